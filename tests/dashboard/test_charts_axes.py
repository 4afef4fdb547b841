"""Axes, lines over time and maps: where values are placed and how their scales are written."""

import pytest

from dashboard.charts.axes import axis_of, round_end, years_axis
from dashboard.charts.lines import decimal_year
from dashboard.charts.maps import class_limits, class_of, region_map
from dashboard.charts.records import Line
from dashboard.charts.spec import Axis, MapClass, Tick
from tests.renderings.specs import FRANCE, SPECS, WORDS, observed, over_waves, rate, wave


def written(axis: Axis) -> list[tuple[float, str]]:
    return [(tick.value, tick.text) for tick in axis.ticks]


def test_shares_go_to_100_whatever_their_values():
    axis = axis_of("share", [3.0, None, float("nan")], WORDS)
    assert (axis.low, axis.high) == (0, 100)
    assert written(axis) == [(0, "0"), (25, "25"), (50, "50"), (75, "75"), (100, "100\u202f%")]


def test_means_go_to_10():
    assert written(axis_of("mean_10", [6.4], WORDS)) == [
        (0, "0"),
        (2.5, "2,5"),
        (5, "5"),
        (7.5, "7,5"),
        (10, "10 sur 10"),
    ]


@pytest.mark.parametrize(
    ("values", "ends"),
    [([12.0, -7.0], [-50, -25, 0, 25, 50]), ([-46.0], [-100, -50, 0, 50, 100]), ([], [-50, -25, 0, 25, 50])],
)
def test_gaps_go_as_far_on_both_sides(values: list[float], ends: list[float]):
    assert [tick.value for tick in axis_of("points", values, WORDS).ticks] == ends


def test_gaps_are_written_with_their_sign():
    assert [tick.text for tick in axis_of("points", [12.0], WORDS).ticks] == ["−50", "−25", "0", "+25", "+50"]


def test_small_rates_of_context_end_at_a_round_number_above_the_highest():
    axis = axis_of("share", [14.3, 10.4], WORDS, is_tight=True)
    assert written(axis) == [(0, "0"), (7.5, "7,5"), (15, "15\u202f%")]
    assert axis_of("share", [99.0], WORDS, is_tight=True).high == 100


def test_amounts_start_at_zero_and_say_their_unit_once():
    assert written(axis_of("eur", [2300000.0], WORDS)) == [
        (0, "0"),
        (1250000, "1\u202f250\u202f000"),
        (2500000, "2\u202f500\u202f000\u202f€"),
    ]


def test_a_value_below_zero_keeps_zero_on_the_axis():
    assert [tick.value for tick in axis_of("mean", [-3.2, 18.0], WORDS).ticks] == [-4, 0, 20]


@pytest.mark.parametrize(
    ("highest", "end"), [(0, 1), (-5, 1), (0.07, 0.08), (1, 1), (1.01, 1.2), (38.5, 40), (100.1, 120)]
)
def test_an_axis_ends_at_the_next_round_number(highest: float, end: float):
    assert round_end(highest) == end


@pytest.mark.parametrize(
    ("day", "at"),
    [("2021-01-01", 2021), ("2021-07-02", 2021.499), ("2020-12-31", 2020.997), ("2024-10-28", 2024.822)],
)
def test_a_day_is_a_year_with_decimals(day: str, at: float):
    assert decimal_year(day) == at


def test_two_waves_of_one_year_have_one_tick_between_them():
    axis = years_axis([(2015.997, "2015"), (2021.25, "2021"), (2021.75, "2021")])
    assert axis.ticks == (Tick(2015.997, "2015"), Tick(2021.5, "2021"))
    assert axis.low < 2015.997
    assert axis.high > 2021.75


def test_one_wave_and_no_wave_have_an_axis_too():
    one, none = years_axis([(2021.745, "2021")]), years_axis([])
    assert (one.low, one.high, one.ticks) == (2021.245, 2022.245, (Tick(2021.745, "2021"),))
    assert none.ticks == ()


