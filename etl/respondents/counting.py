"""Counting: a plan and an engine in; answers and bases in codes of the contract, or their faults, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from etl.problems import Problem
from etl.respondents import scan
from etl.respondents.cells import UNKNOWN
from etl.respondents.engines import Engine
from etl.respondents.microdata import Dimension, Microdata
from etl.respondents.plan import Column, Plan
from etl.respondents.variables import BLANK, RespondentFile, Variable, code_text

FEW = 3
"""A text that fewer respondents hold is not shown: it may be an open answer."""
LONGEST_CODE = 60
MOST_CODES = 60
_BASE = ["n", "sw", "sww"]


@dataclass(frozen=True)
class Counts:
    """What `etl.respondents.cells` takes."""

    answers: pd.DataFrame
    bases: pd.DataFrame
    asked: pd.DataFrame
    design: pd.DataFrame


def row_problems(one: Microdata, plan: Plan, engine: Engine) -> list[Problem]:
    """Rows without a weight, a stratum or a cluster, and respondents that are there twice."""
    found = engine.table(scan.check_sql(plan)).to_pylist()[0]
    return list(_row_problems(one, {key: int(value or 0) for key, value in found.items()}))


def _row_problems(one: Microdata, found: Mapping[str, int]) -> Iterator[Problem]:
    if found["n"] == 0:
        yield one.problem("no respondent is left. Correct what is kept.", "keep", section="file")
        return
    if found["n"] != one.rows:
        message = f"{found['n']} respondents are counted, not {one.rows}. Correct one of them."
        yield one.problem(message, "rows", section="file")
    if found["weight"]:
        message = (
            f"'{one.weight}' is missing, zero, negative or no number for some respondents. "
            "Correct the file, or leave them out with keep."
        )
        yield one.problem(message, "weight", section="design")
    for key, names in (("stratum", one.strata), ("psu", one.psu)):
        if found[key]:
            message = f"'{', '.join(names)}' is blank for some respondents. Correct the file."
            yield one.problem(message, key, section="design")
    if found["population"]:
        message = f"'{one.population}' is missing or not above 0 for some respondents. Correct the file."
        yield one.problem(message, "population", section="design")
    for question in one.questions:
        if found.get(f"box_{question.place}", 1) == 0:
            message = (
                "the boxes hold ticks only: a blank is not ticked, or not asked. Say who was asked: "
                'asked = "all", or asked = { variable = "…", codes = [1] }.'
            )
            yield one.problem(message, "base", question=question.place)
    if found["respondent"]:
        message = f"some respondents are there twice, or without '{one.respondent}'. Keep one row of each."
        yield one.problem(message, "respondent", section="file")


def counts(one: Microdata, file: RespondentFile, plan: Plan, engine: Engine) -> tuple[Counts, list[Problem]]:
    """Everything that the cells need, from one scan of the answers; the second part says what is wrong."""
    design, problems = _design(one, plan, engine)
    coding = _Coding(one, file, plan, one.rows)
    answers, bases = [], []
    for columns, sql in _scans(plan):
        cube = engine.table(sql).to_pandas()
        of_answers, of_bases = coding.means(cube) if columns[0].is_mean else coding.shares(cube, columns)
        answers.append(of_answers)
        bases.append(of_bases)
    asked = [
        (column.alias, response, column.is_mean)
        for column in plan.columns
        for response in (["_T"] if column.is_mean else column.answers)
    ]
    found = Counts(
        pd.concat(answers, ignore_index=True),
        pd.concat(bases, ignore_index=True),
        pd.DataFrame(asked, columns=["question", "response", "is_mean"]),
        design,
    )
    return found, [*problems, *coding.problems, *coding.unused_dimension_codes()]


def _scans(plan: Plan) -> Iterator[tuple[list[Column], str]]:
    """One scan where all codes are numbers, one more each for texts and for means."""
    for is_mean, is_text in ((False, False), (False, True), (True, None)):
        columns = [c for c in plan.columns if c.is_mean == is_mean and is_text in (None, c.is_text)]
        if columns:
            yield columns, (scan.means_sql if is_mean else scan.shares_sql)(plan, columns)


def _design(one: Microdata, plan: Plan, engine: Engine) -> tuple[pd.DataFrame, list[Problem]]:
    """`stratum`, `clusters` and `k` of each stratum; a stratum of one cluster has no variance."""
    found = engine.table(scan.design_sql(plan)).to_pandas()
    problem = partial(one.problem, section="design")
    clusters, whole = found["clusters"], found["most"].astype("float64")
    problems = []
    if (found["least"] != found["most"])[found["most"].notna()].any():
        problems.append(
            problem(f"'{one.population}' differs within a stratum. Correct the file.", "population")
        )
    if (whole < clusters).any():
        message = f"'{one.population}' is smaller than the sample of a stratum. Correct the file."
        problems.append(problem(message, "population"))
    lonely = (clusters == 1) & ~(whole == 1)
    if lonely.any():
        name = ", ".join(one.strata) or "the file"
        what = (
            f"{int(lonely.sum())} strata of '{name}' hold"
            if lonely.sum() > 1
            else f"a stratum of '{name}' holds"
        )
        message = f"{what} one cluster only, which has no variance. Merge it with another in the file."
        problems.append(problem(message, "psu" if one.psu else "stratum"))
    fraction = (1 - clusters / whole).where(whole.notna(), 1.0)
    k = (fraction * clusters / (clusters - 1)).where(clusters > 1, 0.0)
    design = pd.DataFrame({"stratum": _keyed(found["stratum"]), "clusters": clusters, "k": k})
    return design, problems


def _keyed(values: pd.Series) -> pd.Series:
    """Strata and clusters as texts, so that all scans agree on them."""
    return values.map(code_text).astype("str")


class _Coding:
    """From the codes of the file to those of the contract; the faults of codes gather here."""

    def __init__(self, one: Microdata, file: RespondentFile, plan: Plan, respondents: int) -> None:
        self.one, self.file, self.plan, self.respondents = one, file, plan, respondents
        self.problems: list[Problem] = []
        self.dimensions = dict(zip(plan.dimensions, one.varied, strict=True))
        self.seen: dict[str, set[str]] = {name: set() for name in plan.dimensions}

    def shares(self, cube: pd.DataFrame, columns: Sequence[Column]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Answers and bases; every code is looked up once, whatever the number of rows."""
        cube = self._keyed(cube)
        cube["code"] = self._texts(cube["code"])
        held = cube.groupby(["question", "code"], as_index=False)["n"].sum()
        total = cube.groupby("question")["n"].sum()
        for column in columns:
            self._codes(column, held[held["question"] == column.alias])
            self._blanks(column, int(total.get(column.alias, 0)))
        by_code = pd.DataFrame(
            [
                (column.alias, code, response)
                for column in columns
                for code, responses in column.responses.items()
                for response in responses
            ],
            columns=["question", "code", "response"],
        )
        counted = pd.DataFrame(
            [(c.alias, code) for c in columns for code in c.responses], columns=["question", "code"]
        )
        keys = self._keys()
        bases = cube.merge(counted, on=["question", "code"])
        answered = set(bases["question"].unique())
        for column in columns:
            if column.alias not in answered:
                self._empty(column.alias)
        bases = bases.groupby(["question", *keys], as_index=False)[_BASE].sum()
        answers = cube.merge(by_code, on=["question", "code"])
        answers = answers.groupby(["question", "response", *keys], as_index=False)[_BASE].sum()
        answers = answers.rename(columns={"sw": "a", "sww": "aa"})
        return answers.assign(ab=answers["aa"]), bases.rename(columns={"sw": "b", "sww": "bb"})

    def means(self, cube: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The same for numbers: the answer `_T` is the mean itself."""
        cube = self._keyed(cube)
        for column in self.plan.columns:
            if column.is_mean:
                self._numbers(column, cube[cube["question"] == column.alias])
        sums = [*_BASE, "swy", "swwy", "swwyy"]
        found = cube.groupby(["question", *self._keys()], as_index=False)[sums].sum().assign(response="_T")
        answers = found.drop(columns=["sw", "sww"]).rename(columns={"swy": "a", "swwyy": "aa", "swwy": "ab"})
        bases = found.drop(columns=["swy", "swwy", "swwyy", "response"])
        return answers, bases.rename(columns={"sw": "b", "sww": "bb"})

    def _keys(self) -> list[str]:
        return [*self.dimensions, "stratum", "psu"]

    def _texts(self, codes: pd.Series) -> pd.Series:
        unique = {code: code_text(code) for code in codes.unique()}
        return codes.map(unique).astype("str")

    def _keyed(self, cube: pd.DataFrame) -> pd.DataFrame:
        cube = cube.copy()
        for name in ("stratum", "psu"):
            cube[name] = _keyed(cube[name]) if name in cube else "1"
        for name, dimension in self.dimensions.items():
            cube[name] = self._dimension(name, dimension, cube[name])
        return cube

    def _dimension(self, name: str, dimension: Dimension, codes: pd.Series) -> pd.Series:
        texts = {code: code_text(code) for code in codes.unique()}
        known = {*dimension.codes, *dimension.not_asked}
        strange = sorted({text for text in texts.values() if text not in known} - self.seen[name])
        self.seen[name] |= set(texts.values())
        for code in strange:
            shown = "a blank" if code == BLANK else f"code {code}"
            message = (
                f"'{dimension.variable}' holds {shown}, which is not mapped. Add it to codes or not_asked."
            )
            self.problems.append(self.one.problem(message, dimension.name, section="dimensions"))
        return codes.map({code: dimension.codes.get(text, UNKNOWN) for code, text in texts.items()}).astype(
            "str"
        )

    def unused_dimension_codes(self) -> Iterator[Problem]:
        """Codes of a dimension that no respondent holds: no cell would be left in that cut."""
        for name, dimension in self.dimensions.items():
            for code in dimension.codes:
                if code not in self.seen[name]:
                    message = (
                        f"no respondent holds code {code} of '{dimension.variable}': nobody is left in "
                        f"'{dimension.codes[code]}'. Correct the code, or remove it."
                    )
                    yield self.one.problem(message, dimension.name, section="dimensions")

    def _codes(self, column: Column, held: pd.DataFrame) -> None:
        variable = self._variable(column)
        codes = dict(zip(held["code"], held["n"], strict=True))
        strange = [code for code in codes if code not in column.responses and code not in column.ignored]
        if len(strange) > MOST_CODES:
            return self._fault(
                column,
                f"holds {len(strange)} codes that are not mapped: it may be an open answer. Leave it out.",
            )
        for code in strange:
            self._fault(column, self._strange(variable, code, int(codes[code])))
        if column.question.kind == "multiple":
            return None
        labelled = set(variable.labels) | set(codes) | set(column.question.unused)
        for code in (*column.responses, *column.question.dont_know.codes, *column.question.not_asked):
            if code != BLANK and code not in labelled:
                message = (
                    f"has no code {code}: no label names it and no respondent holds it. "
                    f"Remove it, or put it into unused = [{code}] if the questionnaire has it."
                )
                self._fault(column, message)
        return None

    def _blanks(self, column: Column, answered: int) -> None:
        if BLANK not in column.ignored and column.question.kind != "multiple" and answered < self.respondents:
            message = 'is blank for some respondents. Say that they leave the base: not_asked = ["."].'
            self._fault(column, message)

    def _numbers(self, column: Column, held: pd.DataFrame) -> None:
        if held.empty:
            self._empty(column.alias)
            return
        if not column.ignored:
            self._blanks(column, int(held["n"].sum()))
        if column.question.measure_id == "mean_10" and (held["least"].min() < 0 or held["most"].max() > 10):
            self._fault(
                column, "holds numbers that are not from 0 to 10. Are they don't-knows? Say dont_know."
            )

    def _strange(self, variable: Variable, code: str, n: int) -> str:
        if variable.is_dont_know(code):
            return f"code {code} is a don't-know that the mapping does not decide on. Add it to dont_know."
        if variable.is_text and (n < FEW or len(code) > LONGEST_CODE):
            return (
                "holds a text that is not mapped, too rare or too long to be shown. Leave an open answer out."
            )
        label = variable.labels.get(code, "")
        shown = f"code {code} (« {label} »)" if label else f"code {code}, which has no label"
        return f"holds {shown} and is not mapped. Add it to responses, dont_know or not_asked."

    def _variable(self, column: Column) -> Variable:
        return self.file.variables[column.variables[0]]

    def _empty(self, alias: str) -> None:
        column = next(one for one in self.plan.columns if one.alias == alias)
        self._fault(column, "has no respondent left in its base. Correct its codes.")

    def _fault(self, column: Column, message: str) -> None:
        name = ", ".join(column.variables[:1])
        text = f"'{name}' {message}" if not message.startswith("code ") else f"{message} ('{name}')"
        self.problems.append(self.one.problem(text, "question_id", question=column.question.place))
