"""Elision, contraction, capitals and agreement, on cases and on every label of the code lists."""

import csv
from pathlib import Path

import pytest

from dashboard.words.fr import grammar, nouns

CODELISTS = Path(__file__).parents[3] / "data" / "codelists"


def rows(name: str) -> list[dict[str, str]]:
    with open(CODELISTS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("les associations", "des associations"),
        ("le mécénat", "du mécénat"),
        ("la santé", "de la santé"),
        ("l’emploi", "de l’emploi"),
        ("élus locaux", "d’élus locaux"),
        ("handicap", "de handicap"),
        ("habitants", "d’habitants"),
        ("hommes", "d’hommes"),
        ("hauts revenus", "de hauts revenus"),
        ("octobre 2024", "d’octobre 2024"),
        ("août", "d’août"),
        ("onze régions", "de onze régions"),
        ("oui", "de oui"),
        ("yaourt", "de yaourt"),
        ("Île-de-France", "d’Île-de-France"),
        ("La Réunion", "de La Réunion"),
        ("Mayotte", "de Mayotte"),
    ],
)
def test_of_contracts_and_elides(phrase, written):
    assert grammar.of(phrase) == written


@pytest.mark.parametrize(
    ("phrase", "written"),
    [("les associations", "aux associations"), ("le mécénat", "au mécénat"), ("l’emploi", "à l’emploi")],
)
def test_to_contracts(phrase, written):
    assert grammar.to(phrase) == written


@pytest.mark.parametrize(
    ("phrase", "written"),
    [("un tiers", "qu’un tiers"), ("les élus", "que les élus"), ("en 2015", "qu’en 2015")],
)
def test_than_elides(phrase, written):
    assert grammar.than(phrase) == written


@pytest.mark.parametrize(
    "kept", ["TPE et PME", "PME", "ETI", "PACA", "ESS", "IMPACT", "PHARE", "CRTE", "R&D", "ODD 17", "France"]
)
def test_acronyms_and_proper_nouns_keep_their_capitals(kept):
    assert grammar.lowered(kept) == kept


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Taux d’emploi", "taux d’emploi"),
        ("L’ESS", "l’ESS"),
        ("Part de l’ESS dans l’emploi", "part de l’ESS dans l’emploi"),
        ("Élus locaux", "élus locaux"),
        ("Écologie", "écologie"),
    ],
)
def test_other_words_lose_theirs(text, written):
    assert grammar.lowered(text) == written


def test_a_list_ends_with_and():
    assert [grammar.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a et b",
        "a, b et c",
    ]
    assert grammar.listed(["a", "b"], "ou") == "a ou b"


def test_a_count_agrees_with_what_it_counts():
    assert [grammar.counted(n, "réponse") for n in (0, 1, 1.5, 2, 2400)] == [
        "0 réponse",
        "1 réponse",
        "1,5 réponse",
        "2 réponses",
        "2\u202f400 réponses",
    ]
    assert grammar.counted(3, "valeur illisible", "valeurs illisibles") == "3 valeurs illisibles"


def test_one_of_a_kind_is_never_told_in_the_plural():
    assert grammar.all_of(1, "note", feminine=True) == "la note"
    assert grammar.all_of(1, "écart") == "l’écart"
    assert grammar.all_of(5, "note", feminine=True) == "les cinq notes"


def test_the_first_text_that_fits_is_taken_else_the_shortest():
    assert grammar.fitting("x" * 91, "y" * 90, "z") == "y" * 90
    assert grammar.fitting("x" * 95, "y" * 92) == "y" * 92
    assert grammar.fitting("", "a") == "a"


