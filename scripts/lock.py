"""Lock: resolves requirements*.in into requirements*.txt, every package pinned with the hashes of its files.

`requirements.txt` is whole; the others hold what the tests, or counting in a cluster, add to it.
"""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = "requirements"
ADDED = {"requirements-test": "`make test`", "requirements-spark": "counting respondents in a cluster"}
"""What comes on top, and who adds it."""
QUIET = ("--quiet", "--strip-extras", "--no-header", "--no-annotate", "--generate-hashes", "--allow-unsafe")
# The address of a registry is a matter of the machine, not of the lock.
NO_ADDRESS = (
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--no-emit-options",
)
_ENTRY = re.compile(r"^[a-z0-9][^\s]*==.*(?:\n    --hash=.*)*", re.MULTILINE)


def entries(text: str) -> list[str]:
    """Each pin of a lock file with its hashes, the comments left out."""
    return _ENTRY.findall(text)


def resolved(name: str) -> list[str]:
    """The entries that `name.in` asks for, those that they need included."""
    with TemporaryDirectory() as folder:
        pins = Path(folder) / "pins"
        command = [sys.executable, "-m", "piptools", "compile", *QUIET, *NO_ADDRESS]
        subprocess.run(
            [*command, f"--output-file={pins}", f"{name}.in"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        return entries(pins.read_text(encoding="utf-8"))


def main() -> None:
    """Write the lock files; all but the first are resolved on top of it."""
    runtime = resolved(RUNTIME)
    _write(
        RUNTIME,
        ["# Written by `make lock` from requirements.in: everything that `make run` installs.", *runtime],
    )
    for name, who in ADDED.items():
        added = [entry for entry in resolved(name) if entry not in runtime]
        heading = f"# Written by `make lock` from {name}.in: what {who} adds to requirements.txt."
        _write(name, [heading, f"-r {RUNTIME}.txt", *added])


def _write(name: str, lines: list[str]) -> None:
    (ROOT / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
