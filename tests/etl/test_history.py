"""The history tells every version and its changes; two builds give the changes between them."""

import pytest

from etl.__main__ import main
from etl.build import build
from tests.etl.small_data import SmallData

FIGURE_ID = "essai-2021.impact.emploi.top2.share.citoyens._T.FR.2021-09@rapport"
HISTORY = "history.csv"


def test_a_version_follows_the_one_before_at_the_level_of_its_changes(data: SmallData):
    data.append(HISTORY, f"0.1.1,2022-02-01,added,{FIGURE_ID},,70,Lu dans le rapport.\n")
    data.replace("version.toml", "0.1.0", "0.1.1")

    assert data.problems() == [
        "history.csv:3: version: after 0.1.0, these changes make version 0.2.0. Write it."
    ]


@pytest.mark.parametrize(
    ("change", "version"), [("corrected", "0.1.1"), ("added", "0.2.0"), ("withdrawn", "1.0.0")]
)
def test_each_change_has_its_level(data: SmallData, change, version):
    figure_id = "essai-2021.ancien@rapport" if change == "withdrawn" else FIGURE_ID
    data.append(HISTORY, f"{version},2022-02-01,{change},{figure_id},,70,Relu.\n")
    data.replace("version.toml", "0.1.0", version)

    assert data.problems() == []


def test_the_last_version_told_is_that_of_the_data(data: SmallData):
    data.replace("version.toml", "0.1.0", "0.2.0")

    assert data.problems() == [
        "history.csv:2: version: the last version told is 0.1.0, version.toml says 0.2.0. Tell 0.2.0."
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("0.1.1,2022-02-01,corrected,,60,70,Relu.", "figure_id: blank. Say which figure was corrected."),
        (
            "0.1.1,2022-02-01,corrected,inconnu,60,70,Relu.",
            "figure_id: is not a figure. Correct it, or add a row that withdraws it.",
        ),
    ],
)
def test_a_change_names_a_figure_that_is_there(data: SmallData, row, problem):
    data.append(HISTORY, f"{row}\n")
    data.replace("version.toml", "0.1.0", "0.1.1")

    assert data.problems() == [f"history.csv:3: {problem}"]


def test_a_figure_withdrawn_is_no_figure_any_more(data: SmallData):
    data.append(HISTORY, f"1.0.0,2022-02-01,withdrawn,{FIGURE_ID},70,,Faux.\n")
    data.replace("version.toml", "0.1.0", "1.0.0")

    assert data.problems() == [
        "history.csv:3: figure_id: is withdrawn here and still a figure. Remove it, or this row."
    ]


def test_two_builds_give_what_was_added_corrected_and_withdrawn(data: SmallData, tmp_path, capsys):
    old, new = tmp_path / "old", tmp_path / "new"
    build(data.folder, old)
    data.set("studies/essai-2021/figures.csv", 2, value="31", value_printed="31%")
    data.set("studies/essai-2021/figures.csv", 3, value="39", value_printed="39%")
    data.set("studies/essai-2021/figures.csv", 4, locator="p. 9")  # a place is no value
    build(data.folder, new)

    assert main(["diff", str(old), str(new)]) == 0
    fort, tres_fort = (FIGURE_ID.replace("top2", kind) for kind in ("fort", "tres_fort"))
    assert capsys.readouterr().out == (
        "change,figure_id,before,after\n"
        f"corrected,{fort},40 (40%),39 (39%)\n"
        f"corrected,{tres_fort},30 (30%),31 (31%)\n"
        "0 added, 2 corrected, 0 withdrawn.\n"
    )


def test_a_folder_without_build_is_refused_in_one_sentence(data: SmallData, tmp_path, capsys):
    assert main(["diff", str(tmp_path / "nothing"), str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'nothing'}: no build that can be read here (")
