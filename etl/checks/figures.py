"""Figures: what a row of figures.csv may say, by itself and beside its neighbours."""

from collections.abc import Iterator

import pandas as pd

from etl.checks.lazily import RowRule, failing_rows
from etl.checks.schemas import NUMBER
from etl.code_lists import STATUSES
from etl.csv_files import LINE
from etl.printed import is_garbled, printed_number
from etl.problems import Problem
from etl.read import Sources
from etl.tables import DIMENSIONS

LARGEST_SAMPLE = 20_000
EMPTY_STATUSES = tuple(status for status in STATUSES if status != "published")
OBSERVED_BY = [*DIMENSIONS, "publication_id", "locator", "source_row", "value", "label_reported"]


def problems(sources: Sources) -> Iterator[Problem]:
    """Row rules, values against the range of their measure, and rows typed twice."""
    figures = sources.tables["figures"]
    yield from failing_rows(figures, ROW_RULES)
    if sources.is_whole("measures"):
        yield from failing_rows(figures, [_range_rule(sources.tables["measures"])])
    yield from _typed_twice(figures)


def numbers(cells: pd.Series) -> pd.Series:
    """Cells as numbers; blank and unreadable ones are missing (the schema reports the latter)."""
    return pd.to_numeric(cells.where(cells.str.fullmatch(NUMBER), ""), errors="coerce")


def _blank(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame[column] == ""


def _filled(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame[column] != ""


def _published(frame: pd.DataFrame) -> pd.Series:
    return frame["status"] == "published"


def _contradicts_print(frame: pd.DataFrame) -> pd.Series:
    printed = (
        frame["value_printed"].map(lambda text: printed_number(text) if text else None).astype("float64")
    )
    value = numbers(frame["value"])
    return printed.notna() & value.notna() & ((printed - value).abs() > 1e-9 * value.abs().clip(lower=1))


def _garbled(frame: pd.DataFrame) -> pd.Series:
    return frame["value_printed"].map(is_garbled).astype(bool)


def _needs_reason(frame: pd.DataFrame) -> pd.Series:
    return (frame["reading"] == "reconstructed") | (frame["status"] == "illegible")


def _computed_only(column: str) -> RowRule:
    """A rule on what only a computation from the respondents' file can know."""
    return RowRule(
        column,
        lambda f: _filled(f, column) & (f["reading"] != "computed"),
        lambda row: f"{row[column]}, but the figure is not computed. Empty it, or use reading 'computed'.",
    )


ROW_RULES = (
    RowRule(
        "value",
        lambda f: _blank(f, "value") & _published(f),
        lambda row: "empty, but status is 'published'. Use 'illegible' or 'not_published'.",
        "value_missing",
    ),
    RowRule(
        "status",
        lambda f: _filled(f, "value") & f["status"].isin(EMPTY_STATUSES),
        lambda row: f"'{row['status']}', but value is {row['value']}. Empty the value, or use 'published'.",
        "value_unexpected",
    ),
    RowRule(
        "reading",
        lambda f: _filled(f, "value") & _blank(f, "reading"),
        lambda row: "empty, but there is a value. Use 'explicit', 'reconstructed' or 'computed'.",
        "reading_missing",
    ),
    RowRule(
        "reading",
        lambda f: _blank(f, "value") & _filled(f, "reading"),
        lambda row: f"'{row['reading']}', but there is no value. Leave it blank.",
        "reading_unexpected",
    ),
    RowRule(
        "note",
        lambda f: _needs_reason(f) & _blank(f, "note"),
        lambda row: f"empty, but the figure is {row['reading'] or row['status']}. Say how or why.",
        "note_missing",
    ),
    RowRule(
        "value_printed",
        _contradicts_print,
        lambda row: f"'{row['value_printed']}' is not the value {row['value']}. Read the publication again.",
        "printed_differs",
    ),
    RowRule(
        "reading",
        lambda f: _garbled(f) & (f["reading"] == "explicit"),
        lambda row: (
            f"'explicit', but '{row['value_printed']}' is garbled. Use 'reconstructed' and say how in note."
        ),
        "printed_garbled",
    ),
    RowRule(
        "reading",
        lambda f: _filled(f, "value_printed") & (f["reading"] == "computed"),
        lambda row: f"'computed', but '{row['value_printed']}' is printed. Correct one of them.",
        "computed_printed",
    ),
    *(_computed_only(column) for column in ("n_eff", "std_error", "df")),
    RowRule(
        "period_status",
        lambda f: _blank(f, "period") & f["period_status"].isin(["stated", "inferred"]),
        lambda row: f"'{row['period_status']}', but period is empty. Write the period, or use 'unknown'.",
        "period_missing",
    ),
    RowRule(
        "period_status",
        lambda f: _filled(f, "period") & (f["period_status"] == "unknown"),
        lambda row: f"'unknown', but period is {row['period']}. Use 'stated' or 'inferred'.",
        "period_unexpected",
    ),
    RowRule(
        "base_n",
        lambda f: (numbers(f["base_n"]) > LARGEST_SAMPLE) & _blank(f, "note") & (f["reading"] != "computed"),
        lambda row: (
            f"{row['base_n']} interviews is too many for a sample. Is it universe_n? If not, say so in note."
        ),
        "base_too_large",
    ),
    RowRule(
        "base_n",
        lambda f: _filled(f, "base_n") & (f["base_n"] == f["universe_n"]),
        lambda row: (
            f"the same as universe_n ({row['universe_n']}). A universe is not a sample: keep one of them."
        ),
        "base_is_population",
    ),
)


def _range_rule(measures: pd.DataFrame) -> RowRule:
    bounds = measures.drop_duplicates("measure_id").set_index("measure_id")
    bounds = bounds[["minimum", "maximum"]].apply(numbers)

    def fails(frame: pd.DataFrame) -> pd.Series:
        value = numbers(frame["value"])
        low = frame["measure_id"].map(bounds["minimum"])
        high = frame["measure_id"].map(bounds["maximum"])
        return (value < low) | (value > high)

    def message(row: pd.Series) -> str:
        allowed = _interval(*bounds.loc[row["measure_id"]])
        remedy = "Correct the value or the measure."
        return f"{row['value']} is out of range for '{row['measure_id']}' ({allowed}). {remedy}"

    return RowRule("value", fails, message, "out_of_range")


def _interval(low: float, high: float) -> str:
    if pd.isna(high):
        return f"at least {low:g}"
    return f"at most {high:g}" if pd.isna(low) else f"from {low:g} to {high:g}"


def _typed_twice(figures: pd.DataFrame) -> Iterator[Problem]:
    """The same statement at the same place with the same value; several places are `#2`, `#3`."""
    keys = zip(*(figures[name] for name in OBSERVED_BY), strict=True)
    first: dict[tuple[str, ...], int] = {}
    repeated = [first.setdefault(key, line) != line for key, line in zip(keys, figures[LINE], strict=True)]
    rule = RowRule(
        "source_row",
        lambda frame: pd.Series(repeated, frame.index, dtype=bool),
        lambda row: f"the same figure as line {first[tuple(row[OBSERVED_BY])]}. Remove one.",
        "typed_twice",
    )
    yield from failing_rows(figures, [rule])
