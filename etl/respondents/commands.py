"""Commands: `describe` and `tabulate`, from their options to what the terminal says."""

from pathlib import Path

from etl.files import Unreadable
from etl.problems import Refused, SourcesRefused, did_you_mean
from etl.read import Sources, read_sources
from etl.respondents import comparison, computed, crossings
from etl.respondents.describe import draft
from etl.respondents.mapping_checks import microdata_of
from etl.respondents.microdata import Microdata
from etl.respondents.tabulation import Tabulation, tabulation
from etl.tables import COMPUTED_FILE, CROSSINGS_FILE, MAPPING_FILE, STUDIES_FOLDER


def described(path: Path, *, encoding: str, data_dir: Path) -> str:
    """The draft of a mapping, with the answers that the code lists know by their label."""
    try:
        responses = read_sources(data_dir).tables.get("responses")
    except Unreadable:
        responses = None
    labels = (
        {} if responses is None else dict(zip(responses["label_fr"], responses["response_id"], strict=True))
    )
    return draft(path, encoding=encoding, labels=labels)


def compared(study_id: str, *, data_dir: Path, engine: str = "") -> tuple[str, bool]:
    """Every printed figure of a study beside the computed one, and whether all of those computed agree."""
    sources, one = _mapped(study_id, data_dir)
    frame = _rows(sources, tabulation(one, data_dir=data_dir, engine=engine))
    found = comparison.comparison(sources.tables["figures"], frame, study_id=study_id)
    return comparison.told(found), comparison.DIFFERS not in set(found["verdict"])


def tabulated(study_id: str, *, data_dir: Path, engine: str = "") -> str:
    """Write `computed.csv` and `crossings.csv`, and say what the first holds.

    Raises:
        SourcesRefused: with every problem of the mapping, the file and the figures; nothing is written.
    """
    sources, one = _mapped(study_id, data_dir)
    done = tabulation(one, data_dir=data_dir, engine=engine)
    frame = computed.checked(sources, one, _rows(sources, done))
    folder = data_dir / STUDIES_FOLDER / study_id
    path = computed.write(frame, folder / COMPUTED_FILE)
    computed.write(crossings.rows(done), folder / CROSSINGS_FILE)
    return f"{_told(done)}\n{len(frame)} figures, written to {path}."


def _mapped(study_id: str, data_dir: Path) -> tuple[Sources, Microdata]:
    try:
        sources = read_sources(data_dir)
    except Unreadable as unreadable:
        raise SourcesRefused([unreadable.problem]) from None
    if study_id not in sources.study_ids:
        raise Refused(f"'{study_id}' is not a study. {did_you_mean(study_id, sources.study_ids)}")
    own = [problem for problem in sources.problems if problem.file.startswith(f"{study_id}/")]
    one, problems = microdata_of(sources, study_id)
    if own or problems:
        raise SourcesRefused([*own, *problems])
    if one is None:
        raise Refused(
            f"{study_id}: there is no {MAPPING_FILE}. Draft it: python -m etl describe FILE > {MAPPING_FILE}"
        )
    return sources, one


def _rows(sources: Sources, done: Tabulation) -> object:
    study = sources.studies[done.mapping.study_id].content
    return computed.rows(done, period=study["fieldwork"], period_status=study["period_status"])


def _told(done: Tabulation) -> str:
    """How many cells are shown and withheld, and why; not who is in them."""
    shown = sum(len(one.shown) for one in done.releases.values())
    under = sum(len(one.under_minimum) for one in done.releases.values())
    given = sum(len(one.given_away) for one in done.releases.values())
    withheld = f"{under} under {done.mapping.minimum_base} respondents, {given} that would give another away"
    return (
        f"{done.file.rows} respondents, {len(done.plan.columns)} questions and items, {shown} groups shown; "
        f"withheld: {withheld}."
    )
