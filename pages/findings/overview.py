"""Vue d'ensemble: a search box, key figures, the latest survey, ways in, what is new, what is missing."""

from dashboard import components, search, store, views
from dashboard.cards import conflicts, overview
from dashboard.cards import search as entries

components.page_header(
    "Ce que les acteurs font ensemble, et ce qu'ils en attendent",
    answers=store.value(overview.what_is_measured),
)

asked = components.search_field(
    "Chercher",
    placeholder="Une question, un profil, une région, un domaine… par exemple « emploi » ou « PACA »",
)
if asked:
    components.search_results(search.search(store.value(entries.index), asked), asked=asked)

components.key_figures(store.value(overview.key_figures))

components.section("La dernière enquête publiée")
components.figure_card(store.card(overview.moving_territories))

components.section("Par où commencer")
components.ways_in(
    {
        "findings/compare.py": (
            "Comparer les profils",
            "Que pensent les maires, par rapport aux entreprises ?",
        ),
        "findings/impacts.py": (
            "Impacts perçus",
            "Qu'attendent les citoyens, les élus, les entreprises, les associations et les fondations du "
            "« jouer collectif » ?",
        ),
        "findings/practices.py": (
            "Pratiques",
            "Qui pratique quels partenariats, depuis quand, et à quelle échelle ?",
        ),
        "findings/trends.py": (
            "Évolutions",
            "Et depuis 2015 ? Toutes les séries que les publications permettent.",
        ),
        "findings/regions.py": (
            "Régions",
            "Que sait-on de chaque région, et dans quel contexte ?",
        ),
        "findings/domains.py": (
            "Domaines",
            "Et sur l'emploi, la sécurité, l'environnement ?",
        ),
        "sources/data.py": (
            "Données",
            "Quelles études, quelles bases, quels documents ? Tout télécharger.",
        ),
    }
)

components.section("Ce qui est nouveau dans les données")
components.news(store.value(overview.news))
components.view_link(views.view("conflits"), label=store.value(conflicts.announced), key="conflicts")

components.section("Ce que personne n'a publié")
components.gaps(store.value(overview.gaps))
