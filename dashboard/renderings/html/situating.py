"""Situating: the questions put to a visitor, each answer a link to the page that holds it."""

from collections.abc import Sequence
from html import escape

from dashboard import walks
from dashboard.blocks import Special
from dashboard.cards import situate
from dashboard.cards.situate import Line
from dashboard.renderings.html import texts
from dashboard.renderings.html.choices import ARROW_WIDTH, LETTER_WIDTH, WIDEST_LIST
from dashboard.renderings.html.paper import Paper
from dashboard.words import vocabulary

ANSWERS = "reponses"
"""Parameter of the address that holds what was answered."""
CHARTS = "graphiques"
"""Anchor of the cards of the answers."""


def question(line: Line, place: int) -> str:
    """What is asked, numbered, with the words of the survey where they are known."""
    wording = texts.paragraph(line.wording, name="wording")
    opened = texts.opened(vocabulary().site.ASKED, wording, name="asked") if line.wording else ""
    return f'<div class="head"><h2 class="asking">{place}. {escape(line.question)}</h2>{opened}</div>'


def placed(line: Line) -> str:
    """Who answers alike, said as soon as there is an answer."""
    return f'<p class="placed" role="status">{escape(line.place)}</p>' if line.place else ""


def progress(lines: Sequence[Line]) -> str:
    """How many questions are answered, and the way down to the charts."""
    words, answered_n = vocabulary().situate, sum(bool(line.code) for line in lines)
    way = f' <a href="#{CHARTS}">{escape(words.TO_RESULTS)}</a>' if answered_n else ""
    return f'<p class="progress">{escape(words.progress(answered_n, len(lines)))}{way}</p>'


def answers(block: Special, paper: Paper) -> str:
    """The questions one under the other; then what was answered in one file, and how to forget it."""
    lines = paper.ask(block.maker, **walks.taken(block.takes, paper.codes))
    asked = "".join(_asked(line, lines, place, paper) for place, line in enumerate(lines, start=1))
    return f'<div class="asked-all">{asked}</div>{progress(lines)}{_after(lines, paper)}'


def _asked(line: Line, lines: Sequence[Line], place: int, paper: Paper) -> str:
    links = "".join(_option(lines, line, code, paper) for code in line.options)
    buttons = f'<nav class="buttons" aria-label="{escape(line.question)}">{links}</nav>'
    row = f'<div class="row">{_items(lines, line, paper)}{buttons}</div>'
    return f'<div class="one-asked">{question(line, place)}{row}{placed(line)}</div>'


def list_width(line: Line) -> int:
    """Pixels of the list of what a question may be about."""
    return min(int(LETTER_WIDTH * max(map(len, line.items.values())) + ARROW_WIDTH), WIDEST_LIST)


def _items(lines: Sequence[Line], line: Line, paper: Paper) -> str:
    """What else the question may be about, as a list that opens; nothing where it is about one thing."""
    if len(line.items) == 1:
        return ""
    kept = {code: situate.asked_of(lines, line.key, code) for code in line.items if code != line.key}
    addresses = {code: paper.here().with_parameter(ANSWERS, names) for code, names in kept.items()}
    links = "".join(
        f'<a href="{escape(paper.places.view(view))}" rel="nofollow">{escape(line.items[code])}</a>'
        for code, view in addresses.items()
    )
    summary = f"<summary>{escape(line.items[line.key])}</summary>"
    return f'<details class="list" style="width:{list_width(line)}px">{summary}<div>{links}</div></details>'


def _option(lines: Sequence[Line], line: Line, code: str, paper: Paper) -> str:
    here = ' aria-current="true"' if code == line.code else ""
    address = escape(_address(lines, line, code, paper))
    return f'<a href="{address}" rel="nofollow"{here}>{escape(line.options[code])}</a>'


def _address(lines: Sequence[Line], line: Line, code: str, paper: Paper) -> str:
    """The page once this answer is given; without it where it is the one that stands."""
    given = situate.answered(lines, line.key, "" if code == line.code else code)
    return paper.places.view(paper.here().with_parameter(ANSWERS, given))


def _after(lines: Sequence[Line], paper: Paper) -> str:
    if not any(line.code for line in lines):
        return ""
    words, here = vocabulary().situate, paper.here()
    deck, bare = (
        paper.places.file("pptx", [here], words.TITLE),
        paper.places.view(here.with_parameter(ANSWERS, "")),
    )
    return (
        f'<div class="files"><a class="button" href="{escape(deck)}" download>{escape(words.WHOLE_DECK)}</a>'
        f'<a class="quiet" href="{escape(bare)}">{escape(words.FORGET)}</a></div>'
    )
