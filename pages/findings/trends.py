"""Évolutions: the series that exist, one card each; waves are joined only where they compare."""

from dashboard import components, store
from dashboard.cards import trends

components.page_header(
    "Évolutions",
    answers="Qu'est-ce qui a changé d'une vague à l'autre ? Même question, même profil, plusieurs vagues : "
    "voici toutes les séries que les publications permettent. Une vague sans date connue n'y entre pas.",
)
with components.choices_row():
    code = components.choice(
        "serie",
        page="evolutions",
        label="Série",
        options=store.value(trends.options),
        default=trends.ALL_SERIES,
        compact=False,
    )
components.spoken_section("Les séries")
for one in store.value(trends.series, code=code):
    components.figure_card(
        store.card(trends.evolution, question_id=one.question_id, actor_profile_id=one.actor_profile_id)
    )

components.definitions(store.value(trends.apart), title="Publié plusieurs fois, sans série possible")
components.section(
    "Ce qui n'a pas de seconde vague",
    text="Les impacts perçus n'ont été publiés qu'une fois par profil. « Source d'innovation », « utile » et "
    "« nécessaire » sont trois questions différentes : les mettre bout à bout dirait plus que les données.",
)
