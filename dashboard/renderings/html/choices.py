"""Choices: the rows of choices of a page, each option a link to the view that it gives."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape

from dashboard import sitemap, views
from dashboard.blocks import Choice, Choices
from dashboard.renderings.html import texts
from dashboard.renderings.html.paper import Paper
from dashboard.views import View
from dashboard.walks import Chosen
from dashboard.words import vocabulary

LETTER_WIDTH, ARROW_WIDTH = 8.2, 56
"""Of one letter of a list, and of what surrounds its text, in pixels."""
WIDEST_LIST = 420
"""Pixels of a list whose names are longer: their ends are cut."""
WIDEST_OF_MANY, MOST_WIDE = 196, 4
"""Width of a list in a row of more than so many choices."""


@dataclass
class Rows:
    """Writes the choices of a page while its blocks are walked; `taken` gives what was written since."""

    paper: Paper
    written: list[str] = field(default_factory=list)

    def taken(self) -> str:
        """The rows written since the last call."""
        done, self.written = "".join(self.written), []
        return done

    @contextmanager
    def row(self, block: Choices) -> Iterator[None]:
        yield
        made = [self.paper.chosen[one.name] for one in block.choices]
        self.written.append(row([one for one in made if len(one.options) > 1], self.paper))

    def code(self, choice: Choice, options: object, default: str) -> str:
        one = self.paper.chosen[choice.name]
        if _branches(self.paper, choice) and len(one.options) > 1:
            self.written.append(_buttons(one, self.paper))
        return one.code


def row(made: Sequence[Chosen], paper: Paper) -> str:
    """One row of choices, folded on a phone under what they say now; a sentence is never folded."""
    if not made:
        return ""
    said = [one for one in made if one.choice.shape == "sentence"]
    widest = WIDEST_LIST if len(made) <= MOST_WIDE else WIDEST_OF_MANY
    parts = []
    for one in made:
        parts.append(_choice(one, paper, widest=widest))
        if said[1:2] == [one]:
            parts.append(_end(said, paper))
    if said:
        return f'<div class="row sentence">{"".join(parts)}</div>'
    chosen = vocabulary().site.filtered([one.options[one.code] for one in made])
    return (
        f'<details class="row-folded"><summary>{escape(chosen)}</summary></details>'
        f'<div class="row">{"".join(parts)}{_reset(made, paper)}</div>'
    )


def listed(one: Chosen, addresses: dict[str, str], *, widest: int = WIDEST_LIST) -> str:
    """A list as wide as its longest name, after the words that lead to it; its options are links."""
    site, is_said = vocabulary().site, one.choice.shape == "sentence"
    before = site.BEFORE[one.choice.name] if is_said else site.LABELS[one.choice.name]
    longest = max(map(len, one.options.values()))
    width = min(int(LETTER_WIDTH * longest + ARROW_WIDTH), widest)
    links = "".join(_option(code, label, one, addresses) for code, label in one.options.items())
    return (
        f'<div class="listed">{texts.paragraph(before, name="said" if is_said else "choice")}'
        f'<details class="list" style="width:{width}px"><summary>{escape(one.options[one.code])}</summary>'
        f"<div>{links}</div></details></div>"
    )


def _option(code: str, label: str, one: Chosen, addresses: dict[str, str]) -> str:
    here = ' aria-current="true"' if code == one.code else ""
    return f'<a href="{escape(addresses[code])}"{here}>{escape(label)}</a>'


def _choice(one: Chosen, paper: Paper, *, widest: int) -> str:
    if one.choice.shape == "buttons":
        return _buttons(one, paper)
    return listed(one, _addresses(one, paper), widest=widest)


def _buttons(one: Chosen, paper: Paper) -> str:
    addresses, name = _addresses(one, paper), escape(vocabulary().site.LABELS[one.choice.name])
    links = "".join(_option(code, label, one, addresses) for code, label in one.options.items())
    return f'<nav class="buttons" aria-label="{name}">{links}</nav>'


def _addresses(one: Chosen, paper: Paper) -> dict[str, str]:
    kept = _kept(one.choice, paper)
    return {code: paper.places.view(kept.with_parameter(one.choice.name, code)) for code in one.options}


def _kept(choice: Choice, paper: Paper) -> View:
    """The view with the choices that stay when this one changes: those that do not depend on it."""
    if _branches(paper, choice):
        return View(paper.page.address)
    moved = {choice.name}
    for other in sitemap.choices_of(paper.page):
        moved |= {other.name} if moved & set(other.takes.values()) else set()
    here = paper.here()
    return View(here.page, tuple(pair for pair in here.parameters if pair[0] not in moved))


def _branches(paper: Paper, choice: Choice) -> bool:
    return choice in sitemap.branches_of(paper.page)


def _end(said: Sequence[Chosen], paper: Paper) -> str:
    """The end of a sentence, and its two profiles the other way round."""
    first, second = said[:2]
    here = paper.here()
    turned = views.view(
        here.page, **dict(here.parameters) | {first.choice.name: second.code, second.choice.name: first.code}
    )
    site = vocabulary().site
    end = texts.paragraph(site.SENTENCE_END, name="said")
    return f'{end}<a class="swap" href="{escape(paper.places.view(turned))}">{escape(site.SWAP)}</a>'


def _reset(made: Sequence[Chosen], paper: Paper) -> str:
    """The way back to the defaults of a row, when there is something to go back from."""
    if all(one.is_default for one in made):
        return ""
    names = {one.choice.name for one in made}
    here = paper.here()
    left = View(here.page, tuple(pair for pair in here.parameters if pair[0] not in names))
    return f'<a class="swap" href="{escape(paper.places.view(left))}">{escape(vocabulary().site.RESET)}</a>'
