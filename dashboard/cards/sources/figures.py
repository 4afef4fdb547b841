"""Figures: everything that is held as one table, filtered and sorted as a reader asks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

from dashboard import search
from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, OWN, WHOLE, Observation
from dashboard.queries import catalogue, slices
from dashboard.tabular import Cell, Table

ALL = "tous"
"""The code that leaves a choice open."""
PUBLISHED = "published"
CONTEXT = ("context",)
NO_YEAR = "sans"

_STATES: dict[str, Callable[[Observation], bool]] = {
    PUBLISHED: lambda o: o.is_known,
    "illegible": lambda o: o.status == "illegible" and not o.is_known,
    "absent": lambda o: o.status in ("not_published", "not_asked") and not o.is_known,
    "context": lambda o: o.is_known,
    "statements": lambda o: True,
}
_SORTS: dict[str, Callable[[Observation], tuple[object, ...]]] = {
    "question": lambda o: (),
    "vague": lambda o: (o.wave_end == "", _backwards(o.wave_end)),
    "valeur": lambda o: (o.measure_label, o.value is None, -(o.value or 0)),
    "profil": lambda o: (o.profile_order, o.population_order),
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a reader asks of the table: codes, or `ALL`; every word of a text."""

    state: str = PUBLISHED
    question_id: str = ALL
    profile_id: str = ALL
    region_id: str = ALL
    study_id: str = ALL
    publication_id: str = ALL
    year: str = ALL
    measure_id: str = ALL
    text: str = ""
    sort: str = "question"

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of a filter, none where it is open."""
        code = getattr(self, name)
        return () if code in ("", ALL) else (code,)


def lead(desk: Desk) -> str:
    """What a figure is and how many there are: the one count that every page says."""
    return desk.words.sources_pages.figures_lead(catalogue.counts(desk))


def states(desk: Desk) -> dict[str, str]:
    """What the table can hold, with how many of each; a state that nothing is in is left out."""
    words = desk.words.sources_pages
    counts = {code: len(_held(desk, Asked(state=code))) for code in _STATES}
    return {code: words.state(code, held_n) for code, held_n in counts.items() if held_n}


def questions(desk: Desk, *, state: str = "") -> dict[str, str]:
    """The questions and indicators with a line in this state, after « Toutes »; so do the other choices."""
    rows = sorted(_in_state(desk, state), key=lambda o: (o.theme == "contexte", o.question_order))
    known = {o.question_id: desk.words.names.question(o) for o in rows}
    return {ALL: desk.words.sources_pages.ALL_QUESTIONS} | known


def profiles(desk: Desk, *, state: str = "") -> dict[str, str]:
    """Profiles, after « Tous »."""
    rows = sorted(_in_state(desk, state), key=lambda o: o.profile_order)
    known = {o.actor_profile_id: o.profile_label for o in rows if o.actor_profile_id != WHOLE}
    return {ALL: desk.words.sources_pages.ALL_PROFILES} | known


def regions(desk: Desk, *, state: str = "") -> dict[str, str]:
    """Territories, France first, after « Tous »."""
    rows = sorted(_in_state(desk, state), key=lambda o: o.region_order)
    return {ALL: desk.words.sources_pages.ALL_REGIONS} | {o.region_id: o.region_label for o in rows}


def studies(desk: Desk, *, state: str = "") -> dict[str, str]:
    """Studies by their title, after « Toutes »."""
    rows = sorted(_in_state(desk, state), key=lambda o: o.study_title)
    return {ALL: desk.words.sources_pages.ALL_STUDIES} | {o.study_id: o.study_title for o in rows}


def publications(desk: Desk, *, state: str = "") -> dict[str, str]:
    """Publications by their title, after « Toutes »."""
    rows = sorted(_in_state(desk, state), key=lambda o: o.publication_title)
    known = {o.publication_id: o.publication_title for o in rows}
    return {ALL: desk.words.sources_pages.ALL_PUBLICATIONS} | known


def years(desk: Desk, *, state: str = "") -> dict[str, str]:
    """The years of the waves, the latest first, those of no known wave last; after « Toutes »."""
    words = desk.words.sources_pages
    found = sorted({o.year for o in _in_state(desk, state)}, reverse=True)
    return {ALL: words.ALL_YEARS} | {year or NO_YEAR: words.year(year) for year in found}


def measures(desk: Desk, *, state: str = "") -> dict[str, str]:
    """The measures in use, the most frequent first; after « Toutes »."""
    used = {o.measure_id for o in _in_state(desk, state)}
    known = {one.measure_id: one.label for one in catalogue.measures(desk) if one.measure_id in used}
    return {ALL: desk.words.sources_pages.ALL_MEASURES} | known


def sorts(desk: Desk) -> dict[str, str]:
    """Orders of the table."""
    return desk.words.sources_pages.SORTS


def figures(desk: Desk, **asked: str) -> list[Section]:
    """The table that these filters leave, under how many lines it has of how many.

    Args:
        asked: fields of `Asked`.
    """
    words, filters = desk.words.sources_pages, _asked(asked)
    found, every = _selected(desk, filters), _held(desk, Asked(state=filters.state))
    text = words.figures_found(len(found), len(every), filters.state)
    return [Section(title=words.FIGURES, text=text, tables=(_table(desk, found),), anchor="chiffres")]


def selected(desk: Desk, **asked: str) -> tuple[Observation, ...]:
    """What `figures` shows, in its order: the rows of the Excel and CSV files."""
    return _selected(desk, _asked(asked))


def selection(desk: Desk, **asked: str) -> str:
    """What these filters ask for, in a sentence, for the file that they make."""
    filters = _asked(asked)
    options = {
        "question_id": questions,
        "profile_id": profiles,
        "region_id": regions,
        "study_id": studies,
        "publication_id": publications,
        "year": years,
        "measure_id": measures,
    }
    chosen = [
        options[name](desk, state=filters.state).get(code, code)
        for name in options
        for code in filters.codes(name)
    ]
    return desk.words.sources_pages.selection(filters.state, chosen, text=filters.text)


def _asked(codes: dict[str, str]) -> Asked:
    """What is left blank is as it opens; a state or an order that does not exist is none."""
    given = {field.name: codes[field.name] for field in fields(Asked) if codes.get(field.name)}
    known = {"state": _STATES, "sort": _SORTS}
    return Asked(**{name: code for name, code in given.items() if code in known.get(name, (code,))})


def _in_state(desk: Desk, state: str) -> list[Observation]:
    """Every line that the table can hold in this state."""
    return _held(desk, _asked({"state": state}))


def _held(desk: Desk, filters: Asked) -> list[Observation]:
    rows = slices.observations(
        desk,
        ALL_WAVES,
        question_ids=filters.codes("question_id"),
        profile_ids=filters.codes("profile_id"),
        region_ids=filters.codes("region_id"),
        study_ids=filters.codes("study_id"),
        measure_ids=filters.codes("measure_id"),
        study_kinds=CONTEXT if filters.state == "context" else OWN,
        populations="all",
        is_preferred=filters.state != "statements",
    )
    return [one for one in rows if _STATES[filters.state](one)]


def _selected(desk: Desk, filters: Asked) -> tuple[Observation, ...]:
    years = [code.replace(NO_YEAR, "") for code in filters.codes("year")]
    publications = filters.codes("publication_id")
    found = [
        one
        for one in _held(desk, filters)
        if (not years or one.year in years) and (not publications or one.publication_id in publications)
    ]
    matched = [one for one in found if search.holds(_searched(desk, one), filters.text, desk.language)]
    return tuple(sorted(matched, key=_SORTS[filters.sort]))


def _searched(desk: Desk, one: Observation) -> str:
    """What a reader may look for a figure by."""
    parts = (
        *(one.question_label, one.question_short, one.item_label, one.response_label, one.profile_label),
        *(one.population_label, one.region_label, one.study_title, one.publication_title, one.publisher),
        *(one.text, one.value_printed, desk.words.sources_pages.wave(one), one.label_reported),
    )
    return " ".join(parts)


def _table(desk: Desk, rows: Sequence[Observation]) -> Table:
    lines: Iterable[tuple[Cell, ...]] = (_line(desk, one) for one in rows)
    return Table(headers=desk.words.sources_pages.FIGURE_HEADERS, rows=tuple(lines))


def _line(desk: Desk, one: Observation) -> tuple[Cell, ...]:
    words = desk.words.sources_pages
    return (
        Cell(words.value(one), figure_id=one.figure_id, number=one.value, is_strong=True),
        Cell(desk.words.names.result_and_answer(one)),
        Cell(words.profile(one)),
        Cell(one.region_label),
        Cell(words.wave(one)),
        Cell(one.study_title),
        Cell(words.publication(one), url=one.publication_url),
    )


def _backwards(day: str) -> int:
    """A day, the latest the smallest."""
    return -int(day.replace("-", "") or 0)
