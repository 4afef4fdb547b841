"""Offline page: cards become one HTML file that opens anywhere, without a network and without this site."""

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

import plotly.graph_objects as go

from dashboard import theme
from dashboard.exports.entries import Entry, live_link, passport_link, require
from dashboard.exports.images import GEO_ASSETS, PLOTLY
from dashboard.exports.release import data_release
from dashboard.renderings.plotly import draw
from dashboard.renderings.table import table
from dashboard.renderings.text import spoken
from dashboard.tabular import Cell, Table

ASSETS = Path(__file__).parent.parent / "assets"
# What a script of JSON may not hold: a tag that would end it, and line ends that only JSON allows.
_IN_A_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page(entries: Sequence[Entry], *, title: str = "") -> bytes:
    """One self-contained page: each card with title, what is measured, chart, lecture, champ, source, limits
    and table.

    Nothing is fetched: the chart library, the figures and an empty world file for the maps are inside, and
    the page's own policy refuses any other script and any request. Colours follow the reader's screen; on
    paper they are the light ones, one chart a page.

    Args:
        title: of the whole; the name of the site without it.

    Raises:
        NothingToExport: there is no entry.
    """
    require(entries)
    title = title or entries[0].words.exports.SITE
    figures = [draw(entry.card.chart, language=entry.card.language) for entry in entries]
    scripts = [_plotly(), GEO_ASSETS, _script(_asset("offline_page.js"))]
    tags = "\n".join(f"<script>{script}</script>" for script in scripts)
    parts = [
        f'<!doctype html>\n<html lang="{entries[0].card.language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{_asset('offline_page.css')}</style>",
        f"</head>\n<body>\n{_body(entries, figures, title=title)}\n{tags}\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode("utf-8", errors="replace")


def _body(entries: Sequence[Entry], figures: Sequence[go.Figure], *, title: str) -> str:
    words = entries[0].words.exports
    articles = (
        _article(entry, figure, place)
        for place, (entry, figure) in enumerate(zip(entries, figures, strict=True), start=1)
    )
    return "\n".join(
        [
            _paragraph(_link(words.SITE, live_link(""), name="site"), name="masthead"),
            f'<h1 dir="auto">{escape(title)}</h1>',
            f"<noscript><p>{escape(words.NO_SCRIPT)}</p></noscript>",
            _contents(entries),
            *articles,
            _paragraph(escape(words.version(*data_release())), name="version"),
            _data("dark-twins", json.dumps(theme.DARK_TWINS)),
        ]
    )


def _article(entry: Entry, figure: go.Figure, place: int) -> str:
    """A card as the site shows it; its figure is data beside it, never a script."""
    card, words = entry.card, entry.words.exports
    alt = spoken(card.chart, entry.heading, card.language)
    foot = (f"<strong>{escape(name)}\u202f:</strong> {escape(said)}" for name, said in words.foot(card))
    return "\n".join(
        [
            f'<article id="graphique-{place}">',
            f'<h2 dir="auto">{escape(entry.heading)}</h2>',
            _paragraph(escape(card.title) if entry.is_renamed else "", name="finding"),
            _paragraph(escape(card.subtitle), name="subtitle"),
            f'<div class="chart" role="img" aria-label="{escape(alt)}" data-figure="figure-{place}" '
            f'style="height: {int(figure.layout.height)}px"></div>',
            *(_paragraph(one, name="foot") for one in foot),
            _folded(words.limits_heading(len(card.limits)), [limit.text for limit in card.limits]),
            _folded(words.QUESTION, [words.wording(one) for one in card.wordings]),
            _paragraph(_link(words.LIVE_LINK, entry.link, name="live") if entry.link else "", name="foot"),
            _folded_table(table(card), words.TABLE),
            _data(f"figure-{place}", figure.to_json()),
            "</article>",
        ]
    )


def _folded(title: str, texts: Sequence[str]) -> str:
    """A list that opens; nothing for an empty one."""
    listed = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<details><summary>{escape(title)}</summary><ul>{listed}</ul></details>" if listed else ""


def _folded_table(held: Table, title: str) -> str:
    header = "".join(f'<th scope="col">{escape(name)}</th>' for name in held.headers)
    rows = "".join(f"<tr>{_cells(*map(_cell, row))}</tr>" for row in held.rows)
    text = _paragraph(escape(held.text), name="foot")
    body = f"<table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"
    summary = f"<summary>{escape(title)}</summary>"
    return f'<details>{summary}{text}<div class="table">{body}</div></details>'


def _cells(first: str, *others: str) -> str:
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others)


def _cell(cell: Cell) -> str:
    return _link(cell.text, cell.url or passport_link(cell.figure_id), name="passport")


def _contents(entries: Sequence[Entry]) -> str:
    if len(entries) == 1:
        return ""
    listed = "".join(
        f'<li><a href="#graphique-{place}">{escape(entry.heading)}</a></li>'
        for place, entry in enumerate(entries, start=1)
    )
    label = escape(entries[0].words.exports.CONTENTS)
    return f'<nav aria-label="{label}"><ol class="contents">{listed}</ol></nav>'


def _paragraph(inside: str, *, name: str) -> str:
    return f'<p class="{name}">{inside}</p>' if inside else ""


def _link(text: str, address: str, *, name: str) -> str:
    return f'<a class="{name}" href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _data(name: str, text: str) -> str:
    """JSON that the page reads; no text in it can end the element or begin another."""
    for sign, written in _IN_A_SCRIPT.items():
        text = text.replace(sign, written)
    return f'<script type="application/json" id="{name}">{text}</script>'


def _policy(scripts: Sequence[str]) -> str:
    """Runs the page's own scripts only, and lets nothing leave or enter."""
    digests = (base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()) for script in scripts)
    hashes = " ".join(f"'sha256-{digest.decode('ascii')}'" for digest in digests)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:"


def _script(text: str) -> str:
    """A script of this project, which must not hold its own end."""
    if "</script" in text.lower():
        raise ValueError("a script of the offline page holds a closing tag")
    return text


@cache
def _plotly() -> str:
    return _script(PLOTLY.read_text(encoding="utf-8"))


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
