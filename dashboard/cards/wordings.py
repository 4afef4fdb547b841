"""Wordings: observations become what each study asked of whom, with the words that tell them apart."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from dashboard.cards import selection
from dashboard.cards.card import Run, Wording
from dashboard.desk import Desk
from dashboard.observations import Observation

ALIKE = 0.4
"""How alike two texts are, from 0 to 1, for their differences to be worth showing."""
_WORDS = re.compile(r"\S+\s*")
_LETTERS = re.compile(r"\w+")
_NUMBER = re.compile(r"q\d+")
"""The number of a question in its questionnaire, which asks nothing."""


def of(desk: Desk, observations: Sequence[Observation]) -> tuple[Wording, ...]:
    """Once a wording, who was asked it and when; the reason why we do not have it otherwise.

    Where one question was asked in several ways, `runs` tells the words that are not in every one.
    """
    asked = selection.grouped(observations, "wording", "wording_missing_reason")
    typed = desk.words.numbers.typed
    differing: dict[str, tuple[Run, ...]] = {}
    for same in selection.grouped(observations, "question_id").values():
        texts = dict.fromkeys(typed(one.wording) for one in same if one.wording)
        differing |= _differing(tuple(texts))
    return tuple(
        Wording(
            who=desk.words.champs.people(same),
            text=text,
            missing_reason=reason,
            runs=differing.get(typed(text), ()),
        )
        for (text, reason), same in asked.items()
        if text or reason
    )


def _differing(texts: Sequence[str]) -> dict[str, tuple[Run, ...]]:
    """Each text in runs, those that differ from the first one apart, and in the first from any other."""
    words = [_WORDS.findall(text) for text in texts]
    keys = [[_key(word) for word in one] for one in words]
    apart: list[set[int]] = [set() for _ in texts]
    for place, other in enumerate(keys[1:], start=1):
        matcher = SequenceMatcher(None, keys[0], other, autojunk=False)
        if matcher.ratio() < ALIKE:
            continue
        blocks = matcher.get_matching_blocks()
        apart[0] |= _outside(keys[0], [(block.a, block.size) for block in blocks])
        apart[place] |= _outside(other, [(block.b, block.size) for block in blocks])
    return {text: _runs(*one) for text, *one in zip(texts, words, apart, strict=True)}


def _key(word: str) -> str:
    """The word without capitals and punctuation; blank for a sign and for the number of a question."""
    key = "".join(_LETTERS.findall(word)).casefold()
    return "" if _NUMBER.fullmatch(key) else key


def _outside(keys: Sequence[str], blocks: Sequence[tuple[int, int]]) -> set[int]:
    """Places of the words that no block holds; a sign of punctuation is none."""
    inside = {place for start, size in blocks for place in range(start, start + size)}
    return {place for place, key in enumerate(keys) if key and place not in inside}


def _runs(words: Sequence[str], apart: set[int]) -> tuple[Run, ...]:
    """The text again, cut where it begins or ceases to differ; none where nothing does."""
    found: list[Run] = []
    for place, word in enumerate(words):
        differs = place in apart
        if found and found[-1].differs == differs:
            found[-1] = Run(found[-1].text + word, differs)
        else:
            found.append(Run(word, differs))
    return tuple(found) if apart else ()
