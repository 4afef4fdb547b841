"""The Excel files: numbers as published, native charts over their cells, and what goes with them."""

import io
import time
import zipfile
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import range_boundaries

from dashboard import theme
from dashboard.cards.card import Card
from dashboard.charts.spec import Banner, Distribution, Lines, Map, Numbers
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.figures_workbook import figures_workbook
from dashboard.exports.sheet_names import sheet_names, units
from dashboard.exports.workbook import workbook
from dashboard.renderings.text import spoken
from dashboard.words import vocabulary
from tests.dashboard.exported_cards import (
    CARDS,
    EMOJI,
    FORMULA,
    HOSTILE_LABELS,
    RIGHT_TO_LEFT,
    TITLES,
    bars_card,
    dots_card,
    hostile_card,
    stated,
)
from tests.dashboard.packages import faults

WORDS = vocabulary("fr")
CHART = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
UNDRAWN = (Banner, Numbers)  # their cells say all
DRAWN = [name for name, one in CARDS.items() if not isinstance(one.chart, UNDRAWN) and not one.chart.is_empty]


@pytest.fixture(scope="module")
def bars() -> openpyxl.Workbook:
    """The workbook of one card."""
    return opened(workbook([Entry(bars_card())]))


def of_kind(kind: type) -> Card:
    """The first card of a kind of chart."""
    return next(one for one in CARDS.values() if isinstance(one.chart, kind))


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def table_of(sheet) -> pd.DataFrame:
    (table,) = sheet.tables.values()
    header, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return pd.DataFrame(rows, columns=header).astype(object).where(lambda held: held.notna(), None)


