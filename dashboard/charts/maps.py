"""Maps: one rate a region in, a classed choropleth and the overseas tiles out. No data access, no Streamlit.

Drawn without any network: the outlines travel inside the figure, and whoever shows it points Plotly's
`topojsonURL` at the empty world file of this site, which Plotly would otherwise fetch from elsewhere first.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.drawn import drawn

MAP_HEIGHT = 500
MISSING_FILL = theme.LINE
OUTLINE = 3
TILES_HEIGHT = 104

# Frame of mainland France and Corsica in degrees, and the projection of the French national maps (Lambert
# 93).
_FRAME = {"lonaxis_range": [-4.7, 9.3], "lataxis_range": [41.55, 50.95]}
_PROJECTION = {"type": "conic conformal", "parallels": [44, 49], "rotation": {"lon": 3, "lat": 0}}
_GEO_BOTTOM = 0.19
_STRIP = [0.065, 0.165]  # place of the legend's axis: classes on its lower part, France above
_STRIP_HEIGHT = 2.6

_ROUND_STEPS = (1, 2, 2.5, 5)
_LESS_ROUND_STEPS = (1.5, 3, 4, 6, 8)
_ANY_STEPS = tuple(tenths / 10 for tenths in range(10, 100))

# Regions too narrow for their value: it stands beside them, in the sea.
_BESIDE = {"94": {"lon": 8.45, "lat": 42.2}}

# Shades of theme.SEQUENTIAL that stay apart and carry readable text, by number of classes, and which carry
# light text.
_SHADES = {5: (0, 2, 3, 5, 6), 6: (0, 1, 2, 3, 5, 6), 7: (0, 1, 2, 3, 4, 5, 6)}
_FIRST_LIGHT_TEXT = 4
_DARK_TEXT, _LIGHT_TEXT = theme.SCALE_TEXT_COLORS["fort"], theme.SCALE_TEXT_COLORS["tres_fort"]

# Plotly fades what a click did not select; the page draws the choice itself.
STEADY = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


@dataclass(frozen=True)
class Reference:
    """The value of France beside which regions are read: « France métropolitaine », « 14,6 % »."""

    label: str
    value: float
    text: str


def class_limits(values: Sequence[float]) -> list[float]:
    """Evenly spaced limits, the roundest that cut the values into five to seven classes.

    A class holds its lower limit; the last one holds both. Values all equal get classes from there upwards.
    """
    known = [float(value) for value in values if not math.isnan(value)]
    if not known:
        return []
    low, high = min(known), max(known)
    if high - low < 1e-9:
        high = low + (abs(low) or 1.0)
    for steps in (_ROUND_STEPS, _LESS_ROUND_STEPS, _ANY_STEPS):
        candidates = [_limits(low, high, step) for step in _sized(steps, spread=high - low)]
        fitting = [limits for limits in candidates if 5 <= len(limits) - 1 <= 7]
        if fitting:
            return min(fitting, key=len)
    raise AssertionError(f"no step cuts {low} to {high} into five to seven classes")


def shades(limits: Sequence[float]) -> list[str]:
    """One colour a class, light to dark."""
    return [theme.SEQUENTIAL[index] for index in _SHADES[len(limits) - 1]]


def class_of(value: float, limits: Sequence[float]) -> int:
    """Position of the class that holds the value."""
    inner = limits[1:-1]
    return sum(value >= limit for limit in inner)


@drawn
def region_map(
    values: pd.DataFrame,
    *,
    outlines: Mapping[str, object],
    limits: Sequence[float],
    limit_texts: Sequence[str],
    reference: Reference | None,
    chosen: str = "",
) -> go.Figure:
    """Metropolitan regions coloured by class, the value written on each, limits and France in the legend.

    Each region carries its code (`customdata`), for the page that listens to clicks.

    Args:
        values: one row per region: `region_id`, `region_label`, `value` (NaN if unpublished), `value_text`
            and `map_text`, the same without its unit.
        outlines: GeoJSON whose feature `id` is the region code and `properties` hold `lon` and `lat` of its
            label.
        limits: from `class_limits`; `limit_texts` are the same, written.
        reference: the value marked in the legend.
        chosen: the region outlined, its value in bold.
    """
    figure = go.Figure()
    others, of_chosen = values[values["region_id"] != chosen], values[values["region_id"] == chosen]
    for rows, outline in ((others, theme.GROUND), (of_chosen, theme.INK)):  # the outline lies over neighbours
        known, missing = rows[rows["value"].notna()], rows[rows["value"].isna()]
        if len(known):
            figure.add_trace(_filled(known, outlines=outlines, limits=limits, outline=outline))
        if len(missing):
            figure.add_trace(_unfilled(missing, outlines=outlines, outline=outline))
    missing = values[values["value"].isna()]
    figure.add_trace(_written(values, outlines=outlines, limits=limits, chosen=chosen))
    _add_legend(figure, limits=limits, limit_texts=limit_texts, has_missing=len(missing) > 0)
    if reference is not None:
        _add_reference(figure, reference=reference, limits=limits)
    figure.update_layout(
        **theme.base_layout(height=MAP_HEIGHT),
        geo={
            "visible": False,
            "bgcolor": "rgba(0,0,0,0)",
            "domain": {"x": [0, 1], "y": [_GEO_BOTTOM, 1]},
            "projection": _PROJECTION,
            "lonaxis": {"range": _FRAME["lonaxis_range"]},
            "lataxis": {"range": _FRAME["lataxis_range"]},
        },
    )
    return figure


def _sized(steps: Sequence[float], *, spread: float) -> list[float]:
    """The steps at every power of ten that could cut the spread into a handful of classes."""
    power = math.floor(math.log10(spread))
    return [step * 10.0**exponent for exponent in range(power - 2, power + 2) for step in steps]


def _limits(low: float, high: float, step: float) -> list[float]:
    """Multiples of the step from the last one at or below `low` to the first one at or above `high`."""
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if last - first > 7:
        return []
    return [round(position * step, 10) for position in range(first, last + 1)]


@drawn
def region_tiles(values: pd.DataFrame, *, limits: Sequence[float] = (), chosen: str = "") -> go.Figure:
    """One tile a region, in a row: name, value, and the map's colour where the value is within its classes.

    Args:
        values: as for `region_map`, in display order.
        limits: the map's; none where there is no map.
        chosen: the region outlined, its name in bold.
    """
    count = len(values)
    placed = values.assign(x=range(count), fill=[_tile_fill(value, limits) for value in values["value"]])
    known, missing = placed[placed["value"].notna()], placed[placed["value"].isna()]
    hatching = {
        "shape": "/",
        "fgcolor": theme.LINE,
        "bgcolor": theme.GROUND,
        "fillmode": "replace",
        "size": 8,
    }
    tiles = [
        _tiles(rows, chosen=chosen, **marker)
        for rows, marker in ((known, {"color": known["fill"].tolist()}), (missing, {"pattern": hatching}))
        if len(rows)
    ]
    layout = theme.base_layout(
        height=TILES_HEIGHT,
        xaxis={"range": [-0.5, count - 0.5], "visible": False, "fixedrange": True},
        yaxis={"range": [-0.04, 1.04], "visible": False, "fixedrange": True},
        barmode="overlay",
        hovermode="closest",
        annotations=[
            _tile_text(row, x=x, limits=limits, chosen=chosen) for x, row in enumerate(values.itertuples())
        ],
    )
    return go.Figure(tiles, layout=layout)


def _tiles(rows: pd.DataFrame, *, chosen: str, **marker: object) -> go.Bar:
    is_chosen = [code == chosen for code in rows["region_id"]]
    return go.Bar(
        x=rows["x"],
        y=[1] * len(rows),
        width=0.94,
        customdata=rows["region_id"].tolist(),
        marker=marker
        | {
            "line": {
                "color": [theme.INK if one else theme.LINE for one in is_chosen],
                "width": [OUTLINE if one else 1 for one in is_chosen],
            }
        },
        text=[f"{row.region_label}<br><b>{row.value_text}</b>" for row in rows.itertuples()],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
        **STEADY,
    )


def label_places(outlines: Mapping[str, object]) -> dict[str, tuple[float, float]]:
    """Longitude and latitude of each region's value: in its middle, or beside it where it is too narrow."""
    found = {
        feature["id"]: feature["properties"] | _BESIDE.get(feature["id"], {})
        for feature in outlines["features"]
    }
    return {code: (place["lon"], place["lat"]) for code, place in found.items()}


