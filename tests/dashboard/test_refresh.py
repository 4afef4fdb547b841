"""A deck made here and edited since gets the figures of today in place; what a person changed stays."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from dashboard import tables, views, walks
from dashboard.cards.notes import annotated
from dashboard.desk import Desk
from dashboard.exports.entries import Entry
from dashboard.exports.refresh import decks
from dashboard.exports.refresh.apart import done
from dashboard.exports.refresh.files import refreshed
from dashboard.exports.refresh.lines import lines
from dashboard.exports.refresh.report import Change
from dashboard.exports.refresh.today import todays
from dashboard.exports.slides import tags
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.package import TemplateRefused
from dashboard.exports.workbook import workbook
from dashboard.words import vocabulary
from etl.build import build
from etl.identity import DATA_DIR
from tests.dashboard.small_base import desk_with_waves
from tests.dashboard.test_template_refusals import bomb

LEVELS = (
    "profils?profil=associations&carte=profil.associations.territorialite_partenariats."
    "impact-associations-2021.en_partenariat_ou_prevu.2021-09"
)
DUEL = "comparer?carte=duel.elus_locaux.entreprises"
MAP = "territoires?carte=contexte-carte.ctx_poids_ess_emploi.2015"
CORRECTED = {  # old and new values, by study, question, item, profile and territory
    ("impact-associations-2021", "territorialite_partenariats", "local", "associations", "FR"): ("73", "70"),
    ("impact-elus-locaux-2020", "jouer_collectif_necessaire", "_T", "elus_locaux", "FR"): ("92", "93"),
    ("contexte-insee-odd", "ctx_poids_ess_emploi", "_T", "_T", "53"): ("14.3", "15.3"),
}
NARROW = "\u202f"


def asking(desk: Desk) -> walks.Ask:
    @cache
    def ask(maker, **codes):
        return maker(desk, **codes)

    return ask


@pytest.fixture(scope="module")
def today() -> walks.Ask:
    return asking(Desk(tables.connect()))


@pytest.fixture(scope="module")
def corrected(tmp_path_factory) -> walks.Ask:
    """A reader of the same data with three figures corrected."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copytree(DATA_DIR, folder / "data", ignore=shutil.ignore_patterns("build"))
    assert sum(_correct(path) for path in (folder / "data").rglob("figures.csv")) >= len(CORRECTED)
    build(folder / "data", folder / "build")
    return asking(Desk(tables.connect(folder / "build")))


def _correct(path: Path) -> int:
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    found = 0
    for row in rows:
        key = (
            path.parent.name,
            *(row[name] for name in ("question_id", "item_id", "actor_profile_id", "region_id")),
        )
        old, new = CORRECTED.get(key, ("", ""))
        if row["value"] and row["value"] == old:
            row["value"], found = new, found + 1
            row["value_printed"] = row["value_printed"].replace(old, new)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return found


@pytest.fixture(scope="module")
def made(today) -> bytes:
    entries = [Entry(walks.card(today, views.parsed(view)), view=view) for view in (LEVELS, DUEL, MAP)]
    return deck(entries, made_on=date(2026, 11, 27))


def rewritten(data: bytes, ask: walks.Ask, *, newer: bool = False) -> tuple[object, list]:
    """The deck, opened, and the charts of its report in their order."""
    made, told = decks.rewritten(data, todays(ask, decks.named(data), newer=newer))
    return Presentation(io.BytesIO(made)), [chart for slide in told for chart in slide.charts]


def saved(presentation: object) -> bytes:
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def native(slide: object) -> object:
    return next(shape for shape in slide.shapes if shape.has_chart)


def test_a_deck_of_today_has_nothing_to_correct(made, today):
    _, told = rewritten(made, today)
    assert [(one.state, one.changes, one.kept, one.remarks) for one in told] == [("current", [], [], [])] * 3


