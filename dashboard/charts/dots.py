"""Dots: one line an item, one dot a profile, on a 0-100 axis."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels, theme
from dashboard.charts import rows

PITCH = 88
LABEL_AT = 0.40
DOTS_AT = -0.10
TIERS = (0.22, -0.22, 0.40, -0.40)  # where a value between others is written: above, below, further away
VALUE_WIDTH = 6.0  # percentage points that a two-digit value covers on a 390 px screen
SAME_PLACE = 2.2  # dots closer than this are drawn one above the other
DODGE = 0.07
LEGEND_HEIGHT = 56
GLYPH_SIZE = 18
LEGEND_COLUMNS = 3  # names side by side on a 390 px screen
GLYPHS = {
    "circle": "●",
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "pentagon": "⬟",
    "star": "★",
    "cross": "✚",
    "hexagon": "⬢",
}
OPEN_GLYPHS = {
    "circle": "○",
    "square": "□",
    "diamond": "◇",
    "triangle-up": "△",
    "pentagon": "⬠",
    "star": "☆",
    "cross": "✚",
    "hexagon": "⬡",
}


def profile_dots(frame: pd.DataFrame) -> go.Figure:
    """Dots of every profile on one line an item; values beside them, missing ones named at the right.

    Args:
        frame: `item_id`, `item_label`, `actor_profile_id`, `profile_label`, `value` (percent, NaN allowed),
            `status`; items and profiles in display order.
    """
    if frame.empty:
        return rows.empty_figure("Aucune valeur publiée.")
    items = frame.drop_duplicates("item_id")
    order = {item_id: row for row, item_id in enumerate(items["item_id"])}
    placed = pd.concat(
        [_placed(group, row=order[item_id]) for item_id, group in frame.groupby("item_id", sort=False)]
    )
    figure = go.Figure(
        layout=rows.row_layout(
            labels=[labels.french(label) for label in items["item_label"]],
            pitch=PITCH,
            label_at=LABEL_AT,
            top=LEGEND_HEIGHT,
        )
    )
    figure.add_trace(_ranges(placed, order=order))
    for profile_id in dict.fromkeys(frame["actor_profile_id"]):
        dots = placed[placed["actor_profile_id"] == profile_id]
        if not dots.empty:
            figure.add_trace(_dots(dots, profile_id=profile_id))
    for annotation in [_key(frame), *_values(placed), *_missing(frame, order=order)]:
        figure.add_annotation(annotation)
    return figure


def _placed(group: pd.DataFrame, *, row: int) -> pd.DataFrame:
    """The dots of one row, with where each and its value are drawn so that none hides another."""
    known = group.dropna(subset=["value"]).sort_values("value", kind="stable")
    values = list(known["value"])
    base = -row + DOTS_AT
    shifts = _shifts(values)
    tiers = _text_shifts(values, shifts=shifts)
    ends = dict.fromkeys(range(len(values)), "center") | {0: "right", len(values) - 1: "left"}
    return known.assign(
        row=row,
        dot_y=[base + shift for shift in shifts],
        text_y=[base + tier for tier in tiers],
        text_side=[ends[index] for index in range(len(values))],
    )


def _shifts(values: Sequence[float]) -> list[float]:
    """Vertical shift of each dot: 0, or one above and one below where two nearly coincide."""
    shifts = [0.0] * len(values)
    for index in range(1, len(values)):
        if values[index] - values[index - 1] < SAME_PLACE:
            shifts[index - 1] = shifts[index - 1] or DODGE
            shifts[index] = -shifts[index - 1]
    return shifts


def _text_shifts(values: Sequence[float], *, shifts: Sequence[float]) -> list[float]:
    """Height of each value: the lowest and the highest stand outside their dot, the others above or below."""
    last_at: dict[float, float] = {}
    heights = list(shifts)
    for index in range(1, len(values) - 1):
        free = [tier for tier in TIERS if values[index] - last_at.get(tier, -100) >= VALUE_WIDTH]
        near = sorted(free, key=lambda tier: (abs(tier), tier * shifts[index] < 0))
        heights[index] = near[0] if near else min(TIERS, key=lambda tier: last_at[tier])
        last_at[heights[index]] = values[index]
        if heights[index] * shifts[index] > 0:
            heights[index] += shifts[index]
    return heights


def _ranges(placed: pd.DataFrame, *, order: dict[str, int]) -> go.Scatter:
    """One light line an item, from its lowest to its highest dot."""
    x: list[float | None] = []
    y: list[float | None] = []
    for item_id, group in placed.groupby("item_id", sort=False):
        x += [group["value"].min(), group["value"].max(), None]
        y += [-order[item_id] + DOTS_AT] * 2 + [None]
    return go.Scatter(
        x=x, y=y, mode="lines", line={"color": theme.LINE, "width": 3}, hoverinfo="skip", showlegend=False
    )


def _dots(dots: pd.DataFrame, *, profile_id: str) -> go.Scatter:
    symbol = theme.PROFILE_SYMBOLS[profile_id]
    return go.Scatter(
        x=dots["value"],
        y=dots["dot_y"],
        mode="markers",
        name=dots["profile_label"].iloc[0],
        showlegend=False,
        marker={
            "symbol": symbol,
            "size": 16 if symbol in ("triangle-up", "star", "diamond", "pentagon") else 14,
            "color": theme.PROFILE_COLORS[profile_id],
            "line": {"color": theme.GROUND, "width": 1.5},
        },
        text=[
            labels.french(f"<b>{row.profile_label}</b> : {labels.percent(row.value)}<br>{row.item_label}")
            for row in dots.itertuples()
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _values(placed: pd.DataFrame) -> list[dict[str, object]]:
    return [
        rows.value_text(
            labels.number(row.value),
            x=row.value,
            y=row.text_y,
            color=theme.PROFILE_COLORS[row.actor_profile_id],
            anchor=row.text_side,
            xshift={"right": -12, "left": 12}.get(row.text_side, 0),
        )
        for row in placed.itertuples()
    ]


def _missing(frame: pd.DataFrame, *, order: dict[str, int]) -> list[dict[str, object]]:
    """Hollow marks at the right end of a row, with the word that says why there is no dot."""
    notes = []
    for (item_id, status), group in frame[frame["value"].isna()].groupby(["item_id", "status"], sort=False):
        marks = " ".join(
            f'<span style="color:{theme.PROFILE_COLORS[profile_id]}">'
            f"{OPEN_GLYPHS[theme.PROFILE_SYMBOLS[profile_id]]}</span>"
            for profile_id in group["actor_profile_id"]
        )
        notes.append(
            rows.row_label(
                f"{marks} {labels.SHORT_STATUS_WORDS[status]}",
                row=order[item_id],
                at=LABEL_AT,
                x=1,
                xanchor="right",
                xshift=24,
                font={"size": theme.SMALL, "color": theme.MISSING},
            )
        )
    return notes


def _key(frame: pd.DataFrame) -> dict[str, object]:
    """Shape, colour and name of each profile, above the first row, in lines that a phone shows whole."""
    names = [
        f'<span style="color:{theme.PROFILE_COLORS[row.actor_profile_id]};font-size:{GLYPH_SIZE}px">'
        f"{GLYPHS[theme.PROFILE_SYMBOLS[row.actor_profile_id]]}</span> {row.profile_label}"
        for row in frame.drop_duplicates("actor_profile_id").itertuples()
    ]
    lines = [
        "    ".join(names[start : start + LEGEND_COLUMNS]) for start in range(0, len(names), LEGEND_COLUMNS)
    ]
    return rows.row_label("<br>".join(lines), row=0, at=0, y=1, yref="paper", yanchor="bottom", yshift=8)
