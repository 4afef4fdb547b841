"""Comparer les profils: one question, every profile that answered it, and the gaps to one of them."""

from dashboard import components, store
from dashboard.cards import compare as cards
from dashboard.cards import impacts

components.page_header(
    "Comparer les profils",
    answers="Que pensent les maires, par rapport aux entreprises ? Une question, tous les profils qui y ont "
    "répondu, et l'écart de chacun avec celui que vous choisissez.",
)
with components.choices_row():
    question_id = components.choice(
        "question",
        page="comparer",
        label="Question",
        options=store.value(cards.questions),
        default=cards.FIRST_QUESTION,
        compact=False,
    )
    profiles = store.value(cards.profiles, question_id=question_id)
    reference_id = components.choice(
        "profil",
        page=f"comparer.{question_id}",
        label="Profil de référence",
        options=profiles,
        default="entreprises" if "entreprises" in profiles else next(iter(profiles)),
        compact=False,
    )
    sort = components.choice(
        "tri", page="comparer", label="Ordre des lignes", options=cards.SORTS, default="ecart", compact=False
    )
components.figure_card(
    store.card(cards.by_profile, question_id=question_id, reference_id=reference_id, sort=sort)
)
components.wordings(store.value(cards.question_wordings, question_id=question_id, reference_id=reference_id))

components.section("Sa propre performance, et celle que les autres lui prêtent")
components.figure_card(store.card(cards.own_performance))

components.section("« Jouer collectif » : une nécessité ?")
components.figure_card(store.card(impacts.necessity))
