"""Impacts perçus: seven items compared between profiles, then one profile's whole distribution."""

from dashboard import components, store
from dashboard.cards import impacts as cards
from dashboard.queries import impacts as queries

components.page_header(
    "Impacts perçus",
    answers="Quel effet chaque profil d'acteur attend-il d'une capacité à travailler ensemble entre "
    "collectivités, entreprises et associations ? Ce sont des opinions, recueillies une fois par profil ; "
    "elles ne mesurent pas un effet.",
)
components.figure_card(store.card(cards.by_profile))

components.section(
    "La distribution d'un profil",
    text="Du plus fort au plus faible. Ce qui est neutre, sans réponse ou illisible dans notre copie est "
    "mis à part, à droite : rien n'est ramené à 100.",
)
profiles = store.rows(queries.profiles_with_distribution)
with components.choices_row():
    profile_id = components.choice(
        "profil",
        page="impacts",
        label="Profil",
        options=dict(zip(profiles["actor_profile_id"], profiles["profile_label"], strict=True)),
        default="associations",
    )
components.figure_card(store.card(cards.distribution, actor_profile_id=profile_id))

components.section("« Jouer collectif » : une nécessité ?")
components.figure_card(store.card(cards.necessity))