def test_corrected_figures_are_written_in_place_and_told(made, corrected):
    presentation, (levels, duel, regions) = rewritten(made, corrected)
    assert levels.state == "updated"
    assert levels.changes[0] == ("Local ou micro-local", f"73{NARROW}%", f"70{NARROW}%")
    gap = Change(
        "Nécessaire de « jouer collectif », Écart".replace(" »", "\u202f»").replace("« ", "«\u202f"),
        "+9",
        "+10",
    )
    assert gap in duel.changes
    assert Change("Bretagne", f"14,3{NARROW}%", f"15,3{NARROW}%") in regions.changes
    chart = native(presentation.slides[1])
    assert list(chart.chart.plots[0].series[0].values) == [70, 47, 26, 11]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.chart.part.chart_workbook.xlsx_part.blob)).active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [70, 47, 26, 11]
    assert presentation.slides[1].shapes.title.text_frame.text.startswith(f"70{NARROW}%")
    _, again = rewritten(saved(presentation), corrected)
    assert [(one.state, one.changes, one.kept) for one in again] == [("current", [], [])] * 3


def test_size_place_colours_order_and_title_of_the_reader_stay(made, corrected):
    presentation = Presentation(io.BytesIO(made))
    slide = presentation.slides[1]
    chart = native(slide)
    chart.left, chart.width = Cm(2), Cm(9)
    chart.chart.plots[0].series[0].format.fill.solid()
    chart.chart.plots[0].series[0].format.fill.fore_color.rgb = RGBColor(0xAA, 0x11, 0x77)
    slide.shapes.title.text_frame.text = "Tout se joue près de chez soi"
    slide.shapes._spTree.append(deepcopy(chart._element))
    order = presentation.slides._sldIdLst
    order.insert(0, order[1])
    after, told = rewritten(saved(presentation), corrected)
    (levels, _, _), slide = told, after.slides[0]
    shapes = [shape for shape in slide.shapes if shape.has_chart]
    assert [(one.left, one.width) for one in shapes] == [(Cm(2), Cm(9))] * 2
    assert [one.chart.plots[0].series[0].values[0] for one in shapes] == [70, 70]
    assert str(native(slide).chart.plots[0].series[0].format.fill.fore_color.rgb) == "AA1177"
    assert slide.shapes.title.text_frame.text == "Tout se joue près de chez soi"
    assert levels.changes == [("Local ou micro-local", f"73{NARROW}%", f"70{NARROW}%")]
    assert "title" in levels.remarks and levels.kept[0].old == "Tout se joue près de chez soi"


def test_values_changed_by_hand_are_left_and_told(made, corrected):
    presentation = Presentation(io.BytesIO(made))
    chart = native(presentation.slides[1]).chart
    (held,) = [one for one in chart._chartSpace.iter("{*}v") if one.text == "47"]
    held.text = "48"
    texts = [
        shape
        for shape in decks.every(presentation.slides[2].shapes)
        if shape.name.startswith("Ligne 1, écart")
    ]
    texts[0].text_frame.text = "9 points !"
    after, (levels, duel, _) = rewritten(saved(presentation), corrected)
    assert levels.state == "by_hand"
    assert levels.kept[1] == ("Régional", f"48{NARROW}%", f"47{NARROW}%")
    assert list(native(after.slides[1]).chart.plots[0].series[0].values) == [73, 48, 26, 11]
    assert duel.state == "updated"
    assert [(one.old, one.new) for one in duel.kept] == [("9 points !", "+10")]


def test_what_is_not_ours_is_counted_and_not_touched(made, corrected):
    presentation = Presentation(io.BytesIO(made))
    data = CategoryChartData()
    data.categories, _ = ["Local ou micro-local"], data.add_series("Associations", [73])
    added = presentation.slides[0].shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Cm(5), Cm(5), data)
    before = added.chart.part.blob
    after, told = decks.rewritten(saved(presentation), todays(corrected, decks.named(made), newer=False))
    assert [(one.number, len(one.charts), one.strangers) for one in told[:2]] == [(1, 0, 1), (2, 1, 0)]
    assert native(Presentation(io.BytesIO(after)).slides[0]).chart.part.blob == before


def test_a_chart_that_the_site_does_not_know_is_left(made, corrected):
    presentation = Presentation(io.BytesIO(made))
    for shape in decks.every(presentation.slides[1].shapes):
        shape.name = shape.name.replace("profils?profil=associations", "profils?profil=inconnus")
    _, (levels, *others) = rewritten(saved(presentation), corrected)
    assert (levels.state, levels.changes) == ("gone", [])
    assert [one.state for one in others] == ["updated", "updated"]


