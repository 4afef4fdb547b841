"""Cells: the cube of a scan in; shares and means with their standard errors, in every cut, out.

Taylor's linearisation of a ratio A / B, stratum by stratum: with p = A / B, the variance is
Σ k [(S_aa − 2p S_ab + p² S_bb) − (A − pB)² / m] / B², m clusters and k = (1 − m/M) m / (m − 1) a stratum,
the clusters of the *whole* stratum, so that a part of the sample keeps those where it is empty. Without
clusters S_aa, S_ab and S_bb are sums of w²y², w²y and w²: everything adds up.
"""

from collections.abc import Sequence

import duckdb
import pandas as pd

UNKNOWN = "_N"
"""Dimension of those whose code says nothing."""


def cells(
    answers: pd.DataFrame,
    bases: pd.DataFrame,
    asked: pd.DataFrame,
    design: pd.DataFrame,
    *,
    dimensions: Sequence[str],
    cuts: Sequence[Sequence[str]],
    is_clustered: bool,
) -> pd.DataFrame:
    """One row a question, answer and combination of dimensions.

    Args:
        answers: `question`, `response`, dimensions, `stratum`, `psu`, `n`, `a` (Σwy), `aa` (Σw²y²) and
            `ab` (Σw²y).
        bases: `question`, dimensions, `stratum`, `psu`, `n`, `b` (Σw), `bb` (Σw²).
        asked: every `question` and `response`, `is_mean` true where the value is a mean.
        design: `stratum`, `clusters`, `k`.
        cuts: the dimensions that are told apart, together; `()` for all respondents.

    Returns:
        `question`, `response`, dimensions (`_T` for a total, `_N` unknown), `count_n` and `base_n`
        (respondents), `n_eff` (Kish), `df`, `value` and `std_error` (a share from 0 to 1, or the unit of
        a mean).
    """
    with duckdb.connect() as connection:
        for name, frame in (("answers", answers), ("bases", bases), ("asked", asked), ("design", design)):
            connection.register(name, frame)
        connection.execute("SET threads = 1")  # sums in one order, so that two runs agree to the last digit
        return connection.sql(_sql(dimensions, cuts, is_clustered=is_clustered)).df()


def _sql(dimensions: Sequence[str], cuts: Sequence[Sequence[str]], *, is_clustered: bool) -> str:
    own = "".join(f", {name}" for name in dimensions)
    on = "".join(f" AND a.{name} = b.{name}" for name in dimensions)
    of_a, of_b = (own.replace(", ", f", {side}.") for side in "ab")
    return f"""
WITH {sums(dimensions, cuts, is_clustered=is_clustered)}, answer_cell AS (
    SELECT a.question, a.response{of_a}, SUM(a.n) AS n, SUM(a.a) AS a,
        SUM(d.k * (a.aa - a.a * a.a / d.clusters)) AS caa, SUM(d.k * (a.ab - a.a * b.b / d.clusters)) AS cab
    FROM answer_stratum a
    JOIN base_stratum b ON a.question = b.question AND a.stratum = b.stratum{on}
    JOIN design d ON a.stratum = d.stratum
    GROUP BY a.question, a.response{of_a}
), base_cell AS (
    SELECT b.question{of_b}, SUM(b.n) AS n, SUM(b.b) AS b, SUM(b.kish) AS kish,
        SUM(d.k * (b.bb - b.b * b.b / d.clusters)) AS cbb, SUM(b.clusters) - COUNT(*) AS df
    FROM base_stratum b JOIN design d ON b.stratum = d.stratum
    GROUP BY b.question{of_b}
), estimate AS (
    SELECT b.question, r.response, r.is_mean{of_b}, COALESCE(a.n, 0) AS count_n, b.n AS base_n,
        b.b * b.b / b.kish AS n_eff, b.df, COALESCE(a.a, 0) / b.b AS value,
        COALESCE(a.caa, 0) AS caa, COALESCE(a.cab, 0) AS cab, b.cbb, b.b
    FROM base_cell b JOIN asked r ON b.question = r.question
    LEFT JOIN answer_cell a ON a.question = b.question AND a.response = r.response{on}
)
SELECT question, response{own}, CAST(count_n AS BIGINT) AS count_n, CAST(base_n AS BIGINT) AS base_n, n_eff,
    CAST(df AS BIGINT) AS df, value,
    CASE WHEN NOT is_mean AND (count_n = 0 OR count_n = base_n) THEN 0
        ELSE sqrt(greatest(0, caa - 2 * value * cab + value * value * cbb)) / b END AS std_error
FROM estimate ORDER BY ALL
"""


