"""Dots: profiles on each item become a native chart of marks without lines, one column an item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.charts.dots import SAME_PLACE, Scale
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import frames, markers, numbers, rows, texts

NAMES_HEIGHT = Pt(78)  # five lines under a column
NUMBERS_WIDTH = Pt(46)
HIDDEN_BY, CIRCLED_BY = 6, 5  # how much larger than the others, in points


@dataclass(frozen=True)
class _Profile:
    """One series: a profile and its value on each item, in the order of the items."""

    profile_id: str
    name: str
    values: list[float | None]
    circled: list[int]


def draw(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """A dot a profile and item, on the whole scale; missing ones named under their item.

    Args:
        arguments: of `dashboard.charts.dots.profile_dots`.
    """
    frame, scale = arguments["frame"], arguments["scale"]
    if frame.empty:
        return texts.say_nothing(shapes, box=box)
    items = list(dict.fromkeys(frame["item_id"]))
    profiles = [
        _profile(group, items=items, circled=arguments["circled"])
        for _, group in frame.groupby("actor_profile_id", sort=False)
    ]
    code = numbers.common_code([code for one in profiles for code in _codes(one.values, scale=scale) if code])
    chart = frames.add_chart(
        shapes,
        XL_CHART_TYPE.LINE_MARKERS,
        categories=_categories(frame),
        series=[(one.name, one.values, code) for one in profiles],
        box=box,
        name="Un point par profil",
    )
    plot = _plot(box, reference=_reference(scale))
    frames.place_plot(chart, box=box, plot=plot)
    frames.fit_names(chart, width=int(plot.width / len(items) * 0.94), height=NAMES_HEIGHT)
    frames.style_names_axis(chart, color=theme.INK if scale.has_zero_mark else theme.LINE)
    frames.style_values_axis(chart, _axis(scale))
    frames.add_legend(chart)
    _join_lowest_to_highest(chart)
    _mark_all(chart, profiles, scale=scale, height=plot.height)


def _profile(group: pd.DataFrame, *, items: Sequence[str], circled: object) -> _Profile:
    first = group.iloc[0]
    held = dict(zip(group["item_id"], numbers.all_printed(group["value"]), strict=True))
    word = _word_for_all(group)
    name = texts.plain(first["profile_label"])
    return _Profile(
        profile_id=first["actor_profile_id"],
        name=f"{name}, {word}" if word else name,
        values=[held.get(item_id) for item_id in items],
        circled=[
            place for place, item_id in enumerate(items) if (item_id, first["actor_profile_id"]) in circled
        ],
    )


def _word_for_all(group: pd.DataFrame) -> str:
    """The word of a profile without any value, where one says it for all the items."""
    if group["value"].notna().any() or group["status"].nunique() > 1:
        return ""
    return labels.SHORT_STATUS_WORDS.get(group["status"].iloc[0], "non publié")


def _categories(frame: pd.DataFrame) -> list[str]:
    """The items, each with the profiles that have no dot on it and the reason."""
    told = frame.groupby("actor_profile_id", sort=False).filter(lambda group: not _word_for_all(group))
    lost = told[told["value"].isna()]
    names = []
    for item_id, group in frame.groupby("item_id", sort=False):
        label, words = group["item_label"].iloc[0], _words(lost[lost["item_id"] == item_id])
        names.append(texts.with_word(label, words) if words else texts.plain(label))
    return names


def _words(lost: pd.DataFrame) -> str:
    """« élus locaux et citoyens : illisible »."""
    return " ; ".join(
        f"{labels.listed(group['profile_label'].map(labels.lowered))} : "
        f"{labels.SHORT_STATUS_WORDS.get(status, 'non publié')}"
        for status, group in lost.groupby("status", sort=False)
    )


def _reference(scale: Scale) -> str:
    """The profile that stands at 0 of an axis of gaps."""
    return texts.plain(scale.axis["ticktext"][2]) if scale.has_zero_mark else ""


def _axis(scale: Scale) -> frames.Axis:
    low, high = scale.axis["range"]
    ticks = scale.axis["tickvals"]
    code = numbers.tick_code(scale.axis["ticktext"][-1], end=high)
    if scale.has_zero_mark:
        code = numbers.gap_code(zero=_reference(scale))
    return frames.Axis(start=low, end=high, step=ticks[1] - ticks[0], code=code)


def _plot(box: Box, *, reference: str) -> Box:
    """The marks: under the legend, above the names, at the right of the numbers."""
    left = max(NUMBERS_WIDTH, rows.names_width([reference], within=box.width) if reference else 0)
    plot = box.beside(left).below(frames.LEGEND_HEIGHT + Pt(8))
    return plot.sized(width=plot.width - Pt(10), height=plot.height - NAMES_HEIGHT)


def _codes(values: Sequence[float | None], *, scale: Scale) -> list[str]:
    written: Callable[[float], str] = scale.written
    return [
        "" if value is None else numbers.format_code(written(value), is_signed=scale.has_zero_mark)
        for value in values
    ]


def _join_lowest_to_highest(chart: object) -> None:
    """A light line an item between its extreme dots, as on the screen."""
    plot = chart.plots[0]._element
    line = parse_xml(
        f'<c:hiLowLines {nsdecls("c", "a")}><c:spPr><a:ln w="25400"><a:solidFill>'
        f'<a:srgbClr val="{theme.GRID.removeprefix("#")}"/></a:solidFill></a:ln></c:spPr></c:hiLowLines>'
    )
    plot.find("{*}marker").addprevious(line)


def _mark_all(chart: object, profiles: Sequence[_Profile], *, scale: Scale, height: int) -> None:
    columns = list(zip(*(one.values for one in profiles), strict=True))
    close = markers.close_by(span=scale.span, height=height)
    sides = [
        markers.sides({n: value for n, value in enumerate(column) if value is not None}, close=close)
        for column in columns
    ]
    behind = [markers.hidden_behind(column, close=SAME_PLACE * scale.span / 100) for column in columns]
    for number, (series, one) in enumerate(zip(chart.plots[0].series, profiles, strict=True)):
        series.smooth = False
        series.format.line.fill.background()
        markers.mark(series, profile_id=one.profile_id)
        _mark_points(series, one, hidden=[place for place, found in enumerate(behind) if number in found])
        codes = _codes(one.values, scale=scale)
        frames.write_values(
            series,
            frames.Labels(
                codes=codes,
                common=numbers.common_code([code for code in codes if code]),
                color=theme.PROFILE_COLORS[one.profile_id],
                position=frames.XL_LABEL_POSITION.RIGHT,
                positions={place: side[number] for place, side in enumerate(sides) if number in side},
                bold=one.circled,
            ),
        )


def _mark_points(series: object, one: _Profile, *, hidden: Sequence[int]) -> None:
    """Larger where another dot lies over it, larger in a ring where it is circled."""
    for place in sorted({*hidden, *one.circled}):
        is_circled = place in one.circled and one.values[place] is not None
        markers.enlarge(
            series.points[place],
            series=series,
            profile_id=one.profile_id,
            by=CIRCLED_BY if is_circled else HIDDEN_BY,
            ring=theme.INK if is_circled else "",
        )
