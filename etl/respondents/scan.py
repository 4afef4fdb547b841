"""Scan: the common SQL that counts respondents once, in words that DuckDB and Spark both take.

Two traps that only a comparison finds: an engine may keep nulls in UNPIVOT, so NOT NULL is written; decimal
literals lose precision in some, so every number is cast to DOUBLE.
"""

from collections.abc import Sequence

from etl.respondents.plan import Column, Plan

SOURCE = "respondents"
"""The view that an engine makes of the file: the columns of `Plan.aliases` under their safe names."""


def check_sql(plan: Plan) -> str:
    """One row: respondents, those without a valid weight, stratum, cluster or population, and those twice."""
    parts = {
        "n": "COUNT(*)",
        "weight": _count(_is_no_number(plan, plan.weight)),
        "stratum": _count(_any_null(plan, plan.strata)),
        "psu": _count(_any_null(plan, plan.psu)),
        "population": _count(_is_no_number(plan, plan.population)),
        "respondent": _twice(plan),
        **{f"box_{place}": _count(condition) for place, condition in plan.unticked.items()},
    }
    select = ", ".join(f"{expression} AS {name}" for name, expression in parts.items())
    return f"SELECT {select} FROM {SOURCE}{_where(plan)}"


def design_sql(plan: Plan) -> str:
    """A row a stratum: the clusters that it holds (the respondents where there are none), and of how many."""
    population = _number(plan, plan.population) if plan.population else "CAST(NULL AS DOUBLE)"
    clusters = "COUNT(DISTINCT psu)" if plan.psu else "COUNT(*)"
    inner = (
        f"SELECT {_stratum(plan)} AS stratum, {_psu(plan)} AS psu, {population} AS population FROM {SOURCE}"
    )
    return (
        f"SELECT stratum, CAST({clusters} AS DOUBLE) AS clusters, MIN(population) AS least, "
        f"MAX(population) AS most FROM ({inner}{_where(plan)}) AS design GROUP BY stratum"
    )


def shares_sql(plan: Plan, columns: Sequence[Column]) -> str:
    """A row a question, code, combination of dimensions and stratum (and cluster): n, sum(w), sum(w²)."""
    keys = ", ".join(["question", "code", *_keys(plan)])
    return (
        f"WITH {_answers(plan, columns)} "
        f"SELECT {keys}, COUNT(*) AS n, SUM(w) AS sw, SUM(w * w) AS sww "
        f"FROM answers UNPIVOT (code FOR question IN ({_names(columns)})) "
        f"WHERE code IS NOT NULL GROUP BY {keys}"
    )


def means_sql(plan: Plan, columns: Sequence[Column]) -> str:
    """As `shares_sql`, for numbers: besides, sum(wy), sum(w²y) and sum(w²y²), without the codes."""
    keys = ", ".join(["question", *_keys(plan)])
    return (
        f"WITH {_answers(plan, columns)} "
        f"SELECT {keys}, COUNT(*) AS n, SUM(w) AS sw, SUM(w * w) AS sww, "
        f"SUM(w * y) AS swy, SUM(w * w * y) AS swwy, SUM(w * w * y * y) AS swwyy, "
        f"MIN(y) AS least, MAX(y) AS most "
        f"FROM answers UNPIVOT (y FOR question IN ({_names(columns)})) "
        f"WHERE y IS NOT NULL GROUP BY {keys}"
    )


def keys(plan: Plan) -> list[str]:
    """The columns of a cube beside the question and the code."""
    return _keys(plan)


def _keys(plan: Plan) -> list[str]:
    return [*plan.dimensions, *(["stratum"] if plan.strata else []), *(["psu"] if plan.psu else [])]


def _answers(plan: Plan, columns: Sequence[Column]) -> str:
    dimensions = [f"{plan.aliases[variable]} AS {name}" for name, variable in plan.dimensions.items()]
    strata = [f"{_stratum(plan)} AS stratum"] if plan.strata else []
    psu = [f"{_psu(plan)} AS psu"] if plan.psu else []
    kind = "STRING" if columns[0].is_text and not columns[0].is_mean else "DOUBLE"
    counted = [f"CAST({one.expression} AS {kind}) AS {one.alias}" for one in columns]
    select = ", ".join([*dimensions, *strata, *psu, f"{_weight(plan)} AS w", *counted])
    return f"answers AS (SELECT {select} FROM {SOURCE}{_where(plan)})"


def _names(columns: Sequence[Column]) -> str:
    return ", ".join(one.alias for one in columns)


def _where(plan: Plan) -> str:
    return f" WHERE {plan.keep}" if plan.keep else ""


def _weight(plan: Plan) -> str:
    return _number(plan, plan.weight) if plan.weight else "CAST(1 AS DOUBLE)"


def _number(plan: Plan, variable: str) -> str:
    alias = plan.aliases[variable]
    if variable in plan.texts:
        return f"TRY_CAST(REPLACE({alias}, ',', '.') AS DOUBLE)"
    return f"CAST({alias} AS DOUBLE)"


def _stratum(plan: Plan) -> str:
    return _joined(plan, plan.strata)


def _psu(plan: Plan) -> str:
    return _joined(plan, plan.psu)


def _joined(plan: Plan, names: Sequence[str]) -> str:
    """One key of several variables; a single one as it is."""
    if not names:
        return "CAST(1 AS DOUBLE)"
    if len(names) == 1:
        return plan.aliases[names[0]]
    return "CONCAT(" + ", '|', ".join(f"CAST({plan.aliases[name]} AS STRING)" for name in names) + ")"


def _is_no_number(plan: Plan, variable: str) -> str:
    """Whether it is not a finite number above 0."""
    if not variable:
        return "FALSE"
    number = _number(plan, variable)
    return f"NOT COALESCE({number} > 0 AND {number} < CAST(1E300 AS DOUBLE), FALSE)"


def _any_null(plan: Plan, names: Sequence[str]) -> str:
    return " OR ".join(f"{plan.aliases[name]} IS NULL" for name in names) or "FALSE"


def _twice(plan: Plan) -> str:
    """Rows beyond the first of a respondent."""
    if not plan.respondent:
        return "0"
    alias = plan.aliases[plan.respondent]
    return f"COUNT(*) - COUNT(DISTINCT {alias})"


def _count(condition: str) -> str:
    return f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"
