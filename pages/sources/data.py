"""Données: the studies, the publications, how to cite and reuse them, and the whole base in one file."""

from dashboard import components, store
from dashboard.cards import catalogue, history
from dashboard.exports import database

components.page_header(
    "Données",
    answers="Quelles études, quelles publications, quelle version : tout ce que contient la base, et "
    "comment la reprendre.",
)
components.section("La base entière", text=store.value(catalogue.base_lead))
cursor = store.cursor()
components.download(
    "Télécharger la base (ZIP)",
    data=lambda: database.database_zip(cursor),
    name=database.database_name(cursor),
    mime="application/zip",
    key="download-base",
)

components.section("Les études", text=store.value(catalogue.studies_lead))
components.text_table(store.value(catalogue.studies_table))
components.folded_list(store.value(catalogue.study_notes), title="Ce qu'il faut savoir de chaque étude")
components.folded_table(
    store.value(catalogue.context_table), title="Les sources des indicateurs de contexte, hors Observatoire"
)

components.section(
    "Les publications",
    text="De la plus directe à la plus lointaine. Quand plusieurs énoncent la même observation, le "
    "graphique montre la plus directe.",
)
for title, table in store.value(catalogue.publication_tables).items():
    components.folded_table(table, title=title)

components.section("Les versions de la base")
components.text_table(store.value(history.versions_table))
components.prose(store.value(catalogue.reuse_sections))
