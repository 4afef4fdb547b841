"""Relations: tables that point at figures or at each other — claims, comparability, groupings, dates."""

from collections.abc import Iterator, Sequence

import pandas as pd

from etl.checks.figures import numbers
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
    if "programmes" in sources.tables:
        yield from failing_rows(sources.tables["programmes"], [_YEARS_IN_ORDER])
    if "comparability" in sources.tables:
        yield from failing_rows(sources.tables["comparability"], [_TWO_STUDIES, _ONE_GRADE_A_PAIR])


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

_YEARS_IN_ORDER = RowRule(
    "end_year",
    lambda rows: numbers(rows["end_year"]) < numbers(rows["start_year"]),
    lambda row: f"{row['end_year']} is before start_year {row['start_year']}. Correct one of them.",
)


def _is_told_again(rows: pd.DataFrame) -> pd.Series:
    """A pair the other way round; the key of the table already holds for the same way."""
    forward = list(zip(rows["question_id"], rows["study_a"], rows["study_b"], strict=True))
    seen: set[tuple[str, str, str]] = set()
    again = []
    for question, a, b in forward:
        again.append(a != b and (question, b, a) in seen)
        seen.add((question, a, b))
    return pd.Series(again, rows.index, dtype=bool)


_TWO_STUDIES = RowRule(
    "study_b",
    lambda rows: (rows["study_b"] != "") & (rows["study_a"] == rows["study_b"]),
    lambda row: f"'{row['study_b']}' is compared with itself. Name another study.",
)
_ONE_GRADE_A_PAIR = RowRule(
    "study_b",
    _is_told_again,
    lambda row: f"'{row['study_b']}' and '{row['study_a']}' are compared above already. Keep one row.",
)


def _claims(sources: Sources) -> Iterator[Problem]:
    known = with_identifiers(sources.tables["figures"])["figure_id"].tolist()
    among = set(known)

    def message(row: pd.Series) -> str:
        near = nearest(row["figure_id"], known, cutoff=0.8)
        hint = f"Did you mean '{near}'?" if near else "Correct it, or add the figure first."
        return f"'{row['figure_id']}' is not a figure. {hint}"

    rule = RowRule("figure_id", lambda rows: ~rows["figure_id"].isin({"", *among}), message, "claimed")
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
        "compared",
    )
