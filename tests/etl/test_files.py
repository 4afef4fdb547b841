"""Files that cannot be read: one line each, and the problems of the other files beside it."""

import os
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.build import check
from etl.tabulate import built_tables
from tests.etl.small_data import FIGURES, STUDY, SmallData

WHOLE_FILE_FAULTS = {
    "latin-1": (
        lambda text: text.replace("p. 1", "§ 1").encode("latin-1", errors="replace"),
        ":2: not UTF-8 (byte 0xA7). Save the file as UTF-8.",
    ),
    "semicolons": (
        lambda text: text.replace(",", ";").encode(),
        ":1: cells are separated by ';'. Save the file with commas.",
    ),
    "tabs": (
        lambda text: text.replace(",", "\t").encode(),
        ":1: cells are separated by tabs. Save the file with commas.",
    ),
    "a missing column": (
        lambda text: "\n".join(line.partition(",")[2] for line in text.splitlines()).encode(),
        ":1: column 'question_id' is missing. Add it to the header and to every row.",
    ),
    "two missing columns": (
        lambda text: "\n".join(line.split(",", 2)[-1] for line in text.splitlines()).encode(),
        ":1: columns 'question_id', 'item_id' are missing. Add them to the header and to every row.",
    ),
    "a column misnamed": (
        lambda text: text.replace("value_printed", "printed").encode(),
        ":1: column 'value_printed' is missing, and 'printed' is not one of the contract. "
        "Correct the header.",
    ),
    "a column twice": (
        lambda text: text.replace("label_reported", "value").encode(),
        ":1: column 'label_reported' is missing. Add it to the header and to every row.",
    ),
    "an empty file": (lambda text: b"", ": the file is empty. Fill it, or restore it."),
    "a blank file": (lambda text: b" \n\n", ": the file is empty. Fill it, or restore it."),
    "a NUL byte": (
        lambda text: text.replace("p. 2", "p.\0", 1).encode(),
        ":8: holds a NUL byte: the file is damaged. Restore it.",
    ),
    "a lone carriage return": (
        lambda text: text.replace("p. 2", "p.\r2", 1).encode(),
        ":8: holds a carriage return inside a line. Save the file with LF line ends.",
    ),
    "a quote open in the header": (
        lambda text: ('"' + text).encode(),
        ":1: a quote is left open in the header. Close or remove it.",
    ),
}


@pytest.mark.parametrize("fault", WHOLE_FILE_FAULTS)
def test_a_table_that_cannot_be_used_is_one_line(data: SmallData, fault):
    change, problem = WHOLE_FILE_FAULTS[fault]
    data.write(FIGURES, change(data.read(FIGURES)))

    assert data.problems() == [f"{FIGURES}{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("p. 2,001:20", '"p. 2,001:20', ':8: a quote is left open. Close it with ".'),
        (
            "p. 2,001:20",
            '"p. "2",001:20',
            ":8: not valid CSV (',' expected after '\"'). Write a quote inside a quoted cell twice: \"\".",
        ),
        (
            "p. 2,001:20",
            "p. 2,001:20,,",
            ":8: 26 cells instead of 24. Quote a cell that holds a comma, or add what is missing.",
        ),
        (
            "p. 2,001:20",
            "p. 2;001:20",
            ":8: 23 cells instead of 24. Quote a cell that holds a comma, or add what is missing.",
        ),
        (
            "p. 2,001:20",
            '"p. 2\nbas",001:20',
            ":8: a cell holds a line break (the row ends 1 line(s) below). Write it on one line.",
        ),
    ],
)
def test_a_row_that_cannot_be_read_hides_no_problem_of_another_row(data: SmallData, old, new, problem):
    data.replace(FIGURES, old, new)
    data.replace(FIGURES, '55.5,"55,5"', "155.5,")

    *others, last = data.problems()
    assert others == [f"{FIGURES}{problem}"]
    assert last.endswith(
        "155.5 is out of range for 'share' (from 0 to 100). Correct the value or the measure."
    )


