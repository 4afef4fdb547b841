"""Glossary: terms of art become the short definition that a reader opens where a card first uses one."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.words.fr.numbers import typed

TERMS: Mapping[str, str] = MappingProxyType(
    {
        typed(term): typed(definition)
        for term, definition in {
            "jouer collectif": "Travailler ensemble, entre collectivités, entreprises et associations d’un "
            "territoire. C’est une opinion recueillie par enquête, pas un effet mesuré.",
            "structures d’intérêt général": "Associations, fondations et autres structures qui servent "
            "l’intérêt général.",
            "intérêt général": "Ce qui sert tout le monde, au-delà d’un groupe ou d’un gain privé.",
            "fragilités": "Les difficultés d’un territoire que les enquêtes font classer, domaine par "
            "domaine : emploi, sécurité, environnement…",
            "fragilité": "Une des difficultés d’un territoire que les enquêtes font classer, domaine par "
            "domaine : emploi, sécurité, environnement…",
            "mécénat": "Soutien humain, matériel ou financier à une action d’intérêt général.",
            "innovation sociétale": "Conception et essai en commun d’une réponse nouvelle à un besoin de "
            "société non couvert.",
            "coopération économique": "Offre commune d’acteurs différents, par exemple une réponse conjointe "
            "à un marché public.",
            "pratiques responsables": "Action menée avec un partenaire pour améliorer sa performance "
            "sociale, environnementale ou sociétale, par exemple l’achat responsable.",
            "co-construction": "Projet que plusieurs acteurs d’un territoire conçoivent et mènent ensemble.",
            "alliances": "Partenariats entre associations, collectivités, entreprises et citoyens pour "
            "répondre à un besoin du territoire.",
            "économie sociale": "Associations, coopératives, mutuelles et fondations.",
            "Agenda 21": "Programme de développement durable d’une collectivité, reconnu par le ministère "
            "chargé de l’Environnement.",
            "leviers": "Moyens d’agir : compétences, argent, pouvoir de décision…",
            "intervalle de confiance": "Entre ces deux bornes, 95 fois sur 100, se trouve la valeur que l’on "
            "aurait en interrogeant tout le monde. Ici à titre indicatif.",
            "marge d’erreur": "De combien un pourcentage d’enquête peut s’écarter de celui que l’on aurait "
            "en interrogeant tout le monde.",
            "effectif": "Nombre de personnes ou d’organisations qui ont répondu.",
            "Effectif": "Nombre de personnes ou d’organisations qui ont répondu.",
            "Base": "Nombre de réponses sur lequel un pourcentage est calculé.",
            "points": "Écart entre deux pourcentages : de 40 % à 45 %, il y a 5 points.",
        }.items()
    }
)
"""Each term as the sentences write it, the longest before those that it holds."""


def first_term(*texts: str) -> tuple[int, str]:
    """Place of the first text that uses a term, and the term that it uses first; -1 and blank for none."""
    for place, text in enumerate(texts):
        used = [(text.find(term), order, term) for order, term in enumerate(TERMS) if term in text]
        if used:
            return place, min(used)[2]
    return -1, ""


def around(text: str, term: str) -> tuple[str, str]:
    """What stands before and after the first use of a term in a text that uses it."""
    start = text.index(term)
    return text[:start], text[start + len(term) :]


def told(term: str) -> str:
    """« effectif : nombre de personnes… », for who hears it."""
    return typed(f"{term} : {TERMS[term]}")
