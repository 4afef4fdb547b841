"""Limits: one plain sentence each, counted on the marks of a card; chips in two or three words."""

from dashboard.cards.card import Limit
from dashboard.comparability import Grades
from dashboard.observations import Interval, Observation, Other
from dashboard.verdicts import Family
from dashboard.words.fr import limits
from tests.dashboard.words.records import (
    BRETAGNE,
    CITIZENS,
    COMPANIES,
    FOUNDATIONS,
    FRANCE,
    GRADES,
    NEED,
    observation,
)


def need(value: float | None, *who: dict[str, object], **more: object) -> Observation:
    return observation(NEED, FRANCE, *who, value=value, **more)


def found(*marks: Observation, grades: Grades = GRADES, is_compared: bool = False) -> list[str]:
    family = Family([marks] if is_compared else [], grades)
    return [limit.text.replace("\u202f", " ") for limit in limits.of(marks, family=family)]


def chips(*marks: Observation) -> list[str]:
    family = Family([marks], GRADES)
    every = limits.of(marks, family=family)
    return [
        chip.text.replace("\u202f", " ") for chip in limits.chips(every, family=family, observations=marks)
    ]


def lost(n: int, *who: dict[str, object]) -> Observation:
    return need(None, *who, status="illegible", item_id=f"i{n}")


def test_a_value_whose_base_is_large_has_no_limit():
    assert found(need(57, base_n=300)) == []


def test_an_unknown_base_leaves_no_margin_and_no_test_between_two():
    assert found(need(57, base_n=None)) == [
        "Effectif non publié pour les associations : pas de marge d’erreur."
    ]
    assert found(need(57, base_n=None), need(20, CITIZENS, base_n=None), is_compared=True) == [
        "Comparaison avec réserve : question tournée un peu autrement.",
        "Effectif non publié pour les associations et les citoyens : ni marge d’erreur ni test.",
        "Sans test possible, deux valeurs à moins de 5 points (0,5 pour une note sur 10) sont dites "
        "« au même niveau » : c’est une convention de ce site.",
    ]


def test_a_small_base_is_named_with_its_number():
    assert found(need(57, FOUNDATIONS, base_n=42)) == [
        "Base fragile pour les fondations (42 réponses) : à lire avec prudence."
    ]
    assert found(need(57, base_n=12)) == [
        "Base faible pour les associations (12 réponses) : valeur grisée, ni classée ni testée."
    ]
    assert found(need(57, base_n=100)) == []


def test_small_bases_of_regions_say_where():
    assert found(need(57, BRETAGNE, base_n=42)) == [
        "Base fragile pour les associations en Bretagne (42 réponses) : à lire avec prudence."
    ]


def test_a_universe_is_no_number_of_answers():
    assert found(need(57, base_n=None, universe_n=148429))[1] == (
        "148 429 (associations) : la taille de la population, pas un nombre de réponses."
    )


def test_lost_values_are_counted_mark_by_mark():
    assert found(need(57), *[lost(n, CITIZENS) for n in range(6)])[0] == (
        "6 valeurs sont illisibles dans notre copie (citoyens)."
    )
    assert found(need(57), lost(1, CITIZENS))[0] == "1 valeur est illisible dans notre copie (citoyens)."
    assert found(need(57), need(None, CITIZENS, status="not_published"))[0] == (
        "1 valeur n’est pas publiée (citoyens)."
    )


def test_readings_by_reasoning_are_counted_on_the_marks():
    paired = [need(50 + n, item_id=f"i{n}", reading="reconstructed") for n in range(4)]
    direct = [need(60 + n, item_id=f"d{n}") for n in range(4)]
    assert found(*paired) == ["Les 4 valeurs affichées ont été rattachées à leur libellé par déduction."]
    assert found(*paired, *direct) == [
        "4 des 8 valeurs affichées ont été rattachées à leur libellé par déduction."
    ]
    assert found(paired[0], *direct) == [
        "Une des 5 valeurs affichées a été rattachée à son libellé par déduction."
    ]
    assert found(paired[0]) == ["La valeur affichée a été rattachée à son libellé par déduction."]


def test_values_computed_from_the_answers_say_so():
    assert found(need(57, reading="computed"), need(50, item_id="b", reading="computed")) == [
        "Les 2 valeurs affichées sont calculées à partir du fichier des réponses."
    ]


def test_a_date_that_is_deduced_or_unknown_is_said():
    assert found(need(57, period_status="inferred")) == [
        "Date déduite d’autres sources pour les associations."
    ]
    assert found(need(57, period="")) == ["Date de l’enquête inconnue pour les associations."]


def test_another_value_is_told_with_its_wave_where_it_is_another():
    others = (Other(74.0, "2021-09"), Other(97.0, "2018/2022"))
    assert found(need(69, others=others)) == ["≠ associations : 69 % ici, 97 % (2018-2022) ou 74 % ailleurs."]


def test_another_value_stated_for_two_waves_is_told_once():
    others = (Other(74.0, "2021-09"), Other(74.0, "2018/2022"))
    assert found(need(69, others=others)) == ["≠ associations : 69 % ici, 74 % ailleurs."]


def test_another_value_names_what_tells_it_from_the_other_marks():
    one = need(69, CITIZENS, item_id="i1", item_label="Emploi", others=(Other(74.0, "2019"),))
    assert found(one, need(57, item_id="i2"))[-1] == "≠ emploi, citoyens (2019) : 69 % ici, 74 % ailleurs."


