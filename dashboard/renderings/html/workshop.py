"""Workshop: the set of questions of a room, each with the way out of it, and those that may be added."""

from html import escape

from dashboard import downloads, walks
from dashboard.blocks import Special
from dashboard.cards import workshop as rooms
from dashboard.cards.workshop import Chosen, Question
from dashboard.renderings.html import texts
from dashboard.renderings.html.paper import Paper
from dashboard.renderings.html.places import Places
from dashboard.views import View
from dashboard.words import vocabulary

QUESTIONS = "questions"
"""Parameter of the address that names the questions."""


def start(view: View, places: Places) -> str:
    """The way to the room, in a tab of its own."""
    address = escape(places.file(downloads.ROOM, [view], ""))
    return (
        f'<a class="action first" href="{address}" target="_blank">{escape(vocabulary().workshop.START)}</a>'
    )


def line(one: Question) -> str:
    """A question of the set, as the room will read it, with its year."""
    year = f' <span class="foot">({escape(one.observation.year)})</span>' if one.observation.year else ""
    return f'<p class="set">{escape(one.text)}{year}</p>'


def said(chosen: Chosen) -> str:
    """What is lost of an address, and how long a set may be."""
    words = vocabulary().workshop
    lost = texts.said(words.lost(chosen.lost_n)) if chosen.lost_n else ""
    return lost + (texts.paragraph(words.FULL, name="foot") if len(chosen.questions) >= rooms.MOST else "")


def heading(chosen: Chosen) -> str:
    """Whose choice the set is."""
    words = vocabulary().workshop
    return texts.section_title(words.READY if chosen.is_ready_set else words.CHOSEN)


def workshop(block: Special, paper: Paper) -> str:
    """The way in, the set, what may be added; a sentence where nothing can be asked."""
    chosen: Chosen = paper.ask(block.maker, **walks.taken(block.takes, paper.codes))
    words = vocabulary().workshop
    if not chosen.questions:
        return texts.said(words.NONE)
    lines = "".join(f"<li>{line(one)}{_out(one, chosen, paper)}</li>" for one in chosen.questions)
    return (
        f'{said(chosen)}{_ways(chosen, paper)}{heading(chosen)}<ol class="asked-set">{lines}</ol>'
        f"{_added(chosen, paper)}{_others(chosen, paper)}"
    )


def _set(names: str, paper: Paper) -> View:
    return View(paper.page.address).with_parameter(QUESTIONS, names)


def _ways(chosen: Chosen, paper: Paper) -> str:
    words, view = vocabulary().workshop, _set(chosen.address, paper)
    files = ((downloads.ROOM_FILE, words.FILE), ("pptx", words.DECK))
    addresses = {label: escape(paper.places.file(kind, [view], words.TITLE)) for kind, label in files}
    links = "".join(
        f'<a class="action" href="{address}" download>{escape(label)}</a>'
        for label, address in addresses.items()
    )
    return f'<div class="actions">{start(view, paper.places)}{links}</div>'


def _out(one: Question, chosen: Chosen, paper: Paper) -> str:
    if len(chosen.questions) == 1:
        return ""
    words, address = vocabulary().workshop, paper.places.view(_set(chosen.without(one), paper))
    told = f'href="{escape(address)}" rel="nofollow" aria-label="{escape(words.remove(one.text))}"'
    return f'<a class="quiet" {told}>{escape(words.REMOVE)}</a>'


def _added(chosen: Chosen, paper: Paper) -> str:
    """The questions that may be added, as a list that opens; each is a link."""
    words, offered = vocabulary().workshop, rooms.offered(paper.ask(rooms.questions), chosen)
    views = {words.short(one): _set(chosen.with_added(key), paper) for key, one in offered.items()}
    links = "".join(
        f'<a href="{escape(paper.places.view(view))}" rel="nofollow">{escape(label)}</a>'
        for label, view in views.items()
    )
    if not links:
        return ""
    return f'<details class="list adding"><summary>{escape(words.ADD)}</summary><div>{links}</div></details>'


def _others(chosen: Chosen, paper: Paper) -> str:
    """Back to the ready set; or the set of today with its answers, for who prepares."""
    words, names = vocabulary().workshop, paper.codes.get(QUESTIONS, "")
    label, asked = (words.BACK_TO_READY, "") if names else (words.SEE_ANSWERS, chosen.address)
    return f'<a class="go" href="{escape(paper.places.view(_set(asked, paper)))}">{escape(label)}</a>'
