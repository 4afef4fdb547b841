"""The table of all figures, studies, divergences, coverage and method; one count of figures everywhere."""

import re
from collections import Counter

import pytest

from dashboard.cards.card import Section
from dashboard.cards.sources import coverage, differing, figures, studies, texts
from dashboard.desk import Desk
from dashboard.queries import catalogue
from dashboard.tabular import Table
from tests.dashboard.small_base import VOLUME_2026, YOUNG_2026, desk_with_waves, small_base

LOST = {"value": None, "status": "illegible"}
N = "\u202f"


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def told(sections: list[Section]) -> str:
    return "\n".join(part for section in sections for part in (section.title, section.text, *section.points))


@pytest.fixture(scope="module")
def later() -> Desk:
    return desk_with_waves()


@pytest.mark.parametrize("base", ["desk", "later"])
def test_a_figure_is_a_published_value_and_every_page_counts_the_same(base, request):
    desk = request.getfixturevalue(base)
    counts = catalogue.counts(desk)
    shown = figures.selected(desk)
    assert len(shown) == counts.own_values_n
    assert len(figures.selected(desk, state="illegible")) == counts.own_illegible_n
    assert len(figures.selected(desk, state="context")) == counts.context_observations_n
    assert len(figures.selected(desk, state="statements")) == counts.own_statements_n
    number = desk.words.numbers.number(counts.own_values_n)
    for text in (figures.lead(desk), told(figures.figures(desk)), told(coverage.coverage(desk))):
        assert f"{number} chiffres" in text.replace(f"{number}{N}", f"{number} ")
    assert f"Il y en a {number}, tirés de" in told(texts.method(desk))
    (grid,) = coverage.coverage(desk)[0].tables
    assert sum(row[-1].number or 0 for row in grid.rows) == counts.own_values_n
    assert sum(row[-1].number for row in studies.studies(desk)[0].tables[0].rows) == counts.own_values_n
    assert figures.states(desk)["published"] == f"Chiffres publiés · {number}"


def test_a_line_of_the_table_says_value_result_who_where_when_and_leads_to_passport_and_document(desk):
    (one,) = figures.selected(desk, text="57 %")
    (section,) = figures.figures(desk, text="57 %")
    (row,) = section.tables[0].rows
    assert (
        section.text
        == f"1 chiffre publié sur {len(figures.selected(desk))}. Un clic sur une valeur ouvre son passeport."
    )
    assert [cell.text for cell in row[:6]] == [
        f"57{N}%",
        "Pratique d’au moins un partenariat",
        "Entreprises de 10 salariés et plus",
        "France",
        "septembre 2021",
        "IMPACT-Entreprises & Territoires",
    ]
    assert (row[0].figure_id, row[0].number, row[6].url) == (one.figure_id, 57.0, one.publication_url)


def test_filters_together_leave_what_answers_all_of_them(desk):
    asked = {"profile_id": "associations", "year": "2021", "measure_id": "share", "text": "mécénat"}
    found = figures.selected(desk, **asked)
    assert found and {one.actor_profile_id for one in found} == {"associations"}
    assert {one.year for one in found} == {"2021"} and {one.measure_id for one in found} == {"share"}
    assert figures.selection(desk, **asked) == (
        f"Chiffres publiés{N}; Associations{N}; 2021{N}; Part{N}; «{N}mécénat{N}»"
    )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("question_id", figures.questions),
        ("profile_id", figures.profiles),
        ("region_id", figures.regions),
        ("study_id", figures.studies),
        ("publication_id", figures.publications),
        ("year", figures.years),
        ("measure_id", figures.measures),
    ],
)
@pytest.mark.parametrize("state", ["published", "illegible", "absent", "context", "statements"])
def test_each_option_of_a_filter_leaves_its_lines_and_there_is_one_for_every_line(desk, name, options, state):
    offered = options(desk, state=state)
    field = {"profile_id": "actor_profile_id"}.get(name, name)
    held = Counter(getattr(one, field) or figures.NO_YEAR for one in figures.selected(desk, state=state))
    held.pop("_T", None)
    assert next(iter(offered)) == figures.ALL and all(offered.values())
    assert set(offered) == {figures.ALL, *held}
    for code in list(offered)[1:5]:
        assert len(figures.selected(desk, state=state, **{name: code})) == held[code], code


