"""Microdata: the records of a mapping, from the file and its design to what each question computes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from etl.files import Document
from etl.problems import Problem

WHOLE = "_T"
MINIMUM_BASE = 11
Kind = Literal["single", "grid", "multiple", "mean"]
Code = str
"""A code of the file, as `code_text` writes it."""


@dataclass(frozen=True)
class Selection:
    """A variable and some of its codes."""

    variable: str
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class Dimension:
    """What respondents are told apart by: one code for all, or a code for each code of a variable."""

    name: str
    total: str
    variable: str = ""
    codes: Mapping[Code, str] = field(default_factory=dict)
    not_asked: tuple[Code, ...] = ()


@dataclass(frozen=True)
class DontKnow:
    """The codes by which nothing was answered, and whether they stay in the base."""

    codes: tuple[Code, ...] = ()
    is_in_base: bool = False
    response: str = "nsp"
    items: tuple[str, ...] = ()
    """Of a multiple-response question: the boxes « I do not know »."""


@dataclass(frozen=True)
class Question:
    """One question of the mapping, with the variables that hold its answers."""

    place: int
    question_id: str
    kind: Kind
    items: Mapping[str, str]
    """Variable of each item; of a set whose variables hold codes, the code of each item."""
    responses: Mapping[Code, str] = field(default_factory=dict)
    nets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dont_know: DontKnow = DontKnow()
    not_asked: tuple[Code, ...] = ()
    unused: tuple[Code, ...] = ()
    measure_id: str = "share"
    base: str = ""
    asked: Selection | str = ""
    counted: Code = ""
    set_name: str = ""
    set_variables: tuple[str, ...] = ()
    """Of a set whose variables hold codes: those variables."""
    response: str = "oui"
    """Of a multiple-response question: the answer that a ticked box is."""
    population_id: str = ""
    """The part of the profile that was asked, where it is not the whole: it is not cut by other parts."""

    @property
    def is_set_of_codes(self) -> bool:
        return bool(self.set_variables)


@dataclass(frozen=True)
class Microdata:
    """The whole mapping of one study."""

    document: Document
    study_id: str
    file_name: str
    sha256: str
    rows: int
    publication_id: str
    encoding: str = ""
    respondent: str = ""
    period: str = ""
    base_unit: str = ""
    keep: Selection | None = None
    remote: str = ""
    weight: str = ""
    strata: tuple[str, ...] = ()
    psu: tuple[str, ...] = ()
    population: str = ""
    sampling: str = ""
    dimensions: tuple[Dimension, ...] = ()
    cuts: tuple[tuple[str, ...], ...] = ((),)
    questions: tuple[Question, ...] = ()
    minimum_base: int = MINIMUM_BASE
    agreement: str = ""

    def problem(self, message: str, key: str = "", *, section: str = "", question: int = -1) -> Problem:
        """A fault with the line of the mapping that it is about."""
        line = line_of(self.document.text, key, section=section, question=question)
        return Problem(self.document.name, message, line, key)

    @property
    def varied(self) -> tuple[Dimension, ...]:
        """The dimensions that differ from one respondent to another."""
        return tuple(one for one in self.dimensions if one.variable)


def line_of(text: str, key: str, *, section: str = "", question: int = -1) -> int:
    """The line that sets a key in a section, or in the n-th question; that of the section without the key."""
    header = "question" if question >= 0 else section
    nth, opened, is_inside = -1, 0, not section and question < 0
    for number, line in enumerate(text.split("\n"), start=1):
        if found := re.match(r"\s*\[+\s*([\w.]+)\s*\]+", line):
            if not section and question < 0 and found[1] == key:
                return number
            nth += found[1] == "question"
            name, _, rest = found[1].partition(".")
            is_inside = name == header and (question < 0 or nth == question)
            opened = number if is_inside and not rest else opened
            if is_inside and rest == key:
                return number
        elif is_inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return opened
