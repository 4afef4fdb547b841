"""Native charts: what PowerPoint will show and hold is what the card says, to the digit."""

import io
from collections.abc import Callable, Sequence

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Inches, Pt

from dashboard import labels, theme
from dashboard.cards import (
    compare,
    context,
    context_years,
    impacts,
    overview,
    partners,
    practices,
    regions,
    trends,
)
from dashboard.cards.card import Card
from dashboard.charts import bars, dots, likert, lines, rankings
from dashboard.charts.drawn import drawn_from
from dashboard.exports.slides import native
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import markers, numbers, texts

BOX = Box(Inches(0.5), Inches(1.75), Inches(12.3), Inches(4.6))
NAN = float("nan")
MEASURED = "ctx_poids_ess_emploi"


def saved(card: Card) -> Sequence[object]:
    """The shapes of one slide with the card's chart, as a file gives them back."""
    deck = Presentation()
    native.draw(deck.slides.add_slide(deck.slide_layouts[6]).shapes, card, box=BOX)
    file = io.BytesIO()
    deck.save(file)
    return list(Presentation(file).slides[0].shapes)


def charts(card: Card) -> list[object]:
    return [shape.chart for shape in saved(card) if shape.has_chart]


def columns(chart: object) -> dict[str, list[float | None]]:
    """The values of each series of a chart, by its name."""
    return {series.name: list(series.values) for series in chart.plots[0].series}


def across(chart: object) -> dict[str, list[float | None]]:
    """The horizontal values of each series of points, None where there is no point."""
    return {series.name: _points(series, "xVal") for series in chart.plots[0].series}


def up(chart: object) -> dict[str, list[float | None]]:
    return {series.name: _points(series, "yVal") for series in chart.plots[0].series}


def _points(series: object, axis: str) -> list[float | None]:
    cache = series._element.xpath(f"c:{axis}//c:numCache")[0]
    held = {int(point.get("idx")): float(point.find("{*}v").text) for point in cache.findall("{*}pt")}
    return [held.get(index) for index in range(int(cache.find("{*}ptCount").get("val")))]


def cells(chart: object) -> list[list[object]]:
    """The workbook behind a chart, row by row."""
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def names(chart: object) -> list[str]:
    return list(chart.plots[0].categories)


def known(values: Sequence[float]) -> list[float | None]:
    return [None if pd.isna(value) else value for value in values]


def card_of(figure: object, *, table: pd.DataFrame | None = None) -> Card:
    return Card(
        card_id="essai",
        finding="Essai",
        question="Question",
        figure=figure,
        base="Base",
        source="Source",
        table=pd.DataFrame({"Item": ["Un"]}) if table is None else table,
        alt="Texte alternatif.",
        data=pd.DataFrame(),
    )


def bar_card(rows: Sequence[tuple[str, float, str]], *, planned: Sequence[float] = ()) -> Card:
    frame = pd.DataFrame(rows, columns=["item_label", "value", "status"]).assign(
        actor_profile_id="citoyens", planned=list(planned) or NAN
    )
    panel = bars.Panel(heading="", base="", rows=frame)
    return card_of(bars.share_panels([panel], planned_label="Prévu" if planned else ""))


