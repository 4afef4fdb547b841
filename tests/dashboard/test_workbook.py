"""The Excel file: numbers as published, a native chart over them, and everything a reader needs beside."""

import io
import math
import zipfile
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

from dashboard import labels
from dashboard.cards import impacts, partners
from dashboard.charts import bars, dots, likert, lines, maps, panels, rankings
from dashboard.exports import workbook, workbook_grids
from dashboard.exports.entries import Entry, NothingToExport
from tests.dashboard.exported_cards import CARDS, FORMULA, HOSTILE_LABELS, hostile_card

CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
DRAWN = {
    "profile_dots": "barChart",
    "gaps": "barChart",
    "share_panels": "barChart",
    "distribution_bars": "barChart",
    "rates_over_time": "scatterChart",
    "region_map": "barChart",
    "region_tiles": "barChart",
    "ranking_bars": "barChart",
    "small_multiples": "barChart",
    "beside_france": "barChart",
}


@pytest.fixture(scope="module")
def cards(tables):
    return {family: make(tables.cursor()) for family, make in CARDS.items()}


@pytest.fixture(scope="module")
def content(cards):
    return workbook.workbook([Entry(card, view="impacts") for card in cards.values()])


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(book, family):
    return book.worksheets[1 + list(CARDS).index(family)]


def table_of(sheet) -> pd.DataFrame:
    (table,) = sheet.tables.values()
    header, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return pd.DataFrame(rows, columns=header)


def numbers_of(table: pd.DataFrame) -> Counter:
    return Counter(
        cell for cell in table.to_numpy().ravel() if isinstance(cell, int | float) and not math.isnan(cell)
    )


def known(data: pd.DataFrame) -> Counter:
    return Counter(data["gap_pts" if "gap_pts" in data else "value"].dropna())


def test_a_workbook_has_a_readme_a_sheet_an_entry_and_the_data(book):
    assert book.sheetnames[0] == "Lisez-moi"
    assert book.sheetnames[-1] == "Données"
    assert len(book.sheetnames) == len(CARDS) + 2
    assert book.active.title == book.sheetnames[1]


@pytest.mark.parametrize("family", ["profile_dots", "gaps"])
def test_each_cell_of_a_crossed_table_is_the_published_value(book, cards, family):
    data = cards[family].data
    table = table_of(sheet_of(book, family)).set_index(cards[family].table.columns[0])
    values = "gap_pts" if "gap_pts" in data else "value"
    for row in data.to_dict("records"):
        cell = table.loc[labels.french(row["item_label"]), row["profile_label"]]
        assert cell == row[values] or (pd.isna(row[values]) and pd.isna(cell))


@pytest.mark.parametrize("family", ["ranking_bars", "region_tiles", "small_multiples", "share_panels"])
def test_a_table_holds_the_published_values_and_no_other(book, cards, family):
    held = numbers_of(table_of(sheet_of(book, family)))
    assert held
    assert set(held) <= set(known(cards[family].data))


def test_a_map_becomes_one_row_a_region_below_france(book, cards):
    table = table_of(sheet_of(book, "region_map"))
    assert table["Territoire"].iloc[0] == "France métropolitaine"
    assert len(table) == 14
    published = cards["region_map"].data.set_index("region_label")["value"]
    assert table.set_index("Territoire")["Part"].to_dict() == {
        name: published[name] for name in table["Territoire"]
    }


def test_a_distribution_keeps_its_printed_parts_and_totals(book, cards):
    data = cards["distribution_bars"].data
    table = table_of(sheet_of(book, "distribution_bars")).drop(columns=[workbook_grids.UNSHARED])
    assert numbers_of(table) == known(data)


def test_what_a_total_holds_beyond_its_readable_parts_is_named_as_computed(book):
    table = table_of(sheet_of(book, "distribution_bars")).set_index("Impact sur…")
    assert workbook_grids.UNSHARED == "Détail illisible du total (calculé)"
    assert table.loc["Performance des entreprises", workbook_grids.UNSHARED] == 53 - 39
    assert table.loc["Innovation à grande échelle", workbook_grids.UNSHARED] == 50
    assert pd.isna(table.loc["Performance des associations", workbook_grids.UNSHARED])


def test_an_unpublished_cell_is_empty_and_its_row_says_why(book):
    table = table_of(sheet_of(book, "profile_dots"))
    row = table.set_index("Impact fort ou très fort sur…").loc["Engagement des personnes"]
    assert pd.isna(row["Élus locaux"])
    assert row["État"] == "illisible dans notre copie\u202f: Élus locaux"
    tiles = table_of(sheet_of(book, "region_tiles")).set_index("Territoire")
    assert pd.isna(tiles.loc["Mayotte", "Part"])
    assert tiles.loc["Mayotte", "État"] == "non publié"
    assert tiles.loc["Martinique", "État"] == "publié"