def test_a_row_of_blank_cells_is_shown_and_a_blank_line_is_not(data: SmallData):
    data.append("claims.csv", "\n,,,\n")

    assert data.problems() == ["claims.csv:4: every cell is blank. Remove the row."]


def test_a_column_too_many_is_shown(data: SmallData):
    rows = data.read("claims.csv").splitlines()
    data.write("claims.csv", f"{rows[0]},remarque\n{rows[1]},x\n")

    assert data.problems() == ["claims.csv:1: header: 'remarque' is not a column of this table. Remove it."]


def test_columns_in_another_order_with_bom_and_crlf_are_read_alike(data: SmallData):
    swapped = [",".join(reversed(line.split(","))) for line in data.read("claims.csv").splitlines()]
    data.write("claims.csv", "\ufeff" + "\r\n".join(swapped))
    data.write(STUDY, "\ufeff" + data.read(STUDY).replace("\n", "\r\n"))

    assert data.problems() == []


@pytest.mark.parametrize("name", ["claims.csv", "milestones.csv", "codelists/comparability.csv"])
def test_a_table_that_may_be_empty_needs_only_its_header(data: SmallData, name):
    data.write(name, data.read(name).splitlines()[0])

    assert data.problems() == []


def test_a_code_list_without_row_is_one_line(data: SmallData):
    data.write("codelists/measures.csv", data.read("codelists/measures.csv").splitlines()[0])

    assert data.problems() == ["codelists/measures.csv:1: holds no row. Add at least one."]


def test_a_study_without_figure_is_one_line(data: SmallData):
    data.write("essai-2020/figures.csv", data.read("essai-2020/figures.csv").splitlines()[0])

    assert data.problems() == ["essai-2020/figures.csv:1: holds no row. Add at least one."]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('title = "Essai', ":1: not valid TOML: illegal character '\\n'. Correct it."),
        ("title = Essai", ":1: not valid TOML: invalid value. Correct it."),
        ('a = "1"\n[b', ":2: not valid TOML: expected ']' at the end of a table declaration. Correct it."),
        ("a = " + "[" * 3000, ": nested too deeply to be read. Restore the file."),
    ],
)
def test_a_study_that_is_not_toml_is_one_line(data: SmallData, content, problem):
    data.write(STUDY, content + "\n")

    assert data.problems() == [f"{STUDY}{problem}"]


@pytest.mark.parametrize("name", [FIGURES, STUDY, "geo/regions.geojson", "publications.csv"])
def test_a_missing_file_is_one_line(data: SmallData, name):
    data.path(name).unlink()

    assert data.problems() == [f"{name}: the file is missing. Add it, or restore it."]


def test_a_file_under_nearly_its_name_is_named(data: SmallData):
    data.path(FIGURES).rename(data.path("essai-2021/figure.csv"))

    assert data.problems() == [
        f"{FIGURES}: the file is missing. Rename 'figure.csv' if it is the one, or restore it."
    ]


def test_a_folder_in_the_place_of_a_file_is_one_line(data: SmallData):
    data.path(FIGURES).unlink()
    data.path(FIGURES).mkdir()

    assert data.problems() == [f"{FIGURES}: is a folder, but a file is expected here. Move or rename it."]


def test_a_link_to_itself_is_one_line(data: SmallData):
    data.path(FIGURES).unlink()
    data.path(FIGURES).symlink_to(data.path(FIGURES))

    reason = "Too many levels of symbolic links"
    assert data.problems() == [f"{FIGURES}: cannot be read ({reason}). Check its permissions, or restore it."]


@pytest.fixture
def no_permission(monkeypatch: pytest.MonkeyPatch):
    """A function that closes a file or folder, as root cannot do with permissions."""

    def close(closed: Path) -> None:
        for name in ("read_bytes", "iterdir"):
            monkeypatch.setattr(Path, name, guarded(getattr(Path, name), closed))

    def guarded(method, closed: Path):
        def call(path: Path):
            if path == closed:
                raise PermissionError(13, os.strerror(13), str(path))
            return method(path)

        return call

    return close


