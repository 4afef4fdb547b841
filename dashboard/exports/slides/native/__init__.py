"""Native: a card's chart becomes editable Office charts, tables and shapes inside a box of a slide."""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec

from dashboard.cards.card import Card
from dashboard.charts.drawn import Drawn, drawn_from
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import bars, dots, frames, likert, lines, multiples, ranks, tables

FAMILIES: Mapping[str, Callable[..., None]] = {
    "share_panels": bars.draw,
    "profile_dots": dots.draw,
    "distribution_bars": likert.draw,
    "rates_over_time": lines.draw,
    "small_multiples": multiples.draw,
    "ranking_bars": ranks.draw_ranking,
    "beside_france": ranks.draw_beside_france,
    "region_tiles": tables.draw_tiles,
}
"""How each chart family of `dashboard.charts` is drawn natively, by the name of its function."""

MAP = "region_map"
MAPS_MODULE = f"{__name__}.maps"


def draw(shapes: object, card: Card, *, box: Box) -> None:
    """The chart of a card in its native form; its table where no family drew the figure.

    Args:
        shapes: of a slide, or of a group on it. The first shape drawn carries the card's alternative text.
    """
    before = len(shapes)
    made = drawn_from(card.figure)
    family = _family(made)
    if family is None:
        tables.draw_table(shapes, card.table, box=box)
    else:
        family(shapes, made.arguments, box=box)
    drawn = list(shapes)[before:] or list(shapes.part.slide.shapes)[-1:]  # no group holds a table
    _describe(drawn, alt=card.alt)


def _family(made: Drawn | None) -> Callable[..., None] | None:
    if made is None:
        return None
    if made.family == MAP and find_spec(MAPS_MODULE):
        return import_module(MAPS_MODULE).draw
    return FAMILIES.get(made.family)


def _describe(shapes: list[object], *, alt: str) -> None:
    """The card's text on the first chart, table or group; the others say that they go with it."""
    described = [shape for shape in shapes if not shape.has_text_frame] or shapes[:1]
    for place, shape in enumerate(described):
        if not frames.is_described(shape):
            frames.describe(shape, alt if place == 0 else f"{shape.name} (décrit avec le premier graphique)")
