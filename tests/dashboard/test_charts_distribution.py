"""Distribution: as wide as what is printed, the lost part never stretched nor hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.distribution import distribution
from dashboard.charts.records import Line
from dashboard.charts.spec import Chart
from tests.renderings.specs import WORDS, answers, distributed, observed


def placed(chart: Chart) -> list[tuple[str, float | None, float | None]]:
    """Series, start and width of the marks of the only row."""
    (row,) = chart.rows
    return [(mark.series, mark.start, mark.value) for mark in row.marks]


def test_favourable_answers_start_at_zero_then_unfavourable_ones_the_others_apart():
    chart = distributed(
        answers(1, tres_fort=30.0, fort=40.0, modere=15.0, faible=8.0, pas_du_tout=4.0, nsp=3.0, top2=70.0)
    )
    assert placed(chart) == [
        ("tres_fort", 0, 30),
        ("fort", 30, 40),
        ("faible", 70, 8),
        ("pas_du_tout", 78, 4),
        ("modere", 0, 15),
        ("nsp", 15, 3),
        ("top2", None, 70),
    ]
    assert chart.scale == ("tres_fort", "fort", "faible", "pas_du_tout")
    assert (chart.apart, chart.total) == (("modere", "nsp"), "top2")
    assert [(one.role, one.shape) for one in chart.series] == [
        ("favourable:1", "bar"),
        ("favourable:2", "bar"),
        ("unfavourable:2", "bar"),
        ("unfavourable:1", "bar"),
        ("neutral", "bar"),
        ("unanswered", "dotted"),
        ("total", "mark"),
    ]


def test_a_lost_part_of_a_printed_total_is_what_the_total_leaves():
    chart = distributed(answers(1, tres_fort=None, fort=39.0, modere=35.0, faible=12.0, top2=53.0))
    assert placed(chart) == [
        ("tres_fort", None, None),
        ("unshared", 0, 14),
        ("fort", 14, 39),
        ("faible", 53, 12),
        ("modere", 0, 35),
        ("top2", None, 53),
    ]
    unshared = chart.rows[0].marks[1]
    assert (unshared.text, unshared.figure_id) == ("14\u202f%", "")
    assert unshared.details == (
        "Impact très fort\u202f: détail illisible\u202f; le total imprimé est 53\u202f%",
    )


def test_the_hatched_part_follows_the_strongest_answer():
    chart = distributed(answers(1, tres_fort=10.0, fort=None, top2=50.0))
    assert placed(chart) == [
        ("tres_fort", 0, 10),
        ("unshared", 10, 40),
        ("fort", None, None),
        ("top2", None, 50),
    ]


def test_a_total_printed_alone_is_one_hatched_block():
    chart = distributed(answers(1, top2=62.0))
    assert placed(chart) == [("unshared", 0, 62), ("top2", None, 62)]
    assert chart.marks[0].details == (
        "Seul le total est lisible\u202f: 62\u202f% (impact fort ou très fort)",
    )


def test_what_no_total_covers_is_one_lost_block_as_wide_as_what_is_left():
    chart = distributed(
        answers(1, tres_fort=43.0, fort=45.0, modere=None, faible=None, pas_du_tout=None, nsp=None, top2=88.0)
    )
    lost = next(mark for mark in chart.marks if mark.series == "lost")
    assert (lost.start, lost.value, lost.text, lost.figure_id) == (0, 12, "12\u202f%", "")
    assert lost.details == (
        "Impact modéré, impact faible, pas d’impact et ne se prononce pas\u202f: illisible\u202f; "
        "ensemble, 12\u202f% restent à attribuer",
    )
    assert [one.label for one in chart.series if one.code == "lost"] == ["Reste illisible"]


def test_a_total_and_other_answers_lost_are_two_blocks_that_make_100():
    chart = distributed(answers(1, tres_fort=None, fort=None, modere=15.0, faible=None, top2=83.0))
    widths = {mark.series: mark.value for mark in chart.marks if mark.value is not None}
    assert widths == {"unshared": 83, "modere": 15, "lost": 2, "top2": 83}


def test_without_a_total_lost_answers_join_the_lost_part():
    assert placed(distributed(answers(1, tres_fort=None, fort=40.0, modere=30.0))) == [
        ("tres_fort", None, None),
        ("fort", 0, 40),
        ("modere", 0, 30),
        ("lost", 30, 30),
    ]


def test_an_answer_that_was_never_offered_is_neither_lost_nor_drawn():
    assert placed(distributed(answers(1, tres_fort=50.0, fort=45.0, modere=3.0, top2=95.0))) == [
        ("tres_fort", 0, 50),
        ("fort", 50, 45),
        ("modere", 0, 3),
        ("top2", None, 95),
    ]


def test_everything_lost_is_only_words():
    chart = distributed(answers(1, tres_fort=None, fort=None, nsp=None, top2=None))
    assert chart.is_empty
    assert {mark.text for mark in chart.marks} == {"illisible"}
    assert [one.code for one in chart.series] == ["tres_fort", "fort", "nsp", "top2"]


def test_any_scale_is_drawn_from_its_own_answers():
    scale = {
        "souvent": ("Oui, souvent", True, 1, 30.0),
        "parfois": ("Oui, parfois", True, 2, 25.0),
        "rarement": ("Rarement", True, 3, 20.0),
        "jamais": ("Jamais", False, 4, 25.0),
    }
    line = Line(
        "Q",
        tuple(
            observed(value, response_id=code, response_label=label, response_order=order, is_favourable=side)
            for code, (label, side, order, value) in reversed(scale.items())
        ),
    )
    chart = distribution([line], words=WORDS, row_header="Question")
    assert placed(chart) == [
        ("souvent", 0, 30),
        ("parfois", 30, 25),
        ("rarement", 55, 20),
        ("jamais", 75, 25),
    ]
    assert [(one.label, one.role) for one in chart.series] == [
        ("Oui, souvent", "favourable:1"),
        ("Oui, parfois", "favourable:2"),
        ("Rarement", "favourable:3"),
        ("Jamais", "unfavourable:1"),
    ]


def test_a_scale_without_sides_is_stacked_in_its_order():
    line = Line(
        "Communes",
        tuple(
            observed(value, response_id=code, response_label=code, response_order=order)
            for order, (code, value) in enumerate({"petites": 70.0, "moyennes": 28.0, "grandes": 2.0}.items())
        ),
    )
    chart = distribution([line], words=WORDS, row_header="Question")
    assert placed(chart) == [("petites", 0, 70), ("moyennes", 70, 28), ("grandes", 98, 2)]
    assert [one.role for one in chart.series] == ["answer:1", "answer:2", "answer:3"]
    assert chart.apart == ()


def test_a_distribution_holds_shares_only():
    line = Line("Q", (observed(6.4, measure_id="mean_10"),))
    with pytest.raises(ValueError, match="a distribution is made of shares"):
        distributed(line)


@given(
    cuts=st.lists(st.integers(0, 100), min_size=5, max_size=5),
    lost=st.sets(st.sampled_from(["tres_fort", "fort", "modere", "faible", "pas_du_tout", "nsp", "top2"])),
)
def test_what_is_drawn_of_a_row_makes_100_whatever_is_lost(cuts: list[int], lost: set[str]):
    edges = [0, *sorted(cuts), 100]
    names = ("tres_fort", "fort", "modere", "faible", "pas_du_tout", "nsp")
    printed = {name: float(high - low) for name, low, high in zip(names, edges, edges[1:], strict=False)}
    printed["top2"] = printed["tres_fort"] + printed["fort"]
    chart = distributed(answers(1, **{name: None if name in lost else printed[name] for name in printed}))
    drawn = [mark for mark in chart.marks if mark.series != "top2" and mark.value is not None]
    is_anything_said = any(value for name, value in printed.items() if name not in lost)
    assert sum(mark.value for mark in drawn) == (100 if is_anything_said else 0)
    assert all(mark.value > 0 for mark in drawn if mark.series in ("lost", "unshared"))