def test_a_study_that_is_only_named_is_among_the_values_not_published(desk):
    (one,) = figures.selected(desk, state="absent", study_id="tendances-fragilites-2025")
    assert (one.value, one.word) == (None, "non publié")
    assert "tendances-fragilites-2025" not in figures.studies(desk, state="published")


def test_a_publication_shows_all_that_it_states(desk):
    for one in catalogue.publications(desk)[:25]:
        state = "context" if one.is_context else "statements"
        found = figures.selected(desk, state=state, publication_id=one.publication_id)
        assert state == "context" or len(found) == one.figures_n


def test_the_orders_put_the_latest_wave_the_highest_value_or_the_profiles_first(desk):
    by_wave = [one.wave_end for one in figures.selected(desk, sort="vague")]
    dated = [day for day in by_wave if day]
    assert dated == sorted(dated, reverse=True) and by_wave == dated + [""] * (len(by_wave) - len(dated))
    shares = [one.value for one in figures.selected(desk, sort="valeur", measure_id="share")]
    assert shares == sorted(shares, reverse=True)
    profiles = [one.profile_order for one in figures.selected(desk, sort="profil")]
    assert profiles == sorted(profiles)


def test_filters_that_nothing_answers_say_so_and_codes_that_do_not_exist_are_none(desk):
    (section,) = figures.figures(desk, text="lyon")
    assert section.text == f"Aucun chiffre ne répond à tous ces choix à la fois{N}: ôtez-en un."
    assert section.tables[0].is_empty
    everything = figures.selected(desk)
    assert figures.selected(desk, sort="zz", state="zz", question_id="", text="") == everything


def test_a_value_without_wave_or_profile_and_a_lost_one_are_shown_without_a_hole():
    base = small_base(
        figures=[
            {"value": 12.0, "period": "", "actor_profile_id": "_T", "measure_id": "count"},
            LOST | {"period": "2016", "period_status": "inferred"},
        ]
    )
    (section,) = figures.figures(base)
    assert cells(section.tables[0])[0][:5] == ["12", "Question d’essai", "", "France", "non précisée"]
    (section,) = figures.figures(base, state="illegible")
    assert cells(section.tables[0])[0][:5] == [
        "illisible",
        "Question d’essai",
        "Citoyens",
        "France",
        "2016 (déduite)",
    ]
    assert figures.years(base) == {"tous": "Toutes les années", "sans": "Vague non précisée"}
    assert figures.years(base, state="illegible") == {"tous": "Toutes les années", "2016": "2016"}
    assert len(figures.selected(base, year="sans")) == 1


def test_a_study_is_shown_with_what_was_read_lost_and_not_published():
    base = small_base(
        studies=[{"sample_n": 302, "universe": "Ensemble (148 429 associations)", "note": "À lire."}],
        figures=[
            {"value": 75.0},
            LOST | {"period": "2016"},
            LOST | {"period": "2017"},
            {"period": "2018", "value": None, "status": "not_published"},
        ],
    )
    own, notes, _ = studies.studies(base)
    assert cells(own.tables[0]) == [
        [
            "Étude d’essai",
            "Citoyens",
            "Institut",
            "2015",
            f"302 réponses{N}; Ensemble (148{N}429 associations)",
            "1 publié, 2 illisibles, 1 non publié",
        ]
    ]
    assert notes.points == (f"Étude d’essai{N}: À lire.",)


