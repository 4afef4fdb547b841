"""Values read by eye in the publications: the text files in, the same numbers out of the built tables."""

import pandas as pd
import pytest

TOP2 = {  # document 004, lines 393-507: printed « % impact fort » or « Impact très fort ou fort »
    "citoyens": [56, 54, 55, 50, 53, 51, 42],
    "entreprises": [58, 56, 54, 47, 55, 52, 48],
    "associations": [88, 83, 75, 50, 53, 70, 81],
    "fondations": [95, 86, 81, 71, 62, 64, 81],
}
ITEMS = [
    "mobilisation_collective",
    "engagement_personnes",
    "innovation_territoriale",
    "innovation_grande_echelle",
    "performance_entreprises",
    "performance_collectivites",
    "performance_associations",
]
IMPACT_OPTIONS = [  # profile, item, response, value, line of document 004
    ("citoyens", "mobilisation_collective", "modere", 34, 394),
    ("citoyens", "mobilisation_collective", "top3", 90, 393),
    ("citoyens", "engagement_personnes", "top3", 89, 396),
    ("citoyens", "performance_collectivites", "faible", 10, 399),
    ("citoyens", "performance_collectivites", "pas_du_tout", 3, 399),
    ("citoyens", "innovation_grande_echelle", "tres_fort", 11, 402),
    ("citoyens", "innovation_grande_echelle", "faible", 11, 402),
    ("citoyens", "innovation_grande_echelle", "top3", 85, 402),
    ("citoyens", "performance_associations", "modere", 46, 404),
    ("elus_locaux", "performance_collectivites", "top2", 56, 409),
    ("entreprises", "engagement_personnes", "fort", 45, 451),
    ("entreprises", "performance_entreprises", "modere", 38, 452),
    ("entreprises", "innovation_territoriale", "fort", 43, 454),
    ("entreprises", "performance_associations", "fort", 41, 463),
    ("associations", "mobilisation_collective", "tres_fort", 43, 476),
    ("associations", "mobilisation_collective", "fort", 45, 476),
    ("associations", "engagement_personnes", "modere", 15, 478),
    ("associations", "performance_associations", "fort", 49, 480),
    ("associations", "innovation_territoriale", "modere", 18, 482),
    ("associations", "performance_collectivites", "faible", 8, 484),
    ("fondations", "mobilisation_collective", "tres_fort", 50, 499),
    ("fondations", "engagement_personnes", "modere", 14, 500),
    ("fondations", "innovation_territoriale", "tres_fort", 52, 501),
    ("fondations", "performance_associations", "modere", 17, 503),
    ("fondations", "performance_entreprises", "tres_fort", 14, 507),
    ("fondations", "performance_entreprises", "faible", 14, 507),
]
ELSEWHERE = [  # source row, question, item, response, measure, profile, region, value
    ("W022", "taux_partenariat", "avec_entreprises", "oui", "share", "associations", "FR", 38),
    ("W026", "taux_partenariat", "avec_associations", "oui", "share", "entreprises", "FR", 21),
    ("W029", "territoire_en_mouvement", "_T", "oui_total", "share", "elus_locaux", "FR", 91),
    ("W092", "fragilites_prioritaires", "emploi", "_T", "mean_10", "citoyens", "FR", 7.1),
    ("W127", "taux_partenariat", "avec_interet_general", "oui", "share", "entreprises", "FR", 37),
    ("W128", "evolution_taux_partenariat", "avec_interet_general", "_T", "points", "entreprises", "FR", 8.5),
    ("W219", "source_innovation", "_T", "oui", "share", "associations", "27", 95),
    ("W231", "fragilites_prioritaires", "pauvrete_exclusion", "_T", "mean_10", "entreprises", "75", 6.0),
    ("W305", "taux_partenariat", "_T", "oui", "share", "entreprises", "76", 33),
    ("W307", "strategie_alliance", "_T", "oui", "share", "elus_locaux", "FR", 75),
    ("W310", "dynamique_coconstruction", "territoire_engage", "oui", "share", "ecosysteme", "FR", 63),
    ("W311", "dynamique_coconstruction", "en_emergence", "oui", "share", "ecosysteme", "FR", 34),
    ("W324", "utilite_jouer_collectif", "_T", "oui", "share", "entreprises", "FR", 84),
    ("W325", "utilite_jouer_collectif", "_T", "oui", "share", "elus_locaux", "FR", 92),
    ("W326", "taux_partenariat", "avec_entreprises", "oui", "share", "associations", "FR", 50),
    ("W329", "taille_entreprises_partenaires", "pme", "oui", "share", "associations", "FR", 50),
    ("W330", "programme_alliances", "mesures_depassees", "_T", "count", "_T", "FR", 12),
    ("W333", "programme_impact", "exemples_inspirants", "_T", "count", "_T", "FR", 1200),
    ("W336", "structures_soutenues", "associations", "oui", "share", "fondations", "FR", 94),
    ("W341", "duree_soutien", "plus_de_trois_ans", "oui", "share", "fondations", "FR", 22),
    ("W347", "secteur_pas_mature", "_T", "oui", "share", "fondations", "FR", 76),
    ("W350", "evaluation_fondations", "propre_impact", "oui", "share", "fondations", "FR", 27),
    ("W351", "source_innovation", "_T", "oui", "share", "citoyens", "FR", 69),
    ("W353", "programme_alliances", "territoires_pilotes", "_T", "count", "_T", "FR", 12),
    ("004:521", "programme_impact", "webinaires_pedagogiques", "_T", "count", "_T", "FR", 12),
    ("002:73", "programme_alliances", "annees_recherche", "_T", "count", "_T", "FR", 17),
    ("001:30", "programme_alliances", "leviers_projet_innovant", "_T", "count", "_T", "FR", 7),
    ("R0001", "ctx_poids_ess_emploi", "_T", "_T", "share", "_T", "11", 7.1),
    ("004:1144", "jouer_collectif_necessaire", "_T", "oui", "share", "elus_locaux", "FR", 92),
    ("004:1145", "jouer_collectif_necessaire", "_T", "oui", "share", "entreprises", "FR", 83),
    ("004:1146", "jouer_collectif_necessaire", "_T", "oui", "share", "associations", "FR", 97),
    ("004:1147", "jouer_collectif_necessaire", "_T", "oui", "share", "fondations", "FR", 98),
    ("004:186", "types_partenariat", "cooperation_economique", "non", "share", "entreprises", "FR", 65),
    (
        "004:173",
        "types_partenariat",
        "pratiques_responsables",
        "dans_6_mois",
        "share",
        "entreprises",
        "FR",
        6,
    ),
    ("002:51", "types_partenariat", "pratiques_responsables", "oui", "share", "entreprises", "FR", 54),
    ("002:51", "types_partenariat", "mecenat", "oui", "share", "entreprises", "FR", 25),
    ("003:201", "territorialite_partenariats", "local", "oui", "share", "associations", "FR", 73),
    ("003:207", "territorialite_partenariats", "international", "oui", "share", "associations", "FR", 11),
    ("003:209", "nombre_echelons", "_T", "_T", "mean", "associations", "FR", 1.6),
    ("003:175", "source_innovation", "_T", "oui", "share", "associations", "FR", 90),
    ("004:816", "programme_impact", "etudes_statistiques", "_T", "count", "_T", "FR", 21),
    ("004:1219", "programme_impact", "dynamiques_partenariales", "_T", "count", "_T", "FR", 650),
    ("004:1224", "programme_impact", "ecosystemes_territoriaux", "_T", "count", "_T", "FR", 350),
]


