"""Impacts: the cards of what each profile expects partnerships to change."""

import duckdb
import pandas as pd

from dashboard import guards, insights, labels, verdicts
from dashboard.cards import bases
from dashboard.cards.card import Card, crossed_table, reading_note, stating, tidy
from dashboard.charts import bars, dots, likert
from dashboard.queries import compare as compare_queries
from dashboard.queries import impacts as queries

UNIVERSE_NOTE = "Un univers est la population sur laquelle le résultat est projeté, pas l'effectif interrogé."

WAYS = {"profil": "Un profil, tous les impacts", "impact": "Un impact, tous les profils"}
CHOICES = {"profil": "Profil", "impact": "Impact"}
FIRST = {"profil": "associations"}


def by_profile(cursor: duckdb.DuckDBPyConnection) -> Card:
    """Strong or very strong impact, item by item, the five profiles on one line."""
    rows = queries.profile_comparison(cursor)
    question, other_questions = labels.question_line(rows)
    return Card(
        card_id="impacts-percus_profils",
        finding=insights.leading_item(rows, grades=compare_queries.grades(cursor)),
        question=question,
        figure=dots.profile_dots(guards.guarded(rows)),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=bases.with_counts(
            crossed_table(rows, row_header="Impact fort ou très fort sur…", columns="profile_label"),
            rows,
            columns="profile_label",
        ),
        alt=f"{_comparison_alt(rows)} {bases.margin_alt(rows)}".strip(),
        data=tidy(rows),
        notes=(*universe_notes(rows), *bases.notes(rows, draws_margins=True)),
        details=(*other_questions, *_comparability_notes(cursor, rows), *bases.margin_details(rows)),
    )


def distributions(cursor: duckdb.DuckDBPyConnection, *, by: str) -> tuple[str, dict[str, str]]:
    """What a distribution can be read for, one of `WAYS`: parameter of the address, codes and labels."""
    if by == "impact":
        items = queries.items(cursor)
        return "item", dict(zip(items["item_id"], items["item_label"], strict=True))
    profiles = queries.profiles_with_distribution(cursor)
    return "profil", dict(zip(profiles["actor_profile_id"], profiles["profile_label"], strict=True))


def whole_distribution(cursor: duckdb.DuckDBPyConnection, *, by: str, code: str) -> Card:
    """The distribution of one profile on all items, or of all profiles on one item."""
    if by == "impact":
        return item_distribution(cursor, item_id=code)
    return distribution(cursor, actor_profile_id=code)


def distribution(cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str) -> Card:
    """Every response option of one profile, item by item, with what the copy lost."""
    rows = queries.distribution(cursor, actor_profile_id=actor_profile_id)
    totals = rows[rows["response_id"] == "top2"]
    question, _ = labels.question_line(rows)
    finding = insights.strongest_and_weakest(totals, grades=compare_queries.grades(cursor))
    return Card(
        card_id=f"impacts-percus_distribution_{actor_profile_id}",
        finding=finding,
        question=question,
        figure=likert.distribution_bars(rows),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=bases.with_counts(
            crossed_table(rows, row_header="Impact sur…", columns="response_label"),
            rows,
            columns="response_label",
        ),
        alt=f"{finding}. {_lost_cells(rows)}",
        data=tidy(rows),
        notes=(_lost_cells(rows), *reading_note(rows), *universe_notes(rows), *bases.notes(rows)),
        details=bases.margin_details(totals),
    )


def item_distribution(cursor: duckdb.DuckDBPyConnection, *, item_id: str) -> Card:
    """Every response option on one item, profile by profile, with what the copy lost."""
    rows = queries.item_distribution(cursor, item_id=item_id)
    item = rows["item_label"].iloc[0]
    question, other_questions = labels.question_line(rows)
    totals = rows[rows["response_id"] == "top2"]
    finding = insights.ranked_profiles(totals, subject=item)
    by_profile = rows.assign(item_id=rows["actor_profile_id"], item_label=rows["profile_label"])
    return Card(
        card_id=f"impacts-percus_impact_{item_id}",
        finding=finding,
        question=question,
        figure=likert.distribution_bars(by_profile),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=bases.with_counts(
            crossed_table(by_profile, row_header="Profil", columns="response_label"),
            by_profile,
            columns="response_label",
        ),
        alt=labels.french(f"{finding}. {_totals(rows)} {_lost_cells(rows)}"),
        data=tidy(rows),
        notes=(
            verdicts.testability(totals, grades=compare_queries.grades(cursor)),
            _lost_cells(rows),
            *reading_note(rows),
            *universe_notes(rows),
            *bases.notes(rows),
        ),
        details=(
            *other_questions,
            *_comparability_notes(cursor, rows),
            *bases.margin_details(totals, name="profile_label"),
        ),
    )


