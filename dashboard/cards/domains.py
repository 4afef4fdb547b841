"""Domains: priorities and expected impact, domain by domain; each question on an axis of its own."""

import duckdb
import pandas as pd

from dashboard import insights, labels, theme
from dashboard.cards.card import Card, tidy
from dashboard.charts import rankings
from dashboard.comparability import comparable_groups
from dashboard.queries import compare
from dashboard.queries import domains as queries

FEWEST = 2
_STATES = {"figures": "des chiffres", "named": "nommé, sans chiffre"}
_ONE_LIST = ["question_id", "measure_id", "response_id", "actor_profile_id", "study_id", "population_id"]


def options(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """All domains together, then those with at least one figure."""
    found = queries.attested(cursor)
    known = found[found["domain_id"].isin(queries.results(cursor)["domain_id"])]
    return {queries.ALL_DOMAINS: "Tous les domaines"} | dict(
        zip(known["domain_id"], known["domain_label"], strict=True)
    )


def lead(cursor: duckdb.DuckDBPyConnection) -> str:
    """How many domains are announced, how many come with figures, how many are only named."""
    found = queries.attested(cursor)["attestation"].value_counts()
    return labels.french(
        f"Les publications annoncent {queries.announced(cursor)} domaines, sans en donner la liste. Celles "
        f"que nous tenons donnent des chiffres pour {found['figures']} domaines et en nomment "
        f"{found['named']} autres, sans chiffre. La liste n'est pas complétée de mémoire."
    )


def cards(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> list[Card]:
    """One card a list of domains, or one card a question on the chosen domain."""
    rows = queries.results(cursor, domain_id=domain_id)
    rows = rows[rows["measure_id"].isin(list(theme.MEASURE_AXES))]
    if domain_id == queries.ALL_DOMAINS:
        lists = [group for _, group in rows.groupby(_ONE_LIST, sort=False) if len(group) >= FEWEST]
        return [_list_card(group) for group in sorted(lists, key=len, reverse=True)]
    grades = compare.grades(cursor)
    groups = [
        group
        for _, same in rows.groupby(["question_id", "measure_id"], sort=False)
        for group in comparable_groups(same, grades)
    ]
    return [_domain_card(group, domain_id=domain_id) for group in groups]


def other_results(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> pd.DataFrame:
    """Ranks, which no axis carries: a display-ready table, empty when there is none."""
    rows = queries.results(cursor, domain_id=domain_id)
    ranks = rows[rows["measure_id"] == "rank"]
    return pd.DataFrame(
        {
            "Résultat": [labels.french(_rank_text(row)) for row in ranks.itertuples()],
            "Rang": [labels.quantity(value, measure_id="rank") for value in ranks["value"]],
            "Source": [
                labels.french(f"{row.publication_title}, {row.locator}") for row in ranks.itertuples()
            ],
        }
    )


def attested(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every domain a publication attests, with what we hold on it: a display-ready table."""
    found = queries.attested(cursor)
    return pd.DataFrame(
        {
            "Domaine": found["domain_label"],
            "Ce que nous en tenons": [_STATES[state] for state in found["attestation"]],
            "Où": [labels.french(f"{row.publication_title}, {row.locator}") for row in found.itertuples()],
            "Précision": [labels.french(note) or "–" for note in found["note"]],
        }
    )


def _list_card(rows: pd.DataFrame) -> Card:
    """The domains of one question asked to one profile, highest first."""
    first = rows.iloc[0]
    ordered = rows.sort_values("value", ascending=False, kind="stable")
    leaders = labels.listed(f"« {row.domain_label} » ({_text(row)})" for row in ordered.head(2).itertuples())
    finding = (
        f"{first['question_label']}, selon {_who(first)} ({labels.period(first['period'])}) : "
        f"d'abord {leaders}"
    )
    card_id = f"domaines_{first['question_id']}_{first['study_id']}_{first['measure_id']}"
    return _card(ordered, finding=finding, card_id=card_id, names=ordered["domain_label"])


def _domain_card(rows: pd.DataFrame, *, domain_id: str) -> Card:
    """What each profile and wave says of one domain, on one question."""
    first = rows.iloc[0]
    said = labels.listed(
        f"{_text(row)} selon {_who(row)} ({row.period[:4] or labels.period('')})"
        for _, row in rows.iterrows()
    )
    finding = f"{first['domain_label']}, {labels.lowered(first['question_label'])} : {said}"
    names = [f"{row['profile_label']}, {labels.period(row['period'])}" for _, row in rows.iterrows()]
    card_id = f"domaines_{domain_id}_{first['question_id']}_{first['study_id']}_{first['measure_id']}"
    return _card(rows, finding=finding, card_id=card_id, names=names)


def _card(rows: pd.DataFrame, *, finding: str, card_id: str, names: list[str] | pd.Series) -> Card:
    shown = pd.DataFrame(
        {
            "result_label": [labels.french(name) for name in names],
            "actor_profile_id": rows["actor_profile_id"].to_numpy(),
            "value": rows["value"].to_numpy(),
            "value_text": [_text(row) for _, row in rows.iterrows()],
            "reference_value": float("nan"),
            "reference_text": "",
        }
    )
    question, other_questions = labels.question_line(rows)
    table = shown[["result_label", "value_text"]].set_axis(["Résultat", "Valeur"], axis=1)
    return Card(
        card_id=card_id,
        finding=labels.french(finding),
        question=question,
        figure=rankings.beside_france(shown, axis=theme.MEASURE_AXES[rows["measure_id"].iloc[0]]),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=table,
        alt=labels.french(f"{finding}. {_alt(shown)}"),
        data=tidy(rows),
        details=other_questions,
    )


def _text(row: object) -> str:
    return labels.quantity(row.value, measure_id=row.measure_id, qualifier=row.qualifier)


def _who(row: pd.Series) -> str:
    """« les citoyens », « les associations employeuses »."""
    return (
        row["profile_article"]
        if row["population_id"] == "_T"
        else f"les {labels.lowered(row['population_label'])}"
    )


def _rank_text(row: object) -> str:
    who = insights.of(row.profile_article)
    return f"{row.domain_label}, rang parmi les fragilités {who} ({labels.period(row.period)})"


def _alt(shown: pd.DataFrame) -> str:
    return ". ".join(f"{row.result_label} : {row.value_text}" for row in shown.itertuples()) + "."
