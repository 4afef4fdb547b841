"""Passport, conflicts and coverage: each figure can be checked, each claim is set beside the others."""

import json

import pytest

from dashboard import labels, views
from dashboard.cards import conflicts, coverage, pages, passport
from dashboard.cards.card import figure_ids

MOBILISATION = (
    "impact-associations-2021.impact_percu.mobilisation_collective.top2.share.associations._T.FR.2021-09"
    "@carnet-performance-2022"
)
INNOVATION = (
    "phare-citoyens-2015.source_innovation._T.oui.share.citoyens._T.FR.2015-09@lerameau-phare-citoyens-2015"
)


def facts(found: passport.Passport) -> dict[str, str]:
    return dict(found.facts.to_numpy().tolist())


def test_a_passport_says_value_question_base_wave_and_place(cursor):
    found = passport.passport(cursor, figure_id=MOBILISATION)
    told = facts(found)
    assert found.value == "88\u202f%"
    assert told["Valeur imprimée"] == "88%"
    assert told["Base imprimée"].split() == ["Ensemble", "(148", "429", "associations)"]  # as printed
    assert told["Univers"] == "148\u202f429 organisations ou personnes représentées"
    assert told["Effectif de ce résultat"] == "non publié"
    assert told["Vague"] == "septembre 2021"
    assert told["Question posée"].startswith("q3.")
    assert told["Dans les données depuis"] == "version 1.0.0, 21 novembre 2026"
    assert found.statements["Valeur"].tolist() == ["88\u202f%"]


def test_every_figure_has_a_passport_without_an_empty_line(cursor):
    ids = [row[0] for row in cursor.execute("select figure_id from figures using sample 150").fetchall()]
    for figure_id in ids:
        found = passport.passport(cursor, figure_id=figure_id)
        assert found.finding and found.value
        assert (found.facts["Ce que dit la source"].str.len() > 0).all()
        assert {"Statut", "Document", "Place dans le document", "Territoire"} <= set(found.facts["Rubrique"])


def test_other_statements_and_other_values_stand_beside_a_figure(cursor):
    found = passport.passport(cursor, figure_id=INNOVATION)
    assert len(found.statements) == 5
    assert found.statements["Retenue par les graphiques"].tolist() == ["oui", "", "", "", ""]
    assert set(found.claims["Autre valeur"]) == {"69\u202f%", "74\u202f%"}


def test_a_figure_is_cited_in_three_styles(cursor, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://observatoire.example")
    cited = passport.passport(cursor, figure_id=INNOVATION).citations
    assert list(cited) == ["Français", "APA", "BibTeX"]
    assert cited["Français"].endswith(
        "version 1.0.0\u202f: https://observatoire.example/chiffre?id=" + INNOVATION.replace("@", "%40") + "."
    )
    assert cited["APA"].startswith("Le RAMEAU (plateforme de capitalisation")
    assert cited["BibTeX"].startswith("@misc{lerameau-phare-citoyens-2015,\n  author = {{Le RAMEAU")


def test_a_figure_is_saved_with_its_numbers_as_numbers(cursor):
    found = passport.passport(cursor, figure_id=MOBILISATION)
    held = json.loads(found.json)
    assert (held["value"], held["universe_n"], held["base_n"]) == (88.0, 148429, None)
    assert found.csv.decode("utf-8-sig").splitlines()[0].startswith("figure_id;observation_id;")


@pytest.mark.parametrize("asked", ["", "x", "'; drop table figures; --", "<b>" * 4000, "\u202eabc"])
def test_an_unknown_identifier_gives_the_nearest_ones(cursor, asked):
    assert passport.passport(cursor, figure_id=asked) is None
    assert len(passport.nearest(cursor, figure_id=asked)) == 5


def test_the_innovation_headline_is_told_profile_by_profile(cursor):
    told = {claim.claim_id: claim for claim in conflicts.claims(cursor)}
    assert told["source_innovation_citoyens"].lead == "69\u202f% et 74\u202f%, dans 8 publications."
    assert (
        told["source_innovation_entreprises"].lead
        == "81\u202f%, 83\u202f% et 84\u202f%, dans 8 publications."
    )
    assert told["source_innovation_associations"].lead.startswith("86\u202f%, 90\u202f% et 97\u202f%")
    assert told["maires_92_87"].lead.startswith("87\u202f% et 92\u202f%")
    assert all(claim.statements["Raison"].str.len().gt(0).all() for claim in told.values())


def test_both_values_of_companies_in_2015_meet(cursor):
    told = {claim.claim_id: claim for claim in conflicts.claims(cursor)}["taux_entreprises_2015"]
    assert {"36\u202f%", "37\u202f%"} <= set(told.statements["Valeur"])


def test_conflicts_are_counted_and_filtered(cursor):
    assert conflicts.count(cursor) == len(conflicts.claims(cursor)) == 20
    assert len(conflicts.claims(cursor, kind=conflicts.ALL)) == 22
    of_mayors = conflicts.claims(cursor, actor_profile_id="elus_locaux")
    assert 0 < len(of_mayors) < 20


def test_coverage_counts_every_result_once(cursor):
    (held,) = cursor.execute(
        "select count(*) from observations where is_preferred and study_kind <> 'context' "
        "and theme <> 'echantillon'"
    ).fetchone()
    rows = coverage.queries.coverage(cursor)
    assert rows[list(coverage.STATES)].to_numpy().sum() == held
    assert coverage.lead(cursor).endswith("253 publiés, 87 reconstitués et 120 illisibles dans notre copie.")


def test_coverage_shows_only_what_is_asked(cursor):
    lost = coverage.table(cursor, state="illegible_n", actor_profile_id="entreprises")
    assert set(lost["Profil"]) == {"Entreprises"}
    assert (lost["Illisibles dans notre copie"] != "–").all()


VIEWS = (
    "",
    "comparer",
    "comparer?question=types_partenariat",
    "impacts",
    "pratiques",
    "evolutions",
    "regions",
    "domaines",
    "domaines?domaine=emploi",
    "reperes?profil=associations",
    "reperes?region=27",
)


@pytest.mark.parametrize("view", VIEWS)
def test_each_cell_of_a_table_leads_to_the_figure_that_it_states(cursor, view):
    printed = _printed(cursor)
    for card in pages.cards(lambda maker, **codes: maker(cursor, **codes), views.parsed(view)):
        for header, ids in figure_ids(card.table).items():
            for cell, figure_id in zip(card.table[header], ids, strict=True):
                if figure_id in printed:
                    assert cell.replace(",0\u202f%", "\u202f%").startswith(printed[figure_id]), figure_id


@pytest.mark.parametrize("view", VIEWS)
def test_each_figure_of_a_chart_stands_in_a_table_with_its_link(cursor, view):
    cards = pages.cards(lambda maker, **codes: maker(cursor, **codes), views.parsed(view))
    linked = {one for card in cards for ids in figure_ids(card.table).values() for one in ids}
    held = {one for card in cards if "figure_id" in card.data for one in card.data["figure_id"].dropna()}
    assert held and held <= linked


def _printed(cursor) -> dict[str, str]:
    """Every published value as a cell says it, by figure."""
    rows = cursor.execute("select * from figures where value is not null").df()
    return {
        row.figure_id: labels.quantity(row.value, measure_id=row.measure_id, qualifier=row.qualifier)
        for row in rows.itertuples()
    }
