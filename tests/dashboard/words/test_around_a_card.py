"""What stands around a title: subtitle, reading, field, source."""

import re

import pytest

from dashboard.cards.card import Document
from dashboard.words.fr import champs, lectures, sections, sources, subtitles
from tests.dashboard.words.records import (
    BRETAGNE,
    CITIZENS,
    COMPANIES,
    CORSE,
    FOUNDATIONS,
    FRANCE,
    IMPACT,
    MARK,
    NEED,
    item,
    observation,
)


def need(value: float | None, *who: dict[str, object], **more: object):
    return observation(NEED, FRANCE, *who, value=value, **more)


def mark(value: float | None, *who: dict[str, object], **more: object):
    return observation(MARK, FRANCE, *who, value=value, **more)


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


EARLIER = {"study_id": "associations-2015", "period": "2015", "wave_end": "2015-12-31"}


def test_a_subtitle_says_what_is_measured_when_and_in_which_unit():
    assert plain(subtitles.of([need(92), need(56, CITIZENS)])) == (
        "Part qui juge nécessaire de coopérer, 2019 et 2021, en %"
    )
    assert plain(subtitles.of([item(1, 88), item(2, 60)])) == (
        "Part qui attend un effet fort ou très fort, 2021, en %"
    )


def test_a_subtitle_says_that_some_of_its_values_have_no_date():
    undated = {"period": "", "wave_end": ""}
    assert plain(subtitles.of([need(92), need(88, undated)])) == (
        "Part qui juge nécessaire de coopérer, 2021 et sans date, en %"
    )
    assert plain(subtitles.of([need(92, undated)])) == "Part qui juge nécessaire de coopérer, en %"


def test_a_subtitle_names_the_one_item_and_the_one_answer_of_its_card():
    assert plain(subtitles.of([item(1, 88)])) == (
        "Part qui attend un effet fort ou très fort : domaine 1, 2021, en %"
    )
    other = need(20, response_id="non", response_label="Non")
    assert (
        plain(subtitles.of([other])) == "Part qui juge nécessaire de coopérer : réponse « non », 2021, en %"
    )


def test_a_subtitle_of_marks_does_not_say_that_they_are_a_share():
    assert plain(subtitles.of([mark(7.1), mark(6, item_id="b")])) == (
        "Fragilités prioritaires, 2021, note moyenne sur 10"
    )


def test_a_subtitle_fits_on_its_line_whatever_the_question():
    long = "Part " + "qui a bien des choses à dire " * 5
    assert plain(subtitles.of([need(92, question_measures=long)])) == "Nécessité du collectif, 2021, en %"


def test_a_subtitle_names_the_one_region_of_its_card():
    assert plain(subtitles.of([need(92, BRETAGNE)])) == (
        "Part qui juge nécessaire de coopérer, Bretagne, 2021, en %"
    )
    assert plain(subtitles.of([need(92, BRETAGNE), need(90)])) == (
        "Part qui juge nécessaire de coopérer, 2021, en %"
    )


def test_a_subtitle_without_a_date_has_none():
    assert plain(subtitles.of([need(92, period="")])) == "Part qui juge nécessaire de coopérer, en %"


def test_the_subtitle_of_a_duel_counts_its_results():
    assert plain(subtitles.duel(4)) == (
        "Quatre résultats communs aux deux profils, France, en % de réponses positives"
    )
    assert plain(subtitles.duel(1, 3)) == (
        "Un résultat commun aux trois profils, France, en % de réponses positives"
    )


def test_the_subject_of_a_card_names_a_file():
    assert subtitles.subject([need(57, COMPANIES)]) == (
        "Nécessité du collectif, entreprises de 10 salariés et plus, 2021"
    )
    assert subtitles.duel_subject(["Élus locaux", "TPE", "Associations"]) == (
        "Élus locaux, TPE et associations"
    )


@pytest.mark.parametrize(
    ("one", "reading"),
    [
        (
            need(57, COMPANIES),
            "En 2021, 57 % des entreprises de 10 salariés et plus jugent nécessaire de coopérer.",
        ),
        (
            observation(IMPACT, FRANCE, value=88),
            "En 2021, 88 % des associations attendent un effet fort ou très fort sur l’emploi.",
        ),
        (mark(7.1), "En 2021, l’emploi reçoit 7,1 sur 10 des associations, en moyenne."),
        (mark(1, measure_id="rank"), "En 2021, l’emploi vient au 1er rang pour les associations."),
        (need(57, period=""), "57 % des associations jugent nécessaire de coopérer."),
        (need(57, BRETAGNE), "En 2021, en Bretagne, 57 % des associations jugent nécessaire de coopérer."),
        (need(None), "Aucune valeur n’est connue."),
        (
            need(91, item_id="b", item_label="Dialoguer", question_verb="jugent cela utile"),
            "En 2021, 91 % des associations jugent cela utile pour « dialoguer ».",
        ),
        (
            observation(
                NEED, CORSE, value=18.5, question_short="Taux de pauvreté", question_verb="",
                response_id="_T", actor_profile_id="_T", period="2018",
            ),
            "En 2018, en Corse, le taux de pauvreté est de 18,5 %.",
        ),
    ],
)  # fmt: skip
def test_a_reading_is_one_sentence_made_from_one_value(one, reading):
    assert plain(lectures.one(one)) == reading


