"""Supply chain: the lock becomes a page of licences, a bill of materials, a list of known faults.

`python -m scripts.supply_chain licences|sbom|audit`.
"""

import json
import subprocess
import sys

from scripts.lock import ROOT, RUNTIME, entries

LOCK = ROOT / f"{RUNTIME}.txt"
LICENCES = ROOT / "docs" / "licences.md"
SBOM = ROOT / "sbom.cdx.json"
# What may be shipped beside code under the MIT licence; MPL asks for the source of its own files only.
COMPATIBLE = (
    "MIT",
    "BSD",
    "Apache",
    "ISC",
    "PSF",
    "Python Software Foundation",
    "Zlib",
    "CC0",
    "MPL",
    "Mozilla",
)
HEADING = """# Licences

What `make run` installs, from `requirements.txt`, written by `make licences`. All of them may be used,
changed and passed on beside this project's own MIT licence; those under MPL ask that changes to their own
files be published.

| package | version | licence |
|---|---|---|
"""
NO_ADVISORIES = "The database of known faults cannot be reached: nothing was checked."


def pinned() -> dict[str, str]:
    """Version of each package of the lock."""
    pins = (entry.split()[0].partition("==") for entry in entries(LOCK.read_text(encoding="utf-8")))
    return {name: version for name, _, version in pins}


def licences() -> list[tuple[str, str, str]]:
    """Name, version and licence of each installed package of the lock, by name."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--packages", *pinned()]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return sorted((one["Name"].lower(), one["Version"], _first_line(one["License"])) for one in found)


def licences_page() -> str:
    """The page as Markdown."""
    return HEADING + "".join(f"| {' | '.join(row)} |\n" for row in licences())


def is_compatible(licence: str) -> bool:
    """Whether one of the licences that a package offers is among those that go together."""
    return any(word in licence for word in COMPATIBLE)


def sbom() -> None:
    """The bill of materials of the lock, CycloneDX, with the hashes of every file."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible", "--of=JSON"]
    subprocess.run([*command, f"--output-file={SBOM}", LOCK], check=True)


def audit() -> int:
    """1 when a package of the lock has a known fault; 0 with a word when nobody can say."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--require-hashes", "--disable-pip"]
    done = subprocess.run(
        [*command, "--progress-spinner=off", "--format=json"], capture_output=True, text=True
    )
    found = json.loads(done.stdout)["dependencies"] if done.stdout.startswith("{") else []
    known = [one for one in found if "vulns" in one]
    faulty = [one for one in known if one["vulns"]]
    for one in faulty:
        print(f"{one['name']} {one['version']}: {', '.join(fault['id'] for fault in one['vulns'])}")
    print(f"{len(known)} packages looked up, {len(faulty)} with known faults." if known else NO_ADVISORIES)
    return int(bool(faulty))


def main() -> int:
    """Do what the first argument names."""
    match sys.argv[1:]:
        case ["licences"]:
            LICENCES.write_text(licences_page(), encoding="utf-8")
        case ["sbom"]:
            sbom()
        case ["audit"]:
            return audit()
        case _:
            sys.exit(__doc__)
    return 0


def _first_line(licence: str) -> str:
    """The name of the licence where a package gives its whole text."""
    return " ".join(licence.strip().splitlines()[0].split()).replace("|", "/")


if __name__ == "__main__":
    sys.exit(main())
