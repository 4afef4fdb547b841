"""Choices: which sheets exist, and what a reader is told of one that does not."""

import duckdb
import pandas as pd

from dashboard import insights, labels, views
from dashboard.cards.sheets import words
from dashboard.labels import french
from dashboard.queries import sheets as queries

KINDS = {"profil": "Un profil", "region": "Une région", "domaine": "Un domaine"}
FIRST = "associations"
PROFILE = "profile"


def options(cursor: duckdb.DuckDBPyConnection, *, kind: str) -> dict[str, str]:
    """The sheets of one kind: label of each code with enough published results."""
    codes = queries.codes(cursor, kind=kind)
    made = codes[codes["results_n"] >= queries.FEWEST_RESULTS]
    return dict(zip(made["code"], made["label"], strict=True))


def refusal(cursor: duckdb.DuckDBPyConnection, *, kind: str, code: str) -> str:
    """Why an address gives no sheet: too little is published, with what is; or the code does not exist."""
    codes = queries.codes(cursor, kind=kind).set_index("code")
    if code not in codes.index:
        return views.read({kind: code}, name=kind, options=(), default="").message
    held = queries.results(cursor, kind=kind, code=code).dropna(subset=["value"])
    nearest = queries.nearest_national(cursor, kind=kind, code=code)
    name = codes["label"][code]
    parts = [
        f"{name} : {_count(len(held))} dans les sources que nous tenons ; une fiche est faite à partir de "
        f"{insights.count_word(queries.FEWEST_RESULTS)} résultats.",
        _told("Ce qui existe", held),
        _told("La valeur nationale la plus proche", nearest),
        "" if len(held) or kind != "domaine" else queries.domain_note(cursor, domain_id=code),
    ]
    return french(" ".join(part for part in parts if part))


def _count(count: int) -> str:
    return "aucun résultat" if count == 0 else f"{insights.count_word(count)} résultat{'s' * (count > 1)}"


def _told(lead: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    results = " ; ".join(
        f"{words.result_name(row, hidden=(PROFILE,))} : {words.value(row)} "
        f"(selon {row.profile_article}, {labels.period(row.period)})"
        for row in rows.itertuples()
    )
    return f"{lead} : {results}."
