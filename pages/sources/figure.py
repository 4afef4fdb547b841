"""Passeport: one figure down to its page, or the figures whose identifier is most like the one asked for."""

from dashboard import components, store
from dashboard.cards import passport

components.page_header(
    "Passeport d'un chiffre",
    answers="D'où vient ce chiffre, et que dit-il exactement ? Sa question, sa base, son document, sa place.",
)
asked = components.passport_asked()
found = store.value(passport.passport, figure_id=asked) if asked else None
if found:
    components.passport(found)
else:
    components.passport_unknown(
        asked, nearest=store.value(passport.nearest, figure_id=asked) if asked else {}
    )
