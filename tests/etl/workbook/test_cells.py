"""A number is taken as it is printed, however a spreadsheet keeps it; what is no number gets one sentence."""

import io
import zipfile
from datetime import date, datetime

import pytest

from etl.problems import Refused
from etl.workbook import faults
from etl.workbook.cells import Wrong, period
from etl.workbook.reading import Cell, book
from tests.etl.small_data import FIGURES, SmallData
from tests.etl.workbook.typed import LOST, by_hand, completed, messages

ROW = "impact,lien,top2,share,citoyens,_T,01,2021-09"
READ = "Relevé dans le document imprimé."
NOT_PRINTED = "Le document imprimé ne donne pas ce nombre."
BEFORE = "Avant cette lecture : Notre copie a perdu le nombre."


@pytest.mark.parametrize(
    ("typed", "number_format", "kept"),
    [
        (57, "", "57,,,published,explicit"),
        (57.0, "", "57,,,published,explicit"),
        (0.57, "0 %", "57,,,published,explicit"),
        (0.575, '0.0"%"%', "57.5,,,published,explicit"),
        ("57", "", "57,,,published,explicit"),
        ("57 %", "", "57,57 %,,published,explicit"),
        ("57\u202f%", "", "57,57 %,,published,explicit"),
        ("57,0", "", '57,"57,0",,published,explicit'),
        ("0,57 %", "", '0.57,"0,57 %",,published,explicit'),
        ("> 75 %", "", "75,75 %,>,published,explicit"),
        ("n.d.", "", ",,,not_published,"),
    ],
)
def test_a_printed_number_is_taken(data: SmallData, typed, number_format, kept):
    draft = completed(data, by_hand(typed, number_format=number_format))

    note = f"low,{NOT_PRINTED}" if "not_published" in kept else f"high,{READ}"
    assert (
        f"{ROW},{kept},stated,,,,,,rapport,p. 2,001:20,{note} {BEFORE}\n"
        in draft.files[f"studies/{FIGURES}"].text
    )


@pytest.mark.parametrize(
    ("typed", "number_format", "sentence"),
    [
        (0.57, "", "0,57 % ou 57 % ? Tapez le pourcentage tel qu’il est imprimé, avec son signe : « 57 % »."),
        ("cinquante", "", faults.not_a_number("cinquante")),
        ("5O %", "", faults.not_a_number("5O %")),
        ("12/13", "", faults.not_a_number("12/13")),
        (datetime(2026, 2, 1), "dd/mm", faults.is_date(date(2026, 2, 1))),
        (True, "", faults.not_a_number("Oui")),
    ],
)
def test_what_is_no_printed_number_is_refused(data: SmallData, typed, number_format, sentence):
    ((header, message),) = messages(completed(data, by_hand(typed, number_format=number_format)))

    assert header == "Nombre imprimé"
    assert message.startswith(sentence.replace("\u202f", " "))


def test_a_formula_gives_the_value_that_it_had(data: SmallData):
    content = by_hand(None, also=lambda book, page: page.write_formula("C3", "=50+7", None, 57))

    draft = completed(data, content)

    assert f"{ROW},57,,,published" in draft.files[f"studies/{FIGURES}"].text


@pytest.mark.parametrize(
    ("value", "sentence"),
    [("", faults.FORMULA_WITHOUT_VALUE), ("#DIV/0!", faults.formula_error("#DIV/0!"))],
)
def test_a_formula_without_a_value_is_refused(data: SmallData, value, sentence):
    content = by_hand(None, also=lambda book, page: page.write_formula("C3", "=1/0", None, value))
    if not value:
        content = _without_values(content)

    assert messages(completed(data, content)) == [("Nombre imprimé", sentence.replace("\u202f", " "))]


def _without_values(content: bytes) -> bytes:
    """What programs write that do not compute."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(found, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v></v>", b"").replace(b' t="str"', b""))
    return found.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (datetime(2021, 9, 30), "dd/mm/yyyy", "2021-09-30"),
        (datetime(2021, 9, 1), "mmm-yy", "2021-09"),
        (2021, "General", "2021"),
        ("septembre 2021", "@", "2021-09"),
        ("1er mars 2026", "@", "2026-03-01"),
        ("30/09/2021", "@", "2021-09-30"),
        ("09/2021", "@", "2021-09"),
        ("2021-T3", "@", "2021-T3"),
        ("2026-03-08/2026-03-15", "@", "2026-03-08/2026-03-15"),
        ("8 mars 2026 au 15 mars 2026", "@", "2026-03-08/2026-03-15"),
        ("2008/2009", "@", "2008/2009"),
    ],
)
def test_a_date_is_as_precise_as_it_is_shown(value, number_format, said):
    assert period(Cell("Feuille", 4, 1, value, number_format)) == said


@pytest.mark.parametrize("typed", ["printemps", "2021-13", "31/02/2021", "2022/2021", ""])
def test_what_is_no_period_is_refused(typed):
    with pytest.raises(Wrong) as wrong:
        period(Cell("Feuille", 4, 1, typed, "@"))

    assert str(wrong.value) == faults.not_a_period(typed)


@pytest.mark.parametrize("is_mac", [False, True], ids=["windows", "mac"])
def test_dates_count_from_1904_where_the_workbook_says_so(is_mac):
    content = by_hand(datetime(2021, 9, 30), number_format="yyyy-mm-dd", options={"date_1904": is_mac})

    (line,) = book(content).tables["missing"].lines

    assert line.cells["_printed"].value == datetime(2021, 9, 30)


def test_a_sheet_without_one_column_of_the_model_is_unknown():
    with pytest.raises(Refused) as refused:
        book(by_hand(57, also=lambda made, page: page.write_string(1, 4, "Clé")))

    assert str(refused.value) == faults.NO_SHEET


def test_the_figure_lost_is_the_one_that_is_named(data: SmallData):
    assert messages(completed(data, by_hand(57, key=LOST + "x"))) == [
        ("Repère", faults.KEY_UNKNOWN.replace("\u202f", " "))
    ]
