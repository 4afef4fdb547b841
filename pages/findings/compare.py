"""Comparer les profils: one question, every profile that answered it, and the gaps to one of them."""

from dashboard import components, store
from dashboard.cards import apart, impacts, wording
from dashboard.cards import compare as cards

components.page_header(
    "Comparer les profils",
    answers="Que pensent les maires, par rapport aux entreprises ? Une question, tous les profils qui y ont "
    "répondu, et l'écart de chacun avec celui que vous choisissez.",
)
view = {"reference_id": "", "item_id": cards.ALL_ITEMS, "sort": "ecart"}
with components.choices_row():
    question_id = components.choice(
        "question",
        page="comparer",
        label="Question",
        options=store.value(cards.questions),
        default=cards.FIRST_QUESTION,
        compact=False,
    )
    for name, label, options, default in store.value(cards.choices, question_id=question_id):
        view[name] = components.choice(
            cards.PARAMETERS[name],
            page="comparer",
            label=label,
            options=options,
            default=default,
            compact=False,
        )
components.spoken_section("Les réponses, profil par profil")
for card in store.value(cards.all_cards, question_id=question_id, **view):
    components.figure_card(card)
components.wordings(
    store.value(wording.of_profiles, question_id=question_id, reference_id=view["reference_id"])
)
components.aside(store.value(apart.left_out, question_id=question_id))

components.section("Sa propre performance, et celle que les autres lui prêtent")
components.figure_card(store.card(cards.own_performance))

if question_id != "jouer_collectif_necessaire":
    components.section("« Jouer collectif » : une nécessité ?")
    components.figure_card(store.card(impacts.necessity))

if question_id != "source_innovation":
    components.section("Les partenariats, une source d'innovation ?")
    components.figure_card(store.card(cards.source_of_innovation))
