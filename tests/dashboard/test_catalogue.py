"""Catalogue: the base in words and tables; every number of the method page comes from a query."""

import re

import pytest

from dashboard.cards import catalogue as cards
from dashboard.queries import catalogue as queries
from tests.dashboard.small_base import small_base

LOST = {"value": None, "status": "illegible"}


def test_a_study_is_shown_with_what_was_read_lost_and_not_published():
    base = small_base(
        studies=[{"universe": "Ensemble (148 429 associations)", "sample_n": 302}],
        figures=[
            {"value": 75.0},
            LOST | {"period": "2016"},
            LOST | {"period": "2017"},
            {"period": "2018", "value": None, "status": "not_published"},
        ],
    )
    assert cards.studies_table(base).values.tolist() == [
        [
            "**Étude d’essai** · citoyens · Institut · 2015",
            "302 répondants\u202f; Ensemble (148\u202f429 associations)",
            "1 publié, 2 illisibles, 1 non publié",
        ]
    ]


def test_a_study_without_wave_or_base_says_so():
    base = small_base(studies=[{"fieldwork": "", "institute": "", "actor_profile_ids": ""}])
    assert cards.studies_table(base).values.tolist() == [
        ["**Étude d’essai** · vague non publiée", "non publiée", "aucun"]
    ]


def test_an_inferred_wave_is_called_inferred():
    base = small_base(studies=[{"fieldwork": "2021-09", "period_status": "inferred"}])
    assert cards.studies_table(base).iloc[0, 0].endswith("septembre 2021 (déduite)")


def test_statements_of_one_observation_are_counted_once():
    base = small_base(
        studies=[{}],
        figures=[{"value": 36.0}, {"value": 37.0, "is_preferred": False}],
    )
    counts = queries.counts(base)
    assert (counts.statements_n, counts.observations_n) == (2, 1)
    assert (counts.repeated_n, counts.contradicted_n) == (1, 1)
    assert cards.studies_table(base).iloc[0, 2] == "1 publié"


def test_context_is_kept_apart_from_the_studies():
    base = small_base(studies=[{}, {"study_id": "contexte", "kind": "context", "note": "Copie."}])
    assert len(cards.studies_table(base)) == 1
    assert cards.context_table(base).values.tolist() == [
        ["**Étude d’essai** · Institut · non précisées", "0", "Copie."]
    ]


def test_publications_are_grouped_by_directness_with_their_address():
    base = small_base(
        publications=[
            {},
            {
                "publication_id": "presse",
                "title": "Article [1] *",
                "directness": 3,
                "url": "",
                "kind": "page",
            },
        ],
        figures=[{"value": 1.0}],
    )
    tables = cards.publication_tables(base)
    assert list(tables) == ["Rapports des études et de leurs producteurs", "Partenaires, presse et copies"]
    assert tables["Rapports des études et de leurs producteurs"].values.tolist() == [
        ["[Éditeur, Rapport d’essai](https://exemple.fr/rapport) (document)", "1er janvier 2016", "1"]
    ]
    assert tables["Partenaires, presse et copies"].iloc[0, 0] == (
        "Éditeur, Article \\[1\\] \\* (page ou article)"
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_only_web_addresses_become_links(address):
    base = small_base(publications=[{"url": address}])
    (table,) = cards.publication_tables(base).values()
    assert address not in table.iloc[0, 0]


def test_the_version_is_read_from_the_base():
    assert cards.version_line(small_base()) == "Données\u202f: version 1.2.0, 21 novembre 2026."
    cite = next(part for part in cards.reuse_sections(small_base()) if part.title == "Comment citer")
    assert "Version 1.2.0, 21 novembre 2026." in cite.text


def test_the_method_takes_its_numbers_from_the_base():
    base = small_base(
        figures=[
            *({"value": 75.0, "base_n": 302, "period": period} for period in ("2015", "2016")),
            *({"value": 40.0, "period": "", "region_id": region_id} for region_id in ("27", "53", "94")),
            *(LOST | {"period": period} for period in ("2017", "2018")),
        ],
        wordings=[
            {"study_id": "etude", "question_id": question_id, "missing_reason": "Non publiée."}
            for question_id in ("question", "autre")
        ],
    )
    text = "\n".join(part.text for part in cards.method_sections(base))
    assert "Sur 5 résultats d’enquête lisibles, 2 viennent avec le nombre de réponses" in text
    assert "3 résultats d’enquête viennent sans le nombre de réponses" in text
    assert "2 valeurs imprimées sont illisibles" in text
    assert "Pour 2 questions d’enquête sur 2" in text
    assert "3 observations de l’Observatoire n’ont pas de vague connue" in text
    assert "{" not in text


def test_the_prose_types_no_number_of_its_own():
    """Digits in the method are either part of a term (« sur 10 », the date of a law) or a placeholder."""
    terms = "19 juillet 1977", "95 fois sur 100"
    for path in (cards.METHOD, cards.REUSE):
        prose = re.sub(r"\{\w+\}|\]\([^)]*\)|odd17\.org", "", path.read_text(encoding="utf-8"))
        for term in terms:
            prose = prose.replace(term, "")
        assert set(re.findall(r"\d+", prose)) <= {"10", "100"}


def test_the_method_says_things_that_hold_in_the_published_data(cursor):
    """What the page says in words, checked on the real tables."""
    waves = cursor.execute(
        "select max(n) from (select actor_profile_id, count(distinct study_id) n from figures "
        "where question_id = 'impact_percu' group by all)"
    ).fetchone()[0]
    assert waves == 1, "« aucun impact perçu n’est publié pour deux vagues » no longer holds"
    counts = queries.counts(cursor)
    assert counts.with_base_n < counts.survey_published_n / 2, "« rarement l’échantillon » no longer holds"
    text = "\n".join(part.text for part in cards.method_sections(cursor))
    assert "–" not in re.findall(r"« ([^»]*) »", text.replace("\u202f", " "))


def test_every_stated_grade_is_listed_with_its_reason(cursor):
    table = cards.grade_table(cursor)
    assert len(table) == cursor.execute("select count(*) from comparability").fetchone()[0]
    assert set(table["Note"]) <= {"A", "B", "C"}
    assert (table["Raison"] != "").all()


def test_the_studies_table_counts_what_the_figures_hold(cursor):
    studies = queries.studies(cursor)
    held = cursor.execute(
        "select count(*) from observations where study_kind <> 'context' and is_preferred"
    ).fetchone()[0]
    assert studies[["published_n", "illegible_n", "not_published_n"]].to_numpy().sum() == held
