"""Maps: class limits are round, every value has one class, and a map needs no network."""

import math
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import geography, theme
from dashboard.charts import maps

VALUES = [7.1, 10.6, 11.8, 11.1, 11.2, 11.5, 13.1, 14.3, 12.0, 12.0, 11.1, 9.9, 8.1]


def frame(values=VALUES):
    outlines = geography.region_outlines()
    return pd.DataFrame(
        {
            "region_id": [feature["id"] for feature in outlines["features"]],
            "region_label": [feature["properties"]["nom"] for feature in outlines["features"]],
            "value": values,
            "value_text": ["non publié" if math.isnan(value) else f"{value} %" for value in values],
            "map_text": ["non publié" if math.isnan(value) else str(value) for value in values],
        }
    )


def drawn(values=VALUES, reference=None):
    limits = maps.class_limits(values)
    return maps.region_map(
        frame(values),
        outlines=geography.region_outlines(),
        limits=limits,
        limit_texts=[str(limit) for limit in limits],
        reference=reference,
    )


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        (VALUES, [6.0, 8.0, 10.0, 12.0, 14.0, 16.0]),
        ([10.8, 18.5], [10.0, 12.0, 14.0, 16.0, 18.0, 20.0]),
        ([1.4, 30.8], [0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0]),
        ([0.2, 3.71], [0.0, 0.8, 1.6, 2.4, 3.2, 4.0]),
        ([0.0, 8.0], [0.0, 1.5, 3.0, 4.5, 6.0, 7.5, 9.0]),
        ([5.0, 5.0], [5.0, 6.0, 7.0, 8.0, 9.0, 10.0]),
        ([80.0, 89.0], [80.0, 82.0, 84.0, 86.0, 88.0, 90.0]),
    ],
)
def test_limits_are_round(values, limits):
    assert maps.class_limits(values) == limits


@given(st.lists(st.floats(min_value=0, max_value=100).map(lambda x: round(x, 2)), min_size=1, max_size=13))
def test_five_to_seven_classes_hold_every_value(values):
    limits = maps.class_limits(values)
    assert 5 <= len(limits) - 1 <= 7
    assert limits == sorted(set(limits))
    assert limits[0] <= min(values) and max(values) <= limits[-1]
    for value in values:
        place = maps.class_of(value, limits)
        assert limits[place] <= value <= limits[place + 1]


def test_a_class_holds_its_lower_limit():
    limits = [6.0, 8.0, 10.0, 12.0, 14.0, 16.0]
    assert [maps.class_of(value, limits) for value in (6.0, 7.9, 8.0, 16.0)] == [0, 0, 1, 4]


def test_no_values_make_no_limits():
    assert maps.class_limits([math.nan]) == []


def test_every_region_is_drawn_once_and_carries_its_value():
    figure = drawn()
    assert len(figure.data[0].locations) == 13
    assert sorted(figure.data[0].locations) == sorted(frame()["region_id"])
    assert list(figure.data[1].text) == [str(value) for value in VALUES]


def test_an_unpublished_region_is_grey_with_its_word():
    figure = drawn([math.nan, *VALUES[1:]])
    assert len(figure.data[0].locations) == 12
    assert list(figure.data[1].locations) == [frame()["region_id"][0]]
    assert figure.data[1].colorscale[0][1] == maps.MISSING_FILL
    assert figure.data[2].text[0] == "non publié"
    assert [note.text for note in figure.layout.annotations] == ["non publié"]


def test_the_legend_shows_the_limits_and_france():
    figure = drawn(reference=maps.Reference(label="France", value=10.5, text="10,5 %"))
    assert list(figure.layout.xaxis.ticktext) == ["6.0", "8.0", "10.0", "12.0", "14.0", "16.0"]
    assert len(figure.layout.shapes) == 5
    assert figure.data[-1].text == ("France\u202f: 10,5 %",)
    assert figure.data[-1].x == (10.5,)


def test_the_map_needs_nothing_from_elsewhere():
    figure = drawn()
    assert figure.layout.geo.visible is False
    assert isinstance(figure.data[0].geojson, dict)
    assert "http" not in figure.to_json()


def test_every_colour_has_a_dark_twin():
    known = {color.upper() for color in theme.DARK_TWINS}
    assert theme.colors_of(drawn([math.nan, *VALUES[1:]], maps.Reference("France", 10.5, "10,5 %"))) <= known


@pytest.mark.parametrize("count", [5, 6, 7])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_values_are_readable_on_their_class(count, mode):
    limits = [float(limit) for limit in range(count + 1)]
    rows = pd.DataFrame({"region_id": ["11"] * count, "value": [place + 0.5 for place in range(count)]})
    for shade, row in zip(maps.shades(limits), rows.itertuples(), strict=True):
        pair = [shade, maps.text_color(row, limits=limits)]
        if mode == "dark":
            pair = [theme.DARK_TWINS[color] for color in pair]
        assert contrast(*pair) >= 3.9, (mode, count, row.value)


@pytest.mark.parametrize("count", [5, 6, 7])
def test_classes_are_told_apart_in_greyscale(count):
    lights = [luminance(shade) for shade in maps.shades([float(limit) for limit in range(count + 1)])]
    assert lights == sorted(lights, reverse=True)
    assert all((lighter + 0.05) / (darker + 0.05) >= 1.2 for lighter, darker in pairwise(lights))


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