def test_a_newer_wave_is_taken_only_where_it_is_asked_for(today):
    later = asking(desk_with_waves())
    page = views.parsed("profils?profil=fondations")
    card = next(one for one in walks.cards(today, page) if ".impact_percu." in one.card_id)
    view = str(page.with_parameter("carte", card.card_id))
    data = deck([Entry(card, view=view)], made_on=date(2026, 11, 27))
    _, (kept,) = rewritten(data, later)
    assert (kept.state, kept.remarks) == ("current", ["newer"])
    _, (taken,) = rewritten(data, later, newer=True)
    assert (taken.state, taken.remarks[0]) == ("updated", "is_newer")
    name = "Mobilisation collective du territoire, Impact très fort"
    assert taken.changes[0] == (name, f"50{NARROW}%", f"40{NARROW}%")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_deck_saved_by_libreoffice_is_known_all_the_same(made, corrected, tmp_path):
    (tmp_path / "deck.pptx").write_bytes(made)
    run = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "pptx",
    ]
    subprocess.run(
        [*run, "--outdir", str(tmp_path / "out"), str(tmp_path / "deck.pptx")], check=True, timeout=120
    )
    _, edited = rewritten((tmp_path / "out" / "deck.pptx").read_bytes(), corrected)
    _, told = rewritten(made, corrected)
    assert edited == told


def test_an_upload_that_is_no_deck_or_a_bomb_is_refused_in_a_sentence(today):
    for data, said in ((b"%PDF-1.7", vocabulary().slides.IS_PDF), (bomb(), vocabulary().slides.BOMB)):
        with pytest.raises(TemplateRefused, match=re.escape(said)):
            refreshed(data, today)


def test_the_report_is_said_line_by_line(made, corrected):
    told = refreshed(made, corrected).slides
    assert lines(told)[0] == "3 graphiques du site : 3 mis à jour, 0 sans changement.".replace(
        " :", "\u202f:"
    )
    assert done("named", made)[0][1][0] == DUEL


def test_a_name_that_only_looks_like_a_tag_is_none():
    for name in ("Graphique 1", "x [obs1|a]", "x [obs1|a|b|c|d]", "x [obs1|a|-|c]", "x [obs1||||||||||||]"):
        assert tags.read(name) is None


def test_the_readers_own_note_stays_where_figures_are_corrected(today, corrected):
    figure = walks.card(today, views.parsed(DUEL)).chart.notable[0][1].figure_id
    asked = views.parsed(DUEL).with_parameter("note", "À débattre").with_parameter("repere", figure)
    card = annotated(walks.card(today, asked.bare), asked)
    noted = deck([Entry(card, view=DUEL)], made_on=date(2026, 11, 27))
    _, (same,) = rewritten(noted, today)
    assert (same.state, same.changes, same.kept, same.remarks) == ("current", [], [], [])
    presentation, (told,) = rewritten(noted, corrected)
    assert told.state == "updated"
    own = next(one for one in presentation.slides[0].shapes if one.name == vocabulary().slides.NOTE)
    assert next(iter(own.shapes)).text_frame.text == "À débattre"


# Workbooks


@pytest.fixture(scope="module")
def book(today) -> bytes:
    entries = [Entry(walks.card(today, views.parsed(view)), view=view) for view in (LEVELS, DUEL, MAP)]
    entries[1] = replace(entries[1], title="Mon titre")
    return workbook(entries, title="Comité")


def brought_up_to_date(data: bytes, ask: walks.Ask) -> tuple[openpyxl.Workbook, list, bytes]:
    """The workbook opened, the cards of its report in their order, and its bytes."""
    made = refreshed(data, ask)
    charts = [chart for slide in made.slides for chart in slide.charts]
    return openpyxl.load_workbook(io.BytesIO(made.data)), charts, made.data


def edited(data: bytes, change) -> bytes:
    """The workbook as a person changes it, its charts left aside."""
    held = openpyxl.load_workbook(io.BytesIO(data))
    change(held)
    return saved(held)


def numbers_of(sheet) -> dict[str, float]:
    """The numbers of a sheet by the name of their line."""
    return {
        row[0].value: cell.value
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, float | int)
    }


def test_a_workbook_of_today_has_nothing_to_correct(book, today):
    _, told, _ = brought_up_to_date(book, today)
    assert [(one.state, one.changes, one.kept, one.remarks) for one in told] == [("current", [], [], [])] * 3


