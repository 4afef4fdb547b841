"""Comparing profiles: who may share an axis, the gaps to one of them, and what is said when none compares."""

import pandas as pd
import pytest

from dashboard import comparability
from dashboard.cards import apart, compare, wording
from dashboard.cards.card import Card
from dashboard.comparability import comparable_groups
from dashboard.queries import compare as queries

ROWS = pd.DataFrame(
    {
        "question_id": "q",
        "response_id": "oui",
        "study_id": ["old", "new", "other"],
        "actor_profile_id": ["entreprises", "entreprises", "citoyens"],
        "period": ["2015", "2021", "2020"],
    }
)


def grades(*pairs: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [("q", *pair) for pair in pairs], columns=["question_id", "study_a", "study_b", "grade"]
    )


def studies(groups: list[pd.DataFrame]) -> list[set[str]]:
    return [set(group["study_id"]) for group in groups]


def cards(cursor, question_id: str, *, reference_id: str = "entreprises", **choices: str) -> list[Card]:
    view = {"sort": "ecart", "item_id": compare.ALL_ITEMS} | choices
    return compare.all_cards(cursor, question_id=question_id, reference_id=reference_id, **view)


def axes(cursor, question_id: str) -> list[pd.DataFrame]:
    rows = queries.candidates(cursor, question_id=question_id)
    return comparability.shared_axes(rows, queries.grades(cursor))


def test_without_a_stated_grade_every_study_stands_alone():
    assert studies(comparable_groups(ROWS, grades())) == [{"new"}, {"other"}, {"old"}]


def test_studies_graded_a_or_b_share_an_axis_and_c_does_not():
    stated = grades(("new", "other", "B"), ("old", "new", "C"))
    assert studies(comparable_groups(ROWS, stated)) == [{"new", "other"}, {"old"}]


def test_a_study_joins_a_group_only_if_it_compares_with_all_of_it():
    stated = grades(("new", "other", "A"), ("old", "other", "A"))
    assert studies(comparable_groups(ROWS, stated)) == [{"new", "other"}, {"old"}]


@pytest.mark.parametrize("question_id", ["taux_partenariat", "fragilites_prioritaires"])
def test_questions_that_only_share_a_theme_share_no_axis(cursor, question_id):
    assert axes(cursor, question_id) == []
    (card,) = cards(cursor, question_id, reference_id="")
    assert card.card_id == f"comparer_{question_id}_a-part"
    assert card.notes[0] == "Même thème seulement (C)\u202f: rien ne dit que ces résultats se comparent."


def test_shares_of_partners_and_of_the_whole_profile_share_no_axis(cursor):
    (axis,) = axes(cursor, "types_partenariat")
    assert set(axis["period"]) == {"2015"}
    apart = cards(cursor, "types_partenariat")[-1]
    assert apart.finding == (
        "Types de partenariat pratiqués, sans comparaison possible\u202f: en tête chez les entreprises de 10 "
        "salariés et plus (2021), les pratiques responsables (54\u202f%)\u202f; en tête chez les "
        "associations en partenariat ou qui en prévoient un (2021), le mécénat (59\u202f%)\u202f; ordre non "
        "testable\u202f: effectif non publié"
    )


def test_the_statement_that_names_no_study_compares_with_nothing(cursor):
    assert "etude-non-precisee" not in set(queries.candidates(cursor)["study_id"])


def test_every_axis_holds_each_profile_once_a_line(cursor):
    for question_id in compare.questions(cursor):
        for axis in axes(cursor, question_id):
            assert not axis.duplicated(["region_id", "item_id", "actor_profile_id"]).any(), question_id


def test_questions_of_several_profiles_are_offered_in_the_order_of_the_questionnaire(cursor):
    assert list(compare.questions(cursor)) == [
        "impact_percu",
        "jouer_collectif_necessaire",
        "utilite_jouer_collectif",
        "source_innovation",
        "alliances_fragilites_moteurs",
        "leviers_partages",
        "taux_partenariat",
        "types_partenariat",
        "territorialite_partenariats",
        "utilite_evaluation",
        "fragilites_prioritaires",
        "dynamique_coconstruction",
    ]


def test_only_what_can_be_chosen_is_offered(cursor):
    names = [name for name, *_ in compare.choices(cursor, question_id="impact_percu")]
    assert names == ["reference_id", "item_id", "sort"]
    assert [name for name, *_ in compare.choices(cursor, question_id="source_innovation")] == ["reference_id"]
    assert compare.choices(cursor, question_id="taux_partenariat") == []


def test_perceived_impact_opens_on_the_widest_gaps(cursor):
    values, gaps = cards(cursor, "impact_percu")
    assert values.finding == (
        "Impact fort ou très fort\u202f: l’écart entre profils est le plus large (39\u202fpoints) sur la "
        "mobilisation collective du territoire et sur la performance des associations\u202f; écarts non "
        "testables\u202f: effectif non publié"
    )
    assert gaps.finding == (
        "Par rapport aux entreprises, le plus grand écart\u202f: les fondations sur la mobilisation "
        "collective du territoire, +37\u202fpoints (95\u202f% contre 58\u202f%)\u202f; écart non "
        "testable\u202f: effectif non publié"
    )
    assert gaps.table["Fondations"].tolist() == [f"+{gap}\u202fpoints" for gap in (37, 33, 30, 27, 24, 12, 7)]


