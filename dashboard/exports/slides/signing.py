"""Signing: the shapes of a chart on a slide get tags in their names, which `exports/refresh` reads."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pptx.slide import Slide

from dashboard.exports.entries import Entry
from dashboard.exports.release import data_release
from dashboard.exports.slides import method, tags
from dashboard.exports.slides.tags import Tag, TextTag
from dashboard.renderings.slide import notes, texts
from dashboard.renderings.slide.canvas import Canvas


def sign(slide: Slide, entry: Entry, canvas: Canvas) -> None:
    """Tag the shapes of a slide that was just made, but for its reader's note; a card without an address
    gets none.

    Args:
        canvas: on which the chart was drawn.
    """
    if not entry.view:
        return
    around = canvas.inside(notes.room(entry.card.chart, canvas).box)
    tag = made_from(entry, around, version=data_release().version, notes=method.notes(entry))
    for name in (canvas.words.SUBTITLE, canvas.words.FOOT):
        for shape in (one for one in slide.shapes if one.name == name):
            _sign_text(shape, tag, place=0)
    sign_drawing((one for one in slide.shapes if one.name != canvas.words.NOTE), tag)


def made_from(entry: Entry, canvas: Canvas, *, version: str, notes: str) -> Tag:
    """The tag of a chart as it is drawn on a canvas."""
    return Tag(
        view=entry.view,
        version=version,
        waves=tags.waves(entry.card),
        rows=tags.rows(entry.card.chart),
        box=canvas.box,
        scale=canvas.scale,
        title="" if entry.is_renamed else tags.digest(texts.plain(entry.heading)),
        notes=tags.digest(notes),
        foot=tags.digest(whole_foot(entry)),
    )


def whole_foot(entry: Entry) -> str:
    """What the foot of a slide says, before anything is cut."""
    words = entry.words.slides
    return words.foot(entry.card.champ, entry.card.source, words.limits(entry.card))


def sign_drawing(shapes: Iterable[object], tag: Tag) -> None:
    """Tag native charts, groups and the shapes in them; nothing else of a slide is a chart."""
    met: Counter[str] = Counter()
    for shape in (one for one in shapes if one.has_chart or hasattr(one, "shapes")):
        values = tags.numbers(values_of(shape.chart)) if shape.has_chart else ""
        shape.name = tags.tagged(shape.name, tags.of_shape(tag, alt=described(shape), values=values))
        for part in getattr(shape, "shapes", ()):
            name = part.name
            _sign_text(part, tag, place=met[name])
            met[name] += 1


def described(shape: object) -> str:
    """The alternative text of a shape."""
    return shape._element.xpath("./*[1]/p:cNvPr")[0].get("descr", "")


def values_of(chart: object) -> Iterator[float | None]:
    """The values of a native chart, series after series, None for none; blank ends are left out."""
    for one in chart._chartSpace.xpath(".//c:ser"):
        for column in columns_of(one):
            yield from values_in(column)


def columns_of(series: object) -> list[object]:
    """Where a series of a native chart holds its values: one column, two for points."""
    return series.xpath("c:xVal | c:yVal | c:val")


def values_in(column: object) -> list[float | None]:
    """The values of one column of a series."""
    points = {int(one.get("idx")): one.findtext("{*}v") for one in column.iter("{*}pt")}
    last = max(points, default=-1)
    return [float(points[place]) if points.get(place) else None for place in range(last + 1)]


def _sign_text(shape: object, tag: Tag, *, place: int) -> None:
    text = shape.text_frame.text if shape.has_text_frame else ""
    shape.name = tags.tagged(shape.name, TextTag(tag.card, place, tags.digest(text)))
