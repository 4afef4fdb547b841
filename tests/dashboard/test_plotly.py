"""Every figure is sound: each mark has its own identifier, no text stands over another, none is cut."""

from collections import Counter
from dataclasses import replace

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import theme
from dashboard.charts.spec import Axis, Bars, Chart, Dots, Lines, Mark, Panel, Row, Series, Tick
from dashboard.renderings.plotly import draw
from tests.renderings.read_plotly import outside, overlaps, plain, text_boxes
from tests.renderings.specs import PROFILES, SPECS

NARROWEST, PHONE, DESK = 340, 390, 1100
WIDTHS = (NARROWEST, PHONE, DESK)
every_chart = pytest.mark.parametrize("chart", SPECS.values(), ids=SPECS.keys())

TICKS = ((0, "0"), (25, "25"), (50, "50"), (75, "75"), (100, "100\u202f%"))
SHARES = Axis(0, 100, tuple(Tick(value, text) for value, text in TICKS))
VALUES = st.none() | st.integers(0, 100)
YEARS = (2011, 2015, 2018, 2021)


def mark(series: str, value: float | None, key: object, **more: object) -> Mark:
    text = "illisible" if value is None else f"{value}\u202f%"
    return Mark(series, value, text, f"{series}.{key}@carnet", **more)


def dots_of(rows: list[tuple[float | None, ...]], **more: str) -> Dots:
    series = tuple(Series(code, label, f"profile:{code}") for code, (label, _) in PROFILES.items())
    lines = [
        Row(f"Question {n}", tuple(mark(code, v, n) for code, v in zip(PROFILES, row, strict=True)), **more)
        for n, row in enumerate(rows)
    ]
    return Dots((Panel(tuple(lines)),), series, SHARES, row_header="Question", aside_header="Écart")


def bars_of(rows: list[tuple[float | None, float | None]], france: float | None) -> Bars:
    series = (
        Series("bar", "Pratiqué", "profile:entreprises", "bar"),
        Series("tick", "Pratiqué ou prévu", "profile:entreprises", "tick"),
        Series("reference", "France métropolitaine", "reference", "line"),
    )
    lines = [
        Row(f"Question {n}", (mark("bar", row[0], n), mark("tick", row[1], n))) for n, row in enumerate(rows)
    ]
    line = None if france is None else mark("reference", france, "FR")
    return Bars((Panel(tuple(lines)),), series, SHARES, row_header="Question", reference=line)


def lines_of(rows: list[list[float | None]]) -> Lines:
    labels = [f"Partenariats de la sorte {n}, au sens large" for n in range(len(rows))]
    codes = list(PROFILES)
    series = tuple(
        Series(f"line:{n}", label, f"profile:{codes[n]}", "line", is_in_key=False)
        for n, label in enumerate(labels)
    )
    lines = [
        Row(
            labels[n],
            tuple(
                mark(f"line:{n}", value, year, at=float(year), when=str(year))
                for year, value in zip(YEARS, row, strict=True)
            ),
        )
        for n, row in enumerate(rows)
    ]
    years = Axis(2010.2, 2021.8, tuple(Tick(year, str(year)) for year in YEARS))
    return Lines((Panel(tuple(lines)),), series, SHARES, row_header="Série", years=years)


def assert_clear(chart: Chart) -> None:
    figure = draw(chart)
    for width in WIDTHS:
        assert overlaps(figure, width) == []
        assert outside(figure, width) == []


@pytest.mark.parametrize("width", WIDTHS)
@every_chart
def test_no_text_stands_over_another_on_a_phone_and_on_a_desk(chart, width):
    assert overlaps(draw(chart), width) == []


@pytest.mark.parametrize("width", WIDTHS)
@every_chart
def test_no_text_is_cut_by_the_edge(chart, width):
    assert outside(draw(chart), width) == []


@pytest.mark.parametrize("width", [600, 1600])
@every_chart
def test_no_text_stands_over_another_where_the_width_is_known(chart, width):
    figure = draw(chart, width=width)
    assert figure.layout.width == width
    assert overlaps(figure, width) == []
    assert outside(figure, width) == []


