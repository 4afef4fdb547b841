"""Workshop: questions to guess become one page that runs by itself, from a server or as a file."""

import base64
import hashlib
import string
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from dashboard.cards.workshop import Question
from dashboard.exports import fonts
from dashboard.exports.entries import live_link
from dashboard.words import DEFAULT, vocabulary

ASSETS = Path(__file__).parent.parent / "assets"
SCRIPT = (ASSETS / "room.js").read_bytes()
SCRIPT_NAME = f"salle.{hashlib.sha256(SCRIPT).hexdigest()[:12]}.js"
FILE_NAME = "atelier-observatoire-partenariats.html"


def page(questions: Sequence[Question], *, script: str = "", deck: str = "", site: str = "") -> bytes:
    """The whole workshop in one page: a question a screen, then all of them; a list where no script runs.

    Args:
        script: address of the script where a server has it; without it the page holds its own, and fetches
            nothing at all.
        deck: address of the slides of the answers; blank where the page cannot reach them.
        site: address of the page that this set comes from; blank where it is not known.
    """
    words = vocabulary()
    body = _body(questions, deck=deck, site=site)
    style = f"{fonts.style_rules(string.printable + words.workshop.LETTERS + body)}\n{_style()}"
    policy = "" if script else f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
    icon = '<link rel="icon" href="data:,">' if script else ""  # browsers ask the server for one otherwise
    run = (
        f'<script src="{escape(script)}" defer></script>' if script else f"<script>{SCRIPT.decode()}</script>"
    )
    return (
        f'<!doctype html>\n<html lang="{DEFAULT}">\n<head>\n<meta charset="utf-8">\n{policy}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">{icon}\n'
        f"<title>{escape(words.workshop.TITLE)} · {escape(words.site.NAME)}</title>\n<style>{style}</style>\n"
        f"</head>\n<body>\n{body}\n{run}\n</body>\n</html>\n"
    ).encode()


def _policy() -> str:
    """What the file may do: run its own script, and nothing that leaves or enters."""
    digest = base64.b64encode(hashlib.sha256(SCRIPT).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{digest}'"


def _body(questions: Sequence[Question], *, deck: str, site: str) -> str:
    words = vocabulary()
    asked = "".join(_question(one, place, len(questions)) for place, one in enumerate(questions, start=1))
    return (
        f'<header><p class="name">{_link(words.site.NAME, live_link(""))}</p>'
        f'<p class="count" aria-live="polite"></p></header>\n'
        f'<main><h1 class="spoken">{escape(words.workshop.TITLE)}</h1>{asked}'
        f"{_closing(questions, deck=deck, site=site)}</main>\n{_controls()}"
    )


def _question(one: Question, place: int, questions_n: int) -> str:
    """One screen: the question, what is measured, the axis of the guesses, and what is revealed."""
    words, card, text = vocabulary(), one.card, escape(one.observation.text)
    return (
        f'<section class="screen" data-value="{one.observation.value}" data-text="{text}" '
        f'data-count="{escape(words.workshop.count(place, questions_n))}">'
        f'<h2 tabindex="-1">{escape(one.text)}</h2><p class="measured">{escape(card.subtitle)}</p>'
        f"{_axis()}"
        f"<details><summary>{escape(words.workshop.SHOW)}</summary>"
        f'<div class="told" role="status"><p class="value">{text}</p>'
        f'<p class="sentence">{escape(words.workshop.told(one.observation))}</p><p class="closest"></p>'
        f'<p class="source">{escape(words.site.SOURCE)} {escape(card.source)}</p></div></details></section>\n'
    )


def _axis() -> str:
    """From 0 to 100 %, with the slider that sets a guess; a browser that runs no script shows none of it."""
    words = vocabulary()
    ticks = "".join(
        f'<span style="left:{at}%">{escape(words.numbers.percent(at))}</span>' for at in range(0, 101, 25)
    )
    return (
        '<div class="axis" hidden><div class="guesses" aria-hidden="true"></div>'
        '<div class="line"><i></i><input type="range" min="0" max="100" step="1" value="50" '
        f'aria-label="{escape(words.workshop.GUESS)}"></div>'
        f'<div class="ticks" aria-hidden="true">{ticks}</div></div>'
    )


def _closing(questions: Sequence[Question], *, deck: str, site: str) -> str:
    """The last screen: every question with its guesses, its value and its source, then the slides."""
    words = vocabulary().workshop
    headers = "".join(f'<th scope="col">{escape(name)}</th>' for name in words.HEADERS)
    rows = "".join(map(_row, questions))
    ways = "".join(
        f'<a class="way" href="{escape(address)}"{more}>{escape(label)}</a>'
        for address, label, more in ((deck, words.DECK, " download"), (site, words.THIS_SET, ""))
        if address
    )
    return (
        f'<section class="screen closing" data-count="{escape(words.CLOSING)}">'
        f'<h2 tabindex="-1">{escape(words.CLOSING)}</h2><p class="ways">{ways}</p>'
        f'<div class="table"><table><thead><tr>{headers}</tr></thead>'
        f'<tbody>{rows}</tbody></table></div><p class="source">{escape(words.NOT_KEPT)}</p></section>'
    )


def _row(one: Question) -> str:
    words, o = vocabulary().workshop, one.observation
    return (
        f'<tr><th scope="row">{escape(words.short(o))}</th><td class="guessed">{words.NO_GUESS}</td>'
        f'<td class="published">{escape(o.text)}</td><td class="from">{escape(one.card.source)}</td></tr>'
    )


def _controls() -> str:
    """The buttons of every screen, each with its key; the script shows those that serve."""
    words = vocabulary().workshop
    buttons = (
        ("before", words.BEFORE, words.PAGE_UP),
        ("take-back", words.TAKE_BACK, "⌫"),
        ("keep", words.ADD_GUESS, words.ENTER),
        ("reveal", words.REVEAL, words.SPACE),
        ("next", words.NEXT, words.SPACE),
        ("again", words.AGAIN, ""),
        ("full", words.FULL_SCREEN, "F"),
    )
    made = "".join(
        f'<button type="button" data-do="{name}">{escape(label)}{_key(key)}</button>'
        for name, label, key in buttons
    )
    texts = (("closest", words.CLOSEST), ("unit", words.UNIT), ("end", words.END), ("next", words.NEXT))
    data = "".join(f' data-{name}="{escape(text)}"' for name, text in texts)
    return f'<footer hidden{data}><nav>{made}</nav><p class="keys">{escape(words.KEYS)}</p></footer>'


def _key(key: str) -> str:
    return f" <kbd>{escape(key)}</kbd>" if key else ""


def _link(label: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(label)}</a>' if address else escape(label)


@cache
def _style() -> str:
    return (ASSETS / "room.css").read_text(encoding="utf-8")
