"""Wordings: two texts in, the words of the second that differ from the first out."""

import difflib
import re
from dataclasses import dataclass

_NUMBERING = re.compile(r"^[qQ]\s*\d+\s*[.:]*\s*:?\s*")


@dataclass(frozen=True)
class Piece:
    """Some words of a wording, and whether they differ from the reference."""

    text: str
    differs: bool


def differences(reference: str, wording: str) -> list[Piece]:
    """The words of `wording` in order, those that `reference` does not have there marked.

    Case, punctuation and the number of the question do not count as differences.
    """
    words, known = _words(wording), _words(reference)
    matcher = difflib.SequenceMatcher(
        a=[_bare(w) for w in known], b=[_bare(w) for w in words], autojunk=False
    )
    return [
        Piece(" ".join(words[start:end]), tag != "equal")
        for tag, _, _, start, end in matcher.get_opcodes()
        if end > start
    ]


def _words(text: str) -> list[str]:
    return [word for word in _NUMBERING.sub("", text).split() if _bare(word)]


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word.lower())
