"""Checks: the box where a sentence is written, and what the published figures say of it, as HTML."""

from collections.abc import Sequence
from html import escape

from dashboard import views
from dashboard.cards.sources.verifying import ADDRESS, ASKED, Checked, Line
from dashboard.renderings.html import texts
from dashboard.renderings.html.places import Places
from dashboard.words import vocabulary


def check(sentence: str, found: Sequence[Checked], places: Places, *, kept: str = "") -> str:
    """The box with a sentence in it, and what was found of each of its numbers; examples without one.

    Args:
        kept: hidden fields that the form sends along, ready HTML.
    """
    words = vocabulary().claims
    asking = (
        f'<form class="check" action="{escape(places.view(views.view(ADDRESS)))}">{kept}'
        f'<label for="{ASKED}">{escape(words.LABEL)}</label>'
        f'<span><input id="{ASKED}" name="{ASKED}" value="{escape(sentence)}" autocomplete="off" '
        f'maxlength="300" placeholder="{escape(words.HINT)}">'
        f"<button>{escape(words.CHECK)}</button></span></form>"
    )
    return asking + _answer(sentence, found, places) + texts.paragraph(words.RULES, name="foot")


def _answer(sentence: str, found: Sequence[Checked], places: Places) -> str:
    words = vocabulary().claims
    if found:
        return "".join(_number(one, places) for one in found)
    told = (
        texts.said(words.NO_NUMBER)
        if sentence.strip()
        else texts.paragraph(words.NOTHING_ASKED, name="asked")
    )
    links = (
        f'<a href="{escape(places.view(views.view(ADDRESS, **{ASKED: one})))}">{escape(one)}</a>'
        for one in words.EXAMPLES
    )
    return f'{told}<div class="examples"><p>{escape(words.EXAMPLES_TITLE)}</p>{texts.listed(links)}</div>'


def _number(found: Checked, places: Places) -> str:
    lines = "".join(_line(one, places) for one in found.lines)
    state = found.state or "unknown"
    return (
        f'<section class="checked {state}"><h2 class="section-title">{escape(found.verdict)}</h2>'
        f"{lines}</section>"
    )


def _line(line: Line, places: Places) -> str:
    title, address = escape(line.title), escape(places.passport(line.figure_id))
    remarks = "".join(texts.paragraph(one, name="remark") for one in line.remarks)
    return (
        f'<div class="found-figure {line.state}"><span class="mark">{escape(line.mark)}</span>'
        f'<p class="what"><a href="{address}">{title}</a></p>'
        f"{texts.paragraph(line.about, name='about')}{remarks}</div>"
    )
