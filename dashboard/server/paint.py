"""Paint: a view becomes Streamlit's document with its page in it, beside the root of the live one."""

import hashlib
import logging
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from dashboard import basket, store
from dashboard.renderings import svg
from dashboard.renderings.html import page as pages
from dashboard.server import heads, scripts
from dashboard.server.addresses import addresses
from dashboard.server.headers import place_of_server
from dashboard.tables import TablesMissing
from dashboard.views import View
from dashboard.words import DEFAULT, vocabulary

ASSETS = Path(__file__).resolve().parents[1] / "assets"
INDEX = (scripts.STREAMLIT.parent / "index.html").read_text(encoding="utf-8")
"""Streamlit's document, the same for all of its pages."""
STYLES = ("page.css", "style.css")
HANDOVER = (ASSETS / "handover.js").read_bytes()
HANDOVER_NAME = f"handover.{hashlib.sha256(HANDOVER).hexdigest()[:12]}.js"
FOLDER = "app"
"""Folder of the script that hands over to the live page."""
FACES = (("Paint Sans", "SourceSansVF-Upright"), ("Paint Serif", "SourceSerifVariable-Roman"))
"""The site's fonts under names of their own: those that Streamlit declares later leave them alone."""

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_NO_SCRIPT = re.compile(r"\s*<noscript>.*?</noscript>", re.DOTALL)
_LATER = re.compile(
    r'\s*(?:<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>)'
)
_ROOT = '<div id="root"></div>'
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """What a document depends on."""

    view: View
    held: str = ""  # the basket, as an address holds it
    is_embedded: bool = False
    scheme: str = ""  # `light` or `dark` where the page around it asks for one
    site_url: str = ""  # where the site is, for a page that writes it
    base_path: str = ""


def document(asked: Asked) -> bytes:
    """The document of a page that exists; only Streamlit's where there is nothing to show."""
    try:
        store.prepare()
        painted, head = _painted(asked), heads.head(asked.view)
    except TablesMissing:
        return _assembled(asked, "", heads.plain(asked.view))
    except Exception as error:  # the live page says it to the reader
        _LOG.error("A page could not be written: %s", type(error).__name__)
        return _assembled(asked, "", heads.plain(asked.view))
    return _assembled(asked, painted, head)


def missing(words: str, base_path: str) -> bytes:
    """The document of no page: what the words of its address may have been meant for.

    Args:
        words: blank where the address holds none.
    """
    store.prepare()
    held = pages.missing(store.value, words, addresses=addresses(base_path))
    return _plain(vocabulary().site.NO_PAGE, held, base_path)


def plain(title: str, body: str, base_path: str) -> bytes:
    """The document of a page that only the server writes, and no search engine keeps."""
    return _plain(title, f'<div class="page"><main class="column">{body}</main></div>', base_path)


def _plain(title: str, held: str, base_path: str) -> bytes:
    named = escape(f"{title} · {vocabulary().site.NAME}")
    return (
        f'<!DOCTYPE html>\n<html lang="{DEFAULT}"><head><meta charset="UTF-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{named}</title>{styles(base_path)}</head>'
        f'<body><div id="paint">{held}{pages.footer(addresses(base_path))}</div></body></html>\n'
    ).encode()


@cache
def styles(base_path: str) -> str:
    """Everything that a page is drawn with before the live one stands."""
    sheets = "".join((ASSETS / name).read_text(encoding="utf-8") for name in STYLES)
    return f"<style data-paint>{_faces(base_path)}{_small(sheets)}{svg.stylesheet()}</style>"


def _painted(asked: Asked) -> str:
    held = pages.page(
        store.value,
        asked.view,
        addresses=addresses(asked.base_path),
        held=basket.parsed(asked.held),
        is_embedded=asked.is_embedded,
        site_url=asked.site_url,
    )
    told = pages.footer(addresses(asked.base_path), told=vocabulary().site.NO_SCRIPT)
    foot = "" if asked.is_embedded else f"<noscript>{told}</noscript>"
    script = f'<script src="{asked.base_path}/{FOLDER}/{HANDOVER_NAME}" async></script>'
    scheme = f' data-scheme="{asked.scheme}"' if asked.scheme else ""
    return f'<div id="paint"{scheme}>{held}{foot}</div>{script}'


def _assembled(asked: Asked, painted: str, head: str) -> bytes:
    """Streamlit's document: ours first, then what starts the live page.

    It says where the server is, which Streamlit would first look for below the address of the page, and names
    the scripts of most parts of a page, which Streamlit asks for only when such a part has come.
    """
    base_path = asked.base_path
    document = INDEX.replace('<html lang="en">', f'<html lang="{DEFAULT}">', 1)
    later = [*_LATER.findall(document), *_early()]
    document = _NO_SCRIPT.sub("", _LATER.sub("", document), count=1)
    told = f"{head}\n    {_preloads(base_path)}<script>{place_of_server(base_path)}</script>"
    document = _TITLE.sub(lambda _: told, document, count=1)
    if painted:
        document = document.replace("</head>", f"{styles(base_path)}</head>", 1)
    return document.replace(_ROOT, f"{painted}\n    {_ROOT}{''.join(later)}", 1).encode()


@cache
def _early() -> tuple[str, ...]:
    named = (name for name in scripts.of_parts() if name not in INDEX)
    return tuple(f'\n<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in named)


def _preloads(base_path: str) -> str:
    return "".join(
        f'<link rel="preload" href="{address}" as="font" type="font/woff2" crossorigin>\n    '
        for address in _fonts(base_path)[1:]  # Streamlit's document has the first
    )


def _faces(base_path: str) -> str:
    pairs = zip(FACES, _fonts(base_path), strict=True)
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:100 900;font-display:swap;'
        f'src:url("{address}") format("woff2")}}'
        for (family, _), address in pairs
    )


@cache
def _fonts(base_path: str) -> list[str]:
    media = scripts.STREAMLIT / "media"
    names = (next(media.glob(f"{start}*.woff2")).name for _, start in FACES)
    return [f"{base_path}/static/media/{name}" for name in names]


def _small(sheet: str) -> str:
    """A style sheet without its comments and its indents."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", bare)
