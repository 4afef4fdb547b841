"""Downloads: the addresses at which the server hands out files; any process answers, without a session."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from dashboard.basket import Basket
from dashboard.views import View

FOLDER, PICTURES = "fichiers", "partage"
HOME_PICTURE = "accueil"
BASE = "base"
"""The whole base in one ZIP."""
FIGURES_XLSX, FIGURES_CSV = "chiffres-xlsx", "chiffres-csv"
"""The figures that the choices of a page leave."""
TO_COMPLETE, NEW_STUDY = "a-completer", "nouvelle-etude"
"""Workbooks that a person fills: the figures that the copy lost, a study to come."""
PASSPORT_JSON, PASSPORT_CSV = "passeport-json", "passeport-csv"
"""One figure, by its identifier."""
MOST_A_PAGE = 500
"""Figures that a program is given at once."""
AT_ONCE, A_SECOND = 200, 10
"""Requests of programs that may come together, and that come back each second."""
TEMPLATE = "modele"
"""Where the browser asks whether a presentation can serve as a template."""
REFRESH = "rafraichir"
"""Where the browser sends a presentation that was made here, to have it back with the figures of today."""
NEWER = "vagues"
"""Parameter that asks for newer waves too."""
DRAWING = "dessin.svg"
"""The chart of one card as that of its slide."""

ROOM, ROOM_FILE = "salle", "salle-fichier"
"""A workshop as a page that runs by itself, and the same as a file that needs no server."""
ROOMS = "/atelier/salle"
"""Address of a workshop; with `fichier` it is handed out as a file."""


def room(view: View, *, is_file: bool = False) -> str:
    """Where the workshop of a view is found, from the root of the site."""
    asked = [("questions", view.parameter("questions"))] + ([("fichier", "oui")] if is_file else [])
    return f"{ROOMS}?{urlencode(asked, quote_via=quote)}"


def address(kind: str, chosen: Sequence[View], *, title: str = "") -> str:
    """Where these views are found as a file of this kind, from the root of the site."""
    return _written(kind, [("vue", str(view)) for view in chosen] + ([("titre", title)] if title else []))


def of_basket(kind: str, chosen: Basket) -> str:
    """Where a presentation is found as a file of this kind."""
    return _written(kind, [("panier", str(chosen))])


def of_figure(kind: str, figure_id: str) -> str:
    """Where the passport of a figure is found as a file of this kind."""
    return _written(kind, [("id", figure_id)])


def _written(kind: str, asked: Sequence[tuple[str, str]]) -> str:
    return f"/{FOLDER}/{kind}" + (f"?{urlencode(asked, quote_via=quote)}" if asked else "")


def sharing_address(view: View) -> str:
    """Where the picture that messages show of a view is found: `/partage/profils.png?profil=jeunes`."""
    _, mark, choices = str(view).partition("?")
    return f"/{PICTURES}/{view.page or HOME_PICTURE}.png{mark}{choices}"


def place(kind: str, chosen: Sequence[View], title: str) -> str:
    """Where a file of any kind is found, from the root of the site: what it holds is one view or several."""
    if kind in (PASSPORT_JSON, PASSPORT_CSV):
        return of_figure(kind, chosen[0].parameter("id"))
    if kind in (ROOM, ROOM_FILE):
        return room(chosen[0], is_file=kind == ROOM_FILE)
    return address(kind, chosen, title=title)


def drawing(view: View) -> str:
    """Where the drawing of the card of a view is found, from the root of the site."""
    return f"/{DRAWING}?{urlencode([('vue', str(view.with_parameter('titre', '')))], quote_via=quote)}"
