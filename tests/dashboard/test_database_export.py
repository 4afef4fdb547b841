"""The download of the whole base: complete, explained, readable by a spreadsheet, the same twice."""

import io
import zipfile

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.exports import codebook, database
from etl.tables import TABLES
from tests.dashboard.small_base import small_base

ROOT = "observatoire-partenariats_1.2.0"


@pytest.fixture(scope="module")
def base():
    return small_base(
        figures=[
            {"value": 12.5, "region_id": "01", "note": "Texte ; avec « guillemets », virgule"},
            {"value": None, "status": "illegible", "region_id": "06"},
        ]
    )


@pytest.fixture(scope="module")
def archive(base):
    return zipfile.ZipFile(io.BytesIO(database.database_zip(base)))


def csv_of(archive, name):
    text = archive.read(f"{ROOT}/{name}")
    assert text.startswith(b"\xef\xbb\xbf")
    return pd.read_csv(io.BytesIO(text), sep=";", decimal=",", dtype={"region_id": str}, encoding="utf-8-sig")


def test_every_table_is_there_as_csv_and_parquet(archive):
    names = {name.removeprefix(f"{ROOT}/") for name in archive.namelist()}
    assert {f"csv/{name}.csv" for name in TABLES} <= names
    assert {f"parquet/{name}.parquet" for name in TABLES} <= names
    assert {"LISEZMOI.txt", "dictionnaire.csv", "tables.csv", "chiffres_avec_libelles.csv"} <= names
    assert archive.testzip() is None


def test_both_formats_hold_the_same_figures(archive, base):
    parquet = pq.read_table(io.BytesIO(archive.read(f"{ROOT}/parquet/figures.parquet"))).to_pandas()
    csv = csv_of(archive, "csv/figures.csv")
    assert csv["value"].tolist()[0] == parquet["value"].tolist()[0] == 12.5
    assert csv["region_id"].tolist() == parquet["region_id"].tolist() == ["01", "06"]
    assert csv["note"].iloc[0] == "Texte ; avec « guillemets », virgule"
    assert list(parquet.columns) == [column.name for column in TABLES["figures"].built]


def test_a_lost_value_stays_empty_with_its_status(archive):
    rows = csv_of(archive, "chiffres_avec_libelles.csv").set_index("region_id")
    assert pd.isna(rows.loc["06", "value"])
    assert rows.loc["06", "status"] == "illegible"
    assert rows.loc["01", "region_label"] == "Guadeloupe"
    assert rows.loc["01", "publication_title"] == "Rapport d'essai"


def test_the_readme_names_version_terms_and_how_to_cite(archive):
    text = archive.read(f"{ROOT}/LISEZMOI.txt").decode("utf-8-sig")
    assert "Version 1.2.0, 21 novembre 2026" in text
    assert "Citez d'abord l'étude et la publication" in text
    assert "Licence Ouverte" in text
    assert "\r\n" in text


def test_two_downloads_of_one_version_are_equal(base):
    assert database.database_zip(base) == database.database_zip(base)
    assert database.database_name(base) == "observatoire_base_1-2-0.zip"


def test_every_table_and_column_is_explained():
    missing = {name for name in TABLES if name not in codebook.TABLES}
    columns = {column.name for table in TABLES.values() for column in table.built}
    assert missing == set()
    assert columns - set(codebook.COLUMNS) == set()


def test_the_codebook_names_nothing_that_is_not_there():
    columns = {column.name for table in TABLES.values() for column in table.built}
    assert set(codebook.TABLES) <= set(TABLES)
    assert set(codebook.COLUMNS) <= columns
    assert set(codebook._CODED_BY.values()) <= set(TABLES)


def test_the_codebook_has_one_row_a_column(base):
    rows = codebook.codebook(base)
    assert len(rows) == sum(len(table.built) for table in TABLES.values())
    region = rows[(rows["table"] == "figures") & (rows["colonne"] == "region_id")].iloc[0]
    assert region["liste_de_codes"] == "regions"
    assert region["type"] == "texte"
    own = rows[(rows["table"] == "regions") & (rows["colonne"] == "region_id")].iloc[0]
    assert own["description"] == "Code, clé de cette table."


def test_the_download_of_the_real_base_opens(cursor):
    archive = zipfile.ZipFile(io.BytesIO(database.database_zip(cursor)))
    (labelled,) = [name for name in archive.namelist() if name.endswith("chiffres_avec_libelles.csv")]
    rows = pd.read_csv(io.BytesIO(archive.read(labelled)), sep=";", decimal=",", low_memory=False)
    assert len(rows) == cursor.execute("select count(*) from figures").fetchone()[0]
    assert rows["study_title"].notna().all()
    assert rows["publication_title"].notna().all()
