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
for theme in store.value(domains.themes, domain_id=domain_id):
    components.section(theme.title, text=theme.text)
    components.card_grid(theme.cards)

components.text_table(
    store.value(domains.lone_results, domain_id=domain_id),
    title="Résultats isolés",
    text="Un seul domaine publié dans sa liste : rien à quoi le comparer.",
)
components.text_table(
    store.value(domains.ranks, domain_id=domain_id),
    title="Rangs",
    text="Un rang ne se place pas sur l'axe d'une note ou d'une part : il se lit ici.",
)
components.folded_table(store.value(domains.in_regions, domain_id=domain_id), title="Dans les régions")
components.definitions(store.value(domains.with_figures), title="Les domaines chiffrés")
components.definitions(store.value(domains.named_only), title="Nommés, sans aucun chiffre")
