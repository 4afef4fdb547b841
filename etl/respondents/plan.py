"""Plan: a mapping and its file become the columns of a scan, and what each of its codes stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from etl.respondents.microdata import Code, Microdata, Question, Selection
from etl.respondents.variable_checks import set_variables
from etl.respondents.variables import BLANK, RespondentFile, code_number

TICKED, UNTICKED = "1", "0"


@dataclass(frozen=True)
class Column:
    """One column that the scan counts: a question and an item, with the codes that it may hold."""

    alias: str
    question: Question
    item: str
    variables: tuple[str, ...]
    expression: str
    is_text: bool
    responses: Mapping[Code, tuple[str, ...]]
    """Answers that a code counts for: itself and its nets; none for a don't-know in the base."""
    ignored: frozenset[Code]
    """Codes out of the base."""

    @property
    def is_mean(self) -> bool:
        return self.question.kind == "mean"

    @property
    def answers(self) -> list[str]:
        """The answers in the order of the mapping, those that nobody gave included."""
        return list(dict.fromkeys(one for those in self.responses.values() for one in those))


@dataclass(frozen=True)
class Plan:
    """What a scan reads and counts, in names that every engine takes."""

    aliases: Mapping[str, str]
    """Safe name of each variable that is read."""
    columns: tuple[Column, ...]
    dimensions: Mapping[str, str]
    """Variable of each dimension, by `d1`, `d2`…"""
    weight: str
    strata: tuple[str, ...]
    psu: tuple[str, ...]
    population: str
    respondent: str
    keep: str
    texts: frozenset[str] = field(default_factory=frozenset)
    """Variables that hold texts: a weight among them is cast."""
    unticked: Mapping[int, str] = field(default_factory=dict)
    """By place of a question whose boxes alone say who was asked: whether one is filled and not ticked."""


def plan(one: Microdata, file: RespondentFile) -> Plan:
    """The columns to read and to count; no open answer and no other variable is among them."""
    aliases = {name: f"v{place}" for place, name in enumerate(_read(one, file), start=1)}
    columns = [*_columns(one, file, aliases)]
    return Plan(
        aliases=aliases,
        columns=tuple(columns),
        dimensions={f"d{n}": dimension.variable for n, dimension in enumerate(one.varied, start=1)},
        weight=one.weight,
        strata=one.strata,
        psu=one.psu,
        population=one.population,
        respondent=one.respondent,
        keep=_condition(one.keep, file, aliases) if one.keep else "",
        texts=frozenset(name for name in aliases if file.variables[name].is_text),
        unticked=dict(_unticked(one, file, aliases)),
    )


def _read(one: Microdata, file: RespondentFile) -> list[str]:
    names = [one.weight, *one.strata, *one.psu, one.population, one.respondent]
    names += [dimension.variable for dimension in one.varied]
    names += [one.keep.variable] if one.keep else []
    for question in one.questions:
        names += set_variables(question, file) or question.items.values()
        names += [question.asked.variable] if isinstance(question.asked, Selection) else []
    return [name for name in dict.fromkeys(names) if name]


def _columns(one: Microdata, file: RespondentFile, aliases: Mapping[str, str]) -> Iterator[Column]:
    place = 0
    for question in one.questions:
        for item, source in question.items.items():
            place += 1
            yield _column(f"q{place}", question, item, source, file, aliases)


def _column(
    alias: str, question: Question, item: str, source: str, file: RespondentFile, aliases: Mapping[str, str]
) -> Column:
    if question.kind == "multiple":
        codes_in = set_variables(question, file) or tuple(question.items.values())
        expression = _ticked(question, source, file, aliases)
        ticked = {TICKED: (question.response,), UNTICKED: ()}
        return Column(alias, question, item, codes_in, expression, False, ticked, frozenset({BLANK}))
    ignored = set(question.not_asked)
    responses: dict[Code, tuple[str, ...]] = {
        code: (response, *(net for net, parts in question.nets.items() if response in parts))
        for code, response in question.responses.items()
    }
    if question.dont_know.is_in_base:
        responses |= {code: (question.dont_know.response,) for code in question.dont_know.codes}
    else:
        ignored |= set(question.dont_know.codes)
    variable = file.variables[source]
    expression = aliases[source]
    if question.kind == "mean":
        expression, responses = _mean_expression(expression, variable.is_text, ignored), {}
    return Column(
        alias, question, item, (source,), expression, variable.is_text, responses, frozenset(ignored)
    )


