"""A search finds every form of a word and every number, says when it finds nothing, and never a neighbour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import search, views
from dashboard.search import Entry, Results, indexed
from dashboard.views import view

ENTRIES = tuple(
    Entry(kind, title, "", view("page", id=str(place)), aliases=aliases, text=text, is_detail=is_detail)
    for place, (kind, title, aliases, text, is_detail) in enumerate(
        [
            ("Profil", "Citoyens", "habitants", "", False),
            ("Profil", "Associations", "associatif", "", False),
            ("Domaine", "Emploi", "chômage", "", False),
            ("Domaine", "Économie sociale", "", "", False),
            ("Région", "Provence-Alpes-Côte d’Azur", "PACA", "", False),
            ("Question", "Source d’innovation", "", "associations citoyens 2015", False),
            ("Question", "Effectif des associations employeuses", "", "", False),
            ("Chiffre", "57 % · Pratique d’un partenariat", "", "entreprises", True),
            ("Chiffre", "7,1 sur 10 · Emploi", "", "citoyens", True),
            ("Chiffre", "148 429 · Univers", "", "", True),
            ("Contexte", "Bénévoles", "", "", False),
        ]
    )
)
INDEX = indexed(ENTRIES)


def found(asked: str) -> list[str]:
    return [entry.title for entry in search.search(INDEX, asked).found]


@pytest.mark.parametrize(
    "asked",
    [
        "économie sociale",
        "economie SOCIALE",
        "e\u0301conomie sociale",
        "économie\u00a0sociale",
        "économie\u202fsociale",
        "éco\u00adnomie so\u200bciale",
        "l’économie sociale",
        "l'économie sociale ?",
    ],
)
def test_accents_apostrophes_and_signs_without_width_do_not_matter(asked):
    assert found(asked) == ["Économie sociale"]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("57", "57 % · Pratique d’un partenariat"),
        ("57 %", "57 % · Pratique d’un partenariat"),
        ("57\u202f% des entreprises", "57 % · Pratique d’un partenariat"),
        ("7,1", "7,1 sur 10 · Emploi"),
        ("7.1", "7,1 sur 10 · Emploi"),
        ("148429", "148 429 · Univers"),
        ("148\u202f429", "148 429 · Univers"),
        ("148.429", "148 429 · Univers"),
    ],
)
def test_a_number_is_found_however_it_is_written(asked, title):
    assert found(asked) == [title]


def test_the_beginning_of_a_number_is_another_number():
    assert found("5") == found("14") == found("7") == []


@pytest.mark.parametrize("asked", ["association", "associations", "associ"])
def test_a_word_is_found_by_its_plural_its_family_and_its_beginning(asked):
    assert found(asked) == [
        "Associations",
        "Effectif des associations employeuses",
        "Source d’innovation",
    ]


def test_words_that_differ_by_their_end_only_are_found():
    assert found("bénévolat") == ["Bénévoles"]


def test_the_thing_that_is_named_comes_first_and_one_of_many_last():
    assert found("emploi") == ["Emploi", "Effectif des associations employeuses", "7,1 sur 10 · Emploi"]
    assert found("citoyens") == ["Citoyens", "Source d’innovation", "7,1 sur 10 · Emploi"]


def test_every_word_is_wanted():
    assert found("associations citoyens") == ["Source d’innovation"]
    assert search.search(INDEX, "associations lyon") == Results()


@pytest.mark.parametrize(
    "asked", ["Lyon", "confiance", "xyzzy", "", "  ", "?", "de la", "99", "\U0001f600", "'; --"]
)
def test_nothing_is_found_rather_than_a_neighbour(asked):
    assert search.search(INDEX, asked) == Results()


def test_a_word_misspelt_gives_what_was_meant_and_says_that_it_is_no_result():
    results = search.search(INDEX, "associatons")
    assert (results.found, results.total) == ((), 0)
    assert [entry.title for entry in results.nearest][:1] == ["Associations"]


def test_a_short_word_or_a_number_is_never_taken_for_another():
    assert search.search(INDEX, "58") == Results()
    assert search.search(INDEX, "emplo ecolo") == Results()


def test_a_long_text_is_cut_and_still_answered():
    assert found("emploi " * 5000)[0] == "Emploi"


@pytest.mark.parametrize(
    ("text", "asked", "is_held"),
    [
        ("Emploi des associations", "association", True),
        ("Emploi des associations", "emploi associations", True),
        ("Emploi des associations", "emploi fondations", False),
        ("57\u202f% des entreprises", "57 %", True),
        ("57\u202f% des entreprises", "7", False),
        ("anything", "", True),
        ("", "emploi", False),
    ],
)
def test_a_text_holds_all_the_words_that_are_asked_for_or_it_does_not(text, asked, is_held):
    assert search.holds(text, asked) is is_held


@given(st.text(max_size=60))
def test_any_text_is_searched_and_folded_twice_is_folded_once(text):
    results = search.search(INDEX, text)
    assert results.total >= len(results.found)
    assert not (results.found and results.nearest)
    assert search.holds(text, text)
    assert search.folded(search.folded(text)) == search.folded(text)


@given(st.lists(st.sampled_from(ENTRIES), unique=True))
def test_an_index_of_any_size_can_be_asked(entries):
    results = search.search(indexed(entries), "emploi")
    assert {entry.title for entry in results.found} <= {entry.title for entry in entries}


PASTED = (
    "mé\u00adcé\u00adnat",
    "mécé\u00ad\nnat",
    "mécé\u200bnat",
    "\ufeffmécénat\u2060",
    "\u200b" * 200 + "mécénat",
)


@pytest.mark.parametrize("typed", PASTED)
def test_signs_that_a_pdf_leaves_in_a_word_are_not_seen(typed):
    index = indexed([Entry("Chiffre", "Le mécénat des entreprises", "", view("profils"))])
    assert search.search(index, typed) == search.search(index, "mécénat") != Results()
    assert search.search(index, "mécénat\u200bentreprises").total == 1
    assert views.shown(typed) == "mécénat"
