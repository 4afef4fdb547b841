"""Rankings: values of regions in, horizontal bars or marks beside France out. No data access, no Streamlit.

Labels stand above their bar, so that the same figure reads on a phone and on a wide screen. Vertical places
are pixels from the top, negative, so that rows of one and of two lines sit side by side.
"""

import math
import textwrap
from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts import rows
from dashboard.charts.drawn import drawn
from dashboard.charts.maps import OUTLINE, STEADY, Reference
from dashboard.labels import french

BAR_COLOR = theme.SEQUENTIAL[5]
PITCH = 42
HEAD = 30
LINE = 20
LABEL_CHARACTERS = 42  # what fits above a bar on a 390 px screen
VALUE_WIDTH = 0.2  # part of the axis that a value covers on a phone
VALUE_ROOM = 1.28  # the axis runs on past the longest bar: room for its value

_ROUND_ENDS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


def ranked(values: pd.DataFrame, *, decimals: int) -> pd.DataFrame:
    """Rows from the highest to the lowest, unpublished last, ties as rank ranges.

    Two values that print alike at `decimals` share their ranks: nothing published tells them apart.

    Args:
        values: `value` (NaN if unpublished) and `region_order`, which sorts the ties.

    Returns:
        The rows given plus `first_rank`, `last_rank` (null where unpublished) and `rank_text` (« 3e-5e »).
    """
    printed = values["value"].astype("float64").map(lambda value: _printed(value, decimals=decimals))
    first = printed.rank(method="min", ascending=False).astype("Int64")
    last = printed.rank(method="max", ascending=False).astype("Int64")
    texts = [_rank_text(*ranks) for ranks in zip(first, last, strict=True)]
    return (
        values.assign(first_rank=first, last_rank=last, rank_text=texts, _printed=printed)
        .sort_values(["_printed", "region_order"], ascending=[False, True], na_position="last", kind="stable")
        .drop(columns="_printed")
        .reset_index(drop=True)
    )


def axis_end(values: Sequence[float], *, ceiling: float = math.inf) -> float:
    """The round number just above the highest value, where an axis that starts at zero ends."""
    highest = max((float(value) for value in values if not math.isnan(value)), default=0.0)
    if highest <= 0:
        return 1.0
    ten = 10.0 ** math.floor(math.log10(highest))
    end = next(end * ten for end in _ROUND_ENDS if end * ten >= highest - 1e-12)
    return min(round(end, 10), ceiling)


@drawn
def ranking_bars(
    values: pd.DataFrame, *, end: float, reference: Reference | None, chosen: str = ""
) -> go.Figure:
    """One bar a region from zero, name above, value at the end; France as an upright line across each.

    The whole row of a region carries its code (`customdata`), for the page that listens to clicks.

    Args:
        values: in display order: `region_id`, `bar_label`, `value` (NaN if unpublished), `value_text`.
        end: where the axis ends; the same for every chart that is read beside this one.
        reference: the value of the line.
        chosen: the region whose bar is outlined and whose name is in bold.
    """
    if values.empty:
        return rows.empty_figure("Aucune valeur publiée.")
    head = HEAD if reference is not None else 0
    centres = [-head - position * PITCH - LINE - 9 for position in range(len(values))]
    bottom = centres[-1] - 13
    figure = go.Figure(
        [_bars(values, centres=centres, chosen=chosen), _touch(values, centres=centres, end=end)]
    )
    notes = []
    for centre, row in zip(centres, values.itertuples(), strict=True):
        label = f"<b>▸ {row.bar_label}</b>" if row.region_id == chosen else row.bar_label
        notes.append(_label(label, y=centre + 10))
        notes.append(_bar_value(row, y=centre, end=end, reference=reference))
    figure.update_layout(
        annotations=notes + ([_reference_name(reference, end=end)] if reference is not None else []),
        shapes=_reference_line(reference, centres=centres) if reference is not None else [],
    )
    figure.update_layout(
        theme.base_layout(
            height=-bottom,
            xaxis={"range": [0, end * VALUE_ROOM], "visible": False, "fixedrange": True},
            yaxis={"range": [bottom, 0], "visible": False, "fixedrange": True},
            barmode="overlay",
            hovermode="closest",
        )
    )
    return figure


