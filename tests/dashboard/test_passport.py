"""A passport says all that is known of a figure, in words to quote, to cite and to save."""

import json

import pytest

from dashboard.cards.card import Section
from dashboard.cards.sources import passport
from dashboard.cards.sources.passport import Passport
from dashboard.desk import Desk
from tests.dashboard.small_base import small_base

MOBILISATION = (
    "impact-associations-2021.impact_percu.mobilisation_collective.top2.share.associations._T.FR.2021-09"
    "@carnet-performance-2022"
)
INNOVATION = (
    "phare-citoyens-2015.source_innovation._T.oui.share.citoyens._T.FR.2015-09@lerameau-phare-citoyens-2015"
)
FOUNDATIONS = (
    "impact-fondations-2021.impact_percu.innovation_grande_echelle.top2.share.fondations._T.FR.2021-09"
    "@carnet-performance-2022"
)
N = "\u202f"


def section(found: Passport, anchor: str) -> Section:
    return next(part for part in found.sections if part.anchor == anchor)


def facts(found: Passport) -> dict[str, str]:
    return {name.text: told.text for name, told in section(found, "passeport").tables[0].rows}


def test_a_passport_says_value_question_base_wave_and_place(desk):
    found = passport.passport(desk, figure_id=MOBILISATION)
    known = facts(found)
    assert found.value == f"88{N}%"
    assert known["Valeur imprimée"] == "88%"
    assert known["Base imprimée"] == f"Ensemble (148{N}429 associations)"
    assert known["Population représentée"] == f"148{N}429"
    assert known["Réponses derrière ce chiffre"] == "nombre non publié"
    assert known["Vague"] == "septembre 2021"
    assert known["Question posée"].startswith("q3.")
    assert known["Dans les données depuis"].startswith("version 1.0.0, 21 novembre 2026")
    assert "Marge" not in known


def test_a_share_with_a_base_has_its_margin_and_its_number_of_answers(desk):
    known = facts(passport.passport(desk, figure_id=FOUNDATIONS))
    assert known["Réponses derrière ce chiffre"] == "42 réponses, dont 30 ainsi"
    assert known["Marge"] == (
        f"entre 56{N}% et 83{N}%, indicative{N}: comme si les réponses étaient tirées au sort, sans "
        "redressement"
    )


def test_a_regional_result_never_stands_on_the_sample_of_france(desk):
    asked = "phare-citoyens-2015.fragilites_prioritaires.emploi._T.rank.citoyens._T.76.2015-09"
    (found,) = desk.cursor.execute(
        "select figure_id from figures where observation_id = ? and is_preferred", [asked]
    ).fetchone()
    known = facts(passport.passport(desk, figure_id=found))
    assert known["Réponses derrière ce chiffre"] == known["Réponses à toute l’étude"] == "nombre non publié"
    assert known["Échantillon"].startswith(f"plus de 2{N}000 personnes dans les 13 régions")
    assert "ni aucun effectif régional" in known["À savoir de l’étude"]


def test_a_value_of_low_confidence_says_so_where_it_is_quoted(desk):
    (found,) = desk.cursor.execute(
        "select figure_id from figures where population_id = 'communes_20000_et_plus' and value = 78"
    ).fetchone()
    shown = passport.passport(desk, figure_id=found)
    assert facts(shown)["Confiance"] == "Faible"
    assert "des élus des plus grandes communes" in shown.sentence and "Valeur peu sûre." in shown.sentence


def test_an_official_statistic_has_no_number_of_answers(desk):
    (found,) = desk.cursor.execute(
        "select min(figure_id) from figures where study_id like 'contexte-insee%'"
    ).fetchone()
    told = facts(passport.passport(desk, figure_id=found))
    assert not {"Réponses derrière ce chiffre", "Réponses à toute l’étude", "Base imprimée"} & set(told)


def test_a_passport_has_one_sentence_to_quote_with_its_source(desk):
    found = passport.passport(desk, figure_id=MOBILISATION)
    assert found.sentence.startswith(f"En 2021, 88{N}% des associations employeuses attendent un effet fort")
    assert "Source" in found.sentence and found.sentence.endswith(".")


