"""Views: a page and its choices as the text of an address, and back. Codes in the address, never labels."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import parse_qsl, quote, urlencode

from dashboard.labels import french
from dashboard.sitemap import PAGES

PARAMETERS = (
    "profil",
    "region",
    "domaine",
    "question",
    "item",
    "lecture",
    "vague",
    "indicateur",
    "annee",
    "etude",
    "serie",
    "tri",
    "statut",
    "recherche",
    "id",
    "carte",
    "titre",
    "version",
)
SHARED = ("profil", "region", "domaine")
"""Choices that follow the reader from one page to the next."""

SCRIPTS = {address: entry.script for address, entry in PAGES.items()}
"""Script of each page's address, relative to pages/."""

LONGEST_SHOWN = 40
LIKENESS = 0.8  # « entreprise » is « entreprises » misspelt; « maires » is no code at all

_NOT_IN_A_CODE = re.compile(r"[^\w +-]|(?<![^\W_])_|_(?![^\W_])")


@dataclass(frozen=True)
class View:
    """A page and its parameters; as a text, « impacts?profil=associations »."""

    page: str  # its address without the slash, "" for the overview
    parameters: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> str:
        """The code of one parameter, empty when the view does not ask for it."""
        return dict(self.parameters).get(name, "")

    def with_parameter(self, name: str, code: str) -> "View":
        """The same view with another code for one parameter; without the parameter for an empty code."""
        return view(self.page, **dict(self.parameters) | {name: code})

    def __str__(self) -> str:
        if not self.parameters:
            return self.page
        return f"{self.page}?{urlencode(self.parameters, quote_via=quote)}"


@dataclass(frozen=True)
class Reading:
    """What an address asks for: a code that exists, and a sentence when it is not the one that was asked."""

    code: str
    message: str = ""
    is_asked: bool = False  # whether a reader asked for this very code


def view(page: str = "", **codes: str) -> View:
    """The view of a page with these choices, named as in `PARAMETERS`; an empty one is left out."""
    chosen = sorted((PARAMETERS.index(name), name, code) for name, code in codes.items() if code)
    return View(page, tuple((name, code) for _, name, code in chosen))


def parsed(text: str) -> View:
    """The view that a text names; parameters that no page has, or that are empty, are left out."""
    page, _, query = text.partition("?")
    found = dict(reversed(parse_qsl(query)))  # the first of two wins, as in a browser
    return View(page, tuple((name, found[name]) for name in PARAMETERS if name in found))


def strangers(text: str) -> list[str]:
    """Names in the text of a view that no page has, such as a choice misspelt."""
    return [
        name
        for name, _ in parse_qsl(text.partition("?")[2], keep_blank_values=True)
        if name not in PARAMETERS
    ]


def read(params: Mapping[str, str], *, name: str, options: Sequence[str], default: str) -> Reading:
    """The code of one parameter, or the nearest that exists with a sentence that says so."""
    asked = params.get(name, "")
    if not asked:
        return Reading(default)
    if asked in options:
        return Reading(asked, is_asked=True)
    nearest = get_close_matches(asked[:LONGEST_SHOWN].lower(), options, n=1, cutoff=LIKENESS)
    what = f"« {plain} »" if (plain := shown(asked)) else "un code"
    message = f"L'adresse demande {what}, qui n'existe pas ici : voici la vue la plus proche."
    return Reading(nearest[0] if nearest else default, french(message))


def opening(
    asked: str, *, name: str, written: str, current: str, shared: str, options: Sequence[str], default: str
) -> Reading:
    """What a choice shows: a new address first, then what it showed, what another page chose, its default.

    Args:
        asked: code in the address.
        written: code that the site itself last wrote there.
        current: code that the choice showed until now, empty when the page has just been opened.
        shared: code chosen on another page.
    """
    if asked and asked != written:
        return read({name: asked}, name=name, options=options, default=default)
    return Reading(next((code for code in (current, asked, shared) if code in options), default))


def shown(asked: str) -> str:
    """What an address asked for, short and harmless: no markup, no control sign, no change of direction."""
    plain = " ".join(_NOT_IN_A_CODE.sub(" ", asked[: 10 * LONGEST_SHOWN]).split())
    return plain[:LONGEST_SHOWN] + ("…" if len(plain) > LONGEST_SHOWN else "")
