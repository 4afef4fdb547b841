"""Bars: panels of one base each become native bar charts, under their heading and base."""

from collections.abc import Sequence

import pandas as pd
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.charts import margins
from dashboard.charts.bars import Panel
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import frames, intervals, numbers, rows, texts

GAP = Pt(22)
NARROWEST = 7  # percent: a shorter bar holds no number
PRACTISED = "Pratiqué"
SERIES_NAMES = {"share": "Part", "mean_10": "Note moyenne sur 10"}


def draw(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """One chart a panel, two beside each other where there are several; planned practice as a second series.

    Args:
        arguments: of `dashboard.charts.bars.share_panels`.
    """
    panels = arguments["panels"]
    if not panels:
        return texts.say_nothing(shapes, box=box)
    places = box.grid(len(panels), columns=1 if len(panels) == 1 else 2, gap=GAP)
    head = max(_heading_height(panel, width=places[0].width) for panel in panels)
    most = max(len(panel.rows) for panel in panels)
    for panel, place in zip(panels, places, strict=True):
        _write_heading(shapes, panel, box=place.sized(height=head))
        fixed = frames.AXIS_HEIGHT + _legend_height(arguments, width=place.width)
        left = place.below(head)
        height = fixed + (left.height - fixed) * len(panel.rows) // most  # rows of one height in all panels
        _draw_panel(shapes, panel, arguments, box=left.sized(height=height))


def axis_of(axis: dict[str, object]) -> frames.Axis:
    """A Plotly axis of `theme.MEASURE_AXES` as a native one."""
    ticks, end = axis["tickvals"], axis["range"][1]
    return frames.Axis(
        end=end, step=ticks[1] - ticks[0], code=numbers.tick_code(axis["ticktext"][-1], end=end)
    )


def paint_points(series: object, colors: Sequence[str], *, is_hollow: bool = False) -> None:
    """The series in its first colour, then every bar of another colour by itself."""
    frames.paint(series, colors[0], is_hollow=is_hollow)
    for index, color in enumerate(colors):
        if color != colors[0]:
            frames.paint(series.points[index], color, is_hollow=is_hollow)


def codes_of(values: Sequence[float | None], *, measure_id: str) -> list[str]:
    """The format of each value as the screen writes it: « 59 % », « 6,4 »."""
    return [
        "" if value is None else numbers.format_code(_written(value, measure_id=measure_id))
        for value in values
    ]


def write_codes(
    series: object, codes: Sequence[str], *, is_bold: bool = True, is_at_base: bool = False
) -> None:
    """The value at the end of each bar, in the format of its code; an empty code where there is no value.

    Args:
        is_at_base: inside the bars instead, where they begin: an interval lies over their ends.
    """
    written = frames.Labels(
        codes=codes,
        common=numbers.common_code([code for code in codes if code]),
        color=theme.ON_MARK if is_at_base else theme.INK,
        position=XL_LABEL_POSITION.INSIDE_BASE if is_at_base else XL_LABEL_POSITION.OUTSIDE_END,
        is_bold=is_bold,
    )
    frames.write_values(series, written)


def _draw_panel(shapes: object, panel: Panel, arguments: dict[str, object], *, box: Box) -> None:
    lines, measure_id = panel.rows, arguments["measure_id"]
    values, planned = numbers.all_printed(lines["value"]), _planned(lines)
    names = [
        texts.named(label, value=value, status=status)
        for label, value, status in zip(lines["item_label"], values, lines["status"], strict=True)
    ]
    code = numbers.common_code([code for code in codes_of(values, measure_id=measure_id) if code])
    series = [(_series_name(arguments), values, code)]
    if arguments["planned_label"]:
        series.append((texts.plain(arguments["planned_label"]), planned, code))
    chart = rows.bar_chart(
        shapes,
        categories=names,
        series=series,
        box=box,
        axis=axis_of(theme.MEASURE_AXES[measure_id]),
        name=texts.plain(panel.heading) or series[0][0],
    )
    colors = [theme.PROFILE_COLORS[profile_id] for profile_id in lines["actor_profile_id"]]
    reaches = margins.reaches(lines)
    has_room = any(reaches) and min(value for value in values if value is not None) >= NARROWEST
    for number, one in enumerate(chart.plots[0].series):
        paint_points(one, colors, is_hollow=number == 1)
        codes = codes_of(series[number][1], measure_id=measure_id)
        write_codes(one, codes, is_bold=number == 0, is_at_base=has_room and number == 0)
    intervals.draw(chart.plots[0].series[0], reaches, color=theme.INK)


def _planned(lines: pd.DataFrame) -> list[float | None]:
    return numbers.all_printed(lines["planned"]) if "planned" in lines else [None] * len(lines)


def _legend_height(arguments: dict[str, object], *, width: int) -> int:
    planned_label = arguments["planned_label"]
    return frames.legend_height([PRACTISED, planned_label], width=width) if planned_label else 0


def _series_name(arguments: dict[str, object]) -> str:
    return PRACTISED if arguments["planned_label"] else SERIES_NAMES[arguments["measure_id"]]


def _written(value: float, *, measure_id: str) -> str:
    return labels.percent(value) if measure_id == "share" else labels.number(value, decimals=1)


def _heading_height(panel: Panel, *, width: int) -> int:
    heading = texts.lines_of(
        texts.plain(panel.heading), width=width, size=texts.HEADING * 1.15
    )  # bold letters are wider
    base = texts.lines_of(texts.plain(panel.base), width=width)
    height = texts.height_of(len(heading), size=texts.HEADING) + texts.height_of(len(base))
    return height + Pt(6) * bool(height)


def _write_heading(shapes: object, panel: Panel, *, box: Box) -> None:
    written = [
        (texts.plain(panel.heading), texts.Style(size=texts.HEADING, is_bold=True)),
        (texts.plain(panel.base), texts.Style(color=theme.MUTED)),
    ]
    if shown := [(text, style) for text, style in written if text]:
        texts.write(shapes, shown, box=box)
