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
WIDEST_LIST = 640
"""Pixels of a list whose names are longer: their ends are cut."""
WIDEST_OF_MANY, MOST_WIDE = 196, 4
"""Width of a list in a row of more than so many choices."""


@dataclass
class Rows:
    """Writes the choices of a page while its blocks are walked; rows that nothing parts are one row."""

    paper: Paper
    standing: list[list[list[Chosen]] | str] = field(default_factory=list)  # rows of blocks, and tabs

    def taken(self) -> str:
        """The rows since the last call, over what now stands under them."""
        done, self.standing = self.standing, []
        return "".join(one if isinstance(one, str) else row(one, self.paper) for one in done)

    @contextmanager
    def row(self, block: Choices) -> Iterator[None]:
        yield
        made = [self.paper.chosen[one.name] for one in block.choices]
        drawn = [one for one in made if len(one.options) > 1]
        last = self.standing[-1] if self.standing else ""
        if drawn and not isinstance(last, str) and not _is_sentence(last[-1]) and not _is_sentence(drawn):
            last.append(drawn)
        elif drawn:
            self.standing.append([drawn])

    def code(self, choice: Choice, options: object, default: str) -> str:
        one = self.paper.chosen[choice.name]
        if _branches(self.paper, choice) and len(one.options) > 1:
            self.standing.append(_buttons(one, self.paper))
        return one.code


def row(blocks: Sequence[Sequence[Chosen]], paper: Paper) -> str:
    """One row of choices, folded on a phone under what they say now; a sentence is never folded."""
    if _is_sentence(blocks[0]):
        return f'<div class="row sentence">{_sentence(blocks[0], paper)}</div>'
    parts, so_far = [], 0
    for made in blocks:
        so_far += len(made)
        widest = WIDEST_LIST if so_far <= MOST_WIDE else WIDEST_OF_MANY
        parts += [*(_choice(one, paper, widest=widest) for one in made), _reset(made, paper)]
    chosen = vocabulary().site.filtered([one.options[one.code] for made in blocks for one in made])
    return (
        f'<details class="row-folded"><summary>{escape(chosen)}</summary></details>'
        f'<div class="row">{"".join(parts)}</div>'
    )


def _is_sentence(made: Sequence[Chosen]) -> bool:
    return any(one.choice.shape == "sentence" for one in made)


def _sentence(made: Sequence[Chosen], paper: Paper) -> str:
    said = [one for one in made if one.choice.shape == "sentence"]
    parts = []
    for one in made:
        parts.append(_choice(one, paper, widest=WIDEST_LIST))
        if said[1:2] == [one]:
            parts.append(_end(said, paper))
    return "".join(parts)


def listed(one: Chosen, addresses: dict[str, str], *, widest: int = WIDEST_LIST) -> str:
    """A list as wide as its longest name, after the words that lead to it; its options are links."""
    site, is_said = vocabulary().site, one.choice.shape == "sentence"
    before = site.BEFORE[one.choice.name] if is_said else site.LABELS[one.choice.name]
    longest = max(map(len, one.options.values()))
    width = min(int(LETTER_WIDTH * longest + ARROW_WIDTH), widest)
    links = "".join(_option(code, label, one, addresses) for code, label in one.options.items())
    return (
        f'<div class="{"listed said" if is_said else "listed"}">'
        f"{texts.paragraph(before, name='said' if is_said else 'choice')}"
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
