"""Redirects: the view of 1.0.0 that a kept address or an exported file names becomes that of today.

A pure table. Every address that 1.0.0 could write leads to a page of today, and to the card that took the
place of its own where there is one; elsewhere its old name stays, and the page says that it is gone.
"""

import re

from dashboard import views
from dashboard.views import View

WHOLE = "_T"  # what 1.0.0 wrote into its addresses for « all »

_QUESTION = "comparer?lecture=question&question="
_PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "comparer": (("question", _QUESTION + "{question}"), ("", "comparer")),
    "impacts": (
        ("item", _QUESTION + "impact_percu"),
        ("profil", "profils?profil={profil}"),
        ("", _QUESTION + "impact_percu"),
    ),
    "pratiques": (("", "profils?profil=entreprises"),),
    "evolutions": (("serie", "comparer?lecture=temps&serie={serie}"), ("", "comparer?lecture=temps")),
    "regions": (
        ("region", "territoires?region={region}"),
        ("indicateur", "territoires?indicateur={indicateur}&annee={annee}"),
        ("", "territoires"),
    ),
    "domaines": (("domaine", "domaines?domaine={domaine}"), ("", "domaines")),
    "reperes": (
        ("profil", "profils?profil={profil}"),
        ("region", "territoires?region={region}"),
        ("domaine", "domaines?domaine={domaine}"),
        ("", "profils"),
    ),
    "donnees": (("", "sources?rubrique=etudes"),),
    "conflits": (("", "sources?rubrique=divergences"),),
    "couverture": (("", "sources?rubrique=couverture"),),
    "methode": (("", "sources?rubrique=methode"),),
    "accessibilite": (("", "sources?rubrique=accessibilite"),),
}
"""Of each address of 1.0.0, the first line whose parameter is there gives the view of today."""

_PROFILES = "citoyens|elus_locaux|entreprises|associations|fondations|jeunes|academiques|ecosysteme"
_COMPARED = f"_(?:{_PROFILES})_.+_(?:ecart|valeur)_.+"
_PERIOD = r"(?P<annee>\d{4}(?:-\d\d-\d\d)?)"
_CONTEXT = rf"(?P<indicateur>ctx_.+)_{_PERIOD}(?:_(?P<region>\w+))?"
_IN_CONTEXT = "territoires?region={region}&indicateur={indicateur}&annee={annee}&carte="
_OF_PLACE = ".{indicateur}.{annee}.{region}"
_EXPECTED = "profils?profil={profil}&carte=profil.{profil}.impact_percu."
_SERIES = "comparer?lecture=temps&serie="
_NEEDED = _QUESTION + "jouer_collectif_necessaire&carte=question.jouer_collectif_necessaire._T.oui"
_CARDS = (
    (
        "elus-locaux_territoire-en-mouvement",
        "profils?profil=elus_locaux&carte=profil.elus_locaux.territoire_en_mouvement."
        "impact-trajectoires-elus-locaux-2024.2024-09-30-2024-10-28",
    ),
    (
        f"impacts-percus_profils|comparer_impact_percu{_COMPARED}",
        _QUESTION + "impact_percu&carte=question.impact_percu.top2",
    ),
    ("comparer_sa-propre-performance", _QUESTION + "impact_percu"),
    (
        "impacts-percus_impact_(?P<item>.+)",
        _QUESTION + "impact_percu&item={item}&carte=reponses.impact_percu.{item}",
    ),
    ("impacts-percus_distribution_(?P<profil>citoyens)", _EXPECTED + "impact-citoyens-2019"),
    (
        "impacts-percus_distribution_(?P<profil>entreprises)",
        _EXPECTED + "impact-entreprises-2021.10_salaries_et_plus.2021-09",
    ),
    (
        "impacts-percus_distribution_(?P<profil>associations|fondations)",
        _EXPECTED + "impact-{profil}-2021.2021-09",
    ),
    (f"jouer-collectif_profils|comparer_jouer_collectif_necessaire{_COMPARED}", _NEEDED),
    ("comparer_source-d-innovation", _QUESTION + "source_innovation"),
    (
        f"comparer_(?P<question>utilite_jouer_collectif|alliances_fragilites_moteurs){_COMPARED}",
        _QUESTION + "{question}&carte=question.{question}._T.oui",
    ),
    (
        f"comparer_(?P<question>types_partenariat|territorialite_partenariats){_COMPARED}",
        _QUESTION + "{question}&carte=question.{question}.oui",
    ),
    (f"comparer_(?P<question>.+?){_COMPARED}", _QUESTION + "{question}"),
    ("comparer_(?P<question>.+)_a-part", _QUESTION + "{question}"),
    (
        "pratiques_types-de-partenariat_2015",
        _QUESTION + "types_partenariat&carte=question.types_partenariat.oui",
    ),
    ("pratiques_(?:types-de-partenariat|pratique-et-prevu)_.+", _QUESTION + "types_partenariat"),
    (
        "pratiques_niveaux-territoriaux_2015",
        _QUESTION + "territorialite_partenariats&carte=question.territorialite_partenariats.oui",
    ),
    ("pratiques_niveaux-territoriaux_.+", _QUESTION + "territorialite_partenariats"),
    ("pratiques_partenaires_.+", "profils?profil=associations"),
    (
        "pratiques_taux_(?P<profil>.+)",
        _SERIES + "taux_partenariat.{profil}&carte=evolution.taux_partenariat.{profil}",
    ),
    (
        "evolutions_fragilites_prioritaires_citoyens",
        _SERIES + "fragilites_prioritaires.citoyens&carte=evolution.fragilites_prioritaires.citoyens.mean_10",
    ),
    (
        f"evolutions_(?P<question>.+)_(?P<profil>{_PROFILES})",
        _SERIES + "{question}.{profil}&carte=evolution.{question}.{profil}",
    ),
    (
        r"contexte-evolution_(?P<indicateur>ctx_.+)_\d{4}-\d{4}(?:_(?P<region>\w+))?",
        "territoires?region={region}&indicateur={indicateur}",
    ),
    (f"contexte-carte_{_CONTEXT}", _IN_CONTEXT + "contexte-carte" + _OF_PLACE),
    (f"contexte-(?:outre-mer|classement)_{_CONTEXT}", _IN_CONTEXT + "contexte-classement" + _OF_PLACE),
    ("regions_R82_.+", "territoires?region=84"),
    ("regions_93-94_.+", "territoires?region=93"),
    ("regions_(?P<region>[0-9]+)_.+", "territoires?region={region}"),
    (r"domaines_.+-20\d\d_(?:share|mean_10|rank)", "domaines?domaine={domaine}"),
    (f"repere_profil-(?P<profil>{_PROFILES})_.+", "profils?profil={profil}"),
    ("repere_region-(?P<region>[^_]+)_.+", "territoires?region={region}"),
    ("repere_domaine-.+", "domaines?domaine={domaine}"),
)
"""Of each card of 1.0.0, by its identifier, the view of today; codes come from the name, then the address."""

