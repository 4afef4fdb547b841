"""Checks: sources in, every problem at once out."""

from etl.checks import answers, codes, computed, documents, figures, history, relations, schemas, studies
from etl.problems import Problem, in_file_order
from etl.read import Sources

RULES = (schemas, codes, studies, figures, answers, computed, relations, documents, history)


def problems_of(sources: Sources) -> list[Problem]:
    """Everything that is wrong with the sources, what could not be read first of all."""
    found = list(sources.problems)
    for rules in RULES:
        found += rules.problems(sources)
    return in_file_order(found)
