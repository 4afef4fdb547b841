"""Passports: one figure becomes the lines of its passport, a sentence to quote and a reference."""

from collections.abc import Mapping

from dashboard.observations import WHOLE, Computation, Observation
from dashboard.words.fr import lectures, names, periods, sources, values
from dashboard.words.fr.grammar import counted, listed, lowered
from dashboard.words.fr.numbers import number, typed
from dashboard.words.fr.sources_pages import profile, wave

FACTS_HEADERS = ("Rubrique", "Ce que dit la source")
STATEMENTS, STATEMENT_HEADERS = (
    "Le même chiffre, publication par publication",
    ("Valeur", "Publication", "Date", "Place", "Montrée par les graphiques"),
)
OTHER_VALUES, OTHER_VALUE_HEADERS = (
    "Autres valeurs qui circulent",
    ("Valeur", "Ce qui est dit", "Rapport à ce chiffre", "Publication", "Raison"),
)
BESIDE = "Les autres résultats de la même question"
BESIDE_HEADERS = {"item": "Réponse proposée", "population": "Qui est compté", "response": "Réponse"}
VALUE = "Valeur"
DOCUMENT = "Document"
YES = "oui"
NOT_KEPT = "Notre relevé ne garde pas la forme imprimée."
CITATION_STYLES = ("Français", "APA", "BibTeX")


def figure_name(o: Observation) -> str:
    """What the value is the value of: « Impacts perçus · Mobilisation · Associations · France · 2021 »."""
    parts = (
        names.question(o),
        "" if o.item_id == WHOLE else o.item_label,
        "" if o.response_id == WHOLE else o.response_label,
        profile(o),
        o.region_label,
        periods.period(o.period),
    )
    return typed(" · ".join(part for part in parts if part))


def quotable(o: Observation) -> str:
    """One sentence to quote and its source, « En 2021, 57 % des entreprises… »; blank without value."""
    unsure = "Valeur peu sûre. " if o.is_unsure else ""
    return typed(f"{lectures.one(o)} {unsure}Source : {sources.line([o])}.") if o.is_known else ""


def count_of_answers(answers_n: int | None, base_n: int) -> str:
    """« 302 réponses », « 42 réponses, dont 30 ainsi »; blank where it is not published."""
    if not base_n:
        return ""
    told = counted(base_n, "réponse")
    return told if answers_n is None else f"{told}, dont {number(answers_n)} ainsi"


def margin(low: float, high: float) -> str:
    """« entre 30 % et 41 %, indicative »."""
    how = "indicative : comme si les réponses étaient tirées au sort, sans redressement"
    return typed(f"{values.interval(low, high)}, {how}")


def weighted_margin(low: float, high: float) -> str:
    """« entre 30 % et 41 %, pondérations et plan de sondage compris »."""
    how = "pondérations et plan de sondage compris ; indicative si les réponses viennent de quotas"
    return typed(f"{values.interval(low, high)}, {how}")


def computed(o: Observation, rule: Computation | None) -> list[tuple[str, str]]:
    """How a value was computed from the respondents' file; nothing for a printed one."""
    if rule is None:
        return []
    told = {
        "Valeur calculée, non arrondie": f"{number(rule.exact)} (erreur type {number(o.std_error)})",
        "Variable du fichier": _variable(rule),
        "« Ne se prononce pas »": _dont_knows(rule),
        "Base du calcul": BASES.get(rule.base, "ceux qui ont répondu à la question"),
        "Pondération": f"variable {rule.weight}" if rule.weight else "aucune",
        "Ce que valent ces réponses": f"{number(o.n_eff, 1)} réponses sans pondération (effectif de Kish)",
        "Plan de sondage": _design(rule, o.df),
        "Fichier des réponses": f"{rule.file_name}, empreinte SHA-256 : {rule.file_sha256}",
        "Règle de diffusion": f"aucun résultat sous {rule.minimum_base} réponses, même par soustraction",
    }
    return [(name, typed(text)) for name, text in told.items() if text]


