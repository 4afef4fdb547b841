"""Méthode: how the figures were gathered, how to read them, what compares with what, what is missing."""

from dashboard import components, store
from dashboard.cards import catalogue

components.page_header(
    "Méthode",
    answers="Comment les chiffres ont été relevés, comment les lire sans se tromper, et ce qui manque. "
    "Aucune connaissance en statistique n'est nécessaire.",
)
components.prose(store.value(catalogue.method_sections))
components.folded_table(
    store.value(catalogue.grade_table), title="Toutes les notes de comparabilité, avec leur raison"
)
