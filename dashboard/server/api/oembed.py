"""oEmbed: the address of a page or of a chart becomes the frame that shows it in a page of another site."""

import json
from html import escape

from dashboard import embedding, store, views, walks
from dashboard.cards.card import Card
from dashboard.exports.entries import live_link
from dashboard.server.api.answers import Called, Made
from dashboard.server.api.asked import Given, Refused, given, once
from dashboard.server.moved import moved
from dashboard.views import View
from dashboard.walks import ViewUnknown
from dashboard.words import vocabulary

PARAMETERS = ("url", "format", "maxwidth", "maxheight")
OF_A_DAY = 86_400
LONGEST_ADDRESS, MOST_PIXELS = 2_000, 100_000


def answer(called: Called) -> Made:
    """A frame of the chart that the address names, or of the first of its page."""
    asked = given(called.query, PARAMETERS, longest=LONGEST_ADDRESS)
    words, address = vocabulary(), once("url", asked)
    if once("format", asked) not in ("", "json"):
        raise Refused(words.api.JSON_ONLY, 501)
    if not address:
        raise Refused(words.api.NO_ADDRESS_ASKED)
    view, card = _shown(_view(called, address))
    width, height = _within(asked, "maxwidth", embedding.WIDTH), embedding.height(card)
    height = _within(asked, "maxheight", height)
    held = {
        "version": "1.0",
        "type": "rich",
        "title": card.title,
        "provider_name": words.site.NAME,
        "provider_url": called.site,
        "cache_age": OF_A_DAY,
        "width": width,
        "height": height,
        "html": embedding.frame(
            escape(f"{called.site}/{view}"), title=card.title, width=str(width), height=height
        ),
    }
    return Made(json.dumps(held, ensure_ascii=False).encode("utf-8"))


def _view(called: Called, address: str) -> View:
    """The view of an address of this site, old or new.

    Raises:
        Refused: it is of another site.
    """
    for site in filter(None, (called.site, live_link(""))):
        rest = _after(address, site)
        if rest is not None:
            path, _, query = rest.partition("#")[0].partition("?")
            target = moved(path.strip("/"), query)
            return views.parsed(f"{path.strip('/')}?{query}" if target is None else target)
    raise Refused(vocabulary().api.not_of_this_site(_short(address)), 404)


def _after(address: str, site: str) -> str | None:
    """What follows the address of the site, whichever way it is asked for; None for another one."""
    bare, home = address.partition("://")[2], site.partition("://")[2]
    is_ours = bare == home or bare.startswith((f"{home}/", f"{home}?", f"{home}#"))
    return bare.removeprefix(home).removeprefix("/") if is_ours else None


def _shown(view: View) -> tuple[View, Card]:
    """The view of one chart, and its card."""
    try:
        cards = walks.cards(store.value, view)
    except ViewUnknown as unknown:
        raise Refused(str(unknown), 404) from None
    if not cards:
        raise Refused(vocabulary().api.without_chart(_short(view.page)), 404)
    return view.with_parameter("carte", cards[0].card_id), cards[0]


def _within(asked: Given, name: str, wanted: int) -> int:
    """What is wanted, or less where the page around gives less."""
    text = once(name, asked)
    if not text:
        return wanted
    if not (text.isascii() and text.isdecimal() and 1 <= len(text) <= 6 and int(text)):
        raise Refused(vocabulary().api.not_a_number(name, views.shown(text) or "…", most=MOST_PIXELS))
    return min(wanted, int(text))


def _short(address: str) -> str:
    return views.shown(address) or "…"
