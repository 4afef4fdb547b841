"""Documents: the version of the data and the outlines of the regions."""

from collections.abc import Iterator
from datetime import date

from etl.files import Document
from etl.problems import Problem
from etl.read import Sources
from etl.tables import OUTLINES_FILE, VERSION_FILE

VERSION_KEYS = {
    "version": (str, "text", '"1.0.0"'),
    "released_on": (date, "date", "2026-11-21"),
    "summary": (str, "text", '"…"'),
}
NOTICE = "notice"
"""What version.toml may say besides: a sentence for every page and every file."""
"""Type of each key of version.toml, its name and an example."""


def problems(sources: Sources) -> Iterator[Problem]:
    """version.toml, then the geojson against the code list of regions."""
    if version := sources.documents.get(VERSION_FILE):
        yield from _version(version)
    if (outlines := sources.documents.get(OUTLINES_FILE)) and sources.is_whole("regions"):
        yield from _outlines(sources, outlines)


def _version(version: Document) -> Iterator[Problem]:
    for key, (kind, called, example) in VERSION_KEYS.items():
        line = version.line_of(key)
        if key not in version.content:
            yield Problem(version.name, f"'{key}' is missing. Add {key} = {example}.")
        elif type(version.content[key]) is not kind:
            yield Problem(version.name, f"is not a {called}. Write {key} = {example}.", line, key)
        elif not version.content[key]:
            yield Problem(version.name, f"empty. Write {key} = {example}.", line, key)
    if type(version.content.get(NOTICE, "")) is not str:
        message = f'is not a text. Write {NOTICE} = "…", or remove it.'
        yield Problem(version.name, message, version.line_of(NOTICE), NOTICE)


def _outlines(sources: Sources, outlines: Document) -> Iterator[Problem]:
    drawn = _drawn_codes(outlines)
    if drawn is None:
        message = (
            "is not a collection of features with a text 'id' and the same 'code' each. Restore the file."
        )
        yield Problem(outlines.name, message)
        return
    regions = sources.tables["regions"]
    listed = regions.loc[regions["kind"] == "region", "region_id"].tolist()
    for code in sorted(set(listed) - set(drawn)):
        yield Problem(outlines.name, f"no outline for region '{code}' of codelists/regions.csv. Add it.")
    for code in sorted(set(drawn) - set(listed)):
        message = f"outline '{code}' is not a region of codelists/regions.csv. Remove or recode it."
        yield Problem(outlines.name, message)


def _drawn_codes(outlines: Document) -> list[str] | None:
    """The code of each outline; None when the file has another shape."""
    try:
        codes = [(feature["id"], feature["properties"]["code"]) for feature in outlines.content["features"]]
    except (KeyError, TypeError):
        return None
    if all(isinstance(code, str) and code == again for code, again in codes):
        return [code for code, _ in codes]
    return None
