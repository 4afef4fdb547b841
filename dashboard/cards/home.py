"""Home: what the site holds in a sentence, one finding a profile, and the latest survey."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dashboard.cards import profiles, results, selection
from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.observations import LATEST, Observation
from dashboard.queries import catalogue, codelists, slices
from dashboard.views import View, view

_survey = attrgetter("study_id", "actor_profile_id")
TILES = ("citoyens", "elus_locaux", "entreprises", "associations", "fondations")


@dataclass(frozen=True)
class Tile:
    """One profile with its finding and the view that says more."""

    profile_id: str
    label: str
    sentence: str
    when: str  # its year
    view: View


def lead(desk: Desk) -> str:
    """How many results are published, from how many documents, and since when."""
    return desk.words.sections.home_lead(catalogue.counts(desk))


def tiles(desk: Desk) -> list[Tile]:
    """The five profiles that the Observatoire surveys, each with the first finding of its page."""
    labels = profiles.options(desk)
    return [
        Tile(code, labels[code], *profiles.first_finding(desk, profile_id=code), view("profils", profil=code))
        for code in TILES
        if code in labels
    ]


def latest_survey(desk: Desk) -> list[Section]:
    """The first question of the latest national survey with a readable value, as one card."""
    rows = slices.observations(desk, LATEST, region_ids=["FR"], study_kinds=["survey"])
    dated = [one for one in selection.findings(rows) if one.is_known and one.wave_end]
    if not dated:
        return []
    latest = max(dated, key=lambda one: (one.period_status == "stated", one.wave_end))
    told = {one.question_id for one in codelists.questions(desk) if one.block}
    shown = first_question(selection.findings(rows), latest, told=told)
    codes = {"profil": latest.actor_profile_id, "question": shown[0].question_id}
    cards = results.cards(desk, shown, maker="profil", codes=codes)
    return [Section(title=desk.words.sections.latest_survey(latest), cards=tuple(cards[:1]))]


def ways(desk: Desk) -> list[Section]:
    """What can be done with the figures beside reading them: find one's place, have them guessed."""
    words = desk.words.sections
    links = ((words.TO_SITUATE, view("me-situer")), (words.TO_WORKSHOP, view("atelier")))
    return [Section(links=links, anchor="usages")]


def first_question(
    rows: Sequence[Observation], latest: Observation, *, told: Collection[str]
) -> list[Observation]:
    """All answers to the first question of one survey of one profile that has a value.

    Args:
        latest: one value of the survey.
        told: codes of the questions that have a place on the page of the profile; they come first.
    """
    own = [one for one in rows if _survey(one) == _survey(latest)]
    first = min(
        (one for one in own if one.is_known),
        key=lambda one: (one.question_id not in told, one.question_order, one.question_id),
    )
    return [one for one in own if one.question_id == first.question_id]
