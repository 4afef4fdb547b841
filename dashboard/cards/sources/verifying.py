"""Verifying: a sentence as it circulates becomes what the published figures say of each of its numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.cards.card import Section
from dashboard.claims import matching, reading
from dashboard.claims.matching import Match
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES
from dashboard.queries import codelists, slices
from dashboard.views import View, view
from dashboard.words import DEFAULT, Vocabulary, vocabulary

ADDRESS = "verifier"
ASKED = "phrase"
"""Parameter of the address that holds the sentence."""
_NOWHERE = ("country", "metropolitan_france")


@dataclass(frozen=True)
class Held:
    """All that a sentence is held against: figures, and territories by their folded names."""

    base: matching.Base
    regions: dict[str, str]
    language: str = DEFAULT


@dataclass(frozen=True)
class Line:
    """One figure, what it is of the sentence in a word, who, when and where printed, and remarks."""

    state: str  # code of `matching.State`
    mark: str
    title: str
    about: str
    remarks: tuple[str, ...]
    figure_id: str


@dataclass(frozen=True)
class Checked:
    """What was found of one number: a code, blank where nothing was, a sentence, the figures."""

    state: str
    verdict: str
    lines: tuple[Line, ...]


def held(desk: Desk) -> Held:
    """Every figure of every wave and statement, ready to be looked through."""
    every = slices.observations(desk, ALL_WAVES, study_kinds=(), populations="all", is_preferred=False)
    return Held(matching.base(every, desk.language), dict(_regions(desk)), desk.language)


def checked(sentence: str, against: Held) -> list[Checked]:
    """What is published of each number of a sentence, in its order; nothing for one without a number."""
    words = vocabulary(against.language)
    found = reading.claims(sentence, against.regions, against.language)
    return [_checked(one.text, matching.matches(one, against.base), words) for one in found]


def ways(desk: Desk) -> list[Section]:
    """The ways to the page where a sentence is verified, and to the same figures for programs."""
    links = ((desk.words.claims.WAY, view(ADDRESS)), (desk.words.claims.FOR_PROGRAMS, view("api")))
    return [Section(links=links, anchor=ADDRESS)]


def way_of(asked: str) -> View | None:
    """The view that verifies what is searched for; None where it holds no number."""
    return view(ADDRESS, **{ASKED: asked}) if reading.claims(asked, {}) else None


def verdicts(asked: str, ask: Callable[..., object]) -> list[str]:
    """What is found of each number of a search that says what it is the value of, in one sentence.

    Args:
        ask: makes a value from the tables, or finds it in a cache.
    """
    if all(one.is_bare for one in reading.claims(asked, {})):
        return []
    return [one.verdict for one in checked(asked, ask(held))]


def _checked(number: str, found: list[Match], words: Vocabulary) -> Checked:
    state = found[0].state if found else ""
    return Checked(state, words.claims.verdict(state, number), tuple(_line(one, words) for one in found))


def _line(match: Match, words: Vocabulary) -> Line:
    o = match.observation
    return Line(
        state=match.state,
        mark=words.claims.STATES[match.state],
        title=words.claims.figure(o),
        about=words.claims.about(o),
        remarks=tuple(_remarks(match, words)),
        figure_id=o.figure_id,
    )


def _remarks(match: Match, words: Vocabulary) -> Iterator[str]:
    o = match.observation
    if match.is_rounded:
        yield words.claims.rounded(o.text)
    if o.others:
        yield words.claims.other_values(o)
    if match.latest:
        yield words.claims.later(match.latest)


def _regions(desk: Desk) -> Iterator[tuple[str, str]]:
    """Folded names of the territories and their codes; France itself is where nothing else is said."""
    aliases = desk.words.claims.REGIONS
    for one in codelists.regions(desk):
        if one.kind not in _NOWHERE:
            yield reading.folded(one.label)[0], one.region_id
    yield from aliases.items()
