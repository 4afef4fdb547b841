"""Context indicators: which are offered, what is missing from them, and the portrait of a region."""

from dashboard.cards import context as context_cards
from dashboard.queries import context
from tests.dashboard.small_base import METROPOLITAN, small_base

STUDY = {
    "study_id": "contexte",
    "kind": "context",
    "producer": "Insee",
    "producer_type": "public",
    "note": "Valeurs lues dans une copie.",
}
ROW = {"study_id": "contexte", "question_id": "ctx_taux", "actor_profile_id": "_T", "period": "2018"}
RATES = dict(
    zip(
        METROPOLITAN, (7.1, 10.6, 11.8, 11.1, 11.2, 11.5, 13.1, 14.3, 12.0, 12.0, 11.1, 9.9, 8.1), strict=True
    )
)
FRANCE = ROW | {"region_id": "FRM", "value": 10.5}
CHOSEN = {"question_id": "ctx_taux", "period": "2018"}


def rows(values=RATES, **changes):
    return [ROW | {"region_id": code, "value": value} | changes for code, value in values.items()]


def base(*more, figures=None, studies=()):
    return small_base(studies=[STUDY, *studies], figures=[*(figures or rows()), *more])


def test_an_indicator_of_few_regions_is_not_offered():
    few = {code: RATES[code] for code in METROPOLITAN[:9]}
    assert context.indicators(base(figures=rows(few))) == []
    assert [one.question_id for one in context.indicators(base())] == ["ctx_taux"]


def test_rates_come_first_and_say_that_they_are_rates():
    desk = base(figures=rows(question_id="ctx_nombre", measure_id="count") + rows())
    assert [(one.question_id, one.is_rate) for one in context.indicators(desk)] == [
        ("ctx_taux", True),
        ("ctx_nombre", False),
    ]


def test_periods_are_those_of_most_regions_the_latest_first():
    few = {code: RATES[code] for code in METROPOLITAN[:9]}
    desk = base(figures=rows() + rows(period="2020-12-31") + rows(few, period="2022"))
    assert context.periods(desk, question_id="ctx_taux") == ["2020-12-31", "2018"]


def test_a_region_that_the_source_leaves_out_is_there_without_a_value():
    given = {code: value for code, value in RATES.items() if code != "94"}
    found = context.values(base(FRANCE, figures=rows(given)), **CHOSEN)
    assert [one.region_id for one in found] == ["FRM", *METROPOLITAN, "01", "06"]
    missing = [one for one in found if not one.is_known]
    assert [(one.region_label, one.word, one.text, one.figure_id) for one in missing] == [
        ("Corse", "non publié", "", ""),
        ("Guadeloupe", "non publié", "", ""),
        ("Mayotte", "non publié", "", ""),
    ]
    assert {(one.question_label, one.period, one.study_title) for one in found} == {
        ("Taux d’essai", "2018", "Étude d’essai")
    }


def test_france_is_absent_when_the_source_gives_it_not():
    assert not any(one.is_national for one in context.values(base(), **CHOSEN))


def test_the_values_of_two_producers_never_mix():
    other = {"study_id": "autre", "kind": "context"}
    desk = base(*rows({"53": 99.0, "01": 98.0}, study_id="autre"), studies=[other])
    found = {one.region_id: one.value for one in context.values(desk, **CHOSEN)}
    assert (found["53"], found["01"]) == (14.3, None)


def test_an_indicator_or_a_period_that_nobody_publishes_has_no_value():
    assert context.values(base(), question_id="ctx_nombre", period="2018") == []
    assert context.values(base(), question_id="ctx_taux", period="1999") == []
    assert context.evolution(base(), question_id="ctx_nombre") == []


def test_an_evolution_has_the_periods_of_one_study_oldest_first():
    desk = base(FRANCE, figures=rows(period="2020") + rows())
    found = context.evolution(desk, question_id="ctx_taux")
    assert [(one.period, one.value) for one in found if one.region_id == "53"] == [
        ("2018", 14.3),
        ("2020", 14.3),
    ]
    assert [one.period for one in found if one.is_national] == ["2018"]


def test_a_portrait_has_the_latest_value_its_rank_and_france():
    desk = base(FRANCE | {"period": "2020"}, figures=rows() + rows(period="2020"))
    (one,) = context.portrait(desk, region_id="53")
    assert (one.observation.period, one.observation.value, one.france.value) == ("2020", 14.3, 10.5)
    assert (one.first, one.last, one.regions_n, one.theme_label, one.is_rate) == (1, 1, 13, "Thème", True)


def test_regions_with_the_same_value_share_their_places():
    desk = base()
    places = {code: context.portrait(desk, region_id=code)[0] for code in ("28", "84", "75", "76", "11")}
    assert {code: (one.first, one.last) for code, one in places.items()} == {
        "28": (8, 9),
        "84": (8, 9),
        "75": (3, 4),
        "76": (3, 4),
        "11": (13, 13),
    }


def test_a_region_overseas_or_among_few_has_no_rank():
    overseas = base(ROW | {"region_id": "01", "value": 9.0})
    (one,) = context.portrait(overseas, region_id="01")
    assert (one.first, one.last, one.regions_n) == (None, None, 13)
    (few,) = context.portrait(base(figures=rows({"53": 1.0, "11": 2.0})), region_id="53")
    assert (few.first, few.last, few.regions_n) == (None, None, 2)


def test_an_indicator_that_leaves_a_region_out_is_named():
    desk = base()
    assert [one.label for one in context.absent(desk, region_id="01")] == ["Taux d’essai"]
    assert context.absent(desk, region_id="53") == []


def test_a_card_of_context_says_what_its_indicator_measures(desk):
    indicator = next(code for code in context_cards.indicators(desk) if code == "ctx_taux_pauvrete")
    period = next(iter(context_cards.periods(desk, question_id=indicator)))
    (section,) = context_cards.sections(desk, question_id=indicator, period=period)
    assert {card.definition for card in section.cards} == {
        "Taux de pauvreté de la population, en pourcentage."
    }
