"""The download of the whole base: complete, explained, readable by a spreadsheet, the same twice."""

import csv as standard
import io
import zipfile

import pyarrow.parquet as pq
import pytest

from dashboard.desk import Desk
from dashboard.exports import codebook, database
from dashboard.words import vocabulary
from etl.tables import TABLES

WORDS = vocabulary("fr")


@pytest.fixture(scope="module")
def base(tables):
    return Desk(tables.cursor())


@pytest.fixture(scope="module")
def content(base):
    return database.database_zip(base)


@pytest.fixture(scope="module")
def archive(content):
    return zipfile.ZipFile(io.BytesIO(content))


def held(archive, name):
    """The one file of this name, under the folder of the release."""
    (found,) = [one for one in archive.namelist() if one.partition("/")[2] == name]
    return archive.read(found)


def rows_of(archive, name) -> list[dict[str, str]]:
    text = held(archive, name)
    assert text.startswith(b"\xef\xbb\xbf")
    return list(standard.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_every_table_is_there_as_csv_and_parquet(archive):
    names = {name.partition("/")[2] for name in archive.namelist()}
    assert names == {
        *(f"csv/{name}.csv" for name in TABLES),
        *(f"parquet/{name}.parquet" for name in TABLES),
        *("LISEZMOI.txt", "dictionnaire.csv", "tables.csv", "chiffres.csv", "datapackage.json"),
    }
    assert archive.testzip() is None


def test_both_formats_hold_the_same_figures(archive):
    parquet = pq.read_table(io.BytesIO(held(archive, "parquet/figures.parquet"))).to_pylist()
    rows = rows_of(archive, "csv/figures.csv")
    assert list(parquet[0]) == [column.name for column in TABLES["figures"].built] == list(rows[0])
    assert [row["figure_id"] for row in rows] == [row["figure_id"] for row in parquet]
    assert [row["region_id"] for row in rows] == [row["region_id"] for row in parquet]
    assert [row["value"].replace(",", ".") for row in rows] == [
        "" if row["value"] is None else f"{row['value']:.15g}" for row in parquet
    ]


def test_the_figures_for_people_are_all_there_with_their_words(archive, base):
    rows = rows_of(archive, "chiffres.csv")
    (count,) = base.cursor.execute("select count(*) from figures").fetchone()
    assert len(rows) == count
    assert list(rows[0])[:5] == ["Question", "Code de la question", "Élément", "Code de l’élément", "Réponse"]
    lost = [row for row in rows if not row["Valeur"]]
    assert lost and all(row["État"] != "publié" for row in lost)
    assert all(row["Étude"] and row["Publication"] for row in rows)


def test_the_readme_names_version_terms_and_how_to_cite(archive, base):
    text = held(archive, "LISEZMOI.txt").decode("utf-8-sig")
    version, released_on = base.cursor.execute("select data_version, released_on from build").fetchone()
    assert f"Version {version}, {WORDS.periods.period(released_on)}" in text
    assert "Citez d’abord l’étude et la publication" in text
    assert "Licence Ouverte" in text
    assert "\r\n" in text


def test_two_downloads_of_one_version_are_equal(base, content):
    assert database.database_zip(base) == content


def test_the_name_says_the_version(base):
    (version,) = base.cursor.execute("select data_version from build").fetchone()
    name = f"observatoire-partenariats-base-{version.replace('.', '-')}.zip"
    assert database.database_name(base) == name


COLUMNS = {column.name for table in TABLES.values() for column in table.built}


def test_every_table_and_column_is_explained_and_nothing_that_is_not_there():
    assert set(WORDS.codebook.TABLES) == set(TABLES)
    assert set(WORDS.codebook.COLUMNS) == COLUMNS
    assert set(codebook._CODED_BY.values()) <= set(TABLES)
    assert set(codebook._CODED_BY) <= COLUMNS


def test_the_codebook_has_one_row_a_column(base):
    found = codebook.codebook(base.cursor, WORDS)
    rows = [dict(zip(found.headers, (cell.text for cell in row), strict=True)) for row in found.rows]
    assert len(rows) == sum(len(table.built) for table in TABLES.values())
    assert {
        "table": "figures",
        "colonne": "region_id",
        "type": "texte",
        "description": WORDS.codebook.column("region_id"),
        "liste_de_codes": "regions",
    } in rows
    assert {
        "table": "regions",
        "colonne": "region_id",
        "type": "texte",
        "description": "Code, clé de cette table.",
        "liste_de_codes": "",
    } in rows


def test_the_list_of_tables_counts_their_rows(base):
    found = codebook.table_list(base.cursor, WORDS)
    (count,) = base.cursor.execute("select count(*) from figures").fetchone()
    assert found.headers == ("table", "description", "lignes")
    assert [cell.text for cell in found.rows[0]] == [
        "figures",
        "Les chiffres\u202f: une ligne par observation, telle qu’une publication l’énonce.",
        str(count),
    ]
