"""Any file missing, cut, or replaced by anything: problems in one line each, never a traceback."""

import pytest

from etl.__main__ import main
from tests.etl.small_data import FILES, SmallData

DAMAGES = {
    "deleted": None,
    "cut in the middle": lambda content: content[: len(content) // 2],
}
MORE_DAMAGES = {
    "bytes at random": lambda content: bytes(range(256)) * 4,
    "empty": lambda content: b"",
    "blank lines": lambda content: b"\n\n\n",
    "cut in the first line": lambda content: content[:7],
    "without its last line": lambda content: b"\n".join(content.split(b"\n")[:-2]),
    "header only": lambda content: content.split(b"\n")[0] + b"\n",
    "each row twice": lambda content: content + content.split(b"\n", 1)[1],
    "NUL bytes": lambda content: bytes(300),
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "semicolons": lambda content: content.replace(b",", b";"),
    "quotes": lambda content: content.replace(b",", b',"'),
    "brackets": lambda content: b"[" * 5000,
    "large numbers": lambda content: content.replace(b"1", b"99999999999999999999"),
    "a JSON list": lambda content: b"[1, {}, null]",
    "cells emptied": lambda content: content[: content.index(b"\n") + 1] + b"," * content.count(b","),
}
FRAGILE = ("studies/essai-2021/figures.csv", "studies/essai-2021/study.toml")


def outcome(data: SmallData, capsys, *, name: str, change) -> tuple[int, list[str]]:
    """Damage a file and build; exit status and lines printed."""
    path = data.folder / name
    path.write_bytes(change(path.read_bytes())) if change else path.unlink()
    status = main(["build", "--data", str(data.folder), "--out", str(data.folder / "build")])
    return status, capsys.readouterr().err.splitlines()


def assert_refused(data: SmallData, status: int, lines: list[str]) -> None:
    """Sentences of one line, their count, and no table."""
    *problems, count = lines
    assert status == 1
    assert all(": " in line and line.endswith((".", "?")) for line in problems)
    assert count == f"{len(problems)} problem{'s'[: len(problems) > 1]}. Nothing was written."
    assert not (data.folder / "build").exists()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_gives_sentences_and_never_a_traceback(data: SmallData, capsys, name, damage):
    status, lines = outcome(data, capsys, name=name, change=DAMAGES[damage])

    assert_refused(data, status, lines)


@pytest.mark.parametrize("damage", MORE_DAMAGES)
@pytest.mark.parametrize("name", FRAGILE)
def test_a_file_damaged_in_any_way_is_refused_in_sentences_or_still_valid(data, capsys, name, damage):
    status, lines = outcome(data, capsys, name=name, change=MORE_DAMAGES[damage])

    if lines:
        assert_refused(data, status, lines)
    else:
        assert (status, (data.folder / "build").exists()) == (0, True)
