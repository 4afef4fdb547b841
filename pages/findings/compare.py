"""Comparer: two profiles on all they share, one question for all profiles, or one result over time."""

from dashboard.blocks import Branch, Choice, Choices, Page, Sections
from dashboard.cards import changes, comparisons, crossings, duel, readings

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
OF_STUDY = {"study_id": "etude"}
OF_QUESTION = OF_STUDY | {"question_id": "question"}
OF_COLUMNS = OF_QUESTION | {"column": "colonnes"}
CROSSING = (
    Choices(
        (
            Choice("etude", crossings.studies),
            Choice("question", crossings.questions, takes=OF_STUDY),
            Choice("item", crossings.items, takes=OF_QUESTION, default=crossings.ALL_ITEMS),
            Choice("colonnes", crossings.columns, takes=OF_QUESTION),
            Choice("profil", crossings.profiles, takes=OF_COLUMNS),
            Choice("region", crossings.regions, takes=OF_COLUMNS),
        )
    ),
    Sections(
        crossings.sections,
        takes=OF_COLUMNS | {"item_id": "item", "profile_id": "profil", "region_id": "region"},
    ),
)

PAGE = Page(
    name="compare",
    address="comparer",
    place=1,
    blocks=(
        Branch(
            Choice("lecture", readings.of_compare, shape="buttons"),
            {"duel": DUEL, "question": QUESTION, "temps": TIME, readings.CROSSING: CROSSING},
        ),
    ),
)
