"""Search: the French that the search box knows: kinds of things, other names, words without meaning."""

from collections.abc import Iterable, Sequence

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr import names, periods
from dashboard.words.fr.grammar import capitalized, counted, listed, lowered
from dashboard.words.fr.numbers import typed

STEMMER = "french"
"""Of Snowball's."""
_SILENT = """
a ai ailleurs alors au aucun aucune aussi autre autres aux avec car ce cela celle celles celui ces cet
cette ceux chez combien comme comment d dans de des donc dont du elle elles en entre est et etre eux font
ici il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas
pensent pense plus pour pourquoi qu quand que quel quelle quelles quels qui quoi rapport s sa sans se
selon ses si son sont sur t tous tout toute toutes tres un une vers vos votre vous y
"""
SILENT = frozenset(_SILENT.split())
"""Words that nothing is looked for by, without accents."""

PAGE, DUEL = "Page", "Deux profils"
PROFILE, REGION, DOMAIN = "Profil", "Région", "Domaine"
QUESTION, SERIES, ITEM = "Question", "Dans le temps", "Réponse proposée"
FIGURE, STUDY, DOCUMENT, INDICATOR = "Chiffre", "Étude", "Document", "Contexte des régions"
ALIASES = {
    "situate": "situer positionner test quiz autodiagnostic répondre",
    "workshop": "animation quiz deviner formation atelier salle jeu",
    "elus_locaux": "maire mairie commune municipalité collectivité adjoint politique",
    "citoyens": "français habitants population grand public opinion",
    "entreprises": "société sociétés dirigeants patrons chefs d'entreprise PME TPE ETI entrepreneurs",
    "associations": "associatif associative OSBL ONG",
    "fondations": "fonds de dotation mécènes philanthropie",
    "jeunes": "jeunesse étudiants",
    "academiques": "universités chercheurs recherche enseignants",
    "11": "IDF Paris région parisienne",
    "24": "Centre",
    "27": "BFC Bourgogne Franche Comté",
    "28": "Basse-Normandie Haute-Normandie",
    "32": "HDF Nord-Pas-de-Calais Picardie",
    "44": "Alsace Lorraine Champagne-Ardenne",
    "75": "Aquitaine Limousin Poitou-Charentes",
    "76": "Languedoc-Roussillon Midi-Pyrénées",
    "84": "AURA Auvergne Rhône-Alpes",
    "93": "PACA région Sud",
    "emploi": "chômage insertion professionnelle travail",
    "pouvoir_achat": "salaires revenus",
    "securite": "délinquance insécurité",
    "environnement": "écologie climat biodiversité",
    "pauvrete_exclusion": "précarité pauvres inégalités solidarité",
    "education": "école formation enseignement",
    "vieillissement": "personnes âgées seniors retraités autonomie",
    "mobilite": "transports déplacements",
    "transition_energetique": "énergie",
    "numerique": "digital internet",
    "sante": "soins médecins",
    "Économie sociale et solidaire": "ESS",
}
"""What readers call a thing and its label does not say, by code (by label for a theme of context)."""
OVERSEAS = "outre-mer DROM DOM"
CONTEXT = "contexte indicateur"
OVER_TIME = "évolution progression série vagues depuis hausse baisse"
OF_REGION = "résultats régionaux et contexte"
OF_DOMAIN, NAMED_ONLY = "priorités et effet attendu", "nommé par les publications, sans chiffre"
OF_SERIES = "plusieurs vagues"


def duel(first: str, second: str) -> str:
    """« Les élus locaux et les entreprises »."""
    return capitalized(f"{first} et {second}")


def of_duel(shared_n: int) -> str:
    """« 4 résultats communs »."""
    return counted(shared_n, "résultat commun", "résultats communs")


def of_profile(figures_n: int) -> str:
    """« 94 chiffres »; « aucun chiffre publié »."""
    return counted(figures_n, "chiffre") if figures_n else "aucun chiffre publié"


def of_question(profile_labels: Sequence[str], *, is_compared: bool) -> str:
    """« comparée entre citoyens et entreprises »; « posée aux associations »; blank where nobody answers."""
    told = listed(map(lowered, profile_labels))
    if not told:
        return ""
    return typed(f"comparée entre {told}" if is_compared else f"posée aux {told}")


def of_item(question: str) -> str:
    """« question : effet attendu du « jouer collectif » »."""
    return typed(f"question : {lowered(question)}")


def figure_title(o: Observation) -> str:
    """« 57 % · Pratique d’au moins un partenariat »."""
    return typed(f"{o.text} · {names.result(o)}")


def of_figure(o: Observation) -> str:
    """« Entreprises de 10 salariés et plus, septembre 2021 »: who, where and when."""
    who = capitalized(names.plain_who(o)) if o.actor_profile_id != WHOLE else ""
    told = (who, names.in_region(o), periods.period(o.period))
    return typed(", ".join(part for part in told if part))


def of_study(profile_labels: Iterable[str], fieldwork: str, figures_n: int) -> str:
    """« associations, septembre 2021, 50 chiffres »."""
    held = counted(figures_n, "chiffre") if figures_n else "aucun chiffre publié"
    return typed(", ".join((*map(lowered, profile_labels), periods.period(fieldwork), held)))


def of_document(publisher: str, publication_date: str, statements_n: int) -> str:
    """« Le RAMEAU, septembre 2022, 12 énoncés »."""
    date = periods.period(publication_date) if publication_date else ""
    told = (publisher, date, counted(statements_n, "énoncé"))
    return typed(", ".join(part for part in told if part))


def of_some_regions(region_labels: Sequence[str]) -> str:
    """« publié seulement pour : Bretagne et 2 autres régions »."""
    first = listed(region_labels)
    if len(region_labels) > 2:
        first = f"{region_labels[0]} et {len(region_labels) - 1} autres régions"
    return typed(f"publié seulement pour : {first}")
