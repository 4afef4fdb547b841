"""Fiche repère: everything held on a profile, a region or a domain, on one page that prints on two."""

from dashboard import components, store
from dashboard.cards.sheets import choices, parts

components.page_header(
    "Fiche repère",
    answers="Tout ce que nous tenons sur un profil, une région ou un domaine, toujours dans le même ordre.",
)
options = {kind: store.value(choices.options, kind=kind) for kind in choices.KINDS}
kind, code, refused = components.exclusive_choice(
    choices.KINDS, page="reperes", label="Fiche sur", options=options, default=choices.FIRST
)
if refused:
    components.say(choices.refusal(store.cursor(), kind=kind, code=refused))
components.sheet(store.value(parts.sheet, kind=kind, code=code))
