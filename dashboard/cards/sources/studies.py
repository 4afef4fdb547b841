"""Studies: what was asked of whom, when and on what base, and where it is published, as tables."""

from itertools import groupby

from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.queries import catalogue
from dashboard.queries.catalogue import Publication, Study
from dashboard.tabular import Cell, Table


def studies(desk: Desk) -> list[Section]:
    """The Observatoire's studies, what to know of each, and the sources of the context of regions."""
    words = desk.words.sources_pages
    own, context = catalogue.studies(desk), catalogue.studies(desk, is_context=True)
    notes = tuple(words.note_of(one.title, one.note) for one in own if one.note)
    return [
        Section(
            title=words.STUDIES,
            text=words.studies_lead(catalogue.counts(desk)),
            tables=(Table(words.STUDY_HEADERS, tuple(_study(desk, one) for one in own)),),
            anchor="etudes",
        ),
        Section(title=words.STUDY_NOTES, points=notes, is_folded=True),
        Section(
            title=words.CONTEXT_SOURCES,
            tables=(Table(words.CONTEXT_HEADERS, tuple(_source(desk, one) for one in context)),),
            is_folded=True,
        ),
    ]


def publications(desk: Desk) -> list[Section]:
    """Publications with their address, the most direct first, one folded table a degree."""
    words = desk.words.sources_pages
    found = groupby(catalogue.publications(desk), key=lambda one: one.directness)
    tables = [
        Section(
            title=words.DIRECTNESS[directness],
            tables=(Table(words.PUBLICATION_HEADERS, tuple(_publication(desk, one) for one in group)),),
            is_folded=True,
        )
        for directness, group in found
    ]
    return [
        Section(title=words.PUBLICATIONS, text=words.PUBLICATIONS_TEXT, anchor="publications"),
        *tables,
    ]


def _study(desk: Desk, study: Study) -> tuple[Cell, ...]:
    words = desk.words.sources_pages
    return (
        Cell(study.title, is_strong=True),
        Cell(words.study_profiles(study)),
        Cell(words.study_institute(study)),
        Cell(words.study_wave(study)),
        Cell(words.study_base(study)),
        Cell(words.study_held(study), number=study.published_n),
    )


def _source(desk: Desk, study: Study) -> tuple[Cell, ...]:
    words = desk.words.sources_pages
    return (
        Cell(study.title, is_strong=True),
        Cell(study.producer),
        Cell(words.study_years(study)),
        Cell(desk.words.numbers.number(study.published_n), number=study.published_n),
        Cell(study.note),
    )


def _publication(desk: Desk, one: Publication) -> tuple[Cell, ...]:
    words = desk.words.sources_pages
    return (
        Cell(one.title, url=one.url),
        Cell(one.publisher),
        Cell(words.PUBLICATION_KINDS[one.kind]),
        Cell(words.publication_date(one)),
        Cell(desk.words.numbers.number(one.figures_n), number=one.figures_n),
    )
