"""What is particular to a kind: hatched parts, classes and tiles, joined lines, texts that wrap."""

import math
from itertools import combinations

import pytest

from dashboard import theme
from dashboard.charts.spec import Distribution, MapClass
from dashboard.renderings.drawing import letters, maps
from dashboard.renderings.plotly import draw
from tests.renderings.boxes import text_width
from tests.renderings.read_plotly import plain
from tests.renderings.specs import SPECS, answers, distributed


def trace(figure, name: str):
    return next(one for one in figure.data if one.name == name)


def hatched(figure) -> list:
    return [one for one in figure.data if one.type == "bar" and one.marker.pattern.shape == "/"]


def many_lost_answers() -> Distribution:
    """Forty-two rows whose middle is lost."""
    lines = [
        answers(n, tres_fort=43.0, fort=30.0, modere=None, faible=None, nsp=None, top2=73.0)
        for n in range(42)
    ]
    return distributed(*lines)


def test_forty_two_hatched_bars_are_forty_two_bars_without_a_shared_identifier():
    bars = hatched(draw(many_lost_answers()))
    assert [(len(bar.x), bar.ids) for bar in bars] == [(42, None)]


@pytest.mark.parametrize("name", SPECS)
def test_the_lines_of_a_pattern_have_its_own_colour(name):
    """Of a list of colours Plotly makes that of the lines: white on white, a block that says nothing."""
    patterned = [
        one.marker for one in draw(SPECS[name]).data if one.type == "bar" and one.marker.pattern.shape
    ]
    assert all(isinstance(marker.color, str) for marker in patterned)
    assert all(marker.pattern.fgcolor != marker.pattern.bgcolor for marker in patterned)


def test_the_strongest_answer_stands_next_to_zero_and_the_weakest_is_last():
    figure = draw(SPECS["distribution"])
    names = ["Impact très fort", "Impact fort", "Impact faible", "Pas d’impact"]
    assert [trace(figure, name).base[0] for name in names] == [0, 30, 70, 78]
    assert {trace(figure, name).xaxis for name in names} == {None}


def test_what_has_no_side_stands_apart_on_an_axis_as_long_for_each_point_under_its_heading():
    figure = draw(SPECS["distribution"])
    assert [trace(figure, name).xaxis for name in ("Impact modéré", "Ne se prononce pas")] == ["x2", "x2"]
    first, second = figure.layout.xaxis, figure.layout.xaxis2
    lengths = [
        (axis.domain[1] - axis.domain[0]) / (axis.range[1] - axis.range[0]) for axis in (first, second)
    ]
    assert math.isclose(*lengths)
    heading = next(note for note in figure.layout.annotations if note.name == "apart")
    assert (heading.text, heading.xref, heading.x) == ("À part", "x2", 0)


def test_a_segment_is_labelled_where_its_value_fits_at_its_size():
    figure = draw(SPECS["distribution"])
    assert trace(figure, "Impact fort").text[0] == "40\u202f%"
    assert (figure.layout.uniformtext.mode, figure.layout.uniformtext.minsize) == ("hide", 14)


def test_a_printed_total_is_in_bold_beside_the_strongest_answer_and_leads_to_its_figure():
    figure = draw(SPECS["distribution"])
    total = next(note for note in figure.layout.annotations if note.name.startswith("total 0."))
    assert total.text == "<b>70\u202f%</b>"
    assert (total.xref, total.x, total.xanchor) == ("paper", 0, "right")
    assert total.captureevents
    row = SPECS["distribution"].rows[0]
    assert total.name == f"total 0.6={row.marks[6].figure_id}"


def test_a_line_joins_its_points_and_leaves_out_what_stands_apart():
    figure = draw(SPECS["lines of three waves, one value apart"])
    joined = [list(one.y[:-1]) for one in figure.data if one.mode == "lines" and one.yaxis == "y2"]
    assert joined == [[36.0, 57.0, 61.0], []]
    apart = trace(figure, "Partenariats au sens large")
    assert list(apart.marker.color) == [theme.GROUND]


