"""Heads: what the head of a document says of its page to browsers, search engines and sites that share it."""

import json
from html import escape
from urllib.parse import quote

from dashboard import downloads, sitemap, store, walks
from dashboard.exports.entries import live_link
from dashboard.queries import catalogue
from dashboard.views import View
from dashboard.walks import ViewUnknown
from dashboard.words import DEFAULT, vocabulary

OEMBED = "api/oembed"
OF_THE_BASE = (View(""), View("sources"), View("api"))
"""Views that are described as the whole base."""


def head(view: View) -> str:
    """Title, description, canonical address and sharing picture of a view of a page that exists."""
    addressed = _addressed(walks.canonical(store.value, view)) if live_link("") else []
    return "\n    ".join([plain(view), *addressed])


def plain(view: View) -> str:
    """Title and description of the page of a view."""
    words, page = vocabulary(), sitemap.pages()[view.page]
    title = f"{words.pages.title(page.name)} · {words.site.NAME}"
    lines = [
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(words.pages.description(page.name))}">',
        _property("title", title),
        _property("description", words.pages.description(page.name)),
        _property("site_name", words.site.NAME),
        _property("type", "website"),
        _property("locale", words.site.LOCALE),
    ]
    return "\n    ".join(lines)


def _addressed(shortest: View) -> list[str]:
    address = live_link(str(shortest))
    described = [_dataset()] if shortest in OF_THE_BASE else []
    return [
        f'<link rel="canonical" href="{escape(address)}">',
        _property("url", address),
        _property("image", live_link("") + downloads.sharing_address(shortest)),
        '<meta name="twitter:card" content="summary_large_image">',
        *_frame(shortest),
        *described,
    ]


def _frame(shortest: View) -> list[str]:
    """Where tools that know oEmbed find the frame of the first chart of a view; nothing for one without."""
    try:
        if not walks.cards(store.value, shortest):
            return []
    except ViewUnknown:
        return []
    address = f"{live_link('')}/{OEMBED}?url={quote(live_link(str(shortest)), safe='')}"
    return [f'<link rel="alternate" type="application/json+oembed" href="{escape(address)}">']


def _dataset() -> str:
    """The base as search engines of data sets read it."""
    words, base = vocabulary().api, store.value(catalogue.base)
    held = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": live_link("sources"),
        "name": words.BASE_NAME,
        "description": words.BASE_DESCRIPTION,
        "url": live_link("sources"),
        "version": base.data_version,
        "dateModified": base.released_on,
        "inLanguage": DEFAULT,
        "isAccessibleForFree": True,
        "keywords": list(words.KEYWORDS),
        "temporalCoverage": f"{base.first_year}/{base.last_year}",
        "spatialCoverage": {"@type": "Place", "name": words.PLACE},
        "creator": {"@type": "Organization", "name": vocabulary().site.NAME, "url": live_link("")},
        "variableMeasured": list(base.question_labels),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": live_link(place), "name": name}
            for place, kind, name in words.DISTRIBUTIONS
        ],
    }
    text = json.dumps(held, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _property(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{escape(content)}">'
