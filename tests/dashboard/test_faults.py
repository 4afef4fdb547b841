"""Tables missing, damaged, of another version or swapped; failures logged in one line; hostile addresses."""

import os
import random
import shutil
import string
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import redirects, sitemap, views
from dashboard import tables as built
from dashboard.queries import sources
from etl.identity import BUILD_DIR

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tables, tmp_path) -> Path:
    """Tables of one's own, to damage."""
    return Path(shutil.copytree(BUILD_DIR, tmp_path / "build"))


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def overwrite(path: Path) -> None:
    path.write_bytes(b"figure_id,value\n")


DAMAGES = {
    "truncated": lambda folder: truncate(folder / "figures.parquet"),
    "no Parquet at all": lambda folder: overwrite(folder / "figures.parquet"),
    "empty": lambda folder: (folder / "questions.parquet").write_bytes(b""),
    "one table missing": lambda folder: (folder / "regions.parquet").unlink(),
    "the build missing": lambda folder: (folder / "build.parquet").unlink(),
    "another schema": lambda folder: pq.write_table(
        pa.table({"build_id": ["0"], "schema_version": ["1"]}), folder / "build.parquet"
    ),
    "no column that is asked": lambda folder: pq.write_table(
        pa.table({"figure_id": ["0"]}), folder / "figures.parquet"
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_tables_are_said_in_one_sentence(copy, damage):
    DAMAGES[damage](copy)
    with pytest.raises(built.TablesMissing) as refused:
        built.connect(copy)
    assert refused.value.code == "cannot_read"


def test_damaged_tables_are_built_again_where_the_sources_are_at_hand(copy, monkeypatch, capsys):
    whole = shutil.copytree(copy, copy.with_name("whole"))
    truncate(copy / "figures.parquet")
    read = built.connect
    monkeypatch.setattr(built, "connect", lambda: read(copy))
    monkeypatch.setattr(built, "_build", lambda: bool(shutil.copytree(whole, copy, dirs_exist_ok=True)))

    count = built.mended().execute("select count(*) from figures").fetchone()

    assert count == read(whole).execute("select count(*) from figures").fetchone()
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1 and told[0].startswith("The tables in build cannot be read: ")


def test_tables_swapped_while_they_are_read_change_nothing_for_who_reads(copy):
    reading = built.connect(copy).cursor()
    shutil.rmtree(copy)
    assert reading.execute("select count(*) from observations_fr").fetchone()[0] > 1000


@pytest.mark.parametrize("seed", range(4))
def test_ten_thousand_random_addresses_are_read(seed):
    draw = random.Random(seed)
    letters = string.printable + "éàœ«»≠ 😀\u202f\u0000"
    for _ in range(2_500):
        text = "".join(draw.choices(letters, k=draw.randrange(60)))
        name = draw.choice([*views.PARAMETERS, text])
        view = views.parsed(f"{draw.choice([*sitemap.pages(), text])}?{name}={text}&{text}")
        again = views.parsed(str(view))
        reading = views.read(text, options={"citoyens": "Citoyens"}, default="citoyens")
        assert again == views.parsed(str(again))
        assert redirects.current(redirects.current(view)) == redirects.current(view)
        assert reading.code == "citoyens" and len(reading.refused) <= views.LONGEST_SHOWN + 1


@pytest.mark.parametrize("locale", ["C", "POSIX", ""])
def test_the_figures_are_written_in_french_on_a_machine_without_locale(tables, locale):
    code = (
        "from dashboard.words.fr import numbers, periods; "
        "print(periods.period('2021-09'), numbers.percent(12.5))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert found.stdout.decode("utf-8").strip() == "septembre 2021 12,5\u202f%"


def test_no_table_can_be_changed_by_what_a_visitor_asks(desk):
    for asked in ("'; drop table figures; --", "x' or 1=1 --", "\u0000", "%' union select 1 --"):
        assert sources.figure(desk, figure_id=asked) is None
    with pytest.raises(duckdb.Error):
        desk.cursor.execute("copy figures to '/tmp/figures.csv'")
