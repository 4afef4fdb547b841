"""The pinned packages: what the requirements files say is what runs, and nothing is left to the day."""

import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from scripts import lock, supply_chain

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
RUNTIME = "requirements.txt"
TESTS = "requirements-test.txt"


def entries(file_name: str) -> list[str]:
    """The lines that name something, without their comments and hashes."""
    lines = (ROOT / file_name).read_text(encoding="utf-8").splitlines()
    named = (line.split("#")[0].strip(" \\") for line in lines if not line.lstrip().startswith("--hash"))
    return [entry for entry in named if entry]


def pins(file_name: str) -> dict[str, str]:
    """Package to exact version; a line that is not an exact pin is left out."""
    return {match["name"]: match["version"] for line in entries(file_name) if (match := PIN.fullmatch(line))}


def test_every_runtime_package_is_pinned_exactly():
    assert len(pins(RUNTIME)) == len(entries(RUNTIME))


def test_the_test_packages_come_on_top_of_the_runtime_ones():
    assert entries(TESTS)[0] == f"-r {RUNTIME}"
    assert len(pins(TESTS)) == len(entries(TESTS)) - 1
    assert not set(pins(TESTS)) & set(pins(RUNTIME))


@pytest.mark.parametrize("file_name", [RUNTIME, TESTS])
def test_every_package_has_the_hashes_of_its_files(file_name: str):
    found = lock.entries((ROOT / file_name).read_text(encoding="utf-8"))
    assert len(found) == len(pins(file_name))
    for entry in found:
        first, *hashes = entry.split(" \\\n")
        assert hashes and all(HASH.fullmatch(one.strip()) for one in hashes), first


def test_the_page_of_licences_is_that_of_the_lock():
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert page == supply_chain.licences_page(), "run `make licences`"


def test_every_licence_goes_with_ours():
    odd = [row for row in supply_chain.licences() if not supply_chain.is_compatible(row[2])]
    assert odd == []


def test_the_bill_of_materials_holds_the_lock(tmp_path, monkeypatch):
    monkeypatch.setattr(supply_chain, "SBOM", tmp_path / "sbom.json")
    supply_chain.sbom()
    components = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))["components"]
    assert {one["name"]: one["version"] for one in components} == pins(RUNTIME)


@pytest.mark.parametrize("answer", ["", '{"dependencies": [{"name": "lxml", "skip_reason": "not found"}]}'])
def test_an_audit_that_reaches_nobody_says_so_and_stops_nothing(monkeypatch, capsys, answer):
    lost = subprocess.CompletedProcess([], 1, stdout=answer, stderr="ConnectionError: name not resolved")
    monkeypatch.setattr(supply_chain.subprocess, "run", lambda *_, **__: lost)
    assert supply_chain.audit() == 0
    assert capsys.readouterr().out.strip() == supply_chain.NO_ADVISORIES


def test_an_audit_that_finds_a_fault_fails(monkeypatch, capsys):
    lxml = {"name": "lxml", "version": "6.1.3", "vulns": [{"id": "CVE-2026-1"}]}
    answer = json.dumps({"dependencies": [lxml, {"name": "click", "version": "8.5.1", "vulns": []}]})
    found = subprocess.CompletedProcess([], 1, stdout=answer, stderr="")
    monkeypatch.setattr(supply_chain.subprocess, "run", lambda *_, **__: found)
    assert supply_chain.audit() == 1
    assert capsys.readouterr().out == "lxml 6.1.3: CVE-2026-1\n2 packages looked up, 1 with known faults.\n"


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
