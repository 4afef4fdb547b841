"""Search: what a reader types against what the site holds; accents, case and plurals do not matter."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import snowballstemmer

from dashboard.labels import french
from dashboard.views import View

MOST_RESULTS = 8
NEAREST_RESULTS = 3
LONGEST_QUERY = 120
MOST_WORDS = 12
SHORTEST_START = 3  # letters from which the beginning of a word finds it
LIKENESS = 0.8

TITLE, ALIAS, TEXT = 3.0, 2.5, 1.0
WHOLE_TITLE = 4.0
FAMILY, START = 0.8, 0.5  # another form of the word, or its beginning, counts less than the word

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_WORD = re.compile(r"[a-z0-9]+")
_SILENT_WORDS = """
a ai ailleurs alors au aucun aucune aussi autre autres aux avec car ce cela celle celles celui ces cet
cette ceux chez combien comme comment d dans de des donc dont du elle elles en entre est et etre eux font
ici il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas
pensent pense plus pour pourquoi qu quand que quel quelle quelles quels qui quoi rapport s sa sans se
selon ses si son sont sur t tous tout toute toutes tres un une vers vos votre vous y
"""
_SILENT = frozenset(_SILENT_WORDS.split())


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: what it is, its name, and the view that shows it."""

    kind: str
    title: str
    detail: str  # a few words that place it, "" for none
    view: View
    aliases: str = ""  # other names that readers give it
    text: str = ""  # words that lead to it without naming it


@dataclass(frozen=True)
class Results:
    """What a search found, best first; or, when nothing holds all the words, what comes closest."""

    found: tuple[Entry, ...]
    total: int  # how many there are, shown or not
    nearest: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Index:
    """Entries, and of each the weight of its words, in their plain and in their stemmed form."""

    entries: tuple[Entry, ...]
    weights: tuple[dict[str, float], ...]
    titles: tuple[frozenset[str], ...]  # stems of every word of each title
    frequency: Counter[str]  # in how many entries each form stands


def indexed(entries: Iterable[Entry]) -> Index:
    """Entries made ready to search; among equals, the first come first."""
    entries = tuple(entries)
    weights = tuple(_weights(entry) for entry in entries)
    return Index(
        entries=entries,
        weights=weights,
        titles=tuple(_stems(entry.title) for entry in entries),
        frequency=Counter(form for forms in weights for form in forms),
    )


def folded(text: str) -> str:
    """The text in small letters without accents or ligatures."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a text that mean something, folded, in order and once each."""
    found = dict.fromkeys(_WORD.findall(folded(text)))
    return [word for word in found if word not in _SILENT and (len(word) > 1 or word.isdigit())]


def stem(word: str) -> str:
    """What a word shares with its plural and its family: « association », « associatif »."""
    return snowballstemmer.stemmer("french").stemWord(word)  # a new one: it is not safe between threads


def search(index: Index, text: str) -> Results:
    """The entries that hold every word of the text, best first; else those that come closest to it."""
    text = text[:LONGEST_QUERY]
    asked = words(text)[:MOST_WORDS]
    scores = _scores(index, asked)
    complete = [position for position, found in enumerate(scores) if asked and all(found)]
    if complete:
        ranked = _ranked(index, complete, scores=scores, text=text)
        return Results(tuple(ranked[:MOST_RESULTS]), len(ranked))
    return Results((), 0, _nearest(index, scores, text=text))


def summary(results: Results, *, asked: str) -> str:
    """How many things were found, or that nothing holds all the words and what follows instead."""
    if results.found:
        count = f"{results.total} résultat{'s' * (results.total > 1)} pour « {asked} »"
        if results.total > len(results.found):
            return french(
                f"{count} ; voici les {len(results.found)} premiers. Un mot de plus précise la recherche."
            )
        return french(f"{count}.")
    return french(
        f"Aucun résultat publié ne répond à « {asked} » : ni question, ni item, ni profil, ni région, ni "
        "domaine. Ce qui s'en approche le plus :"
    )


def what_it_is(entry: Entry) -> str:
    """« Domaine · priorités et impact attendu »."""
    return french(f"{entry.kind} · {entry.detail}" if entry.detail else entry.kind)


def _weights(entry: Entry) -> dict[str, float]:
    weights: dict[str, float] = {}
    for text, weight in ((entry.text, TEXT), (entry.aliases, ALIAS), (entry.title, TITLE)):
        for word in words(text):
            weights |= {word: weight, _family(word): weight}
    return weights


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, _WORD.findall(folded(text))))


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


def _family(word: str) -> str:
    """The stem as a form of its own: « emploi » is a word, and the stem of « employeuses »."""
    return f"~{stem(word)}"


def _worth(index: Index, word: str) -> dict[str, float]:
    """Forms by which a word may be found, and what each is worth: itself, its family, what it begins."""
    family = _family(word)
    starts = (
        [form for form in index.frequency if form.startswith(word)] if len(word) >= SHORTEST_START else []
    )
    factors = dict.fromkeys(starts, START) | {family: FAMILY, word: 1.0}
    rarity = 1 + math.log(len(index.entries) / max(1, index.frequency[family]))
    return {form: factor * rarity for form, factor in factors.items()}


def _ranked(
    index: Index, positions: Iterable[int], *, scores: Sequence[Sequence[float]], text: str
) -> list[Entry]:
    stems = _stems(text)

    def rank(position: int) -> float:
        is_named = bool(index.titles[position]) and index.titles[position] <= stems
        return -sum(scores[position]) - WHOLE_TITLE * is_named

    return [index.entries[position] for position in sorted(positions, key=rank)]


def _nearest(index: Index, scores: Sequence[Sequence[float]], *, text: str) -> tuple[Entry, ...]:
    """Entries that hold some of the words, or words spelled almost alike; failing that, the first."""
    held = [sum(map(bool, found)) for found in scores]
    most = max(held, default=0)
    if most:
        best = [position for position, count in enumerate(held) if count == most]
        return tuple(_ranked(index, best, scores=scores, text=text)[:NEAREST_RESULTS])
    known = [form for form in index.frequency if not form.startswith("~")]
    alike = [near for word in words(text) for near in get_close_matches(word, known, 1, LIKENESS)]
    if alike:
        again = search(index, " ".join(alike))
        return (again.found or again.nearest)[:NEAREST_RESULTS]
    return index.entries[:NEAREST_RESULTS]
