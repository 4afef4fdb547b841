"""Native charts: Office charts and shapes that hold the values of a chart to the digit.

That each shows the same marks, texts and words as every medium is in `tests/renderings`.
"""

import io
import re
from dataclasses import replace
from itertools import combinations

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_FILL
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard import theme
from dashboard.charts.records import Group
from dashboard.charts.spec import Chart, Mark, Row
from dashboard.renderings import slide
from dashboard.renderings.formats import number_format
from dashboard.renderings.slide import codes, looks, texts
from dashboard.renderings.slide.box import Box
from dashboard.renderings.slide.canvas import Canvas
from dashboard.words import vocabulary
from tests.dashboard.exported_cards import FORMULA, hostile_card
from tests.renderings.read_slide import drawn, formatted, groups, native, parts, said_on, workbook
from tests.renderings.specs import SPECS, bars, item, observed

WORDS = vocabulary().slides


# Sizes


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1e-6, 1e-6, 1), (0.3, 5, 1), (12, 0.2, 1), (4, 3, 0.5), (25, 12, 2)]
)
def test_no_shape_has_a_size_at_or_below_zero_in_any_box(width, height, scale):
    made = Presentation()
    shapes = made.slides.add_slide(made.slide_layouts[6]).shapes
    for chart in SPECS.values():
        slide.draw(chart, Canvas(shapes, Box(0, 0, Inches(width), Inches(height)), WORDS, scale), alt="")
    sizes = re.findall(r'\bc[xy]="(-?\d+)"', etree.tostring(shapes._spTree).decode())
    assert min(map(int, sizes[2:])) > 0  # those of the slide itself come first


def test_a_box_is_never_without_a_size():
    box = Box(0, 0, 100, 50)
    assert (box.below(80).height, box.beside(200).width, box.sized(width=-4).width) == (1, 1, 1)


# Numbers


@pytest.mark.parametrize(
    ("value", "text", "code"),
    [
        (88.0, "88\u202f%", '0"\u202f%"'),
        (12.0, "12,0\u202f%", '[$-40C]0.0"\u202f%"'),
        (36.0, "36\u202f%\u202f≠", '0"\u202f%\u202f≠"'),
        (6.4, "environ 6,4 sur 10", '[$-40C]"environ "0.0" sur 10"'),
        (148429.0, "148\u202f429", "[$-40C]#,##0"),
        (2500000.0, "2\u202f500\u202f000\u202f€", '[$-40C]#,##0"\u202f€"'),
        (30.0, "+30\u202fpoints", '"+"0"\u202fpoints";"−"0"\u202fpoints";0"\u202fpoints"'),
        (-2.5, "−2,5", '[$-40C]0.0;[$-40C]"−"0.0;[$-40C]0.0'),
        (1.0, "1er", '0"er"'),
        (12.0, '"12"', "0"),
        (30.0, "12 ou 30\u202f%", '"12 ou "0"\u202f%"'),
    ],
)
def test_a_number_is_written_as_the_site_writes_it(value, text, code):
    assert number_format(value, text) == code
    assert formatted(value, code) == text.replace('"', "")


def test_a_number_that_its_text_does_not_hold_is_written_as_excel_likes():
    assert number_format(1_200_000.0, "1,2\u202fmillion d’euros") == "General"


def test_a_workbook_holds_the_values_and_no_rest_of_a_subtraction():
    assert codes.held(87.99999999) == 88
    stated = tuple(observed(value, **item(n)) for n, value in enumerate((12.5, None, 88.0), start=1))
    (chart,) = native(drawn(bars(Group(stated))))
    assert workbook(chart) == [
        [None, "Associations"],
        ["Élément 1", 12.5],
        ["Élément 2", None],
        ["Élément 3", 88],
    ]


def test_no_text_of_a_workbook_is_a_formula():
    (chart,) = native(drawn(hostile_card().chart))
    assert FORMULA in [row[0] for row in workbook(chart)]
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}


def test_points_hold_each_series_in_columns_of_its_own():
    (chart,) = native(drawn(SPECS["dots of a duel"]))
    header, first, *_ = workbook(chart)
    assert header[3:7:2] == ["Élus locaux", "Entreprises"]
    name = "Nécessaire de «\u202fjouer collectif\u202f» face aux crises"
    assert (first[0], first[3], first[5]) == (name, 92, 83)


# Emphasis


