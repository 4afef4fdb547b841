"""Views: a page and its choices as the text of an address, and back. Codes in the address, never labels."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import parse_qsl, quote, urlencode

_PARAMETERS = """
rubrique lecture profil face tiers region domaine question item colonnes mesure serie indicateur annee vague
etude document statut tri reponses questions recherche phrase id carte titre repere note version
"""
PARAMETERS = tuple(_PARAMETERS.split())
"""Choices and what else an address may hold, in the order in which it is written."""
LISTS = ("reponses", "questions")
"""Parameters that hold several names, `mecenat.oui-local.oui`: they belong to the pages that take them."""
OWN = ("titre", "repere", "note")
"""What a reader writes about a card: its title, a note, and the figure that the note is about."""
LONGEST_NOTE = 120
"""Signs that stand beside a chart."""
BETWEEN = "-"
"""Of the names of a list, which codes of the data never hold."""
FREE = (*LISTS, "recherche", "phrase", "id", "carte", *OWN, "version")
"""Parameters that are no choice among codes: every page takes them."""
LONGEST_SHOWN, LONGEST_READ = 40, 400
LIKENESS = 0.8  # « entreprise » is « entreprises » misspelt; « maires » is no code at all

_NOT_IN_A_CODE = re.compile(r"[^\w +-]|(?<![^\W_])_|_(?![^\W_])")
_LINE_END = re.compile(r"\u00ad\s*")
_JOINER = "\u034f"
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class View:
    """A page and its parameters; as a text, « profils?profil=associations »."""

    page: str  # its address without the slash, "" for the home page
    parameters: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> str:
        """The code of one parameter, empty when the view does not ask for it."""
        return dict(self.parameters).get(name, "")

    @property
    def bare(self) -> "View":
        """The same view without what its reader wrote."""
        return View(self.page, tuple(pair for pair in self.parameters if pair[0] not in OWN))

    def with_parameter(self, name: str, code: str) -> "View":
        """The same view with another code for one parameter; without the parameter for an empty code."""
        return view(self.page, **dict(self.parameters) | {name: code})

    def __str__(self) -> str:
        if not self.parameters:
            return self.page
        return f"{self.page}?{urlencode(self.parameters, quote_via=quote)}"


@dataclass(frozen=True)
class Reading:
    """What an address asks for: a code that exists, and what it asked in vain, short and harmless."""

    code: str
    refused: str = ""
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


def names(text: str) -> list[str]:
    """The names that a list holds, each once."""
    return list(dict.fromkeys(name for name in text.split(BETWEEN) if name))


def listed(held: Iterable[str]) -> str:
    """Names as a list that an address holds."""
    return BETWEEN.join(held)


def strangers(text: str) -> list[str]:
    """Names in the text of a view that no page has, such as a choice misspelt."""
    asked = parse_qsl(text.partition("?")[2], keep_blank_values=True)
    return [name for name, _ in asked if name not in PARAMETERS]


def known(asked: str, options: Mapping[str, str]) -> str:
    """The code that is asked for by itself or by its label (« bretagne »); blank when there is none."""
    if asked in options:
        return asked
    wanted = _slug(asked[: 2 * LONGEST_SHOWN])
    return next((code for code in options if wanted and wanted in (_slug(code), _slug(options[code]))), "")


def read(asked: str, *, options: Mapping[str, str], default: str) -> Reading:
    """The code of one parameter, or the nearest that exists with what was asked in its place.

    Args:
        options: label of each code that exists.
        default: the code of an address that asks for none.
    """
    if not asked:
        return Reading(default)
    if code := known(asked, options):
        return Reading(code, is_asked=True)
    nearest = get_close_matches(asked[:LONGEST_SHOWN].lower(), options, n=1, cutoff=LIKENESS)
    return Reading(nearest[0] if nearest else default, refused=shown(asked) or "…")


def opening(
    asked: str, *, current: str | None, options: Mapping[str, str], default: str, is_new: bool
) -> Reading:
    """What a choice shows: the code of an address that has just come, else what the reader last chose.

    Args:
        asked: code in the address.
        current: code that the choice showed until now, None when it has not been drawn yet.
        is_new: whether the address changed otherwise than by the choices of the page.
    """
    if current in options and not is_new:
        return Reading(current)
    return read(asked, options=options, default=default)


def visible(text: str) -> str:
    """The text without the signs of no width that a PDF leaves in it, or hyphens of its lines."""
    whole = unicodedata.normalize("NFC", _LINE_END.sub("", text))
    return "".join(sign for sign in whole if unicodedata.category(sign) != "Cf" and sign != _JOINER)


def shown(asked: str) -> str:
    """What an address asked for, short and harmless: no markup, no control sign, no change of direction."""
    plain = " ".join(_NOT_IN_A_CODE.sub(" ", visible(asked[:LONGEST_READ])).split())
    return plain[:LONGEST_SHOWN] + ("…" if len(plain) > LONGEST_SHOWN else "")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _NOT_IN_A_SLUG.sub("-", plain).strip("-")
