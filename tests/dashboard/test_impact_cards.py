"""Perceived impacts: the cards show what the publications print, lost cells included."""

import pytest

from dashboard import theme
from dashboard.cards import impacts
from dashboard.queries import impacts as queries

LOST = "illisible dans notre copie"


def pct(*values: int | None) -> list[str]:
    return [f"{value}\u202f%" if value is not None else LOST for value in values]


def test_five_profiles_are_compared_on_seven_items(cursor):
    table = impacts.by_profile(cursor).table
    assert list(table.columns) == [
        "Impact fort ou très fort sur…",
        "Citoyens",
        "Élus locaux",
        "Entreprises",
        "Associations",
        "Fondations",
    ]
    assert table.iloc[:, 1:].to_numpy().tolist() == [
        [*pct(56, None, 58, 88), "95\u202f% (40 sur 42)"],
        [*pct(54, None, 56, 83), "86\u202f% (36 sur 42)"],
        [*pct(55, None, 54, 75), "81\u202f% (34 sur 42)"],
        [*pct(50, None, 47, 50), "71\u202f% (30 sur 42)"],
        [*pct(53, None, 55, 53), "62\u202f% (26 sur 42)"],
        [*pct(51, 56, 52, 70), "64\u202f% (27 sur 42)"],
        [*pct(42, None, 48, 81), "81\u202f% (34 sur 42)"],
    ]


def test_the_comparison_says_where_the_profiles_were_not_asked_the_same(cursor):
    card = impacts.by_profile(cursor)
    assert card.finding == (
        "La mobilisation collective du territoire est l’impact le plus attendu par trois des quatre profils "
        "dont le détail est lisible\u202f: de 56\u202f% des citoyens à 88\u202f% des associations\u202f; "
        "ordre "
        "non testable\u202f: effectif non publié\u202f; chez les fondations (de 62\u202f% à 95\u202f%), "
        "l’ordre "
        "des premiers n’est pas établi"
    )
    assert "associations, univers de 148\u202f429" in card.base
    assert "fondations, 42 réponses" in card.base
    assert any("Comparaison avec réserve" in detail and "2019" in detail for detail in card.details)
    assert "pas l’effectif interrogé" in card.notes[0]


def test_the_written_alternative_gives_every_value(cursor):
    alt = impacts.by_profile(cursor).alt
    assert "Performance des collectivités\u202f: citoyens 51\u202f%, élus locaux 56\u202f%" in alt


def test_only_profiles_with_a_readable_part_have_a_distribution(cursor):
    assert list(queries.profiles_with_distribution(cursor)["actor_profile_id"]) == [
        "citoyens",
        "entreprises",
        "associations",
        "fondations",
    ]


def test_a_distribution_keeps_the_cells_the_copy_lost(cursor):
    table = impacts.distribution(cursor, actor_profile_id="associations").table
    assert list(table.columns[1:]) == [
        "Impact très fort",
        "Impact fort",
        "Impact modéré",
        "Impact faible",
        "Pas d’impact",
        "Ne se prononce pas",
        "Impact fort ou très fort",
    ]
    assert table.iloc[5, 1:].tolist() == [*pct(27, 43, 22, 8), LOST, LOST, "70\u202f%"]


@pytest.mark.parametrize("actor_profile_id", ["citoyens", "entreprises", "associations", "fondations"])
def test_no_row_of_a_distribution_is_wider_than_what_is_printed(cursor, actor_profile_id):
    figure = impacts.distribution(cursor, actor_profile_id=actor_profile_id).figure
    widths: dict[float, float] = {}
    for trace in figure.data:
        for y, width in zip(trace.y, trace.x, strict=True):
            widths[y] = widths.get(y, 0) + width
    assert len(widths) == 7
    assert all(98 <= width <= 102 for width in widths.values()), widths


def test_the_42_foundations_are_respondents_not_a_universe(cursor):
    card = impacts.distribution(cursor, actor_profile_id="fondations")
    assert card.base.startswith("Base\u202f: Ensemble (42 fondations) · ")
    assert "univers" not in card.base


def test_jouer_collectif_is_compared_between_five_profiles(cursor):
    card = impacts.necessity(cursor)
    assert card.table.to_numpy().tolist() == [
        ["Fondations", "98\u202f%"],
        ["Associations", "97\u202f%"],
        ["Élus locaux", "92\u202f%"],
        ["Entreprises", "83\u202f%"],
        ["Citoyens", "81\u202f%"],
    ]
    assert card.notes


def test_the_raw_rows_travel_with_their_place(cursor):
    data = impacts.by_profile(cursor).data
    assert len(data) == 35
    assert data["locator"].ne("").all() and data["figure_id"].is_unique
    assert data.loc[data["value"].isna(), "status"].eq("illegible").all()


def test_only_the_42_foundations_have_margins(cursor):
    card = impacts.by_profile(cursor)
    (lines,) = [trace for trace in card.figure.data if trace.line.color == theme.PROFILE_COLORS["fondations"]]
    assert [round(end) for end in lines.x[3:5]] == [84, 99]
    colours = set(theme.PROFILE_COLORS.values())
    assert {trace.line.color for trace in card.figure.data} & colours == {lines.line.color}
    assert card.notes[1:] == (
        "Trait fin sur le site\u202f: intervalle de confiance à 95\u202f% (Wilson), indicatif, par référence "
        "à la méthode "
        "aléatoire\u202f; calculé ici sur les réponses publiées (42 pour les fondations).",
        "Base fragile pour les fondations (de 30 à 99 réponses\u202f: à lire avec prudence).",
        "Effectif non publié pour les citoyens, les entreprises, les associations et les élus locaux (ni "
        "marge "
        "ni test).",
        "Nombres de réponses calculés ici\u202f: chaque part imprimée est, à l’arrondi, un nombre entier de "
        "réponses sur 42.",
    )
    assert "tracés pour les fondations, au plus large de 47 à 75\u202f% autour de 62\u202f%." in card.alt


def test_hovering_a_foundation_tells_its_answers_and_its_margin(cursor):
    figure = impacts.by_profile(cursor).figure
    dots = {trace.name: trace.text[0] for trace in figure.data if trace.mode == "markers"}
    assert dots["Fondations"] == (
        "<b>Fondations</b>\u202f: 95\u202f% (40 sur 42), base fragile<br>Mobilisation collective du "
        "territoire"
        "<br>intervalle à 95\u202f%\u202f: de 84 à 99\u202f%, indicatif,<br>par référence à la méthode "
        "aléatoire"
    )
    assert dots["Citoyens"] == (
        "<b>Citoyens</b>\u202f: 56\u202f%, effectif non publié<br>Mobilisation collective du territoire"
    )


def test_a_chart_without_intervals_announces_none(cursor):
    card = impacts.distribution(cursor, actor_profile_id="fondations")
    assert not any(note.startswith("Trait fin") for note in card.notes)
    assert card.details[0].startswith(
        "Intervalles à 95\u202f%, indicatifs, par référence à la méthode aléatoire\u202f: Mobilisation "
        "collective du territoire, 95\u202f% (de 84 à 99\u202f%)"
    )


def test_the_order_of_the_42_foundations_is_not_told(cursor):
    assert impacts.distribution(cursor, actor_profile_id="fondations").finding == (
        "De 62\u202f% à 95\u202f% des fondations attendent un impact fort ou très fort, selon "
        "l’impact\u202f; "
        "l’ordre des premiers n’est pas établi (base fragile\u202f: 42 réponses pour les fondations)"
    )
