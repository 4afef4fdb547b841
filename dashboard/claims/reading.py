"""Reading: a sentence becomes a claim: its numbers, of whom, where, when, and the words that say what."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import search
from dashboard.claims.numbers import YEAR, Number, numbers
from dashboard.words import DEFAULT, vocabulary

LONGEST, MOST_NUMBERS = 300, 5
Span = tuple[int, int]


@dataclass(frozen=True)
class Claim:
    """What a sentence says of one of its numbers, in the ways that it may be read."""

    text: str  # the number as it is written, with what stands before it
    ways: tuple[Number, ...]
    profile_id: str = ""  # whose value it is; blank where no profile is named
    region_ids: tuple[str, ...] = ()
    part_ids: tuple[str, ...] = ()  # of its population or item, where a part of the profile is named
    years: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()  # of the words that say what it is the value of
    is_negated: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what the number is the value of."""
        return not self.stems


def claims(sentence: str, regions: Mapping[str, str], language: str = DEFAULT) -> list[Claim]:
    """One claim a number of the sentence, in its order, no more than `MOST_NUMBERS`.

    Args:
        regions: code of each territory by its folded names.
    """
    text, places = folded(sentence[:LONGEST])
    found = _telling(numbers(text, language))
    read = _Read(text, places, found, regions, language)
    return [_claim(sentence, read, start) for start in read.starts[:MOST_NUMBERS]]


def folded(sentence: str) -> tuple[str, list[int]]:
    """Small letters without accents, one space for what is no letter; and where each sign stood before."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(sentence):
        plain = unicodedata.normalize("NFKD", sign).casefold().replace("œ", "oe")
        for one in plain:
            if unicodedata.category(one) not in ("Mn", "Cf"):
                signs.append(one)
                places.append(place)
    kept, where = [], []
    for place, sign in enumerate(signs):
        plain = sign if re.fullmatch(r"[a-z0-9%/]", sign) or _parts_digits(signs, place) else " "
        if plain != " " or (kept and kept[-1] != " "):
            kept.append(plain)
            where.append(places[place])
    return "".join(kept).rstrip(), [*where, len(sentence)]


def _parts_digits(signs: list[str], place: int) -> bool:
    around = signs[place - 1 : place + 2]
    return signs[place] in ",." and len(around) == 3 and around[0].isdigit() and around[2].isdigit()


def _telling(found: list[Number]) -> list[Number]:
    """Numbers with a unit; those without one (« en 5 ans, … de 20 points ») where there is nothing else."""
    return [one for one in found if one.kind != "any"] or found


class _Read:
    """A folded sentence with the places of its numbers, its territories and those counted."""

    def __init__(
        self,
        text: str,
        places: list[int],
        found: list[Number],
        regions: Mapping[str, str],
        language: str,
    ) -> None:
        self.text, self.places, self.language = text, places, language
        self.ways = {
            start: [one for one in found if one.start == start] for start in {n.start for n in found}
        }
        self.starts = sorted(self.ways)
        self.regions = dict(_regions(text, regions))
        self.subjects = {start: self._subject(start) for start in self.starts}

    def _subject(self, start: int) -> tuple[str, Span]:
        """The profile named first from a number on, else the last before it; and where its name stands."""
        following = next((one for one in self.starts if one > start), len(self.text))
        named = _profiles(self.text, self.language)
        after = [one for one in named if start <= one[1][0] < following]
        before = [one for one in named if one[1][1] <= start]
        return after[0] if after else before[-1] if before else ("", (0, 0))

    def rest(self) -> str:
        """What is left without numbers, years, territories and those counted."""
        numbers = [(one.start, one.end) for ways in self.ways.values() for one in ways]
        years = [match.span() for match in YEAR.finditer(self.text)]
        subjects = [span for _, span in self.subjects.values()]
        taken = [*numbers, *years, *subjects, *self.regions.values()]
        return "".join(
            " " if any(start <= place < end for start, end in taken) else sign
            for place, sign in enumerate(self.text)
        )


def _claim(sentence: str, read: _Read, start: int) -> Claim:
    first, last = read.places[start], read.places[read.ways[start][0].end - 1]
    return Claim(
        text=" ".join(sentence[first : last + 1].split()),
        ways=tuple(read.ways[start]),
        profile_id=read.subjects[start][0],
        region_ids=tuple(read.regions),
        part_ids=_parts(read.text, read.language),
        years=tuple(dict.fromkeys(YEAR.findall(read.text))),
        stems=stems(read.rest(), read.language),
        is_negated=is_negated(read.text, read.language),
    )


def _profiles(text: str, language: str) -> list[tuple[str, Span]]:
    """Profiles and the places of their names, in order; of two that overlap, the longer one."""
    longest: dict[int, tuple[str, Span]] = {}
    for code, pattern in vocabulary(language).claims.PROFILES.items():
        for match in re.finditer(rf"\b(?:{pattern})\b", text):
            held = longest.get(match.start())
            if held is None or match.end() > held[1][1]:
                longest[match.start()] = (code, match.span())
    found = sorted(longest.values(), key=lambda one: one[1])
    return [one for place, one in enumerate(found) if not place or one[1][0] >= found[place - 1][1][1]]


def _parts(text: str, language: str) -> tuple[str, ...]:
    """What a part of a profile that is named may be, in the code lists; nothing where none is."""
    parts = vocabulary(language).claims.PROFILE_PARTS.items()
    return tuple(code for pattern, codes in parts if re.search(rf"\b(?:{pattern})\b", text) for code in codes)


def _regions(text: str, regions: Mapping[str, str]) -> list[tuple[str, Span]]:
    """Territories named and where, the longest names first."""
    found: list[tuple[str, Span]] = []
    for name in sorted(regions, key=len, reverse=True):
        match = re.search(rf"\b{re.escape(name)}\b", text)
        if match and not any(start < match.end() and match.start() < end for _, (start, end) in found):
            found.append((regions[name], match.span()))
    return found


def stems(text: str, language: str) -> tuple[str, ...]:
    """The words of a folded text that tell one question from another, each once."""
    generic = vocabulary(language).claims.GENERIC
    words = vocabulary(language).claims
    positive = re.sub(words.NEGATION, " ", text)
    kept = [word for word in search.words(positive, language) if not word.isdigit()]
    kept = [word for word in kept if not {word, words.infinitive(word)} & generic]
    return tuple(dict.fromkeys(stem(word, language) for word in kept))


def stem(word: str, language: str = DEFAULT) -> str:
    """What a word shares with its family, and a verb with all of its persons."""
    return search.stem(vocabulary(language).claims.infinitive(word), language)


def is_negated(text: str, language: str = DEFAULT) -> bool:
    """Whether a folded text says that something is not so."""
    return bool(re.search(vocabulary(language).claims.NEGATION, text))
