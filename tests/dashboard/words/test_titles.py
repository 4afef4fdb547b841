"""Titles of made records: the verdict chooses the verb, and nothing more than it lets be said is said."""

import pytest

from dashboard.verdicts import Rank
from dashboard.words.fr import titles
from tests.dashboard.words.records import (
    BRETAGNE,
    CITIZENS,
    COMPANIES,
    CORSE,
    FOUNDATIONS,
    FRANCE,
    IMPACT,
    MARK,
    NEED,
    UNKNOWN_BASE,
    family,
    item,
    observation,
    verdict,
)


def need(value: float | None, *who: dict[str, object], **more: object):
    return observation(NEED, FRANCE, *who, value=value, **more)


def mark(value: float | None, *who: dict[str, object], **more: object):
    return observation(MARK, FRANCE, *who, value=value, **more)


LOCAL = {"item_id": "local", "item_label": "Local", "item_phrase": "au niveau local"}
MODERATE = {
    "response_id": "modere",
    "response_label": "Impact modéré",
    "response_phrase": "",
    "part_response_ids": "",
}


def plain(title: str) -> str:
    """The title with ordinary spaces."""
    return title.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("one", "title"),
    [
        (need(57, COMPANIES), "57 % des entreprises de 10 salariés et plus jugent nécessaire de coopérer"),
        (item(1, 88), "88 % des associations attendent un effet fort sur le domaine 1"),
        (mark(7.1, CITIZENS), "L’emploi reçoit 7,1 sur 10 des citoyens"),
        (mark(1, CITIZENS, measure_id="rank"), "L’emploi vient au 1er rang pour les citoyens"),
        (
            need(2000, qualifier=">", measure_id="count"),
            "Plus de 2 000 associations jugent nécessaire de coopérer",
        ),
        (need(30, CITIZENS, qualifier=">"), "Plus de 30 % des citoyens jugent nécessaire de coopérer"),
        (need(70, BRETAGNE), "En Bretagne, 70 % des associations jugent nécessaire de coopérer"),
        (
            need(43, LOCAL, base_unit="partenariats"),
            "43 % des partenariats des associations se nouent au niveau local",
        ),
        (need(57, question_verb=""), "Nécessité du collectif : 57 % des associations"),
        (
            item(1, 36, **MODERATE),
            "Domaine 1 : 36 % des associations répondent impact modéré",
        ),
        (
            need(None, status="illegible"),
            "Nécessité du collectif : aucune valeur connue pour les associations",
        ),
    ],
)
def test_one_value_is_said_in_the_words_of_its_measure(one, title):
    assert plain(titles.one(one)) == title


def test_an_answer_that_is_not_the_plain_one_is_never_left_out():
    long = "Une réponse possible au libellé plus long que ce qu’un titre de carte peut porter en une ligne"
    phrase = "attendent un effet modéré sur {item}"
    one = item(1, 36, **MODERATE | {"item_label": long, "item_phrase": "", "response_phrase": phrase})
    assert len(titles.one(one)) <= 90
    assert "effet fort" not in titles.one(one)


def items_title(*values: float, **more: object) -> str:
    held = [item(place, value, **more) for place, value in enumerate(values)]
    leaders = family(*held).leaders(held)
    return plain(titles.items(leaders, others_n=len(held) - len(leaders), known=held))


def test_the_item_that_comes_first_is_named_with_its_value():
    assert items_title(85, 60, 50) == (
        "Les associations attendent le plus souvent un effet fort sur le domaine 0 : 85 %"
    )


def test_a_round_share_that_comes_first_is_told_as_a_fraction():
    assert items_title(89, 60) == "Près de neuf associations sur dix attendent un effet fort sur le domaine 0"
    assert items_title(90, 60) == "Neuf associations sur dix attendent un effet fort sur le domaine 0"


