"""Versions of the data: one is read, drafts change nothing, any earlier one can be taken up again."""

import os
import shutil
from time import time

import pytest

from etl import identity, versions
from etl.versions import IMPORTED, SHIPPED, Library, Outdated, built
from tests.etl.small_data import write_small_data


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Library:
    """A volume after a first start."""
    folder = tmp_path_factory.mktemp("first")
    held = Library(folder / "volume")
    held.folder.mkdir()
    held.take_in(write_small_data(folder / "data").folder)
    return held


@pytest.fixture
def library(first, tmp_path) -> Library:
    """A copy of it, to change."""
    shutil.copytree(first.folder, tmp_path / "volume", symlinks=True)
    return Library(tmp_path / "volume")


def corrected(library: Library, old: str = ",30,30%,", new: str = ",31,31%,"):
    """A draft in which one figure is another, with its tables."""
    draft = library.draft()
    figures = draft / "data/studies/essai-2021/figures.csv"
    text = figures.read_text(encoding="utf-8").replace(old, new, 1)
    figures.write_text(text.replace(",70,70 %,", ",71,71 %,", 1), encoding="utf-8")
    built(draft)
    return draft


def test_a_first_start_takes_in_the_data_that_came_with_the_program(library, data):
    (version,) = library.versions()
    assert (version.number, version.origin, version.changes) == (1, SHIPPED, {})
    assert identity.is_current(data.folder, library.folder / "current" / "build")
    library.take_in(data.folder)
    assert library.versions() == [version]


def test_a_draft_changes_nothing_until_it_is_published_and_an_earlier_version_can_be_read_again(library):
    before = identity.built_id(library.folder / "current" / "build")
    draft = corrected(library)
    assert identity.built_id(library.folder / "current" / "build") == before
    published = library.publish(draft, changes={"corrected": 2})
    assert (published.number, published.origin, published.changes) == (2, IMPORTED, {"corrected": 2})
    assert library.current == published
    assert identity.built_id(library.folder / "current" / "build") == published.source_id != before
    assert library.take_up(1).source_id == before == library.current.source_id
    assert [one.number for one in library.versions()] == [2, 1]
    assert library.take_up(9) is None


def test_a_draft_made_before_another_publication_is_refused(library):
    late = corrected(library)
    library.publish(corrected(library, ",20,,", ",19,,"), changes={})
    with pytest.raises(Outdated):
        library.publish(late, changes={})
    assert library.current.number == 2


def test_new_data_of_the_program_are_read_at_once_unless_somebody_imported_figures_since(library, data):
    data.replace("essai-2021/figures.csv", ",40,40%,", ",39,39%,")
    data.replace("essai-2021/figures.csv", ",70,70 %,", ",69,69 %,")
    library.take_in(data.folder)
    assert (library.current.number, library.current.origin) == (2, SHIPPED)
    library.publish(corrected(library, ",69,69 %,", ",69,69 %,"), changes={})
    data.replace("essai-2021/figures.csv", ",39,39%,", ",38,38%,")
    data.replace("essai-2021/figures.csv", ",69,69 %,", ",68,68 %,")
    library.take_in(data.folder)
    origins = {one.number: one.origin for one in library.versions()}
    assert origins == {4: SHIPPED, 3: IMPORTED, 2: SHIPPED, 1: SHIPPED}
    assert library.current.number == 3


def test_tables_of_an_older_program_are_made_again(library, data):
    (library.folder / "current" / "build" / "build_id").write_text("older", encoding="ascii")
    library.take_in(data.folder)
    assert identity.is_current(data.folder, library.folder / "current" / "build")


def test_drafts_that_nobody_published_are_removed_after_a_day(library):
    old, new = library.draft(), library.draft()
    os.utime(old, (time() - versions.DRAFT_S - 1,) * 2)
    library.draft()
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("name", ["../0001", "absent", "", "0001/data"])
def test_only_a_draft_is_found_by_its_name(library, name):
    assert library.found_draft(name) is None
    draft = library.draft()
    assert library.found_draft(draft.name.removeprefix(versions.DRAFT)) == draft
