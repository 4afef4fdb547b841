"""The formats of statistical programs: each read back by a reader and a validator that others wrote."""

import io
import json
import zipfile
from urllib.parse import quote

import frictionless
import jsonstat_validator
import pandas as pd
import pytest
from pyjstat import pyjstat
from pysdmx.io.csv.sdmx20.reader import read as read_sdmx

from dashboard.desk import Desk
from dashboard.exports import database
from dashboard.exports.machine import data_package, jsonstat, sdmx
from dashboard.queries import catalogue, filtered
from dashboard.queries.filtered import Filter
from dashboard.renderings import csv

HERE = "https://exemple.fr/api/jsonstat"


@pytest.fixture(scope="module")
def base(tables) -> Desk:
    return Desk(tables.cursor())


def cube(base: Desk, code: str) -> dict:
    found = filtered.observations(base, Filter(question_ids=(code,)))
    return jsonstat.dataset(found, base.words, updated=catalogue.version(base).released_on, href=HERE)


def test_every_question_is_a_valid_cube(base):
    cubes = [json.loads(json.dumps(cube(base, code))) for code, _ in filtered.answered_questions(base)]
    assert len(cubes) > 100 and all(map(jsonstat_validator.validate_jsonstat, cubes))


@pytest.mark.parametrize(
    "code",
    ["impact_percu", "types_partenariat", "taux_partenariat", "source_innovation", "ctx_taux_pauvrete"],
)
def test_a_reader_finds_the_figures_of_a_question_and_no_others(base, code):
    held = read(cube(base, code))
    rows = held[~held["measure_id"].str.contains(".", regex=False)]
    columns = ["study_id", "period", "region_id", "actor_profile_id", "population_id", "item_id"]
    columns += ["response_id", "measure_id", "value"]
    stated = base.cursor.execute(
        f"""
        select {", ".join(columns)} from figures
        where is_preferred and question_id = ? and value is not null
        """,
        [code],
    ).fetchall()
    expected = {tuple(cell or jsonstat.UNDATED for cell in row[:-1]) + row[-1:] for row in stated}
    assert set(rows[columns].itertuples(index=False, name=None)) == expected


def read(made: dict) -> pd.DataFrame:
    """The cells that something stands in, as pyjstat reads them, with codes for labels."""
    frame = pyjstat.Dataset.read(json.dumps(made)).write("dataframe", naming="id")
    return frame[frame["value"].notna()]


def test_a_share_a_mark_a_rank_and_a_population_are_measures_with_units_of_their_own(base):
    measures = cube(base, "fragilites_prioritaires")["dimension"]["measure_id"]["category"]
    assert measures["label"] == {
        "mean_10": "Note moyenne sur 10",
        "mean_10.base_n": "Nombre de réponses (Note moyenne sur 10)",
        "share": "Part",
        "rank": "Rang",
    }
    assert measures["unit"]["share"]["label"] == "%"
    assert measures["unit"]["mean_10"] == {"label": "sur 10", "decimals": 1}
    assert measures["unit"]["mean_10.base_n"] == {"label": "réponses", "decimals": 0}
    measures = cube(base, "impact_percu")["dimension"]["measure_id"]["category"]
    assert measures["label"]["share.universe_n"] == "Population représentée (Part)"
    assert measures["unit"]["share.universe_n"]["label"] == "personnes, organisations ou communes"


def test_a_cell_without_value_says_why_and_a_cell_of_no_source_is_not_there(base):
    made = cube(base, "impact_percu")
    lost = [cell for cell, status in made["status"].items() if status == "illegible"]
    assert len(lost) > 50 and {made["value"][cell] for cell in lost} == {None}
    assert made["extension"]["status"]["label"]["illegible"] == "Illisible dans notre copie"
    assert len(made["value"]) < 1_000 < pd.Series(made["size"]).prod()


def test_the_list_of_cubes_is_a_valid_collection(base):
    made = jsonstat.collection(filtered.answered_questions(base), base.words, href=HERE)
    assert jsonstat_validator.validate_jsonstat(made)
    assert f"{HERE}/impact_percu" in [one["href"] for one in made["link"]["item"]]


def test_sdmx_csv_holds_each_observation_once_under_its_key(base):
    found = filtered.observations(base, Filter())
    (dataset,) = read_sdmx(sdmx.sdmx_csv(found).decode("utf-8"))
    frame = dataset.data
    key = list(sdmx.COLUMNS[3:12])
    assert len(frame) == len(found) and not frame.duplicated(key).any()
    assert str(dataset.structure) == "Dataflow=OBSERVATOIRE:FIGURES(1.0)"
    values = pd.to_numeric(frame["OBS_VALUE"].astype(object), errors="coerce").astype(float)
    assert values.dropna().tolist() == [one.value for one in found if one.is_known]
    assert set(frame.loc[values.isna(), "OBS_STATUS"]) == {"L", "O"}
    assert set(frame.loc[values.notna(), "OBS_STATUS"]) == {"A"}


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("", ""),
        ("2015", "2015"),
        ("2021-09", "2021-09"),
        ("2021-T3", "2021-Q3"),
        ("2018/2022", "2018-01-01/P5Y"),
        ("2016-05/2016-06", "2016-05-01/P2M"),
        ("2015/2021-09", "2015-01-01/P81M"),
        ("2021-T3/2021-T4", "2021-07-01/P6M"),
        ("2024-09-30/2024-10-28", "2024-09-30/P29D"),
    ],
)
def test_periods_are_written_as_sdmx_writes_them(period, written):
    assert sdmx.time_period(period) == written


def test_the_download_of_the_base_is_a_valid_data_package(base, tmp_path):
    archive = zipfile.ZipFile(io.BytesIO(database.database_zip(base)))
    archive.extractall(tmp_path)
    (place,) = tmp_path.glob("*/datapackage.json")
    report = frictionless.validate(str(place))
    assert report.flatten(["taskNumber", "type", "message"])[:5] == []
    assert report.stats["tasks"] == len(archive.namelist()) // 2 - 2


def test_the_package_of_the_api_is_valid_too(base, tmp_path):
    made = data_package.descriptor(base, folder="tables", dialect=csv.PROGRAMS)
    assert frictionless.Package.from_descriptor(made).name == "observatoire-partenariats"
    assert {one["path"] for one in made["resources"]} >= {"tables/figures.csv", "tables/studies.csv"}
    assert quote(made["name"]) == made["name"]
