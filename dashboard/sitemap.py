"""Sitemap: every page of the site, with its script, its title, its address and what it answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One page."""

    script: str  # relative to pages/
    title: str
    address: str  # without its slash, empty for the overview
    description: str  # one sentence, for search engines and shared links


GROUPS = {
    "Explorer": [
        Entry(
            "findings/overview.py",
            "Vue d’ensemble",
            "",
            "Ce que citoyens, élus locaux, entreprises, associations et fondations font ensemble en France, "
            "et ce qu’ils en attendent\u202f: les chiffres publiés, chacun avec sa base et sa source.",
        ),
        Entry(
            "findings/compare.py",
            "Comparer les profils",
            "comparer",
            "Une question, tous les profils d’acteurs qui y ont répondu, et l’écart de chacun avec celui que "
            "vous choisissez.",
        ),
        Entry(
            "findings/impacts.py",
            "Impacts perçus",
            "impacts",
            "Quel effet chaque profil d’acteur attend d’une capacité à travailler ensemble, du plus fort au "
            "plus faible.",
        ),
        Entry(
            "findings/practices.py",
            "Pratiques",
            "pratiques",
            "Qui pratique quels partenariats, avec qui, depuis quand et à quelle échelle.",
        ),
        Entry(
            "findings/trends.py",
            "Évolutions",
            "evolutions",
            "Même question, même profil, plusieurs vagues\u202f: toutes les séries que les publications "
            "permettent.",
        ),
        Entry(
            "findings/regions.py",
            "Régions",
            "regions",
            "Les résultats régionaux de l’Observatoire à côté de la France, puis le contexte des régions.",
        ),
        Entry(
            "findings/domains.py",
            "Domaines",
            "domaines",
            "Emploi, sécurité, environnement…\u202f: les priorités et l’impact attendu, domaine par domaine.",
        ),
    ],
    "Repères": [
        Entry(
            "findings/profile_sheet.py",
            "Fiche repère",
            "reperes",
            "Tout ce qui est publié sur un profil, une région ou un domaine, sur deux pages à imprimer.",
        ),
        Entry(
            "exports/presentation.py",
            "Ma présentation",
            "presentation",
            "Les graphiques mis de côté, en un fichier PowerPoint, Excel, HTML ou PDF.",
        ),
    ],
    "Sources": [
        Entry(
            "sources/data.py",
            "Données",
            "donnees",
            "Études, bases, documents\u202f: toute la base à télécharger.",
        ),
        Entry(
            "sources/conflicts.py",
            "Valeurs divergentes",
            "conflits",
            "Les énoncés que plusieurs publications donnent avec des valeurs, des mots ou des vagues "
            "différents.",
        ),
        Entry(
            "sources/coverage.py",
            "Ce qui est publié",
            "couverture",
            "Question par question\u202f: ce qui est publié, reconstitué, illisible dans notre copie ou "
            "manquant.",
        ),
        Entry(
            "sources/figure.py",
            "Passeport d’un chiffre",
            "chiffre",
            "Un chiffre, sa question, sa base, son document et sa place, pour le vérifier.",
        ),
        Entry(
            "sources/method.py",
            "Méthode",
            "methode",
            "Comment les chiffres sont relevés, vérifiés, comparés, et ce qu’ils ne disent pas.",
        ),
        Entry(
            "sources/accessibility.py",
            "Accessibilité",
            "accessibilite",
            "Ce qui a été vérifié pour que chacun puisse lire ce site, ce qui y fait encore obstacle, et "
            "comment le signaler.",
        ),
    ],
}

PAGES = {entry.address: entry for entries in GROUPS.values() for entry in entries}
"""Every page by its address."""

WITH_CHARTS = ("", "comparer", "impacts", "pratiques", "evolutions", "regions", "domaines", "reperes")
"""Addresses of the pages that draw charts."""
