"""Cells: what a person typed in, the text that a file of the contract holds out, or a French sentence."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from etl.checks.patterns import is_date, is_period
from etl.printed import is_garbled, printed_number
from etl.workbook import faults
from etl.workbook.labels import plain
from etl.workbook.reading import Cell

_UNSEEN = re.compile("[\x00-\x1f\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv"),
            ("fevrier", "fevr"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("aout",),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("decembre", "dec"),
        ),
        start=1,
    )
    for name in names
}
_NOT_PRINTED = {"nd", "np", "nondisponible", "nonpublie", "nonpubliee"}
QUALIFIERS = {"≈": "≈", "~": "≈", ">": ">", "<": "<"}


class Wrong(ValueError):
    """A cell that cannot be taken; the message is the comment that marks it."""


def is_blank(cell: Cell | None) -> bool:
    return cell is None or (cell.value is None and not cell.is_formula)


def text(cell: Cell | None) -> str:
    """A text on one line with plain spaces; numbers and dates as they are shown.

    Raises:
        Wrong: a formula without a value, or with an error.
    """
    if cell is None:
        return ""
    value = _value(cell)
    if isinstance(value, bool):
        return faults.YES_NO[value]
    if isinstance(value, date):
        return day(value, cell.number_format)
    if isinstance(value, int | float):
        return number_text(value)
    return cleaned(str(value)) if value is not None else ""


def cleaned(typed: str) -> str:
    """Line breaks, narrow and unseen spaces as plain ones."""
    return re.sub(" {2,}", " ", _UNSEEN.sub(" ", typed)).strip()


def is_not_printed(cell: Cell | None) -> bool:
    """« n.d. », « n. p. », « non disponible »."""
    return cell is not None and isinstance(cell.value, str) and plain(cell.value) in _NOT_PRINTED


def number(cell: Cell, *, unit: str, current: str = "") -> str:
    """A printed number in the unit of its measure: 57 from 57, « 57 % », « 57,0 » and 0.57 shown as 57 %.

    `current` is what the file holds: a number that says the same is never asked about again.

    Raises:
        Wrong: a date, a formula without value, letters, several numbers, a percentage of no percentage, 0.57
            for a percentage.
    """
    value = _value(cell)
    if isinstance(value, date | time | timedelta):
        raise Wrong(faults.is_date(value))
    if isinstance(value, bool):
        raise Wrong(faults.not_a_number(faults.YES_NO[value]))
    if isinstance(value, str):
        return _typed_number(value, unit=unit)
    return _kept_number(float(value), cell.number_format, unit=unit, current=current)


def _kept_number(value: float, number_format: str, *, unit: str, current: str) -> str:
    is_percentage = "%" in re.sub(r'"[^"]*"|\\.', "", number_format)
    if is_percentage and unit != "%":
        raise Wrong(faults.no_percentage(number_text(value * 100), unit))
    said = number_text(value * 100 if is_percentage else value)
    if unit == "%" and not is_percentage and 0 < value < 1 and said != current:
        raise Wrong(faults.is_it_a_share(value))
    return said


def _typed_number(value: str, *, unit: str) -> str:
    typed = cleaned(value).lstrip("".join(QUALIFIERS)).strip()
    if typed.endswith("%") and unit != "%":
        raise Wrong(faults.no_percentage(typed, unit))
    found = printed_number(typed)
    rest = plain(re.sub(r"[\d\s.,%−+-]", "", typed))
    if (
        found is None
        or is_garbled(typed)
        or (rest and rest not in ("sur10", "sur", "points", "point", "eur"))
    ):
        raise Wrong(faults.not_a_number(cleaned(value)))
    return number_text(found)


def qualifier(cell: Cell) -> str:
    """« > » of « > 75 »; blank without."""
    typed = cell.value.strip() if isinstance(cell.value, str) else ""
    return QUALIFIERS.get(typed[:1], "")


def whole(cell: Cell) -> str:
    """A whole number without unit, spaces between thousands allowed.

    Raises:
        Wrong: anything else.
    """
    value = _value(cell)
    if isinstance(value, str):
        digits = re.sub(r"[ .\u00a0\u202f]", "", cleaned(value))
        if not digits.isdecimal():
            raise Wrong(faults.not_whole(cleaned(value)))
        return str(int(digits))
    if isinstance(value, date | time | timedelta | bool) or value is None or value != int(value) or value < 0:
        raise Wrong(faults.not_whole(text(cell)))
    return str(int(value))


def period(cell: Cell, *, is_day: bool = False) -> str:
    """`2021-09` from a text, a year or a date of Excel, as precise as it is shown; `is_day` for one date.

    Raises:
        Wrong: no period.
    """
    typed = text(cell)
    said = _period(typed)
    if not (is_date if is_day else is_period)(said):
        raise Wrong(faults.not_a_date(typed) if is_day else faults.not_a_period(typed))
    return said


def day(value: date, number_format: str) -> str:
    """A date of Excel as precise as its format: a month where no day is shown."""
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format.lower()).split(";")[0]
    has_day, has_month = "d" in shown or "j" in shown, "m" in shown
    return value.strftime("%Y-%m-%d" if has_day else "%Y-%m" if has_month else "%Y")


def _period(typed: str) -> str:
    parts = [
        part.strip() for part in re.split(r" / |(?<=\d{4})/(?=\d{4})|(?<=-\d\d)/(?=\d{4})| au | à ", typed)
    ]
    return "/".join(map(_point, parts))


def _point(typed: str) -> str:
    """One date as French people write it, in the order of files."""
    if match := re.fullmatch(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})", typed):
        return "-".join(part.zfill(2) for part in (match[3], match[2], match[1]) if part)
    if match := re.fullmatch(r"(?:(\d{1,2})(?:er)? )?([^\W\d_]+)\.? (\d{4})", typed):
        month = _MONTHS.get(plain(match[2]))
        return (
            "-".join(str(part).zfill(2) for part in (match[3], month, match[1]) if part) if month else typed
        )
    return typed


def number_text(value: float) -> str:
    """Plain digits with a dot, without the noise of binary fractions."""
    return format(Decimal(repr(round(float(value), 9))).normalize(), "f")


def _value(cell: Cell) -> object:
    if isinstance(cell.value, str) and re.fullmatch(r"#[A-Z0-9/]+[!?]?|#N/A", cell.value):
        raise Wrong(faults.formula_error(cell.value))
    if cell.is_formula and cell.value is None:
        raise Wrong(faults.FORMULA_WITHOUT_VALUE)
    return cell.value
