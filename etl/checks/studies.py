"""Studies: each has a complete study.toml, and for each question its wording or why we do not have it."""

from collections.abc import Iterator

from etl.checks.codes import known_codes, unknown, unknown_questions
from etl.checks.patterns import PATTERNS
from etl.columns import Column
from etl.files import Document
from etl.problems import Problem, did_you_mean
from etl.read import Sources
from etl.respondents.mapping import mapping
from etl.tables import ASKED, STUDIES, STUDY_FILE, STUDY_TYPES, WORDING_KEYS

TYPE_NAMES = {str: "a text", int: "a whole number", list: "a list of texts"}
LARGEST_NUMBER = 10**15
ASKED_KEYS = tuple(column.name for column in ASKED)
NO_SAMPLE = "Write 0 when it is not published."
REQUIRED = ("title", "kind", "producer_type", "period_status")


def problems(sources: Sources) -> Iterator[Problem]:
    """Study by study."""
    for study_id, study in sources.studies.items():
        yield from _folder(study_id)
        yield from _keys(study)
        yield from _values(sources, study)
        yield from _wordings(sources, study_id, study)


def _folder(study_id: str) -> Iterator[Problem]:
    if not PATTERNS["code"].holds(study_id):
        yield Problem(f"{study_id}/", f"the name of a study folder {PATTERNS['code'].remedy}")


def _at(study: Document, key: str, message: str, *, section: str = "", rule: str = "") -> Problem:
    return Problem(study.name, message, study.line_of(key, section=section), key, rule)


def _keys(study: Document) -> Iterator[Problem]:
    for key, kind in STUDY_TYPES.items():
        if key not in study.content:
            blank = "0" if kind is int else "empty"
            yield Problem(study.name, f"'{key}' is missing. Add it, {blank} when no publication states it.")
        elif not _is(study.content[key], kind):
            yield _at(study, key, f"is not {TYPE_NAMES[kind]}. Write {_example(key, kind)}.")
    for key in study.content:
        if key not in STUDY_TYPES and key != "wordings":
            yield _at(study, key, f"is not a key of {STUDY_FILE}. {did_you_mean(key, list(STUDY_TYPES))}")


def _is(value: object, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    return isinstance(value, kind) and not isinstance(value, bool)


def _example(key: str, kind: type) -> str:
    return {str: f'{key} = "…"', int: f"{key} = 0", list: f'{key} = ["…"]'}[kind]


def _values(sources: Sources, study: Document) -> Iterator[Problem]:
    for column in STUDIES.columns:
        value = study.content.get(column.name)
        if column.name in REQUIRED and value == "":
            yield _at(study, column.name, "empty. Fill it in.", rule="empty")
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, str) and part and (message := _fault(sources, column, part)):
                yield _at(study, column.name, message, rule=column.pattern or "choice")
    sample = study.content.get("sample_n")
    if isinstance(sample, int) and not 0 <= sample <= LARGEST_NUMBER:
        yield _at(study, "sample_n", f"{sample} is not a number of interviews. {NO_SAMPLE}", rule="integer")
    yield from _period(study)


def _fault(sources: Sources, column: Column, value: str) -> str:
    if column.choices and value not in column.choices:
        return f"'{value}' is not one of the values allowed. {did_you_mean(value, column.choices)}"
    if column.codes and sources.is_whole(column.codes) and value not in known_codes(sources, column.codes):
        return unknown(sources, value, column.codes)
    if column.pattern in PATTERNS and not PATTERNS[column.pattern].holds(value):
        return f"'{value}' {PATTERNS[column.pattern].remedy}"
    return ""


def _period(study: Document) -> Iterator[Problem]:
    fieldwork, status = study.content.get("fieldwork"), study.content.get("period_status")
    if fieldwork == "" and status in ("stated", "inferred"):
        message = f"'{status}', but fieldwork is empty. Write it, or use 'unknown'."
        yield _at(study, "period_status", message, rule="period_missing")
    if fieldwork and isinstance(fieldwork, str) and status == "unknown":
        message = f"'unknown', but fieldwork is {fieldwork}. Use 'stated' or 'inferred'."
        yield _at(study, "period_status", message, rule="period_unexpected")


def _wordings(sources: Sources, study_id: str, study: Document) -> Iterator[Problem]:
    blocks = study.content.get("wordings", {})
    if not isinstance(blocks, dict):
        yield _at(study, "wordings", "is not a set of blocks. Write [wordings.<question_id>] before each.")
        return
    figures = sources.tables["figures"]
    own = figures[figures["study_id"] == study_id]
    used = list(dict.fromkeys([*own["question_id"], *_mapped(sources, study_id)]))
    told_there = {"", *blocks, *unknown_questions(sources, used)}
    for question_id in used:
        if question_id not in told_there:
            message = f"no wording for '{question_id}'. Add [wordings.{question_id}]."
            yield Problem(study.name, message, rule="wording_missing", facts=(question_id,))
    for question_id, block in blocks.items():
        is_used = question_id in used or study_id in sources.incomplete
        yield from _wording(study, question_id, block, is_used=is_used)
        profiles_n = own.loc[own["question_id"] == question_id, "actor_profile_id"].nunique()
        yield from _asked(study, question_id, block, profiles_n=profiles_n)


def _mapped(sources: Sources, study_id: str) -> list[str]:
    """The questions that the respondents' file of a study computes."""
    if study_id not in sources.mappings:
        return []
    found, _ = mapping(sources.mappings[study_id], study_id)
    return [question.question_id for question in found.questions] if found else []


def _wording(study: Document, question_id: str, block: object, *, is_used: bool) -> Iterator[Problem]:
    section = f"wordings.{question_id}"
    if not is_used:
        message = (
            f"no figure of this study has the question '{question_id}'. Remove the block, or correct it."
        )
        yield _at(study, "text", message, section=section, rule="wording_unused")
    if not isinstance(block, dict) or not all(isinstance(block.get(key), str) for key in WORDING_KEYS):
        message = f"[{section}] needs {', '.join(WORDING_KEYS)}, all texts. Add what is missing."
        yield _at(study, "text", message, section=section)
        return
    for key, value in block.items():
        if key not in (*WORDING_KEYS, *ASKED_KEYS):
            message = f"is not a key of a wording. {did_you_mean(key, (*WORDING_KEYS, *ASKED_KEYS))}"
            yield _at(study, key, message, section=section)
        elif not isinstance(value, str):
            yield _at(study, key, f"is not {TYPE_NAMES[str]}. Write {_example(key, str)}.", section=section)
    if not block["text"] and not block["missing_reason"]:
        message = "empty, and so is the wording. Write the wording, or why we do not have it."
        yield _at(study, "missing_reason", message, section=section, rule="reason_missing")


def _asked(study: Document, question_id: str, block: object, *, profiles_n: int) -> Iterator[Problem]:
    """One name cannot stand for several profiles."""
    for key in ASKED_KEYS:
        if isinstance(block, dict) and block.get(key) and profiles_n > 1:
            message = f"names one profile, and {profiles_n} answered '{question_id}'. Remove it."
            yield _at(study, key, message, section=f"wordings.{question_id}", rule="asked_many")
