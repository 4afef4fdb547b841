"""Site: the list of pages, the page settings, and what all pages share. `app.py` serves it."""

import streamlit as st

from dashboard import components

GROUPS = {
    "Explorer": [
        ("findings/overview.py", "Vue d’ensemble", None),
        ("findings/compare.py", "Comparer les profils", "comparer"),
        ("findings/impacts.py", "Impacts perçus", "impacts"),
        ("findings/practices.py", "Pratiques", "pratiques"),
        ("findings/trends.py", "Évolutions", "evolutions"),
        ("findings/regions.py", "Régions", "regions"),
        ("findings/domains.py", "Domaines", "domaines"),
    ],
    "Repères": [
        ("findings/profile_sheet.py", "Fiche repère", "reperes"),
        ("exports/presentation.py", "Ma présentation", "presentation"),
    ],
    "Sources": [
        ("sources/data.py", "Données", "donnees"),
        ("sources/method.py", "Méthode", "methode"),
    ],
}


def pages() -> dict[str, list]:
    """The pages of each group whose script exists."""
    return {
        group: found
        for group, entries in GROUPS.items()
        if (found := [_page(*entry) for entry in entries if components.page_script(entry[0]).exists()])
    }


def _page(script: str, title: str, address: str | None):
    return st.Page(components.page_script(script), title=title, url_path=address, default=address is None)


page = st.navigation(pages(), position="hidden" if st.context.is_embedded else "top")
st.set_page_config(
    page_title=f"{page.title} · Observatoire des partenariats",
    layout="wide",
    initial_sidebar_state="collapsed",
)
with components.page_column():
    components.run(page)
