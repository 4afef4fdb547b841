"""The blocks of a page and the codes of a view give its cards, the same ones everywhere."""

import pytest

from dashboard import sitemap, views, walks
from dashboard.walks import ViewUnknown
from tests.dashboard import made_site
from tests.dashboard.made_site import ask


@pytest.fixture(autouse=True)
def site(monkeypatch):
    monkeypatch.setattr(sitemap, "pages", lambda: made_site.PAGES)


def ids(text: str) -> list[str]:
    return [card.card_id for card in walks.cards(ask, views.parsed(text))]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("profils", ["sheet.associations.2021.1", "sheet.associations.2021.2"]),
        ("profils?vague=2015", ["sheet.associations.2015.1", "sheet.associations.2015.2"]),
        ("profils?profil=entreprises", ["sheet.entreprises.1", "sheet.entreprises.2"]),
        ("profils?profil=elus-locaux", ["sheet.elus_locaux.1", "sheet.elus_locaux.2"]),
        ("profils?profil=%C3%89lus%20locaux", ["sheet.elus_locaux.1", "sheet.elus_locaux.2"]),
        ("profils?carte=sheet.associations.2021.2", ["sheet.associations.2021.2"]),
        ("profils?carte=sheet.associations.2015.1", ["sheet.associations.2015.1"]),
        ("comparer", ["duel.elus_locaux.entreprises"]),
        ("comparer?profil=associations", ["duel.associations.elus_locaux"]),
        ("comparer?face=associations", ["duel.elus_locaux.associations"]),
        ("comparer?lecture=temps", ["trends.all"]),
        ("comparer?lecture=temps&profil=associations", ["trends.all"]),
        ("", []),
        ("?recherche=emploi", []),
    ],
)
def test_a_view_names_its_cards_in_the_order_of_the_page(text, cards):
    assert ids(text) == cards


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("impacts", "La page «\u202fimpacts\u202f» n’existe pas. Pages\u202f: comparer, profils."),
        (
            "profils?profil=maires",
            "«\u202fmaires\u202f» n’existe pas pour «\u202fprofil\u202f», ou ne se combine pas avec les "
            "autres choix.",
        ),
        (
            "profils?profil=entreprises&vague=2015",
            "«\u202f2015\u202f» n’existe pas pour «\u202fvague\u202f», ou ne se combine pas avec les autres "
            "choix.",
        ),
        (
            "comparer?face=elus_locaux",
            "«\u202felus_locaux\u202f» n’existe pas pour «\u202fface\u202f», ou ne se combine pas avec les "
            "autres choix.",
        ),
        (
            "profils?face=entreprises",
            "La page «\u202fProfils\u202f» n’offre pas le choix «\u202fface\u202f».",
        ),
        (
            "profils?carte=retire",
            "Le graphique «\u202fretire\u202f» n’existe pas, ou plus sous cette forme, sur la page "
            "«\u202fProfils\u202f»\u202f: ses chiffres s’y trouvent s’ils sont encore publiés.",
        ),
    ],
)
def test_what_does_not_exist_is_refused_in_a_sentence(text, message):
    with pytest.raises(ViewUnknown) as refused:
        walks.cards(ask, views.parsed(text))
    assert str(refused.value) == message


def test_sections_come_with_those_that_hold_no_card():
    found = walks.sections(ask, views.parsed("profils?profil=entreprises"))
    assert [(one.title, len(one.cards)) for one in found] == [("Résultats", 2), ("Note", 0)]


def test_choices_say_what_they_offer_and_what_they_have():
    found = walks.choices(ask, views.parsed("comparer?profil=associations"))
    assert [(one.choice.name, one.code, list(one.options)) for one in found] == [
        ("lecture", "deux", ["deux", "temps"]),
        ("profil", "associations", ["elus_locaux", "entreprises", "associations"]),
        ("face", "elus_locaux", ["elus_locaux", "entreprises"]),
    ]


def test_the_lead_takes_the_codes_of_the_page():
    page = made_site.SHEETS
    assert walks.lead(ask, page, {"profil": "entreprises"}) == "Tout sur Entreprises."
    assert walks.lead(ask, made_site.COMPARE, {}) == ""


@pytest.mark.parametrize(
    ("text", "lasting"),
    [
        (
            "profils?profil=associations&vague=2021&carte=sheet.associations.2021.2",
            "profils?profil=associations&vague=2021&carte=sheet.associations.2021.2",
        ),
        (
            "comparer?profil=associations&face=entreprises&lecture=temps&carte=trends.all",
            "comparer?lecture=temps&carte=trends.all",
        ),
        ("comparer?profil=associations&carte=retire", "comparer?profil=associations&carte=retire"),
        ("impacts?carte=x", "impacts?carte=x"),
    ],
)
def test_a_lasting_view_keeps_what_the_card_depends_on(text, lasting):
    assert str(walks.lasting(ask, views.parsed(text))) == lasting


def test_every_code_of_every_choice_is_met_one_at_a_time():
    assert [str(one) for one in walks.neighbours(ask, made_site.COMPARE)] == [
        "comparer",
        "comparer?lecture=temps",
        "comparer?lecture=deux&profil=entreprises",
        "comparer?lecture=deux&profil=associations",
        "comparer?lecture=deux&profil=elus_locaux&face=associations",
    ]
    assert [str(one) for one in walks.neighbours(ask, made_site.SHEETS)] == [
        "profils",
        "profils?profil=elus_locaux",
        "profils?profil=entreprises",
        "profils?profil=associations&vague=2015",
    ]


@pytest.mark.parametrize("page", [made_site.COMPARE, made_site.SHEETS], ids=lambda page: page.name)
def test_each_card_has_a_lasting_view_that_names_it_alone(page):
    for view in walks.neighbours(ask, page):
        for card in walks.cards(ask, view):
            one = walks.lasting(ask, view.with_parameter("carte", card.card_id))
            assert [found.card_id for found in walks.cards(ask, one)] == [card.card_id]
            assert views.parsed(str(one)) == one


def test_a_page_says_which_choices_it_offers_in_any_tab():
    assert [one.name for one in sitemap.choices_of(made_site.COMPARE)] == ["lecture", "profil", "face"]
