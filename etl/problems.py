"""Problems: what is wrong, where, and what to do, as one line of text each."""

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

SHORT_LIST = 8
"""Words that a sentence can still list."""


@dataclass(frozen=True)
class Problem:
    """One fault of the source files."""

    file: str
    message: str
    line: int = 0
    column: str = ""
    rule: str = ""
    """What it breaks, for whoever says it in another language; blank where nobody does."""
    facts: tuple[str, ...] = ()
    """What the sentence says that the row does not hold."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f" {self.column}:" if self.column else ""
        return f"{place}:{column} {self.message}"


class Refused(Exception):
    """A command cannot do its work and has written nothing; the text says why."""


class SourcesRefused(Refused):
    """The sources have problems; the text is one line each, and how many there are."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([*map(str, problems), f"{count}. Nothing was written."]))
        self.problems = problems


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, file by file and line by line."""
    return sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.message))


def did_you_mean(value: str, known: Collection[str], *, labels: Mapping[str, str] | None = None) -> str:
    """`Did you mean '01'?` when a known word is near, otherwise the choice itself when it is short."""
    near = _same_word(value, known) or _by_label(value, labels or {}) or nearest(value, known)
    if near:
        return f"Did you mean '{near}'?"
    if 0 < len(set(known)) <= SHORT_LIST:
        return f"Use {_any_of(dict.fromkeys(known))}."
    return "Correct it, or add it there first."


def _same_word(value: str, known: Collection[str]) -> str:
    return next((word for word in known if _bare(word) and _bare(word) == _bare(value)), "")


def _by_label(value: str, labels: Mapping[str, str]) -> str:
    return next((code for code, label in labels.items() if _bare(label) == _bare(value)), "")


def nearest(value: str, known: Collection[str], *, cutoff: float = 0.6) -> str:
    """The known word most like `value`, `""` when none is like it enough."""
    return next(iter(difflib.get_close_matches(value, known, n=1, cutoff=cutoff)), "")


def _bare(word: str) -> str:
    """Without accents, case, leading zeros and separators: what people mistype."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum()).lstrip("0")


def _any_of(words: Collection[str]) -> str:
    *first, last = (f"'{word}'" for word in words)
    return f"{', '.join(first)} or {last}" if first else last