def test_a_weak_base_and_a_bound_are_no_fraction():
    weak = item(0, 90, base_n=12)
    assert "Neuf" not in titles.items([weak], others_n=3)
    assert "Neuf" not in titles.items([item(0, 90, qualifier="≈")], others_n=3)


def test_two_items_that_come_first_are_both_named():
    assert items_title(59, 57, 30, base_n=None) == (
        "Le domaine 0 et le domaine 1 viennent en tête pour les associations : 59 % et 57 %"
    )


def test_two_equal_items_tie():
    assert items_title(60, 60, 30) == (
        "Le domaine 0 et le domaine 1 viennent en tête à égalité pour les associations : 60 %"
    )


def test_more_items_without_an_order_go_from_the_lowest_to_the_highest():
    assert items_title(56, 55, 54, 53, base_n=None) == (
        "Effet attendu du collectif : de 53 % à 56 % chez les associations"
    )


def test_items_of_which_none_may_come_first_are_told_without_an_order():
    assert (
        items_title(95, 40, base_n=12) == "Effet attendu du collectif : de 40 % à 95 % chez les associations"
    )


def test_two_items_of_a_partial_list_are_both_told_without_a_first():
    assert plain(titles.partial([item(0, 35), item(1, 37)])) == (
        "37 % des associations attendent un effet fort sur le domaine 1, 35 % sur le domaine 0"
    )


def test_a_value_that_is_not_sure_is_announced_and_never_told():
    assert plain(titles.one(item(0, 89, confidence="low"))) == (
        "Effet attendu du collectif : une valeur publiée pour les associations"
    )
    assert plain(titles.spread([item(0, 89, confidence="low"), item(1, 40), item(2, 60)])) == (
        "60 % des associations attendent un effet fort sur le domaine 2, 40 % sur le domaine 1"
    )


def test_names_too_long_for_a_verb_stand_with_their_values():
    employing = {"population_article": "les associations qui emploient un salarié", "population_id": "e"}
    assert profiles_title(need(92, employing), need(56, CITIZENS)) == (
        "Nécessité du collectif : associations qui emploient un salarié à 92 %, citoyens à 56 %"
    )


def test_one_item_alone_comes_first_of_nothing():
    assert items_title(88) == "88 % des associations attendent un effet fort sur le domaine 0"


def profiles_title(*observations):
    ranked = family(*observations).ranked(observations)
    held = [one for one, _, _ in ranked]
    return plain(titles.profiles(family(*held).leaders(held), held[-1], verdict(held[0], held[-1])))


def test_a_profile_that_is_told_apart_says_more():
    assert profiles_title(need(92), need(56, CITIZENS)) == (
        "92 % des associations jugent nécessaire de coopérer, contre 56 % des citoyens"
    )


def test_profiles_that_print_nearly_the_same_are_level():
    assert profiles_title(need(58, UNKNOWN_BASE), need(56, CITIZENS, UNKNOWN_BASE)) == (
        "Nécessité du collectif : même niveau pour les associations et les citoyens, 58 % et 56 %"
    )


def test_two_profiles_that_come_first_are_both_named():
    title = profiles_title(
        need(98, FOUNDATIONS, UNKNOWN_BASE), need(97, UNKNOWN_BASE), need(56, CITIZENS, UNKNOWN_BASE)
    )
    assert (
        title == "Nécessité du collectif : les fondations et les associations viennent en tête, 98 % et 97 %"
    )


def test_three_level_profiles_are_told_from_the_lowest_to_the_highest():
    title = profiles_title(
        need(58, FOUNDATIONS, UNKNOWN_BASE), need(57, UNKNOWN_BASE), need(56, CITIZENS, UNKNOWN_BASE)
    )
    assert title == "Selon le profil, de 56 % à 58 % jugent nécessaire de coopérer"


def test_values_that_do_not_compare_stand_side_by_side():
    other = need(56, CITIZENS, study_id="une-autre-etude")
    assert plain(titles.pair(need(92), other, verdict(need(92), other))) == (
        "Nécessité du collectif : 92 % des associations, 56 % des citoyens"
    )


