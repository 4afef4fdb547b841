"""Partners of associations: two surveys, two cards, several answers possible."""

from dashboard.cards import partners


def test_each_survey_is_a_card_of_its_own(cursor):
    recent, former = partners.cards(cursor)
    assert recent.finding == (
        "Partenaires des associations employeuses en 2021\u202f: acteurs publics locaux (89\u202f%) d’abord, "
        "puis structures d’intérêt général (73\u202f%)\u202f; acteurs académiques (35\u202f%) en dernier"
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