def bar_colors(chart: Chart) -> list[str]:
    """The colour of the one bar of each row, whatever its series."""
    found = {}
    for series in native(drawn(chart))[0].plots[0].series:
        for place, value in enumerate(series.values):
            own = series.points[place].format.fill
            if value is not None:
                found[place] = (series.format.fill if own.type is None else own).fore_color.rgb
    return [f"#{found[place]}" for place in sorted(found)]


def test_the_strong_mark_keeps_its_colour_and_the_others_are_paler():
    strong, *others = [theme.PROFILE_COLORS[code] for code in ("associations", "elus_locaux", "entreprises")]
    assert bar_colors(SPECS["bars sorted, one mark strong"]) == [strong, *map(looks.tint, others)]
    assert looks.tint("#206950") == "#AAC6BC"


def test_a_row_that_the_reader_chose_is_the_strong_one_and_without_any_all_keep_their_colour():
    chart, color = SPECS["bars of equal values"], theme.PROFILE_COLORS["associations"]
    assert bar_colors(chart) == [color] * 3
    (panel,) = chart.panels
    rows = tuple(replace(row, is_strong=place == 1) for place, row in enumerate(panel.rows))
    chosen = replace(chart, panels=(replace(panel, rows=rows),))
    assert bar_colors(chosen) == [looks.tint(color), color, looks.tint(color)]


def test_a_mark_of_a_small_base_is_grey():
    assert bar_colors(SPECS["bars all muted"]) == [theme.MISSING] * 2


# Missing values and asides


def test_a_missing_word_stands_right_of_the_plot():
    shapes = drawn(SPECS["bars with values missing"])
    (chart,) = [shape for shape in shapes if shape.has_chart]
    (words,) = [
        shape for group in groups(shapes) for shape in group.shapes if shape.name == "Ligne 2, absent"
    ]
    layout = chart.chart._chartSpace.chart.plotArea.find(qn("c:layout"))
    ends = [float(layout.find(f".//{qn(f'c:{name}')}").get("val")) for name in ("x", "w")]
    assert words.left >= chart.left + sum(ends) * chart.width


