"""Computed: what `python -m etl tabulate` wrote, beside the mapping it was written from."""

from collections.abc import Iterator

from etl.checks.lazily import RowRule, failing_rows
from etl.csv_files import FILE
from etl.problems import Problem
from etl.read import Sources
from etl.respondents.mapping_checks import microdata_of
from etl.respondents.rules import mark
from etl.tables import COMPUTED_FILE, MAPPING_FILE


def problems(sources: Sources) -> Iterator[Problem]:
    """The mappings by themselves, and computed figures that do not come from theirs."""
    for study_id in sources.mappings:
        yield from microdata_of(sources, study_id)[1]
    figures = sources.tables["figures"]
    computed = figures[figures[FILE].str.endswith(f"/{COMPUTED_FILE}")]
    yield from failing_rows(computed, [_ALL_COMPUTED])
    for study_id, rows in computed.groupby("study_id"):
        yield from _of_study(sources, str(study_id), rows["source_row"].iloc[0])
    for study_id, document in sources.mappings.items():
        if study_id not in set(computed["study_id"]) | sources.incomplete:
            yield Problem(document.name, f"there is no {COMPUTED_FILE}. {_again(study_id)}")


def _of_study(sources: Sources, study_id: str, source_row: str) -> Iterator[Problem]:
    name = f"{study_id}/{COMPUTED_FILE}"
    document = sources.mappings.get(study_id)
    if document is None:
        yield Problem(name, f"there is no {MAPPING_FILE}, so nobody can compute it again. Restore it.")
    elif not source_row.startswith(f"{mark(document)}:"):
        yield Problem(name, f"was computed from another {MAPPING_FILE}. {_again(study_id)}")


def _again(study_id: str) -> str:
    return f"Run `python -m etl tabulate {study_id}`."


_ALL_COMPUTED = RowRule(
    "reading",
    lambda rows: rows["reading"] != "computed",
    lambda row: f"'{row['reading']}' in {COMPUTED_FILE}. Printed figures go into figures.csv.",
)
