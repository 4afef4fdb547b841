"""Contrasts: the cube of a scan and the cells that may be shown in; how each differs from all others, out.

The others are everybody else of the same whole: of a region, all who live elsewhere or nowhere known.
With p and q the two values and B, C the weights behind them, the error of p − q is that of a sum over
respondents, w (y − p) / B here and − w (y − q) / C elsewhere, stratum by stratum as in
`etl.respondents.cells`: what strata and clusters share between the two is in it.
"""

from collections.abc import Iterable, Sequence

import duckdb
import pandas as pd

from etl.respondents.cells import sums

WHOLE = "_T"


def contrasts(
    answers: pd.DataFrame,
    bases: pd.DataFrame,
    asked: pd.DataFrame,
    design: pd.DataFrame,
    *,
    shown: pd.DataFrame,
    dimensions: Sequence[str],
    cuts: Sequence[Sequence[str]],
    is_clustered: bool,
) -> pd.DataFrame:
    """One row a shown cell, dimension and answer; none where the whole is not shown or nobody else was asked.

    Args:
        answers, bases, asked, design, dimensions, cuts, is_clustered: those of `etl.respondents.cells.cells`.
        shown: `question` and dimensions of the groups that may be shown.

    Returns:
        `question`, `response`, dimensions, `against` (the dimension), `gap` and `std_error` (from 0 to 1, or
        in the unit of a mean), `df`.
    """
    pairs = _pairs(shown, dimensions)
    with duckdb.connect() as connection:
        frames = {"answers": answers, "bases": bases, "asked": asked, "design": design, "pairs": pairs}
        for name, frame in frames.items():
            connection.register(name, frame)
        connection.execute("SET threads = 1")
        return connection.sql(_sql(dimensions, cuts, is_clustered=is_clustered)).df()


def _pairs(shown: pd.DataFrame, dimensions: Sequence[str]) -> pd.DataFrame:
    """Each shown group, a dimension that tells it apart, and the whole without that dimension, shown too."""
    keys = ["question", *dimensions]
    found = [
        shown.loc[shown[name] != WHOLE, keys].assign(
            against=name,
            **{f"whole_{one}": WHOLE if one == name else shown[one] for one in dimensions},
        )
        for name in dimensions
    ]
    columns = [*keys, "against", *(f"whole_{one}" for one in dimensions)]
    pairs = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns, dtype="str")
    wholes = shown[keys].rename(columns={one: f"whole_{one}" for one in dimensions})
    return pairs.merge(wholes, on=["question", *(f"whole_{one}" for one in dimensions)])


def _sql(dimensions: Sequence[str], cuts: Sequence[Sequence[str]], *, is_clustered: bool) -> str:
    """`own` is the cell, `rest` all others, unit by unit: clusters, or strata with sums of squares."""
    level, unit = ("psu", ("stratum", "psu")) if is_clustered else ("stratum", ("stratum",))
    names = "".join(f", {name}" for name in dimensions)
    key = f"question, response{names}, against"
    of_g = names.replace(", ", ", g.")
    whole = _same("w", dimensions, "whole_")
    squares = "" if is_clustered else _SQUARES
    return f"""
WITH {sums(dimensions, cuts, is_clustered=is_clustered)}, unit AS (
    SELECT g.question, r.response{of_g}, g.against, w.stratum,
        COALESCE(o.a, 0) AS own_a, COALESCE(c.b, 0) AS own_b,
        COALESCE(t.a, 0) - COALESCE(o.a, 0) AS rest_a, w.b - COALESCE(c.b, 0) AS rest_b,
        w.n - COALESCE(c.n, 0) AS rest_n{squares}
    FROM pairs g
    JOIN base_{level} w ON w.question = g.question{whole}
    JOIN asked r ON r.question = g.question
    LEFT JOIN base_{level} c ON c.question = g.question{_same("c", dimensions)}{_in_unit("c", unit)}
    LEFT JOIN answer_{level} t ON t.question = g.question AND t.response = r.response
        {_same("t", dimensions, "whole_")}{_in_unit("t", unit)}
    LEFT JOIN answer_{level} o ON o.question = g.question AND o.response = r.response
        {_same("o", dimensions)}{_in_unit("o", unit)}
), ratio AS (
    SELECT {key}, SUM(own_b) AS b, SUM(rest_b) AS c,
        SUM(own_a) / SUM(own_b) AS p, SUM(rest_a) / SUM(rest_b) AS q
    FROM unit GROUP BY {key} HAVING SUM(rest_n) > 0
), told AS (
    SELECT *, (own_a - p * own_b) / b - (rest_a - q * rest_b) / c AS u FROM unit JOIN ratio USING ({key})
), summed AS (
    SELECT {key}, stratum, SUM(u) AS u, SUM({_SQUARE if is_clustered else _SQUARES_OF_STRATUM}) AS uu
    FROM told GROUP BY {key}, stratum
), freedom AS (
    SELECT g.question{of_g}, g.against, SUM(w.clusters) - COUNT(*) AS df
    FROM pairs g JOIN base_stratum w ON w.question = g.question{whole}
    GROUP BY g.question{of_g}, g.against
), error AS (
    SELECT {key}, sqrt(greatest(0, SUM(k * (uu - u * u / clusters)))) AS std_error
    FROM summed JOIN design USING (stratum) GROUP BY {key}
)
SELECT {key}, p - q AS gap, std_error, CAST(df AS BIGINT) AS df
FROM ratio JOIN error USING ({key}) JOIN freedom USING (question{names}, against) ORDER BY ALL
"""


_SQUARES = """,
        COALESCE(o.aa, 0) AS own_aa, COALESCE(o.ab, 0) AS own_ab, COALESCE(c.bb, 0) AS own_bb,
        COALESCE(t.aa, 0) - COALESCE(o.aa, 0) AS rest_aa, COALESCE(t.ab, 0) - COALESCE(o.ab, 0) AS rest_ab,
        w.bb - COALESCE(c.bb, 0) AS rest_bb"""
_SQUARE = "u * u"
_SQUARES_OF_STRATUM = (
    "(own_aa - 2 * p * own_ab + p * p * own_bb) / (b * b)"
    " + (rest_aa - 2 * q * rest_ab + q * q * rest_bb) / (c * c)"
)


def _same(table: str, dimensions: Iterable[str], prefix: str = "") -> str:
    """The condition that a row of a table is of the group of a pair, or of its whole."""
    return "".join(f" AND {table}.{name} = g.{prefix}{name}" for name in dimensions)


def _in_unit(table: str, unit: Iterable[str]) -> str:
    return "".join(f" AND {table}.{name} = w.{name}" for name in unit)
