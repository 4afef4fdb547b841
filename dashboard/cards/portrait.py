"""Portrait: everything held on one region, the Observatoire first, and what nobody has published on it."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import labels
from dashboard.cards import regions
from dashboard.cards.sheets import missing
from dashboard.labels import french
from dashboard.queries import regions as queries
from dashboard.queries import sheets

INVITATION = (
    "Choisissez une région dans la liste, sur la carte ou dans le classement : tout ce que nous tenons sur "
    "elle s'affiche ici, et ce qui n'est pas publié."
)
RANKS = (
    "Dernière année de chaque indicateur ; rang parmi les 13 régions de métropole, de la plus haute à la "
    "plus basse valeur, partagé quand les valeurs s'impriment de la même façon. Un nombre suit d'abord la "
    "taille de la région ; un rang n'est pas un jugement."
)


@dataclass(frozen=True)
class Table:
    """A display-ready table, under its title."""

    title: str
    text: str
    rows: pd.DataFrame


@dataclass(frozen=True)
class Portrait:
    """One region: its tables in reading order, what is not published, and whether a sheet exists."""

    region_id: str
    name: str
    lead: str
    tables: tuple[Table, ...]
    missing: tuple[str, ...]
    has_sheet: bool


def portrait(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> Portrait | None:
    """Everything held on a region; nothing when no region in particular is chosen."""
    if region_id == queries.ALL_REGIONS:
        return None
    held = sheets.codes(cursor, kind="region").set_index("code").loc[region_id]
    tables = (
        Table("Ce que l'Observatoire a publié", "", regions.all_results(cursor, region_id=region_id)),
        _context(cursor, region_id, title="Contexte : statistique officielle", text=RANKS, is_official=True),
        _context(cursor, region_id, title="Contexte : autres producteurs", text="", is_official=False),
    )
    return Portrait(
        region_id=region_id,
        name=held["label"],
        lead=f"{regions.results_lead(cursor, region_id=region_id)} {_lead(tables)}",
        tables=tuple(table for table in tables if len(table.rows)),
        missing=tuple(_missing(cursor, region_id=region_id)),
        has_sheet=bool(held["results_n"] >= sheets.FEWEST_RESULTS),
    )


def _context(
    cursor: duckdb.DuckDBPyConnection, region_id: str, *, title: str, text: str, is_official: bool
) -> Table:
    rows = regions.context_portrait(cursor, region_id=region_id, is_official=is_official)
    return Table(title, text, rows)


def _lead(tables: tuple[Table, ...]) -> str:
    """How much context is held, by kind of producer."""
    _, official, others = (len(table.rows) for table in tables)
    return french(
        f"En contexte : {_count(official, 'indicateur')} de la statistique officielle, "
        f"{_count(others, 'indicateur')} d'autres producteurs."
    )


def _count(count: int, word: str) -> str:
    return f"aucun {word}" if not count else f"{labels.number(count)} {word}{'s' * (count > 1)}"


def _missing(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> list[str]:
    """The Observatoire's gaps, then the indicators that other regions have."""
    results = sheets.results(cursor, kind="region", code=region_id)
    told = missing.sentences(cursor, results, kind="region", code=region_id)
    absent = queries.absent_indicators(cursor, region_id=region_id)["question_label"]
    if len(absent):
        names = labels.listed(labels.lowered(name) for name in absent)
        told.append(
            french(f"Indicateurs de contexte publiés pour la plupart des régions, pas ici : {names}.")
        )
    return told
