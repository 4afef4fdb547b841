"""Colours hold for colour-blind readers, in greyscale and on both grounds; what they do not part, shapes do.

Distances are in CAM02-UCS, where 1 is about the least that an eye tells apart side by side.
"""

from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from colorspacious import cspace_convert

from dashboard import theme
from dashboard.cards import compare, impacts, overview, partners, practices
from dashboard.charts import dots, likert, lines, maps, rankings
from dashboard.charts.drawn import drawn_from

MODES = ["light", "dark"]
BLINDNESSES = ["deuteranomaly", "protanomaly", "tritanomaly"]
VISIONS = ["full colour", *BLINDNESSES]
PROFILES = list(theme.PROFILE_COLORS)
COMPARED = ["citoyens", "elus_locaux", "entreprises", "associations", "fondations"]
NEAR_IN_GREY = 10
WEAK, STRONG = ["modere", "faible", "pas_du_tout"], ["modere", "fort", "tres_fort"]


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


def test_the_profiles_that_share_an_axis_are_those_tested_most_strictly(cursor):
    sharing = [compare.profiles(cursor, question_id=code) for code in compare.questions(cursor)]
    assert set().union(*sharing) == set(COMPARED)


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


def test_shapes_are_as_distinct_in_the_key_as_on_the_lines():
    for glyphs in (dots.GLYPHS, dots.OPEN_GLYPHS):
        named = [glyphs[theme.PROFILE_SYMBOLS[code]] for code in PROFILES if code != "_T"]
        assert len(set(named)) == len(named)


def answers(profile_id: str) -> pd.DataFrame:
    row = {
        "item_id": "jeunes",
        "item_label": "Jeunes",
        "actor_profile_id": profile_id,
        "profile_label": "Profil",
        "value": 56.0,
        "status": "published",
    }
    return pd.DataFrame([row])


def waves(profile_id: str) -> pd.DataFrame:
    row = {"value": 36.0, "caption": "", "short_caption": "", "actor_profile_id": profile_id}
    linked = [row | {"figure_id": str(year), "year": year, "is_linked": True} for year in (2015, 2021)]
    return pd.DataFrame(linked)


def results(profile_id: str) -> pd.DataFrame:
    row = {
        "result_label": "Taux",
        "actor_profile_id": profile_id,
        "value": 82.0,
        "value_text": "82 %",
        "reference_value": 81.0,
        "reference_text": "France : 81 %",
    }
    return pd.DataFrame([row])


DRAWINGS = {
    "dots": lambda code: dots.profile_dots(answers(code)),
    "lines": lambda code: lines.rates_over_time(waves(code), links=[("2015", "2021")]),
    "beside France": lambda code: rankings.beside_france(results(code), axis=theme.share_axis()),
}


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("profile_id", [code for code in PROFILES if code != "_T"])
def test_every_chart_of_marks_draws_the_shape_of_the_profile(profile_id, drawing):
    figure = DRAWINGS[drawing](profile_id)
    marks = [trace.marker for trace in figure.data if trace.mode == "markers"]
    assert [mark.symbol for mark in marks] == [theme.PROFILE_SYMBOLS[profile_id]]


def test_the_marks_of_real_charts_have_the_colour_and_the_shape_of_one_profile(cursor):
    shape_of = {theme.PROFILE_COLORS[code]: theme.PROFILE_SYMBOLS[code] for code in PROFILES}
    charts = [
        impacts.by_profile(cursor),
        compare.own_performance(cursor),
        compare.source_of_innovation(cursor),
        *(practices.rates(cursor, actor_profile_id=code) for code in practices.RATE_PROFILES),
    ]
    for card in charts:
        marks = [trace.marker for trace in card.figure.data if trace.mode == "markers"]
        drawn = {(mark.symbol, color) for mark in marks for color in theme_colors(mark) & set(shape_of)}
        assert drawn, card.card_id
        assert all(symbol == shape_of[color] for symbol, color in drawn), card.card_id


def theme_colors(mark) -> set[str]:
    """Colours of a mark and of its outline: one where its points are alike, a list where they are not."""
    given = [mark.color, mark.line.color]
    return {color for found in given for color in ([found] if isinstance(found, str) else found or [])}


def test_bars_of_several_profiles_name_each_in_words(cursor):
    cards = [
        impacts.necessity(cursor),
        overview.moving_territories(cursor),
        *(practices.types(cursor, wave=wave) for wave in practices.type_waves(cursor)),
        *(practices.plans(cursor, wave=wave) for wave in practices.plan_waves(cursor)),
        *practices.level_cards(cursor),
        *partners.cards(cursor),
    ]
    several = 0
    for card in cards:
        panels = drawn_from(card.figure).arguments["panels"]
        names = {name.lower() for panel in panels for name in panel.rows["profile_label"]}
        written = " ".join(note.text.replace("<br>", " ").lower() for note in card.figure.layout.annotations)
        several += len(names) > 1
        if len(names) > 1:
            assert [name for name in names if name not in written] == [], card.card_id
    assert several


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", VISIONS)
def test_answers_of_the_scale_are_told_apart_by_every_eye(vision, mode):
    for first, second in combinations(theme.SCALE_COLORS, 2):
        colors = theme.SCALE_COLORS[first], theme.SCALE_COLORS[second]
        assert distance(*colors, mode=mode, vision=vision) >= 15, (first, second)


@pytest.mark.parametrize("side", [WEAK, STRONG], ids=["weak", "strong"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", [*VISIONS, "greyscale"])
def test_the_stronger_an_answer_the_more_it_stands_out_from_the_ground(vision, mode, side):
    found = lightness([theme.SCALE_COLORS[code] for code in side], mode=mode, vision=vision)
    steps = [after - before for before, after in pairwise(found)]
    assert all(step <= -7 if mode == "light" else step >= 7 for step in steps), found


def test_opposite_answers_that_a_black_and_white_print_confuses_stand_on_opposite_sides():
    grid = {"tres_fort": 30, "fort": 40, "modere": 15, "faible": 8, "pas_du_tout": 7, "top2": 70}
    blocks = likert.row_blocks(grid, row=0, label="Item", names=dict.fromkeys(grid, "Réponse"))
    sides = {block.kind: (block.panel, block.start < 0) for block in blocks}
    assert sides == {
        "tres_fort": ("scale", False),
        "fort": ("scale", False),
        "faible": ("scale", True),
        "pas_du_tout": ("scale", True),
        "modere": ("apart", False),
    }


def test_what_is_no_answer_of_the_scale_is_a_pattern():
    cells = {"tres_fort": np.nan, "fort": 40, "modere": 20, "nsp": 10, "faible": np.nan, "top2": 60}
    rows = [
        {"item_id": "emploi", "item_label": "Emploi", "response_id": code, "response_label": code}
        | {"value": value, "status": "illegible" if np.isnan(value) else "published"}
        for code, value in cells.items()
    ]
    figure = likert.distribution_bars(pd.DataFrame(rows))
    patterned = {bar.legendgroup for bar in figure.data if bar.marker.pattern.shape}
    assert patterned == {"nsp", "unshared", "unreadable"}


@pytest.mark.parametrize("count", [5, 6, 7])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", [*VISIONS, "greyscale"])
def test_the_shades_of_a_map_go_one_way_in_steps_that_are_seen(vision, mode, count):
    shades = maps.shades([float(limit) for limit in range(count + 1)])
    found = lightness(shades, mode=mode, vision=vision)
    assert found == sorted(found, reverse=mode == "light")
    assert all(distance(*pair, mode=mode, vision=vision) >= 9 for pair in pairwise(shades))
