"""Sections: titles of the parts of a page, labels of choices, leads, and what stands beside the cards."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dashboard.observations import WHOLE, Observation
from dashboard.words.fr import numbers, periods
from dashboard.words.fr.clauses import clause, for_whom
from dashboard.words.fr.grammar import capitalized, counted, listed, lowered, of, without_article
from dashboard.words.fr.names import is_plain, item, profile, question, response, said, who
from dashboard.words.fr.numbers import typed
from dashboard.words.fr.titles import only_result

if TYPE_CHECKING:
    from dashboard.comparability import Grades
    from dashboard.queries.catalogue import Counts
    from dashboard.queries.codelists import Domain, Region
    from dashboard.queries.context import Indicator, Portrayed, Theme

ALL_DOMAINS = "Tous les domaines"
ALL_ITEMS = "Toutes les réponses"
ALL_REGIONS = "Toutes les régions"
ALL_SERIES = "Toutes les évolutions"
LATEST = "Derniers résultats"
NOBODY_ELSE = "Personne d’autre"
COMPARE_READINGS = {
    "duel": "Deux profils",
    "question": "Question par question, tous les profils",
    "temps": "Dans le temps",
}
SOURCE_READINGS = {
    "chiffres": "Tous les chiffres",
    "etudes": "Enquêtes et publications",
    "divergences": "Valeurs divergentes",
    "couverture": "Ce qui est publié",
    "methode": "Méthode",
    "accessibilite": "Accessibilité",
}
BLOCK_TITLES = {
    "pratiques": "Ce qu’ils font",
    "impacts": "Ce qu’ils en attendent",
    "collectif": "Jouer collectif",
    "priorites": "Leurs priorités",
    "": "Autres questions",
}
APART = "À part, sans comparaison possible"
NO_SERIES = "Publié plusieurs fois, sans évolution possible"
OTHER_RESULTS = "Autres résultats publiés"
SURVEYS = "Les enquêtes"
MISSING = "Ce qui manque"
DOMAINS_NAMED = "Nommés par les publications, sans aucun chiffre"
REGIONAL_RESULTS = "Les régions comparées"
REGIONAL_TABLE = "Tous les résultats régionaux publiés"
DOMAIN_TABLE = "Tous les résultats publiés sur ce domaine"
PASSPORT = "D’où vient ce résultat"
NATIONAL_RESULT = "Le résultat national"
REGION_OTHERS = "Rangs et nombres"
CONTEXT = typed("Contexte : ce que d’autres publient")
CONTEXT_OF_ALL = typed("Contexte : un indicateur dans toutes les régions")
CONTEXT_WARNING = typed(
    "Indicateurs de l’Insee, de services de l’État, d’observatoires et d’associations : ce ne sont pas des "
    "résultats de l’Observatoire, et rien ne dit qu’ils les expliquent."
)
RESULT_HEADERS = ("Résultat", "Valeur", "Qui a répondu, quand", "Source")
SURVEY_HEADERS = ("Enquête", "Terrain", "Institut", "Réponses", "Valeurs")
CONTEXT_HEADERS = ("Indicateur", "Région", "France", "Rang")


def profile_lead(held: Sequence[Observation]) -> str:
    """« 57 chiffres publiés auprès des associations, de 2009 à 2021 : des pratiques et des opinions… »."""
    surveys = len({one.study_id for one in held if one.study_kind == "survey"})
    asked = f" dans {'une enquête' if surveys == 1 else counted(surveys, 'enquête')}" if surveys else ""
    return typed(
        f"{figures_of(held)} auprès {of(profile(held[0]))}{asked}"
        f"{_when(held)} : des pratiques et des opinions déclarées, pas des effets mesurés."
    )


def figures_of(held: Sequence[Observation]) -> str:
    """« 57 chiffres publiés », « 80 chiffres, dont 23 calculés à partir des réponses, »."""
    computed = sum(one.is_computed for one in held)
    if not computed:
        return counted(len(held), "chiffre publié", "chiffres publiés")
    if computed == len(held):
        return f"{counted(computed, 'chiffre calculé', 'chiffres calculés')} à partir des réponses"
    part = f"dont {counted(computed, 'calculé', 'calculés')} à partir des réponses"
    return f"{counted(len(held), 'chiffre')}, {part},"


def _when(held: Sequence[Observation]) -> str:
    """« , de 2009 à 2021 », « , 85 de 2009 à 2021 et 12 sans date »: the years of some results."""
    dated = sorted(one.year for one in held if one.year)
    undated_n = len(held) - len(dated)
    if not dated:
        return ", sans date"
    is_one_year = dated[0] == dated[-1]
    years = f"de {dated[0]}" if is_one_year else f"de {dated[0]} à {dated[-1]}"
    if undated_n:
        return f", {numbers.number(len(dated))} {years} et {numbers.number(undated_n)} sans date"
    return f", en {dated[0]}" if is_one_year else f", {years}"


def nothing_on(name: str) -> str:
    """What is said of a profile without any result."""
    return typed(f"Aucun chiffre publié n’est connu pour {name}.")


def missing(held: Sequence[Observation]) -> list[str]:
    """What is lost, question by question, and for how much no number of answers is published."""
    absent = [one for one in held if not one.is_known]
    lost = [one for one in absent if one.status == "illegible"]
    silent = [one for one in absent if one.status != "illegible"]
    told = []
    if lost:
        verb = "sont imprimées mais illisibles" if len(lost) > 1 else "est imprimée mais illisible"
        told.append(typed(f"{counted(len(lost), 'valeur')} {verb} dans notre copie : {_by_question(lost)}."))
    if silent:
        verb = "ne sont pas publiées" if len(silent) > 1 else "n’est pas publiée"
        told.append(typed(f"{counted(len(silent), 'valeur')} {verb} : {_by_question(silent)}."))
    shares = [one for one in held if one.is_known and one.measure_id in ("share", "mean_10")]
    unknown = sum(one.base_n is None for one in shares)
    if unknown:
        some = f"{numbers.number(unknown)} des {numbers.number(len(shares))} parts et notes"
        is_for_none = unknown == len(shares)
        which = "n’est publié pour aucune part ni note" if is_for_none else f"n’est pas publié pour {some}"
        told.append(typed(f"Le nombre de réponses {which} : ni marge, ni test."))
    return told


def _by_question(absent: Iterable[Observation]) -> str:
    """« effet attendu du collectif (27) ; partenaires (1) »: how many of each question."""
    counts: dict[str, int] = {}
    for one in absent:
        counts[lowered(question(one))] = counts.get(lowered(question(one)), 0) + 1
    return " ; ".join(f"{name} ({count})" for name, count in counts.items())


def survey_line(held: Sequence[Observation]) -> tuple[str, ...]:
    """Title, dates, institute, answers and values of one study."""
    first = held[0]
    base = first.study_sample_n or max((one.base_n for one in held if one.base_n), default=None)
    known = sum(one.is_known for one in held)
    lost = len(held) - known
    return (
        first.study_title,
        capitalized(periods.period(first.period)),
        first.institute or "non précisé",
        numbers.number(base) if base else typed(first.study_sampling) or "non publié",
        typed(f"{known}" + (f", et {counted(lost, 'manquante')}" if lost else "")),
    )


def no_series(same: Sequence[Observation], alone: Sequence[Observation], grades: "Grades") -> str:
    """Values of several years that nothing lets join, and the reason where one is stated."""
    parts = [f"{said(one)} ({scope(one)})" for one in alone[:4]]
    if len(alone) > 4:
        parts.append(f"et {counted(len(alone) - 4, 'autre')}")
    reasons = dict.fromkeys(
        reason
        for one in alone
        for other in same
        if grades.letter(one.question_id, one.study_id, other.study_id) == "C"
        and (reason := grades.reason(one.question_id, one.study_id, other.study_id))
    )
    why = " ".join(reasons) or "Aucune publication ne met ces vagues côte à côte."
    return typed(f"{series(same[0])} : {', '.join(parts)}. {why}")


def scope(o: Observation) -> str:
    """« avec des entreprises, 2015 », « associations employeuses, septembre 2021 »: what a value is about."""
    parts = [lowered(item(o))] if o.item_id != WHOLE else []
    parts += [] if is_plain(o) else [lowered(response(o))]
    parts += [without_article(who(o))] if o.population_id != WHOLE else []
    return ", ".join([*parts, periods.period(o.period)])


def series(o: Observation) -> str:
    """A question followed over time: « Taux de pratique partenariale, entreprises »."""
    return typed(f"{question(o)}, {lowered(o.profile_label)}")


def home_lead(counts: "Counts") -> str:
    """What the site holds, in a sentence."""
    since = f" depuis {counts.first_year}" if counts.first_year else ""
    results = f"{numbers.number(counts.own_values_n)} chiffres publiés{since}"
    return typed(
        f"Citoyens, élus locaux, entreprises, associations, fondations : {results}, chacun avec sa source."
    )


def other_cards(n: int) -> str:
    """« 4 autres graphiques, d’enquêtes plus anciennes »."""
    return f"{counted(n, 'autre graphique', 'autres graphiques')}, d’enquêtes plus anciennes ou sans date"


def latest_survey(o: Observation) -> str:
    """« La dernière enquête : les élus locaux, du 30 septembre au 28 octobre 2024 »."""
    return typed(f"La dernière enquête nationale : {who(o)}, {periods.period(o.period)}")


def domains_lead(found: Sequence["Domain"], *, announced: int | None) -> str:
    """How many domains come with figures, and how many are announced or only named."""
    with_figures = sum(one.attestation == "figures" for one in found)
    named = sum(one.attestation == "named" for one in found)
    others = f"en nomment {numbers.number(named)} autres"
    told = f"Les publications chiffrent {numbers.number(with_figures)} domaines et {others}"
    return typed(f"{told}, sur {announced} annoncés." if announced else f"{told}.")


def domain_lead(held: Sequence[Observation]) -> str:
    """What is known on one domain: how many figures, among whom."""
    if not held:
        return typed("Aucun chiffre publié sur ce domaine.")
    return typed(f"{capitalized(item(held[0]))} : {figures_of(held)} auprès {_among(held)}.")


def _among(held: Iterable[Observation]) -> str:
    """« des citoyens et des entreprises »: each profile once, as « auprès » takes it."""
    return listed(dict.fromkeys(of(profile(one)) for one in held if profile(one)))


def domains_named(found: Iterable["Domain"]) -> list[str]:
    """Domains that a publication names without a figure, each with its place."""
    return [
        typed(f"{one.label} : {one.publication_title}, {one.locator}. {one.note}".strip())
        for one in found
        if one.attestation == "named"
    ]


def regions_lead(known: Sequence[Observation], *, mapped: Sequence[tuple[str, ...]]) -> str:
    """How much is published on regions, and whether they can all be compared."""
    if not known:
        return typed("Aucun chiffre régional de l’Observatoire n’est connu.")
    results = counted(len(known), "chiffre régional", "chiffres régionaux")
    if not mapped:
        alone = "ne se compare" if len(known) == 1 else "ne se comparent"
        on_map = "la carte montre ce que d’autres en publient"
        return typed(f"{results}, qui {alone} pas d’une région à l’autre : {on_map}.")
    places = len({one.region_id for one in known})
    told = f"{results} sur {counted(places, 'territoire')}"
    verb = "se comparent" if len(mapped) > 1 else "se compare"
    return typed(f"{told} : {counted(len(mapped), 'réponse')} {verb} d’une région à l’autre.")


def region_lead(place: "Region", held: Sequence[Observation]) -> str:
    """What is published on one region, in a sentence; with one result, the result itself."""
    known = [one for one in held if one.is_known]
    name = capitalized(place.label)
    if not known:
        return typed(f"{name} : l’Observatoire n’a publié aucun résultat ; voici ce que d’autres publient.")
    if len(known) == 1:
        return f"{only_result(known[0])}."
    return typed(f"{name} : {figures_of(known)} auprès {_among(known)}{_when(known)}.")


def as_elsewhere(same_n: int, others_n: int) -> str:
    """« Il en va de même dans les 12 autres régions où ce résultat est publié. »; may be blank."""
    if not same_n:
        return ""
    are_all = same_n == others_n
    among = f"les {numbers.number(same_n)}" if are_all else f"{numbers.number(same_n)} des {others_n}"
    where = "l’autre région" if others_n == 1 else f"{among} autres régions"
    return typed(f"Il en va de même dans {where} où ce résultat est publié.")


def covered(place: "Region", known_n: int) -> str:
    """« Occitanie : 4 chiffres »: a link to a region on which more is published."""
    return typed(f"{place.label} : {counted(known_n, 'chiffre')}")


TO_SITUATE, TO_WORKSHOP = "Me situer parmi ceux qui ont répondu", "Faire deviner ces chiffres à une salle"


def situate_among(o: Observation) -> str:
    """« Me situer parmi les associations »."""
    return typed(f"Me situer parmi {profile(o)}")


def region_context(count: int) -> str:
    """The title of what others publish on a region."""
    return typed(f"Contexte : {counted(count, 'indicateur')} d’autres producteurs")


def others(count: int) -> str:
    """« 37 autres indicateurs »."""
    return typed(counted(count, "autre indicateur", "autres indicateurs"))


def absent(found: Sequence["Theme"]) -> str:
    """Indicators that most regions have and this one has not."""
    return typed(
        f"Publiés pour la plupart des régions, pas ici : {listed(lowered(one.label) for one in found)}."
    )


def indicator(one: "Indicator") -> str:
    """« Économie sociale · Part de l’ESS dans l’emploi », with a word where no map can be drawn."""
    return typed(f"{one.theme_label} · {one.label}" + ("" if one.is_rate else " (sans carte)"))


def indicator_line(one: "Portrayed") -> str:
    """« Taux de pauvreté, 2018, Insee »."""
    o = one.observation
    parts = [question(o)]
    parts += [o.item_label] if o.item_id != WHOLE else []
    parts += [response(o)] if response(o) else []
    return typed(f"{' – '.join(parts)}, {periods.period(o.period)}, {o.producer}")


def rank_among(one: "Portrayed") -> str:
    """« 1re sur 13 », « 3e à 4e sur 13 » in a tie, « – » where nothing is ranked."""
    if not one.first:
        return numbers.ABSENT
    first = numbers.ordinal(one.first, feminine=True)
    place = first if one.first == one.last else f"{first} à {numbers.ordinal(one.last, feminine=True)}"
    return typed(f"{place} sur {one.regions_n}")


def after_value(o: Observation) -> str:
    """What a big number is the number of: « des entreprises nouent des partenariats »."""
    does = clause(o) if o.measure_id == "share" else ""
    if does and who(o):
        return typed(f"{of(who(o))} {does}")
    return typed(f"{item(o)}, {for_whom(o)}" if for_whom(o) else item(o))


def key_number(o: Observation) -> str:
    """The same with its year, where no title says it: « des entreprises coopèrent, en 2021 »."""
    when = periods.in_year(o.period)
    return typed(f"{after_value(o)}, {lowered(when)}") if when else after_value(o)


def answer(o: Observation) -> str:
    """The answer as the name of a line; « Total » for all of them."""
    return response(o) or "Ensemble"


def people(o: Observation) -> str:
    """Those counted as the name of a line, with the region where it is one: « Associations employeuses »."""
    named = capitalized(without_article(who(o)))
    return named if o.is_national else typed(f"{named} ({o.region_label})")


def item_and_answer(o: Observation) -> str:
    """« Dialoguer avec le partenaire : très utile »."""
    return typed(f"{item(o)} : {lowered(response(o))}") if response(o) else item(o)


def result_here(o: Observation, among: Sequence[Observation]) -> str:
    """A result as the name of a line: only what tells it from the others of its card."""
    parts = [item(o)] if len({one.item_id for one in among}) > 1 else []
    parts += [without_article(who(o))] if len({one.actor_profile_id for one in among}) > 1 else []
    parts += [lowered(response(o))] if len({one.response_id for one in among}) > 1 else []
    return capitalized(typed(", ".join(part for part in parts if part))) or people(o) or question(o)


def beside(codes: Sequence[str]) -> str:
    """The waves of a line, « 2020 / 2021 », « 2015 / date non précisée »; once where they are one."""
    years = [periods.year(code) or periods.UNKNOWN for code in codes]
    return years[0] if len(set(years)) == 1 else " / ".join(years)


def row_header(observations: Sequence[Observation]) -> str:
    """What heads the column of the lines of a card."""
    return question(observations[0])
