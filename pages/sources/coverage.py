"""Ce qui est publié: question by question, what is held, reconstructed, illegible or missing."""

from dashboard import components, store
from dashboard.cards import coverage

components.page_header("Ce qui est publié, ce qui manque", answers=store.value(coverage.lead))
with components.choices_row():
    state = components.choice(
        "statut", page="couverture", label="Résultats", options=store.value(coverage.states), compact=False
    )
    profile_id = components.choice(
        "profil",
        page="couverture",
        label="Profil",
        options=store.value(coverage.profiles),
        default=coverage.ALL,
        compact=False,
    )
    study_id = components.choice(
        "etude",
        page="couverture",
        label="Étude",
        options=store.value(coverage.studies),
        default=coverage.ALL,
        compact=False,
    )
table = store.value(coverage.table, state=state, actor_profile_id=profile_id, study_id=study_id)
if table.empty:
    components.say("Aucune question ne répond à ces trois choix ensemble.")
components.text_table(table)
components.section("Annoncé, et que nous ne tenons pas", text=coverage.ANNOUNCED)
