"""Colours hold for colour-blind readers, in greyscale and on both grounds; what they do not part, shapes do.

Distances are in CAM02-UCS, where 1 is about the least that an eye tells apart side by side.
"""

from itertools import combinations, pairwise

import numpy as np
import pytest
from colorspacious import cspace_convert

from dashboard import theme
from dashboard.charts.records import Line
from dashboard.charts.spec import Chart
from dashboard.renderings.drawing import maps
from dashboard.renderings.plotly import draw
from tests.renderings.specs import SPECS, dots, observed, over_waves

MODES = ["light", "dark"]
BLINDNESSES = ["deuteranomaly", "protanomaly", "tritanomaly"]
VISIONS = ["full colour", *BLINDNESSES]
PROFILES = list(theme.PROFILE_COLORS)
COMPARED = ["citoyens", "elus_locaux", "entreprises", "associations", "fondations"]
NEAR_IN_GREY = 10


def on_ground(color: str, mode: str) -> str:
    return color if mode == "light" else theme.DARK_TWINS[color]


def light(color: str) -> np.ndarray:
    """Red, green and blue, 0 to 1."""
    return np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255


def contrast(first: str, second: str) -> float:
    """Ratio of luminances as WCAG 2 defines it, 1 to 21."""
    low, high = sorted(cspace_convert(light(color), "sRGB1", "XYZ1")[1] for color in (first, second))
    return (high + 0.05) / (low + 0.05)


def seen(color: str, vision: str) -> np.ndarray:
    """The colour as one sort of eye, or a black and white print, sees it: lightness and two hues."""
    shown = light(color)
    if vision == "greyscale":
        lightness = cspace_convert(shown, "sRGB1", "CIELab")[0]
        shown = cspace_convert([lightness, 0, 0], "CIELab", "sRGB1")
    elif vision in BLINDNESSES:
        shown = cspace_convert(shown, {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}, "sRGB1")
    return cspace_convert(np.clip(shown, 0, 1), "sRGB1", "CAM02-UCS")


def distance(first: str, second: str, *, mode: str, vision: str) -> float:
    return float(np.linalg.norm(seen(on_ground(first, mode), vision) - seen(on_ground(second, mode), vision)))


def lightness(colors: list[str], *, mode: str, vision: str) -> list[float]:
    return [float(seen(on_ground(color, mode), vision)[0]) for color in colors]


@pytest.mark.parametrize(("mode", "least"), [("light", 4.5), ("dark", 7)])
@pytest.mark.parametrize("profile_id", PROFILES)
def test_a_profile_is_readable_on_the_ground(profile_id, mode, least):
    color = on_ground(theme.PROFILE_COLORS[profile_id], mode)
    assert contrast(color, on_ground(theme.GROUND, mode)) >= least


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("profiles", "least"), [(COMPARED, 11), (PROFILES, 8)], ids=["compared", "all"])
def test_profiles_are_told_apart_by_every_eye(profiles, least, vision, mode):
    near = {
        pair: found
        for pair in combinations(profiles, 2)
        if (found := distance(*(theme.PROFILE_COLORS[code] for code in pair), mode=mode, vision=vision))
        < least
    }
    assert near == {}


@pytest.mark.parametrize("mode", MODES)
def test_profiles_that_a_black_and_white_print_confuses_have_other_shapes(mode):
    confused = [
        pair
        for pair in combinations(PROFILES, 2)
        if distance(*(theme.PROFILE_COLORS[code] for code in pair), mode=mode, vision="greyscale")
        < NEAR_IN_GREY
    ]
    assert confused, "nothing to tell apart by shape: then this test is about nothing"
    for first, second in confused:
        assert theme.PROFILE_SYMBOLS[first] != theme.PROFILE_SYMBOLS[second]


def test_every_profile_has_a_colour_and_a_shape_of_its_own():
    assert set(theme.PROFILE_SYMBOLS) == set(theme.PROFILE_COLORS)
    assert (
        len(set(theme.PROFILE_SYMBOLS.values())) == len(set(theme.PROFILE_COLORS.values())) == len(PROFILES)
    )


@pytest.mark.parametrize("is_open", [False, True])
def test_signs_are_as_distinct_in_the_key_as_shapes_on_the_lines(is_open):
    signs = [theme.glyph(f"profile:{code}", is_open=is_open) for code in PROFILES if code != "_T"]
    assert len(set(signs)) == len(signs)


