"""Domaines: priorities and expected impact by domain, and the domains that publications only name."""

from dashboard import components, store
from dashboard.cards import domains

components.page_header("Domaines", answers=f"Et sur l'emploi ? {store.value(domains.lead)}")
with components.choices_row():
    domain_id = components.choice(
        "domaine",
        page="domaines",
        label="Domaine",
        options=store.value(domains.options),
        default="_T",
        compact=False,
    )
components.card_grid(store.value(domains.cards, domain_id=domain_id))
components.text_table(
    store.value(domains.other_results, domain_id=domain_id),
    title="Rangs",
    text="Un rang ne se place pas sur l'axe d'une note ou d'une part : il se lit ici.",
)
components.section("Les domaines attestés par une publication")
components.text_table(store.value(domains.attested))
