"""Lines: rates over time, joined only where the questions compare."""

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels, theme
from dashboard.charts import rows
from dashboard.charts.drawn import drawn

HEIGHT = 340
CAPTION_WIDTH = 32
CLUSTER = 10  # percentage points; values of a year further apart are written each beside its own mark


@drawn
def rates_over_time(frame: pd.DataFrame, *, links: Sequence[tuple[str, str]]) -> go.Figure:
    """One point a published value; a line between two of them only where the link says they compare.

    Args:
        frame: `figure_id`, `year`, `value` (percent), `caption` (what the rate counts), `actor_profile_id`,
            `is_linked`, in time order.
        links: pairs of `figure_id` that may be joined.
    """
    if frame.empty:
        return rows.empty_figure("Aucun taux publié.")
    figure = go.Figure(layout=_layout(frame))
    for start, end in links:
        figure.add_trace(_segment(frame, start=start, end=end))
    figure.add_trace(_points(frame))
    rows.write(figure, _texts(frame))
    return figure


def _layout(frame: pd.DataFrame) -> dict[str, object]:
    years = sorted(set(frame["year"]))
    span = max(years) - min(years) or 1
    axis = theme.share_axis()
    return theme.base_layout(
        height=HEIGHT,
        margin={"l": 40, "r": 12, "t": 12, "b": 34, "autoexpand": False},
        xaxis={
            "range": [min(years) - 0.08 * span, max(years) + 0.08 * span],
            "tickvals": years,
            "ticktext": [str(year) for year in years],
            "tickfont": {"size": theme.BODY, "color": theme.INK},
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": theme.LINE,
            "fixedrange": True,
        },
        yaxis=axis,
        hovermode="closest",
    )


def _segment(frame: pd.DataFrame, *, start: str, end: str) -> go.Scatter:
    ends = frame.set_index("figure_id").loc[[start, end]]
    color = theme.PROFILE_COLORS[ends["actor_profile_id"].iloc[0]]
    return go.Scatter(
        x=ends["year"],
        y=ends["value"],
        mode="lines",
        line={"color": color, "width": 3},
        hoverinfo="skip",
        showlegend=False,
    )


def _points(frame: pd.DataFrame) -> go.Scatter:
    """Filled where the value belongs to the comparable series, hollow where it stands alone."""
    profile_id = frame["actor_profile_id"].iloc[0]
    color = theme.PROFILE_COLORS[profile_id]
    return go.Scatter(
        x=frame["year"],
        y=frame["value"],
        ids=rows.figure_ids(frame),
        mode="markers",
        marker={
            "symbol": theme.PROFILE_SYMBOLS[profile_id],
            "size": 14,
            "color": [color if linked else theme.GROUND for linked in frame["is_linked"]],
            "line": {"color": color, "width": 2.5},
        },
        text=[
            labels.french(f"<b>{row.year} : {labels.percent(row.value)}</b><br>{row.caption}")
            for row in frame.itertuples()
        ],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _texts(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Value and what it counts, away from the line: after the first points, before the last one."""
    rises = frame["value"].iloc[-1] >= frame["value"].iloc[0]
    last_year = frame["year"].max()
    notes = []
    for year, group in frame.groupby("year", sort=False):
        is_last = year == last_year
        clusters = _clusters(group)
        main = next((one for one in clusters if one["is_linked"].any()), clusters[0])
        asides = [one for one in clusters if one is not main]
        above = main["value"].max() > asides[0]["value"].max() if asides else rises == is_last
        notes.append(_text(main, year=year, is_last=is_last, above=above))
        notes += [_text(one, year=year, is_last=is_last, above=not above) for one in asides]
    return notes


def _clusters(group: pd.DataFrame) -> list[pd.DataFrame]:
    """The values of a year, the highest first, apart where they are too far from each other for one text."""
    ordered = group.sort_values("value", ascending=False)
    return [rows for _, rows in ordered.groupby((-ordered["value"].diff() > CLUSTER).cumsum())]


def _text(cluster: pd.DataFrame, *, year: int, is_last: bool, above: bool) -> dict[str, object]:
    return rows.value_text(
        _joined(cluster),
        x=year,
        y=cluster["value"].max() if above else cluster["value"].min(),
        color=theme.INK,
        anchor="right" if is_last else "left",
        align="right" if is_last else "left",
        yanchor="bottom" if above else "top",
        xshift=8 if is_last else -8,
        yshift=12 if above else -12,
    )


def _joined(cluster: pd.DataFrame) -> str:
    return "<br>".join(_lines_of(row) for row in cluster.itertuples())


def _lines_of(row: object) -> str:
    """« 37 % » in bold, then what it counts, broken so that a phone shows it whole."""
    caption = "<br>".join(textwrap.wrap(labels.french(row.short_caption), width=CAPTION_WIDTH))
    small = (
        f'<span style="color:{theme.MUTED};font-size:{theme.SMALL}px"> {caption}</span>' if caption else ""
    )
    return f"<b>{labels.percent(row.value)}</b>{small}"
