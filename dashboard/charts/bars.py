"""Bars: results of one group a panel, one bar a row, on the whole axis of their measure."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

import pandas as pd
import plotly.graph_objects as go

from dashboard import differing, labels, theme
from dashboard.charts import margins, rows
from dashboard.charts.drawn import drawn

BASE_WIDTH = 50  # characters that a 390 px screen shows on one line
SPACE = 16
INTERVAL_BELOW = 4  # pixels under the bar
INTERVAL_CAP = 2.5
_SMALL = f"font-size:{theme.SMALL}px;color:{theme.MUTED}"


@dataclass(frozen=True)
class Size:
    """How tall the lines of a chart are, in pixels."""

    pitch: int  # from one row to the next
    bar: int
    bar_at: int  # from the top of a row down to the middle of its bar
    label_at: int
    heading_line: int
    heading_font: int
    heading_width: int  # characters that a 390 px screen shows on one line
    base_line: int


FULL = Size(
    pitch=54,
    bar=18,
    bar_at=34,
    label_at=12,
    heading_line=24,
    heading_font=theme.LARGE,
    heading_width=36,
    base_line=24,
)
SMALL = Size(
    pitch=35,
    bar=14,
    bar_at=25,
    label_at=9,
    heading_line=20,
    heading_font=theme.BODY,
    heading_width=44,
    base_line=19,
)


@dataclass(frozen=True)
class Panel:
    """Rows that share one base, under a heading that says which."""

    heading: str
    base: str
    rows: pd.DataFrame  # item_label, actor_profile_id, value, planned (NaN where not readable), status
    # with the columns of `guards.guarded`, margins are drawn and what is greyed is grey


@drawn
def share_panels(
    panels: Sequence[Panel], *, planned_label: str = "", measure_id: str = "share", size: Size = FULL
) -> go.Figure:
    """One panel a base, one above the other; each with a bar a row and its value at the end.

    Args:
        planned_label: name of the hollow mark at `planned` (« pratiqué ou prévu »); none without it.
        measure_id: measure of all the panels, one of `theme.MEASURE_AXES`.
        size: `SMALL` for a sheet that holds many charts.
    """
    if not panels:
        return rows.empty_figure("Aucune valeur publiée.")
    lines = _lines(panels, size=size)
    axis = theme.MEASURE_AXES[measure_id]
    lines = lines.assign(measure_id=measure_id, end=axis["range"][1])
    figure = go.Figure(layout=_layout(lines, axis=axis, legend=bool(planned_label)))
    for profile_id, bars in lines[lines["kind"] == "bar"].groupby("actor_profile_id", sort=False):
        figure.add_trace(_tracks(bars, size=size))
        figure.add_trace(_bars(bars, profile_id=profile_id, label=planned_label and "Pratiqué", size=size))
        figure.add_traces(_intervals(bars, profile_id=profile_id, size=size))
        if planned_label:
            figure.add_trace(_planned(bars, profile_id=profile_id, label=planned_label, size=size))
    key = [_key(planned_label)] if planned_label else []
    rows.write(figure, [*_annotations(lines, size=size), *key])
    return figure


def _lines(panels: Sequence[Panel], *, size: Size) -> pd.DataFrame:
    """Headings and bars of all panels in one column, `y` in pixels from the top, negative."""
    lines: list[dict[str, object]] = []
    y = 0.0
    for number, panel in enumerate(panels):
        y -= SPACE if number else 0
        heading = textwrap.wrap(panel.heading, width=size.heading_width)
        base = textwrap.wrap(panel.base, width=BASE_WIDTH)
        lines.append({"kind": "heading", "y": y, "heading": heading, "base": base})
        y -= size.heading_line * len(heading) + size.base_line * len(base) + (SPACE if heading else 0)
        for row in margins.completed(panel.rows).to_dict("records"):
            lines.append({"kind": "bar", "y": y} | row)
            y -= size.pitch
    frame = pd.DataFrame(lines)
    frame.attrs["bottom"] = y
    return frame


def _layout(lines: pd.DataFrame, *, axis: dict[str, object], legend: bool) -> dict[str, object]:
    top = 34 if legend else 4
    bottom = lines.attrs["bottom"]
    return theme.base_layout(
        height=int(-bottom) + top + rows.AXIS_HEIGHT,
        margin={"l": rows.LEFT, "r": rows.RIGHT, "t": top, "b": rows.AXIS_HEIGHT, "autoexpand": False},
        xaxis=axis,
        yaxis={"range": [bottom, 0], "visible": False, "fixedrange": True},
        barmode="overlay",
        hovermode="closest",
    )


def _tracks(bars: pd.DataFrame, *, size: Size) -> go.Bar:
    """The whole axis behind each bar, so that a share reads against its whole."""
    return go.Bar(
        x=bars["end"],
        y=bars["y"] - size.bar_at,
        width=size.bar,
        orientation="h",
        marker={"color": theme.GRID},
        hoverinfo="skip",
        showlegend=False,
    )


def _bars(bars: pd.DataFrame, *, profile_id: str, label: str, size: Size) -> go.Bar:
    return go.Bar(
        x=bars["value"],
        y=bars["y"] - size.bar_at,
        width=size.bar,
        orientation="h",
        name=label,
        ids=rows.figure_ids(bars),
        marker={"color": margins.colors(bars, color=theme.PROFILE_COLORS[profile_id])},
        text=[
            labels.french(f"{row.item_label} : {_said(row)}{margins.counted(row)}{_also(row)}")
            for row in bars.itertuples()
        ],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )


def _intervals(bars: pd.DataFrame, *, profile_id: str, size: Size) -> list[go.Scatter]:
    """The margins, under their bars so that they cross no value."""
    below = size.bar_at + size.bar / 2 + INTERVAL_BELOW
    color = theme.PROFILE_COLORS[profile_id]
    found = margins.interval(bars, y=bars["y"] - below, cap=INTERVAL_CAP, color=color)
    return [] if found is None else [found]


def _planned(bars: pd.DataFrame, *, profile_id: str, label: str, size: Size) -> go.Scatter:
    known = bars.dropna(subset=["planned"])
    return go.Scatter(
        x=known["planned"],
        y=known["y"] - size.bar_at,
        mode="markers",
        name=label,
        marker={
            "symbol": "line-ns-open",
            "size": size.bar + 2,
            "line": {"color": theme.PROFILE_COLORS[profile_id], "width": 3},
            "color": theme.PROFILE_COLORS[profile_id],
        },
        text=[
            labels.french(f"{row.item_label}<br>{label} : {labels.percent(row.planned)}")
            for row in known.itertuples()
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _annotations(lines: pd.DataFrame, *, size: Size) -> list[dict[str, object]]:
    notes = []
    for line in lines.to_dict("records"):
        notes += _heading(line, size=size) if line["kind"] == "heading" else _bar_texts(line, size=size)
    return notes


def _key(planned_label: str) -> dict[str, object]:
    """What the bar and the mark beyond it mean, above the first panel."""
    font = {"size": theme.SMALL, "color": theme.MUTED}
    text = f"■ pratiqué      <b>┃</b> {planned_label[:1].lower() + planned_label[1:]}"
    return rows.row_label(text, row=0, at=0, y=1, yref="paper", yanchor="bottom", yshift=8, font=font)


def _heading(line: dict[str, object], *, size: Size) -> list[dict[str, object]]:
    """Heading and base in one text, so that a slide that tightens the rows cannot lay one over the other."""
    if not line["heading"]:
        return []
    base = "".join(f'<br><span style="{_SMALL}">{text}</span>' for text in line["base"])
    text = f"<b>{'<br>'.join(line['heading'])}</b>{base}"
    font = {"size": size.heading_font, "color": theme.INK}
    return [rows.row_label(text, row=0, at=line["y"], yanchor="top", font=font)]


def _bar_texts(line: dict[str, object], *, size: Size) -> list[dict[str, object]]:
    texts = [rows.row_label(labels.french(_label(line)), row=0, at=line["y"] - size.label_at)]
    y = line["y"] - size.bar_at
    color = theme.MISSING if line["is_greyed"] else theme.PROFILE_COLORS[line["actor_profile_id"]]
    if pd.isna(line["value"]):
        font = {"size": theme.SMALL, "color": theme.MISSING}
        word = labels.STATUS_WORDS.get(line["status"], "non publié")
        return [*texts, rows.value_text(word, x=1, y=y, color=theme.MISSING, anchor="left", font=font)]
    is_inside = line["value"] >= 0.2 * line["end"]
    texts.append(
        rows.value_text(
            f"<b>{_written(line)}</b>{differing.mark(SimpleNamespace(**line))}",
            x=line["value"],
            y=y,
            color=theme.ON_MARK if is_inside else color,
            anchor="right" if is_inside else "left",
            xshift=-6 if is_inside else 6,
        )
    )
    if not pd.isna(line.get("planned")):
        texts.append(
            rows.value_text(
                labels.percent(line["planned"]), x=line["planned"], y=y, color=color, anchor="left", xshift=8
            )
        )
    return texts


def _label(line: dict[str, object]) -> str:
    is_weak = line["base_words"] == margins.WEAK and not pd.isna(line["value"])
    return f"{line['item_label']}, {margins.WEAK}" if is_weak else str(line["item_label"])


def _written(line: dict[str, object]) -> str:
    """The value as the axis counts it: « 59 % », « 6,4 »."""
    if line["measure_id"] == "share":
        return labels.percent(line["value"])
    return labels.number(line["value"], decimals=1)


def _also(row: object) -> str:
    return differing.said(row) + margins.said(row)


def _said(row: object) -> str:
    return labels.cell(row.value, measure_id=row.measure_id, status=row.status)