def test_every_figure_has_a_passport_without_an_empty_line(desk):
    ids = [row[0] for row in desk.cursor.execute("select figure_id from figures using sample 60").fetchall()]
    for figure_id in ids:
        found = passport.passport(desk, figure_id=figure_id)
        assert found.name and found.value
        assert bool(found.sentence) == found.observation.is_known
        known = facts(found)
        assert all(known.values())
        assert {"État", "Document", "Place dans le document", "Territoire", "Identifiant"} <= set(known)


def test_other_statements_and_other_values_stand_beside_a_figure(desk):
    found = passport.passport(desk, figure_id=INNOVATION)
    stated = section(found, "publications").tables[0].rows
    assert [row[-1].text for row in stated] == ["oui", "", "", "", "", ""]
    others = section(found, "autres-valeurs").tables[0].rows
    assert {row[0].text for row in others} == {f"69{N}%", f"74{N}%"}
    assert all(row[0].figure_id not in ("", INNOVATION) for row in others)


def test_a_figure_that_one_publication_states_has_no_table_of_statements(desk):
    found = passport.passport(desk, figure_id=MOBILISATION)
    assert [part.anchor for part in found.sections] == ["passeport", "meme-question"]
    assert section(found, "meme-question").is_folded


def test_columns_that_never_vary_are_left_out_of_the_other_results():
    base = small_base(figures=[{"value": 62.0, "response_id": "oui"}, {"value": 38.0, "response_id": "non"}])
    found = passport.passport(base, figure_id=_first(base))
    table = section(found, "meme-question").tables[0]
    assert table.headers == ("Valeur", "Réponse proposée")
    assert [[cell.text for cell in row] for row in table.rows] == [[f"38{N}%", "Ensemble"]]


def _first(base: Desk) -> str:
    (figure_id,) = base.cursor.execute("select min(figure_id) from figures where value = 62").fetchone()
    return figure_id


def test_a_figure_is_cited_in_three_styles_with_a_link_where_the_site_is_known(desk):
    cited = dict(
        passport.passport(desk, figure_id=INNOVATION, site_url="https://observatoire.example/").citations
    )
    assert list(cited) == ["Français", "APA", "BibTeX"]
    assert cited["Français"].endswith(
        f"version 1.1.0{N}: https://observatoire.example/chiffre?id={INNOVATION.replace('@', '%40')}."
    )
    assert cited["APA"].startswith("Le RAMEAU (plateforme de capitalisation")
    assert cited["BibTeX"].startswith("@misc{lerameau-phare-citoyens-2015,\n  author = {{Le RAMEAU")
    plain = dict(passport.passport(desk, figure_id=INNOVATION).citations)
    assert "chiffre?id=" not in plain["Français"]


def test_a_reference_without_date_place_or_address_has_no_hole():
    base = small_base(
        publications=[{"publication_date": "", "url": "", "title": "100 % & co_1"}],
        figures=[{"value": 12.0, "locator": ""}],
    )
    (figure_id,) = base.cursor.execute("select figure_id from figures").fetchone()
    cited = dict(passport.passport(base, figure_id=figure_id).citations)
    assert cited["Français"] == (
        f"Éditeur, «{N}100{N}% & co_1{N}», sans date. Lu dans Observatoire des partenariats, les chiffres "
        "publiés, version 1.2.0."
    )
    assert cited["APA"] == f"Éditeur. (s. d.). 100{N}% & co_1."
    assert "title = {100\u202f\\% \\& co\\_1}" in cited["BibTeX"]
    assert "year" not in cited["BibTeX"] and "url" not in cited["BibTeX"]


def test_a_figure_is_saved_with_its_numbers_as_numbers(desk):
    held = json.loads(passport.passport(desk, figure_id=MOBILISATION).json)
    assert (held["value"], held["universe_n"], held["base_n"]) == (88.0, 148429, None)


@pytest.mark.parametrize("asked", ["", "x", "'; drop table figures; --", "<b>" * 4000, "\u202eabc"])
def test_an_unknown_identifier_gives_the_nearest_ones(desk, asked):
    assert passport.passport(desk, figure_id=asked) is None
    assert len(passport.nearest(desk, figure_id=asked)) == 5
