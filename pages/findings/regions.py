"""Régions: the Observatoire's regional results beside France, then the context that others publish."""

from dashboard import components, store
from dashboard.cards import context, regions

components.page_header(
    "Régions",
    answers="Ce que l'Observatoire a publié sur une région, à côté de la France. Puis, à part, des "
    "indicateurs de contexte que d'autres producteurs publient sur toutes les régions.",
)
places = store.value(regions.region_options)
region_id = components.choice(
    "region", page="regions", label="Région", options=places, default=next(iter(places)), compact=False
)
components.section("Résultats de l'Observatoire", text=store.value(regions.results_lead, region_id=region_id))
components.card_grid(store.value(regions.result_cards, region_id=region_id))
components.text_table(
    store.value(regions.other_results, region_id=region_id),
    title="Rangs et nombres",
    text="Un rang ou un nombre de priorités ne se place pas sur l'axe d'un pourcentage : il se lit ici.",
)

components.section("Contexte", text=context.WARNING)
indicators = store.value(context.indicator_options)
with components.choices_row():
    question_id = components.choice(
        "indicateur",
        page="regions",
        label="Indicateur",
        options=indicators,
        default=next(iter(indicators)),
        compact=False,
    )
    periods = store.value(context.period_options, question_id=question_id)
    period = components.choice(
        "annee", page="regions", label="Année", options=periods, default=next(iter(periods))
    )
components.card_grid(store.value(context.cards, question_id=question_id, period=period))
components.text_table(
    store.value(regions.context_portrait, region_id=region_id),
    title=f"Tout le contexte que nous tenons : {places[region_id]}",
    text="Dernière année de chaque indicateur. Producteurs et années diffèrent d'une ligne à l'autre.",
)
