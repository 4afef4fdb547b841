"""API: what programs are told: names of dimensions and units, and why a request is refused."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dashboard.words.fr.numbers import typed

TITLE = "API de l’Observatoire des partenariats"
BASE_NAME = "Les chiffres publiés de l’Observatoire des partenariats"
BASE_DESCRIPTION = typed(
    "Chaque chiffre que les études de l’Observatoire des partenariats ont publié depuis 2008, et les "
    "indicateurs de contexte des régions, avec sa question, sa population, sa période, sa publication et "
    "l’endroit où il est imprimé. Une ligne est une observation telle qu’une publication l’énonce."
)
KEYWORDS = (
    "partenariats",
    "associations",
    "entreprises",
    "collectivités",
    "fondations",
    "enquêtes",
    "France",
)
PLACE = "France"
DISTRIBUTIONS = (
    ("fichiers/base", "application/zip", "La base entière, CSV et Parquet, Data Package"),
    ("api/figures.csv", "text/csv", "Tous les chiffres, en CSV"),
    ("api/jsonstat", "application/json", "Une question par cube, en JSON-stat 2.0"),
    ("api/figures.sdmx.csv", "application/vnd.sdmx.data+csv", "Tous les chiffres, en SDMX-CSV 2.0"),
    ("api/datapackage.json", "application/json", "La description de la base, Data Package"),
)
"""Where the base is found, as what, under what name."""
CUBE_NOTE = typed(
    "Une case absente n’est publiée nulle part ; une case vide porte un statut qui dit pourquoi. Le nombre "
    "de réponses et la population représentée sont des mesures à part : une population n’est pas un "
    "échantillon. Une part est un pourcentage de 0 à 100, une note moyenne va de 0 à 10. Les parts d’une "
    "question à plusieurs réponses ne s’additionnent pas. Deux études ne se comparent que si leurs questions "
    "sont les mêmes : voir la table « comparability »."
)
DIMENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "study_id": "Étude",
        "period": "Période",
        "region_id": "Territoire",
        "actor_profile_id": "Profil",
        "population_id": "Population",
        "item_id": "Élément de la question",
        "response_id": "Réponse",
        "measure_id": "Mesure",
    }
)
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "share": "%",
        "mean_10": "sur 10",
        "mean": "moyenne",
        "count": "nombre",
        "rank": "rang",
        "points": "points de pourcentage",
        "ratio": "rapport",
        "eur": "€",
    }
)
COUNTED_UNITS: Mapping[str, str] = MappingProxyType(
    {"base_n": "réponses", "universe_n": "personnes, organisations ou communes"}
)
_COUNTED = {"base_n": "Nombre de réponses", "universe_n": "Population représentée"}
STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "illegible": "Illisible dans notre copie",
        "not_published": "Non publiée",
        "not_asked": "Question non posée",
        "≈": "Environ",
        ">": "Plus de",
        "<": "Moins de",
        "low_confidence": "Attribution ou lecture fragile",
    }
)
TOO_FAST = typed(
    "Trop de demandes en peu de temps : attendez quelques secondes. La base entière se prend en une fois, "
    "à l’adresse /fichiers/base."
)
BUSY = typed(
    "Le serveur répond à beaucoup de programmes en ce moment : réessayez dans une dizaine de secondes."
)
TOO_MANY_PARAMETERS = typed("Cette adresse a trop de paramètres : demandez moins de codes à la fois.")
NO_ADDRESS_ASKED = typed("Le paramètre « url » manque : donnez l’adresse de la page à montrer.")
JSON_ONLY = typed("Seul le format JSON existe : ôtez le paramètre « format », ou écrivez « format=json ».")


def counted(name: str, measure: str) -> str:
    """« Nombre de réponses (Part) »: what stands beside a value."""
    return f"{_COUNTED[name]} ({measure})"


def unknown_parameter(name: str, known: Sequence[str]) -> str:
    """« Le paramètre « pays » n’existe pas ici. Ceux qui existent : question, profile. »"""
    rest = f"Ceux qui existent : {', '.join(known)}." if known else "Cette adresse n’en prend aucun."
    return typed(f"Le paramètre « {name} » n’existe pas ici. {rest}")


def unknown_code(name: str, code: str, *, codes_at: str) -> str:
    """« Le paramètre « region » ne connaît pas « 99 ». Les codes sont à l’adresse /api/regions. »"""
    return typed(f"Le paramètre « {name} » ne connaît pas « {code} ». Les codes sont à l’adresse {codes_at}.")


def bad_period(code: str) -> str:
    """What a period may be."""
    return typed(
        f"Le paramètre « period » ne comprend pas « {code} ». Écrivez une année (2021), un mois (2021-09), "
        "un trimestre (2021-T3), un jour (2021-09-30), ou deux dates jointes par /."
    )


def not_among(name: str, code: str, known: Sequence[str]) -> str:
    """« Le paramètre « waves » ne connaît pas « toutes ». Écrivez latest ou all. »"""
    return typed(f"Le paramètre « {name} » ne connaît pas « {code} ». Écrivez {' ou '.join(known)}.")


def not_a_number(name: str, code: str, *, most: int) -> str:
    """« Le paramètre « page_size » demande un nombre de 1 à 500, et non « mille ». »"""
    return typed(f"Le paramètre « {name} » demande un nombre de 1 à {most}, et non « {code} ».")


def too_many(name: str, most: int) -> str:
    """« Le paramètre « question » prend 20 codes au plus. »"""
    return typed(f"Le paramètre « {name} » prend {most} codes au plus.")


def given_twice(name: str) -> str:
    """« Le paramètre « page » est donné deux fois. »"""
    return typed(f"Le paramètre « {name} » est donné deux fois : gardez-en un.")


def too_long(name: str, most: int) -> str:
    """« Le paramètre « study » est trop long : 180 signes au plus. »"""
    return typed(f"Le paramètre « {name} » est trop long : {most} signes au plus.")


def no_such_page(page: int, pages: int) -> str:
    """« La page 9 n’existe pas : il y en a 3. »"""
    held = "il n’y en a qu’une" if pages == 1 else f"il y en a {pages}"
    return typed(f"Le paramètre « page » demande la page {page}, qui n’existe pas : {held}.")


def no_such_figure(figure_id: str) -> str:
    """« Aucun chiffre n’a l’identifiant « x » dans cette version. »"""
    return typed(
        f"Aucun chiffre n’a l’identifiant « {figure_id} » dans cette version de la base. Les identifiants "
        "sont dans le champ « figure_id » de /api/figures."
    )


def no_such_question(code: str) -> str:
    """« Aucun chiffre ne répond à la question « x ». »"""
    return typed(
        f"Aucun chiffre ne répond à la question « {code} ». Les codes sont à l’adresse /api/questions."
    )


def no_such_table(name: str) -> str:
    """« La base n’a pas de table « x ». »"""
    return typed(f"La base n’a pas de table « {name} ». Leur liste est à l’adresse /api/datapackage.json.")


def no_such_place() -> str:
    """Under `/api/`, an address that is none of those described."""
    return typed("Cette adresse n’existe pas. Toutes celles de l’API sont décrites à /api/openapi.json.")


def not_of_this_site(address: str) -> str:
    """oEmbed: an address of another site."""
    return typed(f"« {address} » n’est pas une adresse de ce site.")


def without_chart(view: str) -> str:
    """oEmbed: a page that shows no chart."""
    return typed(f"La page « {view} » ne montre aucun graphique à intégrer.")
