"""Claims: the French of numbers as they circulate, and what is said of what was found of them."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr import names, periods, search
from dashboard.words.fr.grammar import capitalized, listed
from dashboard.words.fr.numbers import NARROW, typed
from dashboard.words.fr.values import value

# What follows is read in folded text: small letters, no accents, every sign that is no letter a space.

UNITS: Mapping[str, int] = MappingProxyType(
    {
        **{"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8},
        **{"neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15},
        **{"seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50},
        **{"soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100},
    }
)
"""Words that a number is made of; « quatre-vingt-douze » is 4 x 20 + 12."""
PARTS: Mapping[str, int] = MappingProxyType(
    {
        **{"moitie": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5},
        **{"dixieme": 10, "dixiemes": 10},
    }
)
"""What a whole is parted into: « deux tiers », « les trois quarts »."""
PERCENT = r"%|pour ?cents?|pourcents?|pct"
POINTS = r"points?"
OUT_OF = r"sur|/"
TIMES: Mapping[str, float] = MappingProxyType(
    {
        "mille": 1e3,
        "million": 1e6,
        "millions": 1e6,
        "milliard": 1e9,
        "milliards": 1e9,
    }
)
BELOW = r"(?:pres|pas loin) (?:de|d)|presque|quasi(?:ment)?|bientot"
OVER = r"plus (?:de|d)|au moins|au dela de|depasse|superieure? a"
UNDER = r"moins (?:de|d)|au plus|a peine|inferieure? a"
ABOUT = r"environ|autour (?:de|d)|a peu pres|quelque|grosso modo|de l ordre (?:de|d)"

PROFILE_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {r"tpe|pme": ("tpe_pme", "pme", "tpe"), "eti": ("eti",), "grandes entreprises": ("grandes_entreprises",)}
)
"""Populations or items that a name of a part of a profile may mean; no other figure is of that part."""
PROFILES: Mapping[str, str] = MappingProxyType(
    {
        "associations": (
            r"(?:responsables?|dirigeants?|presidents?) (?:associatifs?|d associations?)|"
            r"associations?|assos?|"
            r"associatifs?|associatives?"
        ),
        "elus_locaux": (
            r"maires?|elu(?:e)?s?(?: loca(?:l|le|ux|les))?|communes?|municipalites?|"
            r"collectivites?(?: territoriales?| locales?)?|adjoints?(?: au maire)?|edile?s?"
        ),
        "entreprises": (
            r"(?:dirigeants?|chefs?|patrons?) (?:d entreprises?|de (?:tpe|pme|societes?))|"
            r"entreprises?|societes?|"
            r"dirigeants?|patrons?|entrepreneurs?|pme|tpe|eti|employeurs?"
        ),
        "fondations": r"(?:responsables? de )?(?:fonds et )?fondations?|fonds de dotation",
        "jeunes": r"jeunes?|18 25 ans",
        "academiques": r"(?:enseignants? )?chercheurs?|universitaires?|academiques?|enseignants?",
        "ecosysteme": r"pionniers?|catalyseurs?",
        "citoyens": r"francais(?:es?)?|citoyens?|citoyennes?|habitants?|la population|sondes?|gens",
    }
)
"""How a profile is called, the longest names first; where two begin at one place, the longest is meant."""
REGIONS: Mapping[str, str] = MappingProxyType(
    {
        **{"bretonnes": "53", "bretons": "53", "breton": "53", "bretonne": "53", "franciliens": "11"},
        **{"normands": "28", "normandes": "28", "corses": "94", "occitans": "76", "idf": "11"},
        **{"paca": "93", "region sud": "93", "aura": "84", "reunion": "04", "nouvelle aquitaine": "75"},
    }
)
"""What else a territory is called."""
ALIKE = (
    "partenariat partenaire alliance cooperation cooperer collectif coconstruction alliances "
    "partenariale partenarial collectivement ensemble agir construction",
    "impact effet",
    "innovation innover innovant",
    "necessaire necessite indispensable besoin",
    "utile utilite",
    "mecenat mecene mecenes",
    "emploi chomage insertion",
    "pouvoir achat niveau vie",
    "securite delinquance insecurite",
    "pauvrete precarite exclusion pauvres",
    "environnement ecologie",
    "local locale localement proximite",
    "soutenir soutien financer soutiennent",
    "croissance developpement moteur economique",
    "salarie salaries employeuse employeuses",
    "fragilite fragilites",
    "mandat mandature",
    "beaucoup fort forte fortement",
    "mobilisation mobiliser",
    "engagement engager engagees engagees",
    "urgent urgence important",
    "evolution augmenter augmente augmentation gagner gagne progresser progresse hausse",
)
"""Words that circulate for one another, a group a line."""
NEGATION = r"\b(?:ne|n|non|pas|jamais|aucune?|inutiles?|impossible|refusent|rejettent|opposes?|opposees?)\b"
"""What turns a sentence into its contrary."""
_GENERIC = """
affirment affirmer aient ainsi apres attend attendent aujourd aura avaient avait avant avoir ayant bien cas
cent chiffre chiffres chose choses cite citee citees citent citer cites confiance connait consider
considerent convaincu convaincue convaincues convaincus croient croire croit dans declare declarent declarer
deja depuis dernier derniere dernieres derniers developpe developper devenir deviennent dire disent dit dont
encore enquete enquetes entre environ estime estiment estimer etaient etait etre etude etudes faire fait
faut favorable favorables font francais france grande hui interroge interrogees interroges juge jugent juger
large largement majorite meme mene menent mener milliard milliards million millions moins moitie monde
moyenne nombre nombreuses nombreux note notee notees noter notes observatoire part partie partout pense
pensent penser personnes petit peu peuvent placent placer point points pour pourcent pourcentage pratique
pratiquement pratiquent pratiquer pratiques premier premiere premieres premiers pres presque quart quarts
quasi rameau repond repondants repondent reponse reponses representent representer resultat resultats sait
savent selon seul seule seulement seules seuls soit sondage sont souhaitent souvent sur taux tiers tous
toutes travaille travaillent travailler tres trouve trouvent uniquement veulent voient voit vouloir vraiment
"""
GENERIC = frozenset(_GENERIC.split())
"""Words of surveys in general, by which no question is told from another."""

LABEL = typed("La phrase ou le nombre à vérifier")
HINT = typed("92 % des maires jugent nécessaire de jouer collectif")
CHECK = "Vérifier"
FROM_SEARCH = "Vérifier cette phrase dans les chiffres publiés"
WAY = "Vérifier une phrase ou un nombre qui circule"
FOR_PROGRAMS = "Les mêmes chiffres pour les programmes"
EXAMPLES_TITLE = "Par exemple"
EXAMPLES = (
    typed("92 % des maires jugent nécessaire de jouer collectif"),
    typed("36 % des entreprises nouent des partenariats"),
    "Les Français notent l’emploi 6,4/10",
    "Trois quarts des Français voient dans les alliances une source d’innovation",
)
RULES = typed(
    "La phrase est lue par des règles, sans modèle de langage : le nombre, le profil, le territoire, l’année "
    "et les mots, rapprochés de ceux des publications. Elle reste dans l’adresse de la page et n’est notée "
    "nulle part."
)
NOTHING_ASKED = typed(
    "Écrivez une phrase avec son nombre, telle qu’elle circule : « 92 % des maires… », « un Français sur "
    "deux… », « 6,4/10 »."
)
NO_NUMBER = typed(
    "Cette phrase ne contient aucun nombre que nous sachions lire. Écrivez-le : « 81 % », « 6,4/10 », « "
    "trois quarts », « huit sur dix »."
)

STATES: Mapping[str, str] = MappingProxyType(
    {
        "confirmed": "Confirmé",
        "reworded": "Autres mots",
        "otherwise": "Dit autrement ailleurs",
        "wave": "Autre vague",
        "value": "Autre valeur publiée",
        "profile": "Autre profil",
        "place": "Autre territoire",
        "question": "Autre question",
        "contrary": "Phrase inverse",
        "found": "Nombre publié",
    }
)
"""What is found of a claim, by its state, as a mark beside the figure."""
_VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "confirmed": "« {number} » est publié : même valeur, même profil, mêmes mots.",
        "reworded": "« {number} » est publié pour ce profil, dit avec d’autres mots : lisez la question.",
        "otherwise": "« {number} » est publié, et une autre valeur l’est aussi pour la même affirmation.",
        "wave": "« {number} » est publié, pour une autre vague que celle que la phrase laisse entendre.",
        "value": "« {number} » n’a pas été retrouvé ici ; pour ce sujet et ce profil, une autre valeur est "
        "publiée.",
        "contrary": "« {number} » est publié pour l’affirmation inverse : la phrase dit que non.",
        "profile": "« {number} » est publié sur ce sujet, mais pour un autre profil ou une autre partie de "
        "celui-ci.",
        "place": "« {number} » est publié, mais pour un autre territoire.",
        "question": "« {number} » est publié, mais pour une autre question.",
        "found": "« {number} » est publié ; la phrase ne dit pas assez pour savoir si c’est de cela qu’elle "
        "parle.",
    }
)
_NOT_FOUND = (
    "« {number} » n’a pas été retrouvé dans les chiffres tenus ici, ce qui ne veut pas dire qu’il est faux : "
    "une étude peut manquer, ou notre copie avoir perdu le nombre."
)


def infinitive(word: str) -> str:
    """« jouent », « jouaient » -> « jouer », for a word that may be a verb; any other as it is."""
    if word.endswith("ment") or len(word) < 6:
        return word
    ending = next((one for one in ("aient", "ent") if word.endswith(one)), "")
    return f"{word.removesuffix(ending)}er" if ending else word


def verdict(state: str, number: str) -> str:
    """What was found of a number, in one sentence; a blank state where nothing was."""
    return typed((_VERDICTS.get(state) or _NOT_FOUND).format(number=number))


def figure(o: Observation) -> str:
    """« 57 % · Pratique d’au moins un partenariat »."""
    return search.figure_title(o)


def about(o: Observation) -> str:
    """« Entreprises de 10 salariés et plus, septembre 2021. Le RAMEAU, « ODD 17 : Alliance & Performance ». "
    "»"""
    title = typed(o.publication_title).replace(f"«{NARROW}", "“").replace(f"{NARROW}»", "”")
    source = ", ".join(part for part in (o.publisher, f"« {title} »") if part)
    who = search.of_figure(o) if o.actor_profile_id != WHOLE or o.period else names.in_region(o)
    return typed(". ".join(part for part in (capitalized(who), source) if part) + ".")


def other_values(o: Observation) -> str:
    """« Aussi publié pour la même affirmation : 87 % (2016). »"""
    told = dict.fromkeys(_dated(value(one.value, o.measure_id), one.period) for one in o.others)
    return typed(f"Aussi publié pour la même affirmation : {listed(told, 'ou')}.")


def _dated(text: str, period: str) -> str:
    return f"{text} ({periods.period(period)})"


def later(o: Observation) -> str:
    """« La vague la plus récente, septembre 2021, dit 57 %. »"""
    return typed(f"La vague la plus récente, {periods.period(o.period)}, dit {o.text}.")


def rounded(text: str) -> str:
    """« Dit en rond : la valeur publiée est 81 %. »"""
    return typed(f"La phrase arrondit : la valeur publiée est {text}.")