def test_a_reading_of_two_values_names_what_tells_them_apart():
    assert plain(lectures.pair(need(92), need(83, COMPANIES))) == (
        "En 2021, 92 % des associations jugent nécessaire de coopérer, contre 83 % des entreprises."
    )
    assert plain(lectures.pair(need(92), need(56, CITIZENS))) == (
        "92 % des associations jugent nécessaire de coopérer (2021), contre 56 % des citoyens (2019)."
    )
    assert plain(lectures.pair(need(72, BRETAGNE), need(60))) == (
        "En 2021, en Bretagne, 72 % des associations jugent nécessaire de coopérer, contre 60 % en France."
    )
    assert plain(lectures.pair(need(72, BRETAGNE, period=""), need(60))) == (
        "En Bretagne, 72 % des associations jugent nécessaire de coopérer (sans date), "
        "contre 60 % en France (2021)."
    )
    assert plain(lectures.pair(need(None), need(60))) == (
        "En 2021, 60 % des associations jugent nécessaire de coopérer."
    )


def test_a_reading_of_a_change_names_both_waves():
    assert plain(lectures.change(need(36, EARLIER), need(57))) == (
        "En 2021, 57 % des associations jugent nécessaire de coopérer, contre 36 % en 2015."
    )


def test_a_field_says_where_who_when_and_how_many_answered():
    shown = [
        need(57, COMPANIES, base_n=None),
        need(56, CITIZENS, base_n=None),
        need(98, FOUNDATIONS, base_n=42),
    ]
    assert plain(champs.of(shown)) == (
        "France ; entreprises de 10 salariés et plus et 42 fondations (2021), citoyens (2019)."
    )


def test_a_universe_is_never_told_as_a_number_of_answers():
    assert plain(champs.of([need(57, base_n=None, universe_n=148429)])) == "France ; associations (2021)."


def test_bases_that_differ_are_told_from_the_smallest_to_the_largest():
    shown = [need(57, BRETAGNE, base_n=98), need(60, CORSE, base_n=240)]
    assert plain(champs.of(shown)) == "Bretagne et Corse ; associations (2021, de 98 à 240 réponses)."


def test_waves_of_which_some_have_a_base_are_told_apart():
    shown = [need(57, period="2015", base_n=None), need(60, period="2019", base_n=2400)]
    assert plain(champs.of(shown)) == "France ; associations (2015 ; 2019, 2 400 réponses)."
    shown = [need(57, base_n=None), need(60, base_n=42)]
    assert plain(champs.of(shown)) == "France ; associations (2021, 42 réponses pour certains résultats)."


def test_many_regions_are_counted_and_france_stands_beside():
    shown = [need(57, region_id=f"{n}", region_label=f"R{n}", region_kind="region") for n in range(13)]
    assert champs.places([*shown, need(60)]) == "13 régions et France"


def test_a_wave_without_date_is_said_to_be_unknown():
    assert plain(champs.of([need(57, period="", base_n=None)])) == ("France ; associations (sans date).")


def test_dates_that_are_not_known_are_said_once_after_those_that_are():
    shown = [
        need(57, COMPANIES, period="", base_n=None),
        need(56, CITIZENS, base_n=None),
        need(60, period="", base_n=None),
    ]
    assert plain(champs.of(shown)) == (
        "France ; citoyens (2019), entreprises de 10 salariés et plus et associations (sans date)."
    )
    assert champs.people(shown) == (
        "Citoyens (2019), entreprises de 10 salariés et plus et associations (sans date)"
    )


def test_who_was_asked_a_wording_and_when():
    assert champs.people([need(57), need(98, FOUNDATIONS)]) == "Associations (2021), fondations (2021)"
    assert champs.who_and_when(need(57, BRETAGNE)) == "Associations, en Bretagne, septembre 2021"


SURVEY = {"study_title": "IMPACT-Entreprises", "institute": "Comisis-OpinionWay", "publisher": "Le RAMEAU"}


def test_a_year_that_is_that_of_the_whole_card_is_not_said_again():
    shown = [need(92), need(83, COMPANIES)]
    assert (
        plain(lectures.one(shown[0], among=shown)) == "92 % des associations jugent nécessaire de coopérer."
    )
    assert plain(lectures.one(shown[0], among=[*shown, need(36, EARLIER)])).startswith("En 2021, ")


