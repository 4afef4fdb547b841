"""Downloads: the addresses at which the server hands out the file of some views, and the picture of one."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from dashboard.views import View

FOLDER, PICTURES = "fichiers", "partage"
HOME_PICTURE = "accueil"


def address(kind: str, chosen: Sequence[View], *, title: str = "") -> str:
    """Where these views are found as a file of this kind, from the root of the site."""
    asked = [("vue", str(view)) for view in chosen] + ([("titre", title)] if title else [])
    return f"/{FOLDER}/{kind}?{urlencode(asked, quote_via=quote)}"


def sharing_address(view: View) -> str:
    """Where the picture that messages show of a view is found: `/partage/profils.png?profil=jeunes`."""
    _, mark, choices = str(view).partition("?")
    return f"/{PICTURES}/{view.page or HOME_PICTURE}.png{mark}{choices}"