def test_a_study_without_wave_institute_or_base_says_so():
    base = small_base(studies=[{"fieldwork": "", "institute": "", "actor_profile_ids": ""}])
    assert cells(studies.studies(base)[0].tables[0]) == [
        ["Étude d’essai", "", "non précisé", "non publiée", "non publié", "aucun"]
    ]


def test_an_inferred_wave_is_called_inferred_and_facts_have_no_base():
    base = small_base(studies=[{"fieldwork": "2021-09", "period_status": "inferred", "kind": "facts"}])
    (row,) = cells(studies.studies(base)[0].tables[0])
    assert row[3:5] == ["septembre 2021 (déduite)", f"sans objet{N}: faits énoncés"]


def test_context_is_kept_apart_from_the_studies():
    base = small_base(studies=[{}, {"study_id": "contexte", "kind": "context", "note": "Copie."}])
    own, _, context = studies.studies(base)
    assert len(own.tables[0].rows) == 1
    assert cells(context.tables[0]) == [["Étude d’essai", "Institut", "non précisées", "0", "Copie."]]


def test_publications_are_grouped_by_directness_with_their_address():
    press = {"publication_id": "presse", "title": "Article", "directness": 3, "url": "", "kind": "page"}
    base = small_base(publications=[{}, press], figures=[{"value": 1.0}])
    head, reports, others = studies.publications(base)
    assert head.title == "Les publications"
    assert (reports.title, others.title) == (
        "Rapports des études et de leurs producteurs",
        "Partenaires, presse et copies",
    )
    assert cells(reports.tables[0]) == [["Rapport d’essai", "Éditeur", "document", "1er janvier 2016", "1"]]
    assert reports.tables[0].rows[0][0].url == "https://exemple.fr/rapport"
    assert others.tables[0].rows[0][0].url == ""


def test_headlines_that_differ_are_counted_told_in_a_line_and_then_in_detail(desk):
    assert differing.announced(desk) == "24 chiffres circulent avec plusieurs valeurs"
    first, *details = differing.differing(desk)
    assert first.text.startswith("24 chiffres circulent avec plusieurs valeurs")
    assert len(first.tables[0].rows) == len(details) == 24
    assert all(section.is_folded and section.anchor for section in details)
    lines = {row[0]: row[1:] for row in cells(first.tables[0])}
    assert lines["Part des citoyens qui voient dans les alliances une source d’innovation"] == [
        f"69{N}% et 74{N}%",
        "9",
    ]
    assert all(row[-1].text for section in details for row in section.tables[0].rows)
    assert all(row[0].figure_id for section in details for row in section.tables[0].rows)


def test_headlines_are_filtered_by_kind_and_profile(desk):
    assert len(differing.differing(desk, kind="tous")) == 34
    of_mayors = differing.differing(desk, profile_id="elus_locaux")
    assert 1 < len(of_mayors) < 21
    (nothing,) = differing.differing(desk, profile_id="jeunes")
    assert nothing.text == (f"Rien de tel sur ce profil{N}: les publications que nous tenons s’accordent.")
    assert set(differing.profiles(desk)) > {"tous", "citoyens", "elus_locaux"}


def test_the_grid_counts_every_value_once_and_leads_to_the_figures_that_it_counts(desk):
    (grid,) = coverage.coverage(desk)[0].tables
    for row in grid.rows:
        counted = [cell for cell in row[1:-1] if cell.text]
        assert sum(cell.number for cell in counted) == row[-1].number
    line = next(row for row in grid.rows if row[0].text == "Pratique d’au moins un partenariat")
    companies = line[grid.headers.index("Entreprises")]
    assert str(companies.view) == "sources?rubrique=chiffres&profil=entreprises&question=taux_partenariat"
    asked = {"question_id": "taux_partenariat", "profile_id": "entreprises"}
    assert companies.number == len(figures.selected(desk, **asked))


