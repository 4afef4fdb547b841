"""Documents: the version of the data and the outlines of the regions."""

from collections.abc import Iterator
from datetime import date

from etl.files import Document
from etl.problems import Problem
from etl.read import Sources
from etl.tables import OUTLINES_FILE, VERSION_FILE

VERSION_TYPES = {"version": str, "released_on": date, "summary": str}


def problems(sources: Sources) -> Iterator[Problem]:
    """version.toml, then the geojson against the code list of regions."""
    if version := sources.documents.get(VERSION_FILE):
        yield from _version(version)
    if (outlines := sources.documents.get(OUTLINES_FILE)) and sources.is_whole("regions"):
        yield from _outlines(sources, outlines)


def _version(version: Document) -> Iterator[Problem]:
    for key, kind in VERSION_TYPES.items():
        if key not in version.content:
            yield Problem(version.name, f"'{key}' is missing. Add it.")
        elif not isinstance(version.content[key], kind):
            example = "2026-11-21" if kind is date else '"…"'
            yield Problem(version.name, f"is not a {kind.__name__}. Write {key} = {example}.", version.line_of(key), key)


def _outlines(sources: Sources, outlines: Document) -> Iterator[Problem]:
    drawn = _drawn_codes(outlines)
    if drawn is None:
        yield Problem(outlines.name, "is not a collection of features with an 'id' each. Restore the file.")
        return
    regions = sources.tables["regions"]
    listed = regions.loc[regions["kind"] == "region", "region_id"].tolist()
    for code in sorted(set(listed) - set(drawn)):
        yield Problem(outlines.name, f"no outline for region '{code}' of codelists/regions.csv. Add it.")
    for code in sorted(set(drawn) - set(listed)):
        yield Problem(outlines.name, f"outline '{code}' is not a region of codelists/regions.csv. Remove or recode it.")


def _drawn_codes(outlines: Document) -> list[str] | None:
    try:
        return [feature["id"] for feature in outlines.content["features"]]
    except (KeyError, TypeError):
        return None
