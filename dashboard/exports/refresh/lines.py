"""Lines: the report of a refreshed file becomes lines of text, a slide after the other."""

from collections.abc import Iterator, Sequence

from dashboard.exports.refresh.report import Chart, Slide
from dashboard.words import vocabulary


def lines(slides: Sequence[Slide]) -> list[str]:
    """The sum first; then what was done and what was left on each slide that holds a chart or a table."""
    words = vocabulary().refresh
    found = [words.summary([chart.state for slide in slides for chart in slide.charts])]
    for slide in slides:
        if slide.charts or slide.strangers:
            found.append(words.slide(slide.number, slide.title, is_sheet=slide.is_sheet))
            found += [f"  {line}" for chart in slide.charts for line in _chart(chart)]
            found += [f"  {words.strangers(slide.strangers)}"] if slide.strangers else []
    return found


def _chart(chart: Chart) -> Iterator[str]:
    words = vocabulary().refresh
    yield words.chart(chart.title, chart.view, chart.state)
    yield from (f"  {words.change(*one)}" for one in chart.changes)
    yield from (f"  {words.kept(*one)}" for one in chart.kept)
    yield from (f"  {words.remark(one)}" for one in chart.remarks)
