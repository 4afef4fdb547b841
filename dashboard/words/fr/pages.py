"""Pages: the name of each place of the site, its title and what it answers."""

from typing import NamedTuple

from dashboard.words.fr.numbers import typed


class Place(NamedTuple):
    """The words of one page."""

    menu: str  # in the bar
    title: str  # at its head
    description: str  # one sentence: under the title without another, in search engines and shared links


_PLACES = {
    "home": Place(
        "Accueil",
        "Ce que les acteurs font ensemble, et ce qu’ils en attendent",
        "Ce que citoyens, élus locaux, entreprises, associations et fondations font ensemble en France, et "
        "ce qu’ils en attendent : les chiffres publiés, chacun avec sa base et sa source.",
    ),
    "compare": Place(
        "Comparer",
        "Comparer les profils",
        "Deux profils face à face, une question pour tous, ou un résultat d’une enquête à l’autre.",
    ),
    "profiles": Place(
        "Profils",
        "Profils",
        "Ce qu’un profil d’acteur pratique, avec qui, et ce qu’il en attend : tous ses résultats publiés.",
    ),
    "territories": Place(
        "Territoires",
        "Territoires",
        "Ce que l’Observatoire a publié sur chaque région, à côté de la France, puis leur contexte.",
    ),
    "domains": Place(
        "Domaines",
        "Domaines",
        "Emploi, sécurité, environnement… : les priorités et l’impact attendu, domaine par domaine.",
    ),
    "sources": Place(
        "Sources et limites",
        "Sources et limites",
        "Tous les chiffres, leurs études, leurs divergences et ce qui manque, avec la méthode.",
    ),
    "presentation": Place(
        "Ma présentation",
        "Ma présentation",
        "Les graphiques mis de côté, en un fichier PowerPoint, Excel, HTML ou PDF.",
    ),
    "situate": Place(
        "Me situer",
        "Me situer",
        "Quelques questions d’enquêtes publiées : combien d’associations, d’entreprises, d’élus locaux, de "
        "fondations ou de citoyens répondent comme vous.",
    ),
    "workshop": Place(
        "Atelier",
        "Atelier",
        "Des questions à poser à une salle, qui devine avant que la valeur publiée apparaisse ; en plein "
        "écran et sans réseau.",
    ),
    "check": Place(
        "Vérifier un chiffre",
        "Vérifier un chiffre",
        "Une phrase qui circule, face aux chiffres publiés : confirmée, dite autrement ou pas trouvée ici.",
    ),
    "api": Place(
        "Pour les programmes",
        "Pour les programmes",
        "Les mêmes chiffres par une API ouverte, en CSV, JSON, JSON-stat et SDMX, pour R, Python, tableurs.",
    ),
    "figure": Place(
        "Passeport d’un chiffre",
        "Passeport d’un chiffre",
        "Un chiffre, sa question, sa base, son document et sa place, pour le vérifier.",
    ),
}


def menu(name: str) -> str:
    """The page in the bar; its name for a page that has no words."""
    return _place(name).menu


def title(name: str) -> str:
    """The title of the page."""
    return _place(name).title


def description(name: str) -> str:
    """What the page answers, in one sentence."""
    return typed(_place(name).description)


def _place(name: str) -> Place:
    return _PLACES.get(name) or Place(name, name, name)
