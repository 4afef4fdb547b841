"""Home: what the site holds in a sentence, one finding a profile, and the latest survey."""

from dataclasses import dataclass

from dashboard.cards import profiles, results, selection
from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.observations import LATEST, Observation
from dashboard.queries import catalogue, slices
from dashboard.views import View, view

TILES = ("citoyens", "elus_locaux", "entreprises", "associations", "fondations")


@dataclass(frozen=True)
class Tile:
    """One profile with its finding and the view that says more."""

    profile_id: str
    label: str
    sentence: str
    view: View


def lead(desk: Desk) -> str:
    """How many results are published, from how many documents, and since when."""
    return desk.words.sections.home_lead(catalogue.counts(desk))


def tiles(desk: Desk) -> list[Tile]:
    """The five profiles that the Observatoire surveys, each with the first finding of its page."""
    labels = profiles.options(desk)
    return [
        Tile(code, labels[code], profiles.first_finding(desk, profile_id=code), view("profils", profil=code))
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
    shown = _first_question(rows, latest)
    codes = {"profil": latest.actor_profile_id, "question": shown[0].question_id}
    cards = results.cards(desk, shown, maker="profil", codes=codes)
    return [Section(title=desk.words.sections.latest_survey(latest), cards=tuple(cards[:1]))]


def _first_question(rows: list[Observation], latest: Observation) -> list[Observation]:
    """All answers of one study and profile to the question of its first result, one population."""
    own = [
        one
        for one in rows
        if (one.study_id, one.actor_profile_id) == (latest.study_id, latest.actor_profile_id) and one.is_known
    ]
    first = min(own, key=lambda one: (len(selection.headline([one])) == 0, one.question_order))
    return [
        one
        for one in rows
        if (one.study_id, one.question_id, one.actor_profile_id)
        == (first.study_id, first.question_id, first.actor_profile_id)
    ]
