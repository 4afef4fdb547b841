"""Blocks: what a page is made of, as data. The site draws the list; exports, search, links and the first
paint read the same one.

A maker is a function of a `Desk` and codes, pure, cached by its name and its codes. Codes come from the
choices of the page, under the names of the address (`dashboard.views.PARAMETERS`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Maker = Callable[..., object]
Takes = Mapping[str, str]
"""Parameter of a maker -> name of the choice whose code it gets."""


@dataclass(frozen=True)
class Choice:
    """One code among those that exist, kept in the address."""

    name: str  # of `dashboard.views.PARAMETERS`
    options: Maker  # -> dict of code and label, in display order; one option or none: nothing is drawn
    takes: Takes = field(default_factory=dict)  # of earlier choices
    default: str | Maker = ""  # the first option without it; a maker takes what `takes` says
    shape: Literal["buttons", "list", "sentence"] = "list"


@dataclass(frozen=True)
class Choices:
    """Choices in one row, at most four; folded under « Filtrer » on a phone."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Sections:
    """Parts that a maker returns as a sequence of `Section`; cards two in a row for `grid`."""

    maker: Maker
    takes: Takes = field(default_factory=dict)
    layout: Literal["column", "grid"] = "column"


@dataclass(frozen=True)
class Branch:
    """One of several lists of blocks, by the code of a choice drawn as tabs."""

    choice: Choice
    cases: Mapping[str, tuple["Block", ...]]


@dataclass(frozen=True)
class Special:
    """What only the site can draw: the search box, the basket, a passport; `kind` names the drawing."""

    kind: str
    maker: Maker | None = None
    takes: Takes = field(default_factory=dict)


Block = Choices | Sections | Branch | Special


@dataclass(frozen=True)
class Page:
    """One place of the site. Its words are in `words/<language>/pages.py`, under its name."""

    name: str  # key of its words: `compare`
    address: str  # without slash; blank for the home page
    blocks: tuple[Block, ...]
    place: int = 0  # in the menu, from 1; 0 for a page that the menu does not name
    lead: Maker | None = None  # the sentence that answers, under the title; words only without it
    lead_takes: Takes = field(default_factory=dict)
