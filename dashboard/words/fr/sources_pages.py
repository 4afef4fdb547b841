"""Sources pages: records of the catalogue become the words of « Sources et limites »."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dashboard.observations import Observation
from dashboard.words.fr import clauses, names, numbers, periods, sources, values
from dashboard.words.fr.grammar import capitalized, counted, listed, lowered, without_article
from dashboard.words.fr.numbers import number, typed

if TYPE_CHECKING:
    from dashboard.queries.catalogue import Counts, Publication, Study, Version

ALL_QUESTIONS, ALL_PROFILES, ALL_REGIONS = "Toutes les questions", "Tous les profils", "Tous les territoires"
ALL_PUBLICATIONS = "Toutes les publications"
ALL_STUDIES, ALL_YEARS, ALL_MEASURES = "Toutes les études", "Toutes les années", "Toutes les mesures"
NO_YEAR = "Vague non précisée"
STATES = {
    "published": "Chiffres publiés",
    "illegible": "Valeurs illisibles",
    "absent": "Valeurs non publiées",
    "context": "Contexte des régions",
    "statements": "Énoncés, publication par publication",
}
"""What the table of figures can hold, by code."""
SORTS = {"question": "Question", "vague": "Vague la plus récente", "valeur": "Valeur", "profil": "Profil"}
FIGURES = "Les chiffres"
FIGURE_HEADERS = ("Chiffre", "Résultat", "Profil", "Territoire", "Vague", "Étude", "Publication")
NO_FIGURE = typed("Aucun chiffre ne répond à tous ces choix à la fois : ôtez-en un.")

STUDIES, CONTEXT_SOURCES = "Les études", "Les sources du contexte des régions"
STUDY_HEADERS = ("Étude", "Profils", "Institut", "Vague", "Réponses ou population", "Chiffres")
CONTEXT_HEADERS = ("Source", "Producteur", "Années", "Chiffres", "À savoir")
STUDY_NOTES = "Ce qu’il faut savoir de chaque étude"
PUBLICATIONS = "Les publications"
PUBLICATIONS_TEXT = typed(
    "De la plus directe à la plus lointaine. Quand plusieurs énoncent le même chiffre, les graphiques "
    "montrent la plus directe."
)
PUBLICATION_HEADERS = ("Publication", "Éditeur", "Nature", "Date", "Énoncés")
PUBLICATION_KINDS = {"document": "document", "page": "page ou article", "dataset": "jeu de données"}
DIRECTNESS = {
    1: "Rapports des études et de leurs producteurs",
    2: "Publications de l’Observatoire et du RAMEAU",
    3: "Partenaires, presse et copies",
}
VERSIONS = "Les versions de la base"
VERSION_HEADERS = ("Version", "Date", "Ce qui change")
CHANGES = {"added": "ajouté", "corrected": "corrigé", "withdrawn": "retiré"}

CLAIM_KINDS = {"differs": "Valeurs qui diffèrent", "tous": "Tout ce qui circule sous plusieurs formes"}
CLAIM_HEADERS = ("Ce qui est dit", "Valeurs", "Publications")
CLAIM_STATEMENT_HEADERS = ("Valeur", "Vague", "Publication", "Place", "Rapport aux autres", "Raison")
RELATIONS = {"confirms": "confirme", "differs": "diffère", "rewords": "dit autrement"}
NO_CLAIM = typed("Rien de tel sur ce profil : les publications que nous tenons s’accordent.")

COVERAGE = "Ce qui est publié, question par question"
COVERAGE_HEADER = "Question"
ANYONE = "Sans profil"
TOTAL = "Ensemble"
ANNOUNCED = "Annoncé, et ce que nous en tenons"
NOT_ASKED_UNKNOWN = typed(
    "Une case vide ne veut pas dire que la question n’a pas été posée : nous n’en savons rien."
)

GRADES = "Toutes les notes de comparabilité, avec leur raison"
GRADE_HEADERS = ("Question", "Études", "Note", "Raison")
PARTNERSHIPS = "Les formes de partenariat"
TYPE_HEADERS = ("Forme", "De quoi il s’agit", "Ce qu’elle vise", "Ce qu’on en attend", "Publication")
MODELS = "Les modèles de partenariat"
MODEL_HEADERS = ("Modèle", "Forme", "De quoi il s’agit", "À savoir", "Publication")


def figures_lead(counts: "Counts") -> str:
    """What a figure is, how many there are, and what is counted apart."""
    kept = f"{counted(counts.own_values_n, 'chiffre')} de l’Observatoire, tirés de "
    lost = counted(counts.own_illegible_n, "valeur imprimée", "valeurs imprimées")
    context = f"{counted(counts.context_observations_n, 'valeur')} de contexte des régions"
    return typed(
        f"{kept}{counted(counts.own_publications_n, 'publication')}. À part : {lost} que notre copie a "
        f"perdues, et {context}, d’autres producteurs."
    )


def state(code: str, figures_n: int) -> str:
    """« Chiffres publiés · 355 »."""
    return f"{STATES[code]} · {number(figures_n)}"


def figures_found(found_n: int, total_n: int, code: str) -> str:
    """« 12 chiffres publiés sur 355. », « 355 chiffres publiés. »"""
    if not found_n:
        return NO_FIGURE
    noun, plural = _STATE_NOUNS[code]
    beyond = f" sur {number(total_n)}" if found_n < total_n else ""
    return typed(f"{counted(found_n, noun, plural)}{beyond}. Un clic sur une valeur ouvre son passeport.")


_STATE_NOUNS = {
    "published": ("chiffre publié", "chiffres publiés"),
    "illegible": ("valeur illisible dans notre copie", "valeurs illisibles dans notre copie"),
    "absent": ("valeur non publiée", "valeurs non publiées"),
    "context": ("indicateur de contexte", "indicateurs de contexte"),
    "statements": ("énoncé", "énoncés"),
}


def selection(code: str, chosen: Iterable[str], *, text: str = "") -> str:
    """What a reader asked of the table, for a file: « Chiffres publiés ; Associations ; 2021 »."""
    asked = [STATES[code], *chosen, *([f"« {text} »"] if text else [])]
    return typed(" ; ".join(asked))


def year(code: str) -> str:
    """The year of a wave as a choice."""
    return code or NO_YEAR


def profile(o: Observation) -> str:
    """Who was counted, as a cell: « Associations employeuses »; blank where nobody answers."""
    return capitalized(names.plain_who(o))


def wave(o: Observation) -> str:
    """« septembre 2021 », « septembre 2021 (déduite) », « non précisée »."""
    if not o.period:
        return "non précisée"
    return periods.period(o.period) + (" (déduite)" if o.period_status == "inferred" else "")


def value(o: Observation) -> str:
    """The value, or the word that says why there is none."""
    return o.text or o.word


def publication(o: Observation) -> str:
    """« Le RAMEAU, Carnet de recherche ODD 17 (2022) »."""
    date = f" ({periods.period(o.publication_date)})" if o.publication_date else ""
    return f"{sources.document_name(o)}{date}"


def printed_at(title: str, locator: str) -> str:
    """A publication and the place in it, as a cell."""
    return typed(f"{title}, {locator}")


def studies_lead(counts: "Counts") -> str:
    """How many studies there are, and how to read their base."""
    return typed(
        f"{counted(counts.own_studies_n, 'étude')} et dossiers de l’Observatoire, la vague la plus récente "
        "d’abord. Le nombre de réponses est rarement publié ; à sa place, la population que l’étude "
        "représente, telle que les publications l’écrivent."
    )


def study_profiles(study: "Study") -> str:
    """« Élus locaux, entreprises »."""
    return capitalized(", ".join(map(lowered, study.profile_labels)))


def study_institute(study: "Study") -> str:
    """The institute and how it asked."""
    return ", ".join(part for part in (study.institute, study.mode) if part) or "non précisé"


def study_wave(study: "Study") -> str:
    """When it asked."""
    if not study.fieldwork:
        return "non publiée"
    inferred = " (déduite)" if study.period_status == "inferred" else ""
    return periods.period(study.fieldwork) + inferred


def study_base(study: "Study") -> str:
    """« 302 réponses ; Maires des communes de France (34 842) »; facts have none."""
    if study.kind == "facts":
        return typed("sans objet : faits énoncés")
    answers = [counted(study.sample_n, "réponse") if study.sample_n else study.sampling]
    return typed(" ; ".join(part for part in (*answers, study.universe) if part) or "non publié")


def study_held(study: "Study") -> str:
    """« 50 publiés, 39 illisibles »."""
    parts = [
        counted(study.published_n, "publié") if study.published_n else "",
        counted(study.illegible_n, "illisible") if study.illegible_n else "",
        counted(study.not_published_n, "non publié", "non publiés") if study.not_published_n else "",
    ]
    return ", ".join(part for part in parts if part) or "aucun"


def study_years(study: "Study") -> str:
    """« 2015 », « 2015-2021 »."""
    first, last = periods.year(study.first_period)[:4], periods.year(study.last_period)[-4:]
    if not first:
        return "non précisées"
    return first if first == last else f"{first}-{last}"


def note_of(title: str, note: str) -> str:
    """« IMPACT-Associations : 148 429 associations est la population représentée… »"""
    return typed(f"{title} : {note}")


def publication_date(one: "Publication") -> str:
    """When it was published."""
    return periods.period(one.publication_date) if one.publication_date else "non précisée"


def version_line(version: "Version") -> str:
    """« Données : version 1.0.0, 21 novembre 2026. »"""
    return typed(f"Données : version {version.data_version}, {periods.period(version.released_on)}.")


def changes(counts: Mapping[str, int]) -> str:
    """« 3 chiffres ajoutés, 1 chiffre corrigé »."""
    return listed(
        counted(counts[change], f"chiffre {word}", f"chiffres {word}s")
        for change, word in CHANGES.items()
        if counts.get(change)
    )


def release(version: str, released_on: str) -> str:
    """« version 1.0.0, 21 novembre 2026 »."""
    return typed(f"version {version}, {periods.period(released_on)}")


def release_changes(counts: Mapping[str, int], reasons: Iterable[str]) -> str:
    """What a version changed, then why."""
    return typed(f"{capitalized(changes(counts))}. {' '.join(dict.fromkeys(reasons))}")


def corrected(released: str, before: str, after: str, reason: str) -> str:
    """« version 1.1.0, 2 mars 2027 : corrigé, 57 devient 58 (erreur de lecture) »."""
    return typed(f"{released} : corrigé, {before} devient {after} ({reason})")


def no_such_version(asked: str, current: str) -> str:
    """A link that names a version that never was."""
    return typed(f"« {asked} » n’est pas une version des données : voici la {current}.")


def changed_since(version: str, current: str, counts: Mapping[str, int]) -> str:
    """What changed since the version of a link."""
    return typed(
        f"Ce lien date de la version {version} des données ; voici la {current}. Depuis : {changes(counts)}. "
        "Le détail est dans « Sources et limites », à la partie « Enquêtes et publications »."
    )


def differing(claims_n: int) -> str:
    """« 20 chiffres circulent avec plusieurs valeurs »."""
    if claims_n == 1:
        return "Un chiffre circule avec plusieurs valeurs"
    return f"{counted(claims_n, 'chiffre')} circulent avec plusieurs valeurs"


def claims_found(claims_n: int, *, differ: bool) -> str:
    """The same of those that are shown, as a sentence."""
    if not claims_n:
        return NO_CLAIM
    told = differing(claims_n) if differ else f"{counted(claims_n, 'énoncé')} de plusieurs publications"
    return typed(f"{told} : les voici, avec leur document, leur vague et la raison quand on la sait.")


def claim_values(observations: Iterable[Observation]) -> str:
    """« 69 % et 74 % »: each value once."""
    return listed(dict.fromkeys(o.text for o in observations if o.is_known))


def held(published_n: int, illegible_n: int, absent_n: int) -> str:
    """What is held of a question and a profile: « 12 », « 12 · 3 illisibles »; blank for nothing."""
    lost = [
        counted(illegible_n, "illisible") if illegible_n else "",
        counted(absent_n, "non publié", "non publiés") if absent_n else "",
    ]
    kept = [number(published_n)] if published_n else []
    return " · ".join([*kept, *(part for part in lost if part)])


def coverage_lead(published_n: int, illegible_n: int, absent_n: int, questions_n: int) -> str:
    """How many figures are in the grid, and what is missing."""
    lost = [f"{counted(illegible_n, 'valeur')} illisibles dans notre copie"] if illegible_n else []
    lost += [counted(absent_n, "valeur non publiée", "valeurs non publiées")] if absent_n else []
    beside = f", {listed(lost)}" if lost else ""
    return typed(
        f"{counted(published_n, 'chiffre')} sur {counted(questions_n, 'question')}{beside}. "
        "Un clic sur un nombre ouvre le tableau de ces chiffres."
    )


def announced(programme: Sequence[Observation]) -> str:
    """« L’Observatoire annonce 13 rapports régionaux et 16 domaines… »; blank for none."""
    told = listed(f"{value(o)} {lowered(o.item_label)}" for o in programme)
    return typed(f"L’Observatoire annonce {told}.") if told else ""


def kept_of_announced(*, regions_n: int, all_regions_n: int, domains_n: int, without: Sequence[str]) -> str:
    """On how many regions and domains there are survey figures, and for which profiles there are none."""
    among = "les" if regions_n == all_regions_n else f"{number(regions_n)} des"
    told = (
        f"Nous tenons des chiffres d’enquête sur {among} {number(all_regions_n)} régions de "
        f"métropole et sur {counted(domains_n, 'domaine')}"
    )
    nobody = f" ; aucun sur {listed(without, last='ni sur')}" if without else ""
    return typed(f"{told}{nobody}.")


def stated_grade(grade: str, label: str) -> str:
    """« A, mêmes mots »."""
    return f"{grade}, {lowered(label)}" if label else grade


def definitions(words: Iterable[tuple[str, str, int | None]]) -> str:
    """Words defined, one a line of Markdown: name, definition, and how many figures bear it."""
    return "\n".join(
        f"- **{name}**{f' ({number(count)})' if count else ''} : {lowered(definition)}"
        for name, definition, count in words
    )


def contradicted(count: int) -> str:
    """What the method says of figures stated with several values; blank for none.

    How many they are is said where they are listed, which counts claims and not figures.
    """
    return (
        typed("Où les publications ne donnent pas la même valeur, toutes restent visibles.") if count else ""
    )


def example_words(
    universe: Observation | None,
    total: Observation | None,
    mean: Observation | None,
    waves: Sequence[Observation],
) -> dict[str, str]:
    """Published values as the texts of the method take them; « – » where none fits."""
    blank = numbers.ABSENT
    first, last = (waves[0], waves[-1]) if len(waves) > 1 else (None, None)
    return {
        "example_universe": number(universe.universe_n) if universe else blank,
        "example_universe_who": without_article(universe.who) if universe else blank,
        "example_top2": clauses.share_of(total) if total else blank,
        "example_mean": mean.text if mean else blank,
        "example_mean_as_share": numbers.percent(10 * mean.value) if mean else blank,
        "example_first": first.text if first else blank,
        "example_last": last.text if last else blank,
        "example_points": values.distance(last.value - first.value) if first and last else blank,
    }


def contact(address: str) -> str:
    """Whom to write to."""
    if address:
        return typed(f"Écrivez à {address}.")
    return typed("L’organisme qui publie ce site n’a pas encore indiqué à qui écrire.")
