"""Domains: priorities and expected impact, domain by domain; each question on an axis of its own."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import labels, theme
from dashboard.cards import bases, trends
from dashboard.cards.card import Card, stating, tidy
from dashboard.charts import rankings
from dashboard.comparability import comparable_groups
from dashboard.queries import compare
from dashboard.queries import domains as queries
from dashboard.queries.trends import other_values

FEWEST = 2
NAMED_ONLY = "named"
_ONE_LIST = ["question_id", "measure_id", "response_id", "actor_profile_id", "study_id", "population_id"]


@dataclass(frozen=True)
class Theme:
    """One question asked about domains: its cards, and what it measures."""

    title: str
    text: str
    cards: tuple[Card, ...]


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
        f"{found[NAMED_ONLY]} autres, sans chiffre. La liste n'est pas complétée de mémoire."
    )


def themes(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> list[Theme]:
    """The questions asked about domains, the one with most results first.

    Of all domains: one card a list of at least two. Of one domain: one card a question, measure by measure.
    """
    rows = queries.results(cursor, domain_id=domain_id)
    rows = rows[rows["measure_id"].isin(list(theme.MEASURE_AXES))]
    found = []
    for _, same in sorted(rows.groupby("question_id", sort=False), key=lambda pair: -len(pair[1])):
        cards = (
            _list_cards(cursor, same)
            if domain_id == queries.ALL_DOMAINS
            else _domain_cards(cursor, same, domain_id=domain_id)
        )
        if cards:
            first = same.iloc[0]
            text = labels.french(first["question_definition"])
            found.append(Theme(title=first["question_label"], text=text, cards=cards))
    return found


def lone_results(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> pd.DataFrame:
    """Results that are alone in their list, so that no chart of all domains carries them; else empty."""
    rows = queries.results(cursor, domain_id=domain_id)
    rows = rows[rows["measure_id"].isin(list(theme.MEASURE_AXES))]
    sizes = rows.groupby(_ONE_LIST)["value"].transform("size")
    return _text_table(rows[(sizes < FEWEST) & (domain_id == queries.ALL_DOMAINS)], header="Valeur")


def ranks(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> pd.DataFrame:
    """Ranks, which no axis carries: a display-ready table, empty when there is none."""
    rows = queries.results(cursor, domain_id=domain_id)
    return _text_table(rows[rows["measure_id"] == "rank"], header="Rang")


def in_regions(cursor: duckdb.DuckDBPyConnection, *, domain_id: str) -> pd.DataFrame:
    """What regional publications state on the domain: a display-ready table, empty when there is nothing."""
    rows = queries.regional_results(cursor, domain_id=domain_id)
    return _text_table(rows.sort_values("region_order", kind="stable"), header="Rang ou valeur")


def with_figures(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Domains with at least one figure, how many, and where they are attested: label and text."""
    found = queries.attested(cursor)
    return _entries(found[found["attestation"] != NAMED_ONLY])


