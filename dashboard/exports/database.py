"""Database: the whole base with its codebook in one ZIP, as CSV for spreadsheets and as Parquet."""

import io
import zipfile
from datetime import datetime

import duckdb
import pandas as pd
import pyarrow.parquet as pq

from dashboard import labels
from dashboard.exports.codebook import codebook, published_tables, table_list
from dashboard.exports.filenames import file_name

BOM = "\ufeff"
LABELLED = "chiffres_avec_libelles"

_README = """\
Observatoire des partenariats : les chiffres publiés
Version {data_version}, {released_on}

Ce dossier
----------
chiffres_avec_libelles.csv  Pour commencer : tous les chiffres, avec leurs libellés en clair.
csv/                        Les tables, une par fichier : UTF-8 avec BOM, point-virgule, virgule décimale.
parquet/                    Les mêmes tables au format Parquet, pour R, Python ou DuckDB.
tables.csv                  La liste des tables.
dictionnaire.csv            Ce que veut dire chaque colonne, et la liste de codes qui la traduit.

Avant de se servir d'un chiffre
-------------------------------
- Une valeur vide n'est jamais un zéro : la colonne status dit pourquoi elle manque.
- universe_n est la population sur laquelle un résultat est projeté ; base_n est le nombre de réponses.
- Une note moyenne sur 10 n'est pas un pourcentage. Des réponses multiples ne s'additionnent pas.
- Deux résultats ne se comparent que si la table comparability leur donne la note A ou B.
- is_preferred choisit un énoncé par observation ; les autres sont là pour être vus.

Citer, réutiliser
-----------------
Citez d'abord l'étude et la publication de chaque chiffre (publication_title et locator).
Pour la base : Observatoire des partenariats, les chiffres publiés. Version {data_version}, {released_on}.
Les chiffres appartiennent à ceux qui les ont produits et publiés ; ils sont cités avec leur source. Les
conditions de réutilisation de chaque publication sont les siennes. Les données de l'Insee et des services de
l'État sont en règle générale sous Licence Ouverte, à vérifier auprès du producteur. Le programme du site est
sous licence MIT.
"""

_LABELLED_ROWS = """
select
    figure_id, study_id, study_title, study_kind, producer, producer_type, institute, question_id,
    question_label, wording, item_id, item_label, response_id, response_label, measure_id, measure_label,
    unit_label,
    actor_profile_id, profile_label, population_id, population_label, region_id, region_label, period,
    period_status, value, value_printed, qualifier, status, reading, is_preferred, label_reported, base_label,
    base_unit, base_n, universe_n, publication_id, publication_title, publisher, publication_date,
    publication_url, locator, source_row, confidence, note
from observations
order by figure_id
"""


def database_name(cursor: duckdb.DuckDBPyConnection) -> str:
    """Name of the download, with the version of the data: `observatoire_base_1-0-0.zip`."""
    return file_name(f"base_{_version(cursor)[0]}", extension="zip")


def database_zip(cursor: duckdb.DuckDBPyConnection) -> bytes:
    """Every table twice, the figures once more with their labels, the codebook and the terms; the same bytes
    for the same data.
    """
    data_version, released_on = _version(cursor)
    root = f"observatoire-partenariats_{data_version}"
    files = {
        "LISEZMOI.txt": _readme(data_version=data_version, released_on=released_on),
        f"{LABELLED}.csv": _csv(cursor.execute(_LABELLED_ROWS).df()),
        "tables.csv": _csv(table_list(cursor)),
        "dictionnaire.csv": _csv(codebook(cursor)),
    }
    for table in published_tables(cursor):
        files[f"csv/{table}.csv"] = _csv(_rows(cursor, table))
        files[f"parquet/{table}.parquet"] = _parquet(cursor, table)
    return _zipped({f"{root}/{name}": content for name, content in files.items()}, released_on=released_on)


def _version(cursor: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    return cursor.execute("select data_version, released_on from build").fetchone()


def _readme(*, data_version: str, released_on: str) -> bytes:
    text = _README.format(data_version=data_version, released_on=labels.period(released_on))
    return (BOM + text.replace("\n", "\r\n")).encode("utf-8")


def _rows(cursor: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    return cursor.execute(f'select * from "{table}"').df()


def _csv(rows: pd.DataFrame) -> bytes:
    return (BOM + rows.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")).encode("utf-8")


def _parquet(cursor: duckdb.DuckDBPyConnection, table: str) -> bytes:
    content = io.BytesIO()
    pq.write_table(cursor.table(table).to_arrow_table(), content, compression="zstd")
    return content.getvalue()


def _zipped(files: dict[str, bytes], *, released_on: str) -> bytes:
    """A ZIP dated by the release, so that two downloads of one version are equal byte for byte."""
    date = datetime.fromisoformat(released_on).timetuple()[:6]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=date), data, compress_type=zipfile.ZIP_DEFLATED)
    return content.getvalue()
