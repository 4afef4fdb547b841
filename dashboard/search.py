"""Search: what a reader types against what the site holds; accents, case and plurals do not matter. Pure.

Numbers are words: « 57 », « 35 % », « 148 429 ». The stems and the words without meaning are the language's.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

import snowballstemmer

from dashboard import views
from dashboard.views import View
from dashboard.words import DEFAULT, vocabulary

MOST_RESULTS = 8
NEAREST_RESULTS = 3
LONGEST_QUERY = 120
MOST_WORDS = 12
SHORTEST_START = 3  # letters from which the beginning of a word finds it
SHORTEST_KIN = 7  # letters that two words share but for two at the end: « bénévolat », « bénévoles »
SHORTEST_MISSPELT = 5  # letters from which a word may be another one misspelt
LIKENESS = 0.8

TITLE, ALIAS, TEXT = 3.0, 2.5, 1.0
WHOLE_TITLE = 4.0
FAMILY, START = 0.8, 0.5  # another form of the word, or its beginning, counts less than the word

_NO_WIDTH = "\u200b"
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_WORD = re.compile(r"[a-z0-9]+")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[\s.]\d{3})+(?!\d)")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d{1,2}(?!\d))")


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: what it is, its name, and the view that shows it."""

    kind: str  # in words: « Profil », « Chiffre »
    title: str
    detail: str  # a few words that place it, blank for none
    view: View
    aliases: str = ""  # other names that readers give it
    text: str = ""  # words that lead to it without naming it
    is_detail: bool = False  # one of many: after whatever is not
    least_words: int = 1  # asked for with fewer, it is a detail


@dataclass(frozen=True)
class Results:
    """What a search found, best first; nothing where no entry holds all the words.

    `nearest` holds what is spelt almost as was asked, where there is such a thing: never a mere neighbour.
    """

    found: tuple[Entry, ...] = ()
    total: int = 0  # how many there are, shown or not
    nearest: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Index:
    """Entries, and of each the weight of its words, in their plain and in their stemmed form."""

    entries: tuple[Entry, ...]
    weights: tuple[dict[str, float], ...]
    titles: tuple[frozenset[str], ...]  # stems of every word of each title
    frequency: Counter[str]  # in how many entries each form stands
    language: str = DEFAULT


def indexed(entries: Iterable[Entry], language: str = DEFAULT) -> Index:
    """Entries made ready to search; among equals, the first come first."""
    entries = tuple(entries)
    weights = tuple(_weights(entry, language) for entry in entries)
    return Index(
        entries=entries,
        weights=weights,
        titles=tuple(_stems(entry.title, language) for entry in entries),
        frequency=Counter(form for forms in weights for form in forms),
        language=language,
    )


def search(index: Index, text: str) -> Results:
    """The entries that hold every word of the text, best first; else those that it misspells.

    A space of no width stands inside a word or between two: the words are tried both ways.
    """
    found = _search(index, views.visible(text)[:LONGEST_QUERY])
    if _NO_WIDTH not in text or found.found:
        return found
    return _search(index, views.visible(text.replace(_NO_WIDTH, " "))[:LONGEST_QUERY])


def _search(index: Index, text: str) -> Results:
    asked = words(text, index.language)[:MOST_WORDS]
    if not asked:
        return Results()
    ranked = _ranked(index, asked, text=text)
    if ranked:
        return Results(tuple(ranked[:MOST_RESULTS]), len(ranked))
    return Results(nearest=_misspelt(index, asked))


def holds(text: str, asked: str, language: str = DEFAULT) -> bool:
    """Whether every word that is asked for stands in a text, in any of its forms or by its beginning."""
    wanted = words(views.visible(asked)[:LONGEST_QUERY], language)[:MOST_WORDS]
    held = words(text, language) if wanted else []
    families = {stem(word, language) for word in held}
    return all(_begins_one(word, held) or stem(word, language) in families for word in wanted)


