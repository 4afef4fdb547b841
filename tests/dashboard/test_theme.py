"""Colours hold on both grounds, every role has one, and every chart uses listed colours only."""

import re

import plotly.graph_objects as go
import pytest

from dashboard import theme
from dashboard.renderings.plotly import draw
from tests.renderings.specs import SPECS

ROLES = [
    *(f"profile:{code}" for code in theme.PROFILE_COLORS),
    *theme.SCALE_COLORS,
    *(f"answer:{place}" for place in range(1, 6)),
    "region",
    "reference",
    "earlier",
    "unanswered",
    "unshared",
    "lost",
    "total",
    "missing",
]


def luminance(color: str) -> float:
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("color", [*theme.PROFILE_COLORS.values(), theme.INK, theme.MUTED, theme.ACCENT])
def test_text_and_profile_colours_are_readable_on_white(color):
    assert contrast(color, theme.GROUND) >= 4.5


@pytest.mark.parametrize("color", [*theme.PROFILE_COLORS.values(), theme.INK, theme.MUTED, theme.ACCENT])
def test_text_and_profile_colours_are_readable_on_the_dark_ground(color):
    assert contrast(theme.DARK_TWINS[color], theme.DARK_TWINS[theme.GROUND]) >= 7


@pytest.mark.parametrize("role", [*theme.SCALE_COLORS, *(f"answer:{place}" for place in range(1, 6))])
def test_values_are_readable_on_the_blocks_of_a_scale(role):
    block, text = theme.color(role), theme.text_color(role)
    assert contrast(block, text) >= 4.5
    assert contrast(theme.DARK_TWINS[block], theme.DARK_TWINS[text]) >= 4.5


@pytest.mark.parametrize("role", [*(f"profile:{code}" for code in theme.PROFILE_COLORS), "region"])
def test_values_are_readable_on_the_bars_of_a_role(role):
    color, text = theme.color(role), theme.text_color(role)
    assert contrast(color, text) >= 4.5
    assert contrast(theme.DARK_TWINS[color], theme.DARK_TWINS[text]) >= 4.5


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_colour_with_a_dark_twin_a_shape_and_its_signs(role):
    assert theme.color(role) in theme.DARK_TWINS
    assert theme.text_color(role) in theme.DARK_TWINS
    assert theme.symbol(role)
    assert theme.glyph(role) and theme.glyph(role, is_open=True)


def test_a_profile_that_has_no_colour_yet_has_that_of_all_profiles_and_an_open_circle():
    assert theme.color("profile:nouveaux") == theme.PROFILE_COLORS["_T"]
    assert theme.symbol("profile:nouveaux") == "circle-open"


def test_a_fourth_answer_of_one_side_looks_like_its_third():
    assert theme.color("favourable:4") == theme.color("favourable:3") == "#A3CBF0"
    assert theme.color("unfavourable:9") == theme.color("unfavourable:3") == "#F6D3AC"
    assert theme.color("answer:12") == theme.color("answer:5") == theme.SEQUENTIAL[0]


def test_no_two_profiles_share_a_shape():
    shapes = list(theme.PROFILE_SYMBOLS.values())
    assert len(set(shapes)) == len(shapes)


def test_no_two_light_colours_share_a_dark_twin():
    assert len(set(theme.DARK_TWINS.values())) == len(theme.DARK_TWINS)


def test_font_names_need_no_quotes():
    # A family with a digit of its own, unquoted, makes browsers ignore the whole declaration.
    assert not re.search(r"(^| )\d", theme.FONT)


def test_nothing_is_smaller_than_14_pixels():
    assert min(theme.SMALL, theme.BODY, theme.LARGE, theme.HUGE) == 14


def test_a_light_figure_is_left_alone():
    figure = go.Figure(go.Bar(x=[1], marker_color=theme.INK))
    assert theme.recoloured(figure, mode="light") is figure


def test_a_dark_figure_has_the_same_data_and_other_colours():
    figure = go.Figure(go.Bar(x=[88], y=["a"], marker_color=theme.PROFILE_COLORS["associations"]))
    dark = theme.recoloured(figure, mode="dark")
    assert (list(dark.data[0].x), list(dark.data[0].y)) == ([88], ["a"])
    assert dark.data[0].marker.color == "#08D5B6"
    assert figure.data[0].marker.color == "#206950"


@pytest.mark.parametrize("emphasis", [False, True])
@pytest.mark.parametrize("chart", SPECS.values(), ids=SPECS.keys())
def test_every_colour_of_every_chart_has_a_dark_twin(chart, emphasis):
    used = re.findall(r"#[0-9A-Fa-f]{6}\b", draw(chart, emphasis=emphasis).to_json())
    assert {color.upper() for color in used} <= set(theme.DARK_TWINS)
