"""Évolutions: the series that exist, one card each; waves are joined only where they compare."""

from dashboard import components, store
from dashboard.cards import trends

components.page_header(
    "Évolutions",
    answers="Et depuis 2015 ? Même question, même profil, plusieurs vagues : voici toutes les séries que les "
    "publications permettent. Une vague sans date connue n'y entre pas.",
)
for one in store.value(trends.series):
    components.figure_card(
        store.card(trends.evolution, question_id=one.question_id, actor_profile_id=one.actor_profile_id)
    )

components.section(
    "Ce qui ne forme pas de série",
    text="Les impacts perçus n'ont été mesurés qu'une fois par profil. « Source d'innovation » (2015), "
    "« utile » (2020) et « nécessaire » (2021) sont trois questions : les mettre bout à bout dirait plus que "
    "les données.",
)