def preferred(figures: pd.DataFrame, **codes: str) -> pd.DataFrame:
    """The preferred rows that carry these codes."""
    mask = figures["is_preferred"]
    for column, code in codes.items():
        mask &= figures[column] == code
    return figures[mask]


@pytest.mark.parametrize("profile", TOP2)
def test_printed_top2_of_every_item_survives_the_build(figures, profile):
    rows = preferred(
        figures, question_id="impact_percu", actor_profile_id=profile, response_id="top2", region_id="FR"
    )
    assert rows.set_index("item_id")["value"].loc[ITEMS].tolist() == TOP2[profile]


@pytest.mark.parametrize("profile, item, response, value, line", IMPACT_OPTIONS)
def test_printed_impact_option_survives_the_build(figures, profile, item, response, value, line):
    rows = preferred(
        figures,
        question_id="impact_percu",
        actor_profile_id=profile,
        item_id=item,
        response_id=response,
    )
    assert rows["value"].tolist() == [value]
    assert str(line) in rows["source_row"].item()


@pytest.mark.parametrize("row, question, item, response, measure, profile, region, value", ELSEWHERE)
def test_other_printed_figure_survives_the_build(
    figures, row, question, item, response, measure, profile, region, value
):
    found = figures[
        (figures["source_row"] == row)
        & (figures["question_id"] == question)
        & (figures["item_id"] == item)
        & (figures["response_id"] == response)
        & (figures["measure_id"] == measure)
        & (figures["actor_profile_id"] == profile)
        & (figures["region_id"] == region)
    ]
    assert found["value"].tolist() == [value]