CLOSED = "cannot be read (Permission denied). Check its permissions, or restore it."


def test_a_file_that_may_not_be_read_is_one_line(data: SmallData, no_permission, capsys):
    no_permission(data.path(FIGURES))

    assert data.problems() == [f"{FIGURES}: {CLOSED}"]
    assert main(["build", "--data", str(data.folder)]) == 1
    assert capsys.readouterr().err == f"{FIGURES}: {CLOSED}\n1 problem. Nothing was written.\n"


def test_a_study_folder_that_may_not_be_listed_is_one_line(data: SmallData, no_permission):
    no_permission(data.path("essai-2021"))

    assert data.problems() == [f"essai-2021/: {CLOSED}"]


def test_an_empty_study_folder_is_one_line_and_a_hidden_one_is_no_study(data: SmallData):
    (data.folder / "studies" / "essai-2022").mkdir()
    (data.folder / "studies" / ".essai").mkdir()

    assert data.problems() == [
        "essai-2022/: the study folder is empty. Add study.toml and figures.csv, or remove it."
    ]


def test_no_study_at_all_is_one_line(data: SmallData):
    (data.folder / "studies").rename(data.folder / "etudes")

    assert data.problems() == ["studies/: holds no study. Add a folder with study.toml and figures.csv."]


def test_a_missing_data_directory_is_one_line(tmp_path: Path, capsys):
    assert main(["check", "--data", str(tmp_path / "rien")]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/rien: there is no such data directory. Give its place with --data.\n"
        "1 problem. Nothing was written.\n"
    )


def test_an_empty_data_directory_is_one_line(tmp_path: Path, capsys):
    assert main(["check", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}: the data directory is empty. Restore it, or give another with --data.\n"
        "1 problem. Nothing was written.\n"
    )


def test_every_file_is_read_whatever_is_wrong_with_the_others(data: SmallData):
    data.path("codelists/regions.csv").unlink()
    data.write("publications.csv", data.read("publications.csv").encode("utf-16"))
    data.replace(STUDY, 'title = "', "title = ")
    data.set(FIGURES, 4, value="")

    assert data.problems() == [
        "codelists/regions.csv: the file is missing. Add it, or restore it.",
        f"{FIGURES}:4: reading: 'explicit', but there is no value. Leave it blank.",
        f"{FIGURES}:4: value: empty, but status is 'published'. Use 'illegible' or 'not_published'.",
        f"{STUDY}:1: not valid TOML: invalid value. Correct it.",
        "publications.csv:1: not UTF-8 (byte 0xFF). Save the file as UTF-8.",
    ]


def test_a_file_may_lack_the_columns_that_generic_words_stand_for(data: SmallData):
    """The small data have none of them, as files typed before they existed."""
    assert "short_fr" not in data.read("codelists/questions.csv")
    assert data.problems() == []


def test_a_row_typed_before_the_last_columns_existed_is_read_with_blanks(data: SmallData):
    questions = "codelists/questions.csv"
    header, *rows = data.read(questions).splitlines()
    typed = [f"{header},short_fr,block", f"{rows[0]},Effet,impacts", *rows[1:]]
    data.write(questions, "\n".join(typed) + "\n")

    assert data.problems() == []
    tables = built_tables(check(data.folder), build_id="0")
    assert tables["questions"][["question_id", "short_fr", "verb_fr", "block"]].to_dict("records") == [
        {"question_id": "impact", "short_fr": "Effet", "verb_fr": "", "block": "impacts"},
        {"question_id": "note_moyenne", "short_fr": "", "verb_fr": "", "block": ""},
    ]


def test_a_row_with_only_some_of_the_last_columns_is_refused(data: SmallData):
    questions = "codelists/questions.csv"
    header, *rows = data.read(questions).splitlines()
    data.write(questions, f"{header},short_fr,block\n{rows[0]},Effet\n{rows[1]},,\n")

    assert data.problems() == [
        f"{questions}:2: 8 cells instead of 9. Quote a cell that holds a comma, or add what is missing."
    ]
