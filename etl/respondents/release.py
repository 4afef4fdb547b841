"""Release: cells in, those that tell nothing of a respondent out.

No cell under the minimum base. A cell that siblings and total would give away is withheld too: whatever can
be worked out from the bases that are released, by any additions and subtractions, has the minimum base.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.respondents.cells import UNKNOWN

WHOLE = "_T"
_TINY = 1e-9
Key = tuple[str, ...]
"""A code a dimension, `_T` where it is not told apart."""


@dataclass(frozen=True)
class Released:
    """The keys of one question that may be published, and why the others are not."""

    shown: frozenset[Key]
    under_minimum: frozenset[Key]
    given_away: frozenset[Key]
    """Large enough themselves, and withheld because they would give away another."""


def released(bases: Mapping[Key, int], finest: Mapping[Key, int], *, minimum: int) -> Released:
    """Which cells of one question may be shown.

    Args:
        bases: respondents behind each cell of every cut.
        finest: respondents of each combination of all dimensions, those of unknown code (`_N`) included.
    """
    under = {key for key, base in bases.items() if base < minimum and UNKNOWN not in key}
    shown = {key for key in bases if key not in under and UNKNOWN not in key}
    given: set[Key] = set()
    if min(finest.values(), default=0) >= minimum:
        return Released(frozenset(shown), frozenset(under), frozenset())  # no union of groups is small
    while (leak := _leak(shown, bases, finest, minimum=minimum)) is not None:
        gone = {key for key in shown if _covers(leak, key)}
        shown -= gone
        given |= gone
    return Released(frozenset(shown), frozenset(under), frozenset(given))


def _leak(
    shown: set[Key], bases: Mapping[Key, int], finest: Mapping[Key, int], *, minimum: int
) -> Key | None:
    """The smallest shown cell by which a base under the minimum can be worked out; None where there is none.

    It goes with all its parts, so that a hidden cell never has a part that is shown.
    """
    for base, known in _worked_out(shown, bases, finest):
        if 0 < base < minimum:
            parts = [key for key in known if any(code != WHOLE for code in key)] or known
            return min(parts, key=lambda key: (bases[key], key))
    return None


def _worked_out(
    shown: set[Key], bases: Mapping[Key, int], finest: Mapping[Key, int]
) -> Iterator[tuple[int, Sequence[Key]]]:
    """What subtraction gives: the base that a margin hides, and the shown cells of that margin.

    Of each shown cell, the shown cells of one kind that lie in it: regions of the total, but also a region
    all of whose respondents are in one size class.
    """
    groups = {atom: 1 << place for place, atom in enumerate(finest)}
    held = {key: sum(bit for atom, bit in groups.items() if _covers(key, atom)) for key in sorted(shown)}
    for whole, own in held.items():
        families: dict[tuple[bool, ...], list[Key]] = {}
        for key, part in held.items():
            if key != whole and part & own == part:
                families.setdefault(tuple(code == WHOLE for code in key), []).append(key)
        for parts in families.values():
            yield bases[whole] - sum(bases[key] for key in parts), parts
    yield from _combined(shown, bases, finest)


def _combined(
    shown: set[Key], bases: Mapping[Key, int], finest: Mapping[Key, int]
) -> Iterator[tuple[int, Sequence[Key]]]:
    """Cells that are hidden and yet follow from several margins together: in the span of what is shown."""
    hidden = [key for key, base in bases.items() if key not in shown and base]
    if not hidden or not shown:
        return
    atoms = list(finest)
    known = sorted(shown)
    matrix = np.array([[_covers(key, atom) for atom in atoms] for key in known], dtype=float)
    targets = np.array([[_covers(key, atom) for atom in atoms] for key in hidden], dtype=float)
    solution, *_ = np.linalg.lstsq(matrix.T, targets.T, rcond=None)
    left = np.abs(matrix.T @ solution - targets.T).max(axis=0)
    for place, key in enumerate(hidden):
        if left[place] < 1e-7:
            used = [one for one, weight in zip(known, solution[:, place], strict=True) if abs(weight) > _TINY]
            yield bases[key], used


def _covers(key: Key, atom: Key) -> bool:
    return all(code in (WHOLE, own) for code, own in zip(key, atom, strict=True))


def finest_bases(bases: pd.DataFrame, dimensions: Sequence[str]) -> dict[str, dict[Key, int]]:
    """Respondents of each combination of all dimensions, by question."""
    found: dict[str, dict[Key, int]] = {}
    counted = bases.groupby(["question", *dimensions], as_index=False)["n"].sum() if dimensions else bases
    for row in counted.itertuples(index=False):
        key = tuple(getattr(row, name) for name in dimensions)
        of_question = found.setdefault(row.question, {})
        of_question[key] = of_question.get(key, 0) + int(row.n)
    return found
