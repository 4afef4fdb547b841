"""Rules: mappings in; how each computed answer is computed, and what each study is cut by, as tables out."""

import hashlib
from collections.abc import Iterator

import pandas as pd

from etl.files import Document
from etl.read import Sources
from etl.respondents.mapping import mapping
from etl.respondents.microdata import Microdata, Question
from etl.tables import COMPUTATIONS, STUDY_CUTS

MEAN = "_T"


def mark(document: Document) -> str:
    """What `source_row` begins with: which mapping a figure was computed from."""
    return f"M{hashlib.sha256(document.text.encode()).hexdigest()[:8]}"


def computations(sources: Sources) -> pd.DataFrame:
    """One row a study, question, item and answer, with the columns of `etl.tables.COMPUTATIONS`."""
    rows = [row for one in _mappings(sources) for question in one.questions for row in _rows(one, question)]
    return pd.DataFrame(rows, columns=[column.name for column in COMPUTATIONS.built], dtype="object")


def study_cuts(sources: Sources) -> pd.DataFrame:
    """One row a study, dimension and code that its respondents are told apart by."""
    rows = [
        (one.study_id, dimension.name, code)
        for one in _mappings(sources)
        for dimension in one.varied
        if any(dimension.name in cut for cut in one.cuts)
        for code in dict.fromkeys(dimension.codes.values())
    ]
    return pd.DataFrame(rows, columns=[column.name for column in STUDY_CUTS.built], dtype="object")


def _mappings(sources: Sources) -> Iterator[Microdata]:
    for study_id, document in sources.mappings.items():
        found, _ = mapping(document, study_id)
        if found is not None:
            yield found


def _rows(one: Microdata, question: Question) -> Iterator[dict[str, object]]:
    for item, source in question.items.items():
        for response, codes in answer_codes(question, source).items():
            yield {
                "study_id": one.study_id,
                "question_id": question.question_id,
                "item_id": item,
                "response_id": response,
                "variable": variable_of(question, source),
                "codes": " ".join(codes),
                "dont_know_codes": " ".join((*question.dont_know.codes, *question.dont_know.items)),
                "dont_know_base": _dont_know_base(question),
                "base": question.base,
                "file_name": one.file_name,
                "file_sha256": one.sha256,
                "weight": one.weight,
                "strata": " ".join(one.strata),
                "clusters": " ".join(one.psu),
                "population": one.population,
                "sampling": one.sampling,
                "minimum_base": one.minimum_base,
            }


def variable_of(question: Question, source: str) -> str:
    """The variable of an item; the set, where its variables hold the codes of the items."""
    if question.set_variables:
        return " ".join(question.set_variables)
    return f"{question.set_name} {source}".strip()


def answer_codes(question: Question, source: str) -> dict[str, list[str]]:
    """The codes of each answer, nets included."""
    if question.kind == "mean":
        return {MEAN: []}
    if question.kind == "multiple":
        return {question.response: [source] if question.set_variables else [question.counted or "1"]}
    codes: dict[str, list[str]] = {}
    for code, response in question.responses.items():
        for told in (response, *(net for net, parts in question.nets.items() if response in parts)):
            codes.setdefault(told, []).append(code)
    if question.dont_know.is_in_base:
        codes.setdefault(question.dont_know.response, []).extend(question.dont_know.codes)
    return codes


def _dont_know_base(question: Question) -> str:
    dont_know = question.dont_know
    if not (dont_know.codes or dont_know.items):
        return ""
    return "in" if dont_know.is_in_base else "out"
