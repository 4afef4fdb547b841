"""Offline page: cards become one HTML file that opens anywhere, without a network and without this site."""

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

import pandas as pd
import plotly
import plotly.graph_objects as go

from dashboard import labels, theme
from dashboard.exports import entries as baskets
from dashboard.exports.entries import Entry, live_link
from dashboard.exports.images import SITE
from dashboard.exports.tables import data_release
from dashboard.labels import french

ASSETS = Path(__file__).parent.parent / "assets"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
EMPTY_WORLD = {"type": "Topology", "objects": {}, "arcs": []}
NO_SCRIPT = french(
    "Les graphiques demandent un navigateur qui exécute les scripts ; les tableaux se lisent sans eux."
)

# What a script of JSON may not hold: a tag that would end it, and line ends that only JSON allows.
_IN_A_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page(entries: Sequence[Entry], *, title: str, site_url: str = "") -> bytes:
    """One self-contained French page: each card with its chart, question, base, source, notes and table.

    Nothing is fetched: the chart library, the figures and an empty world file for the maps are inside, and
    the page's own policy refuses any other script and any request. Colours follow the reader's screen; on
    paper they are the light ones, one chart a page.

    Args:
        site_url: address of the site for the links to live views; `OBSERVATOIRE_URL` without it.

    Raises:
        NothingToExport: there is no entry.
    """
    baskets.require(entries)
    assets = _script(_geo_assets(entry.card.figure for entry in entries))
    scripts = [_plotly(), assets, _script(_asset("offline_page.js"))]
    body = "\n".join(
        [
            f'<p class="masthead">{_link(SITE, live_link("", site_url=site_url), name="site")}</p>',
            f"<h1>{escape(title)}</h1>",
            f"<noscript><p>{escape(NO_SCRIPT)}</p></noscript>",
            _contents(entries),
            *(_article(entry, place, site_url=site_url) for place, entry in enumerate(entries, start=1)),
            f'<p class="version">{escape(_version())}</p>',
            _data("dark-twins", json.dumps(theme.DARK_TWINS)),
        ]
    )
    head = "\n".join(
        [
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{_asset('offline_page.css')}</style>",
        ]
    )
    tags = "\n".join(f"<script>{script}</script>" for script in scripts)
    parts = [
        "<!doctype html>",
        '<html lang="fr">',
        "<head>",
        head,
        "</head>",
        "<body>",
        body,
        tags,
        "</body>",
    ]
    return "\n".join([*parts, "</html>", ""]).encode("utf-8")


def _article(entry: Entry, place: int, *, site_url: str) -> str:
    """A card as the site shows it; its figure is data beside it, never a script."""
    card = entry.card
    finding = [card.finding] if entry.title else []
    height = int(card.figure.layout.height or 450)
    link = live_link(entry.view, site_url=site_url)
    return "\n".join(
        [
            f'<article id="graphique-{place}">',
            f"<h2>{escape(entry.heading)}</h2>",
            _paragraphs(finding, name="finding"),
            _paragraphs([card.question], name="question"),
            f'<div class="chart" role="img" aria-label="{escape(card.alt)}" data-figure="figure-{place}" '
            f'style="height: {height}px"></div>',
            _paragraphs([card.base, card.source, *card.notes], name="foot"),
            f'<p class="foot">{_link("Voir la vue à jour", link, name="live")}</p>' if link else "",
            _folded_table(card.table, details=card.details),
            _data(f"figure-{place}", card.figure.to_json()),
            "</article>",
        ]
    )


def _folded_table(table: pd.DataFrame, *, details: Sequence[str]) -> str:
    header = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in table.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in table.itertuples(index=False, name=None))
    listed = "".join(f"<li>{escape(detail)}</li>" for detail in details)
    title = "Voir le tableau et les questions posées" if details else "Voir le tableau"
    return (
        f'<details><summary>{title}</summary><div class="table"><table><thead><tr>{header}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{f'<ul>{listed}</ul>' if listed else ''}</details>"
    )


def _cells(row: Iterable[object]) -> str:
    first, *others = (escape(str(cell)) for cell in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others)


def _contents(entries: Sequence[Entry]) -> str:
    if len(entries) == 1:
        return ""
    listed = "".join(
        f'<li><a href="#graphique-{place}">{escape(entry.heading)}</a></li>'
        for place, entry in enumerate(entries, start=1)
    )
    return f'<nav aria-label="Sommaire"><ol class="contents">{listed}</ol></nav>'


def _paragraphs(texts: Sequence[str], *, name: str) -> str:
    return "".join(f'<p class="{name}">{escape(text)}</p>' for text in texts)


def _link(text: str, address: str, *, name: str) -> str:
    return f'<a class="{name}" href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _data(name: str, text: str) -> str:
    """JSON that the page reads; no text in it can end the element or begin another."""
    for sign, written in _IN_A_SCRIPT.items():
        text = text.replace(sign, written)
    return f'<script type="application/json" id="{name}">{text}</script>'


def _geo_assets(figures: Iterable[go.Figure]) -> str:
    """An empty world under each name that a map asks for: Plotly would fetch it from elsewhere."""
    names = {_world_name(figure.layout[key]) for figure in figures for key in _maps(figure)}
    worlds = dict.fromkeys(sorted(names), EMPTY_WORLD)
    return f"window.PlotlyGeoAssets = {json.dumps({'topojson': worlds})};"


def _maps(figure: go.Figure) -> list[str]:
    return [key for key in figure.layout if key.startswith("geo")]


def _world_name(geo: go.layout.Geo) -> str:
    """As plotly.js names it: scope and resolution, 110 millionths without one."""
    return f"{(geo.scope or 'world').replace(' ', '-')}_{geo.resolution or 110}m"


def _policy(scripts: Sequence[str]) -> str:
    """Runs the page's own scripts only, and lets nothing leave or enter."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:"


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


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


def _version() -> str:
    version, released_on = data_release()
    return french(f"Version {version} des données, {labels.period(released_on)}")
