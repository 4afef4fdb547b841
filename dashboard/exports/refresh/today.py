"""Today: the tag of a chart in a file becomes the card that says the same with the figures of today."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import redirects, views, walks
from dashboard.cards.card import Card
from dashboard.exports.entries import Entry
from dashboard.exports.release import data_release
from dashboard.exports.slides import method, tags
from dashboard.walks import Ask

Named = tuple[str, str]
"""The view that a tag names, and the digest of its waves."""


@dataclass(frozen=True)
class Today:
    """What may be written in the place of a chart; `entry` is None where nothing says the same.

    `has_newer`: a wave came since, which is not the one of `entry`; `is_newer`: it is.
    """

    entry: Entry | None
    version: str
    notes: str = ""
    has_newer: bool = False
    is_newer: bool = False


UNKNOWN = Today(None, "")
"""Of a chart that was not looked for."""


def todays(ask: Ask, named: Sequence[Named], *, newer: bool) -> dict[Named, Today]:
    """The card of each tag, at its waves; with `newer` at the latest, where there is a later one."""
    return {one: _today(ask, *one, newer=newer) for one in named}


def _today(ask: Ask, text: str, waves: str, *, newer: bool) -> Today:
    version = data_release().version
    view = redirects.current(views.parsed(text)).with_parameter("titre", "").with_parameter("version", "")
    try:
        same = [one for one in walks.at_every_wave(ask, view) if one[1].card_id == view.parameter("carte")]
        exact = next((one for one in same if tags.waves(one[1]) == waves), None)
        latest = _latest(ask, view, exact[1] if exact else None)
    except walks.ViewUnknown:
        return Today(None, version)
    has_newer = latest is not None and tags.waves(latest[1]) != waves
    chosen = latest if newer and has_newer else exact
    if chosen is None:
        return Today(None, version, has_newer=has_newer)
    entry = Entry(chosen[1], view=str(walks.lasting(ask, _naming(*chosen))))
    is_newer = chosen is latest and has_newer
    return Today(entry, version, method.notes(entry), has_newer=has_newer and not is_newer, is_newer=is_newer)


def _naming(view: views.View, card: Card) -> views.View:
    return view.with_parameter("carte", card.card_id)


def _latest(ask: Ask, view: views.View, made: Card | None) -> tuple[views.View, Card] | None:
    """The card that says the same of the latest wave, with its view."""
    undated = view.with_parameter(walks.WAVE, "").with_parameter("carte", "")
    wanted = _timeless(made) if made else view.parameter("carte")
    for card in walks.cards(ask, undated):
        if wanted in (_timeless(card), card.card_id):
            return (undated, card) if made is None or _end(card) > _end(made) else None
    return None


def _timeless(card: Card) -> str:
    """The identifier of a card without its waves."""
    found = {one.study_id for one in card.observations} | {
        one.period.replace("/", "-") for one in card.observations
    }
    return ".".join(part for part in card.card_id.split(".") if part not in found)


def _end(card: Card) -> str:
    return max((one.wave_end for one in card.observations), default="")
