"""Régions: the Observatoire's results, the context on map and ranking in step, one region's portrait."""

from dashboard import components, store
from dashboard.cards import context, context_years, portrait, regions

components.page_header(
    "Régions",
    answers="Ce que l'Observatoire a publié sur une région, à côté de la France. Puis, à part, des "
    "indicateurs de contexte que d'autres producteurs publient sur toutes les régions.",
)
components.contents(regions.PARTS)

# What depends on the region stands below the map, so that a click on it never moves it away.
components.section(
    regions.PARTS["observatoire"],
    text=store.value(regions.results_lead, region_id=regions.ALL_REGIONS),
    anchor="observatoire",
)
components.card_grid(store.value(regions.national_cards, is_beside=True))
components.folded_cards(
    store.value(regions.national_cards, is_beside=False),
    title="Les autres résultats régionaux, sans valeur France comparable",
)
components.text_table(
    store.value(regions.other_results, region_id=regions.ALL_REGIONS),
    title="Rangs et nombres",
    text="Un rang ou un nombre de priorités ne se place pas sur l'axe d'un pourcentage : il se lit ici.",
)

components.section(regions.PARTS["contexte"], text=context.WARNING, anchor="contexte")
places, indicators = store.value(regions.region_options), store.value(context.indicator_options)
with components.choices_row():
    question_id = components.choice(
        "indicateur", page="regions", label="Indicateur", options=indicators, compact=False
    )
    periods = store.value(context.period_options, question_id=question_id)
    period = components.choice("annee", page="regions", label="Année", options=periods)
    region_id = components.choice("region", page="regions", label="Région", options=places, compact=False)
chosen = {"question_id": question_id, "region_id": region_id}
left, right = store.value(context.columns, period=period, **chosen)
components.linked_cards(left, right, picks="region", marked=places[region_id], hint=context.HOW_TO_CHOOSE)
for card in store.value(context_years.cards, **chosen):
    components.figure_card(card, marked=places[region_id])

components.portrait(store.value(portrait.portrait, region_id=region_id), invitation=portrait.INVITATION)