def test_gaps_are_called_computed_and_not_testable(cursor):
    notes = cards(cursor, "impact_percu")[1].notes
    assert notes[0].startswith("Écarts calculés ici") and "aucune publication ne les imprime" in notes[0]
    assert notes[1] == (
        "Écarts non testables\u202f: effectif non publié pour les citoyens, les entreprises, les "
        "associations et "
        "les élus locaux."
    )


def test_a_reference_lost_in_the_copy_leaves_its_lines_without_gap_and_says_so(cursor):
    gaps = cards(cursor, "impact_percu", reference_id="elus_locaux")[1]
    assert gaps.table.iloc[:, 0].tolist() == ["Performance des collectivités"]
    assert any("illisible dans notre copie (" in note for note in gaps.notes)


@pytest.mark.parametrize(
    ("sort", "items"),
    [
        ("questionnaire", ["mobilisation_collective", "engagement_personnes", "innovation_territoriale"]),
        ("valeur", ["mobilisation_collective", "engagement_personnes", "innovation_territoriale"]),
        ("ecart", ["performance_collectivites", "mobilisation_collective", "engagement_personnes"]),
    ],
)
def test_lines_are_sorted_as_asked(cursor, sort, items):
    card = cards(cursor, "impact_percu", reference_id="elus_locaux", sort=sort)[0]
    labels = compare.items(cursor, question_id="impact_percu")
    assert card.table.iloc[:3, 0].tolist() == [labels[item] for item in items]


def test_the_highest_value_decides_the_order_of_the_lines(cursor):
    table = cards(cursor, "types_partenariat", sort="valeur")[0].table
    assert table["Item"].tolist() == [
        "Mécénat",
        "Pratiques responsables",
        "Coopération économique",
        "Innovation sociétale",
    ]


def test_one_item_can_be_shown_alone(cursor):
    values, gaps = cards(cursor, "impact_percu", item_id="engagement_personnes")
    assert values.table.to_numpy().tolist() == [
        [
            "Engagement des personnes",
            "54\u202f%",
            "illisible dans notre copie",
            "56\u202f%",
            "83\u202f%",
            "86\u202f% (36 sur 42)",
        ]
    ]
    assert gaps.data["gap_pts"].tolist()[0] == -2 and gaps.data["is_derived"].all()


def test_source_of_innovation_sets_bourgogne_beside_france(cursor):
    card = compare.source_of_innovation(cursor)
    assert card.table.to_numpy().tolist() == [
        [
            "France",
            "69\u202f%\u202f≠",
            "87\u202f%\u202f≠",
            "81\u202f%\u202f≠",
            "86\u202f%\u202f≠",
            "non publié",
        ],
        ["Bourgogne-Franche-Comté", "75\u202f%", "non publié", "82\u202f%", "95\u202f%", "non publié"],
    ]
    assert card.notes[0] == (
        "Non publié\u202f: aucune publication relevée ne donne la réponse des fondations."
    )


def test_a_profile_with_nothing_published_is_a_hollow_mark_in_the_key(cursor):
    figure = cards(cursor, "types_partenariat")[0].figure
    key = next(note.text for note in figure.layout.annotations if "Entreprises" in note.text)
    assert "⬠</span> Fondations" in key and key.endswith("non publié</span>")


def test_each_profile_is_set_beside_what_the_others_expect_for_it(cursor):
    card = compare.own_performance(cursor)
    assert card.finding == (
        "Un impact fort ou très fort sur leur propre performance\u202f: 55\u202f% des entreprises (chez les "
        "autres, de 53\u202f% à 62\u202f%), 56\u202f% des élus locaux (de 51\u202f% à 70\u202f%) et "
        "81\u202f% des associations (de 42\u202f% à 81\u202f%)"
    )
    written = {note.text for note in card.figure.layout.annotations}
    assert {"<b>55</b>", "<b>56</b>", "<b>81</b>"} <= written


def test_the_reference_wording_comes_first_and_the_others_say_how_far_they_compare(cursor):
    entries = wording.of_profiles(cursor, question_id="impact_percu", reference_id="entreprises")
    reasons = {entry.profile: entry.reason for entry in entries}
    assert next(iter(reasons)) == "Entreprises"
    assert reasons["Associations"].startswith("Mêmes mots que la référence. Comparable (A)\u202f:")
    assert "Comparable avec réserve (B)\u202f: La formulation posée aux élus" in reasons["Élus locaux"]
    lost = next(entry for entry in entries if entry.profile == "Élus locaux")
    assert lost.pieces == ()


def test_a_wording_is_told_against_the_study_that_is_drawn(cursor):
    entries = wording.of_profiles(cursor, question_id="source_innovation", reference_id="associations")
    assert entries[0].study == "PHARE-Associations, 2015"


def test_what_the_page_does_not_draw_is_counted(cursor):
    assert apart.left_out(cursor, question_id="taux_partenariat").startswith("Neuf autres valeurs")
    assert "note moyenne sur 10 et rang" in apart.left_out(cursor, question_id="fragilites_prioritaires")
    assert apart.left_out(cursor, question_id="impact_percu") == ""