def test_marks_of_two_profiles_are_higher_or_level():
    high, low = mark(7.1, CITIZENS, UNKNOWN_BASE), mark(5.5, COMPANIES, UNKNOWN_BASE)
    assert plain(titles.pair(high, low, verdict(high, low))) == (
        "Les citoyens notent l’emploi plus haut que les entreprises : 7,1 contre 5,5 sur 10"
    )
    near = mark(6.9, COMPANIES, UNKNOWN_BASE)
    assert plain(titles.pair(high, near, verdict(high, near))) == (
        "Les citoyens et les entreprises notent l’emploi au même niveau : 7,1 et 6,9 sur 10"
    )


PARTNERS = {"population_id": "en_partenariat", "population_article": "les associations en partenariat"}
PARTNER_COMPANIES = COMPANIES | {
    "population_id": "en_partenariat",
    "population_article": "les entreprises en partenariat",
}
SOCIETAL = {"item_id": "sociale", "item_label": "Innovation sociétale", "question_verb": ""}


def test_two_profiles_that_share_a_part_are_both_told_and_the_part_once():
    a, b = need(25, PARTNERS, SOCIETAL), need(16, PARTNER_COMPANIES, SOCIETAL)
    assert plain(titles.pair(a, b, verdict(a, b))) == (
        "Innovation sociétale : 25 % des associations contre 16 % des entreprises (en partenariat)"
    )
    near = need(24, PARTNER_COMPANIES, SOCIETAL, UNKNOWN_BASE)
    assert plain(titles.pair(a, near, verdict(a, near))) == (
        "Innovation sociétale : 25 % des associations et 24 % des entreprises (en partenariat)"
    )


def test_level_values_under_a_long_answer_say_whose_they_are():
    useful = {
        "item_id": "pratiques",
        "item_label": "Améliorer les pratiques et les résultats",
        "item_phrase": "améliorer les pratiques",
        "response_id": "tres_utile",
        "response_label": "Très utile",
        "response_phrase": "jugent très utile d’évaluer[ un partenariat] pour {item}",
    }
    a, b = need(91, useful, UNKNOWN_BASE), need(88, COMPANIES, useful, UNKNOWN_BASE)
    assert plain(titles.pair(a, b, verdict(a, b))) == (
        "Améliorer les pratiques, très utile pour 91 % des associations et 88 % des entreprises"
    )
    assert plain(titles.one(a)) == (
        "91 % des associations jugent très utile d’évaluer pour améliorer les pratiques"
    )


def test_the_unit_of_two_marks_is_written_once():
    long = {"item_label": "Pauvreté et exclusion", "item_phrase": "la pauvreté et l’exclusion"}
    high, low = mark(6.3, CITIZENS, long, UNKNOWN_BASE), mark(5.5, COMPANIES, long, UNKNOWN_BASE)
    assert plain(titles.pair(high, low, verdict(high, low))) == (
        "Pauvreté et exclusion : 6,3 sur 10 pour les citoyens contre 5,5 pour les entreprises"
    )


def test_what_comes_first_together_is_named_after_its_question():
    held = [item(place, value) for place, value in enumerate((56, 55, 54, 53))]
    assert plain(titles.items(held, others_n=3)) == (
        "Effet attendu du collectif : quatre effets en tête chez les associations, de 53 % à 56 %"
    )
    assert plain(titles.items(held[:3], others_n=3)) == (
        "Le domaine 0, le domaine 1 et le domaine 2 viennent en tête pour les associations"
    )


def test_two_approximate_ends_say_so_once():
    rough = [need(value, who, qualifier="≈") for value, who in ((33, COMPANIES), (50, {}), (40, CITIZENS))]
    assert plain(titles.spread(rough)) == (
        "Selon le profil, de 33 % à 50 % environ jugent nécessaire de coopérer"
    )


