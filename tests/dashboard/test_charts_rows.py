"""Bars, dots, numbers: observations become rows and marks, in the order given, under their roles."""

import pytest

from dashboard.charts.bars import share_bars
from dashboard.charts.dots import profile_dots
from dashboard.charts.numbers import big_numbers
from dashboard.charts.records import Group, Line
from dashboard.charts.spec import Mark, Series
from dashboard.observations import Interval, Other
from tests.renderings.specs import WORDS, bars, dots, item, observed, region, wave


def test_a_mark_says_who_when_base_interval_and_other_values_when_touched():
    stated = observed(
        71.0, "fondations", base_n=42, others=(Other(43.0, "2021-09"), Other(97.0, "2018/2022"))
    )
    (mark,) = bars(Group((stated,))).marks
    assert mark == Mark(
        "profile:fondations",
        71.0,
        "71\u202f%",
        stated.figure_id,
        margin=Interval(pytest.approx(56.43, abs=0.01), pytest.approx(82.83, abs=0.01)),
        note="≠",
        details=(
            "Fondations, septembre 2021",
            "30 réponses sur 42",
            "intervalle à 95\u202f%\u202f: entre 56\u202f% et 83\u202f%, indicatif",
            "≠ énoncé ailleurs\u202f: 43\u202f%, 97\u202f% (2018-2022)",
        ),
    )


def test_a_lost_value_is_a_mark_with_its_word_and_no_note():
    (mark,) = bars(Group((observed(None, base_n=12),))).marks
    assert (mark.value, mark.text, mark.is_muted, mark.note) == (None, "illisible", False, "")
    assert mark.details == ("Associations, septembre 2021",)


def test_a_base_under_thirty_mutes_the_mark_and_says_so():
    muted, whole = bars(
        Group((observed(75.0, base_n=29, **item(1)), observed(75.0, base_n=30, **item(2))))
    ).marks
    assert (muted.is_muted, muted.written) == (True, "75\u202f%\u202f(base faible)")
    assert (whole.is_muted, whole.written) == (False, "75\u202f%")


def test_an_interval_of_a_mean_is_said_in_its_unit():
    mean = observed(6.4, measure_id="mean_10", std_error=0.1, df=200.0)
    (mark,) = bars(Group((mean,))).marks
    assert mark.details[2] == "intervalle à 95\u202f%\u202f: entre 6,2 et 6,6 sur 10, indicatif"


def test_one_mark_without_an_interval_takes_them_from_all():
    both = (observed(71.0, **item(1)), observed(60.0, **item(2)))
    alone = (observed(71.0, **item(1)), observed(60.0, base_n=None, **item(2)))
    missing = (observed(71.0, **item(1)), observed(None, base_n=None, **item(2)))
    drawn = [
        [mark.margin is not None for mark in bars(Group(shown)).marks] for shown in (both, alone, missing)
    ]
    assert drawn == [[True, True], [False, False], [True, False]]


def test_a_figure_drawn_twice_leads_to_its_passport_once():
    twice = observed(71.0)
    chart = share_bars(
        [Group((twice, twice))], label=lambda o: "a", words=WORDS, row_header="Profil", reference=twice
    )
    assert [mark.figure_id for mark in chart.marks] == [twice.figure_id, ""]
    assert chart.reference.figure_id == ""


def test_bars_keep_the_order_given():
    shown = [observed(value, **item(n)) for n, value in enumerate((20.0, None, 80.0, 20.0, None, 0.0))]
    assert [mark.value for mark in bars(Group(tuple(shown))).marks] == [20.0, None, 80.0, 20.0, None, 0.0]


def test_bars_of_several_profiles_are_named_by_their_rows_and_not_by_the_key():
    chart = bars(Group((observed(57.0), observed(36.0, "fondations"))))
    assert chart.series == (
        Series("profile:associations", "Associations", "profile:associations", "bar", is_in_key=False),
        Series("profile:fondations", "Fondations", "profile:fondations", "bar", is_in_key=False),
    )
    assert chart.value_header == "Part"


def test_a_tick_beside_a_bar_makes_a_key_of_two():
    practised = observed(35.0, response_label="Pratiqué")
    planned = observed(51.0, response_id="prevu")
    chart = bars(
        Group((practised,)),
        beside={practised.figure_id: planned},
        beside_label="Pratiqué ou prévu",
    )
    assert chart.series == (
        Series("profile:associations", "Pratiqué", "profile:associations", "bar"),
        Series("beside", "Pratiqué ou prévu", "profile:associations", "tick"),
    )
    assert [(mark.series, mark.text, mark.figure_id) for mark in chart.marks] == [
        ("profile:associations", "35\u202f%", practised.figure_id),
        ("beside", "51\u202f%", planned.figure_id),
    ]


