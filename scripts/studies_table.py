"""The README's table of studies, made from the data: `python -m scripts.studies_table` writes it in place."""

import csv
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
START, END = "<!-- studies:start -->\n", "<!-- studies:end -->\n"
HEAD = (
    "| study | wave | profile | base or universe, as published | figures | lost in our copy |\n"
    "|---|---|---|---|--:|--:|\n"
)
NO_PERIOD = "not stated"


def studies_table(data_dir: Path) -> str:
    """Markdown table of the survey studies, one row a study, in the order of their wave."""
    studies = [_study(folder) for folder in sorted((data_dir / "studies").iterdir()) if folder.is_dir()]
    surveys = sorted(
        (s for s in studies if s["kind"] == "survey"), key=lambda s: (s["fieldwork"] or "9", s["id"])
    )
    return HEAD + "".join(_row(study) for study in surveys)


def replace_table(readme: str, table: str) -> str:
    """The README with its table of studies replaced."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{table}{END}{after}"


def _study(folder: Path) -> dict:
    study = tomllib.loads((folder / "study.toml").read_text(encoding="utf-8"))
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    return study | {
        "id": folder.name,
        "figures": sum(row["status"] == "published" for row in figures),
        "illegible": sum(row["status"] == "illegible" for row in figures),
    }


def _row(study: dict) -> str:
    profiles = ", ".join(study["actor_profile_ids"])
    return (
        f"| {study['title']} | {study['fieldwork'] or NO_PERIOD} | {profiles} | {_base(study)} "
        f"| {study['figures']} | {study['illegible'] or ''} |\n"
    )


def _base(study: dict) -> str:
    sample = f"{study['sample_n']} answers" if study["sample_n"] else ""
    return "; ".join(part for part in (study["universe"], sample) if part) or "not published"


def main() -> int:
    """Write the table into README.md."""
    readme = README.read_text(encoding="utf-8")
    README.write_text(replace_table(readme, studies_table(ROOT / "data")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