def duel_pairs(*pairs):
    return [(a, b, verdict(a, b)) for a, b in pairs]


def test_a_duel_of_three_results_that_goes_one_way_says_who_counts_more_on_the_collective():
    pairs = duel_pairs(
        (need(92), need(83, COMPANIES)),
        (item(1, 56), item(1, 52, **COMPANIES)),
        (item(2, 48), item(2, 47, **COMPANIES)),
    )
    assert plain(titles.duel("les associations", "les entreprises", pairs)) == (
        "Les associations misent plus sur le collectif que les entreprises : 92 % contre 83 %"
    )


def test_two_results_do_not_speak_for_the_collective():
    pairs = duel_pairs((need(92), need(83, COMPANIES)), (item(1, 56), item(1, 52, **COMPANIES)))
    assert plain(titles.duel("les associations", "les entreprises", pairs)) == (
        "92 % des associations jugent nécessaire de coopérer, contre 83 % des entreprises"
    )


def test_a_duel_that_goes_both_ways_tells_its_widest_gap():
    pairs = duel_pairs((need(92), need(83, COMPANIES)), (item(1, 40), item(1, 70, **COMPANIES)))
    assert plain(titles.duel("les associations", "les entreprises", pairs)) == (
        "Domaine 1 : 70 % des entreprises de 10 salariés et plus contre 40 % des associations"
    )


def test_a_duel_without_a_gap_is_level_and_one_without_a_pair_says_so():
    pairs = duel_pairs(
        (need(84, UNKNOWN_BASE), need(83, COMPANIES, UNKNOWN_BASE)), (item(1, 56), item(1, 56, **COMPANIES))
    )
    assert titles.duel("les associations", "les entreprises", pairs) == (
        "Les associations et les entreprises répondent au même niveau"
    )
    assert titles.duel("les associations", "les jeunes", []) == (
        "Aucun résultat commun ne compare les associations et les jeunes"
    )


EARLIER = {"study_id": "associations-2015", "period": "2015", "wave_end": "2015-12-31"}


def change_title(first, last) -> str:
    return plain(titles.change(first, last, verdict(last, first)))


def test_a_change_names_both_waves():
    assert change_title(need(36, EARLIER), need(57)) == (
        "57 % des associations jugent nécessaire de coopérer en 2021, contre 36 % en 2015"
    )
    assert change_title(mark(7.1, EARLIER), mark(6.4)) == (
        "L’emploi reçoit 6,4 sur 10 des associations en 2021, contre 7,1 en 2015"
    )


def test_a_small_change_is_none():
    first, last = need(56, EARLIER, UNKNOWN_BASE), need(57, UNKNOWN_BASE)
    assert change_title(first, last) == (
        "57 % des associations jugent nécessaire de coopérer en 2021, au même niveau qu’en 2015"
    )


def test_two_waves_that_do_not_compare_are_told_without_a_verb_of_change():
    other = need(36, EARLIER, study_id="une-autre-etude")
    assert change_title(other, need(57)) == (
        "57 % des associations jugent nécessaire de coopérer en 2021 et 36 % en 2015"
    )


def changes_title(*values: tuple[float, float]) -> str:
    pairs = []
    for place, (before, now) in enumerate(values):
        named = {"item_id": f"i{place}", "item_label": f"Sujet {place}", "item_phrase": f"le sujet {place}"}
        first, last = mark(before, EARLIER, named), mark(now, named)
        pairs.append((first, last, verdict(last, first)))
    return plain(titles.changes(pairs))


def test_changes_that_all_go_one_way_are_told_together_with_their_number():
    assert changes_title((7.1, 6.4), (6.6, 6.0), (6.5, 5.9)) == (
        "Depuis 2015, les associations notent moins haut les trois préoccupations suivies"
    )


