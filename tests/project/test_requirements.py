"""The pinned packages: what the requirements files say is what runs, and nothing is left to the day."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)")
RUNTIME = "requirements.txt"
TESTS = "requirements-test.txt"


def entries(file_name: str) -> list[str]:
    """The lines that name something, without their comments."""
    lines = (ROOT / file_name).read_text(encoding="utf-8").splitlines()
    return [entry for line in lines if (entry := line.split("#")[0].strip())]


def pins(file_name: str) -> dict[str, str]:
    """Package to exact version; a line that is not an exact pin is left out."""
    return {match["name"]: match["version"] for line in entries(file_name) if (match := PIN.fullmatch(line))}


def test_every_runtime_package_is_pinned_exactly():
    assert len(pins(RUNTIME)) == len(entries(RUNTIME))


def test_the_test_packages_come_on_top_of_the_runtime_ones():
    assert entries(TESTS)[0] == f"-r {RUNTIME}"
    assert len(pins(TESTS)) == len(entries(TESTS)) - 1
    assert not set(pins(TESTS)) & set(pins(RUNTIME))


@pytest.mark.parametrize(
    "asked, pinned", [("requirements.in", pins(RUNTIME)), ("requirements-test.in", pins(TESTS))]
)
def test_what_was_asked_for_is_pinned(asked: str, pinned: dict[str, str]):
    for entry in entries(asked):
        name, _, wanted = entry.partition("==")
        if not name.startswith("-r"):
            assert pinned[name].startswith(wanted.removesuffix("*")), f"{entry}: run `make lock`"


@pytest.mark.parametrize("name, pinned", sorted((pins(RUNTIME) | pins(TESTS)).items()))
def test_the_installed_package_is_the_pinned_one(name: str, pinned: str):
    assert version(name) == pinned
