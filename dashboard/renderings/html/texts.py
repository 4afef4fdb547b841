"""Texts: titles, paragraphs and the small HTML that pages are made of. Every text is escaped here."""

from collections.abc import Iterable, Sequence
from html import escape

from markdown_it import MarkdownIt

from dashboard import theme
from dashboard.words import vocabulary

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def section_title(title: str, *, anchor: str = "") -> str:
    """The title of a part of a page; nothing without one."""
    place = f' id="{escape(anchor)}"' if anchor else ""
    return f'<h2 class="section-title"{place}>{escape(title)}</h2>' if title else ""


def spoken_title(title: str) -> str:
    """A title that is not seen, for readers who listen to the page or go from title to title."""
    return f'<h2 class="spoken">{escape(title)}</h2>'


def paragraph(body: str, *, name: str) -> str:
    """One paragraph, of a class of style.css; nothing for an empty one."""
    return f'<p class="{name}">{escape(body)}</p>' if body else ""


def bullets(sentences: Sequence[str]) -> str:
    """Sentences as a list."""
    return listed(map(escape, sentences)) if sentences else ""


def listed(bodies: Iterable[str]) -> str:
    """Ready HTML as a list."""
    return f"<ul>{''.join(f'<li>{one}</li>' for one in bodies)}</ul>"


def defined(body: str, term: str) -> str:
    """A text in which the first use of a term of the glossary opens what it means, as it is without a term.

    It opens under a pointer, at a touch and where a keyboard stops; page.js closes it with Escape.
    """
    if not term:
        return escape(body)
    glossary = vocabulary().glossary
    before, after = map(escape, glossary.around(body, term))
    opener = f'class="term" tabindex="0" role="note" aria-label="{escape(glossary.told(term))}"'
    meaning = f'<span class="meaning" aria-hidden="true">{escape(glossary.TERMS[term])}</span>'
    return f"{before}<span {opener}>{escape(term)}{meaning}</span>{after}"


def opened(summary: str, body: str, *, name: str) -> str:
    """What a click opens in place: a summary and, under it, ready HTML."""
    return f'<details class="{name}"><summary>{escape(summary)}</summary><div>{body}</div></details>'


def sign(text: str, role: str) -> str:
    """What stands for a series, in its colour; smaller where its shape is wide."""
    wide = ' class="wide"' if text == theme.glyph(role) and theme.is_wide(role) else ""
    return f'<span{wide} style="color:{theme.on_both_grounds(role)}" aria-hidden="true">{text}</span>'


def link(label: str, address: str, *, title: str = "", name: str = "") -> str:
    """A link that opens beside the site."""
    said = f' title="{escape(title)}"' if title else ""
    kind = f' class="{name}"' if name else ""
    return f'<a href="{escape(address)}" target="_blank"{kind}{said}>{escape(label)}</a>'


def said(message: str) -> str:
    """A sentence about the view, in a quiet box; nothing when it is empty."""
    return f'<div class="info"><p>{escape(message)}</p></div>' if message else ""


def prose(body: str) -> str:
    """A text in Markdown; nothing for an empty one."""
    return f'<div class="prose">{_MARKDOWN.render(body)}</div>' if body else ""