def test_two_waves_of_one_year_are_told_by_their_months():
    found = []
    for place, (before, now) in enumerate(((7.1, 6.4), (6.6, 6.0))):
        named = {"item_id": f"i{place}", "item_label": f"Sujet {place}", "item_phrase": f"le sujet {place}"}
        first = mark(before, named, period="2026-02", wave_end="2026-02-28")
        last = mark(now, named, period="2026-09", wave_end="2026-09-30")
        found.append((first, last, verdict(last, first)))
    assert plain(titles.changes(found)) == (
        "Depuis février 2026, les associations notent moins haut les deux préoccupations suivies"
    )


def test_changes_of_which_one_is_small_tell_the_largest():
    assert changes_title((7.1, 6.4), (6.3, 6.2)) == (
        "Le sujet 0 reçoit 6,4 sur 10 des associations en 2021, contre 7,1 en 2015"
    )


def test_the_total_of_a_scale_comes_before_its_strongest_answer():
    total = need(
        91, response_id="oui_total", part_response_ids="oui_fortement oui_un_peu", is_favourable=True
    )
    part = need(35, response_id="oui_fortement", response_label="Oui, fortement")
    assert plain(titles.answers([part, total])) == (
        "91 % des associations jugent nécessaire de coopérer, dont 35 % « fortement »"
    )
    assert plain(titles.answers([need(20, response_id="non", response_label="Non"), need(80)])) == (
        "80 % des associations jugent nécessaire de coopérer"
    )


def test_a_region_stands_beside_france():
    here, france = need(72, BRETAGNE, UNKNOWN_BASE), need(60, UNKNOWN_BASE)
    assert plain(titles.region_beside_france(here, france, verdict(here, france))) == (
        "En Bretagne, 72 % des associations jugent nécessaire de coopérer, contre 60 % en France"
    )
    near = need(61, BRETAGNE, UNKNOWN_BASE)
    assert plain(titles.region_beside_france(near, france, verdict(near, france))) == (
        "En Bretagne, nécessité du collectif : 61 % des associations, au même niveau qu’en France"
    )
    long = {"item_label": "Pauvreté et exclusion", "item_phrase": "la pauvreté et l’exclusion"}
    mark_here, mark_there = mark(6.0, BRETAGNE, COMPANIES, long), mark(5.5, COMPANIES, long)
    assert plain(titles.region_beside_france(mark_here, mark_there, verdict(mark_here, mark_there))) == (
        "Pauvreté et exclusion : 6,0 sur 10 pour les entreprises de Bretagne, contre 5,5 en France"
    )


def test_a_region_beside_france_says_whose_value_it_is_where_others_stand_on_the_card():
    name = {"question_short": "Les partenariats, source d’innovation ou non ?", "question_verb": ""}
    here, france = need(95, BRETAGNE, UNKNOWN_BASE, name), need(86, UNKNOWN_BASE, name)
    asked = (here, france, verdict(here, france))
    assert plain(titles.region_beside_france(*asked, is_alone=False)) == (
        "Les partenariats, source d’innovation ou non ? : 95 % des associations de Bretagne"
    )


INDICATOR = {
    "question_id": "ctx_pauvrete",
    "question_label": "Taux de pauvreté",
    "question_short": "Taux de pauvreté",
    "question_verb": "",
    "theme": "contexte",
    "item_id": "_T",
    "response_id": "_T",
    "actor_profile_id": "_T",
    "profile_article": "l’ensemble",
    "study_kind": "context",
}


def test_an_indicator_goes_from_one_region_to_another():
    low, high = (observation(INDICATOR, BRETAGNE, value=10.8), observation(INDICATOR, CORSE, value=18.5))
    assert plain(titles.map_spread(low, high)) == (
        "Le taux de pauvreté va de 10,8 % en Bretagne à 18,5 % en Corse"
    )
    assert plain(titles.region_first(high)) == "La Corse a le plus fort taux de pauvreté : 18,5 %"
    assert plain(titles.region_last(low)) == "La Bretagne a le plus faible taux de pauvreté : 10,8 %"
    assert plain(titles.region_rank(low, 3, 13)) == (
        "La Bretagne vient au 3e rang sur 13 pour le taux de pauvreté : 10,8 %"
    )


