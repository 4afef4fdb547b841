"""Trends: one card a series that exists — same question, same profile, waves that compare."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import labels, theme
from dashboard.cards import practices
from dashboard.cards.card import Card, tidy
from dashboard.charts import rankings
from dashboard.comparability import comparable_groups
from dashboard.queries import compare, trends

RATE = "taux_partenariat"
_WAYS = {1: "toutes en hausse", -1: "toutes en baisse", 0: "en sens divers"}
DERIVED = "Écarts entre vagues calculés ici ; non testables sans l'effectif de chaque vague."


@dataclass(frozen=True)
class Series:
    """A question and a profile with at least two waves that compare."""

    question_id: str
    actor_profile_id: str


def series(cursor: duckdb.DuckDBPyConnection) -> list[Series]:
    """The series that exist, practice rates first."""
    rows = _comparable(cursor)
    keys = rows.drop_duplicates(["question_id", "actor_profile_id"])
    found = [Series(row.question_id, row.actor_profile_id) for row in keys.itertuples()]
    return sorted(found, key=lambda one: one.question_id != RATE)


def evolution(cursor: duckdb.DuckDBPyConnection, *, question_id: str, actor_profile_id: str) -> Card:
    """One series: a line for a practice rate, else the latest wave of each item beside the one before."""
    if question_id == RATE:
        return practices.rates(cursor, actor_profile_id=actor_profile_id)
    return _waves(cursor, question_id=question_id, actor_profile_id=actor_profile_id)


def _comparable(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Rows whose waves compare with each other (grade A or B), several waves an item."""
    rows, grades = trends.repeated_results(cursor), compare.grades(cursor)
    keys = ["question_id", "item_id", "response_id", "measure_id", "actor_profile_id", "population_id"]
    groups = [
        group for _, same in rows.groupby(keys, sort=False) for group in comparable_groups(same, grades)
    ]
    return pd.concat([group for group in groups if group["study_id"].nunique() > 1])


def _waves(cursor: duckdb.DuckDBPyConnection, *, question_id: str, actor_profile_id: str) -> Card:
    rows = _comparable(cursor)
    rows = rows[(rows["question_id"] == question_id) & (rows["actor_profile_id"] == actor_profile_id)]
    pairs = _pairs(rows)
    question, other_questions = labels.question_line(rows)
    finding = _finding(pairs)
    return Card(
        card_id=f"evolutions_{question_id}_{actor_profile_id}",
        finding=finding,
        question=question,
        figure=rankings.beside_france(pairs, axis=theme.MEASURE_AXES[rows["measure_id"].iloc[0]]),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=_table(rows),
        alt=labels.french(f"{finding}. {_alt(pairs)}"),
        data=tidy(rows),
        notes=(
            labels.french("Marque colorée : la dernière vague. Trait vertical : la vague précédente."),
            labels.french(DERIVED),
            *_conflicts(cursor, rows),
        ),
        details=other_questions,
    )


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Each item with its latest wave and the one before, the largest latest value first."""
    records = []
    for _, item in rows.groupby("item_id", sort=False):
        before, last = item.sort_values("period").iloc[-2], item.sort_values("period").iloc[-1]
        records.append(
            {
                "result_label": labels.french(f"{_name(last)}, {_year(last)}"),
                "item_label": _name(last),
                "actor_profile_id": last["actor_profile_id"],
                "profile_article": last["profile_article"],
                "measure_id": last["measure_id"],
                "value": last["value"],
                "value_text": _text(last),
                "reference_value": before["value"],
                "reference_text": labels.french(f"{_year(before)} : {_text(before)}"),
                "years": (_year(before), _year(last)),
            }
        )
    return pd.DataFrame(records).sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def _name(row: pd.Series) -> str:
    return row["question_label"] if row["item_id"] == "_T" else row["item_label"]


def _year(row: pd.Series) -> str:
    return row["period"][:4]


def _text(row: pd.Series) -> str:
    return labels.quantity(row["value"], measure_id=row["measure_id"], qualifier=row["qualifier"])


def _finding(pairs: pd.DataFrame) -> str:
    """Whether every item went the same way, and the largest change."""
    change = (pairs["value"] - pairs["reference_value"]).round(6)
    top = pairs.loc[change.abs().idxmax()]
    first, last = top["years"]
    before, after = _value(top["reference_value"], top), _value(top["value"], top)
    span = f"de {before} en {first} à {after} en {last}"
    if len(pairs) == 1:
        return labels.french(f"« {top['item_label']} » selon {top['profile_article']} : {span}")
    noun = "notes" if top["measure_id"] == "mean_10" else "parts"
    return labels.french(
        f"{len(pairs)} {noun} publiées deux fois pour {top['profile_article']}, "
        f"{_WAYS[_direction(change)]} ; le plus grand écart : « {top['item_label']} », {span}"
    )


def _value(value: float, row: pd.Series) -> str:
    return labels.quantity(value, measure_id=row["measure_id"])


def _direction(change: pd.Series) -> int:
    if (change > 0).all():
        return 1
    return -1 if (change < 0).all() else 0


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.sort_values(["item_order", "period"], kind="stable")
    return pd.DataFrame(
        {
            "Résultat": [labels.french(_name(row)) for _, row in ordered.iterrows()],
            "Vague": [labels.period(period) for period in ordered["period"]],
            "Valeur": [_text(row) for _, row in ordered.iterrows()],
            "Publication": [labels.french(title) for title in ordered["publication_title"]],
        }
    )


def _alt(pairs: pd.DataFrame) -> str:
    parts = [f"{row.result_label} : {row.value_text} ; {row.reference_text}" for row in pairs.itertuples()]
    return f"{'. '.join(parts)}."


def _conflicts(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[str, ...]:
    """Other values that publications state for the same wave: both stay visible."""
    others = trends.other_values(cursor, observation_ids=tuple(rows["observation_id"]))
    return tuple(
        labels.french(
            f"{_name(row)}, {labels.period(row['period'])} : {_text(row)} selon {row['publication_title']}."
        )
        for _, row in others.iterrows()
    )