def test_many_parts_of_few_profiles_are_told_profile_by_profile():
    part = {"population_id": "en_partenariat", "population_article": "les associations en partenariat"}
    other = {"population_id": "employeuses", "population_article": "les associations employeuses"}
    older = {"population_id": "grandes", "population_article": "les grandes associations"}
    shown = [need(57, base_n=None), need(56, CITIZENS, base_n=None)]
    shown += [
        need(57, cells, base_n=None, period=period)
        for cells, period in ((part, "2015"), (other, "2016"), (older, ""))
    ]
    assert plain(champs.of(shown)) == (
        "France ; associations, parfois en partenariat ou employeuses ou grandes associations "
        "(2015-2021 et sans date), "
        "citoyens (2019)."
    )


def test_two_surveys_of_one_institute_name_it_once():
    shown = [need(57, SURVEY), need(36, SURVEY, study_id="avant", study_title="PHARE", period="2015")]
    assert sources.line(shown) == "IMPACT-Entreprises (2021) et PHARE (2015), Comisis-OpinionWay"


def test_what_others_publish_is_named_by_its_producer():
    series = {
        "study_kind": "context",
        "study_title": "Indicateurs territoriaux : emploi",
        "producer": "Insee",
    }
    shown = [need(57, series, period=period) for period in ("2008", "2015")]
    assert sources.line(shown) == "Insee, 2008 et 2015"


def test_a_source_names_the_survey_its_institute_and_its_date():
    assert sources.line([need(57, SURVEY)]) == "IMPACT-Entreprises, Comisis-OpinionWay, 2021"


def test_a_date_or_an_institute_that_the_title_holds_is_not_said_twice():
    survey = {"study_title": "Baromètre Ifop 2021", "institute": "Ifop", "period": "2021"}
    assert sources.line([need(57, survey)]) == "Baromètre Ifop 2021"


def test_more_than_two_studies_are_counted():
    shown = [need(57, SURVEY, study_id=f"etude-{place}") for place in range(4)]
    assert sources.line(shown) == ("IMPACT-Entreprises, Comisis-OpinionWay, 2021, et 3 autres études")


def test_documents_keep_their_address_and_their_places():
    cells = SURVEY | {"publication_title": "Carnet", "publication_url": "https://exemple.fr"}
    shown = [need(57, cells, locator=f"p. {place}") for place in range(9)]
    (document,) = sources.documents(shown)
    assert document == Document(
        "Le RAMEAU, Carnet",
        "https://exemple.fr",
        ("p. 0", "p. 1", "p. 2", "p. 3", "p. 4", "et 4 autres endroits"),
    )


def test_nothing_shown_is_said_as_such():
    assert (subtitles.of([]), champs.of([]), sources.line([])) == (
        "Aucun résultat",
        "Aucun résultat.",
        "Source non précisée",
    )


def test_no_text_holds_a_space_that_may_break_before_a_mark():
    told = [subtitles.of([need(92)]), champs.of([need(92)]), lectures.one(need(92))]
    assert not any(re.search(r" [;:!?%»]", text) for text in told)


def test_a_lead_counts_the_results_without_a_date_apart():
    dated, undated = need(57), need(36, period="")
    told = "auprès des associations dans une enquête"
    assert plain(sections.profile_lead([dated, dated])) == (
        f"2 chiffres publiés {told}, en 2021 : des pratiques et des opinions déclarées, pas des effets "
        "mesurés."
    )
    assert f"{told}, 1 de 2021 et 2 sans date :" in plain(sections.profile_lead([dated, undated, undated]))
    assert "dans 2 enquêtes, 2 de 2015 à 2021 et 1 sans date :" in plain(
        sections.profile_lead([dated, need(36, EARLIER), undated])
    )


def test_a_lead_says_which_figures_nobody_printed():
    printed, computed = need(57), need(36, reading="computed")
    told = "auprès des associations dans une enquête, en 2021 :"
    assert plain(sections.profile_lead([printed, computed])).startswith(
        f"2 chiffres, dont 1 calculé à partir des réponses, {told}"
    )
    assert plain(sections.profile_lead([computed, computed])).startswith(
        f"2 chiffres calculés à partir des réponses {told}"
    )


def test_what_is_lost_and_what_is_not_published_are_told_apart():
    absent = {"value": None, "base_n": None}
    held = [
        need(57, base_n=None),
        need(**absent, status="illegible"),
        need(**absent, status="not_published"),
        need(**absent, status="not_published"),
    ]
    assert [plain(one) for one in sections.missing(held)] == [
        "1 valeur est imprimée mais illisible dans notre copie : nécessité du collectif (1).",
        "2 valeurs ne sont pas publiées : nécessité du collectif (2).",
        "Le nombre de réponses n’est publié pour aucune part ni note : ni marge, ni test.",
    ]
    assert plain(sections.missing([need(57, base_n=None), need(60)])[0]) == (
        "Le nombre de réponses n’est pas publié pour 1 des 2 parts et notes : ni marge, ni test."
    )
