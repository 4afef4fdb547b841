"""Territoires: what is published on regions, then the context that other producers give of them."""

from dashboard.blocks import Choice, Choices, Page, Sections
from dashboard.cards import context, territories

RESULT = {"question_id": "question", "profile_id": "profil", "item_id": "item"}
PAGE = Page(
    name="territories",
    address="territoires",
    place=3,
    lead=territories.lead,
    lead_takes={"region_id": "region"},
    blocks=(
        Choices(
            (
                Choice("region", territories.options, default=territories.ALL_REGIONS),
                Choice("question", territories.questions),
                Choice("profil", territories.profiles, takes={"question_id": "question"}),
                Choice("item", territories.items, takes={"question_id": "question", "profile_id": "profil"}),
                Choice("vague", territories.waves, takes=RESULT),
            )
        ),
        Sections(territories.mapped, takes=RESULT | {"region_id": "region", "at": "vague"}, layout="grid"),
        Sections(territories.sections, takes={"region_id": "region"}, layout="grid"),
        Sections(context.portrait, takes={"region_id": "region"}),
        Choices(
            (
                Choice("indicateur", context.indicators),
                Choice("annee", context.periods, takes={"question_id": "indicateur"}, shape="buttons"),
            )
        ),
        Sections(
            context.sections,
            takes={"question_id": "indicateur", "period": "annee", "region_id": "region"},
            layout="grid",
        ),
        Sections(territories.every, takes={"region_id": "region"}),
    ),
)
