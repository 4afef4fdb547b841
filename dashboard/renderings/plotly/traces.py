"""Traces: blocks, symbols and strokes of a drawing become Plotly's traces, each mark with its identifier."""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from itertools import groupby

from dashboard import theme
from dashboard.renderings.drawing.parts import Area, Block, Drawing, Layer, Pattern, Strokes, Subject, Symbol
from dashboard.renderings.plotly.texts import Json, hover, written

UNSEEN = "rgba(0,0,0,0)"
STEADY: Json = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
"""Plotly fades what a click did not select; the page draws the choice itself."""


def traces(drawing: Drawing) -> Iterator[Json]:
    """One trace a series, and one a line; where marks have no figure or share one, another beside it."""
    for _, group in groupby(drawing.layers, key=_look):
        alike = list(group)
        subjects = [getattr(one, "subject", None) for one in alike]
        for places in unique(subjects) if all(subjects) else [range(len(alike))]:
            yield _trace(alike[places[0]], [alike[place] for place in places])


def common(subjects: Sequence[Subject]) -> Json:
    """What a trace says of its marks."""
    ids = [one.figure_id for one in subjects]
    codes = [one.code for one in subjects]
    return {
        "name": subjects[0].series,
        "hovertext": [hover(one) for one in subjects],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": [one.address for one in subjects],
        **({"ids": ids} if all(ids) else {}),
        **({"customdata": codes} | STEADY if any(codes) else {}),
    }


def unique(subjects: Sequence[Subject]) -> list[list[int]]:
    """Places of marks of which no two share a figure, those without any in a list of their own.

    Plotly joins the points of a trace that share an identifier, a blank one included.
    """
    lists: dict[int, list[int]] = {}
    seen: dict[str, int] = {}
    for place, one in enumerate(subjects):
        seen[one.figure_id] = seen.get(one.figure_id, 0) + 1
        lists.setdefault(seen[one.figure_id] if one.figure_id else 0, []).append(place)
    return list(lists.values())


def _look(layer: Layer) -> object:
    """What parts of one trace share; a line is a trace of its own."""
    if isinstance(layer, Strokes):
        return id(layer)
    series = layer.subject.series if layer.subject else None
    own = (layer.axis, layer.pattern) if isinstance(layer, Block) else ()
    return (type(layer), series, *own)


@singledispatch
def _trace(first: Layer, alike: Sequence[Layer]) -> Json:
    """The trace of some parts that look alike."""
    raise TypeError(f"no trace for {type(first).__name__}")


@_trace.register
def _(first: Strokes, alike: Sequence[Strokes]) -> Json:
    points = [point for line in first.lines for point in (*line, (None, None))]
    line = {"color": first.color, "width": first.width}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": line | ({} if first.dash == "solid" else {"dash": first.dash}),
        "hoverinfo": "skip",
        **({} if first.opacity == 1 else {"opacity": first.opacity}),
        **_plot(first.plot),
    }


@_trace.register
def _(first: Symbol, alike: Sequence[Symbol]) -> Json:
    marker = {
        "symbol": first.shape,
        "size": [one.size for one in alike],
        "color": [one.fill for one in alike],
        "opacity": [one.opacity for one in alike],
    }
    outline = {"color": [one.outline for one in alike], "width": [one.outline_width for one in alike]}
    return common([one.subject for one in alike]) | {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "x": [one.x for one in alike],
        "y": [one.y for one in alike],
        "marker": marker | ({"line": outline} if first.outline else {}),
        **_plot(first.plot),
    }


@_trace.register
def _(first: Block, alike: Sequence[Block]) -> Json:
    if first.subject is None:
        marker = {"color": first.fill, "line": {"width": 0}}
        return _bars(alike) | {"marker": marker, "hoverinfo": "skip"}
    marker = {
        # of a list Plotly makes the colour of the lines of a pattern, whatever these are
        "color": first.fill if first.pattern else [one.fill for one in alike],
        "opacity": [one.opacity for one in alike],
        "line": {"color": [one.outline for one in alike], "width": [one.outline_width for one in alike]},
        **(_pattern(first.pattern) if first.pattern else {}),
    }
    axis = {} if first.axis == "x" else {"xaxis": first.axis}
    return common([one.subject for one in alike]) | _bars(alike) | {"marker": marker} | axis | _texts(alike)


@_trace.register
def _(first: Area, alike: Sequence[Area]) -> Json:
    unseen = _bars(alike) | {"marker": {"color": UNSEEN, "line": {"width": 0}}}
    if first.subject is not None:
        return common([one.subject for one in alike]) | unseen
    return unseen | {"customdata": [one.code for one in alike], "hoverinfo": "none"} | STEADY


def _bars(alike: Sequence[Block | Area]) -> Json:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [one.x for one in alike],
        "x": [one.length for one in alike],
        "y": [one.y for one in alike],
        "width": [one.height for one in alike],
    }


def _texts(alike: Sequence[Block]) -> Json:
    """Values on blocks; Plotly hides those that do not fit."""
    if not any(one.text for one in alike):
        return {}
    return {
        "text": [written(one.text) for one in alike],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"size": theme.SMALL, "color": alike[0].text_color, "family": theme.FONT},
    }


def _pattern(pattern: Pattern) -> Json:
    look = {"shape": pattern.shape, "fgcolor": pattern.color, "bgcolor": theme.GROUND, "fillmode": "replace"}
    return {"pattern": look | {"size": pattern.size, "solidity": pattern.solidity}}


def _plot(number: int) -> Json:
    return {"yaxis": f"y{number + 1}"} if number else {}
