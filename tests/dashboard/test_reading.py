"""What opens a page or a card for a reader: first numbers, regions with little, terms, margins, colours."""

import re
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from dashboard import store
from dashboard.cards import domains, duel, profiles, territories
from dashboard.cards.sources import figures
from dashboard.charts.records import Group, Line
from dashboard.charts.spec import has_margins, with_margins
from dashboard.queries import codelists
from dashboard.renderings import svg
from dashboard.renderings.html import whole_cards
from dashboard.renderings.html.places import Places
from dashboard.views import view
from dashboard.words import vocabulary
from tests.dashboard import made_site
from tests.dashboard.small_base import desk_with_waves
from tests.renderings.specs import PROFILES, bars, dots, item, observed

GLOSSARY = vocabulary("fr").glossary


def test_a_sheet_opens_on_one_number_of_each_of_its_first_blocks_with_its_year(desk):
    first, *_ = profiles.sections(desk, profile_id="fondations")
    assert [(row.marks[0].text, row.label) for row in first.numbers.rows] == [
        ("94\u202f%", "des fondations soutiennent des associations, en 2017"),
        (
            "95\u202f%",
            "des fondations attendent un effet fort sur la mobilisation collective du territoire, en 2021",
        ),
        ("98\u202f%", "des fondations jugent nécessaire de «\u202fjouer collectif\u202f», en 2021"),
    ]
    assert all(row.marks[0].figure_id for row in first.numbers.rows)


def test_a_profile_has_as_many_figures_on_its_page_as_in_the_search_and_in_the_table(desk):
    for found in codelists.profiles(desk):
        if found.known_n:
            told = profiles.lead(desk, profile_id=found.profile_id)
            assert told.startswith(f"{found.known_n} chiffres publiés auprès ")
            assert len(figures.selected(desk, profile_id=found.profile_id)) == found.known_n


def test_a_region_with_one_result_leads_to_it_to_the_country_and_to_what_is_better_covered(desk):
    (alone,) = territories.sections(desk, region_id="53")
    assert alone.text == "Il en va de même dans les 12 autres régions où ce résultat est publié."
    assert [label for label, _ in alone.links] == [
        "D’où vient ce résultat",
        "Le résultat national",
        "Bourgogne-Franche-Comté\u202f: 6 chiffres",
        "Occitanie\u202f: 5 chiffres",
        "Centre-Val de Loire\u202f: 5 chiffres",
    ]
    assert alone.links[1][1] == view("domaines", domaine="emploi")
    assert not alone.cards and not alone.tables


def test_what_profiles_of_a_region_answered_on_several_items_is_one_card_a_profile():
    several = [
        observed(50.0 + number, profile, **item(number))
        for profile in ("citoyens", "entreprises")
        for number in (1, 2)
    ]
    assert [[one.actor_profile_id for one in own] for own in territories._by_card(several)] == [
        ["citoyens", "citoyens"],
        ["entreprises", "entreprises"],
    ]
    one_item = [observed(50.0, "citoyens"), observed(60.0, "entreprises")]
    assert list(territories._by_card(one_item)) == [one_item]


def test_a_domain_opens_on_its_charts_and_its_table_follows(desk):
    shown = domains.sections(desk, domain_id="emploi")
    assert shown[0].cards
    assert [part.title for part in shown if part.tables] == ["Tous les résultats publiés sur ce domaine"]


def test_lists_of_a_duel_say_how_many_results_are_shared(desk):
    assert duel.opponents(desk, first="elus_locaux")["entreprises"] == "aux entreprises (4 en commun)"
    thirds = duel.thirds(desk, first="elus_locaux", second="entreprises")
    assert thirds["associations"] == "Associations (3)"


def test_a_duel_closes_on_what_both_answered_outside_of_a_national_survey_with_a_name(desk):
    (section,) = duel.sections(desk, first="elus_locaux", second="entreprises")
    assert section.text.replace("\u202f", " ") == (
        "Aussi publié, hors d’une enquête nationale nommée : alliances, réponse aux fragilités, 92 % contre "
        "84 % ; partage des leviers d’action en Centre-Val de Loire, 89 % contre 77 % ; stratégie "
        "d’alliance, environ 75 % des territoires contre environ 33 % des entreprises."
    )


def test_a_question_asked_in_many_regions_is_told_once_under_a_duel():
    (section,) = duel.sections(desk_with_waves(), first="elus_locaux", second="entreprises")
    told = "hors d’une enquête nationale nommée\u202f: effet attendu du collectif dans 13 régions\u202f; "
    assert section.text.startswith(f"Aussi publié, {told}")
    assert len(section.text) < 350


def test_one_term_of_a_card_is_defined_where_it_is_first_used():
    assert GLOSSARY.first_term("Rien ici", "Des alliances, puis du mécénat") == (1, "alliances")
    assert GLOSSARY.first_term("Rien ici") == (-1, "")
    assert GLOSSARY.around("Le mécénat, en %", "mécénat") == ("Le ", ", en %")


def test_margins_are_kept_undrawn_until_they_are_asked_for_on_every_mark_or_on_none():
    known = bars(Group((observed(71.0, **item(1)), observed(60.0, **item(2)))))
    assert has_margins(known) and not any(mark.interval for mark in known.marks)
    assert [mark.interval for mark in with_margins(known).marks] == [mark.margin for mark in known.marks]
    unknown = bars(Group((observed(71.0, **item(1)), observed(60.0, base_n=None, **item(2)))))
    assert not has_margins(unknown) and not any(mark.margin for mark in unknown.marks)


def test_only_profiles_beyond_three_leave_some_grey_until_they_are_asked_for():
    def line(profiles: list[str]) -> Line:
        return Line("Élément", tuple(observed(40.0 + 9 * n, code) for n, code in enumerate(profiles)))

    five = dots(line(list(PROFILES)), focus={"citoyens", "fondations"})
    assert [one.label for one in five.quiet] == ["Élus locaux", "Entreprises", "Associations"]
    assert dots(line(list(PROFILES)[:3]), focus={"citoyens"}).quiet == ()
    drawn = etree.fromstring(svg.draw(five))
    quiet = [(one.tag.split("}")[1], one.get("data-quiet")) for one in drawn.iter() if one.get("data-quiet")]
    assert sorted(set(quiet)) == [*(("path", n) for n in "123"), *(("text", n) for n in "123")]
    assert "data-quiet" not in svg.draw(dots(line(list(PROFILES)[:3]), focus={"citoyens"}))


def test_a_drawing_travels_in_an_attribute_that_no_page_takes_for_html(desk):
    card = duel.sections(desk, first="elus_locaux", second="entreprises")[0].cards[0]
    places = Places(view=str, file=lambda *asked: "")
    (carried,) = re.findall("data-svg='([^']*)'", whole_cards.carried(card, places, False))
    assert "<" not in carried and "&" not in carried
    assert f">{unquote(carried)}</div>" in whole_cards.drawing(card, places)


def test_html_of_a_card_is_made_once_for_what_is_given():
    calls = []

    def told(card, level: int) -> str:
        calls.append(level)
        return f"{level} {card.card_id}"

    card = made_site.card("necessity")
    assert [store.piece(told, card, level) for level in (2, 3, 2)] == [
        "2 necessity",
        "3 necessity",
        "2 necessity",
    ]
    assert store.piece(told, replace(card, card_id="twin"), 2) == "2 twin"
    assert calls == [2, 3, 2]