def test_corrected_figures_are_written_into_the_cells_of_a_workbook_and_its_charts_follow(book, corrected):
    held, (levels, duel, regions), data = brought_up_to_date(book, corrected)
    assert [one.state for one in (levels, duel, regions)] == ["updated"] * 3
    assert Change("Local ou micro-local, Part", "73", "70") in levels.changes
    assert levels.changes[0].new.startswith(f"70{NARROW}%")
    assert numbers_of(held.worksheets[1])["Local ou micro-local"] == 70
    assert held.worksheets[1]["A1"].value.startswith(f"70{NARROW}%")
    assert held.worksheets[2]["A1"].value == "Mon titre"
    first = [str(row[0].value) for row in held["Lisez-moi"].iter_rows()]
    assert [one[:8] for one in first if one[:2] in ("1.", "2.")] == [f"1. 70{NARROW}% ", "2. Mon t"]
    assert ("Bretagne, Part", "14,3", "15,3") in regions.changes
    shown = [
        cell.number_format for row in held.worksheets[3].iter_rows() for cell in row if cell.value == 15.3
    ]
    assert shown == ['[$-40C]0.0" %"'.replace(" %", f"{NARROW}%")]
    values = [row for row in held["Données"].iter_rows(values_only=True) if "local" in row]
    assert {70} == {row[15] for row in values} | {float(row[16].rstrip("%")) for row in values}
    caches = [
        zipfile.ZipFile(io.BytesIO(data)).read(f"xl/charts/chart{place}.xml").decode() for place in (1, 3)
    ]
    assert "<c:v>70</c:v>" in caches[0] and "<c:v>73</c:v>" not in caches[0]
    assert "<c:v>15.3</c:v>" in caches[1] and "<c:v>14.3</c:v>" not in caches[1]
    _, again, _ = brought_up_to_date(data, corrected)
    assert [(one.state, one.changes, one.kept) for one in again] == [("current", [], [])] * 3


def test_what_a_person_changed_in_a_workbook_stays_wherever_its_sheets_and_lines_went(book, corrected):
    def change(held):
        levels = held.worksheets[1]
        levels.title = "Niveaux"
        top = next(row for row in levels.iter_rows() if row[0].value == "Local ou micro-local")[0].row
        lines = [[cell.value for cell in levels[top + place]] for place in range(4)]
        for place, line in enumerate(reversed(lines)):
            for cell, value in zip(levels[top + place], line, strict=True):
                cell.value = value
        levels["A2"].value = "Ma phrase"
        bretagne = next(row for row in held.worksheets[3].iter_rows() if row[1].value == "Bretagne")
        next(cell for cell in bretagne if cell.value == 14.3).value = 14
        held.copy_worksheet(levels)
        held.move_sheet(levels, 3)

    held, told, _ = brought_up_to_date(edited(book, change), corrected)
    assert [sheet.title for sheet in held.worksheets if "Niveaux" in sheet.title] == [
        "Niveaux",
        "Niveaux Copy",
    ]
    for name in ("Niveaux", "Niveaux Copy"):
        assert numbers_of(held[name])["Local ou micro-local"] == 70
        assert held[name]["A2"].value == "Ma phrase"
    assert [one.kept for one in told if one.kept] == [[Change("Bretagne, Part", "14", "15,3")]]


def test_a_workbook_saved_by_libreoffice_is_known_all_the_same(book, corrected, tmp_path):
    (tmp_path / "book.xlsx").write_bytes(book)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path / "saved"
    subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(tmp_path / "book.xlsx")],
        check=True,
        capture_output=True,
    )
    _, told, _ = brought_up_to_date((folder / "book.xlsx").read_bytes(), corrected)
    assert [one.state for one in told] == ["updated"] * 3


def test_a_workbook_that_is_not_ours_says_so(today):
    strange = openpyxl.Workbook()
    strange.active["A1"] = "Local ou micro-local"
    made = refreshed(saved(strange), today)
    assert lines(made.slides)[0].startswith("Aucun graphique du site n’a été reconnu")


def test_a_workbook_that_cannot_be_read_is_refused_in_a_sentence(today, book):
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, part in (parts | {"xl/workbook.xml": b"<workbook"}).items():
            package.writestr(name, part)
    with pytest.raises(TemplateRefused, match="Ce classeur n’a pas pu être relu"):
        refreshed(content.getvalue(), today)
