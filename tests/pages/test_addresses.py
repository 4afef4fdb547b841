"""Every page under the addresses that people mistype, keep for years or forge: a view, never an error."""

import random
import string

import pytest

from dashboard import sitemap, views
from dashboard.words import vocabulary
from tests.pages.visits import asked, opened, shown

HOSTILE = {
    "unknown": "zzzzzz",
    "outdated": "impact_percu_2019",
    "quotes": "' OR 1=1; DROP TABLE figures; --\"",
    "markup": "<img src=x onerror=alert(7)>**gras**[clic](javascript:alert(7))`code`",
    "long": "zx" * 5_000,
    "reversed": "abc\u202efdp.exe",
}
NEVER_ECHOED = [
    "onerror=alert",
    "alert(7)",
    "javascript:",
    "**gras**",
    "' OR 1=1",
    "DROP TABLE figures;",
    "\u202e",
    "zx" * 40,
]
ADDRESSES, LETTERS = 12, string.printable + "éàœ«»≠ 😀\u202f"
TYPED = ("<script>alert(1)</script>", "' or 1=1 --", "../../etc/passwd", "${7*7}", "{{7*7}}", "%00", "=1+1")
PAGES = list(sitemap.pages().values())


def visit(page):
    return opened(page.address)


def echoed(sent: bytes) -> list[str]:
    return [text for text in NEVER_ECHOED if text.encode() in sent]


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_parameter_breaks_a_page_or_is_echoed_as_it_is(page, kind):
    app, title = visit(page), vocabulary().pages.title(page.name)
    names = [*(choice.name for choice in sitemap.choices_of(page)), "carte", "id", "recherche", "panier"]
    for name in names:
        found = shown(asked(app, **{name: HOSTILE[kind]}))
        assert (found.errors, found.title) == ((), title), name
        assert echoed(found.sent) == [], name
        assert name in ("recherche", "id", "panier") or found.address.get(name) != HOSTILE[kind], name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_random_addresses_never_break_a_page(page):
    draw = random.Random(page.name)
    app, title = visit(page), vocabulary().pages.title(page.name)
    for _ in range(ADDRESSES):
        names = draw.sample([name for name in views.PARAMETERS if name != "carte"], k=8)
        found = shown(asked(app, **{name: drawn(draw) for name in names}))
        assert (found.errors, found.title) == ((), title)


def drawn(draw: random.Random) -> str:
    return draw.choice([*TYPED, "".join(draw.choices(LETTERS, k=draw.randrange(1, 40)))])


def test_a_search_that_finds_nothing_says_so_and_what_it_looked_for():
    app = opened("?recherche=zzzzzz")
    bodies = [part.proto.body for part in app.get("html")]
    assert '<p class="found">Aucun résultat publié pour «\u202fzzzzzz\u202f».</p>' in bodies


def test_a_figure_that_does_not_exist_is_said_with_the_nearest_ones():
    app = opened("chiffre?id=inconnu")
    assert shown(app).notices == (
        "«\u202finconnu\u202f» n’est pas l’identifiant d’un chiffre. Les plus proches\u202f:",
    )
    assert sum(part.proto.body.count("/chiffre?id=") for part in app.get("html")) > 1
    assert "id" not in app.query_params
