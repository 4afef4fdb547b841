"""Likert: a distribution becomes two native stacked bar charts, the scale and what stands apart from it."""

from collections.abc import Mapping, Sequence
from math import ceil

import pandas as pd
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.charts.likert import READABLE, UNREADABLE, UNSHARED, Block, row_blocks
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import frames, numbers, rows, texts

# The order in which bars are stacked, from zero outwards; « unshared » lies where the screen puts it.
SCALE = ("faible", "pas_du_tout", "fort", "unshared", "tres_fort")
APART = ("modere", "nsp", "unreadable")
BELOW_ZERO = ("faible", "pas_du_tout")
TOTAL = "En gras : total fort ou très fort"
TITLES = {"scale": "Échelle d'impact", "apart": "À part"}

BEYOND = 15  # points of the axis after 100: room for the total of a long bar
STEP = 25
BETWEEN = Pt(20)
APART_NARROWEST = Pt(150)  # its legend
LEGEND = Pt(42)  # two lines
_UNIT = numbers.format_code(labels.percent(0))
_BARE = "0"


def draw(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """Weak answers left of zero, strong ones right, the rest in a second chart on the same rows and scale.

    Args:
        arguments: of `dashboard.charts.likert.distribution_bars`.
    """
    frame = arguments["frame"]
    if frame.empty:
        return texts.say_nothing(shapes, box=box)
    blocks, totals, names = _distribution(frame)
    lines = _names_of_rows(frame, blocks)
    low = -STEP * ceil(max((-block.start for block in blocks), default=0) / STEP)
    widest = max((block.start + block.width for block in blocks if block.panel == "apart"), default=0)
    places = _Places(
        box, rows_n=len(lines), names_width=rows.names_width(lines, within=box.width), low=low, apart=widest
    )
    _draw_scale(shapes, blocks, totals, names=names, lines=lines, places=places, low=low)
    if widest:
        _draw_apart(shapes, blocks, names=names, lines=lines, places=places)


class _Places:
    """Where both charts and their plots stand: rows level, one width a percentage point."""

    def __init__(self, box: Box, *, rows_n: int, names_width: int, low: float, apart: float) -> None:
        self.pitch = min(rows.HIGHEST, (box.height - LEGEND - frames.AXIS_HEIGHT) // rows_n)
        box = box.sized(height=LEGEND + self.pitch * rows_n + frames.AXIS_HEIGHT)
        self.span, self.apart = 100 + BEYOND - low, 5 * ceil(apart / 5)
        self.names_width = names_width
        scale_width = self._scale_width(box)
        self.scale = box.sized(width=names_width + scale_width)
        self.apart_frame = box.beside(self.scale.width + BETWEEN)
        self.scale_plot = self._plot(self.scale.beside(names_width), width=scale_width, rows_n=rows_n)
        width = scale_width * self.apart // self.span
        self.apart_plot = self._plot(self.apart_frame, width=width, rows_n=rows_n)

    def _scale_width(self, box: Box) -> int:
        """All that the names leave, or what is left beside the other chart and its legend."""
        left = box.width - self.names_width
        if not self.apart:
            return left
        shared = (left - BETWEEN) * self.span // (self.span + self.apart)
        return int(min(shared, left - BETWEEN - APART_NARROWEST))

    def _plot(self, box: Box, *, width: int, rows_n: int) -> Box:
        return box.below(LEGEND).sized(width=width, height=self.pitch * rows_n)


def _distribution(frame: pd.DataFrame) -> tuple[list[Block], list[float | None], dict[str, str]]:
    """The rectangles of every row, the printed totals and the name of each kind."""
    names = dict(zip(frame["response_id"], frame["response_label"], strict=True))
    blocks: list[Block] = []
    totals = []
    for row, (_, group) in enumerate(frame.groupby("item_id", sort=False)):
        grid = dict(zip(group["response_id"], group["value"].astype(float), strict=True))
        blocks += row_blocks(grid, row=row, label=group["item_label"].iloc[0], names=names)
        totals.append(numbers.printed(grid.get("top2")))
    shown = {kind: labels.capitalized(name.removeprefix("Impact ")) for kind, name in names.items()}
    return blocks, totals, shown | {"unshared": UNSHARED, "unreadable": UNREADABLE}


def _names_of_rows(frame: pd.DataFrame, blocks: Sequence[Block]) -> list[str]:
    """The items, with the reason where a row has nothing to show."""
    drawn = {block.row for block in blocks}
    items = frame.drop_duplicates("item_id")
    return [
        texts.named(item.item_label, value=0 if row in drawn else None, status=item.status)
        for row, item in enumerate(items.itertuples())
    ]


def _columns(
    blocks: Sequence[Block], *, kinds: Sequence[str], panel: str, rows_n: int
) -> dict[str, list[float | None]]:
    """The width of each kind by row, below zero for the weak side; kinds that no row shows are left out."""
    columns: dict[str, list[float | None]] = {}
    for kind in kinds:
        found = {block.row: block.width for block in blocks if (block.kind, block.panel) == (kind, panel)}
        if found:
            sign = -1 if kind in BELOW_ZERO else 1
            columns[kind] = [
                None if row not in found else sign * numbers.printed(found[row]) for row in range(rows_n)
            ]
    return columns


def _draw_scale(
    shapes: object,
    blocks: Sequence[Block],
    totals: Sequence[float | None],
    *,
    names: Mapping[str, str],
    lines: Sequence[str],
    places: _Places,
    low: float,
) -> None:
    columns = _columns(blocks, kinds=SCALE, panel="scale", rows_n=len(lines))
    has_total = any(total is not None for total in totals)
    series = [(texts.plain(names[kind]), values, numbers.unsigned(_UNIT)) for kind, values in columns.items()]
    chart = _stacked(
        shapes,
        lines=lines,
        series=[*series, *([(texts.plain(TOTAL), totals, _UNIT)] if has_total else [])],
        box=places.scale,
        plot=places.scale_plot,
        axis=frames.Axis(start=low, end=100 + BEYOND, step=STEP, code=numbers.unsigned(_UNIT)),
        name=texts.plain(TITLES["scale"]),
    )
    frames.fit_names(chart, width=places.names_width - Pt(8), height=places.pitch)
    drawn = list(chart.plots[0].series)
    for one, (kind, values) in zip(drawn, columns.items(), strict=False):
        _paint(one, kind, values)
    if has_total:
        _write_totals(drawn[-1], totals)
    frames.add_legend(chart)


def _draw_apart(
    shapes: object,
    blocks: Sequence[Block],
    *,
    names: Mapping[str, str],
    lines: Sequence[str],
    places: _Places,
) -> None:
    columns = _columns(blocks, kinds=APART, panel="apart", rows_n=len(lines))
    chart = _stacked(
        shapes,
        lines=lines,
        series=[(texts.plain(names[kind]), values, _UNIT) for kind, values in columns.items()],
        box=places.apart_frame,
        plot=places.apart_plot,
        axis=frames.Axis(end=places.apart),
        name=TITLES["apart"],
    )
    chart.category_axis.tick_label_position = frames.XL_TICK_LABEL_POSITION.NONE
    for one, (kind, values) in zip(chart.plots[0].series, columns.items(), strict=True):
        _paint(one, kind, values)
    frames.add_legend(chart)


def _stacked(
    shapes: object,
    *,
    lines: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    box: Box,
    plot: Box,
    axis: frames.Axis,
    name: str,
) -> Chart:
    chart = frames.add_chart(
        shapes, XL_CHART_TYPE.BAR_STACKED, categories=lines, series=series, box=box, name=name
    )
    frames.place_plot(chart, box=box, plot=plot)
    rows.first_at_the_top(chart, axis=axis)
    rows.thicken(chart, pitch=plot.height // len(lines), bars=1, overlap=100)
    return chart


def _paint(series: object, kind: str, values: Sequence[float | None]) -> None:
    """Solid colours with their value inside for the scale, patterns for what is no answer of it."""
    if kind in theme.SCALE_COLORS:
        frames.paint(series, theme.SCALE_COLORS[kind], outline=theme.GROUND)
    elif kind == "nsp":
        frames.hatch(series, theme.MISSING, pattern=MSO_PATTERN.PERCENT_20)
    else:
        color = theme.SCALE_COLORS["fort"] if kind == "unshared" else theme.MISSING
        frames.hatch(series, color, pattern=MSO_PATTERN.WIDE_UPWARD_DIAGONAL)
    if kind in ("unshared", "unreadable"):
        return frames.no_values(series)
    _write_inside(series, kind, values)


def _write_inside(series: object, kind: str, values: Sequence[float | None]) -> None:
    codes = ["" if value is None else numbers.format_code(labels.number(abs(value))) for value in values]
    frames.write_values(
        series,
        frames.Labels(
            codes=[numbers.unsigned(code) if code else "" for code in codes],
            common=numbers.unsigned(numbers.common_code([code for code in codes if code])),
            color=theme.SCALE_TEXT_COLORS.get(kind, theme.INK),
            position=XL_LABEL_POSITION.CENTER,
            hidden=[row for row, value in enumerate(values) if value is not None and abs(value) < READABLE],
        ),
    )


def _write_totals(series: object, totals: Sequence[float | None]) -> None:
    """The printed total: an unseen bar that begins where the strong side ends, written at its foot."""
    series.format.fill.background()
    series.format.line.fill.background()
    codes = ["" if total is None else numbers.format_code(labels.percent(total)) for total in totals]
    frames.write_values(
        series,
        frames.Labels(
            codes=codes,
            common=numbers.common_code([code for code in codes if code]),
            position=XL_LABEL_POSITION.INSIDE_BASE,
            is_bold=True,
        ),
    )