def test_points_of_another_question_are_not_joined(cards):
    drawn = workbook_grids.grid(cards["rates_over_time"])
    joined, lone = drawn.chart.series
    assert [cell.value for cell in drawn.numbers["Année"][joined.rows[0] : joined.rows[1] + 1]] == [
        2009,
        2015,
    ]
    assert joined.is_joined and not lone.is_joined
    assert lone.rows == (2, 3)


def test_the_data_sheet_holds_every_row_of_every_card(book, cards):
    sheet = book["Données"]
    rows = table_of(sheet)
    for name, card in zip(book.sheetnames[1:-1], cards.values(), strict=True):
        held = rows[rows["Feuille"] == name]
        assert len(held) == len(card.data)
        values = card.data["gap_pts" if "gap_pts" in card.data else "value"]
        assert held["Valeur"].fillna(-999).tolist() == values.fillna(-999).tolist()
    first = rows.iloc[0]
    assert first["Publication"] == "ODD 17 : Alliance & Performance (carnet de recherche)"
    assert first["Univers"] == 50200000
    assert pd.isna(first["Effectif interrogé"])
    assert set(rows["État"]) == {
        "publié",
        "illisible dans notre copie",
        "non publié",
        "calculé ici",
        "non calculable, une des deux parts manque",
    }


@pytest.mark.parametrize(
    "text, value, format_",
    [
        ("88\u202f%", 88, '[$-40C]0"\u202f%"'),
        ("12,0\u202f%", 12, '[$-40C]0.0"\u202f%"'),
        ("6,4 sur 10", 6.4, '[$-40C]0.0" sur 10"'),
        ("environ 17\u202f227", 17227, '[$-40C]"environ "#,##0'),
        (
            "+30\u202fpoints",
            30,
            '[$-40C]"+"0"\u202fpoints";[$-40C]"−"0"\u202fpoints"',
        ),
        ("−2\u202fpoints", -2, '[$-40C]0"\u202fpoints";[$-40C]"−"0"\u202fpoints"'),
        ("1er", 1, '[$-40C]0"er"'),
        ('"12"', 12, "[$-40C]0"),
    ],
)
def test_a_number_is_written_as_the_dashboard_writes_it(text, value, format_):
    assert workbook.number_format(text) == format_


def test_a_cell_shows_the_decimals_that_were_printed(book):
    cells = {
        cell.value: cell.number_format for row in sheet_of(book, "ranking_bars").iter_rows() for cell in row
    }
    assert cells[14.8] == '[$-40C]0.0"\u202f%"'


def chart_of(content: bytes, place: int) -> ElementTree.Element:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return ElementTree.fromstring(archive.read(f"xl/charts/chart{place}.xml"))


def cached(series: ElementTree.Element, name: str) -> dict[int, float]:
    points = series.findall(f"c:{name}/c:numRef/c:numCache/c:pt", CHART)
    return {int(point.get("idx")): float(point.find("c:v", CHART).text) for point in points}


@pytest.mark.parametrize("family", CARDS)
def test_every_sheet_has_a_native_chart_of_its_family_over_its_cells(content, book, family):
    place = 1 + list(CARDS).index(family)
    chart = chart_of(content, place)
    (plot,) = chart.findall(f".//c:{DRAWN[family]}", CHART)
    name = book.sheetnames[place].replace("'", "''")
    for series in plot.findall("c:ser", CHART):
        values = "yVal" if family == "rates_over_time" else "val"
        formula = series.find(f"c:{values}/c:numRef/c:f", CHART).text
        assert formula.startswith(f"'{name}'!$")
        area = formula.split("!")[1].replace("$", "")
        cells = [row[0].value for row in book.worksheets[place][area]]
        assert cached(series, values) == {row: value for row, value in enumerate(cells) if value is not None}


def test_a_distribution_is_stacked_and_its_totals_are_not(content):
    chart = chart_of(content, 1 + list(CARDS).index("distribution_bars"))
    assert chart.find(".//c:barChart/c:grouping", CHART).get("val") == "stacked"
    names = [node.text for node in chart.findall(".//c:ser/c:tx//c:v", CHART)]
    assert names == [
        "Impact très fort",
        "Impact fort",
        "Détail illisible",
        "Impact modéré",
        "Impact faible",
        "Pas d’impact",
        "Ne se prononce pas",
    ]


def test_every_chart_family_of_the_dashboard_is_known():
    families = {
        name
        for module in (bars, dots, likert, lines, maps, panels, rankings)
        for name, chart in vars(module).items()
        if getattr(chart, "__wrapped__", None) and chart.__module__ == module.__name__
    }
    assert families == set(workbook_grids._FAMILIES)


