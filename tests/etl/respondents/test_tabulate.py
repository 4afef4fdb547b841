"""From a file of any format to `computed.csv`, through the checks and the build."""

import subprocess
from pathlib import Path

import pandas as pd
import pytest

from etl.build import build
from etl.respondents.commands import compared
from etl.respondents.describe import draft
from tests.etl.respondents.survey import MAPPED, MAPPING, STUDY, Survey, rows

ROOT = Path(__file__).resolve().parents[3]
KEYS = ["question_id", "item_id", "response_id", "region_id"]
BOXES = """
[[question]]
question_id = "note_moyenne"
kind = "multiple"
{how}
"""


def one(frame: pd.DataFrame, **codes: str) -> pd.Series:
    for name, code in codes.items():
        frame = frame[frame[name] == code]
    assert len(frame) == 1
    return frame.iloc[0]


@pytest.mark.parametrize("name", ["essai.zsav", "essai.csv", "essai.xlsx", "essai.dta", "essai.parquet"])
def test_every_format_gives_the_same_figures(survey: Survey, name: str):
    expected = survey.computed()[[*KEYS, "value", "base_n", "std_error"]]
    frame = rows()
    survey.put(frame, name=name)
    pd.testing.assert_frame_equal(survey.computed()[[*KEYS, "value", "base_n", "std_error"]], expected)


def test_two_runs_write_the_same_bytes(survey: Survey):
    survey.computed()
    first = survey.data.read(f"{STUDY}/computed.csv")
    survey.computed()
    assert survey.data.read(f"{STUDY}/computed.csv") == first


def test_a_row_says_its_variable_its_mapping_its_base_and_what_it_is_worth(survey: Survey):
    found = one(survey.computed(), item_id="emploi", response_id="top2", region_id="FR")
    assert (found["reading"], found["status"], found["value_printed"]) == ("computed", "published", "")
    assert (found["locator"], found["source_row"][:1], found["source_row"][9:]) == ("variable q1", "M", ":q1")
    assert 0 < float(found["n_eff"]) < int(found["base_n"]) == 221


def test_computed_figures_pass_the_checks_and_are_built_behind_the_printed_ones(survey: Survey, tmp_path):
    survey.computed()
    assert survey.data.problems() == []
    tables = build(survey.data.folder, tmp_path / "out" / "build")
    figures = tables["figures"].set_index("figure_id")
    key = "essai-2021.impact.emploi.top2.share.citoyens._T.FR.2021-09"
    assert figures.loc[f"{key}@rapport", "is_preferred"] and not figures.loc[f"{key}@fichier", "is_preferred"]
    rule = tables["computations"].query("item_id == 'emploi' and response_id == 'top2'").iloc[0]
    assert (rule["variable"], rule["codes"], rule["dont_know_codes"]) == ("q1", "1 2", "98")
    assert (rule["dont_know_base"], rule["weight"], rule["minimum_base"]) == ("out", "w", 11)


def test_figures_of_another_mapping_are_refused_until_they_are_computed_again(survey: Survey):
    survey.computed()
    survey.data.write(MAPPING, survey.data.read(MAPPING).replace('"random"', '"quota"'))
    assert survey.data.problems() == [
        f"{STUDY}/computed.csv: was computed from another microdata.toml. "
        f"Run `python -m etl tabulate {STUDY}`."
    ]


def test_a_mapping_without_figures_says_what_to_run(survey: Survey):
    assert survey.data.problems() == [
        f"{MAPPING}: there is no computed.csv. Run `python -m etl tabulate {STUDY}`."
    ]


def test_a_study_may_have_computed_figures_only(survey: Survey):
    survey.data.path(f"{STUDY}/figures.csv").unlink()
    survey.data.write("claims.csv", "claim_id,figure_id,relation,reason\n")
    survey.computed()
    assert survey.data.problems() == []


def test_comparing_puts_each_printed_value_beside_the_computed_one(survey: Survey):
    said, agrees = compared(STUDY, data_dir=survey.data.folder)
    assert not agrees and not survey.data.path(f"{STUDY}/computed.csv").exists()
    lines = said.split("\n")
    assert lines[5].split()[:3] == ["DIFFERS", "70", "56.919"]
    assert lines[-1] == "7 printed values: 0 equal, 7 differs, 0 not computed. Nothing was written."


@pytest.mark.parametrize(
    "how, base_n, share",
    [
        ('base = "asked"\nitems = {{ _T = "m1" }}', 240, "m1"),
        ('base = "answered_one"\nitems = {{ _T = "m1" }}', None, "all"),
        ('base = "asked"\nasked = {{ variable = "reg", codes = [53] }}\nitems = {{ _T = "m1" }}', 0, "asked"),
    ],
)
def test_several_answers_are_counted_on_the_base_that_is_said(survey: Survey, how, base_n, share):
    frame = rows()
    mapped = MAPPED[: MAPPED.rindex("[[question]]")] + BOXES.format(how=how)
    survey.put(frame, mapped=mapped)
    found = one(survey.computed(), question_id="note_moyenne", region_id="FR")
    among = {"m1": frame, "all": frame[frame["m1"] == 1], "asked": frame[frame["reg"] == 53]}[share]
    expected = 100 * among.loc[among["m1"] == 1, "w"].sum() / among["w"].sum()
    assert float(found["value"]) == pytest.approx(expected, abs=1e-9)
    assert (int(found["base_n"]), found["response_id"]) == (len(among), "oui")
    if expected == 100:
        assert (found["value"], found["std_error"]) == ("100", "0")


def test_boxes_that_hold_ticks_only_must_say_who_was_asked(survey: Survey):
    frame = rows()
    frame["m1"] = frame["m1"].where(frame["m1"] == 1)
    how = 'base = "asked"\nitems = {{ _T = "m1" }}'
    survey.put(frame, mapped=MAPPED[: MAPPED.rindex("[[question]]")] + BOXES.format(how=how))
    assert "the boxes hold ticks only: a blank is not ticked, or not asked." in survey.refused()


def test_dont_knows_in_the_base_are_an_answer(survey: Survey):
    mapped = MAPPED.replace('base = "out"', 'base = "in", response = "nsp"')
    survey.put(rows(), mapped=mapped)
    found = survey.computed()
    assert one(found, item_id="emploi", response_id="nsp", region_id="FR")["base_n"] == "234"


def test_a_draft_names_what_the_file_says_and_none_of_its_rows(survey: Survey):
    text = draft(survey.folder / "essai.sav", labels={"Très fort": "tres_fort"})
    assert "# Draft for 'essai.sav': SPSS, 240 rows, 12 variables, UTF-8." in text
    assert (
        'dont_know = { codes = [98], base = "" }  # "in" or "out"; 98 Ne sait pas (declared missing)' in text
    )
    assert '"1" = "tres_fort"  # Très fort' in text
    assert "#   secret" in text and "Dupont" not in text


def test_no_respondents_file_is_in_the_repository():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [Path(line) for line in listed.stdout.splitlines()]
    formats = {".sav", ".zsav", ".por", ".dta", ".sas7bdat", ".xpt", ".parquet"}
    assert [name for name in names if name.suffix in formats or "microdata" in name.parts] == []
    in_studies = {name.name for name in names if name.parts[:2] == ("data", "studies")}
    assert in_studies <= {"figures.csv", "computed.csv", "study.toml", "microdata.toml"}


@pytest.mark.parametrize("name", ["a.sav", "a.zsav", "a.por", "a.dta", "a.parquet", "microdata/a.csv"])
def test_git_refuses_a_respondents_file(name: str):
    ignored = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT)
    assert ignored.returncode == 0