@drawn
def beside_france(results: pd.DataFrame, *, axis: dict[str, object]) -> go.Figure:
    """One line a result: the region as the profile's mark, France as an upright line, both values above.

    Args:
        results: in display order: `result_label`, `actor_profile_id`, `value`, `value_text`,
            `reference_value` (NaN if there is none), `reference_text`; and, where another publication
            states another value, `other_value` (hollow mark) or `other_reference_value` (dotted line).
        axis: horizontal axis of the measure, `theme.share_axis()` for percentages.
    """
    if results.empty:
        return rows.empty_figure("Aucune valeur publiée.")
    marks, lines, notes = [], [], []
    top = 0
    for row in results.itertuples():
        label = _wrapped(row.result_label, value=row.value_text)
        below = top - LINE * (label.count("<br>") + 1)
        notes.append(_label(label, y=top, yanchor="top"))
        notes.append(_label(row.reference_text, y=below, yanchor="top", color=theme.MUTED))
        centre = below - LINE - 16
        lines += _pair_lines(row, y=centre, end=axis["range"][1])
        marks += _pair_marks(row, y=centre)
        top = centre - 22
    figure = go.Figure(marks, {"shapes": lines, "annotations": notes})
    figure.update_layout(
        theme.base_layout(
            height=-top + rows.AXIS_HEIGHT,
            margin={"l": 12, "r": 28, "t": 0, "b": rows.AXIS_HEIGHT, "autoexpand": False},
            xaxis=axis | {"showgrid": False},
            yaxis={"range": [top, 0], "visible": False, "fixedrange": True},
            hovermode="closest",
        )
    )
    return figure


def _printed(value: float, *, decimals: int) -> float:
    """The value as `labels.number` prints it; rounding the binary number would part 1,015 from « 1,02 »."""
    return float(round(Decimal(str(value)), decimals))


def _rank_text(first: object, last: object) -> str:
    if pd.isna(first):
        return ""
    return _ordinal(first) if first == last else f"{_ordinal(first)}-{_ordinal(last)}"


def _ordinal(rank: int) -> str:
    return "1er" if rank == 1 else f"{rank}e"


def _wrapped(label: str, *, value: str) -> str:
    """« Label : value » on as many lines as a phone needs, the value in bold and never cut."""
    lines = textwrap.wrap(french(f"{label} : ") + value.replace(" ", "\u00a0"), width=LABEL_CHARACTERS)
    return "<br>".join(lines).replace(value.replace(" ", "\u00a0"), f"<b>{value}</b>")


def _label(text: str, *, y: float, yanchor: str = "bottom", color: str = theme.INK) -> dict[str, object]:
    size = theme.BODY if color == theme.INK else theme.SMALL
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "y": y,
        "yref": "y",
        "xanchor": "left",
        "yanchor": yanchor,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": color},
    }


def _bars(values: pd.DataFrame, *, centres: Sequence[float], chosen: str) -> go.Bar:
    widths = [OUTLINE - 1 if code == chosen else 0 for code in values["region_id"]]
    return go.Bar(
        x=[None if math.isnan(value) else value for value in values["value"]],
        y=list(centres),
        width=16,
        orientation="h",
        marker={"color": BAR_COLOR, "line": {"width": widths, "color": theme.INK}},
        hoverinfo="skip",
        **STEADY,
    )


def _touch(values: pd.DataFrame, *, centres: Sequence[float], end: float) -> go.Bar:
    """The whole row, unseen: a name is easier to hit than a thin bar."""
    return go.Bar(
        x=[end * VALUE_ROOM] * len(values),
        y=[centre + 10 for centre in centres],
        width=PITCH,
        orientation="h",
        customdata=values["region_id"].tolist(),
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        hoverinfo="none",
        **STEADY,
    )


