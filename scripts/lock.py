"""Lock: resolves requirements*.in into requirements*.txt, every package pinned with the hashes of its files.

`requirements.txt` is whole; `requirements-test.txt` holds what the tests add to it.
"""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, TESTS = "requirements", "requirements-test"
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
    """Write both lock files; the second is resolved on top of the first."""
    runtime = resolved(RUNTIME)
    _write(
        RUNTIME,
        ["# Written by `make lock` from requirements.in: everything that `make run` installs.", *runtime],
    )
    tests = [entry for entry in resolved(TESTS) if entry not in runtime]
    heading = "# Written by `make lock` from requirements-test.in: what `make test` adds to requirements.txt."
    _write(TESTS, [heading, f"-r {RUNTIME}.txt", *tests])


def _write(name: str, lines: list[str]) -> None:
    (ROOT / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
