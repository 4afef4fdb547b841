"""Me situer: which questions are put to whom, and what is said of an answer, published or not."""

import pytest

from dashboard import tables, views, walks
from dashboard.cards import askable, situate
from dashboard.cards.askable import Asked
from dashboard.desk import Desk
from dashboard.words import vocabulary
from tests.dashboard.every_card import asking
from tests.dashboard.made import observation
from tests.dashboard.small_base import desk_with_waves

N = "\u202f"
LABELS = {"fort": "Fort", "faible": "Faible", "top2": "Fort ou très fort", "oui": "Oui"}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(tables.connect().cursor())


def answer(code: str, value: float | None, **more: object):
    known = {} if value is not None else {"status": "illegible", "word": "illisible"}
    text = f"{value:.0f}{N}%" if value is not None else ""
    named = {"response_id": code, "response_label": LABELS[code], "value": value, "text": text}
    return observation(named | known, **more)


LOST = Asked((answer("fort", None), answer("faible", 12, is_favourable=False)))
WITHIN = Asked(
    (answer("fort", None), answer("faible", 12), answer("top2", 70, part_response_ids="fort tres_fort"))
)
ALONE = Asked((answer("oui", 59, population_article="les associations employeuses"),))


def said(asked: Asked, code: str) -> str:
    told = askable.told(asked, code)
    return vocabulary().situate.place(asked.answers.get(code), told, asked.readable[0])


@pytest.mark.parametrize(
    ("asked", "code", "sentence"),
    [
        (ALONE, "oui", f"Comme 59{N}% des associations employeuses (2021)."),
        (
            ALONE,
            "autre",
            "La part de cette réponse n’est pas publiée. "
            f"59{N}% des associations employeuses (2021) répondent «{N}oui{N}».",
        ),
        (
            LOST,
            "fort",
            "La part de cette réponse est illisible dans nos documents. "
            f"12{N}% des associations (2021) répondent «{N}faible{N}».",
        ),
        (
            WITHIN,
            "fort",
            f"Réponse comprise dans «{N}fort ou très fort{N}»{N}: 70{N}% des associations (2021). "
            "Sa part à elle seule est illisible dans nos documents.",
        ),
    ],
)
def test_what_is_said_of_an_answer_is_published_or_says_that_it_is_not(asked, code, sentence):
    assert said(asked, code) == sentence


def test_a_value_that_is_not_sure_is_never_told():
    unsure = Asked((answer("oui", 30, confidence="low"), answer("faible", 12)))
    assert said(unsure, "oui") == (
        f"La part de cette réponse n’est pas sûre. 12{N}% des associations (2021) répondent «{N}faible{N}»."
    )


def test_an_answer_that_no_value_is_stated_of_is_offered_unless_the_survey_states_all():
    assert (ALONE.codes, LOST.codes) == (["oui", "autre"], ["fort", "faible"])


def test_every_profile_is_asked_five_to_eight_things_that_a_survey_of_it_states(desk):
    profiles = askable.profiles(desk)
    assert list(profiles) == ["citoyens", "elus_locaux", "entreprises", "associations", "fondations"]
    for code in profiles:
        asked = askable.questions(desk, profile_id=code)
        assert askable.FEWEST <= len(asked) <= askable.MOST
        assert len({one.key for one in asked}) == len(asked)
        for one in (o for question in asked for o in question.observations):
            assert (one.actor_profile_id, one.study_kind, one.measure_id) == (code, "survey", "share")
            assert one.counted != "partnerships"


def test_associations_are_asked_of_types_levels_partners_impacts_need_and_innovation(desk):
    asked = {one.first.question_id for one in askable.questions(desk, profile_id="associations")}
    assert asked >= {
        "types_partenariat",
        "territorialite_partenariats",
        "partenaires_territoriaux",
        "impact_percu",
        "jouer_collectif_necessaire",
        "source_innovation",
    }


def test_a_new_wave_is_asked_first_and_a_kept_address_goes_on_answering(desk):
    answers = "taux_partenariat.oui-engagement_personnes.fort"
    found = {}
    for name, one in (("today", desk), ("later", desk_with_waves())):
        lines = situate.form(one, profile_id="entreprises", answers=answers)
        found[name] = {line.key: line.place for line in lines if line.code}
    who = "des entreprises de 10 salariés et plus"
    assert found["today"]["taux_partenariat"] == f"Comme 57{N}% {who} (2021)."
    assert found["later"]["taux_partenariat"] == f"Comme 64{N}% {who} (2026)."
    assert found["today"]["engagement_personnes"] == found["later"]["engagement_personnes"]


def test_what_was_answered_for_one_profile_is_asked_of_the_next(desk):
    default = [one.key for one in askable.questions(desk, profile_id="associations")]
    assert "mobilisation_collective" not in default
    lines = situate.form(desk, profile_id="associations", answers="mobilisation_collective.tres_fort")
    assert [line.key for line in lines if line.code] == ["mobilisation_collective"]


def test_a_question_may_be_about_another_of_its_items_which_the_address_names(desk):
    lines = situate.form(desk, profile_id="associations", answers="mecenat.oui-local.oui")
    types = next(line for line in lines if line.key == "mecenat")
    assert list(types.items) == [
        "mecenat",
        "innovation_societale",
        "cooperation_economique",
        "pratiques_responsables",
    ]
    moved = situate.asked_of(lines, "mecenat", "innovation_societale")
    assert moved == "innovation_societale-local.oui"
    later = situate.form(desk, profile_id="associations", answers=moved)
    assert [(line.key, line.code) for line in later if not line.is_default] == [("innovation_societale", "")]
    answered = situate.answered(later, "innovation_societale", "oui")
    assert answered == "innovation_societale.oui-local.oui"
    taken_back = situate.form(desk, profile_id="associations", answers=answered)
    assert situate.answered(taken_back, "innovation_societale", "") == moved
    assert situate.answered(taken_back, "local", "") == "innovation_societale.oui"


def test_the_view_of_a_card_holds_its_own_answer_alone(desk):
    ask = asking(desk)
    page = views.parsed(
        "me-situer?profil=elus_locaux&region=27"
        "&reponses=jouer_collectif_necessaire.oui-source_innovation.oui-cooperation_mandat.autre"
    )
    card = next(one for one in walks.cards(ask, page) if ".source_innovation." in one.card_id)
    lasting = walks.lasting(ask, page.with_parameter("carte", card.card_id))
    assert str(lasting) == (
        f"me-situer?profil=elus_locaux&reponses=source_innovation.oui&carte={card.card_id}"
    )
    assert walks.card(ask, lasting) == card


@pytest.mark.parametrize("text", ["", "-", ".", "mecenat", "mecenat.jamais", "inconnu.oui", "a.b-c.d" * 90])
def test_an_address_that_answers_nothing_shows_the_questions_alone(desk, text):
    assert situate.sections(desk, profile_id="associations", answers=text) == []
    assert not any(line.code for line in situate.form(desk, profile_id="associations", answers=text))
