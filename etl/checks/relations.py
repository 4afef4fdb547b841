"""Relations: tables that point at figures or at each other — claims, comparability, groupings, dates."""

from collections.abc import Iterator, Sequence

import pandas as pd

from etl.checks.lazily import RowRule, failing_rows
from etl.identifiers import with_identifiers
from etl.problems import Problem, nearest
from etl.read import Sources


def problems(sources: Sources) -> Iterator[Problem]:
    """Table by table, when there is anything to compare with."""
    if sources.is_whole("figures"):
        yield from _claims(sources)
        yield from _comparability(sources)
    yield from failing_rows(sources.tables.get("milestones", _NO_DATES), [_DATES_IN_ORDER])


def _ends_before(starts: pd.Series, ends: pd.Series) -> pd.Series:
    """Dates of unequal precision are compared on what both say: 2021 is not before 2021-09."""
    pairs = zip(starts, ends, strict=True)
    return pd.Series([end < start[: len(end)] for start, end in pairs], ends.index, dtype=bool)


_NO_DATES = pd.DataFrame(columns=["start_date", "end_date"], dtype="str")
_DATES_IN_ORDER = RowRule(
    "end_date",
    lambda rows: _ends_before(rows["start_date"], rows["end_date"]),
    lambda row: f"{row['end_date']} is before start_date {row['start_date']}. Correct one of them.",
)


def _claims(sources: Sources) -> Iterator[Problem]:
    known = with_identifiers(sources.tables["figures"])["figure_id"].tolist()
    among = set(known)

    def message(row: pd.Series) -> str:
        near = nearest(row["figure_id"], known, cutoff=0.8)
        hint = f"Did you mean '{near}'?" if near else "Correct it, or add the figure first."
        return f"'{row['figure_id']}' is not a figure. {hint}"

    rule = RowRule("figure_id", lambda rows: ~rows["figure_id"].isin({"", *among}), message)
    if "claims" in sources.tables:
        yield from failing_rows(sources.tables["claims"], [rule])


def _comparability(sources: Sources) -> Iterator[Problem]:
    figures = sources.tables["figures"]
    asked = set(zip(figures["study_id"], figures["question_id"], strict=True))
    if "comparability" in sources.tables:
        rules = [_asked_in(asked, study, among=sources.study_ids) for study in ("study_a", "study_b")]
        yield from failing_rows(sources.tables["comparability"], rules)


def _asked_in(asked: set[tuple[str, str]], column: str, *, among: Sequence[str]) -> RowRule:
    """The study of that column has figures of the question; an unknown study is reported as such."""

    def fails(rows: pd.DataFrame) -> pd.Series:
        pairs = zip(rows[column], rows["question_id"], strict=True)
        unasked = [pair[0] in among and pair not in asked for pair in pairs]
        return pd.Series(unasked, rows.index, dtype=bool)

    return RowRule(
        column,
        fails,
        lambda row: (
            f"'{row[column]}' holds no figure of '{row['question_id']}'. Correct the study or the question."
        ),
    )
