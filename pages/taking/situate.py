"""Me situer: a visitor answers what a survey asked their profile, and sees who answers alike."""

from dashboard.blocks import Choice, Choices, Page, Sections, Special
from dashboard.cards import askable, situate

GIVEN = {"profile_id": "profil", "answers": "reponses"}
PAGE = Page(
    name="situate",
    address="me-situer",
    lead=situate.lead,
    blocks=(
        Choices(
            (
                Choice("profil", askable.profiles, default="associations", shape="buttons"),
                Choice("region", situate.regions, shape="sentence"),
            )
        ),
        Special("answers", situate.form, takes=GIVEN),
        Sections(situate.sections, takes=GIVEN | {"region_id": "region"}, layout="grid"),
    ),
)
