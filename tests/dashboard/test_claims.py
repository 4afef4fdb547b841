"""Sentences as they circulate: how their numbers are read, and what is found of them among the figures."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.cards.sources import verifying
from dashboard.claims import matching, reading
from dashboard.claims.numbers import numbers
from dashboard.renderings.html import checks
from dashboard.renderings.html.places import Places

TABLE = Path(__file__).with_name("circulating.txt").read_text(encoding="utf-8")
SENTENCES: dict[str, list[tuple[str, ...]]] = {}
for line in TABLE.splitlines():
    if line and not line.startswith("#"):
        sentence, *expected = line.split(" | ")
        SENTENCES.setdefault(sentence, []).append(tuple(expected))
PLACES = Places(view=lambda view: f"/{view}", file=lambda kind, chosen, title: "")


@pytest.fixture(scope="module")
def held(ask) -> verifying.Held:
    return ask(verifying.held)


def first(claim: reading.Claim, held: verifying.Held) -> tuple[str, ...]:
    """What stands first for a claim, as a line of the table has it."""
    found = matching.matches(claim, held.base)
    if not found:
        return ("nothing",)
    match = found[0]
    o = match.observation
    thing = o.question_id if o.item_id == "_T" else f"{o.question_id}.{o.item_id}"
    latest = (match.latest.text.replace("\u202f", " "),) if match.latest else ()
    return (match.state, o.text.replace("\u202f", " "), o.actor_profile_id, thing, o.period or "-", *latest)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_circulates_gets_its_state_and_its_figure(held, sentence):
    claims = reading.claims(sentence, held.regions)
    assert ([first(one, held) for one in claims] or [("no number",)]) == SENTENCES[sentence]


def test_the_table_holds_sentences_of_every_state():
    states = [one[0] for rows in SENTENCES.values() for one in rows]
    assert len(SENTENCES) >= 60 and len(states) - states.count("confirmed") > 30
    assert {"confirmed", "reworded", "otherwise", "wave", "value", "profile", "place", "contrary"} <= set(
        states
    )
    assert {"question", "found", "nothing", "no number"} <= set(states)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("81 %", [("share", 80.5, 81.5)]),
        ("81,5 %", [("share", 81.45, 81.55)]),
        ("quatre vingt douze pour cent", [("share", 91.5, 92.5)]),
        ("6,4/10", [("mean_10", 6.35, 6.45)]),
        ("huit maires sur dix", [("share", 77, 83)]),
        ("8 sur 10", [("share", 77, 83), ("mean_10", 7.5, 8.4)]),
        ("un francais sur deux", [("share", 47, 53)]),
        ("les trois quarts", [("share", 72, 78)]),
        ("pres d un tiers", [("share", 28.33, 36.33)]),
        ("plus de la moitie", [("share", 49.5, 57)]),
        ("moins de 30 %", [("share", 25, 30)]),
        ("environ 30 %", [("share", 25, 35)]),
        ("148 429 associations", [("amount", 148428.5, 148429.5)]),
        ("1,2 million", [("amount", 1194000, 1206000)]),
        ("22 partenariats", [("any", 21.5, 22.5)]),
        ("20 points", [("points", 19.5, 20.5)]),
        ("en 2021 57 % des", [("share", 56.5, 57.5)]),
        ("depuis 2015", []),
        ("dix sur un", []),
    ],
)
def test_numbers_are_read_with_what_they_leave_open(text, read):
    found = [(one.kind, round(one.low, 2), round(one.high, 2)) for one in numbers(text)]
    assert found[: len(read)] == [(kind, pytest.approx(low), pytest.approx(high)) for kind, low, high in read]
    assert bool(found) == bool(read) or text == "dix sur un"


def test_what_is_published_otherwise_elsewhere_is_shown_with_both_values_and_their_passports(held):
    (found,) = verifying.checked("87 % des maires voient dans les alliances une source d’innovation", held)
    assert found.verdict == (
        "«\u202f87 %\u202f» est publié, et une autre valeur l’est aussi pour la même affirmation."
    ).replace("87 %", "87\u202f%")
    assert [(one.mark, one.title) for one in found.lines] == [
        ("Dit autrement ailleurs", "87\u202f% · Partenariats source d’innovation"),
        ("Autre valeur publiée", "92\u202f% · Partenariats source d’innovation"),
    ]
    shown = checks.check("87 %", [found], PLACES)
    assert all(f'href="{PLACES.passport(one.figure_id)}"' in shown for one in found.lines)


def test_what_was_true_of_an_earlier_wave_says_what_the_latest_says(held):
    (found,) = verifying.checked("36 % des entreprises nouent des partenariats", held)
    assert found.lines[0].mark == "Autre vague"
    assert found.lines[0].remarks == ("La vague la plus récente, septembre 2021, dit 57\u202f%.",)


def test_what_is_not_found_is_not_called_wrong(held):
    (found,) = verifying.checked("12 % des Français font du vélo", held)
    assert (found.state, found.lines) == ("", ())
    assert found.verdict == (
        "«\u202f12\u202f%\u202f» n’a pas été retrouvé dans les chiffres tenus ici, ce qui ne veut pas dire "
        "qu’il est faux\u202f: une étude peut manquer, ou notre copie avoir perdu le nombre."
    )


def test_each_number_of_a_sentence_is_checked_for_its_own_profile(held):
    found = verifying.checked(
        "92 % des maires et 83 % des entreprises jugent nécessaire de jouer collectif", held
    )
    assert [(one.state, one.lines[0].title.partition("\u202f")[0]) for one in found] == [
        ("confirmed", "92"),
        ("confirmed", "83"),
    ]


def test_the_search_answers_a_sentence_and_leads_to_where_it_is_verified(ask):
    told = verifying.verdicts("87 % des maires voient dans les alliances une source d’innovation", ask)
    assert told == [
        "«\u202f87\u202f%\u202f» est publié, et une autre valeur l’est aussi pour la même affirmation."
    ]
    assert verifying.verdicts("57 %", ask) == verifying.verdicts("emploi", ask) == []
    assert str(verifying.way_of("57 %")) == "verifier?phrase=57%20%25"
    assert verifying.way_of("emploi") is None


def test_what_a_reader_types_cannot_become_markup(held):
    typed = '92 % <script>alert("x")</script> des maires'
    shown = checks.check(typed, verifying.checked(typed, held), PLACES)
    assert "<script" not in shown and "&lt;script&gt;" in shown


@settings(max_examples=80)
@given(st.text(alphabet="0123456789 %,./dixsurunmaiéÎœ­​’«»-", max_size=60))
def test_any_text_is_read(held, text):
    assert all(one.verdict for one in verifying.checked(text, held))