def named_only(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Domains that a publication names although no figure is held on them: label and text."""
    found = queries.attested(cursor)
    return _entries(found[found["attestation"] == NAMED_ONLY])


def _entries(found: pd.DataFrame) -> pd.DataFrame:
    texts = [
        labels.french(" ".join(filter(None, [_count(row.results_n), row.note, _place(row)])))
        for row in found.itertuples()
    ]
    return pd.DataFrame({"item_label": found["domain_label"].to_numpy(), "item_definition": texts})


def _count(results_n: int) -> str:
    if not results_n:
        return ""
    return f"{results_n} résultat{'s' if results_n > 1 else ''} ici."


def _place(row: object) -> str:
    return f"Source : {row.publication_title}, {row.locator}."


def _list_cards(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[Card, ...]:
    groups = [group for _, group in rows.groupby(_ONE_LIST, sort=False) if len(group) >= FEWEST]
    return tuple(_list_card(cursor, group) for group in sorted(groups, key=len, reverse=True))


def _domain_cards(
    cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, domain_id: str
) -> tuple[Card, ...]:
    grades = compare.grades(cursor)
    return tuple(
        _domain_card(cursor, group, domain_id=domain_id)
        for _, same in rows.groupby("measure_id", sort=False)
        for group in comparable_groups(same, grades)
    )


def _list_card(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> Card:
    """The domains of one question asked to one profile, highest first."""
    first = rows.iloc[0]
    ordered = rows.sort_values("value", ascending=False, kind="stable")
    leaders = labels.listed(f"« {row.domain_label} » ({_text(row)})" for row in ordered.head(2).itertuples())
    finding = (
        f"{first['question_label']}, selon {_who(first)} ({labels.period(first['period'])}) : "
        f"d'abord {leaders}{_caution(rows)}"
    )
    return _card(
        cursor,
        ordered,
        finding=finding,
        card_id=f"domaines_{first['question_id']}_{first['study_id']}_{first['measure_id']}",
        names=list(ordered["domain_label"]),
    )


def _caution(rows: pd.DataFrame) -> str:
    """That nothing tells whether the order holds, where no number of interviews is published."""
    return " ; ordre non testable : effectif non publié" if rows["base_n"].isna().all() else ""


def _domain_card(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, domain_id: str) -> Card:
    """What each profile and wave says of one domain, on one question."""
    first = rows.iloc[0]
    said = labels.listed(
        f"{_text(row)} selon {_who(row)} ({row['period'][:4] or labels.period('')})"
        for _, row in rows.iterrows()
    )
    return _card(
        cursor,
        rows,
        finding=f"{first['domain_label']}, {labels.lowered(first['question_label'])} : {said}",
        card_id=f"domaines_{domain_id}_{first['question_id']}_{first['study_id']}_{first['measure_id']}",
        names=[
            f"{labels.capitalized(_who(row).removeprefix('les '))}, {labels.period(row['period'])}"
            for _, row in rows.iterrows()
        ],
    )


def _card(
    cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, finding: str, card_id: str, names: list[str]
) -> Card:
    others = other_values(cursor, observation_ids=tuple(rows["observation_id"]))
    shown = pd.DataFrame(
        {
            "result_label": [labels.french(name) for name in names],
            "figure_id": rows["figure_id"].to_numpy(),
            "actor_profile_id": rows["actor_profile_id"].to_numpy(),
            "value": rows["value"].to_numpy(),
            "value_text": [_text(row) for _, row in rows.iterrows()],
            "other_value": [trends.other_value(others, known) for known in rows["observation_id"]],
            "reference_value": float("nan"),
            "reference_text": "",
        }
    )
    question, other_questions = labels.question_line(rows)
    said = ". ".join(f"{row.result_label} : {row.value_text}" for row in shown.itertuples())
    return Card(
        card_id=card_id,
        finding=labels.french(finding),
        question=question,
        figure=rankings.beside_france(shown, axis=theme.MEASURE_AXES[rows["measure_id"].iloc[0]]),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=stating(
            shown[["result_label", "value_text"]].set_axis(["Résultat", "Valeur"], axis=1),
            {"Valeur": rows["figure_id"]},
        ),
        alt=labels.french(f"{finding}. {said}."),
        data=tidy(rows),
        notes=(
            *bases.notes(rows),
            *trends.grade_notes(cursor, rows),
            *(_hollow_note(note) for note in trends.other_value_notes(cursor, rows)),
        ),
        details=other_questions,
    )


def _hollow_note(note: str) -> str:
    return labels.french(f"Marque creuse : {note}")


def _text_table(rows: pd.DataFrame, *, header: str) -> pd.DataFrame:
    """Domain and who says it, value, place; the region first where it is not France."""
    return pd.DataFrame(
        {
            "Résultat": [labels.french(_result(row)) for _, row in rows.iterrows()],
            header: [_text(row) for _, row in rows.iterrows()],
            "Source": [labels.french(f"{row.publication_title}, {row.locator}") for row in rows.itertuples()],
        }
    )


def _result(row: pd.Series) -> str:
    region = "" if row["region_id"] == "FR" else f"{row['region_label']} : "
    subject = f"{row['domain_label']}, {labels.lowered(row['question_label'])}"
    return f"{region}{subject}, selon {_who(row)} ({labels.period(row['period'])})"


def _text(row: object) -> str:
    return labels.quantity(row.value, measure_id=row.measure_id, qualifier=row.qualifier)


def _who(row: pd.Series) -> str:
    """« les citoyens », « les associations employeuses »."""
    return (
        row["profile_article"]
        if row["population_id"] == "_T"
        else f"les {labels.lowered(row['population_label'])}"
    )
