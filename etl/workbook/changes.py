"""Changes: the figures before and after an import in, lines of history and a version of the data out."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from etl.checks.figures import numbers
from etl.checks.history import next_version
from etl.differences import said
from etl.identifiers import with_identifiers
from etl.read import Sources
from etl.tables import FIGURES, VERSION_FILE
from etl.workbook import sheets, words
from etl.workbook.draft import Draft
from etl.workbook.edits import with_key

HISTORY_FILE, CHANGELOG_FILE = "history.csv", "CHANGELOG.md"


def changes(before: Sources, after: Sources, *, reasons: Mapping[str, str]) -> pd.DataFrame:
    """One row a figure added, corrected or withdrawn: `change`, `figure_id`, `before`, `after`, `reason`."""
    old, new = _figures(before), _figures(after)
    rows = [*_withdrawn(old, new), *_added(old, new), *_corrected(old, new)]
    found = pd.DataFrame(rows, columns=["change", "figure_id", "before", "after"], dtype="str")
    usual = [words.REASONS[_kind(row)] for row in found.to_dict("records")]
    why = [reasons.get(one, "") or said for one, said in zip(found["figure_id"], usual, strict=True)]
    return found.assign(reason=pd.Series(why, dtype="str"))


def tell(draft: Draft, found: pd.DataFrame, *, summary: str, on: date) -> None:
    """Put the version that these changes make into the history, the version file and the changelog."""
    folder, version_file = draft.sources.data_dir, draft.sources.documents[VERSION_FILE]
    version = next_version(version_file.content["version"], set(found["change"]))
    history = draft.csv(HISTORY_FILE, ())
    for row in found.to_dict("records"):
        history.add(row | {"version": version, "released_on": on.isoformat()})
    text = version_file.text
    for key, value in (("version", version), ("released_on", on), ("summary", summary)):
        text = with_key(text, key, value)
    draft.texts[VERSION_FILE] = text
    if (folder / CHANGELOG_FILE).is_file():
        changelog = (folder / CHANGELOG_FILE).read_text(encoding="utf-8")
        draft.texts[CHANGELOG_FILE] = _changelog(changelog, f"## {version} ({on})\n\n{summary}\n")


def summary(found: pd.DataFrame, titles: Iterable[str]) -> str:
    """How many figures changed, and of what studies."""
    counts = found["change"].value_counts().to_dict()
    parts = [
        words.counted(change, counts[change])
        for change in ("added", "corrected", "withdrawn")
        if change in counts
    ]
    return words.summed(parts, sorted(titles))


def _figures(sources: Sources) -> dict[str, dict[str, object]]:
    figures = with_identifiers(sources.tables["figures"]).drop_duplicates("figure_id")
    return {row["figure_id"]: row for row in figures.to_dict("records")}


Rows = dict[str, dict[str, object]]
Change = tuple[str, str, str, str]


def _withdrawn(old: Rows, new: Rows) -> list[Change]:
    return [("withdrawn", one, _said(old[one]), "") for one in old if one not in new]


def _added(old: Rows, new: Rows) -> list[Change]:
    return [("added", one, "", _said(new[one])) for one in new if one not in old]


def _corrected(old: Rows, new: Rows) -> list[Change]:
    return [
        ("corrected", one, *told(old[one], new[one]))
        for one in new
        if one in old and _differ(old[one], new[one])
    ]


def _differ(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return [name for name in FIGURES.column_names if old[name] != new[name]]


def told(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, str]:
    """What is said of a figure; where that is the same, the other columns that changed."""
    before, after = _said(old), _said(new)
    if before != after:
        return before, after
    names = _differ(old, new)
    headers = {field.name: field.header for field in sheets.FIGURES.fields}
    return tuple(
        " ; ".join(f"{headers.get(name, name)} : {row[name] or '—'}" for name in names) for row in (old, new)
    )


def _said(row: Mapping[str, object]) -> str:
    frame = pd.DataFrame([row])
    return said(next(frame.assign(value=numbers(frame["value"])).itertuples()))


def _kind(row: Mapping[str, str]) -> str:
    return "found" if row["before"] in ("illegible", "not_published") else row["change"]


def _changelog(text: str, entry: str) -> str:
    """Above the latest version."""
    at = text.find("\n## ")
    return f"{text.rstrip()}\n\n{entry}" if at < 0 else f"{text[: at + 1]}{entry}\n{text[at + 1 :]}"