def folded(text: str) -> str:
    """The text in small letters without accents, ligatures or signs of no width; numbers in one piece."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    plain = "".join(sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Cf"))
    whole = _THOUSANDS.sub(lambda number: "".join(filter(str.isdigit, number[0])), plain)
    return _DECIMAL.sub("d", whole)


def words(text: str, language: str = DEFAULT) -> list[str]:
    """The words of a text that mean something, folded, in order and once each."""
    silent = vocabulary(language).search.SILENT
    found = dict.fromkeys(_WORD.findall(folded(text)))
    return [word for word in found if word not in silent and (len(word) > 1 or word.isdigit())]


@lru_cache(maxsize=8192)
def stem(word: str, language: str = DEFAULT) -> str:
    """What a word shares with its plural and its family: « association », « associatif »."""
    stemmer = snowballstemmer.stemmer(vocabulary(language).search.STEMMER)  # not safe between threads
    return stemmer.stemWord(word)


def _weights(entry: Entry, language: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for text, weight in ((entry.text, TEXT), (entry.aliases, ALIAS), (entry.title, TITLE)):
        for word in words(text, language):
            weights |= {word: weight, _family(word, language): weight}
    return weights


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _WORD.findall(folded(text)))


def _family(word: str, language: str) -> str:
    """The stem as a form of its own: « emploi » is a word, and the stem of « employeuses »."""
    return f"~{stem(word, language)}"


def _begins_one(word: str, held: Iterable[str]) -> bool:
    """Whether a word is one of these, the beginning of one, or one but for its end; 5 does not begin 57."""
    if word[0].isdigit() or len(word) < SHORTEST_START:
        return word in held
    kin = word[:-2] if len(word) >= SHORTEST_KIN + 2 else word
    return any(other.startswith(kin) for other in held)


def _ranked(index: Index, asked: Sequence[str], *, text: str) -> list[Entry]:
    """Entries that hold every word, best first."""
    scores = _scores(index, asked)
    stems = _stems(text, index.language)

    def rank(position: int) -> tuple[bool, float]:
        is_named = bool(index.titles[position]) and index.titles[position] <= stems
        entry = index.entries[position]
        return entry.is_detail or len(asked) < entry.least_words, -sum(
            scores[position]
        ) - WHOLE_TITLE * is_named

    complete = (position for position, found in enumerate(scores) if all(found))
    return [index.entries[position] for position in sorted(complete, key=rank)]


def _scores(index: Index, asked: Sequence[str]) -> list[list[float]]:
    """What each word of the search is worth in each entry; 0 where the entry does not hold it."""
    worth = [_worth(index, word) for word in asked]
    return [
        [
            max((factors[form] * weights[form] for form in factors.keys() & weights), default=0.0)
            for factors in worth
        ]
        for weights in index.weights
    ]


def _worth(index: Index, word: str) -> dict[str, float]:
    """Forms by which a word may be found, and what each is worth: itself, its family, what it begins."""
    family = _family(word, index.language)
    starts = [form for form in index.frequency if form[0] != "~" and _begins_one(word, [form])]
    factors = dict.fromkeys(starts, START) | {family: FAMILY, word: 1.0}
    rarity = 1 + math.log(max(1, len(index.entries)) / max(1, index.frequency[family]))
    return {form: factor * rarity for form, factor in factors.items()}


def _misspelt(index: Index, asked: Sequence[str]) -> tuple[Entry, ...]:
    """The first entries for the words that were meant, where each is a known word or one misspelt."""
    known = [form for form in index.frequency if not form.startswith("~")]
    meant = [_meant(index, word, known) for word in asked]
    if not all(meant):
        return ()
    return tuple(_ranked(index, meant, text=" ".join(meant))[:NEAREST_RESULTS])


def _meant(index: Index, word: str, known: Sequence[str]) -> str:
    """A word that is known, or the known one that it misspells; blank without any."""
    if word in index.frequency or _family(word, index.language) in index.frequency:
        return word
    if len(word) < SHORTEST_MISSPELT or word[0].isdigit():
        return ""
    return next(iter(get_close_matches(word, known, 1, LIKENESS)), "")
