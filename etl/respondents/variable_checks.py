"""Variable checks: a mapping beside the metadata of its file in, what the file does not hold out."""

from collections.abc import Iterator
from functools import partial

from etl.problems import Problem, did_you_mean
from etl.respondents.microdata import Microdata, Question, Selection
from etl.respondents.variables import RespondentFile, Variable


def problems(one: Microdata, file: RespondentFile) -> Iterator[Problem]:
    """Variables that are not there, and codes that a label says are don't-knows and the mapping does not."""
    yield from _design(one, file)
    for dimension in one.varied:
        yield from _variable(one, file, dimension.variable, key=dimension.name, section="dimensions")
    for question in one.questions:
        faults = list(_question_variables(one, file, question))
        yield from faults
        if not faults:
            yield from _dont_knows(one, file, question)


def variables_of(question: Question, file: RespondentFile) -> list[str]:
    """The variables that hold the answers to a question."""
    return list(set_variables(question, file) or question.items.values())


def set_variables(question: Question, file: RespondentFile) -> tuple[str, ...]:
    """The variables of a set in which each holds the code of an answer; none for boxes that are ticked."""
    found = file.sets.get(question.set_name.removeprefix("$"))
    if found is not None and not found.counted:
        return found.variables
    return question.set_variables


def _design(one: Microdata, file: RespondentFile) -> Iterator[Problem]:
    if one.rows != file.rows and one.keep is None:
        message = (
            f"the file has {file.rows} rows, not {one.rows}. Take the file of the mapping, or correct it."
        )
        yield one.problem(message, "rows", section="file")
    design = {"weight": (one.weight,), "stratum": one.strata, "psu": one.psu, "population": (one.population,)}
    for key, names in design.items():
        for name in filter(None, names):
            yield from _variable(one, file, name, key=key, section="design")
    if one.respondent:
        yield from _variable(one, file, one.respondent, key="respondent", section="file")
    if one.keep:
        yield from _variable(one, file, one.keep.variable, key="keep", section="file")


def _variable(one: Microdata, file: RespondentFile, name: str, **where: object) -> Iterator[Problem]:
    if name not in file.variables:
        hint = did_you_mean(name, file.variables)
        yield one.problem(f"'{name}' is not a variable of '{file.path.name}'. {hint}", **where)


def _question_variables(one: Microdata, file: RespondentFile, question: Question) -> Iterator[Problem]:
    problem = partial(one.problem, question=question.place)
    name = question.set_name.removeprefix("$")
    if name and name not in file.sets:
        known = did_you_mean(name, file.sets)
        message = f"'{question.set_name}' is not an answer set of the file, or its format lost it. {known} "
        yield problem(message + 'You can list its variables instead: items = { item = "variable" }.', "set")
        return
    if name and file.sets[name].counted:
        boxes = file.sets[name].variables
        for variable in question.items.values():
            if variable not in boxes:
                yield problem(
                    f"'{variable}' is not in the set '{question.set_name}'. Use {', '.join(boxes)}.", "items"
                )
    if name and not question.items:
        yield problem('a set needs its items: items = { item = "variable or code" }. Add them.', "set")
    key = "variable" if len(question.items) == 1 else "items"
    for variable in variables_of(question, file):
        yield from _variable(one, file, variable, key=key, question=question.place)
    if isinstance(question.asked, Selection):
        yield from _variable(one, file, question.asked.variable, key="asked", question=question.place)
    yield from _is_numeric(one, file, question)


def _is_numeric(one: Microdata, file: RespondentFile, question: Question) -> Iterator[Problem]:
    """A mean of codes that are texts: only where every text is a number, which the scan tells."""
    if question.kind == "mean" and file.format in ("SPSS", "SPSS portable", "Stata", "Parquet"):
        for variable in question.items.values():
            if variable in file.variables and file.variables[variable].is_text:
                message = f"'{variable}' is a text: it has no mean. Take a numeric variable."
                yield one.problem(message, "items", question=question.place)


def _dont_knows(one: Microdata, file: RespondentFile, question: Question) -> Iterator[Problem]:
    """Don't-knows that a label or a missing range tells, and the mapping does not decide on."""
    decided = {*question.dont_know.codes, *question.not_asked}
    told: set[str] = set()
    for name in variables_of(question, file):
        variable = file.variables[name]
        for code in _undecided(variable, question):
            if code not in decided | told:
                told.add(code)
                yield one.problem(_undecided_message(variable, code), "question_id", question=question.place)


def _undecided(variable: Variable, question: Question) -> list[str]:
    codes = dict.fromkeys([*variable.labels, *question.responses])
    return [code for code in codes if variable.is_dont_know(code) and code not in question.items.values()]


def _undecided_message(variable: Variable, code: str) -> str:
    label = variable.labels.get(code, "")
    why = f"« {label} »" if label else "declared missing by the file"
    return (
        f"code {code} of '{variable.name}' ({why}) is undecided. "
        f'Write dont_know = {{ codes = [{code}], base = "in" }} or "out", or put it into not_asked.'
    )
