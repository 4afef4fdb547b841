"""What must be in the tables: every row of the two source lists, every cell of the transcribed charts."""

import pandas as pd
import pytest

GRID_CELLS = {  # items x options of the five charts « L'impact des alliances, vu par … »
    "citoyens": 7 * 7,  # five options, top-2, top-3
    "elus_locaux": 7 * 1,  # top-2 only
    "entreprises": 7 * 7,  # six options with NSP, top-2
    "associations": 7 * 7,
    "fondations": 7 * 6,  # five options without NSP, top-2
}
ILLEGIBLE_CELLS = {"citoyens": 21, "elus_locaux": 6, "entreprises": 32, "associations": 27, "fondations": 17}
STATEMENTS = [*range(1, 249), *range(305, 312), *range(324, 354)]
"""Numbers of the two lists of statements: 248, then 37 more."""
NAMED_WITHOUT_A_FIGURE = {
    "arpea-entreprises-2009",
    "impact-academiques-2021",
    "parole-jeunes-2023",
    "tendances-fragilites-2025",
}


def source_rows(figures: pd.DataFrame, letter: str) -> list[str]:
    """Numbers of one source list, in order, as often as rows carry them."""
    return sorted(figures["source_row"][figures["source_row"].str.fullmatch(rf"{letter}\d+")])


def test_each_of_the_285_statements_is_loaded_once(figures):
    assert len(STATEMENTS) == 248 + 37
    assert source_rows(figures, "W") == [f"W{n:03d}" for n in STATEMENTS]


def test_each_of_the_840_regional_indicators_is_loaded_for_its_region(figures):
    regional = figures[~figures["region_id"].isin(["FR", "FRM", "FRP"])]
    assert set(source_rows(regional, "R")) <= {f"R{n:04d}" for n in range(1, 841)}
    assert set(source_rows(figures, "R")) == {f"R{n:04d}" for n in range(1, 841)}


def test_context_figures_are_never_answers_of_a_profile(figures):
    context = figures[figures["study_id"].str.startswith("contexte-")]
    assert set(context["actor_profile_id"]) == {"_T"}


@pytest.mark.parametrize("profile", GRID_CELLS)
def test_the_whole_grid_of_perceived_impacts_is_there_for(figures, profile):
    grid = figures[
        (figures["question_id"] == "impact_percu")
        & (figures["actor_profile_id"] == profile)
        & figures["is_preferred"]
        & (figures["region_id"] == "FR")
    ]
    assert len(grid) == GRID_CELLS[profile]
    assert (grid["status"] == "illegible").sum() == ILLEGIBLE_CELLS[profile]


def test_the_associations_types_of_partnership_keep_their_twelve_lost_cells(figures):
    lost = figures[
        (figures["study_id"] == "impact-associations-2021")
        & (figures["question_id"] == "types_partenariat")
        & (figures["publication_id"] == "atelier-alliances-2022-03")
        & (figures["measure_id"] == "share")
    ]
    assert len(lost) == 12
    assert set(lost["status"]) == {"illegible"}


def test_companies_36_and_37_percent_meet_on_one_observation(figures):
    rate = figures[
        (figures["question_id"] == "taux_partenariat")
        & (figures["actor_profile_id"] == "entreprises")
        & (figures["period"] == "2015")
        & (figures["region_id"] == "FR")
    ]
    assert {36.0, 37.0} <= set(rate["value"])


def test_every_observation_has_exactly_one_preferred_row(figures):
    assert (figures.groupby("observation_id")["is_preferred"].sum() == 1).all()


def test_no_mean_out_of_ten_is_a_percentage(figures):
    means = figures[figures["measure_id"] == "mean_10"]
    assert means["value"].max() <= 10
    assert not means["value_printed"].fillna("").str.contains("%").any()


