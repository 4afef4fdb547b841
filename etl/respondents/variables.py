"""Variables: what a respondents' file says of itself, and the one way in which a code is written."""

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

BLANK = "."
"""How a mapping writes « no answer in the file »."""
DONT_KNOW = re.compile(
    r"ne sai[st] pas|ne se prononce|sans opinion|sans reponse|non reponse|refus|ne souhaite pas repondre"
    r"|\bnsp\b|\bnspp?\b|\bnr\b|\bdk\b|don.?t know|no answer|no opinion|not stated|can.?t say",
)
"""Words of a label by which an answer is a don't-know or a refusal, without accents or capitals."""


_WHOLE = re.compile(r"^(-?\d+)\.0+$")
"""A whole number as some programs write it into a CSV file: `1.0`."""


@dataclass(frozen=True)
class Variable:
    """One column of the file, from its metadata alone."""

    name: str
    label: str = ""
    is_text: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    """Label of each code, by the code as `code_text` writes it."""
    missing: tuple[tuple[float | str, float | str], ...] = ()
    """Ranges of codes that the file declares missing, both ends included."""

    def is_missing(self, code: str) -> bool:
        """Whether the file declares the code missing."""
        return any(_within(code, low, high) for low, high in self.missing)

    def is_dont_know(self, code: str) -> bool:
        """Whether the code is declared missing, or its label says that nothing was answered."""
        return self.is_missing(code) or DONT_KNOW.search(bare(self.labels.get(code, ""))) is not None


@dataclass(frozen=True)
class AnswerSet:
    """A multiple-response set of the file: variables that each hold a tick, or each one of the codes."""

    label: str
    variables: tuple[str, ...]
    counted: str = ""
    """The code of a tick; blank where each variable holds the code of an answer."""


@dataclass(frozen=True)
class RespondentFile:
    """What is known of a file without one of its rows."""

    path: Path
    format: str
    rows: int
    variables: Mapping[str, Variable]
    sets: Mapping[str, AnswerSet] = field(default_factory=dict)
    encoding: str = ""
    loses_missing: bool = False
    """Whether the format is read with codes declared missing turned into blanks."""


def code_text(value: object) -> str:
    """A code as a mapping writes it: `1` for 1.0, `1.5`, `01` for the text « 01 », `.` for none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return BLANK
    if isinstance(value, str):
        return _WHOLE.sub(r"\1", value.strip()) or BLANK
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def code_number(code: str) -> float | None:
    """The number that a code stands for; None for a text."""
    try:
        return float(code)
    except ValueError:
        return None


def bare(text: str) -> str:
    """Without accents and capitals."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")


def _within(code: str, low: float | str, high: float | str) -> bool:
    if isinstance(low, str) or isinstance(high, str):
        return str(low) <= code <= str(high)
    number = code_number(code)
    return number is not None and low <= number <= high