def is_within(value: float, limits: Sequence[float]) -> bool:
    """Whether the classes of the map hold the value."""
    return bool(limits) and limits[0] <= value <= limits[-1]


def _tile_fill(value: float, limits: Sequence[float]) -> str:
    return shades(limits)[class_of(value, limits)] if is_within(value, limits) else theme.GROUND


def _tile_text(row: object, *, x: int, limits: Sequence[float], chosen: str) -> dict[str, object]:
    name = f"<b>{row.region_label}</b>" if row.region_id == chosen else row.region_label
    if math.isnan(row.value):
        value, color = row.value_text, theme.INK
    else:
        value = f'<b><span style="font-size:{theme.LARGE}px">{row.value_text}</span></b>'
        color = _class_text_color(row.value, limits=limits) if is_within(row.value, limits) else theme.INK
    return {
        "text": f"{name}<br>{value}",
        "x": x,
        "y": 0.5,
        "showarrow": False,
        "font": {"size": theme.SMALL, "color": color},
        "bgcolor": theme.GROUND if math.isnan(row.value) else "rgba(0,0,0,0)",  # words on hatching
    }


def _filled(
    known: pd.DataFrame, *, outlines: Mapping[str, object], limits: Sequence[float], outline: str
) -> go.Choropleth:
    colors = shades(limits)
    count = len(colors)
    steps = [[edge / count, color] for index, color in enumerate(colors) for edge in (index, index + 1)]
    z = [class_of(value, limits) + 0.5 for value in known["value"]]
    return _regions(known, outlines=outlines, outline=outline, z=z, zmin=0, zmax=count, colorscale=steps)


