"""Texts: the prose of method, reuse and accessibility, cut at its titles, every number from a query."""

import os
import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from dashboard import verdicts
from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.downloads import A_SECOND, AT_ONCE, MOST_A_PAGE
from dashboard.observations import FRAGILE_BELOW, WEAK_BELOW
from dashboard.queries import catalogue, typology
from dashboard.tabular import Cell, Table

TEXTS = Path(__file__).resolve().parents[2] / "texts"
"""One folder a language."""
_TITLE = re.compile(r"^## (.+)$", re.MULTILINE)


def method(desk: Desk) -> list[Section]:
    """How figures were gathered and are read, the forms of partnership, and every stated grade."""
    return [*_sections(desk, "method", _method_words(desk)), *_typology(desk), _grades(desk)]


def reuse(desk: Desk) -> list[Section]:
    """How to cite, the terms of reuse as far as known, and where to report a mistake."""
    version = catalogue.version(desk)
    released = desk.words.periods.period(version.released_on)
    words = {"data_version": version.data_version, "released_on": released, "contact": _contact(desk)}
    return _sections(desk, "reuse", words)


def accessibility(desk: Desk) -> list[Section]:
    """The accessibility statement; whom to write to is the operator's to say (`OBSERVATOIRE_CONTACT`)."""
    return _sections(desk, "accessibility", {"contact": _contact(desk)})


def programs(desk: Desk) -> list[Section]:
    """How programs read the figures, and within which bounds."""
    bounds = {"most_a_page": MOST_A_PAGE, "at_once": AT_ONCE, "a_second": A_SECOND}
    return _sections(desk, "api", {name: desk.words.numbers.number(most) for name, most in bounds.items()})


def _contact(desk: Desk) -> str:
    return desk.words.sources_pages.contact(os.environ.get("OBSERVATOIRE_CONTACT", ""))


def _sections(desk: Desk, name: str, words: Mapping[str, str]) -> list[Section]:
    """A text cut at its `##` titles, every placeholder filled; a missing word is an error, never a blank."""
    typed = desk.words.numbers.typed
    text = (TEXTS / desk.language / f"{name}.md").read_text(encoding="utf-8").format_map(words)
    _, *parts = _TITLE.split(text)
    titled = zip(parts[::2], parts[1::2], strict=True)
    return [Section(title=typed(title), text=typed(prose.strip())) for title, prose in titled]


def _method_words(desk: Desk) -> dict[str, str]:
    words, counts, examples = desk.words, catalogue.counts(desk), catalogue.examples(desk)
    number = words.numbers.number
    return {
        **{name: number(count) for name, count in asdict(counts).items()},
        **words.sources_pages.example_words(examples.universe, examples.total, examples.mean, examples.waves),
        "weak_below": number(WEAK_BELOW),
        "fragile_below": number(FRAGILE_BELOW),
        "fragile_most": number(FRAGILE_BELOW - 1),
        "said_apart": number(verdicts.SAID_APART["share"]),
        "said_apart_of_means": number(verdicts.SAID_APART["mean_10"]),
        "contradicted_sentence": words.sources_pages.contradicted(counts.contradicted_n),
        "without_base_n": number(counts.survey_published_n - counts.with_base_n),
        "grade_list": _definitions(desk, "grade"),
        "reading_list": _definitions(desk, "reading"),
        "status_list": _definitions(desk, "status"),
    }


def _definitions(desk: Desk, attribute: str) -> str:
    found = catalogue.status_words(desk, attribute=attribute)
    return desk.words.sources_pages.definitions(
        (one.label, one.definition, one.observations_n) for one in found
    )


def _typology(desk: Desk) -> list[Section]:
    words = desk.words.sources_pages
    types = [
        (
            *(Cell(one.label, is_strong=True), Cell(one.definition), Cell(one.objective), Cell(one.result)),
            Cell(words.printed_at(one.publication_title, one.locator)),
        )
        for one in typology.types(desk)
    ]
    models = [
        (
            *(Cell(one.label, is_strong=True), Cell(one.type_label), Cell(one.definition), Cell(one.note)),
            Cell(words.printed_at(one.publication_title, one.locator)),
        )
        for one in typology.models(desk)
    ]
    return [
        Section(
            title=words.PARTNERSHIPS, tables=(Table(words.TYPE_HEADERS, tuple(types)),), anchor="partenariats"
        ),
        Section(title=words.MODELS, tables=(Table(words.MODEL_HEADERS, tuple(models)),), is_folded=True),
    ]


def _grades(desk: Desk) -> Section:
    words = desk.words.sources_pages
    names = {one.status_id: one.label for one in catalogue.status_words(desk, attribute="grade")}
    rows = tuple(
        (
            Cell(one.question_label, is_strong=True),
            Cell(desk.words.grammar.listed((one.study_a_title, one.study_b_title))),
            Cell(words.stated_grade(one.grade, names.get(one.grade, ""))),
            Cell(one.reason),
        )
        for one in catalogue.grades(desk)
    )
    return Section(title=words.GRADES, tables=(Table(words.GRADE_HEADERS, rows),), is_folded=True)
