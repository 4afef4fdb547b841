"""Tables at an object store: copied whole, swapped whole, left alone when the store fails."""

import shutil
import time
from pathlib import Path

import pytest

from dashboard import tables as built
from dashboard.remote import Mirror
from etl.identity import BUILD_DIR, built_id


@pytest.fixture
def store(tables, tmp_path) -> Path:
    """A folder read through the same file system interface as an object store, with this project's tables."""
    return Path(shutil.copytree(BUILD_DIR, tmp_path / "store"))


@pytest.fixture
def mirror(store, tmp_path) -> Mirror:
    """A copy to be."""
    return Mirror(store.as_uri(), tmp_path / "copies" / "current")


def put_build(store: Path, name: str) -> None:
    """Another build, of the same figures."""
    (store / "build_id").write_text(name * 64, encoding="ascii")


def count(mirror: Mirror) -> int:
    return built.connect(mirror.folder).execute("select count(*) from figures").fetchone()[0]


def test_the_tables_are_copied_and_read(mirror):
    assert mirror.refresh()
    assert built_id(mirror.folder) == built_id(BUILD_DIR)
    assert count(mirror) > 1000


def test_the_same_build_is_not_copied_again(mirror):
    mirror.refresh()
    before = mirror.folder.resolve()
    assert not mirror.refresh()
    assert mirror.folder.resolve() == before


def test_a_new_build_takes_the_place_of_the_old_one_whole(mirror, store):
    mirror.refresh()
    stamp, before = built.stamp(mirror.folder), mirror.folder.resolve()
    put_build(store, "f")

    assert mirror.refresh()
    assert built.stamp(mirror.folder) == "f" * 64 != stamp
    assert not before.exists() and count(mirror) > 1000


def test_a_build_that_is_not_all_there_is_refused_and_the_copy_stays(mirror, store):
    mirror.refresh()
    put_build(store, "e")
    (store / "figures.parquet").unlink()

    with pytest.raises(OSError, match="changed, or were not all there"):
        mirror.refresh()
    assert built_id(mirror.folder) == built_id(BUILD_DIR)
    assert [path.name for path in mirror.folder.parent.iterdir() if path.name != "current"] == [
        mirror.folder.resolve().name
    ]


def test_a_store_that_does_not_answer_leaves_the_copy(mirror, monkeypatch):
    mirror.refresh()
    monkeypatch.setattr(mirror, "path", "nowhere/build")
    with pytest.raises(OSError):
        mirror.refresh()
    assert count(mirror) > 1000


@pytest.mark.parametrize(
    "told", ["<html>Accès refusé</html>".encode(), b"", b"../../x", b"a" * 100_000, b"\xff"]
)
def test_whatever_stands_in_the_place_of_a_build_the_next_one_is_followed(mirror, store, told, capsys):
    mirror.refresh()
    (store / "build_id").write_bytes(told)
    following = mirror.follow(every=0.02)
    time.sleep(0.2)
    assert following.is_alive() and built_id(mirror.folder) == built_id(BUILD_DIR)
    assert "could not be looked up: what stands there is no build" in capsys.readouterr().err
    put_build(store, "c")
    for _ in range(200):
        if built_id(mirror.folder) == "c" * 64:
            break
        time.sleep(0.05)
    assert built_id(mirror.folder) == "c" * 64


def test_a_build_that_appears_is_followed(mirror, store):
    mirror.refresh()
    put_build(store, "d")
    mirror.follow(every=0.05)
    for _ in range(400):
        if built_id(mirror.folder) == "d" * 64:
            break
        time.sleep(0.05)
    assert built_id(mirror.folder) == "d" * 64