OLD_PAGES = frozenset(_PLACES) - {"comparer", "domaines"}
"""Addresses that no page has any more."""


def current(view: View) -> View:
    """The view of today that takes the place of one of 1.0.0; a view of today as it is."""
    codes = {name: code for name, code in view.parameters if code != WHOLE}
    if _is_of_a_profile(view):
        return views.view("profils", **codes | {"profil": view.parameter("carte").split(".")[1]})
    text = _of_card(view, codes) if _may_be_old(view) else None
    if text is None and _is_old(view):
        text = next(text for needed, text in _PLACES[view.page] if not needed or needed in codes)
    if text is None:
        return view
    return _filled(text, codes, kept={name: codes[name] for name in views.FREE if name in codes})


def _is_of_a_profile(view: View) -> bool:
    """Whether the home page shows a card of a profile: it stays there when a later survey takes its place."""
    return not view.page and view.parameter("carte").startswith("profil.")


def _may_be_old(view: View) -> bool:
    """Whether the card of the view has a name of 1.0.0's, which held no point."""
    return bool(view.parameter("carte")) and "." not in view.parameter("carte")


def _is_old(view: View) -> bool:
    if view.page == "comparer":
        return bool(view.parameter("question")) and not view.parameter("lecture")
    return view.page in OLD_PAGES or view.parameter("domaine") == WHOLE


def _of_card(view: View, codes: dict[str, str]) -> str | None:
    for pattern, text in _CARDS:
        if found := re.fullmatch(pattern, view.parameter("carte")):
            codes |= {name: code for name, code in found.groupdict().items() if code}
            return text
    return None


def _filled(text: str, codes: dict[str, str], *, kept: dict[str, str]) -> View:
    """The view that the text names, its codes filled in; a parameter without code is left out."""
    page, _, query = text.partition("?")
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    filled = {name: code.format_map(_Blank(codes)).strip(".") for name, _, code in pairs}
    return views.view(page, **{**kept, **filled})


class _Blank(dict):
    """Codes, blank where there is none."""

    def __missing__(self, key: str) -> str:
        return ""
