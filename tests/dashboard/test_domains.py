"""Domains: what is attested, and each question and measure on an axis of its own."""

import pytest

from dashboard.cards import domains


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


def cards(cursor, domain_id: str):
    return [card for theme in domains.themes(cursor, domain_id=domain_id) for card in theme.cards]


def test_sixteen_domains_are_announced_eleven_have_figures_and_three_are_only_named(cursor):
    assert plain(domains.lead(cursor)) == (
        "Les publications annoncent 16 domaines, sans en donner la liste. Celles que nous tenons donnent "
        "des chiffres pour 11 domaines et en nomment 3 autres, sans chiffre. La liste n’est pas complétée "
        "de mémoire."
    )


def test_only_domains_with_a_figure_can_be_chosen(cursor):
    options = domains.options(cursor)
    assert next(iter(options)) == "_T"
    assert len(options) == 12
    assert "numerique" not in options


def test_domains_only_named_are_listed_with_their_place(cursor):
    named = domains.named_only(cursor)
    assert list(named["item_label"]) == ["Numérique", "Santé", "Aidants"]
    assert named["item_definition"].str.contains("Source").all()
    assert "Emploi" in list(domains.with_figures(cursor)["item_label"])


def test_means_and_shares_never_share_an_axis(cursor):
    for card in cards(cursor, "_T") + cards(cursor, "emploi"):
        assert card.data["measure_id"].nunique() == 1
        top = 10 if card.data["measure_id"].iloc[0] == "mean_10" else 100
        assert tuple(card.figure.layout.xaxis.range) == (0, top)


def test_a_card_asks_one_question(cursor):
    titles = [theme.title for theme in domains.themes(cursor, domain_id="emploi")]
    assert titles == [
        "Fragilités prioritaires du territoire",
        "Impact des partenariats par domaine",
        "Priorités de mobilisation des entreprises",
        "Actions attendues des entreprises",
    ]


def test_the_first_priority_of_citizens_in_2019_is_employment(cursor):
    assert plain(cards(cursor, "_T")[0].finding) == (
        "Fragilités prioritaires du territoire, selon les citoyens (2019) : d’abord « Emploi » (6,4 sur 10) "
        "et « Niveau de vie et pouvoir d’achat » (6,3 sur 10)"
    )


def test_the_other_value_of_security_is_drawn_hollow_and_said(cursor):
    card = cards(cursor, "securite")[0]
    assert [mark.x for mark in card.figure.data] == [(6.0,), (7.0,), (6.6,)]
    assert any("7,0 sur 10 selon PHARE-Citoyens" in note for note in card.notes)


def test_a_result_alone_in_its_list_is_told_in_a_table(cursor):
    assert list(domains.lone_results(cursor, domain_id="_T")["Valeur"].map(plain)) == [
        "61 %",
        "5,5 sur 10",
        "55 %",
    ]
    assert domains.lone_results(cursor, domain_id="emploi").empty


def test_ranks_are_told_in_a_table(cursor):
    ranks = domains.ranks(cursor, domain_id="emploi")
    assert set(ranks["Rang"]) == {"1er"}
    assert ranks["Résultat"].is_unique


def test_regional_results_stay_with_their_region(cursor):
    told = domains.in_regions(cursor, domain_id="securite").map(plain)
    assert list(told["Résultat"]) == [
        "Rhône-Alpes : Sécurité, fragilités prioritaires du territoire, selon les citoyens (septembre 2015)"
    ]
    assert list(told["Rang ou valeur"]) == ["36 %"]


@pytest.mark.parametrize("domain_id", ["emploi", "environnement", "pauvrete_exclusion"])
def test_every_result_on_a_domain_is_somewhere_on_its_page(cursor, domain_id):
    drawn = sum(len(card.data) for card in cards(cursor, domain_id))
    told = len(domains.ranks(cursor, domain_id=domain_id))
    told += len(domains.in_regions(cursor, domain_id=domain_id))
    held = cursor.execute(
        "select count(*) from observations where domain_id = ? and is_preferred and value is not null",
        [domain_id],
    ).fetchone()[0]
    assert drawn + told == held
