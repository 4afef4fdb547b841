"""Compare: one question, the profiles that answered it on one line an item, and the gaps to one of them."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import labels, wordings
from dashboard.cards.card import Card, crossed_table, tidy
from dashboard.cards.impacts import universe_notes
from dashboard.cards.practices import fullest_group_per_study
from dashboard.charts import bars, dots
from dashboard.comparability import comparable_groups
from dashboard.queries import compare as queries

FIRST_QUESTION = "impact_percu"
SORTS = {
    "questionnaire": "Ordre du questionnaire",
    "ecart": "Plus grand écart",
    "valeur": "Plus forte valeur",
}
OWN_ITEMS = {
    "performance_entreprises": "entreprises",
    "performance_collectivites": "elus_locaux",
    "performance_associations": "associations",
}
NOT_TESTABLE = "Écarts en points, calculés ici ; non testables sans l'effectif des deux profils."


@dataclass(frozen=True)
class Wording:
    """What one profile was asked, next to the reference, and how far it compares."""

    profile: str
    study: str
    pieces: tuple[wordings.Piece, ...]  # empty where no publication gives the words
    reason: str  # why we do not have the words, or why the comparison holds


def questions(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Label of each question that at least two profiles answered, perceived impact first."""
    rows = queries.candidates(cursor).dropna(subset=["value"])
    several = rows.groupby("question_id").filter(lambda group: group["actor_profile_id"].nunique() > 1)
    found = several.drop_duplicates("question_id").set_index("question_id")["question_label"].to_dict()
    return {FIRST_QUESTION: found.pop(FIRST_QUESTION), **found}


