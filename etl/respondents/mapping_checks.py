"""Mapping checks: the codes that a mapping gives in, those that the code lists do not hold out."""

from collections.abc import Iterable, Iterator
from functools import partial

from etl.checks.codes import known_codes, unknown
from etl.checks.patterns import PATTERNS
from etl.code_lists import BASE_UNITS
from etl.problems import Problem, did_you_mean
from etl.read import Sources
from etl.respondents.mapping import mapping
from etl.respondents.microdata import WHOLE, Microdata, Question
from etl.tables import MAPPING_FILE, STUDY_FILE

_LISTS = {
    "actor_profile_id": "actor_profiles",
    "region_id": "regions",
    "population_id": "populations",
    "domain_id": "populations",
}


def microdata_of(sources: Sources, study_id: str) -> tuple[Microdata | None, list[Problem]]:
    """The mapping of a study that has one, and everything that is wrong with it by itself."""
    document = sources.mappings.get(study_id)
    if document is None:
        return None, []
    found, faults = mapping(document, study_id)
    return (None, faults) if found is None else (found, list(problems(sources, found)))


def problems(sources: Sources, one: Microdata) -> Iterator[Problem]:
    """What the code lists, the publications and `study.toml` do not know."""
    yield from _file(sources, one)
    for dimension in one.dimensions:
        problem = partial(one.problem, key=dimension.name, section="dimensions")
        codes = dict.fromkeys([dimension.total, *dimension.codes.values()])
        for code in _strangers(sources, codes, _LISTS[dimension.name]):
            yield problem(unknown(sources, code, _LISTS[dimension.name]))
        if dimension.variable and not dimension.codes:
            yield problem('has a variable and no codes: codes = { 1 = "…" }. Add them.')
    for question in one.questions:
        yield from _question(sources, one, question)
    yield from _asked_twice(one)


def _file(sources: Sources, one: Microdata) -> Iterator[Problem]:
    problem = partial(one.problem, section="file")
    if "publications" in sources.tables:
        kinds = sources.tables["publications"].set_index("publication_id")["kind"].to_dict()
        if one.publication_id not in kinds:
            yield problem(unknown(sources, one.publication_id, "publications"), "publication_id")
        elif kinds[one.publication_id] != "dataset":
            message = f"'{one.publication_id}' is not a publication of kind 'dataset'. Name the file's own."
            yield problem(message, "publication_id")
    if one.base_unit and one.base_unit not in BASE_UNITS:
        message = f"'{one.base_unit}' is not a unit of bases. {did_you_mean(one.base_unit, BASE_UNITS)}"
        yield problem(message, "base_unit")
    if one.period and not PATTERNS["period"].holds(one.period):
        yield problem(f"'{one.period}' {PATTERNS['period'].remedy}", "period")
    if "/" in one.file_name or "\\" in one.file_name or one.file_name.startswith("."):
        yield problem("is a path. Write the name alone: the folder is OBSERVATOIRE_MICRODATA.", "name")
    if not one.sha256 or len(one.sha256) != 64:
        yield problem("is not a SHA-256. `python -m etl describe FILE` prints it.", "sha256")


def _strangers(sources: Sources, codes: Iterable[str], table: str) -> list[str]:
    if not sources.is_whole(table):
        return []
    known = set(known_codes(sources, table))
    return [code for code in codes if code not in known]


def _question(sources: Sources, one: Microdata, question: Question) -> Iterator[Problem]:
    problem = partial(one.problem, question=question.place)
    for code in _strangers(sources, [question.question_id], "questions"):
        yield problem(unknown(sources, code, "questions"), "question_id")
        return
    yield from _wording(sources, one, question)
    yield from _items(sources, one, question)
    for code in _strangers(sources, [question.measure_id], "measures"):
        yield problem(unknown(sources, code, "measures"), "measure_id")
    given = [*question.responses.values()]
    given += [question.response] if question.kind == "multiple" else []
    for code in _strangers(sources, dict.fromkeys(given), "responses"):
        yield problem(unknown(sources, code, "responses"), "responses")
    for code in _strangers(sources, filter(None, [question.population_id]), "populations"):
        yield problem(unknown(sources, code, "populations"), "population_id")
    if question.dont_know.is_in_base:
        for code in _strangers(sources, [question.dont_know.response], "responses"):
            yield problem(unknown(sources, code, "responses"), "dont_know")
    yield from _nets(sources, one, question)


def _wording(sources: Sources, one: Microdata, question: Question) -> Iterator[Problem]:
    study = sources.studies.get(one.study_id)
    if study is not None and question.question_id not in study.content.get("wordings", {}):
        message = (
            f"'{question.question_id}' has no wording: the label of a variable is none. "
            f"Add [wordings.{question.question_id}] to {STUDY_FILE}."
        )
        yield one.problem(message, "question_id", question=question.place)


def _items(sources: Sources, one: Microdata, question: Question) -> Iterator[Problem]:
    if not sources.is_whole("items"):
        return
    items = sources.tables["items"]
    own = items.loc[items["question_id"].isin([question.question_id, WHOLE]), "item_id"].tolist()
    for item in question.items:
        if item != WHOLE and item not in own:
            message = f"'{item}' is not an item of '{question.question_id}' in codelists/items.csv. "
            yield one.problem(message + did_you_mean(item, own), "items", question=question.place)


def _nets(sources: Sources, one: Microdata, question: Question) -> Iterator[Problem]:
    if not question.nets or not sources.is_whole("responses"):
        return
    listed = sources.tables["responses"].set_index("response_id")["part_response_ids"].to_dict()
    for net, parts in question.nets.items():
        problem = partial(one.problem, key="nets", question=question.place)
        strange = [part for part in parts if part not in question.responses.values()]
        if net not in listed:
            yield problem(unknown(sources, net, "responses"))
        elif listed[net] and set(listed[net].split()) != set(parts):
            message = f"'{net}' is {' + '.join(parts)} here and {listed[net].replace(' ', ' + ')} in "
            yield problem(message + "codelists/responses.csv. Correct one of them.")
        elif strange:
            yield problem(f"'{strange[0]}' of '{net}' is not among the responses. Add its code.")


def _asked_twice(one: Microdata) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for question in one.questions:
        for item in question.items:
            if (question.question_id, item) in seen:
                message = f"'{question.question_id}', '{item}' is mapped twice. Keep one in {MAPPING_FILE}."
                yield one.problem(message, "question_id", question=question.place)
            seen.add((question.question_id, item))
