"""Every medium: one suite of specifications runs through all of them, and each shows the same."""

from collections import Counter
from importlib import import_module
from types import ModuleType

import pytest

from dashboard.charts.spec import Bars, Chart, Distribution, Map
from dashboard.renderings.table import table
from dashboard.renderings.text import spoken
from tests.renderings.reading import expected, expected_key, without_links
from tests.renderings.specs import SPECS, WORDS

MEDIA = ("table", "plotly", "svg", "slide", "sheet")
every_chart = pytest.mark.parametrize("chart", SPECS.values(), ids=SPECS.keys())


@pytest.fixture(scope="module", params=MEDIA)
def medium(request: pytest.FixtureRequest) -> ModuleType:
    return import_module(f"tests.renderings.read_{request.param}")


@every_chart
def test_every_medium_shows_the_same_marks_texts_order_missing_words_and_links(
    medium: ModuleType, chart: Chart
):
    rows = expected(chart)
    assert medium.read(chart) == (rows if medium.LINKS else without_links(rows))


@every_chart
def test_every_medium_names_the_same_series_in_its_key(medium: ModuleType, chart: Chart):
    assert medium.key(chart) == expected_key(chart)


@every_chart
def test_the_spoken_text_says_every_value_and_every_missing_word_in_order(chart: Chart):
    text, at = spoken(chart, "Titre"), len("Titre. ")
    for row in chart.rows:
        at = _after(text, row.label, at)
        for mark in row.marks:
            series = chart.series_of(mark)
            label = series.label if series.is_in_key else ""
            told = WORDS.charts.spoken_mark(label, mark.when, mark.written, is_apart=mark.is_hollow)
            at = _after(text, told, at)
        at = _after(text, row.aside, at)
    assert all(one.label in text for one in chart.silent)


@every_chart
def test_no_two_marks_of_a_chart_lead_to_one_figure(chart: Chart):
    drawn = [*chart.marks, *([chart.reference] if isinstance(chart, Bars | Map) and chart.reference else [])]
    ids = Counter(mark.figure_id for mark in drawn if mark.figure_id)
    assert [figure_id for figure_id, count in ids.items() if count > 1] == []


@every_chart
def test_the_marks_of_a_row_stand_in_the_order_of_the_key(chart: Chart):
    order = [one.code for one in chart.series]
    for row in chart.rows:
        places = [order.index(mark.series) for mark in row.marks]
        assert places == sorted(places)


@every_chart
def test_every_value_lies_on_its_axis(chart: Chart):
    if isinstance(chart, Distribution):
        ends = [mark.start + mark.value for mark in chart.marks if mark.start is not None]
        assert all(0 <= end <= 100 for end in ends)
    else:
        assert all(
            chart.axis.low <= mark.value <= chart.axis.high for mark in chart.marks if mark.value is not None
        )


@every_chart
def test_intervals_are_on_all_marks_or_on_none(chart: Chart):
    known = [mark.interval is None for mark in chart.marks if mark.value is not None]
    assert len(set(known)) <= 1


@every_chart
def test_every_mark_has_a_text_and_every_row_a_name(chart: Chart):
    assert all(mark.text for mark in chart.marks)
    assert all(row.label for row in chart.rows)
    assert chart.row_header or not chart.rows


@every_chart
def test_every_column_of_the_table_has_a_header_of_its_own(chart: Chart):
    headers = table(chart).headers
    assert "" not in headers
    assert len(set(headers)) == len(headers)


def _after(text: str, part: str, at: int) -> int:
    """Where a part ends, the first time it stands from a place on."""
    assert part in text[at:], f"« {part} » is not said after « {text[:at][-40:]} »"
    return text.index(part, at) + len(part)
