"""« Croiser »: a survey computed from its respondents, over regions, size classes and profiles."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import store, views, walks
from dashboard.cards import readings
from dashboard.cards.card import Card
from dashboard.charts.spec import Banner, Mark, has_margins
from dashboard.desk import Desk
from dashboard.renderings.table import table
from etl.respondents.folder import MICRODATA
from tests.dashboard.demonstration import BY_SIZE, built, desk_of


@pytest.fixture(scope="module")
def build_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MICRODATA, str(folder / "demo" / "microdata"))
        return built(folder)


@pytest.fixture(scope="module")
def desk(build_dir: Path) -> Desk:
    return desk_of(build_dir)


def asking(desk: Desk) -> Callable[..., object]:
    """What a page asks, each thing once."""
    made: dict[object, object] = {}

    def ask(maker: Callable[..., object], **codes: str) -> object:
        key = maker, tuple(sorted(codes.items()))
        if key not in made:
            made[key] = maker(desk, **codes)
        return made[key]

    return ask


def card_of(desk: Desk, choices: str = "") -> Card:
    (found,) = walks.cards(asking(desk), views.parsed(f"comparer?lecture=croiser{choices}"))
    return found


def marks(card: Card, row: str) -> dict[str, Mark]:
    """The marks of a row by the code of their column."""
    (found,) = [one for one in card.chart.rows if one.label == row]
    return {mark.series: mark for mark in found.marks}


def test_without_a_computed_survey_nothing_changes():
    store.prepare()
    own = Desk(store.cursor())
    assert readings.of_compare(own) == own.words.sections.COMPARE_READINGS
    with pytest.raises(walks.ViewUnknown):
        walks.sections(asking(own), views.parsed("comparer?lecture=croiser"))


def test_values_and_bases_are_those_of_the_file(desk: Desk):
    card = card_of(desk)
    assert card.title == "Aucune région ne se distingue nettement des autres répondants"
    bases, worth = marks(card, "Base (réponses)"), marks(card, "Base efficace")
    mobilised = marks(card, "Mobilisation collective du territoire")
    # R 4.1.1, svymean on the same rows: 46.634 % of 125 respondents, worth 109.43.
    assert (bases["76"].value, worth["76"].value, mobilised["76"].value) == (125, 109, 47)
    assert (bases["ensemble"].value, worth["ensemble"].value) == (1400, 1244)


def test_a_cell_is_told_from_all_others_after_holm_and_from_columns_by_their_letter(desk: Desk):
    card = card_of(desk, "&colonnes=profil")
    expected = "Engagement des personnes\u202f: l’écart est le plus net chez les fondations, 60\u202f%"
    assert card.title == expected
    engaged = marks(card, "Engagement des personnes")
    sides = {code: mark.side for code, mark in engaged.items()}
    assert sides == {
        "ensemble": "",
        "citoyens": "below",
        "elus_locaux": "above",
        "entreprises": "",
        "associations": "above",
        "fondations": "above",
    }
    assert engaged["fondations"].written == "60\u202f%\u202f\u202f▲\u202fA"
    limits = [one.text for one in card.limits]
    assert any("35 tests, corrigés ensemble (Holm)." in one for one in limits)
    assert "Écart décelable, avant correction\u202f: environ 7 points pour la moitié des cases." in limits


def test_small_bases_withheld_cells_and_secrets_are_three_marks(desk: Desk):
    card = card_of(desk, "&question=types_partenariat")
    given = marks(card, "Mécénat")
    assert (given["94"].value, given["94"].text) == (None, "b. i.")
    assert (given["24"].value, given["24"].text) == (None, "s. s.")
    weak = given["27"]
    assert weak.is_muted and weak.note.endswith("*") and not weak.side
    key = table(card).text
    for sign in ("b. i.\u202f: base insuffisante", "s. s.\u202f: secret statistique", "*\u202f: base faible"):
        assert sign in key
    assert not any(mark.side for row in card.chart.rows for mark in row.marks if mark.is_muted)


def test_a_margin_is_there_on_demand_for_every_value(desk: Desk):
    for choices in ("", "&colonnes=profil", "&item=mobilisation_collective", "&question=taux_partenariat"):
        card = card_of(desk, choices)
        assert isinstance(card.chart, Banner) and has_margins(card.chart), choices


def test_every_choice_of_the_view_makes_a_card_of_its_own_that_its_link_finds(desk: Desk):
    ask, seen = asking(desk), {}
    start = views.parsed("comparer?lecture=croiser")
    for one in walks.choices(ask, start):
        for code in one.options:
            view = start.with_parameter(one.choice.name, code)
            if one.choice.name == "lecture":
                continue
            for card in walks.cards(ask, view):
                assert seen.setdefault(card.card_id, card.title) == card.title
                link = walks.lasting(ask, view.with_parameter("carte", card.card_id))
                assert walks.card(ask, link).card_id == card.card_id
    assert len(seen) > 10


def test_size_classes_are_columns_too_and_hold_nobody_in_common(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(MICRODATA, str(tmp_path / "demo" / "microdata"))
    desk = desk_of(built(tmp_path, changes=BY_SIZE))
    card = card_of(desk, "&colonnes=taille")
    headers = table(card).headers
    assert headers[:2] == ("Élément", "Ensemble") and "Associations employeuses (B)" in headers
    assert any(mark.side for row in card.chart.rows for mark in row.marks)


def test_a_map_names_the_regions_that_are_withheld_and_greys_small_bases(desk: Desk):
    shown = walks.cards(asking(desk), views.parsed("territoires?question=types_partenariat&profil=_T"))
    mapped = next(one for one in shown if one.card_id.startswith("carte."))
    withheld = "Non diffusé, trop peu de réponses ou secret statistique\u202f: Centre-Val de Loire et Corse."
    assert withheld in [one.text for one in mapped.limits]
    (grey,) = [row.marks[0] for row in mapped.chart.rows if row.code == "27"]
    assert grey.is_muted and grey.note == "*"
