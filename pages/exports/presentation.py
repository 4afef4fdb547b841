"""Ma présentation: the charts that a reader has set aside, in order, then all of them in one file."""

from dashboard import components

components.page_header(
    "Ma présentation",
    answers="Les graphiques que vous avez mis de côté, dans l'ordre des diapositives. Tout tient dans "
    "l'adresse de cette page : elle s'enregistre en favori et s'envoie par courriel.",
)
entries = components.basket_entries()
if entries:
    components.section("Télécharger")
    components.basket_files(entries)
else:
    components.basket_is_empty()