def test_the_thirteen_regions_put_employment_first(figures):
    ranks = figures[
        (figures["study_id"] == "phare-citoyens-2015")
        & (figures["measure_id"] == "rank")
        & (figures["region_id"].str.fullmatch(r"\d\d"))
        & (figures["value"] == 1)
    ]
    assert ranks["region_id"].nunique() == 13


def test_the_pioneers_63_and_65_percent_meet_on_one_observation_and_in_one_claim(figures, tables):
    pioneers = figures[
        (figures["study_id"] == "phare-pionniers-2016") & (figures["item_id"] == "territoire_engage")
    ]
    claims = pd.read_parquet(tables / "claims.parquet")
    tied = claims[claims["claim_id"] == "pionniers_63_65"].set_index("figure_id")["relation"]

    assert pioneers["observation_id"].nunique() == 1
    assert pioneers.set_index("source_row")["value"].to_dict() == {"W025": 65, "W310": 63}
    assert tied.loc[pioneers["figure_id"]].tolist() == ["confirms", "differs"]


def test_118_foundations_are_the_base_of_what_foundations_answered_in_2017_and_of_no_support(figures):
    rows = figures[figures["study_id"] == "fonds-fondations-2017"]
    bases = rows.groupby("population_id")["base_n"].agg(lambda bases: set(bases.dropna()))

    assert len(rows) == 15
    assert bases.to_dict() == {"_T": {118}, "soutiens": set()}


def test_a_study_that_is_only_named_says_that_nothing_is_published(figures):
    rows = figures[figures["status"] == "not_published"]

    assert set(rows["study_id"]) == NAMED_WITHOUT_A_FIGURE
    assert rows["value"].isna().all()
    assert len(figures[figures["study_id"].isin(NAMED_WITHOUT_A_FIGURE)]) == len(rows)


def test_no_result_of_a_region_stands_on_the_sample_of_france(figures, tables):
    studies = pd.read_parquet(tables / "studies.parquet").set_index("study_id")
    regional = figures[
        ~figures["region_id"].isin(["FR", "FRM", "FRP"])
        & (figures["actor_profile_id"] != "_T")
        & ~figures["study_id"].str.startswith("contexte-")
    ]

    assert len(regional) > 30
    assert regional["base_n"].isna().all()
    assert studies.loc[regional["study_id"].unique(), "sample_n"].isna().all()


def test_a_bound_or_a_rounded_word_keeps_its_qualifier(figures):
    words = figures[
        figures["value_printed"].fillna("").str.contains(r"tiers|quarts|moitié|sur (?:deux|\d)", regex=True)
    ]

    assert set(words["qualifier"]) == {"≈", ">"}
    assert len(words) == 9


def test_no_verb_says_the_opposite_of_the_only_answers_held(figures, tables):
    """« assez mobilisés » would, of 49 % who answer « pas encore suffisamment »."""
    questions = pd.read_parquet(tables / "questions.parquet").set_index("question_id")["verb_fr"]
    responses = pd.read_parquet(tables / "responses.parquet").set_index("response_id")
    favourable = responses.index[responses["is_favourable"].eq(True)]
    told = figures[figures["response_id"].isin(["_T", "oui", "cite", *favourable])]

    assert "pas_suffisamment" in set(figures["response_id"])
    with_verb = set(questions.index[questions != ""]) & set(figures["question_id"])
    assert with_verb - set(told["question_id"]) == set()


def test_a_survey_of_employing_associations_names_them_wherever_its_rows_say_the_whole_profile(
    figures, tables
):
    asked = pd.read_parquet(tables / "wordings.parquet").set_index(["study_id", "question_id"])["asked_fr"]
    whole = figures[(figures["study_id"] == "impact-associations-2021") & (figures["population_id"] == "_T")]
    questions = set(whole["question_id"]) - {"effectif"}

    assert {asked["impact-associations-2021", code] for code in questions} == {"les associations employeuses"}
    assert asked["impact-entreprises-2021", "types_partenariat"] == "les entreprises"
    assert asked["phare-pionniers-2016", "dynamique_coconstruction"] == "les pionniers des alliances"
