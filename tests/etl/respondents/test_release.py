"""What is released gives nothing away: an attack that tries every margin finds no base under the minimum."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.respondents.release import WHOLE, released

MINIMUM = 11
REGIONS, SIZES = ("a", "b", "c", "d"), ("x", "y", "z")
CUTS = [(), (0,), (1,), (0, 1)]


def bases(table: dict[tuple[str, str], int], cuts=CUTS) -> dict[tuple[str, ...], int]:
    """Respondents behind each cell of each cut, as a tabulation gives them."""
    found: dict[tuple[str, ...], int] = {}
    for cut in cuts:
        for atom, n in table.items():
            key = tuple(code if place in cut else WHOLE for place, code in enumerate(atom))
            found[key] = found.get(key, 0) + n
    return {key: n for key, n in found.items() if n}


def attack(shown: set[tuple[str, ...]], table: dict[tuple[str, str], int]) -> list[int]:
    """The bases under the minimum that sums and differences of the shown cells give.

    Every total minus any disjoint family of shown cells of one kind under it.
    """
    of = {key: {atom for atom in table if _covers(key, atom)} for key in shown}
    found = []
    for whole in shown:
        inside = [key for key in shown if key != whole and of[key] <= of[whole]]
        for kind in {tuple(code == WHOLE for code in key) for key in inside}:
            family = [key for key in inside if tuple(code == WHOLE for code in key) == kind]
            left = of[whole].difference(*(of[key] for key in family))
            found.append(sum(table[atom] for atom in left))
    return [n for n in found if 0 < n < MINIMUM]


def _covers(key, atom) -> bool:
    return all(code in (WHOLE, own) for code, own in zip(key, atom, strict=True))


tables = st.dictionaries(
    st.sampled_from(list(product((*REGIONS, "_N"), SIZES))), st.integers(0, 40), min_size=1, max_size=15
)


@settings(max_examples=200, deadline=None)
@given(tables)
def test_no_margin_gives_a_small_base_away(table):
    table = {atom: n for atom, n in table.items() if n} or {("a", "x"): 20}
    known = bases(table)
    found = released(known, table, minimum=MINIMUM)
    assert all(known[key] >= MINIMUM and "_N" not in key for key in found.shown)
    assert attack(set(found.shown), table) == []


def test_the_smallest_sibling_goes_with_a_cell_that_it_would_give_away():
    table = {("a", "x"): 30, ("b", "x"): 20, ("c", "x"): 5, ("d", "x"): 15}
    found = released(bases(table, [(), (0,)]), table, minimum=MINIMUM)
    assert found.under_minimum == {("c", WHOLE)}
    assert found.given_away == {("d", WHOLE)}
    assert found.shown == {(WHOLE, WHOLE), ("a", WHOLE), ("b", WHOLE)}


def test_a_few_whose_region_is_not_known_are_withheld_with_a_region():
    table = {("a", "x"): 30, ("b", "x"): 20, ("_N", "x"): 4}
    found = released(bases(table, [(), (0,)]), table, minimum=MINIMUM)
    assert found.shown == {(WHOLE, WHOLE), ("a", WHOLE)}


def test_a_cell_of_a_table_that_follows_from_rows_and_columns_together_is_not_given_away():
    table = {(r, s): 30 for r, s in product(REGIONS, SIZES)} | {("a", "x"): 4, ("a", "y"): 5, ("b", "x"): 3}
    found = released(bases(table), table, minimum=MINIMUM)
    hidden = {key for key in bases(table) if key not in found.shown}
    assert ("a", "x") in hidden and ("b", "x") in hidden
    for row, column in combinations(REGIONS, 2):
        assert attack(set(found.shown), table) == [], (row, column)


@pytest.mark.parametrize("n", [10, 11])
def test_nothing_is_shown_of_a_survey_under_the_minimum(n):
    table = {("a", "x"): n}
    assert bool(released(bases(table, [()]), table, minimum=MINIMUM).shown) is (n == 11)