def test_values_of_a_line_are_measured_on_its_axis():
    figure = draw(SPECS["lines of three waves, one value apart"])
    assert list(figure.layout.yaxis2.range) == [0, 100]
    low, high = figure.layout.yaxis2.domain
    assert 0 < low < high < 1


def test_two_lines_of_one_colour_differ_by_their_stroke():
    figure = draw(SPECS["lines of means"])
    assert [one.line.dash for one in figure.data if one.mode == "lines" and one.yaxis == "y2"] == [
        None,
        "dash",
    ]


def test_a_point_without_value_is_a_word_with_its_wave_beside_the_plot():
    figure = draw(SPECS["lines of three waves, one value apart"])
    note = next(note for note in figure.layout.annotations if note.name.startswith("missing"))
    assert plain(note.text) == "– illisible 2015"
    assert (note.xref, note.x) == ("paper", 1)


def test_the_bars_of_a_ranking_are_read_against_a_line_that_crosses_no_name():
    figure = draw(SPECS["bars of regions beside France"])
    line = next(one for one in figure.data if one.type == "scatter" and one.mode == "lines")
    assert set(line.x) == {10.4, None}
    spans = [(line.y[place], line.y[place + 1]) for place in range(0, len(line.y), 3)]
    labels = [note.y for note in figure.layout.annotations if note.name.startswith("label")]
    assert all(top > y + 15 and bottom > top for (top, bottom), y in zip(spans, labels, strict=True))
    name = next(note for note in figure.layout.annotations if note.name == "reference")
    assert plain(name.text) == "France métropolitaine  10,4\u202f%"


def test_the_chosen_row_is_in_bold_and_outlined():
    figure = draw(SPECS["map with tiles"])
    regions = figure.data[0]
    assert regions.locations[-1] == "76"
    assert list(regions.marker.line.width)[-1] == maps.CHOSEN_OUTLINE
    assert "<b>13,4\u202f%</b>" in figure.data[1].text


def test_every_region_is_drawn_once_with_its_value_and_can_be_chosen():
    figure = draw(SPECS["map"])
    assert [one.type for one in figure.data[:2]] == ["choropleth", "scattergeo"]
    assert sorted(figure.data[0].locations) == sorted(maps.label_places())
    assert list(figure.data[0].customdata) == list(figure.data[0].locations)
    assert len(figure.data[1].text) == 13


def test_the_key_of_a_map_has_its_classes_its_limits_and_france():
    chart = SPECS["map"]
    figure = draw(chart)
    assert tuple(shape.fillcolor for shape in figure.layout.shapes) == theme.shades(len(chart.classes))
    ticks = [note.text for note in figure.layout.annotations if note.name == "tick"]
    assert sorted(ticks) == sorted(chart.limit_texts)
    assert trace(figure, "France métropolitaine").x == (10.4,)


def test_a_value_of_france_outside_of_the_classes_is_marked_at_their_end():
    chart = SPECS["map"]
    high = chart.classes[-1].high
    far = chart.reference.__class__("reference", high + 20, "far", "far@carnet")
    figure = draw(chart.__class__(**(vars(chart) | {"reference": far})))
    assert trace(figure, "France métropolitaine").x == (high,)


def test_a_region_without_value_is_grey_with_a_dash_and_its_word_in_the_key():
    figure = draw(SPECS["map with missing regions"])
    regions = figure.data[0]
    grey = [code for code, z in zip(regions.locations, regions.z, strict=True) if z == 0]
    assert sorted(grey) == ["53", "94"]
    assert regions.colorscale[0][1] == maps.MISSING_FILL
    assert list(figure.data[1].text).count("–") + list(figure.data[1].text).count("<b>–</b>") == 2
    assert [note.text for note in figure.layout.annotations if note.name == "absent"] == ["– non publié"]


