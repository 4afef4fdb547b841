"""Describe: a respondents' file in, a draft of its mapping out; not one of its rows is printed.

Codes are listed, and how many respondents hold none is not. A text that few hold may be an open answer: it is
counted and never shown.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import duckdb

from etl.problems import Refused
from etl.respondents.counting import FEW, LONGEST_CODE
from etl.respondents.folder import sha256
from etl.respondents.formats import FileFault, respondent_file, staged
from etl.respondents.variables import BLANK, RespondentFile, Variable, bare, code_text

MOST_CODES = 30
"""Beyond that a variable holds numbers, names or open answers, not the codes of a question."""
_WEIGHT = ("poids", "weight", "pond", "redress", "wt", "pw")


@dataclass(frozen=True)
class Held:
    """What the rows of one variable hold, without a row: its codes, or that there are too many."""

    codes: tuple[str, ...]
    distinct: int
    has_blanks: bool
    hidden: int = 0
    """Texts that too few respondents hold to be shown."""
    is_coded: bool = False


def draft(path: Path, *, encoding: str = "", labels: Mapping[str, str] | None = None) -> str:
    """A `microdata.toml` to complete: what the file says is filled in, what a person must say is blank.

    Args:
        labels: response codes by their French label, to guess what an answer stands for.

    Raises:
        Refused: the file cannot be read; the sentence quotes nothing of it.
    """
    try:
        file = respondent_file(path, encoding=encoding)
        held = _held(file)
    except FileFault as fault:
        raise Refused(f"{path.name}: {fault}") from None
    known = {bare(label): code for label, code in (labels or {}).items()}
    return "\n".join([*_head(file, encoding), *_design(file), *_dimensions(), *_questions(file, held, known)])


def _held(file: RespondentFile) -> dict[str, Held]:
    with tempfile.TemporaryDirectory(prefix="respondents-") as private:
        path = staged(file, list(file.variables), Path(private) / "all.parquet")
        with duckdb.connect(config={"temp_directory": private}) as connection:
            rows = connection.read_parquet(str(path))
            return {name: _of_variable(connection, rows, one) for name, one in file.variables.items()}


def _of_variable(connection: duckdb.DuckDBPyConnection, rows: object, variable: Variable) -> Held:
    name = variable.name.replace('"', '""')
    counted = connection.execute(
        f'SELECT "{name}", COUNT(*) FROM rows GROUP BY 1 ORDER BY 1 LIMIT {MOST_CODES + 2}'
    ).fetchall()
    codes = {code_text(_plain(value)): n for value, n in counted}
    blanks = codes.pop(BLANK, 0)
    labelled = set(variable.labels)
    shown = [code for code, n in codes.items() if code in labelled or _may_be_shown(variable, code, n)]
    is_coded = bool(labelled) or (FEW * len(codes) <= sum(codes.values()) and len(codes) <= MOST_CODES)
    return Held(tuple(shown), len(codes), blanks > 0, len(codes) - len(shown), is_coded and bool(shown))


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float) or value is None else str(value)


def _may_be_shown(variable: Variable, code: str, n: int) -> bool:
    return not variable.is_text or (n >= FEW and len(code) <= LONGEST_CODE)


def _head(file: RespondentFile, encoding: str) -> list[str]:
    sets = f", {len(file.sets)} answer sets" if file.sets else ""
    return [
        f"# Draft for '{file.path.name}': {file.format}, {file.rows} rows, "
        f"{len(file.variables)} variables{sets}, {file.encoding or 'no encoding'}.",
        "# Fill in what is blank, remove what is not to be computed. No row of the file is shown here.",
        *_unreadable(file),
        "",
        "[file]",
        f"name = {_quoted(file.path.name)}",
        f'sha256 = "{sha256(file.path)}"',
        f"rows = {file.rows}",
        f"encoding = {_quoted(encoding)}",
        'respondent = ""  # the variable that numbers the respondents, if there is one',
        'publication_id = ""  # a publication of kind "dataset"',
        'base_unit = ""  # "personnes", "organisations" or "communes"',
    ]


def _unreadable(file: RespondentFile) -> list[str]:
    texts = [text for one in file.variables.values() for text in (one.label, *one.labels.values())]
    if any("\ufffd" in text for text in texts):
        return ["# Some labels are not in the encoding of the file: accents are lost. Save it again as .sav."]
    return []


def _design(file: RespondentFile) -> list[str]:
    likely = [name for name in file.variables if any(word in name.casefold() for word in _WEIGHT)]
    hint = f"  # {', '.join(likely)}?" if likely else ""
    return [
        "",
        "[design]",
        f'weight = ""{hint}',
        'stratum = ""  # a variable, or a list of them; "" for none',
        'psu = ""  # clusters',
        'population = ""  # clusters of the stratum in the population',
        'sampling = ""  # "quota", "random"…',
    ]


def _dimensions() -> list[str]:
    return [
        "",
        "[dimensions]",
        'actor_profile_id = ""  # one code, or { variable = "", codes = { 1 = "associations" } }',
        '# region_id = { variable = "", codes = { 11 = "11", 93 = "93+94", 94 = "93+94" } }',
        '# population_id = { variable = "", codes = { 1 = "employeuses" } }  # size class',
        '# domain_id = { variable = "", codes = { 1 = "" } }  # field of activity: codes of populations.csv',
        'cuts = [[]]  # and ["region_id"], ["region_id", "population_id"]…',
        "",
        "[release]",
        "minimum_base = 11",
    ]


def _questions(file: RespondentFile, held: Mapping[str, Held], known: Mapping[str, str]) -> Iterator[str]:
    in_sets = {name for one in file.sets.values() for name in one.variables}
    for name in file.sets:
        yield from _set(name, file, known)
    others = [one for name, one in file.variables.items() if name not in in_sets]
    left = []
    for _, run in groupby(others, key=lambda one: _shape(one, held[one.name])):
        variables = list(run)
        if not held[variables[0].name].is_coded:
            left += variables
            continue
        yield from _block(variables, held, known)
    if left:
        yield ""
        yield "# Not drafted, since they hold many values (numbers, names, open answers):"
        yield from (f"#   {one.name}{_label(one)}{_many(held[one.name])}" for one in left)


def _shape(variable: Variable, held: Held) -> tuple[object, ...]:
    """What makes one grid of variables that follow each other: the same codes with the same labels."""
    if not held.is_coded:
        return (False,)
    return (True, *sorted(variable.labels.items())) if variable.labels else (True, variable.name)


def _block(
    variables: Sequence[Variable], held: Mapping[str, Held], known: Mapping[str, str]
) -> Iterator[str]:
    first = variables[0]
    codes = list(
        dict.fromkeys([*first.labels, *(code for one in variables for code in held[one.name].codes)])
    )
    dont_know = [code for code in codes if first.is_dont_know(code)]
    yield ""
    yield "[[question]]"
    yield f'question_id = ""{_comment(first.label if len(variables) == 1 else "")}'
    yield f'kind = "{"single" if len(variables) == 1 else "grid"}"'
    if len(variables) == 1:
        yield f"variable = {_quoted(first.name)}"
    if dont_know:
        listed, told = (
            ", ".join(map(_code, dont_know)),
            "; ".join(_labelled(first, code) for code in dont_know),
        )
        yield f'dont_know = {{ codes = [{listed}], base = "" }}  # "in" or "out"; {told}'
    if any(held[one.name].has_blanks for one in variables):
        yield 'not_asked = ["."]'
    if len(variables) > 1:
        yield "[question.items]  # item = variable"
        yield from _items(variables)
    yield "[question.responses]  # code = response"
    for code in codes:
        if code not in dont_know:
            label = first.labels.get(code, "")
            guess = known.get(bare(label or code), "")
            yield f'{_quoted(code)} = "{guess}"{_comment(label or "no label")}'
    if hidden := sum(held[one.name].hidden for one in variables):
        yield f"# and {hidden} texts that too few respondents hold to be shown: an open answer?"


def _items(variables: Sequence[Variable]) -> Iterator[str]:
    for n, one in enumerate(variables, 1):
        yield f'"item_{n}" = {_quoted(one.name)}{_comment(one.label)}'


def _set(name: str, file: RespondentFile, known: Mapping[str, str]) -> Iterator[str]:
    one = file.sets[name]
    yield ""
    yield "[[question]]"
    yield f'question_id = ""{_comment(one.label)}'
    yield 'kind = "multiple"'
    yield f"set = {_quoted('$' + name)}"
    yield 'base = ""  # "asked" or "answered_one"'
    if one.counted:
        yield f"counted = {_code(one.counted)}"
        yield "[question.items]  # item = variable"
        yield from _items([file.variables[name] for name in one.variables])
        return
    first = file.variables[one.variables[0]]
    yield "[question.items]  # item = code"
    for n, (code, label) in enumerate(first.labels.items(), 1):
        yield f'"item_{n}" = {_code(code)}{_comment(label)}'


def _labelled(variable: Variable, code: str) -> str:
    declared = " (declared missing)" if variable.is_missing(code) else ""
    return f"{code} {variable.labels.get(code, '')}".strip() + declared


def _label(variable: Variable) -> str:
    return f" « {variable.label} »" if variable.label else ""


def _many(held: Held) -> str:
    return " (blank everywhere)" if not held.distinct else ""


def _comment(text: str) -> str:
    return f"  # {' '.join(text.split())}" if text.strip() else ""


def _code(code: str) -> str:
    return code if code.isdigit() and (code == "0" or code[0] != "0") else _quoted(code)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
