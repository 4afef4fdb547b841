"""Charts: one chart of ours on a slide takes the figures of its card of today, or stays as it is, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pptx.slide import Slide

from dashboard.charts.spec import Distribution, Map
from dashboard.exports.refresh import letters, natives, places, report, twins
from dashboard.exports.refresh.report import Change
from dashboard.exports.refresh.today import Today
from dashboard.exports.refresh.twins import Twin
from dashboard.exports.slides import signing, tags
from dashboard.exports.slides.tags import Tag, TextTag
from dashboard.renderings.slide import frames


@dataclass
class Found:
    """The shapes of a chart on a slide with their tags: charts and groups, then texts and marks in them."""

    shapes: list[tuple[object, Tag]] = field(default_factory=list)
    texts: list[tuple[object, TextTag]] = field(default_factory=list)

    @property
    def natives(self) -> list[tuple[object, Tag]]:
        return [(shape, tag) for shape, tag in self.shapes if getattr(shape, "has_chart", False)]


def refresh(slide: Slide, held: Found, today: Today, *, is_alone: bool) -> report.Chart:
    """Rewrite a chart where it stands.

    Args:
        is_alone: no other chart of ours is on the slide: its title and its notes are of this one.
    """
    told = report.Chart("", held.shapes[0][1].view)
    if today.has_newer:
        told.remarks.append("newer")
    if today.entry is None:
        told.state = "older" if today.has_newer else "gone"
        return told
    told.title = today.entry.card.title
    twin = twins.twin(held.shapes[0][1], today)
    if twin is None or any(tags.base(shape.name) not in twin.shapes for shape, _ in held.shapes):
        told.state = "unlike"
    elif by_hand := list(_by_hand(held, twin)):
        told.state, told.kept = "by_hand", by_hand
    elif not _is_like(held, twin):
        told.state = "unlike"
    else:
        told.remarks += ["is_newer"] if today.is_newer else []
        _Rewriting(slide, held, twin, told).rewrite(today, is_alone=is_alone)
    return told


def _by_hand(held: Found, twin: Twin) -> Iterator[Change]:
    """Values of native charts that are neither those that we wrote nor those of today; blank for unknown."""
    for shape, tag in held.natives:
        other = twin.shapes[tags.base(shape.name)]
        if tags.numbers(signing.values_of(shape.chart)) not in (tag.values, tags.read(other.name).values):
            if natives.is_like(shape.chart, other.chart):
                yield from _changes(shape, twin)
            yield Change(tags.base(shape.name), "", "")


def _changes(shape: object, twin: Twin) -> Iterator[Change]:
    """What differs in a native chart from its twin, in words."""
    other = twin.shapes[tags.base(shape.name)]
    points = natives.differing(shape.chart, other.chart)
    return natives.changes(points, other.chart, twin.chart, before=_before(other, twin))


def _before(native: object, twin: Twin) -> int:
    """Rows of the chart in the native charts before this one; both charts of a distribution have the same."""
    if isinstance(twin.chart, Distribution):
        return _rows_before(native, [one for one in _charts(twin) if _side(one) == _side(native)], twin)
    return _rows_before(native, _charts(twin), twin)


def _side(native: object) -> str:
    return tags.base(native.name).rpartition(", ")[2]


def _charts(twin: Twin) -> list[object]:
    return [one for one in twin.shapes.values() if one.has_chart]


def _rows_before(native: object, charts: list[object], twin: Twin) -> int:
    earlier = charts[: charts.index(native)]
    return sum(natives.rows_in(one.chart, twin.chart) for one in earlier)


def _is_like(held: Found, twin: Twin) -> bool:
    """Whether every shape of ours that is left has its twin, which says as many things."""
    for shape, _ in held.natives:
        other = twin.shapes[tags.base(shape.name)]
        if not natives.is_like(shape.chart, other.chart):
            return False
    for shape, tag in held.texts:
        name = tags.base(shape.name)
        other = twin.parts.get((name, tag.place))
        if other is None and tag.text and not twin.said(name):
            return False
        if other is not None and not places.is_filled_alike(shape, other):
            return False
    return True


class _Rewriting:
    """A chart whose shapes all have twins."""

    def __init__(self, slide: Slide, held: Found, twin: Twin, told: report.Chart) -> None:
        self.slide, self.held, self.twin, self.told = slide, held, twin, told
        self.tag = held.shapes[0][1]

    def rewrite(self, today: Today, *, is_alone: bool) -> None:
        """Values, texts, places and colours of marks, then what the slide says of the chart, and the tags."""
        for shape, tag in self.held.texts:
            self._text(shape, tag)
        for shape, _ in self.held.natives:
            self._native(shape)
        self._sort()
        if self.told.changes or "foot" in self.told.remarks:
            self.told.state = "updated"
            self._marks()
            self._describe()
            self._compare_rows(today)
        if is_alone:
            self._words_of_slide(today)
        self._sign(is_alone=is_alone)

    def _native(self, shape: object) -> None:
        other = self.twin.shapes[tags.base(shape.name)]
        points = natives.differing(shape.chart, other.chart)
        self._tell(_changes(shape, self.twin))
        if not natives.write(shape.chart, other.chart, points):
            self._remark("book")
        if points:
            natives.stretch(shape.chart, other.chart)

    def _tell(self, changes: Iterable[Change]) -> None:
        """Each change once: a value may stand at its mark and in a column, and in copies of the chart."""
        known = {one.name for one in self.told.changes}
        self.told.changes += [one for one in dict.fromkeys(changes) if one.name not in known]

    def _text(self, shape: object, tag: TextTag) -> None:
        """A text that is still ours says what the twin says; one of the reader's own stays."""
        name = tags.base(shape.name)
        other = self.twin.parts.get((name, tag.place))
        if not shape.has_text_frame or not tag.text or (name == self._foot and self._is_same_foot()):
            return
        lines = (
            [one.text for one in other.text_frame.paragraphs] if other is not None else [self.twin.said(name)]
        )
        shown, wanted, now = shape.text_frame.text, "\n".join(lines), tags.digest(" ".join(lines))
        if now == tag.text:
            return
        change = Change(self.twin.names.get(name, name), _line(shown), _line(wanted))
        if tags.digest(shown) == tag.text:
            letters.rewrite(shape.text_frame, lines)
            self._tell_of_text(name, change)
        elif tags.digest(shown) != now:
            self.told.kept.append(change)
            return
        shape.name = tags.tagged(shape.name, TextTag(self.twin.tag.card, tag.place, now))

    def _sort(self) -> None:
        """Changes in the order of the rows, what is of none last."""
        order = {name: place for place, name in enumerate(dict.fromkeys(self.twin.names.values()))}
        self.told.changes.sort(key=lambda one: order.get(one.name, len(order)))

    def _tell_of_text(self, name: str, change: Change) -> None:
        if name == self._foot:
            self._remark("foot")
        elif name != self.twin.canvas.words.TICK:  # numbers along an axis tell no value
            self._tell([change])

    @property
    def _foot(self) -> str:
        return self.twin.canvas.words.FOOT

    def _is_same_foot(self) -> bool:
        """The line is cut to the width that it has: it is the whole of it that is compared."""
        return self.tag.foot == self.twin.tag.foot

    def _marks(self) -> None:
        """Marks that are drawn shapes, and the shades of regions."""
        groups: dict[object, list[places.Pair]] = defaultdict(list)
        for shape, tag in self.held.texts:
            other = self.twin.parts.get((tags.base(shape.name), tag.place))
            if other is not None:
                groups[shape._element.getparent()].append((shape, other))
        for pairs in groups.values():
            moving = [one for one in pairs if self._moves(one[1])]
            if isinstance(self.twin.chart, Map):
                for own, twin in pairs:
                    places.color(own, twin)
            places.move(moving, texts=[one for one in pairs if not self._moves(one[1])])

    def _moves(self, twin: object) -> bool:
        """Whether a shape stands where a value is."""
        return not _says(twin) or tags.base(twin.name) == self.twin.canvas.words.REFERENCE

    def _describe(self) -> None:
        """Alternative texts that are still ours."""
        for shape, tag in self.held.shapes:
            other = self.twin.shapes[tags.base(shape.name)]
            if tag.alt and tags.digest(signing.described(shape)) == tag.alt:
                frames.describe(shape, signing.described(other))
        for shape, tag in self.held.texts:
            other = self.twin.parts.get((tags.base(shape.name), tag.place))
            if other is not None and signing.described(shape):
                frames.describe(shape, signing.described(other))

    def _compare_rows(self, today: Today) -> None:
        """Say where today's chart has its rows in another order, or more of them."""
        now = tags.rows(today.entry.card.chart)
        if [one for one in now if one in self.tag.rows] != list(self.tag.rows):
            self._remark("order")
        if len(now) > len(self.tag.rows):
            self._remark("more_rows")

    def _words_of_slide(self, today: Today) -> None:
        title, wanted = self.slide.shapes.title, twins.title(today.entry)
        if title is not None and self.twin.tag.title != self.tag.title:
            self._word(title.text_frame, self.tag.title, [wanted], remark="title")
        if self.slide.has_notes_slide and self.slide.notes_slide.notes_text_frame is not None:
            frame = self.slide.notes_slide.notes_text_frame
            if self.twin.tag.notes != self.tag.notes and tags.digest(frame.text) == self.tag.notes:
                letters.rewrite(frame, today.notes.split("\n"))
            elif self.told.changes and tags.digest(frame.text) != self.twin.tag.notes:
                self._remark("notes")

    def _word(self, frame: object, made: str, lines: list[str], *, remark: report.Remark) -> None:
        """A title that is still ours is written again; of one of the reader's own the new one is told."""
        change = Change("", _line(frame.text), lines[0])
        if made and tags.digest(frame.text) == made:
            letters.rewrite(frame, lines)
            self.told.changes.append(change)
            self.told.state = "updated"
        elif self.told.changes:
            self.told.kept.append(change)
            self._remark(remark)

    def _remark(self, remark: report.Remark) -> None:
        if remark not in self.told.remarks:
            self.told.remarks.append(remark)

    def _sign(self, *, is_alone: bool) -> None:
        """Tags tell what was written; digests of what stayed the reader's own stay."""
        for shape, tag in self.held.shapes:
            other = self.twin.shapes[tags.base(shape.name)]
            new = replace(tags.read(other.name), box=tag.box, scale=tag.scale)
            if not is_alone or not tag.title:
                new = replace(new, title=tag.title, notes=tag.notes)
            shape.name = tags.tagged(shape.name, new)


def _says(shape: object) -> bool:
    return shape.has_text_frame and bool(shape.text_frame.text)


def _line(text: str) -> str:
    return " ".join(text.split("\n")).replace("\v", " ")
