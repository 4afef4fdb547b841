"""Queries beside the slices: code lists, sources, catalogue, search and history, as records."""

import duckdb
import pytest

from dashboard.queries import (
    catalogue,
    codelists,
    history,
    regional,
    search,
    sources,
    typology,
)
from tests.dashboard import small_base
from tests.dashboard.small_base import desk_with_waves

INNOVATION = (
    "phare-citoyens-2015.source_innovation._T.oui.share.citoyens._T.FR.2015-09@lerameau-phare-citoyens-2015"
)


def test_values_are_counted_once_an_observation_and_without_context(desk):
    regions = {one.region_id: one.known_n for one in codelists.regions(desk)}
    counted = desk.cursor.execute(
        "select region_id, count(value) from observed where is_preferred "
        "and study_kind in ('survey', 'unspecified') group by all having count(value) > 0"
    ).fetchall()
    assert {code: n for code, n in regions.items() if n} == dict(counted)


def test_the_regions_offered_are_those_of_today_on_which_something_is_held(desk):
    assert len(regional.regions(desk)) == 18
    few = small_base.small_base(
        figures=[{"region_id": "93+94", "value": 1.0}, {"region_id": "53", "value": 2.0}]
    )
    assert [one.region_id for one in regional.regions(few)] == ["53", "93", "94"]
    assert regional.region(few, "53").phrase == "en Bretagne"
    with pytest.raises(KeyError):
        regional.region(few, "99")


def test_a_figure_comes_with_its_study_and_the_words_of_its_status(desk):
    found = sources.figure(desk, figure_id=INNOVATION)
    assert (found.text, found.study_sample_n) == ("69\u202f%", None)
    assert found.study_sampling.startswith("plus de 2\u202f000 personnes dans les 13 régions")
    assert sources.record(desk, figure_id=INNOVATION) == sources.Record(
        sponsor="Observatoire des partenariats (Caisse des Dépôts, Le RAMEAU)",
        mode="",
        status_label="Publiée",
        reading_label="Lecture directe",
        confidence_label="Forte",
    )
    assert sources.figure(desk, figure_id="no such figure") is None


def test_every_figure_of_the_next_surveys_has_a_passport():
    desk = desk_with_waves()
    ids = desk.cursor.execute("select figure_id from figures where study_id like '%2026'").fetchall()
    assert len(ids) > 200
    for (figure_id,) in ids[::7]:
        assert sources.figure(desk, figure_id=figure_id).figure_id == figure_id


def test_the_statements_of_an_observation_come_from_the_most_direct(desk):
    found = sources.statements(desk, observation_id=INNOVATION.partition("@")[0])
    assert [one.directness for one in found] == sorted(one.directness for one in found)
    assert (len(found), found[0].figure_id) == (6, INNOVATION)


def test_beside_a_result_stand_the_others_of_its_wave_and_no_other_wave():
    desk = desk_with_waves()
    answer = "impact_percu.mobilisation_collective.top2.share.fondations._T.FR.2026-03"
    own = f"{small_base.FOUNDATIONS_2026}.{answer}"
    found = sources.beside(desk, observation_id=own)
    assert {(one.study_id, one.period) for one in found} == {(small_base.FOUNDATIONS_2026, "2026-03")}
    assert own not in {one.observation_id for one in found}
    assert len(found) == 41


def test_the_answers_that_a_question_offers_are_in_the_order_of_their_scale(desk):
    asked = "impact-fondations-2021.impact_percu.mobilisation_collective.top2.share.fondations._T.FR.2021-09"
    assert [one.response_id for one in sources.options(desk, observation_id=asked)] == [
        "tres_fort",
        "fort",
        "modere",
        "faible",
        "pas_du_tout",
        "top2",
    ]


@pytest.mark.parametrize("asked", ["", "x", "'; drop table figures; --", "<b>" * 4000, "\u202eabc"])
def test_an_identifier_that_does_not_exist_has_five_neighbours(desk, asked):
    assert sources.figure(desk, figure_id=asked) is None
    assert len(sources.nearest(desk, figure_id=asked)) == 5


def test_the_nearest_identifier_comes_first(desk):
    assert sources.nearest(desk, figure_id=INNOVATION[:-1])[0].figure_id == INNOVATION


def test_claims_hold_their_statements_from_the_most_direct(desk):
    claims = sources.claims(desk)
    (stated,) = desk.cursor.execute("select count(*) from claims").fetchone()
    assert sum(len(claim.statements) for claim in claims) == stated
    first = claims[0]
    assert (first.claim_id, first.label) == (
        "source_innovation_citoyens",
        "Part des citoyens qui voient dans les alliances une source d’innovation",
    )
    assert {one.observation.text for one in first.statements} == {"69\u202f%", "74\u202f%"}