def marks_of(figure) -> list:
    return [trace.marker for trace in figure.data if trace.mode == "markers" and trace.meta]


def chart_of(profile_id: str, kind: str) -> Chart:
    if kind == "lines":
        waves = [
            observed(value, profile_id, period=year, wave_end=f"{year}-12-31")
            for value, year in ((36.0, "2015"), (57.0, "2021"))
        ]
        return over_waves(Line("Au moins un partenariat", tuple(waves)))
    return dots(Line("Élément", (observed(56.0, profile_id),)))


@pytest.mark.parametrize("kind", ["dots", "lines"])
@pytest.mark.parametrize("profile_id", [code for code in PROFILES if code != "_T"])
def test_every_chart_of_marks_draws_the_shape_and_the_colour_of_the_profile(profile_id, kind):
    marks = marks_of(draw(chart_of(profile_id, kind)))
    assert {mark.symbol for mark in marks} == {theme.PROFILE_SYMBOLS[profile_id]}
    assert {color for mark in marks for color in mark.color} == {theme.PROFILE_COLORS[profile_id]}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", VISIONS)
def test_answers_of_a_scale_of_five_are_told_apart_by_every_eye(vision, mode):
    five = [role for role in theme.SCALE_COLORS if not role.endswith(":3")]
    for first, second in combinations(five, 2):
        colors = theme.SCALE_COLORS[first], theme.SCALE_COLORS[second]
        assert distance(*colors, mode=mode, vision=vision) >= 15, (first, second)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", VISIONS)
def test_answers_of_a_scale_of_seven_are_told_apart_by_every_eye(vision, mode):
    for first, second in combinations(theme.SCALE_COLORS.values(), 2):
        assert distance(first, second, mode=mode, vision=vision) >= 8, (first, second)


@pytest.mark.parametrize("side", ["favourable", "unfavourable"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", [*VISIONS, "greyscale"])
def test_the_stronger_an_answer_the_more_it_stands_out_from_the_ground(vision, mode, side):
    roles = ["neutral", f"{side}:2", f"{side}:1"]
    found = lightness([theme.SCALE_COLORS[role] for role in roles], mode=mode, vision=vision)
    steps = [after - before for before, after in pairwise(found)]
    assert all(step <= -7 if mode == "light" else step >= 7 for step in steps), found


@pytest.mark.parametrize("side", ["favourable", "unfavourable"])
@pytest.mark.parametrize("mode", MODES)
def test_the_strongest_answer_is_the_most_vivid_and_of_most_contrast_on_both_grounds(mode, side):
    colors = [on_ground(theme.SCALE_COLORS[f"{side}:{place}"], mode) for place in (1, 2, 3)]
    ground = on_ground(theme.GROUND, mode)
    contrasts = [contrast(color, ground) for color in colors]
    assert contrasts == sorted(contrasts, reverse=True)
    vivid = [float(np.hypot(*seen(color, "full colour")[1:])) for color in colors]
    assert vivid == sorted(vivid, reverse=True)


def test_what_is_no_answer_of_the_scale_is_a_pattern():
    figure = draw(SPECS["distribution with lost answers"])
    patterned = {trace.name for trace in figure.data if trace.marker.pattern and trace.marker.pattern.shape}
    assert patterned == {"Total sans son détail", "Ne se prononce pas", "Reste illisible"}


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", [*VISIONS, "greyscale"])
def test_the_shades_of_a_map_go_one_way_in_steps_that_are_seen(vision, mode, count):
    shades = theme.shades(count)
    assert len(shades) == count
    found = lightness(shades, mode=mode, vision=vision)
    assert found == sorted(found, reverse=mode == "light")
    assert all(distance(*pair, mode=mode, vision=vision) >= 9 for pair in pairwise(shades))


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("mode", MODES)
def test_values_are_readable_on_their_class(count, mode):
    for place, shade in enumerate(theme.shades(count)):
        pair = [on_ground(color, mode) for color in (shade, maps.shade_text(place, count))]
        assert contrast(*pair) >= 3.9, (mode, count, place)


@pytest.mark.parametrize("mode", MODES)
def test_the_outline_of_regions_parts_the_lightest_class_from_the_ground(mode):
    outline, ground = on_ground(theme.BORDER, mode), on_ground(theme.GROUND, mode)
    assert contrast(outline, ground) >= 2.2
