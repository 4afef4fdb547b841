"""Compared: the results of one question, as the rows and the gaps that its cards draw."""

import duckdb
import pandas as pd

from dashboard import labels
from dashboard.cards.practices import counted
from dashboard.comparability import shared_axes
from dashboard.queries import compare as queries

GRADE_WORDS = {
    "A": "comparable (A)",
    "B": "comparable avec réserve (B)",
    "C": "même thème seulement (C)",
}
UNSTATED = "rien ne dit que ces résultats se comparent."
_NAN = float("nan")


def graded(grade: str, reason: str) -> str:
    """« Comparable avec réserve (B) : … »."""
    return f"{labels.capitalized(GRADE_WORDS[grade])} : {reason}"


def groups(cursor: duckdb.DuckDBPyConnection, question_id: str) -> list[pd.DataFrame]:
    """The latest results of a question, one frame a shared axis."""
    return shared_axes(queries.candidates(cursor, question_id=question_id), queries.grades(cursor))


def lines(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows under the name of their line: the region where there are several, the question for a whole."""
    rows = rows.assign(profile_article=_articles(rows))
    if rows["region_id"].nunique() > 1:
        return rows.assign(
            item_id=rows["region_id"], item_label=rows["region_label"], item_order=rows["region_order"]
        )
    whole = rows["item_id"].eq("_T")
    name = labels.french(rows["question_label"].iloc[0])
    if not rows["region_id"].eq("FR").all():
        name = f"{name}, {rows['region_label'].iloc[0]}"
    return rows.assign(item_label=rows["item_label"].mask(whole, name))


def _articles(rows: pd.DataFrame) -> list[str]:
    """Who a share is about in a sentence: the profile, or the part of it that is counted."""
    return [
        counted(row) if row.get("counted") in ("partners", "partnerships") else row["profile_article"]
        for _, row in rows.iterrows()
    ]


def with_silent_profiles(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, and an empty one for each line and each of the main profiles with nothing published."""
    everyone = queries.main_profiles(cursor, practising_only=rows["theme"].iloc[0] == "pratiques")
    here = rows["actor_profile_id"].unique()
    known = rows.drop_duplicates("actor_profile_id")[everyone.columns]
    columns = ["item_id", "item_label", "item_order", "region_id", "region_label", "region_order"]
    columns += ["question_id", "question_label", "measure_id", "period"]
    expected = pd.concat([known, everyone[~everyone["actor_profile_id"].isin(here)]])
    cells = rows.drop_duplicates(["item_id", "region_id"])[columns].merge(expected, how="cross")
    given = pd.MultiIndex.from_frame(rows[["item_id", "region_id", "actor_profile_id"]])
    is_given = pd.MultiIndex.from_frame(cells[["item_id", "region_id", "actor_profile_id"]]).isin(given)
    empty = cells[~is_given].assign(value=_NAN, status="not_published", qualifier="")
    return pd.concat([rows, empty], ignore_index=True).sort_values(
        ["region_order", "item_order", "profile_order"], kind="stable"
    )


def in_order(rows: pd.DataFrame, *, sort: str, reference_id: str) -> pd.DataFrame:
    """Lines by their largest gap to the reference, by their highest value, or in questionnaire order."""
    if sort == "questionnaire" or rows["region_id"].nunique() > 1:
        return rows
    of_reference = rows[rows["actor_profile_id"] == reference_id].set_index("item_id")["value"]
    measured = {
        "ecart": (rows["value"] - rows["item_id"].map(of_reference)).abs(),
        "valeur": rows["value"],
    }[sort]
    rank = measured.groupby(rows["item_id"]).transform("max").fillna(-1)
    return rows.assign(rank=rank).sort_values(
        ["rank", "item_order", "profile_order"], ascending=[False, True, True], kind="stable"
    )


def gaps(rows: pd.DataFrame, *, reference_id: str) -> pd.DataFrame:
    """The cells of the other profiles on the lines where the reference has a value; `value` in points.

    Empty when no profile has a value beside the reference's.
    """
    known = rows[rows["actor_profile_id"].eq(reference_id) & rows["value"].notna()]
    if known.empty:
        return rows.iloc[:0]
    of_reference = known.set_index("item_id")["value"]
    others = rows[rows["actor_profile_id"].ne(reference_id) & rows["item_id"].isin(of_reference.index)]
    measured = others.assign(
        share=others["value"],
        value=others["value"] - others["item_id"].map(of_reference),
        measure_id="points",
    ).drop(columns=["figure_id", "other_values"])
    return measured if measured["value"].notna().any() else measured.iloc[:0]


def judged(gaps: pd.DataFrame, verdicts: pd.DataFrame) -> pd.DataFrame:
    """The gaps, what the guard-rails say of each, and which of them stand in grey.

    Args:
        verdicts: as `dashboard.verdicts.gap_verdicts` gives it.
    """
    keys = ["item_id", "region_id", "actor_profile_id"]
    found = verdicts.set_index(keys)["verdict"].to_dict()
    verdict = [found.get(key) for key in gaps[keys].itertuples(index=False, name=None)]
    return gaps.assign(
        verdict=verdict,
        is_greyed=[one is not None and one.is_greyed for one in verdict],
        verdict_words=["" if one is None else one.sentence for one in verdict],
    )


def cell(row: object) -> str:
    """« 87 % », or the word that says why there is no value."""
    return labels.cell(row.value, measure_id=row.measure_id, status=row.status, qualifier=row.qualifier or "")
