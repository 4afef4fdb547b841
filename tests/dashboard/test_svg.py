"""Every drawing is sound: no text over another, colours of both themes, nothing that a text might run."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dashboard import theme
from dashboard.charts.spec import Chart, Panel, Series
from dashboard.renderings import drawing, svg
from dashboard.renderings.drawing import maps
from dashboard.renderings.svg import projection, symbols
from dashboard.renderings.text import spoken
from tests.dashboard.test_plotly import VALUES, bars_of, dots_of, lines_of
from tests.renderings.read_svg import SVG, drawn, outside, overlaps, words
from tests.renderings.specs import PROFILES, SPECS

SHAPES = sorted({shape.removesuffix("-open") for shape in theme.PROFILE_SYMBOLS.values()})
WIDTHS = (340, 390, 700, 1100)
every_chart = pytest.mark.parametrize("chart", SPECS.values(), ids=SPECS.keys())


@pytest.mark.parametrize("width", WIDTHS)
@every_chart
def test_a_drawing_of_any_width_has_no_text_over_another_and_cuts_none(chart, width):
    assert overlaps(drawn(chart), width) == []
    assert outside(drawn(chart), width) == []


@pytest.mark.parametrize("width", [340, 600, 1600])
@every_chart
def test_a_drawing_of_one_width_has_no_text_over_another_and_cuts_none(chart, width):
    root = drawn(chart, width)
    assert root.get("viewBox") == f"0 0 {width} {root.get('height')}"
    assert overlaps(root, width) == []
    assert outside(root, width) == []


@settings(max_examples=30)
@given(st.lists(st.tuples(*[VALUES] * len(PROFILES)), min_size=1, max_size=3), VALUES)
def test_drawings_of_any_values_are_clear(rows, france):
    pairs = [row[:2] for row in rows]
    for chart in (
        dots_of(rows, aside="+9"),
        bars_of(pairs, france),
        lines_of([list(row[:4]) for row in rows]),
    ):
        root = etree.fromstring(svg.draw(chart))
        for width in WIDTHS:
            assert overlaps(root, width) == []
            assert outside(root, width) == []


@every_chart
def test_a_drawing_is_as_high_as_the_figure_and_is_an_image_that_says_its_chart(chart):
    root = drawn(chart)
    assert root.get("height") == str(drawing.drawing(chart).height)
    assert root.get("role") == "group"  # it holds links
    assert 'role="img"' in svg.draw(chart)
    assert root[0].text == "Titre"
    assert root[1].text == spoken(chart, "Titre").replace("  ", "\u00a0\u00a0")


@every_chart
def test_every_colour_of_a_drawing_follows_the_theme_and_a_drawing_of_one_width_needs_no_page(chart):
    fluid, fixed = svg.draw(chart), svg.draw(chart, width=600)
    alone = set(re.findall(r"#[0-9A-F]{6}", re.sub(r"var\(--c([0-9A-F]{6}),#\1\)", "", fluid)))
    assert alone == set()
    assert set(re.findall(r"--c([0-9A-F]{6}),", fluid)) <= {one[1:] for one in theme.DARK_TWINS}
    assert not re.search(r"var\(|calc\(|%\"| dy=|class=|style=", fixed)


def test_the_stylesheet_has_both_colours_of_every_role_and_every_width_from_which_a_value_is_shown():
    rules = svg.stylesheet()
    for light, dark in theme.DARK_TWINS.items():
        assert f"--c{light[1:]}:light-dark({light},{dark});" in rules
    for name in ("distribution", "distribution with lost answers"):
        for width in re.findall(r'class="from-(\d+)"', svg.draw(SPECS[name])):
            assert f"(min-width:{width}px){{.drawing .from-{width}{{display:inline}}}}" in rules


def test_a_value_stands_on_its_segment_from_the_width_that_holds_it():
    chart = SPECS["distribution"]
    (eight,) = [one for one in drawn(chart).iter(f"{SVG}text") if words(one) == "8\u202f%"]
    assert (eight.get("display"), eight.get("class")) == ("none", "from-500")
    assert "8\u202f%" not in map(words, drawn(chart, 440).iter(f"{SVG}text"))
    assert "8\u202f%" in map(words, drawn(chart, 520).iter(f"{SVG}text"))


def test_two_drawings_of_a_page_share_no_identifier_and_use_their_own():
    chart = SPECS["distribution with lost answers"]
    first, second = (svg.draw(chart, name=name) for name in ("un", "deux"))
    found = [set(re.findall(r' id="([^"]+)"', one)) for one in (first, second)]
    assert len(found[0]) == len(found[1]) == 3
    assert found[0] & found[1] == set()
    assert set(re.findall(r"url\(#([^)]+)\)", first)) == found[0]


def test_without_addresses_a_drawing_has_no_link():
    assert "<a " not in svg.draw(SPECS["dots of five profiles"])


def test_texts_are_texts_whatever_they_hold():
    label = '<script>alert("x")</script> & \x00\x1b\ufffe\ud800 «\u202foui\u202f»'
    chart = dots_of([(10, 20, 30, 40, 50)])
    row = replace(chart.rows[0], label=label)
    series = (Series("citoyens", label, "profile:citoyens"), *chart.series[1:])
    source = svg.draw(
        replace(chart, panels=(Panel((row,)),), series=series),
        title=label,
        name='"><script>',
        address=lambda figure_id: f'"><script>{figure_id}',
    )
    root = etree.fromstring(source.encode("utf-8"))
    assert root.findall(f".//{SVG}script") == []
    assert root[0].text == '<script>alert("x")</script> & «\u202foui\u202f»'.replace("& «", "&  «").replace(
        "  ", "\u00a0\u00a0"
    )


@pytest.mark.parametrize("shape", [*SHAPES, "triangle-down", "line-ns"])
def test_every_shape_of_the_theme_is_drawn(shape):
    assert etree.fromstring(f"{symbols.path(shape, 14)}/>").tag in ("circle", "path")


def test_marks_that_are_not_strong_are_paler_where_one_is():
    chart = SPECS["bars sorted, one mark strong"]
    assert svg.draw(chart).count('opacity="0.4"') == 0
    assert svg.draw(chart, emphasis=True).count('opacity="0.4"') == 2


def test_every_region_lies_around_its_value():
    root = drawn(SPECS["map"], 600)
    regions = [one for one in root.iter(f"{SVG}path") if one.get("data-code")]
    assert len(regions) == len(maps.label_places()) == 13
    (west, south), (east, north) = (projection.projected(*place) for place in ((-4.7, 42), (9.3, 51)))
    assert west < 0 < east
    assert north < south


def test_a_kind_that_nobody_draws_is_named():
    held = dots_of([(10, 20, 30, 40, 50)])
    plain = Chart(held.panels, held.series, held.axis)
    with pytest.raises(TypeError, match="no drawing for Chart"):
        svg.draw(plain)