@pytest.mark.parametrize(
    ("pattern", "item", "written"),
    [
        ("ont recours à {item}", "le mécénat", "ont recours au mécénat"),
        ("ont recours à {item}", "les pratiques responsables", "ont recours aux pratiques responsables"),
        ("ont recours à {item}", "l’innovation", "ont recours à l’innovation"),
        ("se servent de {item}", "un label", "se servent d’un label"),
        (
            "nouent des partenariats[ {item}]",
            "avec des entreprises",
            "nouent des partenariats avec des entreprises",
        ),
        ("nouent des partenariats[ {item}]", "", "nouent des partenariats"),
        ("attendent un effet sur {item}", "", ""),
    ],
)
def test_a_pattern_takes_its_item_contracted_or_goes_without(pattern, item, written):
    assert grammar.filled(pattern, item) == written


def every_article() -> list[str]:
    found = [row["article_fr"] for row in rows("actor_profiles") + rows("regions") + rows("populations")]
    return sorted({text.replace("{profile}", "les associations") for text in found if text})


@pytest.mark.parametrize("article", every_article())
def test_every_article_contracts(article):
    assert not grammar.of(article).startswith(("de les ", "de le ", "d’les", "d’la"))
    assert not grammar.to(article).startswith(("à les ", "à le "))
    assert grammar.without_article(article)[:1] not in ("", " ")


def every_label() -> list[str]:
    names = ("questions", "items", "responses", "actor_profiles", "domains", "measures", "populations")
    return sorted({row["label_fr"] for name in names for row in rows(name)})


@pytest.mark.parametrize("label", every_label())
def test_every_label_can_follow_of_and_open_a_line(label):
    vowels = "aeiouyàâäéèêëîïôöûüœæh"
    elided = grammar.of(grammar.lowered(label))
    if elided.startswith("d’"):
        assert label[0].lower() in vowels
    elif elided.startswith("de "):
        assert label[0].lower() not in "aeiuàâéèêîôû" or label.startswith(("le", "la", "Onz", "Oui"))
    assert grammar.capitalized(grammar.lowered(label)) == label


def context_labels() -> list[str]:
    return [row["short_fr"] or row["label_fr"] for row in rows("questions") if row["theme"] == "contexte"]


@pytest.mark.parametrize("label", context_labels())
def test_every_indicator_takes_an_article_that_agrees_or_none(label):
    article = nouns.article_of(label)
    assert article == "" or article.endswith(grammar.lowered(label))
    assert (article == "") == (nouns.highest(label) == "") == (nouns.lowest(label) == "")


def test_a_share_says_that_it_is_one_and_of_what():
    assert nouns.rate("Bénévoles réguliers") == "part des bénévoles réguliers"
    assert nouns.rate("Surface cultivée") == "part de la surface cultivée"
    assert nouns.rate("Taux de pauvreté") == "Taux de pauvreté"


def test_a_question_says_what_its_items_are():
    assert nouns.listed_as("Effet attendu du collectif") == "effets"
    assert nouns.listed_as("Partenaires territoriaux") == "partenaires"
    assert nouns.listed_as("Utilité de l’évaluation") == ""


def test_a_pattern_is_shortened_by_what_stands_in_brackets_without_the_item():
    assert grammar.filled("citent {item}[ en priorité]", "l’emploi") == "citent l’emploi en priorité"
    assert grammar.filled("citent {item}[ en priorité]", "l’emploi", is_brief=True) == "citent l’emploi"
    assert grammar.filled("nouent des liens[ {item}]", "ici", is_brief=True) == "nouent des liens ici"


def test_an_indicator_has_its_superlative():
    assert nouns.highest("Taux de pauvreté") == "le plus fort taux de pauvreté"
    assert nouns.highest("Part des jeunes diplômés") == "la plus forte part des jeunes diplômés"
    assert nouns.highest("Part de la population couverte") == "la plus forte part de population couverte"
    assert nouns.highest("Associations en activité") == "le plus d’associations en activité"
    assert nouns.lowest("Taux de pauvreté") == "le plus faible taux de pauvreté"
    assert nouns.lowest("Bénévoles") == "le moins de bénévoles"