def test_the_alternative_text_is_on_the_chart(content, cards):
    drawing = zipfile.ZipFile(io.BytesIO(content)).read("xl/drawings/drawing1.xml").decode("utf-8")
    (properties,) = [
        node
        for node in ElementTree.fromstring(drawing).iter()
        if node.tag.endswith("cNvPr") and node.get("descr")
    ]
    assert properties.get("descr") == cards["profile_dots"].alt


def texts_of(sheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_a_sheet_says_finding_question_base_source_and_where_it_lives(cards, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    card = cards["profile_dots"]
    made = workbook.workbook([Entry(card, title="Mon titre", view="impacts?profil=jeunes")])
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert texts_of(book.worksheets[1])[:5] == [
        "Mon titre",
        card.question,
        card.base,
        card.source,
        "Observatoire des partenariats · les chiffres publiés · https://exemple.fr/impacts?profil=jeunes",
    ]
    readme = texts_of(book["Lisez-moi"])
    for text in (card.finding, card.question, card.base, card.source, *card.notes, *card.details):
        assert labels.french(text) in readme
    assert "https://exemple.fr/impacts?profil=jeunes" in readme
    universe = readme[readme.index("Univers") + 1]
    assert universe.endswith("Fondations\u202f: univers non publié, effectif interrogé 42")


def test_the_readme_explains_every_status_in_the_words_of_the_code_list(cursor, book):
    rows = cursor.execute(
        "select status_id, definition_fr from statuses where attribute = 'status'"
    ).fetchall()
    words = labels.STATUS_WORDS | {"published": "publié"}
    assert {words[code]: definition for code, definition in rows} == workbook.STATUS_LEGEND
    readme = texts_of(book["Lisez-moi"])
    for word, definition in workbook.STATUS_LEGEND.items():
        assert readme[readme.index(word) + 1] == labels.french(definition)


def test_sheet_names_are_valid_and_unique(cursor):
    card = impacts.by_profile(cursor)
    titles = ["a" * 300, "a" * 300, "[x]:*?/\\", "l'apostrophe'", "", "Historique\n2"]
    names = workbook.sheet_names([Entry(card, title=title) for title in titles])
    assert names == [
        "1 " + "a" * 28 + "…",
        "2 " + "a" * 28 + "…",
        "3 x",
        "4 l'apostrophe",
        "5 Impacts perçus du « jouer co…",
        "6 Historique 2",
    ]
    assert all(len(name) <= 31 for name in names)


def test_no_text_of_a_workbook_is_a_formula_or_a_link_and_no_label_is_lost():
    entry = Entry(hostile_card(), title=FORMULA)
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook([entry, entry])))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target} == set()
    table = table_of(book.worksheets[1])
    assert table.iloc[:, 0].tolist() == [labels.french(label) for label in HOSTILE_LABELS]
    assert table["Associations"].fillna(-1).tolist() == [-3, -1, 87.5, 0]


def test_two_columns_of_one_name_are_told_apart(cursor):
    frame = hostile_card().data
    twice = pd.concat([frame, frame.assign(actor_profile_id="fondations")])
    card = replace(hostile_card(), figure=dots.profile_dots(twice), data=twice)
    table = table_of(openpyxl.load_workbook(io.BytesIO(workbook.workbook([Entry(card)]))).worksheets[1])
    assert list(table.columns)[1:] == ["Associations", "Associations (2)", "État"]


def test_a_card_without_any_row_says_so():
    nothing = hostile_card().data.iloc[:0]
    card = replace(hostile_card(), figure=dots.profile_dots(nothing), data=nothing)
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook([Entry(card)])))
    assert texts_of(book.worksheets[1])[-1] == "Aucune valeur publiée."


def test_a_figure_that_is_a_copy_still_gives_its_rows(cursor):
    card = impacts.by_profile(cursor)
    copied = replace(card, figure=type(card.figure)(card.figure))
    table = table_of(openpyxl.load_workbook(io.BytesIO(workbook.workbook([Entry(copied)]))).worksheets[1])
    assert numbers_of(table) == known(card.data)


def test_two_workbooks_of_one_card_are_equal(cards):
    entry = Entry(cards["profile_dots"])
    assert workbook.workbook([entry]) == workbook.workbook([entry])


def test_an_empty_basket_gives_no_workbook():
    with pytest.raises(NothingToExport):
        workbook.workbook([])


def test_a_chart_of_a_counted_survey_has_its_margins_as_error_bars(cursor):
    _, former = partners.cards(cursor)
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook([Entry(former)])))
    (chart,) = next(sheet._charts for sheet in book if sheet._charts)
    bars_of = chart.series[0].errBars
    assert (float(bars_of.minus.numLit.pt[0].v), float(bars_of.plus.numLit.pt[0].v)) == (2.38, 2.25)
    assert len(bars_of.plus.numLit.pt) == 6