def test_an_indicator_with_a_long_name_keeps_its_name_before_its_waves_and_its_rank():
    named = {"question_short": "Poids de l’économie sociale dans l’emploi"}
    here = {"region_label": "Provence-Alpes-Côte d’Azur", "region_phrase": "en Provence-Alpes-Côte d’Azur"}
    here["region_article"] = "la région Provence-Alpes-Côte d’Azur"
    last = observation(INDICATOR, BRETAGNE, here, named, value=9.9, period="2015", wave_end="2015-12-31")
    first = observation(INDICATOR, BRETAGNE, here, named, value=9.6, period="2008", wave_end="2008-12-31")
    assert plain(titles.region_rank(last, 11, 13)) == (
        "Poids de l’économie sociale dans l’emploi : 9,9 % en Provence-Alpes-Côte d’Azur, 11e rang"
    )
    assert change_title(first, last) == (
        "Poids de l’économie sociale dans l’emploi : de 9,6 % à 9,9 % en Provence-Alpes-Côte d’Azur"
    )


def test_a_survey_over_the_regions_says_who_answered():
    high, low = need(80, BRETAGNE, UNKNOWN_BASE), need(60, CORSE, UNKNOWN_BASE)
    assert plain(titles.regions((high,), low, verdict(high, low))) == (
        "Nécessité du collectif : 80 % des associations en Bretagne contre 60 % en Corse"
    )
    near = need(79, CORSE, UNKNOWN_BASE)
    assert plain(titles.regions((high, near), near, verdict(high, near))) == (
        "De 79 % à 80 % des associations jugent nécessaire de coopérer, quelle que soit la région"
    )


def test_a_domain_has_its_place():
    one = mark(7.1, CITIZENS)
    assert [
        plain(titles.domain_place(one, Rank(one, *places), 6)) for places in ((1, 1), (2, 3), (6, 6))
    ] == [
        "L’emploi vient au 1er rang sur six pour les citoyens : 7,1 sur 10",
        "L’emploi vient au 2e ou au 3e rang sur six pour les citoyens : 7,1 sur 10",
        "L’emploi vient au dernier rang des six domaines publiés pour les citoyens : 7,1 sur 10",
    ]


IMPACT_OF_FOUNDATIONS = observation(IMPACT, FOUNDATIONS, FRANCE, value=95)


def test_the_widest_gap_of_a_grid_is_level_where_it_is_small():
    low = observation(IMPACT, FRANCE, value=93, base_n=None)
    assert plain(titles.grid(IMPACT_OF_FOUNDATIONS, low, verdict(IMPACT_OF_FOUNDATIONS, low))) == (
        "Effet attendu du collectif : au plus 2 points d’écart entre les profils"
    )


def test_the_regions_of_a_long_result_keep_its_name():
    """« De 40 % en Île-de-France à 90 % en Auvergne-Rhône-Alpes » would be of anything."""
    name = {
        "question_verb": "",
        "item_id": "mobilisation",
        "item_label": "Mobilisation collective du territoire",
    }
    first = {"region_label": "Auvergne-Rhône-Alpes", "region_phrase": "en Auvergne-Rhône-Alpes"}
    last = {"region_label": "Île-de-France", "region_phrase": "en Île-de-France"}
    high = need(90, BRETAGNE, UNKNOWN_BASE, name, first)
    low = need(40, CORSE, UNKNOWN_BASE, name, last)
    assert plain(titles.map_spread(low, high)) == (
        "Mobilisation collective du territoire : de 40 % à 90 % selon la région"
    )
    assert plain(titles.regions((high,), low, verdict(high, low))) == (
        "Mobilisation collective du territoire : 90 % des associations en Auvergne-Rhône-Alpes"
    )
