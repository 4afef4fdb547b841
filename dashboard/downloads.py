"""Downloads: the addresses at which the server hands out the file of some views, and the picture of one."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from dashboard.views import View

FOLDER, PICTURES = "fichiers", "partage"
HOME_PICTURE = "accueil"
BASE = "base"
"""The whole base in one ZIP."""
FIGURES_XLSX, FIGURES_CSV = "chiffres-xlsx", "chiffres-csv"
"""The figures that the choices of a page leave."""
PASSPORT_JSON, PASSPORT_CSV = "passeport-json", "passeport-csv"
"""One figure, by its identifier."""
DRAWING = "dessin.svg"
"""The chart of one card as that of its slide."""


def address(kind: str, chosen: Sequence[View], *, title: str = "") -> str:
    """Where these views are found as a file of this kind, from the root of the site."""
    asked = [("vue", str(view)) for view in chosen] + ([("titre", title)] if title else [])
    return f"/{FOLDER}/{kind}?{urlencode(asked, quote_via=quote)}"


def sharing_address(view: View) -> str:
    """Where the picture that messages show of a view is found: `/partage/profils.png?profil=jeunes`."""
    _, mark, choices = str(view).partition("?")
    return f"/{PICTURES}/{view.page or HOME_PICTURE}.png{mark}{choices}"


def of_figure(kind: str, figure_id: str) -> str:
    """Where the passport of a figure is found as a file of this kind."""
    return f"/{FOLDER}/{kind}?{urlencode([('id', figure_id)], quote_via=quote)}"


def place(kind: str, chosen: Sequence[View], title: str) -> str:
    """Where a file of any kind is found, from the root of the site: what it holds is one view or several."""
    if kind in (PASSPORT_JSON, PASSPORT_CSV):
        return of_figure(kind, chosen[0].parameter("id"))
    return address(kind, chosen, title=title)


def drawing(view: View) -> str:
    """Where the drawing of the card of a view is found, from the root of the site."""
    return f"/{DRAWING}?{urlencode([('vue', str(view.with_parameter('titre', '')))], quote_via=quote)}"