def test_rows_that_can_be_clicked_carry_the_code_that_the_address_takes():
    shown = (observed(14.3, "_T", **region("53")),)
    chart = share_bars(
        [Group(shown)], label=lambda o: o.region_label, words=WORDS, row_header="R", by="region"
    )
    assert [(row.label, row.code) for row in chart.rows] == [("Bretagne", "53")]
    assert [row.code for row in bars(Group(shown)).rows] == [""]


def test_two_measures_never_share_an_axis():
    mixed = Group((observed(57.0), observed(6.4, measure_id="mean_10")))
    with pytest.raises(ValueError, match="measures share, mean_10 on one axis: make one chart of each"):
        bars(mixed)


def test_big_numbers_may_be_of_two_measures():
    shown = (observed(57.0), observed(6.4, "citoyens", measure_id="mean_10"))
    chart = big_numbers(shown, label=lambda o: f"pour {o.profile_article}", words=WORDS)
    assert [(row.label, row.marks[0].text) for row in chart.rows] == [
        ("pour les associations", "57\u202f%"),
        ("pour les citoyens", "6,4 sur 10"),
    ]
    assert (chart.row_header, chart.value_header) == ("Résultat", "Valeur")


def test_two_profiles_stand_in_the_order_asked_and_more_in_that_of_the_code_list():
    mayors, companies = observed(92.0, "elus_locaux"), observed(83.0, "entreprises")
    duel = dots(Line("Q", (companies, mayors)))
    assert [one.label for one in duel.series] == ["Entreprises", "Élus locaux"]
    assert [mark.value for mark in duel.marks] == [83.0, 92.0]
    three = dots(Line("Q", (companies, mayors, observed(60.0, "citoyens"))))
    assert [one.label for one in three.series] == ["Citoyens", "Élus locaux", "Entreprises"]
    assert [mark.value for mark in three.marks] == [60.0, 92.0, 83.0]


def test_a_line_keeps_its_place_its_waves_and_its_gap():
    line = Line("Q", (observed(92.0),), sublabel="2020", aside="+9", strong=True)
    (row,) = dots(line, aside_header="Écart").rows
    assert (row.label, row.sublabel, row.aside, row.is_strong) == ("Q", "2020", "+9", True)


def test_a_profile_without_any_value_is_named_once_in_the_key():
    lines = [
        Line(f"Q{n}", (observed(40.0, **item(n)), observed(None, "fondations", status=status, **item(n))))
        for n, status in enumerate(("illegible", "not_published"))
    ]
    chart = dots(*lines)
    assert chart.silent == (Series("fondations", "Fondations\u202f: illisible ou non publié", "missing"),)
    assert [mark.series for mark in chart.marks] == ["associations", "associations"]


def test_waves_stand_in_the_order_of_time_the_latest_in_the_colour_of_its_profile():
    lines = [
        Line(
            "Rate",
            (wave(57.0, "2021-09", "2021-09-30", **item(1)), wave(36.0, "2015", "2015-12-31", **item(1))),
        ),
        Line("Other", (wave(20.0, "2015", "2015-12-31", **item(2)),)),
    ]
    chart = dots(*lines, by="wave")
    assert chart.series == (
        Series("wave:2", "2015", "earlier"),
        Series("wave:1", "Septembre 2021", "profile:entreprises"),
    )
    assert [[(mark.series, mark.value) for mark in row.marks] for row in chart.rows] == [
        [("wave:2", 36.0), ("wave:1", 57.0)],
        [("wave:2", 20.0)],
    ]


def test_lines_of_other_waves_share_the_words_latest_and_earlier():
    lines = [
        Line("A", (wave(57.0, "2021", "2021-12-31", **item(1)), wave(36.0, "2015", "2015-12-31", **item(1)))),
        Line("B", (wave(20.0, "2026", "2026-12-31", **item(2)), wave(10.0, "2019", "2019-12-31", **item(2)))),
    ]
    chart = dots(*lines, by="wave")
    assert [(one.code, one.label) for one in chart.series] == [
        ("wave:2", "Vague précédente"),
        ("wave:1", "Dernière vague"),
    ]
    assert [[mark.value for mark in row.marks] for row in chart.rows] == [[36.0, 57.0], [10.0, 20.0]]


def test_a_region_stands_before_france():
    line = Line("Q", (observed(25.0), observed(30.0, **region("53"))))
    chart = profile_dots([line], words=WORDS, row_header="Question", by="region")
    assert chart.series == (Series("53", "Bretagne", "region"), Series("FR", "France", "reference"))
    assert [mark.value for mark in chart.marks] == [30.0, 25.0]