def test_no_two_texts_of_a_slide_lie_over_each_other():
    for name, chart in SPECS.items():
        shapes = [] if name.startswith("map") else groups(drawn(chart))
        held = [
            (shape.name, Box.of(shape)) for group in shapes for shape in group.shapes if shape.text_frame.text
        ]
        over = [(a, b) for (a, one), (b, other) in combinations(held, 2) if meet(one, other)]
        assert over == [], name


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes share more than a hair."""
    hair = Pt(1)
    return a.meets(b.grown(left=-hair, top=-hair, right=-hair, bottom=-hair))


def test_a_gap_stands_in_a_column_of_its_own():
    said = {one.name: one.text for one in said_on(SPECS["dots of a duel"])}
    assert [said[f"Ligne {n}, écart"] for n in (1, 2, 3, 4)] == ["+9", "+8", "−6", "0"]
    assert said["Colonne, Écart"] == "Écart"


def test_many_series_are_written_in_columns_and_two_at_their_marks():
    assert "Ligne 1, valeur, Fondations" in [one.name for one in said_on(SPECS["dots of five profiles"])]
    assert not [one.name for one in said_on(SPECS["dots of a duel"]) if "valeur" in one.name]


def test_marks_of_one_value_stand_apart():
    (chart,) = native(drawn(SPECS["dots of a duel"]))
    heights = [
        [float(point.find(qn("c:v")).text) for point in series._element.xpath("c:yVal//c:pt")][3]
        for series in list(chart.plots[0].series)[1:]
    ]
    assert heights == [-2.84, -3.16]


def test_each_profile_with_results_has_a_mark_of_its_own_and_none_is_a_dash():
    profiles = set(theme.PROFILE_SYMBOLS) - {"ecosysteme", "_T"}
    marks = {looks._MARKERS[theme.symbol(f"profile:{code}")][0] for code in profiles}
    assert len(marks) == len(profiles)
    assert XL_MARKER_STYLE.DASH not in marks


def test_a_value_apart_is_not_joined_to_the_line():
    (chart,) = native(drawn(SPECS["lines of three waves, one value apart"]))
    apart = f"{qn('a:ln')}/{qn('a:noFill')}"
    assert [(series.name, series._element.spPr.find(apart) is None) for series in chart.plots[0].series] == [
        ("Au moins un partenariat", True),
        ("Partenariats au sens large", True),
        ("Partenariats au sens large", False),
    ]


# Maps


def regions_of(chart: Chart) -> list[object]:
    (group,) = groups(drawn(chart), WORDS.MAP)
    return [shape for shape in group.shapes if shape._element.find(".//" + qn("a:custGeom")) is not None]


def legend_of(chart: Chart) -> object:
    (legend,) = groups(drawn(chart), WORDS.CLASSES)
    return legend


def test_the_regions_of_a_map_are_shapes_with_their_values():
    chart = SPECS["map"]
    found = {shape._element._nvXxPr.cNvPr.get("descr") for shape in regions_of(chart)}
    assert found == {f"{row.label}\u202f: {row.marks[0].text}" for row in chart.rows}


def test_a_map_says_its_class_limits_and_where_france_stands():
    chart = SPECS["map"]
    said = [one.text for one in parts(legend_of(chart)) if one.lines]
    assert said == [*chart.limit_texts, "France métropolitaine\u202f: 10,4\u202f%"]
    by_name = {shape.name: shape for shape in legend_of(chart).shapes}
    france, holding = by_name[WORDS.RULE], by_name[f"{WORDS.CLASSES} 2"]  # 9 to 10.5
    assert holding.top <= france.top + france.height / 2 <= holding.top + holding.height


def test_the_classes_of_a_map_have_the_colours_of_the_theme():
    chart = SPECS["map"]
    swatches = [shape for shape in legend_of(chart).shapes if shape.name.startswith(WORDS.CLASSES)]
    shades = [f"#{shape.fill.fore_color.rgb}" for shape in swatches]
    assert shades == list(theme.shades(len(chart.classes)))
    assert {f"#{shape.fill.fore_color.rgb}" for shape in regions_of(chart)} <= set(shades)


def test_a_region_without_a_value_is_hatched_and_named_in_the_legend():
    chart = SPECS["map with missing regions"]
    hatched = [shape.name for shape in regions_of(chart) if shape.fill.type == MSO_FILL.PATTERNED]
    assert [name.rpartition(", ")[2] for name in hatched] == ["Corse", "Bretagne"]
    assert "non publié" in [one.text for one in parts(legend_of(chart))]


def test_the_chosen_region_lies_over_its_neighbours():
    *others, chosen = regions_of(SPECS["map with missing regions"])
    assert chosen.name.endswith("Bretagne")
    assert f"#{chosen.line.color.rgb}" == theme.INK
    assert theme.INK not in {f"#{shape.line.color.rgb}" for shape in others}


def test_regions_stand_where_they_are():
    shapes = {shape.name.rpartition(", ")[2]: Box.of(shape) for shape in regions_of(SPECS["map"])}
    assert len(shapes) == 13
    across = sorted(shapes, key=lambda name: shapes[name].left + shapes[name].right)
    down = sorted(shapes, key=lambda name: shapes[name].top)
    assert (across[0], across[-1]) == ("Bretagne", "Corse")
    assert (down[0], down[-1]) == ("Hauts-de-France", "Corse")


def test_a_region_that_has_no_outline_is_a_tile():
    chart = SPECS["map"]
    former = Row("Poitou-Charentes", (Mark("region", 12.0, "12\u202f%"),), code="R54")
    panel = chart.panels[0]
    grown = replace(chart, panels=(replace(panel, rows=(*panel.rows, former)),))
    assert "Poitou-Charentes\u202f: 12\u202f%" in [one.text for one in parts(legend_of(grown))]


# Texts


def test_a_text_is_cut_where_its_lines_end():
    text = "une phrase de quelques mots"
    assert texts.lines_of(text, width=Pt(60), size=12) == ["une", "phrase de", "quelques", "mots"]
    assert texts.shortened(text, width=Pt(60), lines=2, size=12) == "une phrase…"
    assert texts.shortened(text, width=Pt(600), lines=1, size=12) == text


def test_a_word_without_end_is_broken_and_no_width_is_too_small():
    assert all(len(line) <= 12 for line in texts.lines_of("x" * 50, width=Pt(60), size=12))
    assert texts.shortened("mot", width=1, lines=1, size=12)


def test_a_value_and_its_note_stay_on_one_line():
    assert texts.lines_of("57\u202f%\u202f≠ mot", width=Pt(60), size=12) == ["57\u202f%\u202f≠", "mot"]


def test_no_file_holds_a_sign_that_office_refuses():
    assert texts.plain("\x00\x07Un\ttitre\r\nsur\ufffe deux lignes\ud800") == "Un titre sur deux lignes"