def test_a_new_study_is_in_the_catalogue_the_latest_first():
    found = catalogue.studies(desk_with_waves())
    assert [one.study_id for one in found[:4]] == [
        small_base.VOLUME_2026,
        small_base.YOUNG_2026,
        small_base.COMPANIES_2026,
        small_base.FOUNDATIONS_2026,
    ]
    assert found[0].profile_labels == ("Élus locaux", "Entreprises", "Associations")
    assert (found[0].published_n, found[0].sample_n) == (156, None)


def test_the_counts_of_the_catalogue_are_those_of_the_tables(desk):
    counts = catalogue.counts(desk)
    (own, context) = desk.cursor.execute(
        "select count(*) filter (study_kind <> 'context'), "
        "count(*) filter (study_kind = 'context' and is_preferred) from observed"
    ).fetchone()
    assert (counts.own_statements_n, counts.context_observations_n) == (own, context)
    assert (counts.first_year, counts.domains_announced_n) == (2008, 16)


def test_an_empty_base_has_counts_of_nothing():
    counts = catalogue.counts(small_base.small_base(domains=[]))
    assert (counts.own_statements_n, counts.domains_announced_n, counts.first_year) == (0, None, None)


def test_publications_say_how_many_figures_they_state_and_none_where_they_state_none():
    desk = small_base.small_base(
        figures=[{"value": 1.0}], publications=[{}, {"publication_id": "muet", "directness": 2}]
    )
    assert [(one.publication_id, one.figures_n, one.is_context) for one in catalogue.publications(desk)] == [
        ("rapport", 1, False),
        ("muet", 0, None),
    ]


def test_the_words_of_a_status_are_defined_and_counted(desk):
    words = {one.status_id: one.observations_n for one in catalogue.status_words(desk, attribute="status")}
    (preferred,) = desk.cursor.execute("select count(*) from figures where is_preferred").fetchone()
    assert sum(words.values()) == preferred
    assert [one.observations_n for one in catalogue.status_words(desk, attribute="grade")] == [0, 0, 0]


def test_measures_in_use_and_the_version_of_the_data_are_told(desk):
    assert {one.measure_id for one in catalogue.measures(desk)} >= {"share", "mean_10", "rank"}
    version = catalogue.version(desk)
    assert version.data_version.count(".") == 2


def test_grades_name_their_studies(desk):
    (stated,) = desk.cursor.execute("select count(*) from comparability").fetchone()
    found = catalogue.grades(desk)
    assert len(found) == stated
    assert all(one.question_label and one.study_a_title and one.study_b_title for one in found)


def test_examples_are_published_and_absent_where_none_fits(desk):
    found = catalogue.examples(desk)
    assert found.universe.universe_n and found.universe.theme != "echantillon"
    assert found.mean.value % 1 and found.total.part_response_ids
    assert len({one.wave_end for one in found.waves}) > 1
    assert catalogue.examples(small_base.small_base()) == catalogue.Examples(None, None, None, ())


def test_search_finds_a_new_question_with_its_profile_and_year():
    found = {one.question_id: one for one in search.questions(desk_with_waves())}
    young = found["envie_agir"]
    assert (young.profile_ids, young.profile_labels, young.years, young.is_national) == (
        ("jeunes",),
        ("Jeunes",),
        "2026",
        True,
    )
    assert found["impact_percu"].region_ids == small_base.METROPOLITAN
    assert "manque_temps" in {one.item_id for one in search.items(desk_with_waves())}


def test_search_knows_the_former_names_of_regions(desk):
    former = {one.region_id: one.former_label for one in search.regions(desk)}
    assert former["84"] == "Rhône-Alpes"
    assert former["53"] == ""


def test_domains_are_those_that_a_publication_attests(desk):
    assert {one.attestation for one in codelists.domains(desk)} == {"figures", "named"}


def test_the_types_of_partnership_have_their_models(desk):
    types = {one.label for one in typology.types(desk)}
    models = typology.models(desk)
    assert (len(types), len(models)) == (4, 9)
    assert {one.type_label for one in models} == {"", *types}
    assert all(one.type_label or one.note for one in models)


CHANGES = [
    {"version": version, "released_on": "2026-01-01", "change": change, "figure_id": figure, "reason": "…"}
    for version, change, figure in (
        ("1.10.0", "added", "b"),
        ("1.0.0", "first", ""),
        ("1.2.0", "corrected", "a"),
    )
]


def test_the_history_is_told_in_the_order_of_versions_for_all_or_one_figure():
    desk = small_base.small_base(history=CHANGES)
    assert [one.version for one in history.changes(desk)] == ["1.0.0", "1.2.0", "1.10.0"]
    assert [one.version for one in history.changes(desk, figure_id="a")] == ["1.0.0", "1.2.0"]


def test_no_table_can_be_changed_by_what_a_visitor_asks(desk):
    for asked in ("'; drop table figures; --", "x' or 1=1 --", "\u0000", "%' union select 1 --"):
        assert sources.figure(desk, figure_id=asked) is None
    with pytest.raises(duckdb.Error):
        desk.cursor.execute("copy figures to '/tmp/figures.csv'")
