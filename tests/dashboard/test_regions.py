"""Regional results: what stands beside France, what does not, and the sentences made of them."""

import pytest

from dashboard.cards import regions as cards
from dashboard.queries import regions as queries
from tests.dashboard.small_base import METROPOLITAN, small_base

REGIONAL = {"study_id": "regionale", "region_id": "27", "period": "", "value": 75.0}
NATIONAL = {"study_id": "nationale", "value": 69.0}
TWO_STUDIES = [{"study_id": "regionale"}, {"study_id": "nationale"}]


def grade(letter: str) -> list[dict[str, str]]:
    return [
        {
            "question_id": "question",
            "study_a": "nationale",
            "study_b": "regionale",
            "grade": letter,
            "reason": "raison",
        }
    ]


def results(**tables):
    return queries.regional_results(small_base(studies=TWO_STUDIES, **tables))


def test_the_same_question_in_two_studies_without_a_grade_is_not_compared():
    rows = results(figures=[REGIONAL, NATIONAL])
    assert rows["value"].tolist() == [75.0]
    assert rows["reference_value"].isna().all()


@pytest.mark.parametrize(("letter", "expected"), [("A", [69.0]), ("B", [69.0]), ("C", [None])])
def test_only_grades_a_and_b_put_france_beside_a_region(letter, expected):
    rows = results(figures=[REGIONAL, NATIONAL], comparability=grade(letter))
    assert [None if value != value else value for value in rows["reference_value"]] == expected


def test_the_same_study_needs_no_grade():
    rows = results(figures=[REGIONAL, NATIONAL | {"study_id": "regionale"}])
    assert rows["reference_value"].tolist() == [69.0]
    assert rows["reference_grade"].tolist() == ["A"]


@pytest.mark.parametrize(
    "other",
    [
        {"actor_profile_id": "entreprises"},
        {"measure_id": "mean_10"},
        {"is_preferred": False},
        {"value": None, "status": "illegible"},
        {"region_id": "53"},
    ],
)
def test_a_national_row_of_another_kind_is_not_the_reference(other):
    rows = results(figures=[REGIONAL, NATIONAL | other], comparability=grade("A"))
    assert rows.loc[rows["region_id"] == "27", "reference_value"].isna().all()


def test_a_part_of_the_profile_is_named_when_it_stands_beside_the_whole():
    rows = results(figures=[REGIONAL, NATIONAL | {"population_id": "grandes"}], comparability=grade("B"))
    assert rows["reference_population_label"].tolist() == ["Grandes organisations"]


def test_a_region_comes_with_the_grouping_it_belongs_to():
    base = small_base(figures=[{"region_id": "93+94", "value": 48.0}, {"region_id": "27", "value": 50.0}])
    assert queries.regional_results(base, region_id="94")["region_id"].tolist() == ["93+94"]
    assert queries.regional_results(base, region_id="27")["region_id"].tolist() == ["27"]
    assert len(queries.regional_results(base)) == 2


def test_context_and_facts_are_not_results_of_the_observatoire():
    base = small_base(
        studies=[{"study_id": "contexte", "kind": "context"}, {"study_id": "faits", "kind": "facts"}],
        figures=[
            {"study_id": "contexte", "region_id": "27", "value": 1.0},
            {"study_id": "faits", "region_id": "27", "value": 2.0},
        ],
    )
    assert queries.regional_results(base).empty


def test_a_rank_stated_for_nearly_all_regions_is_one_row():
    rank = {"measure_id": "rank", "value": 1.0}
    base = small_base(figures=[rank | {"region_id": code} for code in METROPOLITAN])
    shared = queries.shared_ranks(base)
    assert shared[["item_label", "value", "regions_n"]].values.tolist() == [["Ensemble", 1.0, 13]]
    assert "vaut pour 13 régions à la fois" in cards.results_lead(base, region_id="_T")
    assert cards.other_results(base, region_id="_T").empty
    assert len(cards.other_results(base, region_id="53")) == 1


def test_a_rank_stated_for_two_regions_is_no_sentence_on_all():
    rank = {"measure_id": "rank", "value": 1.0}
    base = small_base(figures=[rank | {"region_id": code} for code in ("27", "53")])
    assert queries.shared_ranks(base).empty
    assert len(cards.other_results(base, region_id="_T")) == 2


def test_a_card_says_region_and_france_with_their_waves():
    base = small_base(
        studies=TWO_STUDIES,
        figures=[
            REGIONAL,
            NATIONAL,
            REGIONAL | {"actor_profile_id": "entreprises", "value": 82.0},
        ],
        comparability=grade("B"),
    )
    (card,) = cards.result_cards(base, region_id="_T")
    assert card.finding == (
        "En Bourgogne-Franche-Comté, «\u202fQuestion d’essai\u202f»\u202f: 82\u202f% des entreprises\u202f; "
        "75\u202f% des citoyens (France\u202f: 69\u202f%)"
    )
    assert card.table.values.tolist() == [
        ["Entreprises", "82\u202f%", "pas de résultat comparable", "vague non précisée"],
        ["Citoyens", "75\u202f%", "69\u202f% (2015)", "vague non précisée"],
    ]
    assert "La valeur France vient d’une autre étude" in " ".join(card.notes)
    assert card.data["value"].tolist() == [82.0, 75.0, 69.0]
    assert card.data["region_id"].tolist() == ["27", "27", "FR"]


def test_results_beside_france_come_first():
    base = small_base(
        studies=TWO_STUDIES,
        figures=[
            {"study_id": "regionale", "region_id": "24", "actor_profile_id": "entreprises", "value": 50.0},
            REGIONAL,
            NATIONAL,
        ],
        comparability=grade("A"),
    )
    assert [card.card_id for card in cards.result_cards(base, region_id="_T")] == [
        "regions_27_question_share_regionale",
        "regions_24_question_share_regionale",
    ]


def test_a_lost_value_is_drawn_with_its_word():
    base = small_base(figures=[{"region_id": "27", "value": None, "status": "illegible"}])
    (card,) = cards.result_cards(base, region_id="_T")
    assert card.table.iloc[0, 1] == "illisible dans notre copie"
    assert not card.figure.data


def test_a_region_without_results_says_so_and_where_to_look():
    assert cards.results_lead(small_base(figures=[{"region_id": "53", "value": 1.0}]), region_id="53") == (
        "Bretagne\u202f: 1 résultat publié par l’Observatoire, sans valeur France comparable."
    )
    base = small_base(studies=[{"kind": "context"}], figures=[{"region_id": "53", "value": 1.0}])
    assert "n’a publié aucun résultat" in cards.results_lead(base, region_id="53")
    assert "aucun résultat régional" in cards.results_lead(base, region_id="_T")


def test_the_portrait_names_year_producer_and_what_is_not_published():
    context = {
        "study_id": "contexte",
        "question_id": "ctx_taux",
        "actor_profile_id": "_T",
        "region_id": "53",
    }
    base = small_base(
        studies=[{"study_id": "contexte", "kind": "context", "producer": "Producteur"}],
        figures=[
            context | {"period": "2013", "value": 10.0},
            context | {"period": "2018", "value": 10.9},
            context | {"period": "2018", "value": 14.6, "region_id": "FRM"},
            context | {"question_id": "ctx_nombre", "measure_id": "count", "value": 8600.0},
        ],
    )
    assert cards.context_portrait(base, region_id="53").values.tolist() == [
        ["Taux d’essai, 2018 (Producteur)", "10,9\u202f%", "–", "14,6\u202f% (métropole)"],
        ["Nombre d’essai, 2015 (Producteur)", "8\u202f600", "–", "non publié"],
    ]
