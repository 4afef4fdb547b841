"""Ranks: regions from the highest value down, or results beside France, become native bar charts."""

import math
import re
from collections.abc import Sequence

import pandas as pd

from dashboard import theme
from dashboard.charts.maps import Reference
from dashboard.charts.rankings import BAR_COLOR
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import bars, frames, numbers, rows, texts

REFERENCE_COLOR = theme.INK
REGIONS = "Régions"
OTHER = "autre valeur publiée"
CHOSEN = "▸ "
OUT_OF_10 = " sur 10"  # said by the axis

_REFERENCE = re.compile(r"^(?P<name>[^:]+?)\s*:\s*(?P<said>.*?)(?:\s*\((?P<details>.*)\))?$")
_COLUMNS = ("value", "reference_value", "other_value", "other_reference_value")


def draw_ranking(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """One bar a region, in the order given; France as a bar of its own series, where its value places it.

    Args:
        arguments: of `dashboard.charts.rankings.ranking_bars`.
    """
    if arguments["values"].empty:
        return texts.say_nothing(shapes, box=box)
    reference = arguments["reference"]
    lines = _ranked_lines(arguments["values"], reference=reference, chosen=arguments["chosen"])
    codes = _codes(lines["value_text"], lines["value"])
    columns = [(REGIONS, _only(lines, ~lines["is_reference"]), codes)]
    if reference is not None:
        columns.append((texts.plain(reference.label), _only(lines, lines["is_reference"]), codes))
    chart = rows.bar_chart(
        shapes,
        categories=lines["name"].tolist(),
        series=[(name, values, _common(codes)) for name, values, _ in columns],
        box=box,
        axis=frames.Axis(end=arguments["end"]),
        name=REGIONS,
        is_paired=False,
    )
    drawn = list(chart.plots[0].series)
    for series, color, (_, values, codes) in zip(drawn, (BAR_COLOR, REFERENCE_COLOR), columns, strict=False):
        frames.paint(series, color)
        bars.write_codes(series, _where_known(codes, values))
    _outline(drawn[0], lines["is_chosen"])


def draw_beside_france(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """One row a result: its bar in the profile's colour, the reference in its own, other prints hollow.

    Args:
        arguments: of `dashboard.charts.rankings.beside_france`.
    """
    results = arguments["results"]
    if results.empty:
        return texts.say_nothing(shapes, box=box)
    reference = _Reference(results)
    note = texts.height_of(1) * bool(reference.note)
    columns = [column for column in _COLUMNS if _is_told(results, column)]
    codes = _codes(results["value_text"].str.replace(OUT_OF_10, ""), results["value"])
    names = _names_of(results, axis=arguments["axis"], reference=reference)
    chart = rows.bar_chart(
        shapes,
        categories=[
            _category(row, suffix=suffix)
            for row, suffix in zip(results.itertuples(), reference.suffixes, strict=True)
        ],
        series=[(names[column], numbers.all_printed(results[column]), _common(codes)) for column in columns],
        box=box.sized(height=box.height - note),
        axis=bars.axis_of(arguments["axis"]),
        name=names["value"],
    )
    colors = [theme.PROFILE_COLORS[profile_id] for profile_id in results["actor_profile_id"]]
    for column, series in zip(columns, chart.plots[0].series, strict=True):
        shades = [REFERENCE_COLOR] * len(results) if "reference" in column else colors
        bars.paint_points(series, shades, is_hollow=column.startswith("other"))
        shown = bars.codes_of(numbers.all_printed(results[column]), measure_id=_measure(arguments["axis"]))
        bars.write_codes(series, codes if column == "value" else shown)
    if reference.note:
        texts.write(
            shapes,
            [(reference.note, texts.Style(color=theme.MISSING))],
            box=box.below(box.height - note),
        )


class _Reference:
    """What the texts of the reference say besides its value: whose it is, and what sets it apart."""

    def __init__(self, results: pd.DataFrame) -> None:
        said = [texts.plain(text) for text in results["reference_text"]]
        found = [_REFERENCE.match(text) for text in said]
        is_known = results["reference_value"].notna().tolist()
        names = {match["name"] for match, known in zip(found, is_known, strict=True) if match and known}
        details = {match["details"] for match, known in zip(found, is_known, strict=True) if match and known}
        self.is_shared = len(details) == 1
        detail = f" ({details.copy().pop()})" if self.is_shared and details != {None} else ""
        self.name = (names.pop() if len(names) == 1 else "Référence") + detail
        self.note = texts.plain(said[0]) if len(set(said)) == 1 and not any(is_known) else ""
        self.suffixes = [
            self._suffix(text, match, known=known)
            for text, match, known in zip(said, found, is_known, strict=True)
        ]

    def _suffix(self, text: str, match: re.Match[str] | None, *, known: bool) -> str:
        """What the name of a row adds, unless the legend or the note under the chart says it for all."""
        if not known:
            return "" if self.note else text
        if match is None:
            return text
        return "" if self.is_shared else f"{match['name']} : {match['details']}" * bool(match["details"])


def _ranked_lines(values: pd.DataFrame, *, reference: Reference | None, chosen: str) -> pd.DataFrame:
    """The regions and, above the first one it is not below, France: `name`, `value`, `value_text`, …"""
    lines = [
        {
            "name": _region_name(row, is_chosen=row.region_id == chosen),
            "value": numbers.printed(row.value),
            "value_text": row.value_text,
            "is_reference": False,
            "is_chosen": row.region_id == chosen,
        }
        for row in values.itertuples()
    ]
    if reference is not None:
        place = sum(line["value"] is not None and line["value"] > reference.value for line in lines)
        line = {
            "name": texts.plain(reference.label),
            "value": numbers.printed(reference.value),
            "value_text": reference.text,
            "is_reference": True,
            "is_chosen": False,
        }
        lines.insert(place, line)
    return pd.DataFrame(lines).astype({"value": object})


def _region_name(row: object, *, is_chosen: bool) -> str:
    name = (
        texts.plain(row.bar_label)
        if not math.isnan(row.value)
        else texts.with_word(row.bar_label, row.value_text)
    )
    return f"{CHOSEN}{name}" if is_chosen else name


def _only(lines: pd.DataFrame, chosen: pd.Series) -> list[float | None]:
    """The values of some lines; the cells of the others stay empty."""
    return [value if kept else None for value, kept in zip(lines["value"], chosen, strict=True)]


def _outline(series: object, is_chosen: Sequence[bool]) -> None:
    for index, chosen in enumerate(is_chosen):
        if chosen:
            frames.paint(series.points[index], BAR_COLOR, outline=theme.INK, width=2)


def _codes(said: Sequence[str], values: Sequence[float | None]) -> list[str]:
    return [
        numbers.format_code(texts.plain(text)) if value is not None and not pd.isna(value) else ""
        for text, value in zip(said, values, strict=True)
    ]


def _where_known(codes: Sequence[str], values: Sequence[float | None]) -> list[str]:
    return [code if value is not None else "" for code, value in zip(codes, values, strict=True)]


def _measure(axis: dict[str, object]) -> str:
    """The measure whose axis it is: a share, unless it ends with that of a mean out of 10."""
    return "mean_10" if axis["range"] == theme.MEASURE_AXES["mean_10"]["range"] else "share"


def _common(codes: Sequence[str]) -> str:
    return numbers.common_code([code for code in codes if code])


def _is_told(results: pd.DataFrame, column: str) -> bool:
    return column == "value" or (column in results and bool(results[column].notna().any()))


def _names_of(results: pd.DataFrame, *, axis: dict[str, object], reference: _Reference) -> dict[str, str]:
    """Series names, for the legend and the headers of the workbook."""
    name = _name_of_values(results, axis=axis)
    return {
        "value": name,
        "reference_value": reference.name,
        "other_value": f"{name}, {OTHER}",
        "other_reference_value": f"{reference.name}, {OTHER}",
    }


def _name_of_values(results: pd.DataFrame, *, axis: dict[str, object]) -> str:
    """The region or the year that all the rows share; without one, what is measured."""
    if "years" in results and results["years"].nunique() == 1:
        return str(results["years"].iloc[0][-1])
    if "region_label" in results and results["region_label"].nunique() == 1:
        return texts.plain(results["region_label"].iloc[0])
    return bars.SERIES_NAMES[_measure(axis)]


def _category(row: object, *, suffix: str) -> str:
    words = [] if not math.isnan(row.value) else [row.value_text]
    words += [suffix] if suffix else []
    label = row.item_label if hasattr(row, "years") else row.result_label  # the legend tells two years apart
    return texts.with_word(label, " ; ".join(words)) if words else texts.plain(label)
