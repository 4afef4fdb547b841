"""Pratiques: the types of partnership, the rate over time, and the territorial levels."""

from dashboard import components, store
from dashboard.cards import practices as cards
from dashboard.queries import practices as queries

components.page_header(
    "Pratiques partenariales",
    answers="Qui pratique quels partenariats, depuis quand, et à quelle échelle ? Ce sont des pratiques "
    "déclarées par les organisations interrogées.",
)
components.definitions(store.rows(queries.type_definitions), title="Quatre types de partenariat")

waves = store.value(cards.type_waves)
with components.choices_row():
    wave = components.choice(
        "vague",
        page="pratiques",
        label="Vague",
        options={year: year for year in waves},
        default=waves[0],
    )
components.figure_card(store.card(cards.types, wave=wave))

components.section("Depuis quand ?")
components.figure_card(store.card(cards.rates, actor_profile_id="entreprises"))

components.section("À quelle échelle ?")
components.figure_card(store.card(cards.levels))