BASES = {
    "asked": "ceux à qui la question a été posée",
    "answered_one": "ceux qui ont donné au moins une réponse",
}


def _variable(rule: Computation) -> str:
    codes = rule.codes.split()
    named = f", code{'s' if len(codes) > 1 else ''} {listed(codes)}" if codes else ""
    return f"{rule.variable}{named}"


def _dont_knows(rule: Computation) -> str:
    if not rule.dont_know_base:
        return ""
    codes = rule.dont_know_codes.split()
    s = "s" if len(codes) > 1 else ""
    where = f"compté{s} dans la base" if rule.dont_know_base == "in" else "hors de la base"
    return f"code{s} {listed(codes)}, {where}"


def _design(rule: Computation, df: float | None) -> str:
    parts = (
        rule.sampling,
        f"strates {rule.strata}" if rule.strata else "",
        f"grappes {rule.clusters}" if rule.clusters else "",
        f"taille des strates {rule.population}" if rule.population else "",
        f"{number(df)} degrés de liberté" if df else "",
    )
    return ", ".join(part for part in parts if part)


def margin_of_mean(low: float, high: float) -> str:
    """« entre 6,2 et 6,6 »."""
    return f"entre {number(low, 1)} et {number(high, 1)}"


def facts(o: Observation, extra: Mapping[str, str]) -> list[tuple[str, str]]:
    """Everything that is known of a figure, headed, blank lines left out.

    Args:
        extra: `status`, `reading`, `confidence`, `answers` (as a list), `mode`, `sponsor`, `base`, `margin`
            and `since`, as texts.
    """
    asked = o.wording or typed(f"Nous ne l’avons pas : {lowered(o.wording_missing_reason)}")
    unknown = "nombre non publié" if o.is_surveyed else ""
    of_study = counted(o.study_sample_n, "réponse") if o.study_sample_n else unknown
    told = {
        "Valeur imprimée": "" if o.is_computed else o.value_printed or NOT_KEPT,
        "État": extra["status"],
        "Question posée": asked,
        "Réponses relevées": extra["answers"],
        "Ce que la page dit": o.label_reported,
        "Qui est compté": profile(o),
        "Territoire": o.region_label,
        "Base imprimée": o.base_label or ("non publiée" if o.is_surveyed and not o.is_computed else ""),
        "Population représentée": number(o.universe_n) if o.universe_n else "",
        "Réponses derrière ce chiffre": extra["base"] or unknown,
        "Marge": extra["margin"],
        "Réponses à toute l’étude": of_study,
        "Échantillon": o.study_sampling,
        "Vague": wave(o),
        "Mode de recueil": extra["mode"],
        "Institut": o.institute or "non précisé",
        "Commanditaire": extra["sponsor"],
        "Étude": o.study_title,
        "À savoir de l’étude": o.study_note,
        DOCUMENT: sources.document_name(o),
        "Place dans le document": o.locator,
        "Lecture": extra["reading"],
        "Confiance": extra["confidence"],
        "Note": o.note,
        "Notre relevé": o.source_row,
        "Dans les données depuis": extra["since"],
        "Identifiant": o.figure_id,
    }
    return [(name, typed(text)) for name, text in told.items() if text]


def citation(o: Observation, *, read_in: str) -> str:
    """The reference in French."""
    year_told = o.publication_date[:4] or "sans date"
    title = f"{o.publisher}, « {o.publication_title} », {year_told}"
    return typed(f"{title}, {o.locator}. Lu dans {read_in}." if o.locator else f"{title}. Lu dans {read_in}.")


def apa(o: Observation) -> str:
    """The reference in the style of the APA."""
    year_told = o.publication_date[:4] or "s. d."
    place = f" [{o.locator}]" if o.locator else ""
    return f"{o.publisher}. ({year_told}). {o.publication_title}{place}. {o.publication_url}".strip()


def read_in(version: str, link: str = "") -> str:
    """Where the figure was read: this site and the version of its data."""
    site = typed(f"Observatoire des partenariats, les chiffres publiés, version {version}")
    return typed(f"{site} : {link}") if link else site