def profiles(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> dict[str, str]:
    """Label of each profile with a readable value in the comparison of this question."""
    rows = _compared(cursor, question_id).dropna(subset=["value"]).drop_duplicates("actor_profile_id")
    ordered = rows.sort_values("profile_order")
    return dict(zip(ordered["actor_profile_id"], ordered["profile_label"], strict=True))


def by_profile(cursor: duckdb.DuckDBPyConnection, *, question_id: str, reference_id: str, sort: str) -> Card:
    """One line an item, one dot a profile; separate panels where the questions only share a theme.

    Args:
        reference_id: profile that the gaps of the table are measured from.
        sort: one of `SORTS`.
    """
    rows = _compared(cursor, question_id)
    if rows["actor_profile_id"].nunique() < 2:
        return _apart(cursor, question_id)
    shown = _sorted(_with_missing_profiles(cursor, rows), sort=sort)
    question, other_questions = labels.question_line(rows)
    finding = _finding(rows, reference_id=reference_id)
    return Card(
        card_id=f"comparer_{question_id}_{reference_id}_{sort}",
        finding=finding,
        question=question,
        figure=dots.profile_dots(shown),
        base=labels.base_line(rows),
        source=labels.source_line(rows[rows["value"].notna()]),
        table=_gap_table(shown, reference_id=reference_id),
        alt=labels.french(f"{finding}. {_alt(shown)}"),
        data=tidy(rows),
        notes=(
            *_base_note(rows),
            labels.french(NOT_TESTABLE),
            *_grade_notes(cursor, rows),
            *universe_notes(rows),
        ),
        details=other_questions,
    )


def own_performance(cursor: duckdb.DuckDBPyConnection) -> Card:
    """The impact each profile expects on its own performance, beside what the others expect for it."""
    rows = _compared(cursor, FIRST_QUESTION)
    rows = rows[rows["item_id"].isin(list(OWN_ITEMS))]
    question, other_questions = labels.question_line(rows)
    finding = _own_finding(rows)
    return Card(
        card_id="comparer_sa-propre-performance",
        finding=finding,
        question=question,
        figure=dots.profile_dots(rows),
        base=labels.base_line(rows),
        source=labels.source_line(rows[rows["value"].notna()]),
        table=crossed_table(rows, row_header="Impact fort ou très fort sur…", columns="profile_label"),
        alt=labels.french(f"{finding}. {_alt(rows)}"),
        data=tidy(rows),
        notes=(labels.french(NOT_TESTABLE), *_grade_notes(cursor, rows), *universe_notes(rows)),
        details=other_questions,
    )


def question_wordings(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, reference_id: str
) -> list[Wording]:
    """What each profile was asked, the words that differ from the reference profile's marked."""
    rows = queries.candidates(cursor, question_id=question_id)
    asked = rows.drop_duplicates(["actor_profile_id", "study_id"])
    reference = asked[asked["actor_profile_id"] == reference_id].iloc[-1]
    grades = queries.grades(cursor)
    return [_wording(row, reference=reference, grades=grades) for _, row in asked.iterrows()]


def _wording(row: pd.Series, *, reference: pd.Series, grades: pd.DataFrame) -> Wording:
    pieces = wordings.differences(reference["wording"] or row["wording"], row["wording"])
    return Wording(
        profile=row["profile_label"],
        study=labels.french(f"{row['study_title']}, {labels.period(row['period'])}"),
        pieces=tuple(pieces),
        reason=labels.french(" ".join(filter(None, [_missing(row), _grade(row, reference, grades)]))),
    )


def _missing(row: pd.Series) -> str:
    return "" if row["wording"] else row["wording_missing_reason"]


def _grade(row: pd.Series, reference: pd.Series, grades: pd.DataFrame) -> str:
    if row["study_id"] == reference["study_id"]:
        return ""
    pair = [row["study_id"], reference["study_id"]]
    stated = grades[
        (grades["question_id"] == row["question_id"])
        & grades["study_a"].isin(pair)
        & grades["study_b"].isin(pair)
    ]
    if stated.empty:
        return "Comparabilité C : rien ne dit que ces résultats se comparent."
    return f"Comparabilité {stated['grade'].iloc[0]} : {stated['reason'].iloc[0]}"


def _compared(cursor: duckdb.DuckDBPyConnection, question_id: str) -> pd.DataFrame:
    """The rows of the largest group that may share an axis, one base a study."""
    rows = queries.candidates(cursor, question_id=question_id)
    known = rows[rows["study_id"].isin(rows.loc[rows["value"].notna(), "study_id"])]
    largest = comparable_groups(known, queries.grades(cursor))[0]
    return _one_population(largest)


def _one_population(rows: pd.DataFrame) -> pd.DataFrame:
    """One base a study and profile: where several populations are published, the one with the most items."""
    if set(rows["response_id"]) == {"oui"}:
        return fullest_group_per_study(rows)
    return rows


def _with_missing_profiles(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, and an empty one an item for each of the five profiles with nothing published."""
    everyone = queries.main_profiles(cursor, practising_only=rows["theme"].iloc[0] == "pratiques")
    absent = everyone[~everyone["actor_profile_id"].isin(rows["actor_profile_id"])]
    items = rows.drop_duplicates("item_id")[["item_id", "item_label", "item_order", "measure_id"]]
    empty = items.merge(absent, how="cross").assign(value=float("nan"), status="not_published", qualifier="")
    return pd.concat([rows, empty], ignore_index=True).sort_values(
        ["item_order", "profile_order"], kind="stable"
    )


def _sorted(rows: pd.DataFrame, *, sort: str) -> pd.DataFrame:
    by_item = rows.groupby("item_id")["value"]
    rank = {"ecart": by_item.max() - by_item.min(), "valeur": by_item.max()}.get(sort)
    if rank is None:
        return rows
    return rows.assign(rank=rows["item_id"].map(rank)).sort_values(
        ["rank", "item_order", "profile_order"], ascending=[False, True, True], kind="stable"
    )


def _finding(rows: pd.DataFrame, *, reference_id: str) -> str:
    """The largest gap to the reference profile, with both values."""
    gaps = _gaps(rows, reference_id=reference_id)
    if gaps.empty:
        return labels.french(f"{rows['question_label'].iloc[0]} : aucun autre profil à comparer")
    largest = gaps.loc[gaps["gap"].abs().idxmax()]
    topic = "" if largest["item_id"] == "_T" else f" sur « {largest['item_label']} »"
    return labels.french(
        f"Le plus grand écart avec {largest['reference_article']} : {largest['profile_article']}, "
        f"{labels.percent(largest['value'])}{topic}, contre {labels.percent(largest['reference'])} "
        f"({labels.points(largest['gap'])})"
    )


def _gaps(rows: pd.DataFrame, *, reference_id: str) -> pd.DataFrame:
    known = rows.dropna(subset=["value"])
    reference = known[known["actor_profile_id"] == reference_id].set_index("item_id")
    others = known[(known["actor_profile_id"] != reference_id) & known["item_id"].isin(reference.index)]
    return others.assign(
        reference=others["item_id"].map(reference["value"]),
        reference_article=reference["profile_article"].iloc[0] if len(reference) else "",
        gap=others["value"] - others["item_id"].map(reference["value"]),
    )


def _gap_table(rows: pd.DataFrame, *, reference_id: str) -> pd.DataFrame:
    """Values of every profile, then the gap of each to the reference, in points."""
    table = crossed_table(rows, row_header="Item", columns="profile_label")
    gaps = _gaps(rows, reference_id=reference_id)
    for profile, found in gaps.groupby("profile_label", sort=False):
        by_item = dict(zip(found["item_label"], found["gap"], strict=True))
        table[labels.french(f"{profile} : écart")] = [
            labels.points(by_item[i]) if i in by_item else "–" for i in table["Item"]
        ]
    return table


def _base_note(rows: pd.DataFrame) -> tuple[str, ...]:
    if rows["population_id"].nunique() == 1:
        return ()
    return (labels.french("Les bases diffèrent d'un profil à l'autre : chacune est donnée ci-dessus."),)


def _grade_notes(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[str, ...]:
    """Why profiles asked in other words or another wave may share the axis."""
    grades = queries.grades(cursor)
    studies = list(rows["study_id"].unique())
    of_rows = grades[
        (grades["question_id"] == rows["question_id"].iloc[0])
        & (grades["grade"] == "B")
        & grades["study_a"].isin(studies)
        & grades["study_b"].isin(studies)
    ]
    reasons = of_rows["reason"].drop_duplicates()
    return tuple(labels.french(f"Comparaison avec réserve : {reason}") for reason in reasons)


def _own_finding(rows: pd.DataFrame) -> str:
    """Whether each profile expects more for itself than the others do for it."""
    parts = []
    for item_id, owner in OWN_ITEMS.items():
        item = rows[(rows["item_id"] == item_id)].dropna(subset=["value"])
        own, others = item[item["actor_profile_id"] == owner], item[item["actor_profile_id"] != owner]
        if own.empty or others.empty:
            continue
        row = own.iloc[0]
        parts.append(
            f"{row['profile_article']} {labels.percent(row['value'])}, les autres de "
            f"{labels.percent(others['value'].min())} à {labels.percent(others['value'].max())}"
        )
    return labels.french(f"Un impact fort sur sa propre performance : {' ; '.join(parts)}")


def _apart(cursor: duckdb.DuckDBPyConnection, question_id: str) -> Card:
    """Separate panels, one a study: the questions share a theme, not an axis."""
    rows = queries.candidates(cursor, question_id=question_id)
    rows = _one_population(rows[rows["value"].notna()])
    question, other_questions = labels.question_line(rows)
    finding = labels.french(
        f"« {rows['question_label'].iloc[0]} » : des questions ou des bases différentes, chaque profil à part"
    )
    panels = [_panel(group) for _, group in rows.groupby(["study_id", "actor_profile_id"], sort=False)]
    table = rows.assign(
        cell=[labels.percent(value) for value in rows["value"]],
        study=[labels.french(f"{row.study_title}, {labels.period(row.period)}") for row in rows.itertuples()],
    )
    return Card(
        card_id=f"comparer_{question_id}_a-part",
        finding=finding,
        question=question,
        figure=bars.share_panels(panels),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=table[["profile_label", "study", "item_label", "cell"]].set_axis(
            ["Profil", "Étude", "Item", "Part"], axis=1
        ),
        alt=finding,
        data=tidy(rows),
        notes=(labels.french("Rien ne permet de mettre ces résultats sur un même axe (comparabilité C)."),),
        details=other_questions,
    )


def _panel(group: pd.DataFrame) -> bars.Panel:
    first = group.iloc[0]
    heading = labels.french(f"{first['profile_label']}, {labels.period(first['period'])}")
    return bars.Panel(heading=heading, base=labels.short_base(group), rows=group.assign(planned=float("nan")))


def _alt(rows: pd.DataFrame) -> str:
    sentences = []
    for item, group in rows.groupby("item_label", sort=False):
        cells = [
            f"{row.profile_label.lower()} {labels.cell(row.value, measure_id='share', status=row.status)}"
            for row in group.itertuples()
        ]
        sentences.append(f"{item} : {', '.join(cells)}")
    return f"{'. '.join(sentences)}."
