"""Banners: a table of groups becomes HTML that scrolls in its own box, its signs explained under it."""

from html import escape

from dashboard.cards.card import Card
from dashboard.charts.spec import with_margins
from dashboard.renderings.html import tables
from dashboard.renderings.html.places import Places
from dashboard.renderings.table import table


def banner(shown: Card, places: Places, margins: bool = False) -> str:
    """The table of a card, with the margins of its values or without, and what its signs say."""
    chart = with_margins(shown.chart) if margins else shown.chart
    held = tables.table(table(chart, shown.language), places, label=shown.title)
    signs = "".join(f"<li>{escape(one.label)}</li>" for one in chart.silent)
    return f'<div class="banner">{held}</div>' + (f'<ul class="key signs">{signs}</ul>' if signs else "")
