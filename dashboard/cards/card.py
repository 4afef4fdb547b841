"""Card: one finding with everything that must travel with it; no chart without its champ and its source."""

from dataclasses import dataclass
from typing import Literal

from dashboard.charts.spec import Chart, Numbers
from dashboard.observations import Observation
from dashboard.tabular import Table
from dashboard.views import View

LimitKind = Literal[
    "comparability",  # other words, other wave, other scope
    "base",  # small or unknown number of interviews, untested gap
    "universe",  # a population, not a sample
    "unit",  # what the percentage counts
    "missing",  # illegible or unpublished values
    "reading",  # paired by reasoning, inferred wave
    "other_value",  # stated otherwise elsewhere
    "derived",  # computed here
    "context",  # not a result of the Observatoire; how the values came to us
    "convention",  # rules of ours: the five points, ties
]
ChipKind = Literal["indicative", "fragile", "illegible", "wave", "context"]


@dataclass(frozen=True)
class Limit:
    """One thing a reader must know, one plain sentence."""

    kind: LimitKind
    text: str
    is_serious: bool = False  # it concerns comparability or size: the chip turns amber


@dataclass(frozen=True)
class Chip:
    """What the guard-rails say in two or three words beside the title."""

    kind: ChipKind
    text: str


@dataclass(frozen=True)
class Document:
    """Where values are printed: short name, address (or blank) and place."""

    name: str
    url: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """What was asked, of whom and when; without its words, the reason why we do not have them."""

    who: str
    text: str = ""
    missing_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """One finding ready to show or export.

    `observations` are all the values that the chart draws or its table lists, in that order: the CSV, the
    sheet of data and the passports. `rows_beside` are lines that only the table shows.
    """

    card_id: str  # stable, made of the maker and all its codes: address, widget keys, caches
    title: str  # the finding: at most 90 characters, one subject, one verb
    subtitle: str  # what is measured, unit, year: at most 110 characters
    chart: Chart
    lecture: str  # one sentence made from one drawn value
    champ: str  # territory, population, wave
    source: str  # short, as one line
    observations: tuple[Observation, ...]
    documents: tuple[Document, ...] = ()
    limits: tuple[Limit, ...] = ()
    chips: tuple[Chip, ...] = ()
    wordings: tuple[Wording, ...] = ()
    subject: str = ""  # a few words for file and sheet names: « Partenaires des associations »
    language: str = "fr"

    def __post_init__(self) -> None:
        for name in ("card_id", "title", "subtitle", "champ", "source"):
            if not getattr(self, name).strip():
                raise ValueError(f"card {self.card_id!r} has no {name}: a chart travels with all of it")


@dataclass(frozen=True)
class Section:
    """A titled part of a page: a paragraph, cards, tables; what is blank is not there."""

    title: str = ""
    text: str = ""
    cards: tuple[Card, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[str, ...] = ()  # sentences, one a line
    numbers: Numbers | None = None  # a few values of its cards, written large before them
    links: tuple[tuple[str, View], ...] = ()  # a label and the view that it leads to
    anchor: str = ""
    is_folded: bool = False

    @property
    def is_empty(self) -> bool:
        parts = (self.text, self.cards, self.points, self.numbers, self.links)
        return not (any(parts) or any(not one.is_empty for one in self.tables))
