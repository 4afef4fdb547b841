"""Wordings: two texts in, the words they share and the words that only one of them has out."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

_NUMBERING = re.compile(r"^[qQ]\s*\d+\s*[.:]*\s*:?\s*")


@dataclass(frozen=True)
class Piece:
    """Some words in a row, and whose they are: both texts', the wording's only, or the reference's only."""

    text: str
    kind: Literal["shared", "own", "reference"] = "shared"


def differences(reference: str, wording: str) -> list[Piece]:
    """The words of both texts in order, those that only one of them has there marked.

    Case, punctuation and the number of the question do not count as differences.
    """
    known, words = _words(reference), _words(wording)
    matcher = difflib.SequenceMatcher(
        a=[_bare(w) for w in known], b=[_bare(w) for w in words], autojunk=False
    )
    pieces = []
    for tag, old_start, old_end, start, end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(" ".join(words[start:end])))
            continue
        pieces.append(Piece(" ".join(known[old_start:old_end]), "reference"))
        pieces.append(Piece(" ".join(words[start:end]), "own"))
    return [piece for piece in pieces if piece.text]


def _words(text: str) -> list[str]:
    return [word for word in _NUMBERING.sub("", text).split() if _bare(word)]


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word.lower())
