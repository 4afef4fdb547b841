"""Pratiques: the types explained, then who practises what, with whom, since when, at which level."""

from dashboard import components, store
from dashboard.cards import partners, practices, typology

components.page_header(
    "Pratiques partenariales",
    answers="Qui pratique quels partenariats, avec qui, depuis quand, et à quelle échelle ? Ce sont des "
    "pratiques déclarées par les organisations interrogées.",
)
components.section(
    "Quatre types de partenariat, neuf modèles",
    text="Chaque type poursuit un objectif et vise un résultat. Les modèles, à déplier, disent comment "
    "l'association et l'entreprise s'y prennent.",
)
components.typology(store.value(typology.typology))

components.section("Quels types de partenariat ?")
waves = store.value(practices.type_waves)
with components.choices_row():
    wave = components.choice("vague", page="pratiques", label="Vague", options={year: year for year in waves})
components.figure_card(store.card(practices.types, wave=wave))

components.section("Et dans les six mois ?")
for year in store.value(practices.plan_waves):
    components.figure_card(store.card(practices.plans, wave=year))

components.section("Depuis quand ?")
for profile_id in practices.RATE_PROFILES:
    components.figure_card(store.card(practices.rates, actor_profile_id=profile_id))

components.section("Avec qui ?")
components.card_grid(store.value(partners.cards))

components.section("À quelle échelle ?")
components.card_grid(store.value(practices.level_cards))
