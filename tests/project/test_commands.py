"""The commands of the README, on machines that lack something: one clear sentence, and nothing half made."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL_TOOLS = ("sh", "id", "cmp", "rm", "cp")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A project folder and, in `bin`, a machine with a shell and no Python."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in SHELL_TOOLS:
        (programs / tool).symlink_to(shutil.which(tool))
    (tmp_path / "requirements.txt").touch()
    return tmp_path


def add_program(machine: Path, *, name: str, script: str) -> None:
    """Put a program of a few shell lines on the machine."""
    path = machine / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def prepare(machine: Path, **environment: str) -> subprocess.CompletedProcess:
    """What `make run` does first, seeing only the programs of that machine."""
    return subprocess.run(
        ["sh", str(ROOT / "scripts" / "venv.sh"), "requirements.txt"],
        cwd=machine,
        env={"PATH": str(machine / "bin"), **environment},
        capture_output=True,
        text=True,
    )


def test_a_machine_without_python_is_told_what_to_install(machine: Path):
    result = prepare(machine)

    assert result.returncode == 1
    assert result.stderr == (
        "Python 3.11 or newer was not found. Install it (Debian 12: apt-get install python3 python3-venv),\n"
        "or name it: make PYTHON=/path/to/python3.11 run\n"
    )


def test_a_python_that_is_too_old_is_not_taken(machine: Path):
    add_program(machine, name="python3", script="exit 1")

    result = prepare(machine)

    assert result.returncode == 1
    assert result.stderr.startswith("Python 3.11 or newer was not found.")


def test_a_python_without_its_venv_module_names_the_package(machine: Path):
    add_program(
        machine,
        name="python3",
        script='case "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac',
    )

    result = prepare(machine)

    assert result.returncode == 1
    assert result.stderr == (
        "This Python cannot make virtual environments. Install its venv module, then run make again:\n"
        "    sudo apt-get install python3.11-venv\n"
    )
    assert not (machine / ".venv").exists()


@pytest.mark.parametrize("installed, calls", [("streamlit==1.67.0\n", 0), ("streamlit==1.66.0\n", 1)])
def test_packages_are_installed_only_when_their_file_has_changed(machine: Path, installed: str, calls: int):
    (machine / "requirements.txt").write_text("streamlit==1.67.0\n", encoding="utf-8")
    (machine / ".venv").mkdir()
    (machine / ".venv" / "requirements.txt").write_text(installed, encoding="utf-8")
    add_program(
        machine, name="venv-python", script='case "$*" in *install*) echo "$*" >>"$LOG";; esac; exit 0'
    )
    (machine / ".venv" / "bin").mkdir()
    (machine / "bin" / "venv-python").rename(machine / ".venv" / "bin" / "python")

    result = prepare(machine, LOG=str(machine / "calls"))

    log = machine / "calls"
    assert result.returncode == 0
    assert len(log.read_text().splitlines() if log.exists() else []) == calls
    assert (machine / ".venv" / "requirements.txt").read_text() == "streamlit==1.67.0\n"


def test_make_alone_lists_the_commands_of_the_readmes():
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    listed = subprocess.run(
        ["make"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert "make run         Start the dashboard on http://localhost:8501" in listed
    assert "make test        Install what the tests need" in listed
    assert "make bench       Time queries, pages, browser and exports here" in listed