@settings(max_examples=40)
@given(st.lists(st.tuples(*[VALUES] * len(PROFILES)), min_size=1, max_size=3), st.sampled_from(["", "+9"]))
def test_dots_of_any_values_are_clear_of_one_another(rows, aside):
    assert_clear(dots_of(rows, sublabel="2020 / 2021", aside=aside))


@settings(max_examples=40)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=3), VALUES)
def test_bars_ticks_and_france_of_any_values_are_clear_of_one_another(rows, france):
    assert_clear(bars_of(rows, france))


@settings(max_examples=40)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=3), VALUES)
def test_a_value_on_its_bar_has_the_colour_of_texts_on_it_and_one_beside_it_never_lies_on_it(rows, france):
    figure = draw(bars_of(rows, france))
    ends = {
        address: x for trace in figure.data for address, x in zip(trace.meta or (), trace.x, strict=False)
    }
    for note, box in zip(figure.layout.annotations, text_boxes(figure, PHONE), strict=True):
        address = note.name.removeprefix("value ")
        if address in ends and address.endswith(".0") and address != "-1.0":
            plot = PHONE - figure.layout.margin.l - figure.layout.margin.r
            end = figure.layout.margin.l + plot * ends[address] / 100
            is_on_it = (box.left + box.right) / 2 < end
            assert note.font.color == (theme.ON_MARK if is_on_it else theme.PROFILE_COLORS["entreprises"])
            assert (box.right <= end) if is_on_it else (box.left >= end)


@settings(max_examples=40)
@given(st.lists(st.lists(VALUES, min_size=4, max_size=4), min_size=1, max_size=5))
def test_lines_of_any_values_are_clear_of_one_another(rows):
    assert_clear(lines_of(rows))


@every_chart
def test_plotly_accepts_every_figure(chart):
    go.Figure(draw(chart).to_dict())  # checks every name and every value, which `draw` does not


@every_chart
def test_no_two_marks_of_a_trace_share_an_identifier_and_none_is_blank(chart):
    for trace in draw(chart).data:
        ids = Counter(trace.ids if trace.ids is not None else ())
        assert [one for one, count in ids.items() if count > 1 or not one] == []


def test_marks_that_share_a_figure_or_have_none_are_all_drawn_and_linked_where_they_can_be():
    chart = dots_of([(10, 20, 30, 40, 50), (15, 25, 35, 45, 55), (1, 2, 3, 4, 5)])
    rows = chart.rows
    same = replace(rows[1], marks=tuple(replace(one, figure_id="citoyens.0@carnet") for one in rows[1].marks))
    bare = replace(rows[2], marks=tuple(replace(one, figure_id="") for one in rows[2].marks))
    figure = draw(replace(chart, panels=(Panel((rows[0], same, bare)),)))
    drawn = [trace for trace in figure.data if trace.meta]
    assert sum(len(trace.meta) for trace in drawn) == 15
    citizens = [
        (trace.ids and list(trace.ids), list(trace.meta)) for trace in drawn if trace.name == "Citoyens"
    ]
    assert citizens == [
        (["citoyens.0@carnet"], ["0.0"]),
        (["citoyens.0@carnet"], ["1.0"]),
        (None, ["2.0"]),
    ]


@every_chart
def test_every_known_mark_is_drawn_once_and_every_missing_word_is_beside_the_plot(chart):
    figure = draw(chart)
    drawn = Counter(address for trace in figure.data for address in trace.meta or ())
    assert set(drawn.values()) <= {1}
    for note in figure.layout.annotations:
        if note.name.startswith("missing") and isinstance(chart, Bars | Dots | Lines):
            assert (note.xref, note.x) == ("paper", 1)
            assert note.xshift > 0


@every_chart
def test_no_text_is_smaller_than_14_pixels_but_the_signs_of_missing_values(chart):
    sizes = {note.font.size for note in draw(chart).layout.annotations if not note.name.startswith("sign")}
    assert all(size >= 14 for size in sizes)


