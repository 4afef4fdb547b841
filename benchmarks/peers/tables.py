"""Tables: the built tables become the one flat table that every peer reads, in the file that each expects."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from dashboard import tables

_FLAT = """
select study_title as etude, period as periode, question_id, question_label as question, item_label as item,
       response_id as reponse_id, response_label as reponse, measure_id as mesure_id,
       profile_label as profil, region_label as region, value as valeur, base_label as base,
       publication_title as source
from observations_fr
where is_preferred and study_kind <> 'context'
order by value is null, question_id, item_order, profile_order, response_order, region_order, period
"""


def flat_figures() -> pd.DataFrame:
    """One row an observation, with its labels: what a spreadsheet of the published figures would hold."""
    with tables.connect() as connection:
        return connection.execute(_FLAT).df()


def write_csv(folder: Path) -> None:
    flat_figures().to_csv(folder / "figures.csv", index=False)


def write_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        flat_figures().to_sql("figures", connection, index=False)
