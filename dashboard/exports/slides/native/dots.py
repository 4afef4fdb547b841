"""Dots: profiles on each item become a native chart of points, one line an item, its name at the left."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_AXIS_CROSSES, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.charts.dots import SAME_PLACE, Scale
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import frames, markers, numbers, rows, texts

COLUMNS = ["item_id", "item_label", "actor_profile_id", "profile_label", "value", "status"]
LINES = "Lignes"  # the series that carries the names
DODGE = 0.15  # part of a line between two dots of nearly one value
VALUE_HEIGHT = Pt(8)  # what a value over a dot of the first line takes above the plot
CIRCLED_BY = 4  # points that a circled dot is larger
VALUE_WIDTH = {False: Pt(28), True: Pt(38)}  # of « 56 », of « +37 », with half of a dot


@dataclass(frozen=True)
class _Profile:
    """One series: a profile, its value on each item and how each stands on its line."""

    profile_id: str
    name: str
    values: list[float | None]
    circled: list[int]


def draw(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """A dot a profile and item, on the whole scale; missing ones named under the item's name.

    Args:
        arguments: of `dashboard.charts.dots.profile_dots`.
    """
    frame, scale = arguments["frame"], arguments["scale"]
    if frame.empty:
        return texts.say_nothing(shapes, box=box)
    frame = frame[COLUMNS]  # groups of few columns are made several times faster
    items = frame.drop_duplicates("item_id")
    profiles = [
        _profile(group, items=items["item_id"], circled=arguments["circled"])
        for _, group in frame.groupby("actor_profile_id", sort=False)
    ]
    names, words = [texts.plain(label) for label in items["item_label"]], _words(frame)
    place = _Place(box, names=[*names, *words], profiles=profiles, rows_n=len(names))
    chart = frames.add_scatter(
        shapes,
        names=names,
        series=_series(profiles, scale=scale, rows_n=len(names)),
        box=place.box,
        name="Un point par profil",
        other="Ligne",
    )
    frames.place_plot(chart, box=place.box, plot=place.plot)
    _style_axes(chart, scale=scale, rows_n=len(names))
    frames.add_legend(chart, without=[0])
    lines, *drawn = chart.plots[0].series
    lines.marker.style = XL_MARKER_STYLE.NONE
    frames.write_names(lines, _written_names(names, words, place=place), position=XL_LABEL_POSITION.LEFT)
    close = scale.span * VALUE_WIDTH[scale.has_zero_mark] / place.plot.width
    sides = [
        markers.sides_across(column, shifts=shifts, close=close)
        for column, shifts in zip(_columns(profiles), _shifts(profiles, scale=scale), strict=True)
    ]
    for number, (series, one) in enumerate(zip(drawn, profiles, strict=True)):
        positions = {row: side[number] for row, side in enumerate(sides) if number in side}
        _draw_profile(series, one, scale=scale, positions=positions)


class _Place:
    """Where names, dots and numbers stand: lines of one height under the legend."""

    def __init__(
        self, box: Box, *, names: Collection[str], profiles: Sequence[_Profile], rows_n: int
    ) -> None:
        legend = frames.legend_height((one.name for one in profiles), width=box.width) + VALUE_HEIGHT
        edges = legend + frames.AXIS_HEIGHT
        self.pitch = min(rows.HIGHEST, (box.height - edges) // rows_n)
        self.box = box.sized(height=edges + self.pitch * rows_n)
        self.names_width = rows.names_width(names, within=box.width)
        plot = self.box.beside(self.names_width).below(legend)
        self.plot = plot.sized(width=plot.width - rows.VALUE_WIDTH, height=self.pitch * rows_n)


def _profile(group: pd.DataFrame, *, items: Sequence[str], circled: Collection[tuple[str, str]]) -> _Profile:
    first = group.iloc[0]
    held = dict(zip(group["item_id"], numbers.all_printed(group["value"]), strict=True))
    name, word = texts.plain(first["profile_label"]), _word_for_all(group)
    return _Profile(
        profile_id=first["actor_profile_id"],
        name=f"{name}, {word}" if word else name,
        values=[held.get(item_id) for item_id in items],
        circled=[row for row, item_id in enumerate(items) if (item_id, first["actor_profile_id"]) in circled],
    )


def _word_for_all(group: pd.DataFrame) -> str:
    """The word of a profile without any value, where one says it for all the items."""
    if group["value"].notna().any() or group["status"].nunique() > 1:
        return ""
    return labels.SHORT_STATUS_WORDS.get(group["status"].iloc[0], "non publié")


def _words(frame: pd.DataFrame) -> list[str]:
    """For each item, which profiles have no dot and why: « élus locaux : illisible »."""
    told = frame.groupby("actor_profile_id", sort=False).filter(lambda group: not _word_for_all(group))
    lost = dict(list(told[told["value"].isna()].groupby("item_id", sort=False)))
    return [
        texts.plain(_word(lost[item_id])) if item_id in lost else "" for item_id in frame["item_id"].unique()
    ]


def _word(lost: pd.DataFrame) -> str:
    return " ; ".join(
        f"{labels.listed(group['profile_label'].map(labels.lowered))} : "
        f"{labels.SHORT_STATUS_WORDS.get(status, 'non publié')}"
        for status, group in lost.groupby("status", sort=False)
    )


def _series(
    profiles: Sequence[_Profile], *, scale: Scale, rows_n: int
) -> list[tuple[str, Sequence[float | None], Sequence[float], str]]:
    """The lines, then each profile: values across and heights, two dots of nearly one value apart."""
    shifts = _shifts(profiles, scale=scale)
    base = [-row for row in range(rows_n)]
    lines = (LINES, [scale.axis["range"][0]] * rows_n, base, "0")
    return [
        lines,
        *(
            (
                one.name,
                one.values,
                [round(y + DODGE * shift.get(number, 0), 2) for y, shift in zip(base, shifts, strict=True)],
                _common(one.values, scale=scale),
            )
            for number, one in enumerate(profiles)
        ),
    ]


def _columns(profiles: Sequence[_Profile]) -> list[dict[int, float]]:
    """For each item, its values by place of the profile."""
    return [
        {number: value for number, value in enumerate(column) if value is not None}
        for column in zip(*(one.values for one in profiles), strict=True)
    ]


def _shifts(profiles: Sequence[_Profile], *, scale: Scale) -> list[dict[int, int]]:
    close = SAME_PLACE * scale.span / 100
    return [markers.shifts(column, close=close) for column in _columns(profiles)]


def _codes(values: Sequence[float | None], *, scale: Scale) -> list[str]:
    return [
        "" if value is None else numbers.format_code(scale.written(value), is_signed=scale.has_zero_mark)
        for value in values
    ]


def _common(values: Sequence[float | None], *, scale: Scale) -> str:
    return numbers.common_code([code for code in _codes(values, scale=scale) if code])


def _style_axes(chart: Chart, *, scale: Scale, rows_n: int) -> None:
    """Numbers under the lines, light lines up from them; the reference of a gap as a dark one."""
    across, up = chart.category_axis, chart.value_axis
    frames.style_values_axis(across, _axis(scale))
    across._element.crosses.val = XL_AXIS_CROSSES.MINIMUM
    frames.style_values_axis(up, frames.Axis(start=0.5 - rows_n, end=0.5, step=1))
    up.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    up.format.line.color.rgb = texts.rgb(theme.INK if scale.has_zero_mark else theme.LINE)


def _axis(scale: Scale) -> frames.Axis:
    (low, high), ticks = scale.axis["range"], scale.axis["tickvals"]
    code = numbers.tick_code(scale.axis["ticktext"][-1], end=high)
    if scale.has_zero_mark:
        code = numbers.gap_code(zero=texts.plain(scale.axis["ticktext"][2]))
    return frames.Axis(start=low, end=high, step=ticks[1] - ticks[0], code=code)


def _written_names(
    names: Sequence[str], words: Sequence[str], *, place: _Place
) -> list[list[tuple[str, str]]]:
    """The lines of each name with their colours, as many as its row holds."""
    return [
        [
            *((line, theme.INK) for line in _fitting(name, place=place, taken=1 if word else 0)),
            *((line, theme.MISSING) for line in _fitting(word, place=place, taken=1)),
        ]
        for name, word in zip(names, words, strict=True)
    ]


def _fitting(text: str, *, place: _Place, taken: int) -> list[str]:
    width = place.names_width - Pt(12)
    height = place.pitch - texts.height_of(taken)
    return texts.lines_of(texts.shortened(text, width=width, height=height), width=width)


def _draw_profile(
    series: object, one: _Profile, *, scale: Scale, positions: dict[int, XL_LABEL_POSITION]
) -> None:
    markers.mark(series, profile_id=one.profile_id)
    for row in one.circled:
        markers.circle(series.points[row], series=series, profile_id=one.profile_id, by=CIRCLED_BY)
    frames.write_across(
        series,
        ["" if value is None else scale.written(value) for value in one.values],
        frames.Labels(
            codes=_codes(one.values, scale=scale),
            common=_common(one.values, scale=scale),
            color=theme.PROFILE_COLORS[one.profile_id],
            position=XL_LABEL_POSITION.RIGHT,
            positions=positions,
            bold=one.circled,
        ),
    )
