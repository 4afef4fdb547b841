"""Plotly: a drawing becomes the figure that a reader explores, enlarged and moved along its values."""

import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.spec import Chart
from dashboard.renderings.drawing import drawing
from dashboard.renderings.drawing.parts import Across, Block, Drawing
from dashboard.renderings.plotly.maps import geo, region_traces
from dashboard.renderings.plotly.texts import Json, annotations
from dashboard.renderings.plotly.traces import UNSEEN, traces
from dashboard.words import DEFAULT

HIDDEN_AXIS: Json = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}


def draw(
    chart: Chart, *, width: int = 0, emphasis: bool = False, key: bool = True, language: str = DEFAULT
) -> go.Figure:
    """The figure of a chart, in light colours (`theme.recoloured` has the dark ones).

    The arguments are those of `drawing`. Plotly does not check the figure: the tests do, for all kinds.

    Raises:
        TypeError: the kind of the chart is unknown.
    """
    drawn = drawing(chart, width=width, emphasis=emphasis, key=key, language=language)
    shown = [*(region_traces(drawn.regions) if drawn.regions else ()), *traces(drawn)]
    return go.Figure(data=shown, layout=_layout(drawn), _validate=False)


def _layout(drawn: Drawing) -> Json:
    """Transparent ground, no title, no legend of Plotly's; pixels down, values across."""
    font = {"family": theme.FONT, "size": theme.BODY, "color": theme.INK}
    return {
        "template": {},
        "paper_bgcolor": UNSEEN,
        "plot_bgcolor": UNSEEN,
        "font": font,
        "separators": ",\u202f",
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
        "barmode": "overlay",
        "hoverlabel": {"bgcolor": theme.GROUND, "bordercolor": theme.LINE, "font": font, "align": "left"},
        "height": drawn.height,
        "margin": {"l": drawn.left, "r": drawn.right, "t": 0, "b": 0, "autoexpand": False},
        "annotations": annotations(drawn),
        "shapes": [_shape(block) for block in drawn.ground],
        **({"width": drawn.width} if drawn.width else {}),
        **_axes(drawn),
        **geo(drawn),
        **_hidden_values(drawn),
    }


def _axes(drawn: Drawing) -> Json:
    """The axes across, and one down whose values are pixels; then one for each plot that has its own."""
    names = ["xaxis", "xaxis2"][: len(drawn.across)]
    is_fixed = drawn.regions is not None  # a map is moved itself, and not what stands under it
    across = {name: _across(axis, is_fixed) for name, axis in zip(names, drawn.across, strict=True)}
    downs = {
        f"yaxis{place}": {
            "range": [down.low, down.high],
            "domain": [max(0, 1 - down.bottom / drawn.height), 1 - down.top / drawn.height],
            "anchor": "x",
            "visible": False,
            "fixedrange": True,
        }
        for place, down in enumerate(drawn.downs, start=2)
    }
    return across | {"yaxis": {"range": [drawn.height, 0]} | HIDDEN_AXIS} | downs


def _across(axis: Across, is_fixed: bool) -> Json:
    is_part = (axis.start, axis.end) != (0, 1)
    domain = {"domain": [axis.start, axis.end]} if is_part else {}
    bounds = {"range": [axis.low, axis.high], "minallowed": axis.low, "maxallowed": axis.high}
    return bounds | domain | HIDDEN_AXIS | {"fixedrange": is_fixed}


def _hidden_values(drawn: Drawing) -> Json:
    """Values on blocks are hidden where they do not fit at their size."""
    has_values = any(isinstance(layer, Block) and layer.text for layer in drawn.layers)
    return {"uniformtext": {"mode": "hide", "minsize": theme.SMALL}} if has_values else {}


def _shape(block: Block) -> Json:
    """A block under the marks, that no pointer meets."""
    return {
        "type": "rect",
        "fillcolor": block.fill,
        "line": {"width": 0},
        "layer": "below",
        "x0": block.x,
        "x1": block.x + block.length,
        "y0": block.y - block.height / 2,
        "y1": block.y + block.height / 2,
    }
