"""Twins: the card of today, drawn as the chart of a slide was, gives each shape of it what it should say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pptx.presentation import Presentation as Deck

from dashboard.charts.spec import Chart
from dashboard.exports.entries import Entry
from dashboard.exports.refresh.today import Today
from dashboard.exports.slides import feet, method, signing, subtitles, tags, template
from dashboard.exports.slides.tags import Tag
from dashboard.renderings import slide as native
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.canvas import Canvas

Place = tuple[str, int]
"""A text: the name of its shape, and how many of that name come before it."""


@dataclass(frozen=True)
class Twin:
    """The shapes of today's chart, its rows in the order of the slide."""

    entry: Entry
    chart: Chart
    canvas: Canvas
    tag: Tag  # as if it had just been made

    @cached_property
    def shapes(self) -> Mapping[str, object]:
        """Native charts and groups by their names."""
        return {tags.base(one.name): one for one in self.canvas.shapes if _is_drawn(one)}

    @cached_property
    def parts(self) -> Mapping[Place, object]:
        """Shapes in the groups."""
        found = {}
        for group in self.shapes.values():
            for part in getattr(group, "shapes", ()):
                found[tags.base(part.name), tags.read(part.name).place] = part
        return found

    def said(self, shape_name: str) -> str:
        """The subtitle or the foot of the slide; blank for another shape."""
        words, width = self.canvas.words, self.canvas.box.width
        if shape_name == words.SUBTITLE:
            return subtitles.of_card(self.entry.card, self.canvas, width=width).text
        return feet.fitted(self.entry.card, self.canvas)[0] if shape_name == words.FOOT else ""

    @property
    def names(self) -> dict[str, str]:
        """What a text says, by the name of its shape: « Mécénat, Oui »."""
        words, found = self.canvas.words, {}
        for number, row in enumerate(self.chart.rows, start=1):
            found[words.row_part(number)] = found[words.row_part(number, row.label)] = row.label
            found[words.row_part(number, words.VALUE)] = row.label
            for one in self.chart.series:
                name = f"{row.label}, {one.label}" if one.label and one.is_in_key else row.label
                found[words.row_part(number, words.cell(one.label))] = name
            found[words.row_part(number, words.ASIDE)] = f"{row.label}, {self.chart.aside_header}"
        return found


def twin(tag: Tag, today: Today) -> Twin | None:
    """Today's chart drawn where and how the tag says; None where a row of the slide is no more."""
    entry = today.entry
    chart = ordered(entry.card.chart, tag.rows)
    if chart is None:
        return None
    slide = _page()
    canvas = Canvas(slide.shapes, tag.box, entry.words.slides, tag.scale)
    native.draw(chart, canvas, alt=method.alternative(entry))
    made = signing.made_from(entry, canvas, version=today.version, notes=today.notes)
    made = replace(made, rows=tags.rows(chart))
    signing.sign_drawing(slide.shapes, made)
    return Twin(entry, chart, canvas, made)


def ordered(chart: Chart, rows: Sequence[str]) -> Chart | None:
    """The chart with these rows alone, in this order; None where it lacks one of them."""
    have = tags.rows(chart)
    if tuple(rows) == have:
        return chart
    if len(set(have)) < len(have) or not set(rows) <= set(have):
        return None
    places = [(place, row) for place, panel in enumerate(chart.panels) for row in panel.rows]
    held = dict(zip(have, places, strict=True))
    panels = [
        replace(panel, rows=tuple(held[one][1] for one in rows if held[one][0] == place))
        for place, panel in enumerate(chart.panels)
    ]
    return replace(chart, panels=tuple(panels))


def _is_drawn(shape: object) -> bool:
    return isinstance(tags.read(shape.name), Tag)


def _page() -> object:
    deck: Deck = template.opened(None)
    slide = deck.slides.add_slide(template.chart_layout(deck))
    for holder in list(slide.placeholders):
        holder._element.getparent().remove(holder._element)
    return slide


def title(entry: Entry) -> str:
    """The title of a slide."""
    return texts.plain(entry.heading)
