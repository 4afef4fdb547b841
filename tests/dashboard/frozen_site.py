"""A small edition: a few pages of each kind, and what they lead to, as `make site` would write them."""

from itertools import islice
from pathlib import Path

from dashboard import views
from dashboard.frozen import crawl, folder
from dashboard.frozen.crawl import Written
from dashboard.frozen.names import Names
from dashboard.views import View

STATES = (
    "",
    "comparer",
    "comparer?profil=citoyens",
    "profils?profil=fondations",
    "territoires",
    "territoires?region=53",
    "domaines?domaine=emploi",
    "sources",
    "sources?statut=illegible",
    "sources?profil=citoyens",
    "sources?rubrique=etudes",
    "sources?rubrique=methode",
    "sources?rubrique=couverture",
)
CARDS, PASSPORTS = 4, 12


def small() -> Names:
    """The states above, some of their cards and some passports; what else they lead to is not frozen."""
    pages = [crawl.written(views.parsed(text)) for text in STATES]
    led = dict.fromkeys(view for page in pages for view in crawl.followed(page))
    cards = islice((view for view in led if view.parameter("carte")), CARDS)
    passports = islice((view for view in led if view.parameter("id")), PASSPORTS)
    return Names({page.view: page for page in [*pages, *map(crawl.written, [*cards, *passports])]})


def page(known: Names, text: str) -> Written:
    """One of its pages."""
    return known.pages[views.parsed(text) if text else View("")]


def edition(target: Path, known: Names) -> Path:
    """Its folder."""
    folder.replaced(target, known)
    return target
