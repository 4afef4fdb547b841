"""Profils: everything that one profile answered, the finding first and the surveys last."""

from dashboard.blocks import Choice, Choices, Page, Sections
from dashboard.cards import profiles

PAGE = Page(
    name="profiles",
    address="profils",
    place=2,
    lead=profiles.lead,
    lead_takes={"profile_id": "profil"},
    blocks=(
        Choices(
            (
                Choice("profil", profiles.options, default=profiles.FIRST, shape="buttons"),
                Choice("vague", profiles.waves, takes={"profile_id": "profil"}),
            )
        ),
        Sections(profiles.sections, takes={"profile_id": "profil", "at": "vague"}, layout="grid"),
    ),
)
