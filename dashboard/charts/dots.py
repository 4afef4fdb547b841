"""Dots: one line an item, one dot a profile, on a 0-100 axis or on an axis of gaps in points."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard import differing, labels, theme
from dashboard.charts import margins, rows
from dashboard.charts.drawn import drawn

PITCH = 88
LABEL_AT = 0.40
DOTS_AT = -0.10
TIERS = (0.22, -0.22, 0.40, -0.40)  # where a value between others is written: above, below, further away
VALUE_WIDTH = 6.0  # hundredths of the axis that a two-digit value covers on a 390 px screen
SAME_PLACE = 2.2  # dots closer than this, in hundredths of the axis, are drawn one above the other
DODGE = 0.07
CAP = 0.05  # half the height of the ends of an interval, in rows
LEGEND_LINE = 24
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
    "circle-open": "○",
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
    "circle-open": "○",
}


@dataclass(frozen=True)
class Scale:
    """What the axis measures, and how a value on it is written beside its dot and said on hover."""

    axis: dict[str, object]
    span: float
    written: Callable[[float], str]
    said: Callable[[float], str]
    has_zero_mark: bool = False  # a mark on each line where the reference stands


SHARES = Scale(axis=theme.share_axis(), span=100, written=labels.number, said=labels.percent)


def gap_scale(gaps: pd.Series, *, reference: str) -> Scale:
    """Axis of differences in points on both sides of the reference profile, which stands at 0."""
    reach = 50 if gaps.abs().max() <= 45 else 100
    steps = [-reach, -reach / 2, reach / 2, reach]
    axis = theme.share_axis(
        range=[-reach, reach],
        tickvals=[*steps[:2], 0, *steps[2:]],
        ticktext=[labels.with_sign(step) for step in steps[:2]]
        + [f"<b>{reference}</b>"]
        + [labels.with_sign(step) for step in steps[2:]],
    )
    return Scale(axis=axis, span=2 * reach, written=labels.with_sign, said=labels.points, has_zero_mark=True)


@drawn
def profile_dots(
    frame: pd.DataFrame, *, scale: Scale = SHARES, circled: Collection[tuple[str, str]] = ()
) -> go.Figure:
    """Dots of every profile on one line an item; values beside them, missing ones named at the right.

    A profile with nothing published on any line is named once, by a hollow mark in the key.

    Args:
        frame: `item_id`, `item_label`, `actor_profile_id`, `profile_label`, `value` (NaN allowed), `status`;
            items and profiles in display order. With the columns of `guards.guarded`, a thin line shows each
            margin and what is greyed is grey.
        circled: items and profiles whose dot is drawn larger, in a ring, with its value in bold.
    """
    if frame.empty:
        return rows.empty_figure("Aucune valeur publiée.")
    frame = margins.completed(frame)
    silent = _silent_profiles(frame)
    key, frame = _key(frame, silent=silent), frame[~frame["actor_profile_id"].isin(silent)]
    items = frame.drop_duplicates("item_id")
    order = {item_id: row for row, item_id in enumerate(items["item_id"])}
    placed = pd.concat(
        [
            _placed(group, row=order[item_id], span=scale.span)
            for item_id, group in frame.groupby("item_id", sort=False)
        ]
    )
    placed["is_circled"] = [
        pair in circled for pair in zip(placed["item_id"], placed["actor_profile_id"], strict=True)
    ]
    figure = go.Figure(
        layout=rows.row_layout(
            labels=[labels.french(label) for label in items["item_label"]],
            pitch=PITCH,
            label_at=LABEL_AT,
            top=8 + LEGEND_LINE * (1 + key["text"].count("<br>")),
            xaxis=scale.axis,
        )
    )
    figure.add_trace(_ranges(placed, order=order))
    if scale.has_zero_mark:
        figure.add_trace(_zero_marks(len(order)))
    figure.add_traces(_intervals(placed))
    for profile_id in dict.fromkeys(frame["actor_profile_id"]):
        dots = placed[placed["actor_profile_id"] == profile_id]
        if not dots.empty:
            figure.add_trace(_dots(dots, profile_id=profile_id, said=scale.said))
    rows.write(figure, [key, *_values(placed, written=scale.written), *_missing(frame, order=order)])
    return figure


def _silent_profiles(frame: pd.DataFrame) -> set[str]:
    """Profiles for which nothing is published on any line."""
    is_silent = frame["status"].eq("not_published").groupby(frame["actor_profile_id"]).all()
    return set(is_silent.index[is_silent])


def _placed(group: pd.DataFrame, *, row: int, span: float = 100) -> pd.DataFrame:
    """The dots of one row, with where each and its value are drawn so that none hides another."""
    known = group.dropna(subset=["value"]).sort_values("value", kind="stable")
    values = [value / span * 100 for value in known["value"]]
    base = -row + DOTS_AT
    shifts = _shifts(values)
    covered = _covered(known)
    tiers = _text_shifts(values, shifts=shifts, covered=covered)
    ends = dict.fromkeys(range(len(values)), "center") | {0: "right", len(values) - 1: "left"}
    ends |= dict.fromkeys(covered, "center")
    return known.assign(
        row=row,
        dot_y=[base + shift for shift in shifts],
        text_y=[base + tier for tier in tiers],
        text_side=[ends[index] for index in range(len(values))],
        text_x=[_text_x(dot, side=ends[index]) for index, dot in enumerate(known.itertuples())],
    )


def _covered(known: pd.DataFrame) -> list[int]:
    """The lowest and the highest dot, where the interval of another runs on beyond them: no room outside."""
    last = len(known) - 1
    values, lows, highs = (known[name].tolist() for name in ("value", "margin_low", "margin_high"))
    found = []
    if any(low < values[0] for low in lows[1:]):
        found.append(0)
    if last > 0 and any(high > values[last] for high in highs[:last]):
        found.append(last)
    return found


def _text_x(dot: object, *, side: str) -> float:
    """Where a value is written from: its dot, or the outer end of its interval."""
    outer = {"right": dot.margin_low, "left": dot.margin_high}.get(side, dot.value)
    return dot.value if pd.isna(outer) else outer


def _shifts(values: Sequence[float]) -> list[float]:
    """Vertical shift of each dot: 0, or one above and one below where two nearly coincide."""
    shifts = [0.0] * len(values)
    for index in range(1, len(values)):
        if values[index] - values[index - 1] < SAME_PLACE:
            shifts[index - 1] = shifts[index - 1] or DODGE
            shifts[index] = -shifts[index - 1]
    return shifts


def _text_shifts(
    values: Sequence[float], *, shifts: Sequence[float], covered: Collection[int] = ()
) -> list[float]:
    """Height of each value: the lowest and the highest stand outside their dot, the others above or below.

    Args:
        covered: ends with no room outside, which stand above or below as the others do.
    """
    last_at: dict[float, float] = {}
    heights = list(shifts)
    for index in sorted({*range(1, len(values) - 1), *covered}):
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


def _zero_marks(count: int) -> go.Scatter:
    """A short upright mark at 0 on each line, below the line's label."""
    return go.Scatter(
        x=[0] * count,
        y=[-row + DOTS_AT for row in range(count)],
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 30, "color": theme.MUTED, "line": {"width": 2}},
        hoverinfo="skip",
        showlegend=False,
    )