def test_the_companies_rate_is_36_percent_in_2015_and_57_in_2021_on_one_page(figures):
    rows = figures[figures["source_row"] == "002:46"].set_index("study_id")
    assert rows["value"].to_dict() == {"impact-entreprises-2021": 57, "phare-entreprises-2015": 36}


def test_a_figure_that_our_copy_lost_stays_empty(figures):
    lost = preferred(
        figures,
        question_id="impact_percu",
        actor_profile_id="fondations",
        item_id="performance_collectivites",
        response_id="fort",
    )
    assert lost["value"].isna().all()
    assert lost["status"].tolist() == ["illegible"]


def test_148_429_associations_are_a_universe_and_never_a_sample(figures):
    rows = figures[figures["base_label"].fillna("").str.contains("148 429")]
    assert len(rows) >= 49
    assert set(rows["universe_n"]) == {148429}
    assert rows["base_n"].isna().all()


def test_42_foundations_are_the_base_and_every_percentage_is_a_multiple_of_one_42nd(figures):
    rows = figures[(figures["base_n"] == 42) & figures["value"].notna()]
    assert {round(k / 42 * 100) for k in range(43)} >= set(rows["value"].astype(int))
    assert len(rows) == 25


def test_a_number_that_two_answers_could_claim_is_given_to_neither(figures):
    eight_percent = figures[
        (figures["question_id"] == "impact_percu")
        & (figures["actor_profile_id"] == "citoyens")
        & (figures["item_id"] == "performance_associations")
        & figures["response_id"].isin(["tres_fort", "fort"])
    ]
    four_percent = figures[
        (figures["study_id"] == "impact-entreprises-2021") & (figures["source_row"] == "004:169")
    ]

    assert eight_percent["status"].tolist() == ["illegible", "illegible"]
    assert four_percent.set_index("response_id")["status"].to_dict() == {
        "dans_6_mois": "illegible",
        "oui_ou_6_mois": "published",
    }


def test_no_class_of_communes_is_said_that_the_page_does_not_print(figures, tables):
    populations = pd.read_parquet(tables / "populations.parquet").set_index("population_id")
    rows = figures[figures["source_row"].isin(["W032", "W033"])].set_index("source_row")
    told = populations.loc[rows["population_id"], ["label_fr", "article_fr"]]

    assert not told.apply(lambda words: words.str.contains(r"\d")).any(axis=None)
    assert rows["label_reported"].to_dict() == {
        "W032": "plus petites communes",
        "W033": "plus grandes communes",
    }
    assert set(rows["confidence"]) == {"low"}
