"""Panels: one small chart a region, all on one scale. No data access, no Streamlit."""

import math
import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts import rows
from dashboard.charts.drawn import drawn
from dashboard.charts.maps import OUTLINE
from dashboard.labels import french

COLUMNS = 3  # what a 390 px screen holds
NAME_WIDTH = 15
TITLE, PLOT, YEARS, SPACE = 42, 72, 22, 16
HEIGHT = TITLE + PLOT + YEARS
EDGE, INNER = 0.03, 0.90  # of a column: where a panel starts, how wide it is
VALUE_ROOM = 20  # above the highest point
LINE_COLOR = theme.SEQUENTIAL[5]


@drawn
def small_multiples(
    values: pd.DataFrame, *, end: float, reference: pd.DataFrame | None = None, chosen: str = ""
) -> go.Figure:
    """One panel a region: its values over the years from zero, the first and the last of them written.

    Args:
        values: in display order, then in time order: `region_id`, `region_label`, `group` (each starts a row
            of its own), `year`, `value` (NaN if unpublished), `value_text`.
        end: top of the scale, the same in every panel.
        reference: `year` and `value` of the line drawn in every panel; none without it.
        chosen: the region whose panel is framed and whose name is in bold.
    """
    if values.empty:
        return rows.empty_figure("Aucune valeur publiée.")
    years = sorted(set(values["year"]))
    places = _places(values)
    traces, shapes, notes = [], [], []
    for (code, *_), panel in values.groupby(["region_id", "group"], sort=False):
        row, column = places[code]
        frame = _Frame(row=row, column=column, years=years, end=end)
        if reference is not None:
            traces.append(_line(reference, frame=frame, color=theme.MISSING, width=1.5, dash="dot"))
        traces.append(_line(panel, frame=frame, color=LINE_COLOR, width=2.5))
        notes += _texts(panel, frame=frame, is_chosen=code == chosen)
        shapes += [frame.baseline(), *([frame.outline()] if code == chosen else [])]
    layout = _layout(1 + max(row for row, _ in places.values()))
    return go.Figure(traces, layout | {"shapes": shapes, "annotations": notes})


class _Frame:
    """Where one panel lies: columns across, pixels from the top (negative) down."""

    def __init__(self, *, row: int, column: int, years: Sequence[int], end: float) -> None:
        self.left, self.right = column + EDGE, column + EDGE + INNER
        self.top = -row * (HEIGHT + SPACE)
        self.bottom = self.top - TITLE - PLOT
        self.years, self.end = years, end

    def x(self, year: int) -> float:
        first, last = self.years[0], self.years[-1]
        return self.left + 0.04 + (INNER - 0.08) * (year - first) / ((last - first) or 1)

    def y(self, value: float) -> float:
        return self.bottom + (PLOT - VALUE_ROOM) * value / self.end

    def baseline(self) -> dict[str, object]:
        line = {"color": theme.LINE, "width": 1}
        return {
            "type": "line",
            "x0": self.left,
            "x1": self.right,
            "y0": self.bottom,
            "y1": self.bottom,
            "line": line,
        }

    def outline(self) -> dict[str, object]:
        return {
            "type": "rect",
            "x0": self.left - EDGE,
            "x1": self.right + EDGE,
            "y0": self.top + 4,
            "y1": self.bottom - YEARS - 4,
            "line": {"color": theme.INK, "width": OUTLINE - 1},
        }


def _places(values: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Row and column of each region; a new group starts a new row."""
    places: dict[str, tuple[int, int]] = {}
    row = 0
    for _, group in values.groupby("group", sort=False):
        codes = list(dict.fromkeys(group["region_id"]))
        places |= {code: (row + place // COLUMNS, place % COLUMNS) for place, code in enumerate(codes)}
        row += math.ceil(len(codes) / COLUMNS)
    return places


def _layout(rows_n: int) -> dict[str, object]:
    height = rows_n * (HEIGHT + SPACE)
    return theme.base_layout(
        height=height,
        xaxis={"range": [0, COLUMNS], "visible": False, "fixedrange": True},
        yaxis={"range": [-height + SPACE / 2, SPACE / 2], "visible": False, "fixedrange": True},
        hovermode="closest",
    )


def _line(panel: pd.DataFrame, *, frame: _Frame, color: str, width: float, dash: str = "solid") -> go.Scatter:
    is_marked = dash == "solid"
    told = (
        [f"{row.region_label}, {row.year}\u202f: {row.value_text}" for row in panel.itertuples()]
        if is_marked
        else None
    )
    return go.Scatter(
        x=[frame.x(year) for year in panel["year"]],
        y=[None if math.isnan(value) else frame.y(value) for value in panel["value"]],
        mode="lines+markers" if is_marked else "lines",
        line={"color": color, "width": width, "dash": dash},
        marker={"size": 7, "color": color},
        text=told,
        hovertemplate="%{text}<extra></extra>" if is_marked else None,
        hoverinfo=None if is_marked else "skip",
        showlegend=False,
    )


def _texts(panel: pd.DataFrame, *, frame: _Frame, is_chosen: bool) -> list[dict[str, object]]:
    """Name, first and last value with their years; the word for a region without any."""
    name = "<br>".join(textwrap.wrap(french(panel["region_label"].iloc[0]), width=NAME_WIDTH))
    notes = [
        _note(
            f"<b>{name}</b>" if is_chosen else name, x=frame.left, y=frame.top, anchor="left", yanchor="top"
        )
    ]
    known = panel[panel["value"].notna()]
    if known.empty:
        word = panel["value_text"].iloc[0]
        return [*notes, _note(word, x=frame.left, y=frame.bottom, anchor="left", color=theme.MISSING)]
    for row, anchor in ((known.iloc[0], "left"), (known.iloc[-1], "right")):
        if anchor == "right" or len(known) > 1:
            x = frame.left if anchor == "left" else frame.right
            text = f"<b>{row['value_text']}</b>"
            notes.append(_note(text, x=x, y=frame.y(row["value"]) + 5, anchor=anchor))
            year = {"yanchor": "top", "color": theme.MUTED}
            notes.append(_note(str(row["year"]), x=x, y=frame.bottom - 1, anchor=anchor, **year))
    return notes


def _note(
    text: str, *, x: float, y: float, anchor: str, yanchor: str = "bottom", color: str = theme.INK
) -> dict[str, object]:
    font = {"size": theme.SMALL, "color": color}
    return rows.value_text(
        text,
        x=x,
        y=y,
        color=color,
        anchor=anchor,
        yanchor=yanchor,
        font=font,
        align="left",
        borderpad=0,
        bgcolor=theme.GROUND,  # over the line of France
    )
