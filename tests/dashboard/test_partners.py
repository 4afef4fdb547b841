"""Partners of associations: two surveys, two cards, several answers possible."""

from dashboard.cards import partners


def test_each_survey_is_a_card_of_its_own(cursor):
    recent, former = partners.cards(cursor)
    assert recent.finding == (
        "Partenaires des associations employeuses en 2021\u202f: «\u202fActeurs publics locaux\u202f» "
        "(89\u202f%) vient en tête\u202f; «\u202fActeurs académiques\u202f» (35\u202f%) vient en "
        "dernier\u202f; ordre non testable\u202f: effectif non publié pour les associations"
    )
    assert former.finding == (
        "Partenaires des associations en 2016\u202f: «\u202fCollectivités\u202f» (74\u202f%) et "
        "«\u202fAutres associations et fondations\u202f» (72\u202f%) viennent en tête, sans que leur ordre "
        "soit établi\u202f; «\u202fLaboratoires ou structures de recherche\u202f» (9\u202f%) vient en dernier"
    )
    assert recent.table["Part"].tolist() == [f"{share}\u202f%" for share in (89, 73, 70, 56, 52, 37, 35)]
    assert former.table["Part"].tolist() == [f"{share}\u202f%" for share in (74, 72, 47, 28, 22, 9)]
    assert former.base.startswith("Base\u202f: associations (responsables), 1\u202f380 réponses")


def test_shares_of_several_answers_are_bars_side_by_side(cursor):
    for card in partners.cards(cursor):
        assert card.figure.layout.barmode == "overlay"
        assert partners.SEVERAL_ANSWERS.replace(" :", "\u202f:").replace(" %", "\u202f%") in card.notes


def test_what_is_lost_and_what_contradicts_is_said(cursor):
    recent, former = partners.cards(cursor)
    assert any(
        note.startswith("«\u202fNon, mais prévu dans les 6 mois\u202f», acteurs publics")
        for note in recent.notes
    )
    assert any("plus d’un tiers" in note for note in former.notes)
    assert sum("date de terrain" in note for note in recent.notes) == 1


def test_the_survey_with_a_published_base_shows_its_margins(cursor):
    recent, former = partners.cards(cursor)
    note = (
        "Trait fin sur le site\u202f: intervalle de confiance à 95\u202f% (Wilson), indicatif, par référence "
        "à la méthode "
        "aléatoire\u202f; calculé ici sur les réponses publiées (1\u202f380 pour les associations)."
    )
    assert note in former.notes and not any("Trait fin" in one for one in recent.notes)
    (lines,) = [trace for trace in former.figure.data if trace.type == "scatter"]
    assert [round(end) for end in lines.x[3:5]] == [72, 76]
    assert {trace.type for trace in recent.figure.data} == {"bar"}
    assert "Collectivités, 74\u202f% (de 72 à 76\u202f%)" in former.details[-1]
