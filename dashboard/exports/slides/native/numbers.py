"""Numbers: values of a frame become what a workbook holds and the code that makes Office write them our way.

A label is never typed: Office writes the number of the workbook with the code, so that it follows an edit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.labels import MINUS

FINEST = 3  # decimals that `labels.number` writes at most

_NUMBER = re.compile(rf"[+{MINUS}-]?(\d+(?:[ \u00a0\u202f]\d{{3}})*)(?:,(\d+))?")


def printed(value: float | None) -> int | float | None:
    """The value as it is written, without the rest of a subtraction (87.99999 is 88); None if missing."""
    if value is None or pd.isna(value):
        return None
    rounded = round(float(value), FINEST)
    return int(rounded) if rounded.is_integer() else rounded


def all_printed(values: Iterable[float | None]) -> list[int | float | None]:
    """`printed`, value by value."""
    return [printed(value) for value in values]


def format_code(text: str, *, is_signed: bool = False) -> str:
    """The Office format that writes a number as the text does: « environ 6,4 % » is `"environ "0.0" %"`.

    Args:
        text: one number, with the words around it.
        is_signed: a plus before what is above zero, a true minus before what is below.

    Raises:
        ValueError: the text holds no number.
    """
    found = _NUMBER.search(text)
    if found is None:
        raise ValueError(f"no number in {text!r}")
    whole, decimals = found[1], found[2] or ""
    digits = ("0" if whole.isdigit() else "#,##0") + ("." + "0" * len(decimals) if decimals else "")
    before, after = _quoted(text[: found.start()]), _quoted(text[found.end() :])
    if is_signed:
        return f'{before}+{digits}{after};{before}"{MINUS}"{digits}{after};{before}0{after}'
    return f"{before}{digits}{after}"


def common_code(codes: Sequence[str]) -> str:
    """The code of most labels of a series; `General` for none."""
    return Counter(codes).most_common(1)[0][0] if codes else "General"


def unsigned(code: str) -> str:
    """The code that hides the sign of what is drawn on the left of zero."""
    return f"{code};{code}"


def tick_code(last_tick: str, *, end: float) -> str:
    """Bare numbers along an axis, the unit on the last: « 0, 25, …, 100 % »."""
    found = _NUMBER.search(last_tick)
    unit = _quoted(last_tick[found.end() :]) if found else ""
    return f"[={end:g}]General{unit};General" if unit else "General"


def _quoted(words: str) -> str:
    bare = words.replace('"', "")
    return f'"{bare}"' if bare else ""


def gap_code(*, zero: str) -> str:
    """« +25, −25 » along an axis of gaps, the name of the reference at zero."""
    return f'+General;"{MINUS}"General;{_quoted(zero) or "0"}'
