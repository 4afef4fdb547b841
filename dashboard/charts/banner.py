"""Banner: columns of observations, what may be said of them and why some are withheld become one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from dashboard import guards
from dashboard.banners import Told
from dashboard.charts.marks import marker, measure_of, settled, shared_axis
from dashboard.charts.spec import Banner, Mark, Panel, Row, Series
from dashboard.observations import Observation
from dashboard.words import Vocabulary


@dataclass(frozen=True)
class Column:
    """One group: its cells by the code of their row, an observation or the state of one that is withheld."""

    code: str
    label: str
    role: str
    cells: Mapping[str, Observation | str]
    is_whole: bool = False

    @property
    def known(self) -> tuple[Observation, ...]:
        return tuple(cell for cell in self.cells.values() if isinstance(cell, Observation))


def banner(
    rows: Mapping[str, str], columns: Sequence[Column], *, told: Told, words: Vocabulary, row_header: str
) -> Banner:
    """The table of some rows, by code and label, over some columns, the whole first.

    Raises:
        ValueError: the observations have several measures.
    """
    observations = [one for column in columns for one in column.known]
    letters = letters_of(columns)
    write = marker(observations, words)
    of_figure = {one.figure_id: letters.get(column.code, "") for column in columns for one in column.known}

    def mark(column: Column, row: str) -> Mark | None:
        cell = column.cells.get(row)
        if not isinstance(cell, Observation):
            return Mark(column.code, None, words.crossings.SIGNS[cell]) if cell else None
        side = told.sides.get(cell.figure_id, "")
        above = "".join(sorted(of_figure[one] for one in told.above.get(cell.figure_id, ())))
        note = words.crossings.note(side, above, is_weak=guards.is_weak(cell))
        return replace(write(cell, column.code), note=note, side=side)

    lines = [
        Row(label, tuple(found for column in columns if (found := mark(column, code))))
        for code, label in rows.items()
    ]
    return Banner(
        panels=settled([Panel(tuple(lines))], margins=True),
        series=(*_series(columns, letters, words), *_signs(columns, told, words)),
        axis=shared_axis(observations, words),
        row_header=row_header,
        value_header=words.charts.value_header(measure_of(observations)),
        bases=_bases(columns, words),
        letters=tuple(letters.items()),
    )


def letters_of(columns: Sequence[Column]) -> dict[str, str]:
    """The letter of each column by its code: A, B, …, Z, then a, b, …; the whole has none."""
    signs = ascii_uppercase + ascii_uppercase.lower()
    groups = [one.code for one in columns if not one.is_whole]
    return dict(zip(groups, signs, strict=False))


def _series(columns: Sequence[Column], letters: Mapping[str, str], words: Vocabulary) -> list[Series]:
    return [
        Series(one.code, words.crossings.column(one.label, letters.get(one.code, "")), one.role)
        for one in columns
    ]


def _signs(columns: Sequence[Column], told: Told, words: Vocabulary) -> list[Series]:
    """What the signs in the cells mean, those that stand in one."""
    cells = [cell for column in columns for cell in column.cells.values()]
    states = {cell for cell in cells if isinstance(cell, str)}
    states |= (
        {"weak"} if any(isinstance(one, Observation) and guards.is_weak(one) for one in cells) else set()
    )
    states |= {*told.sides.values(), *(["letters"] if told.above else [])}
    return [
        Series(f"sign-{one}", text, "missing") for one, text in words.crossings.KEY.items() if one in states
    ]


def _bases(columns: Sequence[Column], words: Vocabulary) -> tuple[Row, ...]:
    """How many answered, and what their answers are worth."""
    said = words.crossings
    return (
        Row(
            said.BASE, tuple(_base(one, [o.base_n for o in one.known], words) for one in columns if one.known)
        ),
        Row(
            said.WORTH, tuple(_base(one, [o.n_eff for o in one.known], words) for one in columns if one.known)
        ),
    )


def _base(column: Column, counts: Sequence[float | None], words: Vocabulary) -> Mark:
    known = sorted(round(one) for one in counts if one)
    return Mark(column.code, float(known[0]), words.crossings.counts(known[0], known[-1]))
