"""The build: the same bytes for the same input, all tables or none, and the columns of the contract."""

import errno
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from etl import build as etl_build
from etl import publication
from etl.__main__ import main
from etl.build import build
from etl.identity import built_id, is_current, source_id
from etl.tables import TABLES
from tests.etl.small_data import FIGURES, SmallData

FIGURE_COLUMNS = """
    figure_id observation_id study_id question_id item_id response_id measure_id actor_profile_id
    population_id region_id period domain_id is_preferred value value_printed qualifier status
    reading period_status label_reported base_label base_unit base_n universe_n publication_id
    locator source_row confidence note n_eff std_error df
""".split()  # noqa: SIM905
OBSERVATION = "essai-2021.impact.emploi.top2.share.citoyens._T.FR.2021-09"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the tests build, alone in its folder."""
    return tmp_path / "out" / "build"


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones included."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def figures(out: Path) -> pd.DataFrame:
    return pd.read_parquet(out / "figures.parquet")


def test_figures_have_the_columns_of_the_contract_in_order(data: SmallData, out: Path):
    build(data.folder, out)

    assert pq.read_schema(out / "figures.parquet").names == FIGURE_COLUMNS


def test_every_table_of_the_contract_is_there_with_its_types(data: SmallData, out: Path):
    build(data.folder, out)

    types = {"text": "string", "integer": "int64", "number": "double", "flag": "bool"}
    assert sorted(content(out)) == sorted(["build_id", *(f"{name}.parquet" for name in TABLES)])
    for name, table in TABLES.items():
        schema = pq.read_schema(out / f"{name}.parquet")
        built = {field.name: str(field.type) for field in schema}
        assert built == {column.name: types[column.kind] for column in table.built}, name


def test_a_study_becomes_a_row_and_its_wordings_others(data: SmallData, out: Path):
    data.replace("essai-2020/study.toml", "sample_n = 1000", "sample_n = 0")
    tables = build(data.folder, out)

    studies = tables["studies"].set_index("study_id")
    assert studies["sample_n"].tolist() == [pd.NA, 1000]
    assert studies["actor_profile_ids"].tolist() == ["citoyens", "citoyens"]
    assert tables["wordings"].to_dict("records")[0] == {
        "study_id": "essai-2020",
        "question_id": "impact",
        "text": "Quel impact ?",
        "missing_reason": "",
        "locator": "001:1",
        "asked_fr": "",
        "asked_en": "",
    }


def test_blank_texts_stay_blank_and_blank_numbers_are_null(data: SmallData, out: Path):
    build(data.folder, out)

    row = figures(out).set_index(["item_id", "region_id"]).loc[("lien", "01")]
    assert (row["qualifier"], row["reading"], row["domain_id"]) == ("", "", "_T")
    assert pd.isna(row["value"]) and pd.isna(row["base_n"])


def test_the_same_input_gives_the_same_bytes_at_another_place_and_time(
    data: SmallData, out: Path, tmp_path: Path
):
    build(data.folder, out)
    copy = tmp_path / "elsewhere" / "données"
    shutil.copytree(data.folder, copy)
    for path in copy.rglob("*"):
        os.utime(path, (0, datetime(2001, 1, 1).timestamp()))
    build(copy, tmp_path / "again")

    assert content(tmp_path / "again") == content(out)


def test_the_closing_summary_tells_rows_studies_publications_and_empty_values(
    data: SmallData, out: Path, capsys
):
    assert main(["build", "--data", str(data.folder), "--out", str(out)]) == 0

    rows = {
        "figures": 9,
        "studies": 2,
        "wordings": 2,
        "computations": 0,
        "study_cuts": 0,
        "crossings": 0,
        "actor_profiles": 2,
        "populations": 1,
        "regions": 4,
        "domains": 2,
        "questions": 2,
        "items": 3,
        "responses": 11,
        "measures": 3,
        "statuses": 16,
        "programmes": 1,
        "comparability": 1,
        "claim_labels": 1,
        "partnership_types": 1,
        "partnership_models": 1,
        "context_themes": 1,
        "publications": 2,
        "claims": 1,
        "milestones": 1,
        "history": 1,
        "build": 1,
    }
    assert capsys.readouterr() == (
        "".join(f"  {name:<20}{count:>7} rows\n" for name, count in rows.items())
        + "9 figures of 2 studies, from 1 publications; empty values: 1 illegible.\n"
        + f"Data 0.1.0, written to {out}.\n",
        "",
    )


def test_the_check_says_in_one_line_that_nothing_is_wrong(data: SmallData, capsys):
    assert main(["check", "--data", str(data.folder)]) == 0

    assert capsys.readouterr() == ("No problem in 9 figures of 2 studies.\n", "")
    assert not (data.folder / "build").exists()


@pytest.fixture
def previous(data: SmallData, out: Path) -> dict[str, bytes]:
    """What a first build has left, before the sources change."""
    build(data.folder, out)
    data.replace("version.toml", "Données d'essai.", "Autres données d'essai.")
    return content(out)


def assert_untouched(out: Path, previous: dict[str, bytes]) -> None:
    assert content(out) == previous
    assert_nothing_left(out)


def assert_nothing_left(out: Path) -> None:
    """The place is a link, and beside it lies only the folder that it leads to."""
    assert out.is_symlink()
    assert sorted(out.parent.iterdir()) == sorted([out, out.resolve()])


def test_refused_sources_leave_the_previous_build_whole(data: SmallData, out: Path, previous, capsys):
    data.set(FIGURES, 7, status="")

    assert main(["build", "--data", str(data.folder), "--out", str(out)]) == 1
    assert capsys.readouterr() == (
        "",
        "essai-2021/figures.csv:7: status: empty. Fill it in.\n1 problem. Nothing was written.\n",
    )
    assert_untouched(out, previous)


def failing_after(calls: int, function, error: BaseException):
    """The same function, that raises once it was called so many times."""
    done = []

    def call(*args, **kwargs):
        done.append(args)
        if len(done) > calls:
            raise error
        return function(*args, **kwargs)

    return call


DISK_FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("calls", [0, 5])
def test_a_full_disk_is_one_line_and_leaves_the_previous_build_whole(
    data: SmallData, out: Path, previous, monkeypatch, capsys, calls
):
    monkeypatch.setattr(etl_build.pq, "write_table", failing_after(calls, pq.write_table, DISK_FULL))

    assert main(["build", "--data", str(data.folder), "--out", str(out)]) == 1
    assert capsys.readouterr() == (
        "",
        f"{out}: the tables cannot be written (No space left on device). Free or open the place, "
        "or give another place with --out.\n",
    )
    assert_untouched(out, previous)


def test_a_folder_that_may_not_be_written_is_one_line(data: SmallData, out: Path, monkeypatch, capsys):
    closed = failing_after(0, None, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    monkeypatch.setattr(publication.tempfile, "mkdtemp", closed)

    assert main(["build", "--data", str(data.folder), "--out", str(out)]) == 1
    assert capsys.readouterr().err == (
        f"{out}: the tables cannot be written (Permission denied). Free or open the place, "
        "or give another place with --out.\n"
    )


def test_an_interrupted_build_leaves_the_previous_one_whole(
    data: SmallData, out: Path, previous, monkeypatch, capsys
):
    monkeypatch.setattr(etl_build.pq, "write_table", failing_after(5, pq.write_table, KeyboardInterrupt()))

    assert main(["build", "--data", str(data.folder), "--out", str(out)]) == 130
    assert capsys.readouterr().err.endswith("Interrupted. Nothing was written.\n")
    assert_untouched(out, previous)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), DISK_FULL])
def test_a_build_interrupted_while_it_takes_the_place_puts_the_previous_one_back(
    data: SmallData, out: Path, previous, monkeypatch, error
):
    monkeypatch.setattr(publication.os, "replace", failing_after(0, os.replace, error))

    assert main(["build", "--data", str(data.folder), "--out", str(out)]) in (1, 130)
    assert_untouched(out, previous)


def test_a_folder_that_holds_other_files_is_not_replaced(data: SmallData, capsys):
    before = sorted(data.folder.rglob("*"))

    assert main(["build", "--data", str(data.folder), "--out", str(data.folder)]) == 1
    assert capsys.readouterr().err == (
        f"{data.folder}: holds 'claims.csv', which is not a built table. Move it away, "
        "or give another place with --out.\n"
    )
    assert sorted(data.folder.rglob("*")) == before


def test_a_file_in_the_place_of_the_tables_is_not_replaced(data: SmallData, tmp_path: Path, capsys):
    (tmp_path / "notes.txt").write_text("À garder.")

    assert main(["build", "--data", str(data.folder), "--out", str(tmp_path / "notes.txt")]) == 1
    assert (tmp_path / "notes.txt").read_text() == "À garder."


def test_two_builds_at_once_leave_one_whole_result_and_print_no_progress_bar(data: SmallData, out: Path):
    command = [sys.executable, "-m", "etl", "build", "--data", str(data.folder), "--out", str(out)]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "12"
    ]
    results = [run.communicate(timeout=60) for run in runs]

    assert [run.returncode for run in runs] == [0, 0]
    assert [err for _, err in results] == ["", ""]
    assert is_current(data.folder, out)
    assert_nothing_left(out)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_build_killed_while_it_takes_the_place_leaves_whole_tables_and_the_next_one_sweeps(
    data: SmallData, out: Path, moment
):
    build(data.folder, out)
    data.replace("version.toml", "Données d'essai.", "Autres données d'essai.")
    kill = "os.kill(os.getpid(), 9)"
    steps = [kill] if moment == "before" else ["real(*given)", kill]
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom etl.build import build\nreal = os.replace\n"
        f"def replace(*given):\n    {'; '.join(steps)}\nos.replace = replace\n"
        "build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    killed = subprocess.run([sys.executable, "-c", code, data.folder, out], capture_output=True)

    assert killed.returncode == -9
    assert set(TABLES) <= {path.stem for path in out.glob("*.parquet")}
    assert is_current(data.folder, out) == (moment == "after")
    build(data.folder, out)
    assert is_current(data.folder, out)
    assert_nothing_left(out)


def test_tables_that_an_earlier_version_built_as_a_folder_are_replaced(data: SmallData, out: Path):
    build(data.folder, out)
    folder = out.resolve()
    out.unlink()
    folder.rename(out)
    build(data.folder, out)
    assert_nothing_left(out)


def test_a_disk_without_links_gets_the_folder_itself(data: SmallData, out: Path, monkeypatch):
    monkeypatch.setattr(Path, "symlink_to", failing_after(0, None, OSError("no links here")))
    for _ in range(2):
        build(data.folder, out)
        assert is_current(data.folder, out)
        assert list(out.parent.iterdir()) == [out]


def test_the_command_line_refuses_with_status_1_and_no_traceback(data: SmallData):
    data.path(FIGURES).unlink()
    command = [sys.executable, "-m", "etl", "build", "--data", str(data.folder)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)

    assert (run.returncode, run.stdout, run.stderr) == (
        1,
        "",
        f"{FIGURES}: the file is missing. Add it, or restore it.\n1 problem. Nothing was written.\n",
    )


def test_a_build_is_current_until_a_source_changes(data: SmallData, out: Path):
    assert not is_current(data.folder, out)

    build(data.folder, out)
    assert is_current(data.folder, out)
    assert built_id(out) == source_id(data.folder) == figures_build_id(out)

    data.path(FIGURES).touch()
    (data.folder / "notes.txt").write_text("Pas une source.")
    assert is_current(data.folder, out)

    data.append(FIGURES, "\n")
    assert not is_current(data.folder, out)


def figures_build_id(out: Path) -> str:
    return pd.read_parquet(out / "build.parquet")["build_id"].item()


def test_a_build_without_one_of_its_tables_is_not_current(data: SmallData, out: Path):
    build(data.folder, out)
    (out / "claims.parquet").unlink()

    assert not is_current(data.folder, out)


def test_a_build_is_not_current_when_a_source_is_renamed_or_cannot_be_read(
    data: SmallData, out: Path, monkeypatch
):
    build(data.folder, out)
    data.path("essai-2020").rename(data.folder / "studies" / "essai-2019")
    assert not is_current(data.folder, out)

    monkeypatch.setattr(Path, "read_bytes", failing_after(0, None, PermissionError(13, "Permission denied")))
    assert source_id(data.folder) == ""
    assert not is_current(data.folder, out)


def test_figures_are_sorted_by_study_then_in_the_order_of_the_code_lists(data: SmallData, out: Path):
    header, *rows = data.read(FIGURES).splitlines()
    data.write(FIGURES, "\n".join([header, *reversed(rows)]))
    build(data.folder, out)

    sorted_by = ["study_id", "item_id", "response_id", "region_id"]
    assert figures(out)[sorted_by].agg(" ".join, axis=1).tolist() == [
        "essai-2020 emploi top2 FR",
        "essai-2021 emploi tres_fort FR",
        "essai-2021 emploi fort FR",
        "essai-2021 emploi modere FR",
        "essai-2021 emploi faible FR",
        "essai-2021 emploi pas_du_tout FR",
        "essai-2021 emploi top2 FR",
        "essai-2021 lien top2 FR",
        "essai-2021 lien top2 01",
    ]


def test_a_statement_made_again_by_one_publication_is_numbered(data: SmallData, out: Path):
    data.copy(FIGURES, 7, locator="p. 8")
    data.copy(FIGURES, 7, locator="p. 9")
    data.copy(FIGURES, 7, publication_id="article")
    build(data.folder, out)

    same = figures(out).query("observation_id == @OBSERVATION")
    assert same["figure_id"].tolist() == [
        f"{OBSERVATION}@rapport",
        f"{OBSERVATION}@rapport#2",
        f"{OBSERVATION}@rapport#3",
        f"{OBSERVATION}@article",
    ]


LOST = {"value": "", "value_printed": "", "status": "illegible", "reading": "", "note": "Perdu."}


@pytest.mark.parametrize(
    ("first", "second", "preferred"),
    [
        ({}, {"publication_id": "article"}, "first"),
        ({"publication_id": "article"}, {}, "second"),
        (LOST, {}, "second"),
        (LOST, {"publication_id": "article"}, "second"),
        ({"reading": "reconstructed", "note": "Lu."}, {}, "second"),
        ({"confidence": "low"}, {"confidence": "medium"}, "second"),
        ({"reading": "reconstructed", "note": "Lu."}, {"confidence": "low"}, "second"),
        ({"publication_id": "memoire"}, {"publication_id": "rapport"}, "second"),
        ({"publication_id": "sans_date"}, {"publication_id": "memoire"}, "second"),
        ({"confidence": "low", "publication_id": "rapport"}, {"publication_id": "article"}, "first"),
        ({}, {}, "first"),
    ],
)
def test_one_statement_of_an_observation_is_preferred(data: SmallData, out: Path, first, second, preferred):
    data.append("publications.csv", "memoire,Mémoire,,2023,page,1,,\nsans_date,Sans date,,,page,1,,\n")
    data.path("claims.csv").write_text(data.read("claims.csv").splitlines()[0])
    data.copy(FIGURES, 7, locator="second", **second)
    data.set(FIGURES, 7, locator="first", **first)
    build(data.folder, out)

    built = figures(out)
    same = built[built["observation_id"] == OBSERVATION]
    assert same.loc[same["is_preferred"], "locator"].tolist() == [preferred]
    assert built.groupby("observation_id")["is_preferred"].sum().eq(1).all()
