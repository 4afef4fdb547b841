"""Waves to come: what is typed next, as the documentation says, makes no page contradict itself."""

from collections.abc import Iterable

import pytest

from dashboard import walks
from dashboard.cards import changes, comparisons, domains, profiles, territories
from dashboard.cards.card import Card, Section
from dashboard.charts.spec import Bars, Distribution, Dots, Lines, Map, Numbers
from dashboard.desk import Desk
from dashboard.views import View, view
from tests.dashboard.every_card import asking
from tests.dashboard.small_base import METROPOLITAN, desk_with_waves, small_base

N = "\u202f"
SCALE = [
    {"response_id": code, "order": place, "label_fr": label, "scale_id": "effet", **more}
    for place, (code, label, more) in enumerate(
        [
            ("fort", "Fort", {"is_favourable": True}),
            ("assez", "Assez fort", {"is_favourable": True}),
            ("faible", "Faible", {"is_favourable": False}),
            ("total", "Fort ou assez fort", {"is_favourable": True, "part_response_ids": "fort assez"}),
            ("tous", "Fort, assez fort ou faible", {"part_response_ids": "fort assez faible"}),
        ],
        start=11,
    )
]
ITEMS = [
    {"question_id": "question", "item_id": code, "order": place, "label_fr": label, "phrase_fr": phrase}
    for place, (code, label, phrase) in enumerate([("a", "Accueil", "l'accueil"), ("b", "Bilan", "le bilan")])
]


def base(*figures: dict[str, object], grades: Iterable[tuple[str, str, str]] = (), **more: object) -> Desk:
    """Figures of studies that are named after them, each pair of studies graded as `(a, b, grade)` says."""
    named = dict.fromkeys(str(figure.get("study_id", "etude")) for figure in figures)
    return small_base(
        figures=list(figures),
        studies=[{"study_id": name, "title": f"Étude {name}"} for name in named],
        comparability=[
            dict(question_id="question", study_a=a, study_b=b, grade=grade, reason=f"Note {grade}.")
            for a, b, grade in grades
        ],
        responses=SCALE,
        items=ITEMS,
        **more,
    )


def cards(sections: Iterable[Section]) -> list[Card]:
    return [card for section in sections for card in section.cards]


def plain(text: str) -> str:
    return text.replace(N, " ")


def titles(found: Iterable[Card]) -> list[str]:
    return [plain(card.title) for card in found]


def texts(card: Card) -> list[list[str]]:
    """What each row of a chart writes, from left to right."""
    return [[plain(mark.written) for mark in row.marks] for row in card.chart.rows]


def share(study: str, period: str, value: float | None, **more: object) -> dict[str, object]:
    status = {} if value is not None else {"status": "illegible", "reading": ""}
    figure = {"study_id": study, "period": period, "value": value, "response_id": "oui"}
    return figure | status | more


# Comparer, question by question


@pytest.mark.parametrize("make", [lambda: None, desk_with_waves], ids=["today", "with the surveys to come"])
def test_every_question_of_comparer_shows_a_card_at_each_of_its_items_and_waves(make, ask):
    told = asking(desk) if (desk := make()) else ask
    questions = walks.choices(told, view("comparer", lecture="question"))[1].options
    empty = [str(asked) for asked in _views_of(told, questions) if not cards(walks.sections(told, asked))]
    assert questions and empty == []


def _views_of(ask: object, questions: Iterable[str]) -> Iterable[View]:
    """Each question with each of its items, at the latest results and, whole, at each of its waves."""
    for question in questions:
        asked = view("comparer", lecture="question", question=question)
        options = {one.choice.name: one.options for one in walks.choices(ask, asked)}
        yield from (asked.with_parameter("item", item) for item in options["item"] or [""])
        yield from (asked.with_parameter("vague", wave) for wave in options["vague"])


def test_two_items_of_a_result_that_compares_with_none_are_two_cards():
    desk = base(
        share("one", "2021", 60.0, item_id="a"),
        share("one", "2021", 50.0, item_id="b"),
        share("other", "2021", 70.0, actor_profile_id="entreprises", item_id="a"),
    )
    found = {item: cards(comparisons.sections(desk, question_id="question", item_id=item)) for item in "ab"}
    assert [card.card_id for card in found["a"]] == [
        "a-part.question.a.citoyens.one.2021",
        "a-part.question.a.entreprises.other.2021",
    ]
    assert [card.card_id for card in found["b"]] == ["a-part.question.b.citoyens.one.2021"]


