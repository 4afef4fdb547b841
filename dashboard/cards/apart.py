"""Apart: the results of a question that share no axis with the others, one panel a base, and why."""

from collections.abc import Sequence

import duckdb
import pandas as pd

from dashboard import comparability, differing, insights, labels
from dashboard.cards import bases, compared
from dashboard.cards.card import Card, reading_note, stating, tidy
from dashboard.cards.impacts import universe_notes
from dashboard.cards.practices import counted
from dashboard.charts import bars
from dashboard.queries import compare as queries

_NAN = float("nan")


def card(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> Card | None:
    """The latest result of each profile that shares no axis, one panel a base; none when all share one."""
    groups = compared.groups(cursor, question_id)
    rows = comparability.apart(queries.candidates(cursor, question_id=question_id), groups)
    if rows["value"].isna().all():
        return None
    panels = {_panel_name(group): group for _, group in rows.groupby("actor_profile_id", sort=False)}
    question, other_questions = labels.question_line(rows)
    finding = insights.standing_apart(
        panels, subject=rows["question_label"].iloc[0], grades=queries.grades(cursor)
    )
    return Card(
        card_id=f"comparer_{question_id}_a-part",
        finding=finding,
        question=question,
        figure=bars.share_panels([_panel(name, compared.lines(group)) for name, group in panels.items()]),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=_table(panels),
        alt=labels.french(f"{finding}. {_alt(panels)}"),
        data=tidy(rows),
        notes=(
            *_reasons(cursor, rows, groups),
            *reading_note(rows),
            *universe_notes(rows),
            *bases.notes(rows, draws_margins=True),
        ),
        details=other_questions,
    )


def left_out(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> str:
    """How many published values the page does not draw, and why; nothing when it draws them all."""
    candidates = queries.candidates(cursor, question_id=question_id).dropna(subset=["value"])
    groups = compared.groups(cursor, question_id)
    drawn = pd.concat([*groups, comparability.apart(candidates, groups)])["figure_id"]
    return labels.french(
        " ".join(
            filter(
                None,
                [
                    _uncounted(int((~candidates["figure_id"].isin(drawn)).sum())),
                    _other_measures(queries.other_measures(cursor, question_id=question_id)),
                ],
            )
        )
    )


def _uncounted(count: int) -> str:
    if not count:
        return ""
    values = f"{labels.capitalized(insights.count_word(count))} autres valeurs sont publiées"
    return (
        f"{values if count > 1 else 'Une autre valeur est publiée'} sur cette question, pour une autre "
        "vague, une autre population ou une seule région : la page Données les contient toutes."
    )


def _other_measures(measures: pd.DataFrame) -> str:
    if measures.empty:
        return ""
    names = labels.listed(label.lower() for label in measures["measure_label"])
    return (
        f"La question est aussi publiée dans une autre mesure ({names}), qui ne va pas sur l'axe d'une part."
    )


def _reasons(
    cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, groups: Sequence[pd.DataFrame]
) -> tuple[str, ...]:
    """Why these results share no axis: another base, the reason stated, or nothing that says they compare."""
    is_alone = rows["actor_profile_id"].nunique() < 2
    studies = [*rows["study_id"].unique()]
    if is_alone:  # it is told against what the same profile said on a shared axis
        same_profile = [group[group["actor_profile_id"].isin(rows["actor_profile_id"])] for group in groups]
        studies += [code for group in same_profile for code in group["study_id"].unique()]
    stated = comparability.stated_between(
        queries.grades(cursor), question_id=rows["question_id"].iloc[0], study_ids=studies
    )
    if is_alone:
        reason = "Aucun autre profil n'a de résultat qui se compare à celui-ci : il reste à part."
        is_told = stated["study_a"].isin(rows["study_id"]) | stated["study_b"].isin(rows["study_id"])
        reasons = stated.loc[stated["grade"].eq("C") & is_told, "reason"]
        return tuple(labels.french(text) for text in (reason, *reasons))
    if rows["counted"].nunique() > 1:
        reason = "Les parts ne comptent pas la même chose : chaque panneau porte sa base."
    elif stated["grade"].eq("C").any():
        why = stated.loc[stated["grade"].eq("C"), "reason"].iloc[0]
        reason = compared.graded("C", why)
    elif rows.groupby("actor_profile_id")["value"].count().eq(0).any():
        reason = "Les valeurs d'un des profils manquent : il n'y a rien à comparer."
    else:
        reason = compared.graded("C", compared.UNSTATED)
    return (labels.french(reason),)


def _panel_name(group: pd.DataFrame) -> str:
    """Who answered and when: « les entreprises de 10 salariés et plus (2021) »."""
    first = group.iloc[0]
    return f"{counted(first)} ({first['period'][:4] or labels.UNKNOWN_WAVE})"


def _panel(name: str, rows: pd.DataFrame) -> bars.Panel:
    heading = labels.capitalized(labels.french(name.removeprefix("les ")))
    return bars.Panel(heading=heading, base=labels.short_base(rows), rows=rows.assign(planned=_NAN))


def _table(panels: dict[str, pd.DataFrame]) -> pd.DataFrame:
    records = [
        {
            "Base": labels.capitalized(labels.french(name)),
            "Item": row.item_label,
            "Part": compared.cell(row) + differing.mark(row),
        }
        for name, group in panels.items()
        for row in compared.lines(group).itertuples()
    ]
    return stating(pd.DataFrame(records), {"Part": pd.concat(panels)["figure_id"]})


def _alt(panels: dict[str, pd.DataFrame]) -> str:
    parts = [
        f"{labels.capitalized(name)} : {', '.join(_said(row) for row in compared.lines(group).itertuples())}"
        for name, group in panels.items()
    ]
    return f"{'. '.join(parts)}."


def _said(row: object) -> str:
    return f"{row.item_label.lower()} {compared.cell(row)}"
