"""The overview: six figures drawn from the tables, and gaps that the tables confirm."""

from dashboard.cards import overview
from dashboard.queries import overview as queries


def test_six_key_figures_come_from_the_tables(cursor):
    figures = overview.key_figures(cursor)
    assert [(figure.topic, figure.value) for figure in figures] == [
        ("Impacts perçus", "88\u202f%"),
        ("Pratique", "57\u202f%"),
        ("Jouer collectif", "97\u202f%"),
        ("Territoire", "73\u202f%"),
        ("Mécénat", "59\u202f%"),
        ("Élus locaux", "91\u202f%"),
    ]


def test_every_key_figure_has_a_base_and_a_source(cursor):
    for figure in overview.key_figures(cursor):
        assert figure.base.startswith("Base"), figure
        assert figure.source.startswith("Source"), figure


def test_no_number_is_typed_in_the_sentence_of_a_key_figure():
    sentences = [sentence for _, _, sentence, _ in overview.KEY_FIGURES]
    assert not [
        text for text in sentences if any(mark in text for mark in "0123456789") and "10 salariés" not in text
    ]


def test_a_figure_that_nobody_published_is_left_out(cursor):
    key = queries.ObservationKey("impact_percu", "mobilisation_collective", "top2", "jeunes", "2021")
    assert queries.key_figure(cursor, key=key).empty


def test_the_paragraph_counts_what_the_tables_hold(cursor):
    held = queries.holdings(cursor).iloc[0]
    text = overview.what_is_measured(cursor)
    assert text.startswith("Depuis 2008, ")
    assert f"{held['value_count']} valeurs publiées" in text
    assert f"{held['illegible_count']} valeurs imprimées sont illisibles" in text


def test_what_nobody_published_is_confirmed_by_the_tables(cursor):
    assert [gap.question for gap in overview.gaps(cursor)] == [
        "Qu'en pensent les maires, les entreprises ou les associations de ma région ?",
        "Et selon la taille de l'entreprise ?",
        "Les impacts perçus progressent-ils ?",
    ]
    assert queries.profiles_with_repeated_impacts(cursor).empty
    assert queries.regional_reach(cursor)["region_count"].max() == 2


def test_the_latest_survey_is_given_by_answer_and_by_size_of_commune(cursor):
    card = overview.moving_territories(cursor)
    assert set(map(tuple, card.table.to_numpy())) == {
        ("Ensemble du profil", "Oui, fortement", "35\u202f%"),
        ("Ensemble du profil", "Oui, ni plus ni moins", "56\u202f%"),
        ("Ensemble du profil", "Oui (total)", "91\u202f%"),
        ("Communes de moins de 2 000 habitants", "Oui, fortement", "32\u202f%"),
        ("Communes de 20 000 habitants et plus", "Oui, fortement", "78\u202f%"),
    }
    assert "302 réponses" in card.base
