"""Multiples: regions over the years become small native line charts on one scale."""

import pandas as pd
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from dashboard import theme
from dashboard.charts.panels import LINE_COLOR
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import frames, numbers, texts
from dashboard.exports.slides.native.ranks import CHOSEN

GAP = Pt(8)
NAME_LINES = 2
VALUE_HEIGHT, YEARS_HEIGHT = Pt(17), Pt(20)
EDGE = Pt(22)  # half of a value or of a year, at both ends of the line
RATIO = 1.5  # width of a panel to its height, at best
MARKER = 5
VALUES = "Valeur"


def draw(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """One chart a region under its name, the first and the last value written, the reference dotted.

    Args:
        arguments: of `dashboard.charts.panels.small_multiples`.
    """
    values = arguments["values"]
    if values.empty:
        return texts.say_nothing(shapes, box=box)
    box = _write_key(shapes, arguments["reference"], box=box)
    groups = [group for _, group in values.groupby(["region_id", "group"], sort=False)]
    years = sorted({int(year) for year in values["year"]})
    head = texts.height_of(NAME_LINES)
    for group, place in zip(groups, _grid(box, count=len(groups)), strict=True):
        name = _name(group, chosen=arguments["chosen"])
        is_chosen = name.startswith(CHOSEN)
        shown = texts.shortened(name, width=place.width, height=head)
        texts.write(shapes, [(shown, texts.Style(is_bold=is_chosen))], box=place.sized(height=head))
        _draw_panel(shapes, group, arguments, years=years, name=name, box=place.below(head))


def _write_key(shapes: object, reference: pd.DataFrame | None, *, box: Box) -> Box:
    """What the dotted line is, at the foot; the box that is left for the panels."""
    if reference is None:
        return box
    left = box.sized(height=box.height - texts.height_of(1))
    key = texts.plain(f"En pointillé : {_reference_name(reference)}")
    texts.write(shapes, [(key, texts.Style(color=theme.MUTED))], box=box.below(left.height))
    return left


def _grid(box: Box, *, count: int) -> list[Box]:
    """As many columns as give panels the best shape."""
    grids = [box.grid(count, columns=columns, gap=GAP) for columns in range(1, min(count, 7) + 1)]
    return max(grids, key=lambda places: min(places[0].width, places[0].height * RATIO))


def _name(group: pd.DataFrame, *, chosen: str) -> str:
    """The region, with the word for one without any value."""
    first = group.iloc[0]
    name = texts.plain(first["region_label"])
    if group["value"].isna().all():
        name = texts.with_word(name, first["value_text"])
    return f"{CHOSEN}{name}" if first["region_id"] == chosen else name


def _draw_panel(
    shapes: object,
    group: pd.DataFrame,
    arguments: dict[str, object],
    *,
    years: list[int],
    name: str,
    box: Box,
) -> None:
    held = dict(zip(group["year"], numbers.all_printed(group["value"]), strict=True))
    said = dict(zip(group["year"], group["value_text"], strict=True))
    codes = [numbers.format_code(said[year]) if held.get(year) is not None else "" for year in years]
    common = numbers.common_code([code for code in codes if code])
    series = [(VALUES, [held.get(year) for year in years], common)]
    reference = arguments["reference"]
    if reference is not None:
        series.append((_reference_name(reference), _by_year(reference, years=years), common))
    chart = frames.add_scatter(
        shapes,
        names=[str(year) for year in years],
        series=[(title, years, values, code) for title, values, code in series],
        box=box,
        name=name,
        is_across=False,
        other="Année",
    )
    _place(chart, box=box, years=years, end=arguments["end"])
    _style(chart, codes=codes, common=common)


def _reference_name(reference: pd.DataFrame) -> str:
    return texts.plain(reference["region_label"].iloc[0]) if "region_label" in reference else "Référence"


def _by_year(rows: pd.DataFrame, *, years: list[int]) -> list[float | None]:
    held = dict(zip(rows["year"], numbers.all_printed(rows["value"]), strict=True))
    return [held.get(year) for year in years]


def _place(chart: Chart, *, box: Box, years: list[int], end: float) -> None:
    """The first and the last year under the ends of the line, the whole scale of all panels above."""
    plot = box.beside(EDGE).below(VALUE_HEIGHT)
    plot = plot.sized(width=box.width - 2 * EDGE, height=box.height - VALUE_HEIGHT - YEARS_HEIGHT)
    frames.place_plot(chart, box=box, plot=plot)
    first, last = years[0], max(years[-1], years[0] + 1)
    across = frames.Axis(start=first, end=last, step=last - first, code="0")
    frames.style_values_axis(chart.category_axis, across)
    chart.category_axis.has_major_gridlines = False
    chart.category_axis.format.line.color.rgb = texts.rgb(theme.LINE)
    frames.style_values_axis(chart.value_axis, frames.Axis(end=end))


def _style(chart: object, *, codes: list[str], common: str) -> None:
    series, *reference = chart.plots[0].series
    frames.draw_line(series, LINE_COLOR, width=2.25)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, MARKER
    frames.paint(series.marker, LINE_COLOR, outline=LINE_COLOR)
    known = [place for place, code in enumerate(codes) if code]
    frames.write_values(
        series,
        frames.Labels(
            codes=codes,
            common=common,
            position=XL_LABEL_POSITION.ABOVE,
            hidden=[place for place in known if place not in (known[0], known[-1])],
            is_bold=True,
        ),
    )
    for one in reference:
        frames.draw_line(one, theme.MISSING, width=1.5, is_dotted=True)
        one.marker.style = XL_MARKER_STYLE.NONE
        frames.no_values(one)