def test_what_was_announced_is_told_from_the_data_and_beside_it_what_is_held(desk, later):
    announced, kept, _ = coverage.coverage(desk)[1].points
    assert announced == (
        "L’Observatoire annonce 13 rapports régionaux, 7 profils d’acteurs interrogés et 16 domaines de "
        "fragilité étudiés."
    )
    assert kept.endswith(f"{N}; aucun sur les jeunes ni sur les acteurs académiques.")
    assert coverage.coverage(later)[1].points[1].endswith(f"{N}; aucun sur les acteurs académiques.")


def test_a_base_without_programme_or_figures_still_has_its_pages():
    base = small_base()
    assert coverage.coverage(base)[0].tables[0].is_empty
    assert figures.states(base) == {}
    assert differing.differing(base)[0].text.startswith("Rien de tel")
    assert "{" not in told(texts.method(base))


def test_the_surveys_to_come_are_in_every_table_without_code(later):
    young = figures.selected(later, study_id=YOUNG_2026)
    assert {one.question_id for one in young} == {"freins_engagement", "envie_agir"}
    volume = figures.selected(later, study_id=VOLUME_2026, region_id="53")
    assert len(volume) == 12 and {one.region_id for one in volume} == {"53"}
    (grid,) = coverage.coverage(later)[0].tables
    assert "Jeunes" in grid.headers
    assert next(iter(list(figures.years(later))[1:])) == "2026"


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
    text = told(texts.method(base))
    assert "Il y en a 5, tirés de 1 publications" in text
    assert "Sur 5 chiffres d’une enquête nommée, 2 viennent avec lui" in text
    assert "3 chiffres d’enquête viennent sans lui" in text
    assert "2 valeurs imprimées sont illisibles" in text
    assert "Pour 2 questions d’enquête sur 2" in text
    assert "3 valeurs de l’Observatoire n’ont pas de vague connue" in text
    assert "au moins 5 points entre deux pourcentages, 0,5 entre deux notes sur 10" in text
    assert "{" not in text


def test_the_prose_types_no_number_of_its_own():
    """Digits in the method are either part of a term (« sur 10 », the date of a law) or a placeholder."""
    for name in ("method", "reuse"):
        prose = (texts.TEXTS / "fr" / f"{name}.md").read_text(encoding="utf-8")
        prose = re.sub(r"\{\w+\}|\]\([^)]*\)|odd17\.org", "", prose)
        for term in ("19 juillet 1977", "95 fois sur 100"):
            prose = prose.replace(term, "")
        assert set(re.findall(r"\d+", prose)) <= {"10", "100"}


def test_the_method_has_an_example_for_every_idea_and_no_word_of_the_trade(desk):
    text = told(texts.method(desk))
    assert "–" not in re.findall(r"« ([^»]*) »", text.replace(N, " "))
    assert not re.search(r"\b(wilson|univers|item|non testable|top ?2)\b", text, re.IGNORECASE)


def test_the_method_defines_the_forms_of_partnership_and_lists_every_grade(desk):
    sections = {section.title: section for section in texts.method(desk)}
    assert len(sections["Les formes de partenariat"].tables[0].rows) == 4
    grades = cells(sections["Toutes les notes de comparabilité, avec leur raison"].tables[0])
    (stated,) = desk.cursor.execute("select count(*) from comparability").fetchone()
    assert len(grades) == stated
    assert {row[2] for row in grades} <= {"A, mêmes mots", "B, mots proches", "C, même thème"}
    assert all(row[3] for row in grades)


def test_reuse_says_the_version_and_whom_to_write_to(monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_CONTACT", raising=False)
    text = told(texts.reuse(small_base()))
    assert "Version 1.2.0, 21 novembre 2026." in text
    assert "L’organisme qui publie ce site n’a pas encore indiqué à qui écrire." in text
    monkeypatch.setenv("OBSERVATOIRE_CONTACT", "contact@exemple.fr")
    for sections in (texts.reuse(small_base()), texts.accessibility(small_base())):
        assert "Écrivez à contact@exemple.fr." in told(sections)
