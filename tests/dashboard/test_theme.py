"""Colours hold on both grounds, and every chart uses listed colours only."""

import re

import plotly.graph_objects as go
import pytest

from dashboard import theme
from dashboard.cards import impacts, overview, partners, practices


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


@pytest.mark.parametrize("response_id", theme.SCALE_COLORS)
def test_values_are_readable_on_the_blocks_of_the_scale(response_id):
    block, text = theme.SCALE_COLORS[response_id], theme.SCALE_TEXT_COLORS[response_id]
    assert contrast(block, text) >= 4.5
    assert contrast(theme.DARK_TWINS[block], theme.DARK_TWINS[text]) >= 4.5


@pytest.mark.parametrize("profile_id", theme.PROFILE_COLORS)
def test_values_are_readable_on_the_bars_of_a_profile(profile_id):
    color = theme.PROFILE_COLORS[profile_id]
    assert contrast(color, theme.ON_MARK) >= 4.5
    assert contrast(theme.DARK_TWINS[color], theme.DARK_TWINS[theme.ON_MARK]) >= 4.5


def test_no_two_profiles_share_a_shape():
    shapes = list(theme.PROFILE_SYMBOLS.values())
    assert len(set(shapes)) == len(shapes)


def test_no_two_light_colours_share_a_dark_twin():
    assert len(set(theme.DARK_TWINS.values())) == len(theme.DARK_TWINS)


def test_font_names_need_no_quotes():
    # A family with a digit of its own, unquoted, makes browsers ignore the whole declaration.
    for family in (theme.FONT, theme.SERIF):
        assert not re.search(r"(^| )\d", family)


def test_a_light_figure_is_left_alone():
    figure = go.Figure(go.Bar(x=[1], marker_color=theme.INK))
    assert theme.recoloured(figure, mode="light") is figure


def test_a_dark_figure_has_the_same_data_and_other_colours():
    figure = go.Figure(go.Bar(x=[88], y=["a"], marker_color=theme.PROFILE_COLORS["associations"]))
    dark = theme.recoloured(figure, mode="dark")
    assert (dark.data[0].x, dark.data[0].y) == ((88,), ("a",))
    assert dark.data[0].marker.color == "#08D5B6"
    assert figure.data[0].marker.color == "#206950"


def test_every_colour_of_every_card_has_a_dark_twin(cursor):
    cards = [
        impacts.by_profile(cursor),
        impacts.necessity(cursor),
        *(impacts.distribution(cursor, actor_profile_id=code) for code in ("citoyens", "associations")),
        *(practices.types(cursor, wave=wave) for wave in practices.type_waves(cursor)),
        *(practices.rates(cursor, actor_profile_id=code) for code in ("entreprises", "associations")),
        *(practices.plans(cursor, wave=wave) for wave in practices.plan_waves(cursor)),
        *practices.level_cards(cursor),
        *partners.cards(cursor),
        impacts.item_distribution(cursor, item_id="performance_collectivites"),
        overview.moving_territories(cursor),
    ]
    for card in cards:
        assert theme.colors_of(card.figure) <= set(theme.DARK_TWINS), card.card_id
