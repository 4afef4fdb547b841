"""Comparer: two profiles on all they share, one question for all profiles, or one result over time."""

from dashboard.blocks import Branch, Choice, Choices, Page, Sections
from dashboard.cards import changes, comparisons, duel, readings

DUEL = (
    Choices(
        (
            Choice("profil", duel.profiles, default=duel.FIRST, shape="sentence"),
            Choice("face", duel.opponents, takes={"first": "profil"}, default=duel.second, shape="sentence"),
            Choice("tiers", duel.thirds, takes={"first": "profil", "second": "face"}, default=duel.NOBODY),
        )
    ),
    Sections(duel.sections, takes={"first": "profil", "second": "face", "third": "tiers"}),
)
QUESTION = (
    Choices(
        (
            Choice("question", comparisons.questions),
            Choice(
                "item", comparisons.items, takes={"question_id": "question"}, default=comparisons.ALL_ITEMS
            ),
            Choice("vague", comparisons.waves, takes={"question_id": "question"}, shape="buttons"),
        )
    ),
    Sections(comparisons.sections, takes={"question_id": "question", "item_id": "item", "at": "vague"}),
)
TIME = (
    Choices((Choice("serie", changes.options, default=changes.ALL_SERIES),)),
    Sections(changes.sections, takes={"code": "serie"}),
)

PAGE = Page(
    name="compare",
    address="comparer",
    place=1,
    blocks=(
        Branch(
            Choice("lecture", readings.of_compare, shape="buttons"),
            {"duel": DUEL, "question": QUESTION, "temps": TIME},
        ),
    ),
)