def sums(dimensions: Sequence[str], cuts: Sequence[Sequence[str]], *, is_clustered: bool) -> str:
    """Parts of a query, `answer_stratum` and `base_stratum`: what each stratum adds to each cell of a cut.

    With clusters, `answer_psu` and `base_psu` hold what each cluster adds.
    """
    return _clustered(dimensions, cuts) if is_clustered else _plain(dimensions, cuts)


def _totals(dimensions: Sequence[str]) -> str:
    """Each dimension, `_T` where a cut does not tell it apart."""
    return "".join(
        f", CASE WHEN grouping({name}) = 1 THEN '_T' ELSE {name} END AS {name}" for name in dimensions
    )


def _sets(cuts: Sequence[Sequence[str]], *keys: str) -> str:
    return ", ".join("(" + ", ".join([*keys, *cut]) + ")" for cut in cuts)


def _plain(dimensions: Sequence[str], cuts: Sequence[Sequence[str]]) -> str:
    """Every respondent is a cluster: sums of squares add up."""
    own = _totals(dimensions)
    return f"""answer_stratum AS (
    SELECT question, response, stratum{own}, SUM(n) AS n, SUM(a) AS a, SUM(aa) AS aa, SUM(ab) AS ab
    FROM answers GROUP BY GROUPING SETS ({_sets(cuts, "question", "response", "stratum")})
), base_stratum AS (
    SELECT question, stratum{own}, SUM(n) AS n, SUM(b) AS b, SUM(bb) AS bb, SUM(bb) AS kish,
        SUM(n) AS clusters
    FROM bases GROUP BY GROUPING SETS ({_sets(cuts, "question", "stratum")})
)"""


def _clustered(dimensions: Sequence[str], cuts: Sequence[Sequence[str]]) -> str:
    """The squares are those of the sums of each cluster."""
    totals = _totals(dimensions)
    own = "".join(f", {name}" for name in dimensions)
    on = "".join(f" AND a.{name} = b.{name}" for name in dimensions)
    of_a = own.replace(", ", ", a.")
    return f"""answer_psu AS (
    SELECT question, response, stratum, psu{totals}, SUM(n) AS n, SUM(a) AS a
    FROM answers GROUP BY GROUPING SETS ({_sets(cuts, "question", "response", "stratum", "psu")})
), base_psu AS (
    SELECT question, stratum, psu{totals}, SUM(n) AS n, SUM(b) AS b, SUM(bb) AS kish
    FROM bases GROUP BY GROUPING SETS ({_sets(cuts, "question", "stratum", "psu")})
), answer_stratum AS (
    SELECT a.question, a.response, a.stratum{of_a}, SUM(a.n) AS n, SUM(a.a) AS a, SUM(a.a * a.a) AS aa,
        SUM(a.a * b.b) AS ab
    FROM answer_psu a
    JOIN base_psu b ON a.question = b.question AND a.stratum = b.stratum AND a.psu = b.psu{on}
    GROUP BY a.question, a.response, a.stratum{of_a}
), base_stratum AS (
    SELECT question, stratum{own}, SUM(n) AS n, SUM(b) AS b, SUM(b * b) AS bb, SUM(kish) AS kish,
        COUNT(*) AS clusters
    FROM base_psu GROUP BY question, stratum{own}
)"""