def test_a_line_runs_in_the_order_of_time_and_hollow_values_are_apart():
    alone = wave(28.0, "2011", "2011-12-31")
    line = Line("Rate", (wave(57.0, "2021-09", "2021-09-30"), alone, wave(36.0, "2015", "2015-12-31")))
    chart = over_waves(line, apart=(alone.figure_id,))
    assert [(mark.at, mark.when, mark.text, mark.is_hollow) for mark in chart.marks] == [
        (2011.997, "2011", "28\u202f%", True),
        (2015.997, "2015", "36\u202f%", False),
        (2021.745, "septembre 2021", "57\u202f%", False),
    ]
    assert [(one.label, one.role, one.shape, one.is_in_key) for one in chart.series] == [
        ("Rate", "profile:entreprises", "line", False)
    ]


def test_a_wave_of_unknown_date_has_no_place_in_time():
    assert (
        over_waves(Line("Rate", (wave(40.0, "", ""), wave(57.0, "2021", "2021-12-31")))).marks[0].value == 57
    )


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([], []),
        ([8.3, 14.3], [8, 9, 10, 11, 12, 13, 14, 15]),
        ([50.0, 50.0], [50, 60, 70, 80, 90, 100]),
        ([0.0, 0.0], [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ([-2.0, 3.0], [-2, -1, 0, 1, 2, 3]),
    ],
)
def test_five_to_seven_classes_have_round_limits(values: list[float], limits: list[float]):
    assert class_limits(values) == limits


def test_a_class_holds_its_lower_limit_and_the_last_one_both():
    classes = (MapClass(0, 10), MapClass(10, 20), MapClass(20, 30))
    found = {value: class_of(value, classes) for value in (-1, 0, 9.9, 10, 20, 30, 30.1)}
    assert found == {-1: None, 0: 0, 9.9: 0, 10: 1, 20: 2, 30: 2, 30.1: None}
    assert class_of(5, ()) is None


def test_a_map_has_its_regions_then_its_tiles_and_france_in_the_key():
    chart = region_map(
        [rate(14.3, "53"), rate(None, "11"), rate(8.0, "94")],
        words=WORDS,
        overseas=[rate(35.2, "03")],
        reference=FRANCE,
        chosen="53",
    )
    assert [
        (panel.heading, [(row.label, row.code, row.is_strong, row.marks[0].text) for row in panel.rows])
        for panel in chart.panels
    ] == [
        (
            "",
            [
                ("Bretagne", "53", True, "14,3\u202f%"),
                ("Île-de-France", "11", False, "non publié"),
                ("Corse", "94", False, "8\u202f%"),
            ],
        ),
        ("Outre-mer", [("Guyane", "03", False, "35,2\u202f%")]),
    ]
    assert chart.limit_texts == ("8", "9", "10", "11", "12", "13", "14", "15\u202f%")
    assert (chart.reference.text, chart.series_of(chart.reference).label) == (
        "10,4\u202f%",
        "France métropolitaine",
    )
    assert (chart.picks, chart.axis.high) == ("region", 40)


def test_a_map_without_any_value_has_no_class():
    chart = SPECS["map without any value"]
    assert (chart.classes, chart.limit_texts, chart.is_empty) == ((), (), True)


def test_means_on_a_map_are_written_without_a_unit():
    means = [
        observed(value, measure_id="mean_10", region_id=code) for code, value in (("11", 6.1), ("53", 7.3))
    ]
    drawn = region_map(means, words=WORDS)
    assert [(mark.text, mark.written_briefly) for mark in drawn.marks] == [
        ("6,1 sur 10", "6,1"),
        ("7,3 sur 10", "7,3"),
    ]
    assert drawn.limit_texts == (
        "6,00",
        "6,25",
        "6,50",
        "6,75",
        "7,00",
        "7,25",
        "7,50",
    )