def texts_of(sheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def chart_of(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("xl/charts/chart1.xml"))


def cached(series: ElementTree.Element, name: str) -> dict[int, float]:
    points = series.findall(f"c:{name}/c:numRef/c:numCache/c:pt", CHART)
    return {int(point.get("idx")): float(point.find("c:v", CHART).text) for point in points}


def test_a_workbook_has_a_readme_a_sheet_an_entry_and_the_data():
    book = opened(workbook([Entry(bars_card()), Entry(dots_card(), title="Le duel")]))
    assert book.sheetnames == ["Lisez-moi", "1 Effets attendus par les asso…", "2 Le duel", "Données"]
    assert book.active.title == book.sheetnames[1]


def test_a_sheet_says_title_what_is_measured_lecture_champ_source_and_its_limits(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    held = bars_card()
    book = opened(workbook([Entry(held, title="Mon titre", view="profils?profil=jeunes")]))
    texts = texts_of(book.worksheets[1])
    assert texts[:6] == [
        "Mon titre",
        held.subtitle,
        "Lecture\u202f: 88\u202f% des associations attendent un effet fort ou très fort.",
        "Champ\u202f: France, associations, septembre 2021",
        "Source\u202f: Comisis pour Le RAMEAU, Carnet de recherche, 2022",
        "Observatoire des partenariats · les chiffres publiés · https://exemple.fr/profils?profil=jeunes",
    ]
    assert texts[-3:] == ["Limites · 2", "302 réponses.", "Une valeur est illisible."]


def test_the_readme_holds_all_that_travels_with_a_card(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    held = bars_card()
    book = opened(workbook([Entry(held, title="Mon titre", view="profils")], title="Comité"))
    page = book["Lisez-moi"]
    lines = [
        tuple(cell.value for cell in row[:2]) for row in page.iter_rows() if row[0].value or row[1].value
    ]
    assert lines[0] == ("Comité", None)
    assert lines[-12:] == [
        ("1. Mon titre", None),
        ("Feuille", "1 Mon titre"),
        ("Constat", held.title),
        ("Ce qui est mesuré", held.subtitle),
        ("Lecture", held.lecture),
        ("Champ", held.champ),
        ("Source", held.source),
        ("Limites", "302 réponses."),
        ("", "Une valeur est illisible."),
        ("Question posée", "Les associations\u202f: «\u202fQuel effet attendez-vous\u202f?\u202f»"),
        ("Documents", "Carnet de recherche\u202f: p. 1\u202f; p. 2"),
        ("Vue à jour", "https://exemple.fr/profils"),
    ]
    (link,) = [cell.hyperlink for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert link.location == "'1 Mon titre'!A1"


def test_the_readme_explains_every_status_in_the_words_of_the_code_list(cursor, bars):
    rows = cursor.execute(
        "select status_id, definition_fr from statuses where attribute = 'status'"
    ).fetchall()
    told = dict(WORDS.exports.statuses())
    assert told == {
        WORDS.exports.status_word(code): WORDS.numbers.typed(definition) for code, definition in rows
    }
    texts = texts_of(bars["Lisez-moi"])
    for word, meaning in told.items():
        assert texts[texts.index(word) + 1] == meaning


def test_a_table_holds_the_published_values_and_says_why_a_cell_is_empty():
    table = table_of(opened(workbook([Entry(dots_card())])).worksheets[1])
    assert table.to_dict("records") == [
        {"Question": "Élément 1", "Associations": 88, "Entreprises": 58, "État": "publié"},
        {
            "Question": "Élément 2",
            "Associations": 71,
            "Entreprises": None,
            "État": "illisible\u202f: Entreprises",
        },
        {"Question": "Élément 3", "Associations": 50, "Entreprises": 51, "État": "publié"},
    ]


def test_a_number_leads_to_its_passport_where_the_site_is_known(monkeypatch, bars):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    sheet = opened(workbook([Entry(bars_card())])).worksheets[1]
    links = {cell.value: cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links[88] == "https://exemple.fr/chiffre?id=q.item_01._T.associations._T.2021-09%40carnet"
    assert set(links) == {88, 71, 12}
    assert not any(cell.hyperlink for row in bars.worksheets[1].iter_rows() for cell in row)


def test_years_are_numbers_and_a_line_has_one_row_a_wave():
    held = of_kind(Lines)
    table = table_of(opened(workbook([Entry(held)])).worksheets[1])
    assert all(isinstance(year, int) for year in table["Année"])
    assert len(table) == len(held.chart.marks)


def test_the_data_sheet_holds_every_observation_of_every_card(bars):
    table = table_of(bars["Données"])
    assert list(table)[:3] == ["Feuille", "Question", "Code de la question"]
    assert table["Feuille"].unique().tolist() == ["1 Effets attendus par les asso…"]
    assert table["Valeur"].tolist() == [88, 71, None, 12]
    assert table["Année"].tolist() == [2021, 2021, 2021, 2019]
    assert table["État"].tolist() == ["publié", "publié", "illisible", "publié"]
    assert table["Identifiant"].tolist() == [one.figure_id for one in bars_card().observations]
    assert table["Publication"].unique().tolist() == ["Carnet de recherche"]


def test_a_card_without_observations_has_no_data_sheet():
    book = opened(workbook([Entry(CARDS["number"])]))
    assert book.sheetnames == ["Lisez-moi", "1 Effets attendus par les asso…"]


def test_a_chart_without_any_row_says_so():
    book = opened(workbook([Entry(CARDS["bars without any panel"])]))
    assert "Aucune valeur publiée." in texts_of(book.worksheets[1])


@pytest.mark.parametrize("name", DRAWN)
def test_every_kind_has_a_native_chart_over_the_cells_of_its_table(name):
    chart, content = CARDS[name].chart, workbook([Entry(CARDS[name])])
    sheet = opened(content).worksheets[1]
    plot = "scatterChart" if isinstance(chart, Lines) else "barChart"
    values = "yVal" if isinstance(chart, Lines) else "val"
    drawn = chart_of(content).findall(f".//c:{plot}/c:ser", CHART)
    held = []
    for series in drawn:
        title, _, place = series.find(f"c:{values}/c:numRef/c:f", CHART).text.partition("!")
        assert title == f"'{sheet.title}'"
        left, top, right, bottom = range_boundaries(place.replace("$", ""))
        (cells,) = sheet.iter_cols(left, right, top, bottom, values_only=True)
        known = {row: value for row, value in enumerate(cells) if value is not None}
        assert cached(series, values) == pytest.approx(known)
        held += known.values()
    assert sorted(held) == pytest.approx(sorted(_drawn_values(chart)))


def _drawn_values(chart) -> list[float]:
    """Values that a chart draws: printed totals of a distribution are written only; France is a bar."""
    reference = getattr(chart, "reference", None)
    total = chart.total if isinstance(chart, Distribution) else None
    marks = [mark.value for mark in chart.marks if mark.value is not None and mark.series != total]
    return marks + ([reference.value] if reference else [])


def test_big_numbers_are_cells_without_a_chart():
    content = workbook([Entry(CARDS["number"])])
    sheet = opened(content).worksheets[1]
    assert "xl/charts/chart1.xml" not in zipfile.ZipFile(io.BytesIO(content)).namelist()
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == 57]
    assert (cell.font.size, cell.number_format) == (28, '0"\u202f%"')


def test_a_distribution_is_stacked_and_its_totals_are_not():
    chart = chart_of(workbook([Entry(CARDS["distribution"])]))
    assert chart.find(".//c:barChart/c:grouping", CHART).get("val") == "stacked"
    names = [node.text for node in chart.findall(".//c:ser/c:tx//c:v", CHART)]
    spec = CARDS["distribution"].chart
    labels = {one.code: one.label for one in spec.series}
    spoken_codes = {mark.series for mark in spec.marks}
    assert names == [labels[code] for code in (*spec.scale, *spec.apart) if code in spoken_codes]


def test_the_regions_of_a_map_take_the_colours_of_their_classes():
    held = of_kind(Map)
    chart = held.chart
    fills = chart_of(workbook([Entry(held)])).findall(".//c:dPt/c:spPr/a:solidFill/a:srgbClr", CHART)
    found = [f"#{fill.get('val')}" for fill in fills]
    shades = theme.shades(len(chart.classes))
    regions = [
        shades[max(place for place, one in enumerate(chart.classes) if one.low <= mark.value)]
        for mark in chart.marks
    ]
    assert found == ([theme.INK] if chart.reference else []) + regions


def test_intervals_are_error_bars():
    held = CARDS["bars with intervals"]
    (first, *_) = [mark for mark in held.chart.marks if mark.interval]
    minus = chart_of(workbook([Entry(held)])).find(".//c:errBars/c:minus//c:pt/c:v", CHART)
    assert float(minus.text) == pytest.approx(first.value - first.interval.low)


def test_the_alternative_text_is_on_the_chart():
    held = bars_card()
    drawing = zipfile.ZipFile(io.BytesIO(workbook([Entry(held)]))).read("xl/drawings/drawing1.xml")
    (told,) = [node.get("descr") for node in ElementTree.fromstring(drawing).iter() if node.get("descr")]
    assert told == spoken(held.chart, held.title)


def test_sheet_names_are_short_plain_and_no_two_alike():
    titles = [
        "a" * 300,
        "a" * 300,
        "[x]:*?/\\",
        "l'apostrophe'",
        "",
        " ",
        "Historique\n2",
        RIGHT_TO_LEFT,
        "Données",
    ]
    assert sheet_names([Entry(bars_card(subject="Partenaires"), title=title) for title in titles]) == [
        "1 " + "a" * 28 + "…",
        "2 " + "a" * 28 + "…",
        "3 x",
        "4 l'apostrophe",
        "5 Partenaires",
        "6 Partenaires",
        "7 Historique 2",
        f"8 {RIGHT_TO_LEFT}",
        "9 Données",
    ]


def test_an_emoji_counts_twice_in_the_name_of_a_sheet():
    titles = [EMOJI, "🌍" * 40, "x" * 28 + "🌍", "👩‍👩‍👧‍👦" * 5, "x" * 26 + "👩‍👩‍👧‍👦", *TITLES.values()]
    entries = [Entry(bars_card(), title=title) for title in titles]
    names = sheet_names(entries)
    assert max(map(units, names)) <= 31
    assert opened(workbook(entries)).sheetnames[1:-1] == names


def test_no_text_is_a_formula_or_a_link_and_no_label_is_lost():
    entry = Entry(hostile_card(), title=FORMULA)
    book = opened(workbook([entry, entry], title=FORMULA))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    targets = {cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target}
    assert targets == {"https://exemple.fr/carnet.pdf"}
    table = table_of(book.worksheets[1])
    assert table.iloc[:, 0].tolist() == list(HOSTILE_LABELS)
    assert table["Part"].tolist() == [3, None, 87.5, 0]


def test_two_workbooks_of_one_card_are_equal():
    assert workbook([Entry(dots_card())]) == workbook([Entry(dots_card())])


def test_an_empty_basket_gives_no_workbook():
    with pytest.raises(NothingToExport):
        workbook([])


def test_the_workbook_of_figures_has_figures_sources_and_definitions():
    one = stated(88.0, 1, question_definition="Ce que la question veut dire.")
    other = stated(None, 2, publication_id="autre", publication_title="Autre carnet")
    book = opened(figures_workbook([one, stated(71.0, 2), other]))
    assert book.sheetnames == ["Chiffres", "Sources", "Définitions"]
    figures = table_of(book["Chiffres"])
    assert list(figures) == [WORDS.exports.column(key) for key in WORDS.exports.COLUMNS]
    assert figures["Valeur"].tolist() == [88, 71, None]
    sources = table_of(book["Sources"])
    assert sources[["Publication", "Chiffres"]].to_numpy().tolist() == [
        ["Carnet de recherche", 2],
        ["Autre carnet", 1],
    ]
    texts = texts_of(book["Définitions"])
    assert texts[texts.index("Question") + 1] == "Question ou indicateur."
    assert texts[-2:] == ["Question", "Ce que la question veut dire."]


def test_a_workbook_of_no_figure_still_opens():
    assert table_of(opened(figures_workbook([]))["Chiffres"]).dropna(how="all").empty


def test_a_thousand_figures_are_a_workbook_within_a_second():
    held = [stated(float(place % 100), place) for place in range(1000)]
    start = time.process_time()  # of this process alone, whatever else the machine does
    figures_workbook(held)
    assert time.process_time() - start < 1


def test_workbooks_of_every_kind_of_chart_are_sound():
    entries = [Entry(one) for one in (*CARDS.values(), hostile_card())]
    assert faults(workbook(entries, title=TITLES["controls"]), suffix=".xlsx") == []
    assert faults(figures_workbook([stated(1.0, 1), stated(None, 2, period="2019")]), suffix=".xlsx") == []


def test_years_are_numbers_and_codes_are_texts_without_a_warning():
    one = stated(12.0, 1, period="2019", publication_date="2022", region_id="01")
    content = figures_workbook([one])
    row = table_of(opened(content)[WORDS.exports.FIGURES]).iloc[0]
    assert (row["Période"], row["Date de publication"], row["Code du territoire"]) == (2019, 2022, "01")
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        assert b'numberStoredAsText="1"' in held.read("xl/worksheets/sheet1.xml")