def dot_frame(values: Sequence[tuple[str, str, float, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(values, columns=["item_id", "actor_profile_id", "value", "status"])
    return frame.assign(item_label=frame["item_id"], profile_label=frame["actor_profile_id"])


def distribution(rows: Sequence[tuple[str, str, float]]) -> Card:
    frame = pd.DataFrame(rows, columns=["item_id", "response_id", "value"])
    frame = frame.assign(item_label=frame["item_id"], response_label=frame["response_id"])
    frame["status"] = ["published" if value == value else "illegible" for value in frame["value"]]
    return card_of(likert.distribution_bars(frame))


# Every family, on published figures


def test_each_panel_of_bars_is_a_chart_under_its_heading_and_base(cursor):
    card = practices.types(cursor, wave="2021")
    panels = drawn_from(card.figure).arguments["panels"]
    shapes = saved(card)
    drawn = [shape.chart for shape in shapes if shape.has_chart]
    assert [columns(chart) for chart in drawn] == [{"Part": known(panel.rows["value"])} for panel in panels]
    assert [names(chart) for chart in drawn] == [
        [labels.french(label) for label in panel.rows["item_label"]] for panel in panels
    ]
    assert [shape.text_frame.text for shape in shapes if shape.has_text_frame] == [
        f"{panel.heading}\n{panel.base}" for panel in panels
    ]


def test_planned_practice_is_a_second_series(cursor):
    card = practices.plans(cursor, wave="2021")
    panels = drawn_from(card.figure).arguments["panels"]
    assert [columns(chart) for chart in charts(card)] == [
        {
            "Pratiqué": known(panel.rows["value"]),
            "Pratiqué ou prévu dans les 6 mois": known(panel.rows["planned"]),
        }
        for panel in panels
    ]


def test_the_workbook_of_a_chart_holds_its_names_and_values(cursor):
    (chart,) = charts(impacts.necessity(cursor))
    assert cells(chart) == [
        [None, "Part"],
        ["Fondations", 98],
        ["Associations", 97],
        ["Élus locaux", 92],
        ["Entreprises", 83],
        ["Citoyens", 81],
    ]


def test_a_dot_of_each_profile_stands_at_its_published_value(cursor):
    card = impacts.by_profile(cursor)
    frame = drawn_from(card.figure).arguments["frame"]
    (chart,) = charts(card)
    items = list(dict.fromkeys(frame["item_id"]))
    lines_, *profiles = across(chart).items()
    assert lines_ == ("Lignes", [0.0] * len(items))
    assert dict(profiles) == {
        profile: known(group.set_index("item_id")["value"].reindex(items))
        for profile, group in frame.groupby("profile_label", sort=False)
    }


def test_the_workbook_of_dots_holds_one_row_an_item_and_leaves_unread_cells_empty():
    frame = dot_frame(
        [
            ("Emploi", "citoyens", 56.0, "published"),
            ("Emploi", "associations", NAN, "illegible"),
            ("Santé", "citoyens", 54.5, "published"),
            ("Santé", "associations", 83.0, "published"),
        ]
    )
    (chart,) = charts(card_of(dots.profile_dots(frame)))
    assert cells(chart) == [
        [
            None,
            "Lignes",
            "Ligne (Lignes)",
            "citoyens",
            "Ligne (citoyens)",
            "associations",
            "Ligne (associations)",
        ],
        ["Emploi", 0, 0, 56, 0, None, None],
        ["Santé", 0, -1, 54.5, -1, 83, -1],
    ]
    assert across(chart)["associations"] == [None, 83.0]
    assert up(chart)["associations"] == [None, -1.0]


def test_gaps_stand_at_what_the_page_computes_without_the_rest_of_a_subtraction(cursor):
    view = {"question_id": "impact_percu", "reference_id": "entreprises", "sort": "ecart"}
    cards = compare.all_cards(cursor, item_id=compare.ALL_ITEMS, **view)
    card = next(card for card in cards if card.card_id.endswith("_ecarts"))
    (chart,) = charts(card)
    _, *profiles = across(chart).values()
    drawn = sorted(value for values in profiles for value in values if value is not None)
    assert drawn == sorted(round(gap, 3) for gap in card.data["gap_pts"].dropna())
    assert chart.category_axis.tick_labels.number_format == '+General;"−"General;"Entreprises"'


def test_a_distribution_keeps_neutral_and_unreadable_answers_out_of_the_scale(cursor):
    card = impacts.distribution(cursor, actor_profile_id="associations")
    frame = drawn_from(card.figure).arguments["frame"]
    scale, apart = (columns(chart) for chart in charts(card))
    assert list(scale) == [
        "Faible",
        "Fort",
        "Détail illisible",
        "Très fort",
        "En gras\u202f: total fort ou très fort",
    ]
    assert list(apart) == ["Modéré", "Illisible"]
    held = frame.pivot(index="item_id", columns="response_id", values="value")
    held = held.reindex(frame["item_id"].drop_duplicates())
    assert scale["Fort"] == known(held["fort"])
    assert scale["Très fort"] == known(held["tres_fort"])
    assert scale["En gras\u202f: total fort ou très fort"] == known(held["top2"])
    assert scale["Faible"] == known(-held["faible"])
    assert apart["Modéré"] == known(held["modere"])


def test_waves_are_joined_only_where_they_compare_and_both_values_of_a_year_stay(cursor):
    (chart,) = charts(practices.rates(cursor, actor_profile_id="associations"))
    assert names(chart) == [str(year) for year in range(2009, 2016)]
    gap = [None] * 6
    assert columns(chart) == {
        "Associations employeuses": [46.0, *gap[1:], 53.0],
        "Associations non employeuses": [*gap, 35.0],
        "Ensemble du profil": [*gap, 38.0],
    }
    joined, *alone = chart.plots[0].series
    assert joined.format.line.fill.fore_color.rgb == texts.rgb(theme.PROFILE_COLORS["associations"])
    assert [series.format.line.fill.type for series in alone] == [5, 5]  # MSO_FILL.BACKGROUND: no line


def test_a_trend_of_a_question_asked_twice_has_both_waves(cursor):
    card = trends.evolution(cursor, question_id="urgence_partenariats", actor_profile_id="citoyens")
    (chart,) = charts(card)
    assert columns(chart) == {"Urgence de créer des partenariats": [86.0, None, None, None, 84.0]}


def test_a_ranking_holds_every_region_and_france_in_a_series_of_its_own(cursor):
    card = context.ranking_card(cursor, question_id=MEASURED, period="2015", region_id="53")
    made = drawn_from(card.figure).arguments
    (chart,) = charts(card)
    own, france = columns(chart).values()
    assert [value for value in own if value is not None] == list(made["values"]["value"])
    assert [value for value in france if value is not None] == [made["reference"].value]
    assert [own[row] is None for row in range(len(own))] == [value is not None for value in france]
    assert names(chart)[0] == "▸ 1er · Bretagne"
    assert names(chart)[france.index(made["reference"].value)] == "France métropolitaine"
    assert chart.category_axis.reverse_order


def test_results_of_a_region_stand_beside_those_of_france(cursor):
    cards = regions.national_cards(cursor, is_beside=True)
    for card in cards:
        results = drawn_from(card.figure).arguments["results"]
        own, france = columns(charts(card)[0]).values()
        assert own == known(results["value"])
        assert france == known(results["reference_value"])


def test_two_waves_of_means_and_their_conflict_stand_side_by_side(cursor):
    card = trends.evolution(cursor, question_id="fragilites_prioritaires", actor_profile_id="citoyens")
    (chart,) = charts(card)
    assert columns(chart) == {
        "2019": [6.4, 6.3, 6.0, 5.9, 5.9],
        "2015": [7.1, 6.6, 6.6, 6.5, 6.3],
        "2015, autre valeur publiée": [None, None, 7.0, None, None],
    }


def test_each_region_has_a_small_chart_with_the_reference_dotted(cursor):
    (card,) = context_years.cards(cursor, question_id=MEASURED, region_id="53")
    made = drawn_from(card.figure).arguments
    drawn = charts(card)
    groups = [group for _, group in made["values"].groupby("region_id", sort=False)]
    assert [next(iter(up(chart).values())) for chart in drawn] == [known(group["value"]) for group in groups]
    assert all(up(chart)["France métropolitaine"] == list(made["reference"]["value"]) for chart in drawn)
    assert all(across(chart)["France métropolitaine"] == [2008, 2014, 2015] for chart in drawn)


def test_overseas_regions_are_a_table_of_names_and_values(cursor):
    card = context.overseas_card(cursor, question_id=MEASURED, period="2015", region_id="53")
    (frame,) = saved(card)
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        ["Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"],
        ["10,8\u202f%", "10,5\u202f%", "7,9\u202f%", "11,1\u202f%", "non publié"],
    ]


def test_a_figure_that_no_family_drew_falls_back_to_its_table(cursor):
    card = overview.moving_territories(cursor)
    copy = Card(**{**vars(card), "figure": type(card.figure)(card.figure)})
    (frame,) = saved(copy)
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        list(card.table.columns),
        *(list(row) for row in card.table.itertuples(index=False)),
    ]


def test_a_map_falls_back_to_its_table_where_nothing_draws_maps(cursor, monkeypatch):
    monkeypatch.setattr(native, "MAPS_MODULE", f"{native.__name__}.nowhere")
    card = context.map_card(cursor, question_id=MEASURED, period="2015")
    (frame,) = saved(card)
    assert frame.table.cell(0, 0).text == card.table.columns[0]


# What a value becomes


@pytest.mark.parametrize(
    "value, written",
    [(88.0, 88), (87.9999999, 88), (6.4 - 7.1, -0.7), (12.25, 12.25), (0.0, 0), (NAN, None), (None, None)],
)
def test_a_value_enters_a_workbook_as_it_is_printed(value, written):
    assert numbers.printed(value) == written
    assert isinstance(numbers.printed(value), type(written))


@pytest.mark.parametrize(
    "text, code",
    [
        ("59\u202f%", '0"\u202f%"'),
        ("12,5\u202f%", '0.0"\u202f%"'),
        ("6,4", "0.0"),
        ("21\u202f724", "#,##0"),
        ("environ 1\u202f408,50\u202f€", '"environ "#,##0.00"\u202f€"'),
        ("plus de 30\u202f%", '"plus de "0"\u202f%"'),
        ("−3", "0"),
    ],
)
def test_the_format_of_a_label_writes_a_number_as_the_page_does(text, code):
    assert numbers.format_code(text) == code


def test_a_gap_is_written_with_its_sign():
    assert numbers.format_code("+21", is_signed=True) == '+0;"−"0;0'


def test_a_text_without_a_number_has_no_format():
    with pytest.raises(ValueError, match="no number in 'non publié'"):
        numbers.format_code("non publié")


def test_the_left_of_zero_is_written_without_a_sign():
    chart, _ = charts(distribution([("A", "faible", 8.0), ("A", "fort", 40.0), ("A", "modere", 30.0)]))
    weak = chart.plots[0].series[0]
    assert list(weak.values) == [-8.0]
    assert weak.data_labels.number_format == "0;0"
    assert chart.value_axis.tick_labels.number_format == '0"\u202f%";0"\u202f%"'


def test_values_with_other_decimals_keep_them_in_their_own_label():
    (chart,) = charts(
        bar_card([("A", 53.0, "published"), ("B", 27.0, "published"), ("C", 10.5, "published")])
    )
    series = chart.plots[0].series[0]
    assert series.data_labels.number_format == '0"\u202f%"'
    assert series._element.xpath("c:dLbls/c:dLbl/c:idx/@val") == ["2"]
    assert series._element.xpath("c:dLbls/c:dLbl/c:numFmt/@formatCode") == ['0.0"\u202f%"']


def test_an_unpublished_bar_is_an_empty_cell_beside_its_word():
    card = bar_card(
        [("Mécénat", 25.0, "published"), ("Emploi", NAN, "not_published"), ("Santé", NAN, "illegible")]
    )
    (chart,) = charts(card)
    assert cells(chart) == [
        [None, "Part"],
        ["Mécénat", 25],
        ["Emploi (non publié)", None],
        ["Santé (illisible dans notre copie)", None],
    ]
    assert columns(chart) == {"Part": [25.0, None, None]}


def test_a_lost_dot_is_named_under_its_item_and_a_silent_profile_in_the_legend():
    frame = dot_frame(
        [
            ("Emploi", "citoyens", 56.0, "published"),
            ("Emploi", "elus_locaux", NAN, "illegible"),
            ("Emploi", "jeunes", NAN, "not_published"),
            ("Santé", "citoyens", 54.0, "published"),
            ("Santé", "elus_locaux", 60.0, "published"),
            ("Santé", "jeunes", NAN, "not_published"),
        ]
    )
    (chart,) = charts(card_of(dots.profile_dots(frame)))
    lines_, *profiles = chart.plots[0].series
    written = [label.xpath(".//a:t/text()") for label in lines_._element.xpath("c:dLbls/c:dLbl/c:tx")]
    assert written == [["Emploi", "elus_locaux\u202f: illisible"], ["Santé"]]
    assert [series.name for series in profiles] == ["citoyens", "elus_locaux", "jeunes, non publié"]


def test_the_printed_total_is_written_where_the_strong_side_ends():
    chart, *_ = charts(
        distribution(
            [("A", "tres_fort", 30.0), ("A", "fort", 40.0), ("A", "modere", 20.0), ("A", "top2", 71.0)]
        )
    )
    total = chart.plots[0].series[-1]
    assert list(total.values) == [71.0]
    assert total.data_labels.position == XL_LABEL_POSITION.INSIDE_BASE
    assert total.data_labels.number_format == '0"\u202f%"'


def test_a_block_too_narrow_for_its_number_has_no_label():
    chart, *_ = charts(
        distribution([("A", "tres_fort", 3.0), ("B", "tres_fort", 30.0), ("B", "modere", 9.0)])
    )
    series = chart.plots[0].series[0]
    assert series._element.xpath("c:dLbls/c:dLbl[c:delete/@val='1']/c:idx/@val") == ["0"]


# Looks


def test_a_profile_keeps_its_colour_and_a_shape_of_its_own():
    profiles = [profile for profile in theme.PROFILE_COLORS if profile != "_T"]
    values = [("Emploi", profile, 10.0 * n, "published") for n, profile in enumerate(profiles, 1)]
    (chart,) = charts(card_of(dots.profile_dots(dot_frame(values))))
    _, *drawn = chart.plots[0].series
    assert [series.marker.format.fill.fore_color.rgb for series in drawn] == [
        texts.rgb(theme.PROFILE_COLORS[profile]) for profile in profiles
    ]
    assert [series.marker.style for series in drawn][:4] == [
        XL_MARKER_STYLE.CIRCLE,
        XL_MARKER_STYLE.SQUARE,
        XL_MARKER_STYLE.DIAMOND,
        XL_MARKER_STYLE.TRIANGLE,
    ]
    assert len({series.marker.style for series in drawn}) == len(profiles)


def test_a_circled_dot_is_larger_in_a_dark_ring_with_a_bold_value():
    frame = dot_frame([("Emploi", "citoyens", 56.0, "published"), ("Santé", "citoyens", 54.0, "published")])
    (chart,) = charts(card_of(dots.profile_dots(frame, circled=[("Santé", "citoyens")])))
    _, series = chart.plots[0].series
    marker = series.points[1].marker
    assert marker.size > series.marker.size
    assert marker.format.line.color.rgb == texts.rgb(theme.INK)
    assert series._element.xpath("c:dLbls/c:dLbl/c:tx//a:rPr/@b") == ["0", "1"]


def test_the_value_of_a_dot_is_a_field_that_follows_the_workbook():
    frame = dot_frame([("Emploi", "citoyens", 56.5, "published")])
    (chart,) = charts(card_of(dots.profile_dots(frame)))
    (field,) = chart.plots[0].series[1]._element.xpath("c:dLbls/c:dLbl/c:tx//a:fld")
    assert (field.get("type"), field.find("{*}t").text) == ("XVALUE", "56,5")


def test_dots_of_nearly_one_value_stand_one_above_the_other():
    assert markers.shifts({0: 50.0, 1: 51.0, 2: 70.0}, close=2.2) == {0: 1, 1: -1}


def test_values_are_written_where_there_is_room():
    sides = markers.sides_across({0: 20.0, 1: 60.0, 2: 61.0, 3: 62.0, 4: 90.0}, shifts={2: -1}, close=5)
    left, right, above, below = (
        XL_LABEL_POSITION.LEFT,
        XL_LABEL_POSITION.RIGHT,
        XL_LABEL_POSITION.ABOVE,
        XL_LABEL_POSITION.BELOW,
    )
    assert sides == {0: left, 1: left, 2: below, 3: right, 4: right}
    assert markers.sides_up({0: 36.0, 1: 37.0}) == {0: below, 1: above}


def test_bars_of_several_profiles_have_the_colour_of_each(cursor):
    (chart,) = charts(impacts.necessity(cursor))
    series = chart.plots[0].series[0]
    order = ["fondations", "associations", "elus_locaux", "entreprises", "citoyens"]
    assert [series.points[row].format.fill.fore_color.rgb for row in range(1, 5)] == [
        texts.rgb(theme.PROFILE_COLORS[profile]) for profile in order[1:]
    ]
    assert series.format.fill.fore_color.rgb == texts.rgb(theme.PROFILE_COLORS[order[0]])


def every_family(cursor: object) -> list[Card]:
    chosen = {"question_id": MEASURED, "period": "2015", "region_id": "53"}
    return [
        practices.plans(cursor, wave="2021"),
        impacts.by_profile(cursor),
        compare.own_performance(cursor),
        impacts.distribution(cursor, actor_profile_id="citoyens"),
        practices.rates(cursor, actor_profile_id="entreprises"),
        *context_years.cards(cursor, question_id=MEASURED, region_id="53"),
        context.ranking_card(cursor, **chosen),
        context.overseas_card(cursor, **chosen),
        *regions.national_cards(cursor, is_beside=True)[:1],
    ]


def test_the_first_shape_carries_the_alternative_text_and_no_chart_is_without_one(cursor):
    for card in every_family(cursor):
        described = [
            shape._element.xpath("./*[1]/p:cNvPr/@descr")
            for shape in saved(card)
            if shape.has_chart or shape.has_table
        ]
        assert described[0] == [card.alt]
        assert all(text and text[0] for text in described)


def test_text_is_of_twelve_points_at_least_and_in_the_fonts_of_the_theme(cursor):
    for card in every_family(cursor):
        for shape in saved(card):
            root = shape.chart._chartSpace if shape.has_chart else shape._element
            assert all(int(size) >= 1200 for size in root.xpath(".//@sz") if size.isdigit())
            assert not root.xpath(".//a:latin")


def test_nothing_leaves_its_box(cursor):
    for card in every_family(cursor):
        for shape in saved(card):
            assert shape.left >= BOX.left and shape.top >= BOX.top
            assert shape.left + shape.width <= BOX.left + BOX.width + Pt(1)
            assert shape.top + shape.height <= BOX.top + BOX.height + Pt(1)


# PowerPoint offers to repair a file whose elements are not in the order of the schema.
ORDER = {
    "chart": (
        "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly "
        "dispBlanksAs showDLblsOverMax extLst"
    ),
    "plotArea": "layout barChart lineChart scatterChart catAx valAx spPr",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "scatterChart": "scatterStyle varyColors ser dLbls axId",
    "ser": (
        "idx order tx spPr invertIfNegative marker pictureOptions dPt dLbls trendline errBars cat val "
        "xVal yVal smooth shape extLst"
    ),
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "marker": "symbol size spPr",
    "dLbls": (
        "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName "
        "showPercent showBubbleSize separator showLeaderLines extLst"
    ),
    "dLbl": (
        "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName "
        "showPercent showBubbleSize separator extLst"
    ),
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "catAx": (
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
        "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset "
        "tickLblSkip tickMarkSkip noMultiLvlLbl"
    ),
    "valAx": (
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
        "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit "
        "minorUnit dispUnits"
    ),
    "scaling": "logBase orientation max min",
}


def test_every_chart_keeps_the_order_of_the_schema(cursor):
    for card in every_family(cursor):
        for chart in charts(card):
            for name, order in ORDER.items():
                for element in chart._chartSpace.xpath(f".//c:{name}"):
                    found = [child.tag.split("}")[1] for child in element]
                    assert found == sorted(found, key=order.split().index), name


# Hostile input

LONG = "Un libellé qui ne finit pas, " * 11
RIGHT_TO_LEFT = "شراكات من أجل الإقليم"


def hostile_cards(label: str) -> dict[str, Callable[[], Card]]:
    frame = dot_frame([(label, "citoyens", 56.0, "published"), ("B", "citoyens", 54.0, "published")])
    results = pd.DataFrame(
        {
            "result_label": [label],
            "actor_profile_id": ["citoyens"],
            "value": [12.0],
            "value_text": ["12 %"],
            "reference_value": [NAN],
            "reference_text": ["France : pas de résultat comparable"],
        }
    )
    ranked = pd.DataFrame(
        {"region_id": ["53"], "bar_label": [label], "value": [12.0], "value_text": ["12 %"]}
    )
    years = pd.DataFrame({"figure_id": ["a"], "year": [2015], "value": [12.0], "is_linked": [False]})
    return {
        "share_panels": lambda: bar_card([(label, 12.0, "published")]),
        "profile_dots": lambda: card_of(dots.profile_dots(frame)),
        "distribution_bars": lambda: distribution([(label, "fort", 12.0), (label, "modere", 30.0)]),
        "beside_france": lambda: card_of(rankings.beside_france(results, axis=theme.share_axis())),
        "ranking_bars": lambda: card_of(rankings.ranking_bars(ranked, end=20, reference=None)),
        "rates_over_time": lambda: card_of(
            lines.rates_over_time(
                years.assign(caption=label, short_caption=label, actor_profile_id="citoyens"), links=[]
            )
        ),
    }


@pytest.mark.parametrize("family", hostile_cards(""))
@pytest.mark.parametrize("label", [LONG, "x" * 300, RIGHT_TO_LEFT], ids=["long", "unbroken", "right-to-left"])
def test_a_hostile_label_is_whole_in_the_workbook_and_short_on_the_slide(family, label):
    card = hostile_cards(label)[family]()
    shapes = saved(card)
    held = [cell for shape in shapes if shape.has_chart for row in cells(shape.chart) for cell in row]
    assert texts.plain(label).lower() in [cell.lower() for cell in held if isinstance(cell, str)]
    assert all(shape.left + shape.width <= BOX.left + BOX.width + Pt(1) for shape in shapes)


def test_a_name_is_cut_at_what_its_place_holds():
    cut = texts.shortened(LONG, width=Pt(200), height=Pt(32))
    assert cut == "Un libellé qui ne finit pas, Un libellé qui ne finit pas…"
    assert (
        texts.shortened("Provence-Alpes-Côte d’Azur", width=Pt(120), height=Pt(32))
        == "Provence-Alpes-Côte d’Azur"
    )


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK('http://x')", "http://x"])
def test_a_label_that_looks_like_a_formula_stays_text(label):
    (chart,) = charts(bar_card([(label, 12.0, "published")]))
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert (book.active["A2"].data_type, book.active["A2"].value) == ("s", texts.plain(label))


def test_the_marks_up_of_a_page_and_unseen_characters_never_reach_a_slide():
    assert texts.plain("<b>Emploi</b><br>et\x0b santé\x00") == "Emploi et santé"


@pytest.mark.parametrize(
    "figure",
    [
        lambda: bars.share_panels([]),
        lambda: dots.profile_dots(dot_frame([])),
        lambda: likert.distribution_bars(pd.DataFrame(columns=["item_id", "response_id", "value"])),
        lambda: lines.rates_over_time(pd.DataFrame(columns=["figure_id", "year"]), links=[]),
        lambda: rankings.ranking_bars(pd.DataFrame(columns=["region_id"]), end=1, reference=None),
        lambda: rankings.beside_france(pd.DataFrame(columns=["value"]), axis=theme.share_axis()),
    ],
)
def test_an_empty_chart_says_that_nothing_is_published(figure):
    (shape,) = saved(card_of(figure()))
    assert shape.text_frame.text == "Aucune valeur publiée."


def test_a_table_too_long_for_its_box_says_how_many_rows_follow():
    table = pd.DataFrame({"Item": [f"Ligne {row}" for row in range(60)], "Valeur": ["12 %"] * 60})
    (frame,) = saved(card_of(type(bars.share_panels([]))(), table=table))
    last = len(frame.table.rows) - 1
    assert frame.table.cell(last, 0).text == f"et {61 - last} autres lignes, dans les données de la page"
    assert frame.height <= BOX.height


def test_bars_of_a_counted_survey_have_their_margins_as_error_bars(cursor):
    _, former = partners.cards(cursor)
    (chart,) = charts(former)
    reach = {
        side: [float(value.text) for value in chart._chartSpace.xpath(f".//c:errBars/c:{side}//c:v")]
        for side in ("minus", "plus")
    }
    assert [columns(chart)["Part"][0], reach["minus"][0], reach["plus"][0]] == [74, 2.38, 2.25]
    assert len(reach["minus"]) == len(reach["plus"]) == 6


def test_bars_of_an_uncounted_survey_have_no_error_bars(cursor):
    recent, _ = partners.cards(cursor)
    (chart,) = charts(recent)
    assert chart._chartSpace.xpath(".//c:errBars") == []
