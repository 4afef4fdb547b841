"""Domaines: priorities and expected impact, domain by domain."""

from dashboard.blocks import Choice, Choices, Page, Sections
from dashboard.cards import domains

PAGE = Page(
    name="domains",
    address="domaines",
    place=4,
    lead=domains.lead,
    lead_takes={"domain_id": "domaine"},
    blocks=(
        Choices(
            (
                Choice("domaine", domains.options, default=domains.ALL_DOMAINS),
                Choice("vague", domains.waves, takes={"domain_id": "domaine"}),
            )
        ),
        Sections(domains.sections, takes={"domain_id": "domaine", "at": "vague"}, layout="grid"),
    ),
)