def _bar_value(row: object, *, y: float, end: float, reference: Reference | None) -> dict[str, object]:
    """The value after its bar; where France's line would cross it, inside the bar or beyond the line."""
    if math.isnan(row.value):
        return rows.value_text(row.value_text, x=0, y=y, color=theme.MISSING, anchor="left")
    width = VALUE_WIDTH * end
    is_crossed = reference is not None and 0 <= reference.value - row.value < width
    is_inside = is_crossed and row.value > width
    return rows.value_text(
        f"<b>{row.value_text}</b>",
        x=reference.value if is_crossed and not is_inside else row.value,
        y=y,
        color=theme.ON_MARK if is_inside else theme.INK,
        anchor="right" if is_inside else "left",
        xshift=-4 if is_inside else 5,
    )


def _reference_line(reference: Reference, *, centres: Sequence[float]) -> list[dict[str, object]]:
    """France's value across each bar, never through a region's name."""
    spans = [(-HEAD, -HEAD + 8), *((centre - 12, centre + 12) for centre in centres)]
    return [_upright(reference.value, low=low, high=high, width=2) for low, high in spans]


def _reference_name(reference: Reference, *, end: float) -> dict[str, object]:
    return {
        "text": f"{reference.label}\u202f: <b>{reference.text}</b>",
        "x": reference.value,
        "y": -HEAD + 8,
        "xanchor": "right" if reference.value > 0.6 * end else "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": theme.SMALL, "color": theme.INK},
    }


def _pair_lines(row: object, *, y: float, end: float) -> list[dict[str, object]]:
    """A track and, where there is one, France's upright line and the gap between it and the region."""
    lines = [_track(x0=0, x1=end, y=y, color=theme.GRID)]
    if not math.isnan(row.reference_value):
        if not math.isnan(row.value):
            lines.append(_track(x0=row.reference_value, x1=row.value, y=y, color=theme.MISSING))
        lines.append(_upright(row.reference_value, low=y - 11, high=y + 11, width=3))
    other_reference = getattr(row, "other_reference_value", math.nan)
    if not math.isnan(other_reference):
        lines.append(_upright(other_reference, low=y - 11, high=y + 11, width=2, dash="dot"))
    return lines


def _pair_marks(row: object, *, y: float) -> list[go.Scatter]:
    """The region's mark and, hollow, the other value that another publication states."""
    other = getattr(row, "other_value", math.nan)
    marks = []
    if not math.isnan(other):
        marks.append(_mark(row.actor_profile_id, x=other, y=y, is_hollow=True))
    if not math.isnan(row.value):
        mark = _mark(row.actor_profile_id, x=row.value, y=y)
        marks.append(mark.update(ids=[getattr(row, "figure_id", "")]))
    return marks


def _mark(actor_profile_id: str, *, x: float, y: float, is_hollow: bool = False) -> go.Scatter:
    color = theme.PROFILE_COLORS[actor_profile_id]
    return go.Scatter(
        x=[x],
        y=[y],
        mode="markers",
        marker={
            "symbol": theme.PROFILE_SYMBOLS[actor_profile_id],
            "size": 16,
            "color": theme.GROUND if is_hollow else color,
            "line": {"color": color if is_hollow else theme.GROUND, "width": 2.5 if is_hollow else 1.5},
        },
        cliponaxis=False,
        hoverinfo="skip",
    )


def _track(*, x0: float, x1: float, y: float, color: str) -> dict[str, object]:
    line = {"color": color, "width": 6}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y, "y1": y, "line": line, "layer": "below"}


def _upright(x: float, *, low: float, high: float, width: int, dash: str = "solid") -> dict[str, object]:
    line = {"color": theme.INK, "width": width, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "y0": low, "y1": high, "line": line}
