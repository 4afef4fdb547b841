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
ILLEGIBLE_CELLS = {"citoyens": 20, "elus_locaux": 6, "entreprises": 32, "associations": 27, "fondations": 18}


def source_rows(figures: pd.DataFrame, letter: str) -> list[str]:
    """Numbers of one source list, in order, as often as rows carry them."""
    return sorted(figures["source_row"][figures["source_row"].str.fullmatch(rf"{letter}\d+")])


def test_each_of_the_248_statements_is_loaded_once(figures):
    assert source_rows(figures, "W") == [f"W{n:03d}" for n in range(1, 249)]


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