def _unfilled(missing: pd.DataFrame, *, outlines: Mapping[str, object], outline: str) -> go.Choropleth:
    fill = [[0, MISSING_FILL], [1, MISSING_FILL]]
    return _regions(missing, outlines=outlines, outline=outline, z=[0] * len(missing), colorscale=fill)


def _regions(
    rows: pd.DataFrame, *, outlines: Mapping[str, object], outline: str, **fill: object
) -> go.Choropleth:
    return go.Choropleth(
        geojson=outlines,
        featureidkey="id",
        locations=rows["region_id"].tolist(),
        customdata=rows["region_id"].tolist(),
        showscale=False,
        marker={"line": {"color": outline, "width": OUTLINE if outline == theme.INK else 1.2}},
        text=[f"{row.region_label}<br><b>{row.value_text}</b>" for row in rows.itertuples()],
        hovertemplate="%{text}<extra></extra>",
        **STEADY,
        **fill,
    )


def _written(
    values: pd.DataFrame, *, outlines: Mapping[str, object], limits: Sequence[float], chosen: str
) -> go.Scattergeo:
    places = label_places(outlines)
    shown = values[values["region_id"].isin(places)]
    return go.Scattergeo(
        lon=[places[code][0] for code in shown["region_id"]],
        lat=[places[code][1] for code in shown["region_id"]],
        text=[
            f"<b>{row.map_text}</b>" if row.region_id == chosen else row.map_text
            for row in shown.itertuples()
        ],
        mode="text",
        textposition=["middle left" if code in _BESIDE else "middle center" for code in shown["region_id"]],
        textfont={
            "size": [theme.LARGE if code == chosen else theme.SMALL for code in shown["region_id"]],
            "color": [text_color(row, limits=limits) for row in shown.itertuples()],
        },
        hoverinfo="skip",
    )


def text_color(row: object, *, limits: Sequence[float]) -> str:
    """Colour of a region's value, readable on its class or, written beside the region, on the ground."""
    if math.isnan(row.value) or row.region_id in _BESIDE:
        return theme.INK
    return _class_text_color(row.value, limits=limits)


def _class_text_color(value: float, *, limits: Sequence[float]) -> str:
    shade = _SHADES[len(limits) - 1][class_of(value, limits)]
    return _LIGHT_TEXT if shade >= _FIRST_LIGHT_TEXT else _DARK_TEXT


def _add_legend(
    figure: go.Figure, *, limits: Sequence[float], limit_texts: Sequence[str], has_missing: bool
) -> None:
    """A strip of the classes with their limits, on an axis of its own below the map."""
    figure.update_layout(
        xaxis={
            "domain": [0.05, 0.93],
            "anchor": "y",
            "range": [limits[0], limits[-1]],
            "tickvals": list(limits),
            "ticktext": list(limit_texts),
            "tickfont": {"size": theme.SMALL, "color": theme.MUTED},
            "tickangle": 0,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={"domain": _STRIP, "range": [0, _STRIP_HEIGHT], "visible": False, "fixedrange": True},
    )
    for lower, upper, color in zip(limits[:-1], limits[1:], shades(limits), strict=True):
        figure.add_shape(
            type="rect",
            x0=lower,
            x1=upper,
            y0=0,
            y1=1,
            fillcolor=color,
            line={"color": theme.GROUND, "width": 1},
        )
    if has_missing:
        figure.add_shape(
            type="rect",
            xref="paper",
            yref="paper",
            x0=0.05,
            x1=0.09,
            y0=0.0,
            y1=0.026,
            fillcolor=MISSING_FILL,
            line_width=0,
        )
        figure.add_annotation(
            text="non publié",
            xref="paper",
            yref="paper",
            x=0.1,
            y=0.013,
            xanchor="left",
            yanchor="middle",
            showarrow=False,
            font={"size": theme.SMALL, "color": theme.MUTED},
        )


def _add_reference(figure: go.Figure, *, reference: Reference, limits: Sequence[float]) -> None:
    """France's value above the strip, its text kept inside the frame."""
    place = (reference.value - limits[0]) / (limits[-1] - limits[0])
    side = "right" if place < 0.35 else "left" if place > 0.65 else "center"
    figure.add_trace(
        go.Scatter(
            x=[min(max(reference.value, limits[0]), limits[-1])],
            y=[1.3],
            mode="markers+text",
            marker={"symbol": "triangle-down", "size": 11, "color": theme.INK},
            text=[f"{reference.label}\u202f: {reference.text}"],
            textposition=f"top {side}",
            textfont={"size": theme.SMALL, "color": theme.INK},
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
