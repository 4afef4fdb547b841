"""Valeurs divergentes: the claims that publications state differently, with every value and its reason."""

from dashboard import components, store
from dashboard.cards import conflicts

components.page_header(
    "Valeurs divergentes",
    answers="Le même énoncé circule parfois avec plusieurs valeurs. Les voici toutes, avec leur document, "
    "leur vague et la raison probable, quand les sources permettent de la dire. Ce qu'elles ne disent pas "
    "reste ouvert.",
)
with components.choices_row():
    kind = components.choice("statut", page="conflits", label="Montrer", options=conflicts.KINDS)
    profile_id = components.choice(
        "profil",
        page="conflits",
        label="Profil",
        options=store.value(conflicts.profiles),
        default=conflicts.ALL,
        compact=False,
    )
components.claims(store.value(conflicts.claims, kind=kind, actor_profile_id=profile_id))
