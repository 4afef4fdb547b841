"""Nouns: the label of an indicator takes its article and its superlative: « le plus fort taux »."""

from dashboard.words.fr.grammar import lowered, of, the

_MASCULINE = "taux poids nombre don montant effort rapport budget rang écart indice"
_FEMININE = """
part population proportion note adhésion disparité publication participation surface valeur densité
répartition évolution mobilisation
"""
_PLURAL = """
agriculteurs associations bénéficiaires bénévoles emplois entreprises établissements labellisations maisons
nouvelles personnes postes projets préoccupations ressources salariés sans-abri sociétés structures
tiers-lieux volontaires
"""
_COUNTED = frozenset((*_PLURAL.split(), "population", "surface"))
"""Nouns of what is counted, not of a share of it."""
_ITEMS = """
action besoin domaine effet fragilité levier objectif partenaire perspective priorité structure type
"""
"""Nouns that begin the name of a question and are what it lists."""
_GENDERS = {
    **dict.fromkeys(_MASCULINE.split(), "m"),
    **dict.fromkeys(_FEMININE.split(), "f"),
    **dict.fromkeys(_PLURAL.split(), "plural"),
}


def article_of(label: str) -> str:
    """« le taux de pauvreté », « les bénévoles »; blank where the gender of the first word is not known."""
    plain = lowered(label)
    gender = _gender(plain)
    if gender == "plural":
        return f"les {plain}"
    return the(plain, feminine=gender == "f") if gender else ""


def rate(label: str) -> str:
    """A share under a name that says it is one: « part de la population couverte… », « taux de pauvreté »."""
    is_count = lowered(label).split(" ")[0] in _COUNTED
    return f"part {of(article_of(label))}" if is_count else label


def listed_as(name: str) -> str:
    """What a question lists: « effets » of « Effet attendu du collectif »; blank where its name says not."""
    noun = lowered(name).split(" ")[0].removesuffix("s")
    return f"{noun}s" if noun in _ITEMS.split() else ""


def highest(label: str) -> str:
    """« le plus fort taux de pauvreté », « le plus de bénévoles »; may be blank."""
    return _superlative(label, "plus", ("fort", "forte"))


def lowest(label: str) -> str:
    """« le plus faible taux de pauvreté », « le moins de bénévoles »; may be blank."""
    return _superlative(label, "moins", ("faible", "faible"))


def _superlative(label: str, direction: str, adjectives: tuple[str, str]) -> str:
    """« la plus forte part de population couverte »: without the article that a share has elsewhere."""
    plain = lowered(label).replace("part de la ", "part de ")
    return {
        "plural": f"le {direction} {of(plain)}",
        "m": f"le plus {adjectives[0]} {plain}",
        "f": f"la plus {adjectives[1]} {plain}",
    }.get(_gender(plain), "")


def _gender(text: str) -> str:
    return _GENDERS.get(text.split(" ")[0].split(",")[0], "")
