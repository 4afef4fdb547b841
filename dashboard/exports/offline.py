"""Offline page: cards become one HTML file that opens anywhere, without a network, a script or this site."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from dashboard.exports import fonts
from dashboard.exports.entries import Entry, live_link, passport_link, require
from dashboard.exports.release import data_release
from dashboard.renderings import svg
from dashboard.renderings.table import table
from dashboard.tabular import Cell, Table

ASSETS = Path(__file__).parent.parent / "assets"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
"""No script runs, nothing leaves or enters."""
_FOR_SCRIPTS = re.compile(r' data-[a-z]+="[^"]*"')


def page(entries: Sequence[Entry], *, title: str = "") -> bytes:
    """One self-contained page: each card with title, what is measured, chart, lecture, champ, source, limits
    and table.

    Nothing is fetched and nothing runs: charts are drawings whose marks say more when touched. Colours follow
    the reader's screen; on paper they are the light ones, one chart a page.

    Args:
        title: of the whole; the name of the site without it.

    Raises:
        NothingToExport: there is no entry.
    """
    require(entries)
    title = title or entries[0].words.exports.SITE
    body = _body(entries, title=title)
    parts = [
        f'<!doctype html>\n<html lang="{entries[0].card.language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{fonts.style_rules(body)}\n{svg.stylesheet()}\n{_style()}</style>",
        f"</head>\n<body>\n{body}\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode("utf-8", errors="replace")


def _body(entries: Sequence[Entry], *, title: str) -> str:
    words = entries[0].words.exports
    return "\n".join(
        [
            _paragraph(_link(words.SITE, live_link(""), name="site"), name="masthead"),
            f'<h1 dir="auto">{escape(title)}</h1>',
            _contents(entries),
            *(_article(entry, place) for place, entry in enumerate(entries, start=1)),
            _paragraph(escape(words.version(*data_release())), name="version"),
        ]
    )


def _article(entry: Entry, place: int) -> str:
    """A card as the site shows it."""
    card, words = entry.card, entry.words.exports
    foot = (f"<strong>{escape(name)}\u202f:</strong> {escape(said)}" for name, said in words.foot(card))
    return "\n".join(
        [
            f'<article id="graphique-{place}">',
            f'<h2 dir="auto">{escape(entry.heading)}</h2>',
            _paragraph(escape(card.title) if entry.is_renamed else "", name="finding"),
            _paragraph(escape(card.subtitle), name="subtitle"),
            f'<div class="chart {svg.WRAPPER}">{_chart(entry, place)}</div>',
            *(_paragraph(one, name="foot") for one in foot),
            _folded(words.limits_heading(len(card.limits)), [limit.text for limit in card.limits]),
            _folded(words.DEFINITION, [card.definition] if card.definition else []),
            _folded(words.QUESTION, [words.wording(one) for one in card.wordings]),
            _paragraph(_link(words.LIVE_LINK, entry.link, name="live") if entry.link else "", name="foot"),
            _folded_table(table(card), words.TABLE),
            "</article>",
        ]
    )


def _chart(entry: Entry, place: int) -> str:
    """The drawing, without what only the site's scripts read; its table leads to the passports."""
    card = entry.card
    drawn = svg.draw(card.chart, title=entry.heading, language=card.language, name=f"g{place}")
    return _FOR_SCRIPTS.sub("", drawn)


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


@cache
def _style() -> str:
    return (ASSETS / "offline_page.css").read_text(encoding="utf-8")
