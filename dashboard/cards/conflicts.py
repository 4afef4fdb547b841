"""Conflicts: claims that publications state with several values, words or waves, each with its reasons."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import labels
from dashboard.cards.card import stating
from dashboard.cards.passport import RELATIONS
from dashboard.labels import french
from dashboard.queries import sources as queries

ALL = "tous"
KINDS = {"differs": "Valeurs qui diffèrent", ALL: "Tous les énoncés qui circulent"}


@dataclass(frozen=True)
class Claim:
    """One headline, and every statement of it."""

    claim_id: str
    title: str
    lead: str
    statements: pd.DataFrame  # « Valeur », « Vague », « Publication », « Place », « Relation », « Raison »


def count(cursor: duckdb.DuckDBPyConnection) -> int:
    """How many claims have at least one statement that differs."""
    rows = queries.claims(cursor)
    return int(rows.loc[rows["relation"] == "differs", "claim_id"].nunique())


def announced(cursor: duckdb.DuckDBPyConnection) -> str:
    """« 20 énoncés circulent avec plusieurs valeurs : les voir »."""
    return french(f"{count(cursor)} énoncés circulent avec plusieurs valeurs : les voir")


def profiles(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Profiles that some claim is about, after « Tous »."""
    rows = queries.claims(cursor).sort_values("profile_order").drop_duplicates("actor_profile_id")
    return {
        ALL: "Tous les profils",
        **dict(zip(rows["actor_profile_id"], rows["profile_label"], strict=True)),
    }


def claims(
    cursor: duckdb.DuckDBPyConnection, *, kind: str = "differs", actor_profile_id: str = ALL
) -> list[Claim]:
    """The claims of one kind (`KINDS`) about one profile, with all their statements, in code-list order."""
    found = []
    for claim_id, rows in queries.claims(cursor).groupby("claim_id", sort=False):
        is_kind = kind == ALL or (rows["relation"] == kind).any()
        is_about = actor_profile_id in (ALL, *rows["actor_profile_id"])
        if is_kind and is_about:
            found.append(_claim(claim_id, rows))
    return found


def _claim(claim_id: str, rows: pd.DataFrame) -> Claim:
    known = rows.dropna(subset=["value"])
    values = list(dict.fromkeys(_value(row) for _, row in known.iterrows()))
    pages = rows["publication_id"].nunique()
    said = f"{labels.listed(values)}, dans {pages} publication{'s' * (pages > 1)}."
    return Claim(
        claim_id=claim_id,
        title=french(rows["claim_label"].iloc[0]),
        lead=french(said),
        statements=stating(_statements(rows), {"Valeur": rows["figure_id"]}),
    )


def _statements(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                _value(row),
                labels.period(row["period"]) if row["period"] else "non précisée",
                french(_publication(row)),
                french(row["locator"]),
                RELATIONS[row["relation"]],
                french(row["reason"]),
            )
            for _, row in rows.iterrows()
        ],
        columns=["Valeur", "Vague", "Publication", "Place", "Relation", "Raison"],
    )


def _publication(row: pd.Series) -> str:
    when = f" ({labels.period(row['publication_date'])})" if row["publication_date"] else ""
    return f"{row['publisher']}, {row['publication_title']}{when}"


def _value(row: pd.Series) -> str:
    return labels.cell(
        row["value"], measure_id=row["measure_id"], status=row["status"], qualifier=row["qualifier"]
    )