def test_a_tile_has_the_colour_of_its_class_and_is_white_outside_of_them():
    figure = draw(SPECS["map with tiles"])
    tiles = [one for one in figure.data if one.type == "bar"]
    colors = dict(zip(tiles[0].customdata, tiles[0].marker.color, strict=True))
    assert colors["03"] == theme.GROUND  # 35.2, above all classes
    assert colors["01"] in theme.SEQUENTIAL
    assert tiles[1].marker.pattern.shape == "/"
    assert list(tiles[1].customdata) == ["02", "06"]


def test_values_written_on_the_map_are_clear_of_one_another_on_a_phone():
    boxes = []
    for code, (x, y) in projected(width=298, height=maps.MAP_HEIGHT).items():
        wide = text_width("14,3\u202f%", theme.SMALL, is_bold=False)
        left = x - wide if maps.label_places()[code].is_beside else x - wide / 2
        boxes.append((code, left, left + wide, y - 9, y + 9))
    met = [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]
    ]
    assert met == []


def projected(*, width: float, height: float) -> dict[str, tuple[float, float]]:
    """Label places in pixels: the conic projection of the map, its frame fitted into a rectangle."""
    south, north = (math.radians(parallel) for parallel in (44, 49))
    n = math.log(math.cos(south) / math.cos(north)) / math.log(_tangent(north) / _tangent(south))

    def point(lon: float, lat: float) -> tuple[float, float]:
        radius, angle = _tangent(math.radians(lat)) ** -n, n * math.radians(lon - 3)
        return radius * math.sin(angle), radius * math.cos(angle)

    frame = [point(lon, lat) for lon in (-4.7, 3, 9.3) for lat in (41.55, 50.95)]
    xs, ys = zip(*frame, strict=True)
    scale = min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
    places = {code: point(place.lon, place.lat) for code, place in maps.label_places().items()}
    return {code: (x * scale, y * scale) for code, (x, y) in places.items()}


def _tangent(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


def test_a_map_whose_classes_are_fewer_than_five_has_as_many_shades():
    chart = SPECS["map"]
    two = (MapClass(0, 12), MapClass(12, 24))
    figure = draw(chart.__class__(**(vars(chart) | {"classes": two, "limit_texts": ("0", "12", "24")})))
    assert [shape.fillcolor for shape in figure.layout.shapes] == [theme.SEQUENTIAL[1], theme.SEQUENTIAL[4]]


def test_a_big_number_stands_beside_its_sentence_and_leads_to_its_figure():
    figure = draw(SPECS["number"])
    number, sentence = figure.layout.annotations
    assert (number.text, number.font.size) == ("<b>57\u202f%</b>", theme.HUGE)
    assert sentence.text == "des associations"
    assert sentence.xshift > number.xshift + 80
    assert list(figure.data[0].ids) == [SPECS["number"].marks[0].figure_id]
    assert figure.layout.xaxis.visible is False


def test_a_number_that_is_lost_is_a_dash_with_its_word():
    texts = [
        plain(note.text) for note in draw(SPECS["two numbers of two profiles, one lost"]).layout.annotations
    ]
    assert texts == ["57\u202f%", "des Associations", "– illisible", "des Fondations"]


TEXTS = (
    "Nécessaire de «\u202fjouer collectif\u202f» face aux crises",
    "La capacité des collectivités à inventer des réponses",
    "Provence-Alpes-Côte d’Azur",
    "Île-de-France",
    "14,3\u202f%",
    "2\u202f500\u202f000\u202f€",
    "– non publié",
    "Œuvres, cœurs et ÀÉÈÊËÎÏÔÛÙÇ…",
)


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_measured_as_wide_as_the_font_draws_them(text, is_bold):
    drawn = text_width(text, 15, is_bold=is_bold)
    assert drawn * 0.99 <= letters.width(text, size=15, is_bold=is_bold) <= drawn * 1.12


def test_a_text_is_parted_at_plain_spaces_only():
    lines = letters.wrapped("Part de 14,3\u202f% des «\u202fcitoyens\u202f»", most=80, size=15)
    assert lines == ("Part de", "14,3\u202f% des", "«\u202fcitoyens\u202f»")