def _intervals(placed: pd.DataFrame) -> list[go.Scatter]:
    """The margins of each profile, under all the dots."""
    found = [
        margins.interval(dots, y=dots["dot_y"], cap=CAP, color=theme.PROFILE_COLORS[profile_id])
        for profile_id, dots in placed.groupby("actor_profile_id", sort=False)
    ]
    return [trace for trace in found if trace is not None]


def _dots(dots: pd.DataFrame, *, profile_id: str, said: Callable[[float], str]) -> go.Scatter:
    symbol = theme.PROFILE_SYMBOLS[profile_id]
    size = 16 if symbol in ("triangle-up", "star", "diamond", "pentagon") else 14
    return go.Scatter(
        x=dots["value"],
        y=dots["dot_y"],
        mode="markers",
        ids=rows.figure_ids(dots),
        name=dots["profile_label"].iloc[0],
        showlegend=False,
        marker={
            "symbol": symbol,
            "size": [size + 3 if is_circled else size for is_circled in dots["is_circled"]],
            "color": margins.colors(dots, color=theme.PROFILE_COLORS[profile_id]),
            "opacity": 1,  # Plotly lets sizes given one by one shine through
            "line": {
                "color": [theme.INK if is_circled else theme.GROUND for is_circled in dots["is_circled"]],
                "width": [2.5 if is_circled else 1.5 for is_circled in dots["is_circled"]],
            },
        },
        text=[
            labels.french(
                f"<b>{row.profile_label}</b> : {said(row.value)}{margins.counted(row)}<br>{row.item_label}"
                f"{differing.said(row)}{margins.said(row)}"
            )
            for row in dots.itertuples()
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _values(placed: pd.DataFrame, *, written: Callable[[float], str]) -> list[dict[str, object]]:
    return [
        rows.value_text(
            (f"<b>{written(row.value)}</b>" if row.is_circled else written(row.value)) + differing.mark(row),
            x=row.text_x,
            y=row.text_y,
            color=theme.MISSING if row.is_greyed else theme.PROFILE_COLORS[row.actor_profile_id],
            anchor=row.text_side,
            xshift=_text_shift(row),
        )
        for row in placed.itertuples()
    ]


def _text_shift(row: object) -> int:
    """Pixels between a value and the dot, or the end of the interval, that it stands beside."""
    gap = 12 if row.text_x == row.value else 6
    return {"right": -gap, "left": gap}.get(row.text_side, 0)


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


def _key(frame: pd.DataFrame, *, silent: Collection[str]) -> dict[str, object]:
    """Shape, colour and name of each profile, above the first row, in lines that a phone shows whole."""
    profiles = list(frame.drop_duplicates("actor_profile_id").itertuples())
    weak = _weak_profiles(frame)
    names = [
        _named_mark(row, is_weak=row.actor_profile_id in weak)
        for row in profiles
        if row.actor_profile_id not in silent
    ]
    lines = [
        "    ".join(names[start : start + LEGEND_COLUMNS]) for start in range(0, len(names), LEGEND_COLUMNS)
    ]
    hollow = [_named_mark(row, glyphs=OPEN_GLYPHS) for row in profiles if row.actor_profile_id in silent]
    if hollow:
        word = labels.SHORT_STATUS_WORDS["not_published"]
        lines.append(f'{"    ".join(hollow)}<span style="color:{theme.MISSING}">, {word}</span>')
    return rows.row_label("<br>".join(lines), row=0, at=0, y=1, yref="paper", yanchor="bottom", yshift=8)


def _weak_profiles(frame: pd.DataFrame) -> set[str]:
    """Profiles whose every value stands on a weak base."""
    known = frame[frame["value"].notna()]
    is_weak = known["base_words"].eq(margins.WEAK).groupby(known["actor_profile_id"]).all()
    return set(is_weak.index[is_weak])


def _named_mark(row: object, *, glyphs: Mapping[str, str] = GLYPHS, is_weak: bool = False) -> str:
    color, glyph = theme.PROFILE_COLORS[row.actor_profile_id], theme.PROFILE_SYMBOLS[row.actor_profile_id]
    color, end = (theme.MISSING, f", {margins.WEAK}") if is_weak else (color, "")
    mark = f'<span style="color:{color};font-size:{GLYPH_SIZE}px">{glyphs[glyph]}</span>'
    return f"{mark} {row.profile_label}{end}"
