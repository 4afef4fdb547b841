"""Text: a chart specification becomes one paragraph that says every drawn value and every missing word."""

from dashboard.charts.spec import Banner, Bars, Chart, Map, Mark, Panel, Row
from dashboard.words import DEFAULT, Vocabulary, vocabulary


def spoken(chart: Chart, title: str, language: str = DEFAULT) -> str:
    """The alternative text of a chart: its title, France where it is drawn, every row, its note."""
    words = vocabulary(language)
    panels = [_panel(chart, panel, words) for panel in chart.panels if panel.rows]
    silent = words.charts.silent_series([one.label for one in chart.silent])
    bases = [_row(chart, row, words) for row in chart.bases] if isinstance(chart, Banner) else []
    parts = [*_reference(chart, words), *bases, *panels, silent]
    said = [part for part in parts if part] or [words.charts.NOTHING]
    own = [words.charts.spoken_note(chart)] if chart.note else []
    return words.charts.spoken(title, [*said, *own])


def said(chart: Chart, row: Row, mark: Mark, language: str = DEFAULT) -> str:
    """One value with its row and its series: « Associations : 57 % »."""
    words, series = vocabulary(language), chart.series_of(mark)
    is_named = bool(mark.when or series.is_in_key)
    return words.charts.spoken_row(row.label, [_mark(chart, mark, words)], is_named=is_named)


def _reference(chart: Chart, words: Vocabulary) -> list[str]:
    mark = chart.reference if isinstance(chart, Bars | Map) else None
    if mark is None:
        return []
    return [words.charts.spoken_row(chart.series_of(mark).label, [mark.written], is_named=False)]


def _panel(chart: Chart, panel: Panel, words: Vocabulary) -> str:
    heading = words.charts.spoken_name(panel.heading, panel.subheading) if panel.heading else ""
    return words.charts.spoken_panel(heading, [_row(chart, row, words) for row in panel.rows])


def _row(chart: Chart, row: Row, words: Vocabulary) -> str:
    marks = [_mark(chart, mark, words) for mark in row.marks]
    aside = [words.charts.spoken_mark(chart.aside_header, "", row.aside, is_apart=False)] if row.aside else []
    name = words.charts.spoken_name(row.label, row.sublabel)
    is_named = any(mark.when or chart.series_of(mark).is_in_key for mark in row.marks)
    return words.charts.spoken_row(name, [*marks, *aside], is_named=is_named)


def _mark(chart: Chart, mark: Mark, words: Vocabulary) -> str:
    series = chart.series_of(mark)
    name = series.label if series.is_in_key else ""
    return words.charts.spoken_mark(name, mark.when, mark.written, is_apart=mark.is_hollow)
