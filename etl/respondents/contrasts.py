"""Contrasts: the cube of a scan and the cells that may be shown in; how each differs from all others, out.

The others are everybody else of the same whole: of a region, all who live elsewhere or nowhere known.
With p and q the two values and B, C the weights behind them, the error of p − q is that of a sum over
respondents, w (y − p) / B here and − w (y − q) / C elsewhere, stratum by stratum as in
`etl.respondents.cells`: what strata and clusters share between the two is in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from etl.respondents.cells import sums

WHOLE = "_T"
LARGEST = 2_000_000
"""Numbers of one array at a time: pairs × answers × units."""


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
    columns = ["question", "response", *dimensions, "against", "gap", "std_error", "df"]
    level = "psu" if is_clustered else "stratum"
    base, answer = (_summed(answers, bases, f"{one}_{level}", dimensions, cuts) for one in ("base", "answer"))
    coding = _Coding.of(base, asked, dimensions)
    coded = _by_question(base, coding), _by_question(answer, coding)
    found = [pd.DataFrame(columns=columns)]
    for question, own in pairs.groupby("question"):
        responses = asked.loc[asked["question"] == question, "response"].tolist()
        cube = _cube(*(one.get(question, answer[:0]) for one in coded), responses, coding, design)
        step = max(1, LARGEST // (len(responses) * cube.units_n))
        found += [_told(cube, own[start : start + step], coding) for start in range(0, len(own), step)]
    kept = [one for one in found if len(one)] or found
    return pd.concat(kept, ignore_index=True)[columns].sort_values(columns[:-3], ignore_index=True)


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


def _summed(
    answers: pd.DataFrame,
    bases: pd.DataFrame,
    name: str,
    dimensions: Sequence[str],
    cuts: Sequence[Sequence[str]],
) -> pd.DataFrame:
    """What each unit, a cluster or a stratum whose squares add up, adds to each cell of each cut."""
    with duckdb.connect() as connection:
        connection.register("answers", answers)
        connection.register("bases", bases)
        connection.execute("SET threads = 1")  # sums in one order, so that two runs agree to the last digit
        query = sums(dimensions, cuts, is_clustered=name.endswith("psu"))
        return connection.sql(f"WITH {query} SELECT * FROM {name}").df()


@dataclass(frozen=True)
class _Coding:
    """Codes as whole numbers: the place of each in its list, lists one after the other."""

    lists: dict[str, pd.Index]
    dimensions: Sequence[str]
    unit: Sequence[str]

    @classmethod
    def of(cls, base: pd.DataFrame, asked: pd.DataFrame, dimensions: Sequence[str]) -> "_Coding":
        unit = ("stratum", "psu") if "psu" in base else ("stratum",)
        lists = {name: pd.Index(sorted(base[name].unique())) for name in (*dimensions, *unit)}
        return cls(lists | {"response": pd.Index(sorted(asked["response"].unique()))}, dimensions, unit)

    def cells(self, frame: pd.DataFrame, prefix: str = "") -> np.ndarray:
        return self._numbers(frame, self.dimensions, prefix)

    def units(self, frame: pd.DataFrame) -> np.ndarray:
        """In the order of the strata."""
        return self._numbers(frame, self.unit)

    def _numbers(self, frame: pd.DataFrame, names: Sequence[str], prefix: str = "") -> np.ndarray:
        found = np.zeros(len(frame), dtype="int64")
        for name in names:
            found = found * len(self.lists[name]) + self.lists[name].get_indexer(frame[f"{prefix}{name}"])
        return found


def _by_question(frame: pd.DataFrame, coding: _Coding) -> dict[str, pd.DataFrame]:
    """The sums of each question, numbers only."""
    coded = frame.drop(columns=[*coding.dimensions, *(set(coding.unit) - {"stratum"})])
    coded = coded.assign(cell=coding.cells(frame), unit=coding.units(frame))
    return {str(question): own for question, own in coded.groupby("question")}


@dataclass(frozen=True)
class _Cube:
    """The sums of one question: of cells × units (`n`, `b`, `bb`), of cells × answers × units (`a`…)."""

    cells: np.ndarray  # their numbers, in order
    responses: list[str]
    sums: dict[str, np.ndarray]
    starts: np.ndarray  # the first unit of each stratum
    k: np.ndarray
    clusters: np.ndarray  # of each whole stratum
    is_clustered: bool

    @property
    def units_n(self) -> int:
        return self.sums["b"].shape[-1]

    def places(self, cells: np.ndarray) -> np.ndarray:
        return np.searchsorted(self.cells, cells)


def _cube(
    base: pd.DataFrame, answer: pd.DataFrame, responses: list[str], coding: _Coding, design: pd.DataFrame
) -> _Cube:
    cells, own = np.unique(base["cell"], return_inverse=True)
    units, first, unit = np.unique(base["unit"], return_index=True, return_inverse=True)
    strata = base["stratum"].to_numpy()[first]
    starts = np.flatnonzero(np.append(True, strata[1:] != strata[:-1]))
    of_design = design.set_index("stratum").loc[strata[starts]]
    held = {name: np.zeros((len(cells), len(units))) for name in ("n", "b", "bb") if name in base}
    for name, found in held.items():
        found[own, unit] = base[name]
    said = pd.Index(responses).get_indexer(answer["response"])
    at = np.searchsorted(cells, answer["cell"]), said, np.searchsorted(units, answer["unit"])
    for name in ("a", "aa", "ab"):
        if name in answer:
            held[name] = np.zeros((len(cells), len(responses), len(units)))
            held[name][at] = answer[name]
    k, clusters = (of_design[name].to_numpy(dtype=float) for name in ("k", "clusters"))
    return _Cube(cells, responses, held, starts, k, clusters, is_clustered="psu" in coding.unit)


def _told(cube: _Cube, pairs: pd.DataFrame, coding: _Coding) -> pd.DataFrame:
    """The contrasts of some pairs of one question, those without others left out."""
    own, whole = (cube.places(coding.cells(pairs, prefix)) for prefix in ("", "whole_"))
    n = cube.sums["n"]
    has_others = n[whole].sum(axis=1) > n[own].sum(axis=1)
    pairs, own, whole = pairs[has_others], own[has_others], whole[has_others]
    here, elsewhere = _side(cube, own), _side(cube, whole, less=own)
    u = here.scores - elsewhere.scores
    squares = u * u if cube.is_clustered else here.squares + elsewhere.squares
    by_stratum = (np.add.reduceat(one, cube.starts, axis=-1) for one in (u, squares))
    u, squares = by_stratum
    variance = (cube.k * (squares - u * u / cube.clusters)).sum(axis=-1)
    count = len(cube.responses)
    return pairs.loc[pairs.index.repeat(count)].assign(
        response=np.tile(cube.responses, len(pairs)),
        gap=(here.value - elsewhere.value).ravel(),
        std_error=np.sqrt(np.maximum(0, variance)).ravel(),
        df=np.repeat(_freedom(cube, n[whole]), count),
    )


def _freedom(cube: _Cube, held: np.ndarray) -> np.ndarray:
    """Clusters less strata of those counted in each whole."""
    clusters = (held > 0).sum(axis=1) if cube.is_clustered else held.sum(axis=1)
    strata = (np.add.reduceat(held, cube.starts, axis=1) > 0).sum(axis=1)
    return (clusters - strata).astype("int64")


@dataclass(frozen=True)
class _Side:
    """One side of a gap: its value, what each unit adds to its error, the squares of its respondents."""

    value: np.ndarray
    scores: np.ndarray
    squares: np.ndarray


def _side(cube: _Cube, places: np.ndarray, *, less: np.ndarray | None = None) -> _Side:
    """Of some cells, or of these less others that are parts of them."""

    def of(name: str) -> np.ndarray:
        held = cube.sums[name]
        found = held[places] if less is None else held[places] - held[less]
        return found if found.ndim == 3 else found[:, None, :]

    a, b = of("a"), of("b")
    weight = b.sum(axis=-1, keepdims=True)
    value = a.sum(axis=-1, keepdims=True) / weight
    scores = (a - value * b) / weight
    if cube.is_clustered:
        return _Side(value[..., 0], scores, scores)
    squares = (of("aa") - 2 * value * of("ab") + value**2 * of("bb")) / weight**2
    return _Side(value[..., 0], scores, squares)