@every_chart
def test_a_figure_needs_nothing_from_elsewhere(chart):
    assert "http" not in draw(chart).to_json()


def test_a_chart_without_rows_says_that_nothing_is_published():
    figure = draw(SPECS["bars without any panel"])
    assert [note.text for note in figure.layout.annotations] == ["Aucune valeur publiée."]
    assert figure.layout.height < 100


def test_a_panel_without_rows_says_so_under_its_heading():
    texts = [plain(note.text) for note in draw(SPECS["bars with an empty panel"]).layout.annotations]
    assert texts[:4] == ["Citoyens", "Aucune valeur publiée.", "Associations", "Élément 1"]


def test_a_kind_that_nobody_draws_is_named():
    chart = Chart((Panel((Row("Ligne", ()),)),), (), SHARES)
    with pytest.raises(TypeError, match="no drawing for Chart"):
        draw(chart)


def test_a_label_keeps_its_own_signs():
    chart = dots_of([(10, 20, 30, 40, 50)])
    row = replace(chart.rows[0], label="R&D <b> et PME")
    figure = draw(replace(chart, panels=(Panel((row,)),)))
    label = next(note.text for note in figure.layout.annotations if note.name == "label 0")
    assert label == "R&amp;D &lt;b&gt; et PME"


def test_where_one_mark_is_strong_the_others_are_paler_in_exports_only():
    chart = SPECS["bars sorted, one mark strong"]
    on_screen = [opacity for trace in draw(chart).data if trace.meta for opacity in trace.marker.opacity]
    exported = [
        (trace.ids[0].split(".")[3], opacity)
        for trace in draw(chart, emphasis=True).data
        if trace.meta
        for opacity in trace.marker.opacity
    ]
    assert on_screen == [1, 1, 1]
    assert exported == [("associations", 1), ("elus_locaux", 0.4), ("entreprises", 0.4)]


def test_without_a_strong_mark_nothing_is_paler():
    chart = SPECS["dots of a duel"]
    figure = draw(chart, emphasis=True)
    assert {opacity for trace in figure.data if trace.meta for opacity in trace.marker.opacity} == {1}


def test_a_row_that_can_be_chosen_is_touched_whole_and_its_bar_chooses_too():
    figure = draw(SPECS["bars of regions beside France"])
    touched = [list(trace.customdata) for trace in figure.data if trace.customdata is not None]
    assert touched == [["11", "24", "27", "28"], ["11", "24", "27"]]
    whole = next(trace for trace in figure.data if trace.customdata is not None)
    assert list(whole.x) == [15, 15, 15, 15]
    assert min(whole.width) > 40


def test_an_aside_stands_in_a_column_of_its_own_under_its_header():
    figure = draw(SPECS["dots of a duel"])
    asides = [note for note in figure.layout.annotations if note.name.startswith("aside")]
    assert [plain(note.text) for note in asides] == ["Écart", "+9", "+8", "−6", "0"]
    assert len({(note.xref, note.x, note.xshift) for note in asides}) == 1
    assert asides[0].xshift > 20


def test_a_touched_mark_says_its_value_whose_it_is_and_where_it_comes_from():
    figure = draw(SPECS["dots of a duel"])
    mayors = next(trace for trace in figure.data if trace.name == "Élus locaux")
    lines = mayors.hovertext[0].split("<br>")
    assert lines[:3] == [
        "<b>92\u202f%</b>",
        "Élus locaux",
        "Nécessaire de «\u202fjouer collectif\u202f» face aux crises",
    ]
    assert lines[3] == "Élus locaux, 2020"


def test_equal_values_of_a_row_are_drawn_one_above_the_other():
    figure = draw(dots_of([(50, None, None, 50, None)]))
    heights = [trace.y[0] for trace in figure.data if trace.meta]
    assert heights[1] - heights[0] == 13


def test_an_upright_for_france_is_never_moved_from_its_line():
    figure = draw(SPECS["dots of a region beside France"])
    region, france = (trace for trace in figure.data if trace.name in ("Bretagne", "France"))
    assert france.marker.symbol == "line-ns"
    assert region.y[0] == france.y[0]
