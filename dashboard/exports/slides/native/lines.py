"""Lines: rates over time become a native line chart, joined only where the questions compare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.util import Pt

from dashboard import labels, theme
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import bars, frames, markers, numbers, texts

NUMBERS_WIDTH = Pt(46)
YEARS_HEIGHT = Pt(24)
# Marks that stand alone are hollow, one shape each, so that the legend tells them apart.
ALONE = (
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
)


@dataclass(frozen=True)
class _Chain:
    """Values that one line joins, or one that stands alone."""

    name: str
    profile_id: str
    by_year: dict[int, float]
    is_joined: bool


def draw(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """One series for values that compare, one for each value that stands alone, on a 0-100 axis of all years.

    Args:
        arguments: of `dashboard.charts.lines.rates_over_time`.
    """
    frame = arguments["frame"]
    if frame.empty:
        return texts.say_nothing(shapes, box=box)
    chains = _chains(frame, links=arguments["links"])
    years = list(range(int(frame["year"].min()), int(frame["year"].max()) + 1))
    columns = [[chain.by_year.get(year) for year in years] for chain in chains]
    chart = frames.add_chart(
        shapes,
        XL_CHART_TYPE.LINE_MARKERS,
        categories=[str(year) for year in years],
        series=[
            (chain.name, values, numbers.common_code(_known_codes(values)))
            for chain, values in zip(chains, columns, strict=True)
        ],
        box=box,
        name="Évolution",
    )
    legend = frames.legend_height((chain.name for chain in chains), width=box.width) + Pt(4)
    plot = box.beside(NUMBERS_WIDTH).below(legend)
    plot = plot.sized(width=plot.width - Pt(10), height=plot.height - YEARS_HEIGHT)
    frames.place_plot(chart, box=box, plot=plot)
    frames.style_names_axis(chart)
    frames.style_values_axis(chart.value_axis, bars.axis_of(theme.share_axis()))
    frames.join_over_gaps(chart)
    frames.add_legend(chart)
    _style(chart, chains, columns)


def _chains(frame: pd.DataFrame, *, links: Sequence[tuple[str, str]]) -> list[_Chain]:
    """The rows in groups that links join; a second value of the same year is a chain of its own."""
    chains: list[list[object]] = []
    for row in frame.itertuples():
        joined = next((chain for chain in chains if _continues(chain, row, links=links)), None)
        if joined is None:
            chains.append([row])
        else:
            joined.append(row)
    return [_chain(chain) for chain in sorted(chains, key=len, reverse=True)]


def _continues(chain: Sequence[object], row: object, *, links: Sequence[tuple[str, str]]) -> bool:
    is_linked = any({one.figure_id, row.figure_id} == set(link) for one in chain for link in links)
    return is_linked and row.year not in {one.year for one in chain}


def _chain(rows: Sequence[object]) -> _Chain:
    first = rows[0]
    return _Chain(
        name=texts.plain(labels.capitalized(first.short_caption or first.caption)),
        profile_id=first.actor_profile_id,
        by_year={row.year: numbers.printed(row.value) for row in rows},
        is_joined=len(rows) > 1,
    )


def _known_codes(values: Iterable[float | None]) -> list[str]:
    return [numbers.format_code(labels.percent(value)) for value in values if value is not None]


def _style(chart: object, chains: Sequence[_Chain], columns: Sequence[Sequence[float | None]]) -> None:
    sides = [
        markers.sides_up({n: value for n, value in enumerate(column) if value is not None})
        for column in zip(*columns, strict=True)
    ]
    alone = iter(ALONE * len(chains))
    for number, (series, chain) in enumerate(zip(chart.plots[0].series, chains, strict=True)):
        color = theme.PROFILE_COLORS[chain.profile_id]
        if chain.is_joined:
            frames.draw_line(series, color, width=2.5)
            markers.mark(series, profile_id=chain.profile_id)
        else:
            series.smooth = False
            series.format.line.fill.background()
            markers.mark(series, profile_id=chain.profile_id, is_hollow=True, style=next(alone))
        codes = bars.codes_of(columns[number], measure_id="share")
        frames.write_values(
            series,
            frames.Labels(
                codes=codes,
                common=numbers.common_code([code for code in codes if code]),
                position=frames.XL_LABEL_POSITION.RIGHT,
                positions={place: side[number] for place, side in enumerate(sides) if number in side},
                is_bold=chain.is_joined,
            ),
        )
