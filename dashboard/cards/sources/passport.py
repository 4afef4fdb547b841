"""Passport: one figure with its question, its base, its document and its place, for who wants to check it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import guards
from dashboard.cards.card import Section
from dashboard.cards.sources import history
from dashboard.cards.sources.citations import as_json, citations
from dashboard.desk import Desk
from dashboard.observations import Observation
from dashboard.queries import catalogue, slices, sources
from dashboard.queries.sources import Statement
from dashboard.tabular import Cell, Table

MOST_BESIDE = 12
"""Results of the same question that are shown unfolded."""


@dataclass(frozen=True)
class Passport:
    """Everything that is known of one figure."""

    observation: Observation  # as a CSV, one line
    value: str  # as a reader says it: « 88 % », or the word that says why there is none
    name: str  # what the value is the value of
    sentence: str  # to quote; blank without value
    sections: tuple[Section, ...]  # facts, other statements, other values, other results
    citations: tuple[tuple[str, str], ...]  # style and reference
    json: bytes


def passport(desk: Desk, *, figure_id: str, site_url: str = "") -> Passport | None:
    """The passport of a figure; None when there is no such figure.

    Args:
        site_url: address of the site, for the link in its references.
    """
    one = sources.figure(desk, figure_id=figure_id)
    if one is None:
        return None
    words = desk.words.passports
    version = catalogue.version(desk).data_version
    parts = (_facts(desk, one), _statements(desk, one), _claims(desk, one), _beside(desk, one))
    return Passport(
        observation=one,
        value=desk.words.sources_pages.value(one),
        name=words.figure_name(one),
        sentence=words.quotable(one),
        sections=tuple(part for part in parts if not part.is_empty),
        citations=citations(desk, one, version=version, site_url=site_url),
        json=as_json(one),
    )


def nearest(desk: Desk, *, figure_id: str) -> dict[str, str]:
    """Names of figures by their identifier: the most like one that does not exist."""
    words = desk.words
    return {
        one.figure_id: f"{words.passports.figure_name(one)} · {words.sources_pages.value(one)}"
        for one in sources.nearest(desk, figure_id=figure_id)
    }


def _facts(desk: Desk, one: Observation) -> Section:
    words, grammar = desk.words.passports, desk.words.grammar
    record = sources.record(desk, figure_id=one.figure_id)
    options = sources.options(desk, observation_id=one.observation_id)
    count = _count(desk, one)
    extra = {
        "status": record.status_label,
        "reading": record.reading_label,
        "answers": grammar.listed(option.label for option in options),
        "confidence": record.confidence_label,
        "base": words.count_of_answers(count, one.base_n or 0),
        "margin": _margin(desk, one, count),
        "mode": record.mode,
        "sponsor": record.sponsor,
        "since": " ; ".join(history.of_figure(desk, figure_id=one.figure_id)),
    }
    computed = sources.computation(desk, figure_id=one.figure_id)
    urls = {words.DOCUMENT: one.publication_url}
    rows = [
        (Cell(name, is_strong=True), Cell(text, url=urls.get(name, "")))
        for name, text in [*words.facts(one, extra), *words.computed(one, computed)]
    ]
    return Section(tables=(Table(words.FACTS_HEADERS, tuple(rows)),), anchor="passeport")


def _count(desk: Desk, one: Observation) -> int | None:
    """How many answered so, where the shares of the base say it."""
    answered = guards.answers([one, *sources.beside(desk, observation_id=one.observation_id)])
    return answered[one.figure_id].count if one.figure_id in answered else None


def _margin(desk: Desk, one: Observation, count: int | None) -> str:
    found, words = guards.interval(one, count=count), desk.words.passports
    if found is None:
        return ""
    if one.measure_id != "share":
        return words.margin_of_mean(*found)
    return words.weighted_margin(*found) if one.is_computed else words.margin(*found)


def _statements(desk: Desk, one: Observation) -> Section:
    """The same observation in other publications; the one that charts show is marked."""
    words = desk.words.passports
    stated = sources.statements(desk, observation_id=one.observation_id)
    drawn = slices.selected(desk, "is_preferred and observation_id = $id", {"id": one.observation_id})
    rows = tuple(_statement(desk, other, is_drawn=other in drawn) for other in stated)
    tables = (Table(words.STATEMENT_HEADERS, rows),) if len(rows) > 1 else ()
    return Section(title=words.STATEMENTS, tables=tables, anchor="publications")


def _statement(desk: Desk, one: Observation, *, is_drawn: bool) -> tuple[Cell, ...]:
    words = desk.words
    return (
        _value(desk, one),
        Cell(words.sources.document_name(one), url=one.publication_url),
        Cell(words.periods.period(one.publication_date) if one.publication_date else ""),
        Cell(one.locator),
        Cell(words.passports.YES if is_drawn else ""),
    )


def _claims(desk: Desk, one: Observation) -> Section:
    """The headlines that the figure states, with the other values that circulate."""
    words = desk.words.passports
    rows = tuple(
        _other_value(desk, claim.label, stated)
        for claim in sources.claims(desk)
        if any(stated.observation.figure_id == one.figure_id for stated in claim.statements)
        for stated in claim.statements
        if stated.observation.figure_id != one.figure_id
    )
    return Section(
        title=words.OTHER_VALUES, tables=(Table(words.OTHER_VALUE_HEADERS, rows),), anchor="autres-valeurs"
    )


def _other_value(desk: Desk, label: str, stated: Statement) -> tuple[Cell, ...]:
    words, one = desk.words.sources_pages, stated.observation
    return (
        _value(desk, one),
        Cell(label),
        Cell(words.RELATIONS[stated.relation]),
        Cell(words.publication(one), url=one.publication_url),
        Cell(stated.reason),
    )


def _beside(desk: Desk, one: Observation) -> Section:
    """Item, who was counted, answer and value; a column that never varies is left out."""
    words = desk.words.passports
    others = sources.beside(desk, observation_id=one.observation_id)
    named = {name: [getattr(other, f"{name}_label") for other in others] for name in words.BESIDE_HEADERS}
    shown = [name for name, labels in named.items() if len(set(labels)) > 1] or ["item"]
    headers = (words.VALUE, *(words.BESIDE_HEADERS[name] for name in shown))
    rows = tuple(_result(desk, other, shown) for other in others)
    is_long = len(rows) > MOST_BESIDE
    table = Table(headers, rows)
    return Section(title=words.BESIDE, tables=(table,), anchor="meme-question", is_folded=is_long)


def _result(desk: Desk, one: Observation, shown: Sequence[str]) -> tuple[Cell, ...]:
    return _value(desk, one), *(Cell(getattr(one, f"{name}_label")) for name in shown)


def _value(desk: Desk, one: Observation) -> Cell:
    text = desk.words.sources_pages.value(one)
    return Cell(text, figure_id=one.figure_id, number=one.value, is_strong=True)