def _scale(study: str, profile: str, *values: float | None, item: str = "a") -> list[dict[str, object]]:
    codes = ("fort", "assez", "faible", "total")
    return [
        share(study, "2021", value, response_id=code, actor_profile_id=profile, item_id=item)
        for code, value in zip(codes, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("grade", "identifiers"),
    [
        ("A", ["reponses.question.a"]),
        (
            "C",
            ["a-part.question.a.citoyens.one.2021", "a-part.question.a.entreprises.other.2021"],
        ),
    ],
)
def test_only_profiles_that_compare_share_a_distribution(grade, identifiers):
    desk = base(
        *_scale("one", "citoyens", 40, 20, 40, 60),
        *_scale("other", "entreprises", 30, 20, 50, 50),
        *_scale("one", "citoyens", 30, 20, 50, 50, item="b"),
        grades=[("one", "other", grade)],
    )
    found = cards(comparisons.sections(desk, question_id="question", item_id="a"))
    assert [card.card_id for card in found] == identifiers
    assert [len(card.observations) for card in found] == ([8] if grade == "A" else [4, 4])


def test_waves_that_all_have_a_later_one_make_no_card_of_the_latest_results():
    """Both profiles asked twice: those of 2015 compare with one another, and are past."""
    pairs = [("citoyens", 40.0, 50.0), ("entreprises", 60.0, 70.0)]
    desk = base(
        *(share(f"{who}-2015", "2015", old, actor_profile_id=who) for who, old, _ in pairs),
        *(share(f"{who}-2026", "2026", new, actor_profile_id=who) for who, _, new in pairs),
        grades=[("citoyens-2015", "entreprises-2015", "A"), ("citoyens-2026", "entreprises-2026", "A")],
    )
    latest = cards(comparisons.sections(desk, question_id="question"))
    past = cards(comparisons.sections(desk, question_id="question", at="2015"))
    assert [texts(card) for card in latest] == [[["70 %"], ["50 %"]]]
    assert [texts(card) for card in past] == [[["60 %"], ["40 %"]]]


# Over time


def test_no_answer_but_the_one_that_stands_for_the_question_is_followed():
    """« Non » never joins « oui »: 86 then 84, not 86 then 16."""
    desk = base(
        share("a", "2008", 86.0),
        share("a", "2008", 14.0, response_id="non"),
        share("b", "2012", 84.0),
        share("b", "2012", 16.0, response_id="non"),
        grades=[("a", "b", "A")],
    )
    (card,) = cards(changes.sections(desk))
    assert texts(card) == [["86 %", "84 %"]]


def test_a_wave_that_publishes_only_the_other_answer_is_no_point_of_the_line():
    desk = base(
        share("a", "2008", 86.0), share("b", "2012", 16.0, response_id="non"), grades=[("a", "b", "A")]
    )
    assert cards(changes.sections(desk)) == []


def test_two_scopes_of_a_rate_are_never_joined():
    desk = base(share("a", "2015", 36.0), share("b", "2021", 57.0, item_id="a"), grades=[("a", "b", "A")])
    assert cards(changes.sections(desk)) == []


def test_three_waves_state_and_test_the_first_and_the_last():
    waves = [("a", "2015", 36.0), ("b", "2021", 57.0), ("c", "2026", 64.0)]
    desk = base(
        *(share(study, period, value, base_n=100) for study, period, value in waves),
        grades=[("a", "b", "A"), ("a", "c", "A"), ("b", "c", "A")],
    )
    (card,) = cards(changes.sections(desk))
    assert isinstance(card.chart, Lines)
    assert texts(card) == [["36 %", "57 %", "64 %"]]
    assert titles([card]) == ["Question d’essai : 64 % des citoyens en 2026, contre 36 % en 2015"]
    assert "convention" not in [limit.kind for limit in card.limits]  # 7 points more would not be told apart


def test_a_base_of_12_is_no_end_of_a_line():
    desk = base(
        share("a", "2015", 90.0, base_n=400), share("b", "2021", 60.0, base_n=12), grades=[("a", "b", "A")]
    )
    assert cards(changes.sections(desk)) == []


def _two_items(**more: object) -> Desk:
    return base(
        share("a", "2015", 84.0, item_id="a"),
        share("a", "2015", 80.0, item_id="b"),
        share("b", "2021", 85.0, item_id="a"),
        share("b", "2021", 60.0, item_id="b"),
        **more,
    )


def test_the_reading_of_a_change_is_about_the_change_of_its_title():
    (card,) = cards(changes.sections(_two_items(grades=[("a", "b", "A")])))
    assert titles([card]) == ["Question d’essai, bilan : 60 % des citoyens en 2021, contre 80 % en 2015"]
    assert plain(card.lecture) == "En 2021, question d’essai, bilan : 60 % des citoyens, contre 80 % en 2015."


def test_the_dates_of_each_line_are_said_where_the_lines_have_other_waves():
    desk = base(
        share("a", "2015", 50.0, item_id="a"),
        share("b", "2019", 60.0, item_id="a"),
        share("b", "2019", 60.0, item_id="b"),
        share("c", "2026", 30.0, item_id="b"),
        grades=[("a", "b", "A"), ("b", "c", "A")],
    )
    (card,) = cards(changes.sections(desk))
    assert isinstance(card.chart, Dots)
    assert [(row.label, row.sublabel) for row in card.chart.rows] == [
        ("Accueil", "2015 / 2019"),
        ("Bilan", "2019 / 2026"),
    ]


def test_the_same_two_waves_of_all_lines_are_said_once_in_the_key():
    (card,) = cards(changes.sections(_two_items(grades=[("a", "b", "A")])))
    assert [row.sublabel for row in card.chart.rows] == ["", ""]
    assert [series.label for series in card.chart.series] == ["2015", "2021"]


def test_what_cannot_be_followed_says_its_answers_and_only_why_waves_do_not_compare():
    desk = base(
        share("a", "2010", 21.0),
        share("b", "2015", 36.0),
        share("c", "2021", 57.0),
        grades=[("a", "b", "C"), ("b", "c", "A"), ("a", "c", "B")],
    )
    points = [plain(point) for section in changes.sections(desk) for point in section.points]
    assert points == ["Question d’essai, citoyens : 21 % (2010). Note C."]


# Profils


def test_a_rate_that_is_followed_over_time_is_told_once_on_the_page_of_its_profile():
    found = titles(cards(profiles.sections(desk_with_waves(), profile_id="entreprises")))
    assert [title for title in found if title.startswith("64 %")] == [
        "64 % des entreprises nouent des partenariats en 2026, contre 36 % en 2015"
    ]


def test_the_answers_of_the_latest_wave_of_a_scale_stay_beside_its_changes():
    found = cards(profiles.sections(desk_with_waves(), profile_id="fondations"))
    (scale,) = [card for card in found if isinstance(card.chart, Distribution)]
    assert scale.card_id == "profil.fondations.impact_percu.impact-fondations-2026.2026-03"
    assert "evolution.impact_percu.fondations" in [card.card_id for card in found]


def test_a_scale_of_which_one_answer_is_readable_has_it_for_a_title():
    desk = base(
        *_scale("one", "citoyens", None, None, None, None),
        *_scale("one", "citoyens", None, 31, None, None, item="b"),
    )
    (card,) = cards(profiles.sections(desk, profile_id="citoyens"))
    assert titles([card]) == ["Bilan : 31 % des citoyens répondent assez fort"]


def test_a_printed_total_that_stands_for_nothing_else_is_shown_all_the_same():
    desk = base(share("one", "2021", 90.0, response_id="tous", item_id="a"))
    (card,) = cards(profiles.sections(desk, profile_id="citoyens"))
    assert isinstance(card.chart, Numbers)
    assert texts(card) == [["90 %"]]


def test_a_table_of_results_names_the_answer_of_each_value():
    found = profiles.sections(desk_with_waves(), profile_id="fondations")
    names = {plain(row[0].text) for section in found for table in section.tables for row in table.rows}
    asked = "Effet attendu du collectif : engagement des personnes"
    assert {name for name in names if name.startswith(asked)} == {
        f"{asked}, impact très fort",
        f"{asked}, impact fort",
        f"{asked}, impact modéré",
    }


def test_a_wave_without_a_readable_value_never_takes_the_place_of_one_with_values():
    desk = base(share("a", "2015", 40.0), share("b", "2026", None))
    (card,) = cards(profiles.sections(desk, profile_id="citoyens"))
    assert texts(card) == [["40 %"]]


# Identifiers


def test_two_profiles_of_one_study_and_two_surveys_of_a_year_are_as_many_cards():
    desk = base(
        share("one", "2026", 40.0),
        share("one", "2026", 50.0, actor_profile_id="entreprises"),
        share("winter", "2026-02", 60.0, question_id="autre"),
        share("autumn", "2026-10", 70.0, question_id="autre"),
        share("one", "2026", 80.0, question_id="autre", actor_profile_id="entreprises"),
    )
    ask = asking(desk)
    asked = [("citoyens", ""), ("entreprises", ""), ("citoyens", "2026-02")]
    views = [view("profils", profil=who, vague=wave) for who, wave in asked]
    shown: dict[str, set[tuple[str, ...]]] = {}
    for one in views:
        for card in cards(walks.sections(ask, one)):
            shown.setdefault(card.card_id, set()).add(tuple(o.figure_id for o in card.observations))
    assert [name for name, found in shown.items() if len(found) > 1] == []
    assert sorted(shown) == [
        "profil.citoyens.autre.autumn.2026-10",
        "profil.citoyens.autre.winter.2026-02",
        "profil.citoyens.question.one.2026",
        "profil.entreprises.autre.one.2026",
        "profil.entreprises.question.one.2026",
    ]


def test_a_whole_defined_among_the_items_of_a_question_doubles_no_row():
    whole = {"question_id": "question", "item_id": "_T", "order": 9, "label_fr": "Au moins un"}
    desk = small_base(items=[whole], figures=[share("etude", "2021", 57.0)])
    (card,) = cards(profiles.sections(desk, profile_id="citoyens"))
    assert [one.item_id for one in card.observations] == ["_T"]
    assert texts(card) == [["57 %"]]


# Territoires


def _regions(study: str, period: str, values: Iterable[float], **more: object) -> list[dict[str, object]]:
    return [
        share(study, period, value, region_id=code, **more)
        for code, value in zip(METROPOLITAN, values, strict=True)
    ]


def test_thirteen_regions_lead_the_page_with_a_map_and_a_ranking_that_say_two_things():
    desk = base(*_regions("volume", "2026", (64, 63, *range(20, 31))))
    mapped = cards(territories.mapped(desk, question_id="question", profile_id="citoyens", item_id="_T"))
    assert [type(card.chart) for card in mapped] == [Map, Bars]
    assert titles(mapped) == [
        "Question d’essai, chez les citoyens : de 20 % à 64 % selon la région",
        "Question d’essai, chez les citoyens : deux régions viennent en tête, 64 % et 63 %",
    ]
    assert [len(card.chart.marks) for card in mapped] == [13, 13]


def test_france_says_its_year_where_the_regions_have_another():
    france, grades = share("france", "2021", 47.0), [("volume", "france", "A")]
    desk = base(*_regions("volume", "2026", range(40, 53)), france, grades=grades)
    mapped = cards(territories.mapped(desk, question_id="question", profile_id="citoyens", item_id="_T"))
    assert [card.chart.series_of(card.chart.reference).label for card in mapped] == ["France, 2021"] * 2


def test_a_region_is_read_beside_a_national_value_of_the_same_people_only():
    """Of the organisations that have a partnership, or of all of them: two things."""
    regional = share("volume", "2026", 67.0, region_id="53")
    grades = [("volume", "france", "A")]
    alike = base(regional, share("france", "2021", 47.0), grades=grades)
    other = base(regional, share("france", "2021", 47.0, population_id="en_partenariat"), grades=grades)
    beside = [cards(territories.sections(desk, region_id="53")) for desk in (alike, other)]
    assert [texts(card) for card in beside[0]] == [[["67 %", "47 %"]]]
    assert [texts(card) for card in beside[1]] == [[["67 %"]]]
    assert titles(beside[0]) == [
        "En Bretagne, question d’essai : 67 % des citoyens en 2026, contre 47 % en France en 2021"
    ]


# Domaines


def test_domains_marked_on_a_base_of_12_are_greyed_and_told_without_order():
    marked = {"measure_id": "mean_10", "response_id": "_T", "base_n": 12}
    desk = small_base(
        items=[one | {"domain_id": one["item_id"]} for one in ITEMS]
        + [{"question_id": "question", "item_id": "c", "order": 3, "label_fr": "Climat", "domain_id": "c"}],
        domains=[
            {"domain_id": code, "order": place, "label_fr": label, "attestation": "figures"}
            for place, (code, label) in enumerate([("a", "Accueil"), ("b", "Bilan"), ("c", "Climat")])
        ],
        figures=[
            share("etude", "2021", value, item_id=item, domain_id=item, **marked)
            for item, value in (("a", 8.2), ("b", 5.1), ("c", 7.9))
        ],
    )
    every = cards(domains.sections(desk, domain_id=domains.ALL_DOMAINS))
    one = cards(domains.sections(desk, domain_id="b"))
    assert titles(every) == ["Question d’essai : de 5,1 à 8,2 sur 10 chez les citoyens"]
    assert titles(one) == ["Le bilan reçoit 5,1 sur 10 des citoyens"]
    assert all(mark.is_muted for card in (*every, *one) for mark in card.chart.marks)


# What a reader reads


def test_no_sentence_of_a_list_holds_a_sign_of_markup(ask):
    pages = [
        view("comparer", lecture="temps"),
        view("domaines"),
        view("profils"),
        view("territoires"),
    ]
    points = [point for page in pages for section in walks.sections(ask, page) for point in section.points]
    assert points and [point for point in points if "**" in point or "](" in point] == []
