"""Domains: what is attested, and each question and measure on an axis of its own."""

from dashboard.cards import domains


def test_sixteen_domains_are_announced_eleven_have_figures_and_three_are_only_named(cursor):
    assert domains.lead(cursor).replace("\u202f", " ") == (
        "Les publications annoncent 16 domaines, sans en donner la liste. Celles que nous tenons donnent "
        "des chiffres pour 11 domaines et en nomment 3 autres, sans chiffre. La liste n’est pas complétée "
        "de mémoire."
    )


def test_only_domains_with_a_figure_can_be_chosen(cursor):
    options = domains.options(cursor)
    assert next(iter(options)) == "_T"
    assert len(options) == 12
    assert "numerique" not in options


def test_a_domain_only_named_is_listed_as_such(cursor):
    listed = domains.attested(cursor).set_index("Domaine")["Ce que nous en tenons"]
    assert listed["Numérique"] == "nommé, sans chiffre"
    assert listed["Emploi"] == "des chiffres"


def test_means_and_shares_never_share_an_axis(cursor):
    for card in domains.cards(cursor, domain_id="emploi"):
        assert card.data["measure_id"].nunique() == 1
        top = 10 if card.data["measure_id"].iloc[0] == "mean_10" else 100
        assert tuple(card.figure.layout.xaxis.range) == (0, top)


def test_the_first_priority_of_citizens_in_2019_is_employment(cursor):
    finding = domains.cards(cursor, domain_id="_T")[0].finding.replace("\u202f", " ")
    assert finding == (
        "Fragilités prioritaires du territoire, selon les citoyens (2019) : d’abord « Emploi » (6,4 sur 10) "
        "et « Niveau de vie et pouvoir d’achat » (6,3 sur 10)"
    )


def test_ranks_are_told_in_a_table(cursor):
    ranks = domains.other_results(cursor, domain_id="emploi")
    assert set(ranks["Rang"]) == {"1er"}
