"""Blocks of a distribution: as wide as what is printed, the unreadable part never stretched nor hidden."""

import pytest

from dashboard.charts.likert import row_blocks

NAMES = {
    "tres_fort": "Impact très fort",
    "fort": "Impact fort",
    "modere": "Impact modéré",
    "faible": "Impact faible",
    "pas_du_tout": "Pas d'impact",
    "nsp": "Ne se prononce pas",
}
LOST = float("nan")


def placed(grid: dict[str, float]) -> list[tuple[str, str, float, float]]:
    blocks = row_blocks(grid, row=0, label="Item", names=NAMES)
    return [(block.panel, block.kind, block.start, block.width) for block in blocks]


def test_a_whole_row_has_no_unreadable_block():
    grid = {"tres_fort": 30, "fort": 40, "modere": 15, "faible": 8, "pas_du_tout": 4, "nsp": 3, "top2": 70}
    assert placed(grid) == [
        ("scale", "fort", 0, 40),
        ("scale", "tres_fort", 40, 30),
        ("scale", "faible", -8, 8),
        ("scale", "pas_du_tout", -12, 4),
        ("apart", "modere", 0, 15),
        ("apart", "nsp", 15, 3),
    ]


def test_a_lost_part_of_a_printed_total_is_what_the_total_leaves():
    grid = {"tres_fort": LOST, "fort": 39, "modere": 35, "faible": 12, "top2": 53}
    assert placed(grid) == [
        ("scale", "fort", 0, 39),
        ("scale", "unshared", 39, 14),
        ("scale", "faible", -12, 12),
        ("apart", "modere", 0, 35),
    ]


def test_a_lost_weaker_part_stands_between_the_centre_and_the_stronger_one():
    assert placed({"tres_fort": 10, "fort": LOST, "top2": 50}) == [
        ("scale", "unshared", 0, 40),
        ("scale", "tres_fort", 40, 10),
    ]


def test_a_total_whose_parts_are_both_lost_is_one_block():
    grid = {"tres_fort": LOST, "fort": LOST, "modere": 15, "faible": LOST, "top2": 83}
    assert placed(grid) == [
        ("scale", "unshared", 0, 83),
        ("apart", "modere", 0, 15),
        ("apart", "unreadable", 15, 2),
    ]


def test_what_is_left_unread_is_apart_and_fills_the_row_to_100_only():
    grid = {"tres_fort": 43, "fort": 45, "modere": LOST, "faible": LOST, "nsp": LOST, "top2": 88}
    blocks = row_blocks(grid, row=0, label="Item", names=NAMES)
    assert sum(block.width for block in blocks) == 100
    assert blocks[-1].kind == "unreadable"
    assert blocks[-1].hover == (
        "<b>Item</b><br>Impact modéré, ne se prononce pas et impact faible\u202f: illisible dans "
        "notre copie\u202f; ensemble, 12\u202f% restent à attribuer"
    )


def test_a_response_that_was_never_offered_is_not_counted_as_lost():
    assert placed({"tres_fort": 50, "fort": 45, "modere": 4, "top2": 95}) == [
        ("scale", "fort", 0, 45),
        ("scale", "tres_fort", 45, 50),
        ("apart", "modere", 0, 4),
    ]


def test_without_a_total_lost_strong_answers_join_the_unreadable_part():
    assert placed({"tres_fort": LOST, "fort": 40, "modere": 30}) == [
        ("scale", "fort", 0, 40),
        ("apart", "modere", 0, 30),
        ("apart", "unreadable", 30, 30),
    ]


@pytest.mark.parametrize("value", [4, 5])
def test_a_narrow_block_carries_no_number(value):
    (block,) = row_blocks({"modere": value}, row=0, label="Item", names=NAMES)
    assert block.text == ("" if value < 5 else "5")