def test_many_other_values_are_told_in_one_line_past_the_fourth():
    marks = [need(60 + n, item_id=f"i{n}", item_label=f"I{n}", others=(Other(5.0, ""),)) for n in range(7)]
    assert found(*marks)[4:] == ["≠ 3 autres valeurs circulent aussi sous une autre forme."]


def test_a_percentage_of_partnerships_and_two_populations_are_said():
    assert found(need(43, base_unit="partenariats")) == [
        "Le pourcentage compte des partenariats des associations, et non des réponses."
    ]
    whole = need(57, COMPANIES, population_id="_T", population_article="les entreprises")
    assert found(whole, need(60, COMPANIES)) == [
        "Populations différentes pour un même profil : les entreprises et les entreprises de 10 salariés et "
        "plus."
    ]


def test_an_indicator_of_another_producer_is_no_result_of_the_observatory():
    one = need(18, study_kind="context", theme="contexte", producer="Insee", actor_profile_id="_T")
    assert found(one) == [
        "Indicateur d’un autre producteur, Insee : ce n’est pas un résultat de l’Observatoire."
    ]


def test_a_gap_that_chance_can_give_is_said():
    near = need(52, base_n=60), need(50, FOUNDATIONS, base_n=60)
    told = found(*near, is_compared=True)
    assert "L’écart testé n’est pas établi : le hasard du tirage suffit à l’expliquer." in told
    assert "Il faudrait environ 18 points d’écart pour conclure." in told


def test_the_gap_that_would_be_needed_is_not_said_of_an_established_one():
    apart = need(90, base_n=400), need(50, FOUNDATIONS, base_n=400)
    assert not any("Il faudrait" in text for text in found(*apart, is_compared=True))


def test_what_concerns_comparability_and_size_is_serious():
    marks = need(57, FOUNDATIONS, base_n=42), need(20, CITIZENS, period_status="inferred")
    every = limits.of(marks, family=Family([marks], GRADES))
    assert [(limit.kind, limit.is_serious) for limit in every] == [
        ("comparability", True),
        ("base", True),
        ("reading", False),
    ]


def test_no_limit_speaks_as_a_statistician_to_statisticians():
    marks = need(57, FOUNDATIONS, base_n=42), need(None, CITIZENS, status="illegible"), need(20, base_n=None)
    told = " ".join(found(*marks, is_compared=True))
    assert not any(word in told for word in ("Wilson", "univers", "réunies à leur libellé", "item", "NaN"))


def test_chips_hold_two_or_three_words():
    assert chips(need(57, base_n=None), need(20, CITIZENS, base_n=None)) == ["Comparaison indicative"]
    assert chips(need(57, FOUNDATIONS, base_n=42)) == ["Base fragile : 42"]
    assert chips(need(57, base_n=12)) == ["Base faible : 12"]
    assert chips(need(57), lost(1), lost(2)) == ["2 valeurs illisibles"]
    assert chips(need(57), lost(1)) == ["1 valeur illisible"]
    assert chips(need(57, wave_rank=2)) == ["Vague antérieure"]
    assert chips(need(57)) == []


def test_a_gap_that_a_test_established_is_not_indicative():
    assert chips(need(92, base_n=1000), need(20, CITIZENS, base_n=1000)) == []


def test_two_official_statistics_are_no_indicative_comparison():
    context = {"study_kind": "context", "theme": "contexte", "actor_profile_id": "_T", "base_n": None}
    assert chips(need(18, context), need(12, context, BRETAGNE)) == ["Contexte"]


def test_a_margin_is_told_in_whole_percents():
    assert limits.margin(need(35), Interval(29.9, 40.6)) == Limit(
        "base", "Marge indicative\u202f: 35\u202f% se lit entre 30\u202f% et 41\u202f%."
    )


def test_why_results_stand_apart():
    graded = Grades([("necessaire", "associations-2021", "citoyens-2019", "C", "la question diffère.")])
    marks = [need(57), need(20, CITIZENS)]
    assert limits.why_apart(marks, grades=graded) == (
        "Ces résultats ne se comparent pas aux autres. La question diffère."
    )
    assert limits.why_apart(marks, grades=Grades()) == (
        "Rien ne permet de comparer ces résultats à ceux des autres profils."
    )
    assert limits.why_apart([need(57), need(43, base_unit="partenariats")], grades=graded) == (
        "Ces pourcentages ne comptent pas la même chose\u202f: chaque carte porte sur sa propre population."
    )


def test_the_number_of_answers_to_the_whole_study_is_told_where_that_of_the_question_is_not():
    assert found(need(57, CITIZENS, base_n=None, study_sample_n=2400)) == [
        "Effectif par question non publié pour les citoyens (2 400 réponses à toute l’étude) : "
        "pas de marge d’erreur."
    ]


def test_a_sample_without_a_number_is_told_as_the_study_tells_it_and_is_no_base_of_a_region():
    bretons = need(57, CITIZENS, BRETAGNE, base_n=None, study_sampling="plus de 2 000 personnes")
    assert found(bretons) == [
        "Effectif régional non publié pour les citoyens : pas de marge d’erreur.",
        "Échantillon de toute l’étude pour les citoyens : plus de 2 000 personnes.",
    ]


def test_values_that_are_not_sure_are_counted_among_the_marks():
    assert found(need(57), need(36, COMPANIES, confidence="low"))[-1] == (
        "Une des 2 valeurs affichées est peu sûre : grisée, suivie de « ? », absente des titres."
    )