def _mean_expression(name: str, is_text: bool, ignored: set[Code]) -> str:
    """The number of a mean, without the codes that are none."""
    codes = sorted(code for code in ignored if code != BLANK)
    number = f"TRY_CAST({name} AS DOUBLE)" if is_text else f"CAST({name} AS DOUBLE)"
    if not codes:
        return number
    return f"CASE WHEN {_among(name, codes, is_text)} THEN NULL ELSE {number} END"


def _ticked(question: Question, source: str, file: RespondentFile, aliases: Mapping[str, str]) -> str:
    """1 where the item was ticked, 0 where it was not, nothing for who is not in the base."""
    of_codes = set_variables(question, file)
    if of_codes:
        ticked = _any(_among(aliases[name], [source], file.variables[name].is_text) for name in of_codes)
    else:
        ticked = _is_ticked(question, source, file, aliases)
    return f"CASE WHEN NOT ({_base(question, file, aliases)}) THEN NULL WHEN {ticked} THEN 1 ELSE 0 END"


def _unticked(one: Microdata, file: RespondentFile, aliases: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for question in one.questions:
        says_itself = question.kind == "multiple" and question.base == "asked" and not question.asked
        if says_itself and not set_variables(question, file):
            boxes = question.items.values()
            yield (
                question.place,
                _any(
                    f"({_said(question, box, file, aliases)} "
                    f"AND NOT {_is_ticked(question, box, file, aliases)})"
                    for box in boxes
                ),
            )


def counted_code(question: Question, file: RespondentFile) -> Code:
    """The code of a ticked box: that of the mapping, or of the set, or 1."""
    found = file.sets.get(question.set_name.removeprefix("$"))
    return question.counted or (found.counted if found else "") or TICKED


def _is_ticked(question: Question, name: str, file: RespondentFile, aliases: Mapping[str, str]) -> str:
    return _among(aliases[name], [counted_code(question, file)], file.variables[name].is_text)


def _base(question: Question, file: RespondentFile, aliases: Mapping[str, str]) -> str:
    of_codes = set_variables(question, file)
    names = of_codes or tuple(question.items.values())
    if question.base == "answered_one":
        base = _any(
            _said(question, name, file, aliases) if of_codes else _is_ticked(question, name, file, aliases)
            for name in names
        )
    elif isinstance(question.asked, Selection):
        base = _condition(question.asked, file, aliases)
    elif question.asked == "all":
        base = "1 = 1"
    else:
        base = _any(_said(question, name, file, aliases) for name in names)
    return _without_dont_knows(question, base, names, file, aliases)


def _said(question: Question, name: str, file: RespondentFile, aliases: Mapping[str, str]) -> str:
    """Whether the variable holds something that was answered."""
    alias, is_text = aliases[name], file.variables[name].is_text
    codes = [code for code in question.not_asked if code != BLANK]
    filled = f"{alias} IS NOT NULL" + (f" AND {alias} <> ''" if is_text else "")
    return f"({filled}" + (f" AND NOT {_among(alias, codes, is_text)})" if codes else ")")


def _without_dont_knows(
    question: Question, base: str, names: tuple[str, ...], file: RespondentFile, aliases: Mapping[str, str]
) -> str:
    dont_know = question.dont_know
    if dont_know.is_in_base or not (dont_know.codes or dont_know.items):
        return base
    boxes = [_is_ticked(question, question.items[item], file, aliases) for item in dont_know.items]
    codes = list(dont_know.codes)
    held = [_among(aliases[name], codes, file.variables[name].is_text) for name in names] if codes else []
    return f"({base}) AND NOT {_any([*boxes, *held])}"


def _condition(selection: Selection, file: RespondentFile, aliases: Mapping[str, str]) -> str:
    name = selection.variable
    return _among(aliases[name], selection.codes, file.variables[name].is_text)


def _any(conditions: object) -> str:
    return "(" + " OR ".join(conditions) + ")"


def _among(alias: str, codes: object, is_text: bool) -> str:
    """Whether a column holds one of the codes; never null, so that NOT can be written before it."""
    written = []
    for code in codes:
        if code == BLANK:
            continue
        number = code_number(code)
        if is_text:
            spelt = [code, f"{code}.0"] if code.lstrip("-").isdigit() else [code]
            written += ["'" + one.replace("'", "''") + "'" for one in spelt]
        elif number is not None:
            written.append(f"CAST({number!r} AS DOUBLE)")
    if not written:
        return "1 = 0"
    return f"COALESCE({alias} IN ({', '.join(written)}), FALSE)"
