"""Rankings: ties share a range of ranks, axes start at zero, and what is missing keeps its row."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import theme
from dashboard.charts import rankings
from dashboard.charts.maps import Reference

VALUE = st.one_of(st.just(math.nan), st.floats(min_value=0, max_value=100).map(lambda x: round(x, 1)))


def frame(values):
    return pd.DataFrame(
        {
            "region_id": [f"{place:02}" for place in range(len(values))],
            "region_label": [f"Région {place}" for place in range(len(values))],
            "bar_label": [f"Région {place}" for place in range(len(values))],
            "region_order": range(len(values)),
            "value": values,
            "value_text": ["non publié" if math.isnan(value) else f"{value} %" for value in values],
        }
    )


def test_values_that_print_alike_share_their_ranks():
    rows = rankings.ranked(frame([10.0, 12.04, 12.01, 14.0, math.nan]), decimals=1)
    assert rows["value"].tolist()[:4] == [14.0, 12.04, 12.01, 10.0]
    assert rows["rank_text"].tolist() == ["1er", "2e-3e", "2e-3e", "4e", ""]
    assert rows["first_rank"].tolist()[:4] == [1, 2, 2, 4]
    assert rows["last_rank"].tolist()[:4] == [1, 3, 3, 4]


def test_ties_stand_in_code_list_order():
    rows = rankings.ranked(frame([5.0, 5.0, 5.0]), decimals=0)
    assert rows["region_label"].tolist() == ["Région 0", "Région 1", "Région 2"]
    assert rows["rank_text"].tolist() == ["1er-3e"] * 3


@given(st.lists(VALUE, min_size=1, max_size=18))
def test_rank_ranges_cover_every_rank_once(values):
    rows = rankings.ranked(frame(values), decimals=1)
    known = rows[rows["value"].notna()]
    groups = known.groupby("first_rank")["last_rank"].agg(["size", "first"])
    assert len(rows) == len(values)
    assert groups["size"].sum() == len(known)
    assert all(last - first + 1 == size for first, (size, last) in groups.iterrows())
    assert known["value"].round(1).is_monotonic_decreasing


@pytest.mark.parametrize(
    ("values", "ceiling", "end"),
    [
        ([14.3], 100.0, 15.0),
        ([66.9, math.nan], 100.0, 80.0),
        ([93.0], 100.0, 100.0),
        ([100.0], 100.0, 100.0),
        ([21724.0], math.inf, 25000.0),
        ([3.71], 100.0, 4.0),
        ([0.0], 100.0, 1.0),
        ([math.nan], 100.0, 1.0),
    ],
)
def test_the_axis_ends_on_a_round_number(values, ceiling, end):
    assert rankings.axis_end(values, ceiling=ceiling) == end


def test_bars_start_at_zero_and_keep_a_row_for_what_is_missing():
    figure = rankings.ranking_bars(
        frame([14.3, math.nan]), end=15, reference=Reference("France", 10.5, "10,5 %")
    )
    assert figure.layout.xaxis.range[0] == 0
    assert figure.data[0].x == (14.3, None)
    texts = [note.text for note in figure.layout.annotations]
    assert texts == [
        "Région 0",
        "<b>14.3 %</b>",
        "Région 1",
        "non publié",
        "France\u202f: <b>10,5 %</b>",
    ]


def test_a_value_that_france_would_cross_is_written_inside_its_bar():
    places = value_places([14.3, 9.9, 7.1], reference=10.5)
    assert places == {"14.3 %": (14.3, "left"), "9.9 %": (9.9, "right"), "7.1 %": (7.1, "left")}


def test_a_value_too_short_for_its_bar_is_written_beyond_the_line_of_france():
    assert value_places([15.0, 2.0], reference=3.0)["2.0 %"] == (3.0, "left")


def value_places(values, *, reference):
    """Where each value is written, and on which side of that place."""
    figure = rankings.ranking_bars(frame(values), end=15, reference=Reference("France", reference, "-"))
    written = [note for note in figure.layout.annotations if note.text.startswith("<b>")]
    return {note.text[3:-4]: (note.x, note.xanchor) for note in written}


def test_no_rows_say_so():
    figure = rankings.ranking_bars(frame([]), end=1, reference=None)
    assert figure.layout.annotations[0].text == "Aucune valeur publiée."


def results(**changes):
    row = {
        "result_label": "Entreprises",
        "actor_profile_id": "entreprises",
        "value": 82.0,
        "value_text": "82 %",
        "reference_value": 81.0,
        "reference_text": "France : 81 %",
    }
    return pd.DataFrame([row | changes])


def test_a_region_is_the_mark_of_its_profile_and_france_an_upright_line():
    figure = rankings.beside_france(results(), axis=theme.share_axis())
    assert figure.data[0].x == (82.0,)
    assert figure.data[0].marker.symbol == theme.PROFILE_SYMBOLS["entreprises"]
    uprights = [shape for shape in figure.layout.shapes if shape.x0 == shape.x1]
    assert [shape.x0 for shape in uprights] == [81.0]
    assert list(figure.layout.xaxis.range) == [0, 100]


def test_without_a_france_value_there_is_no_upright_line():
    figure = rankings.beside_france(results(reference_value=math.nan), axis=theme.share_axis())
    assert not [shape for shape in figure.layout.shapes if shape.x0 == shape.x1]


def test_a_long_label_is_cut_into_lines_and_its_value_never():
    figure = rankings.beside_france(
        results(result_label="Emploi, chômage et insertion professionnelle", value_text="5,7 sur 10"),
        axis=theme.share_axis(),
    )
    label = figure.layout.annotations[0].text
    assert "<br>" in label
    assert "<b>5,7 sur 10</b>" in label


def test_every_colour_has_a_dark_twin():
    known = {color.upper() for color in theme.DARK_TWINS}
    bars = rankings.ranking_bars(frame([14.3, math.nan]), end=15, reference=Reference("France", 10.5, "10,5"))
    pairs = rankings.beside_france(results(), axis=theme.share_axis())
    assert theme.colors_of(bars) | theme.colors_of(pairs) <= known