def _totals(rows: pd.DataFrame) -> str:
    totals = rows[rows["response_id"] == "top2"]
    said = [
        f"{row.profile_label.lower()} {labels.cell(row.value, measure_id='share', status=row.status)}"
        for row in totals.itertuples()
    ]
    return f"Impact fort ou très fort : {', '.join(said)}."


def necessity(cursor: duckdb.DuckDBPyConnection) -> Card:
    """« Jouer collectif » judged necessary, profile by profile."""
    rows = queries.necessity(cursor)
    question, other_questions = labels.question_line(rows)
    finding = insights.judged_by_all(rows, subject="« Jouer collectif » jugé nécessaire")
    base = labels.base_line(rows)
    shown = guards.guarded(rows).assign(item_label=rows["profile_label"], planned=float("nan"))
    panel = bars.Panel(heading="", base="", rows=shown)
    table = rows.assign(cell=[labels.percent(value) for value in rows["value"]])
    return Card(
        card_id="jouer-collectif_profils",
        finding=finding,
        question=question,
        figure=bars.share_panels([panel]),
        base=base,
        source=labels.source_line(rows),
        table=stating(
            table[["profile_label", "cell"]].set_axis(["Profil", "Jugent nécessaire"], axis=1),
            {"Jugent nécessaire": table["figure_id"]},
        ),
        alt=labels.french(f"{finding}. {_profile_shares(rows)}."),
        data=tidy(rows),
        notes=(
            *_comparability_notes(cursor, rows, question_id="jouer_collectif_necessaire"),
            *bases.notes(rows, draws_margins=True),
        ),
        details=other_questions,
    )


def _profile_shares(rows: pd.DataFrame) -> str:
    return labels.listed(
        f"{row.profile_label.lower()} {labels.percent(row.value)}" for row in rows.itertuples()
    )


def universe_notes(rows: pd.DataFrame) -> tuple[str, ...]:
    """The reminder that a universe is no sample, where one is given instead of the number of interviews."""
    projected = rows["universe_n"].notna() & rows["base_n"].isna()
    return (labels.french(UNIVERSE_NOTE),) if projected.any() else ()


def _comparability_notes(
    cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, question_id: str = queries.QUESTION
) -> tuple[str, ...]:
    """Why profiles asked in other words or another wave may share the axis."""
    grades = queries.comparability(
        cursor, question_id=question_id, study_ids=tuple(rows["study_id"].unique())
    )
    reasons = grades.loc[grades["grade"] == "B", "reason"].drop_duplicates()
    return tuple(labels.french(f"Comparaison avec réserve : {reason}") for reason in reasons)


def _comparison_alt(rows: pd.DataFrame) -> str:
    sentences = []
    for item, group in rows.groupby("item_label", sort=False):
        cells = [
            f"{row.profile_label.lower()} {labels.cell(row.value, measure_id='share', status=row.status)}"
            for row in group.itertuples()
        ]
        sentences.append(f"{item} : {', '.join(cells)}")
    return labels.french(f"Impact fort ou très fort, par profil. {'. '.join(sentences)}.")


def _lost_cells(rows: pd.DataFrame) -> str:
    parts = rows[~rows["response_id"].isin(["top2", "top3"])]
    lost = int((parts["status"] == "illegible").sum())
    if not lost:
        return "Toutes les réponses imprimées sont lisibles."
    return labels.french(
        f"{lost} des {len(parts)} parts imprimées sont illisibles dans notre copie ; "
        "la surface hachurée est ce qui reste à répartir, elle n'est pas une réponse."
    )
