"""Impacts perçus: profiles compared on seven items, then the distribution of one profile or of one item."""

from dashboard import components, store
from dashboard.cards import impacts as cards

components.page_header(
    "Impacts perçus",
    answers="Quel effet chaque profil d'acteur attend-il d'une capacité à travailler ensemble entre "
    "collectivités, entreprises et associations ? Ce sont des opinions, recueillies une fois par profil ; "
    "elles ne mesurent pas un effet.",
)
components.spoken_section("Les profils, impact par impact")
components.figure_card(store.card(cards.by_profile))

components.section(
    "Toute la distribution",
    text="Du plus fort au plus faible. Ce qui est neutre, sans réponse ou illisible dans notre copie est "
    "mis à part, à droite : rien n'est ramené à 100.",
)
with components.choices_row():
    by = components.choice(
        "lecture",
        page="impacts",
        label="Lire",
        options=cards.WAYS,
        default="impact" if components.is_asked("item") else "profil",
    )
    name, options = store.value(cards.distributions, by=by)
    code = components.choice(
        name,
        page="impacts",
        label=cards.CHOICES[by],
        options=options,
        default=cards.FIRST.get(by, ""),
        compact=by == "profil",
    )
components.figure_card(store.card(cards.whole_distribution, by=by, code=code))

components.section("« Jouer collectif » : une nécessité ?")
components.figure_card(store.card(cards.necessity))
