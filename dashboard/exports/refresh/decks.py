"""Decks: the charts of ours in a presentation are found by their tags, and rewritten where they stand."""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pptx import Presentation
from pptx.slide import Slide

from dashboard.exports.refresh import charts, report
from dashboard.exports.refresh.charts import Found
from dashboard.exports.refresh.today import UNKNOWN, Named, Today
from dashboard.exports.slides import package, slimming, strict, tags
from dashboard.exports.slides.package import TemplateRefused
from dashboard.exports.slides.tags import Tag, TextTag
from dashboard.words import vocabulary
from etl import archives


def named(data: bytes) -> list[Named]:
    """What the charts of ours in a presentation are, each once.

    Raises:
        TemplateRefused: no presentation, damaged, or too large once inflated.
    """
    deck = _opened(data)
    return list(dict.fromkeys(one for slide in deck.slides for one in found(slide)))


def rewritten(data: bytes, todays: Mapping[Named, Today]) -> tuple[bytes, list[report.Slide]]:
    """The presentation with today's figures, and what was done.

    Args:
        todays: what stands for each chart that `named` tells.

    Raises:
        TemplateRefused: as `named`.
    """
    deck, content = _opened(data), io.BytesIO()
    try:
        told = [_slide(slide, number, todays) for number, slide in enumerate(deck.slides, start=1)]
        deck.save(content)
    except MemoryError:
        raise
    except Exception as error:  # as above: a half-written deck is never handed back
        raise TemplateRefused(vocabulary().refresh.NOT_WRITTEN) from error
    return content.getvalue(), told


def _opened(data: bytes) -> object:
    held = package.parts(data)
    if any(name.endswith("vbaProject.bin") for name in held):
        raise TemplateRefused(vocabulary().refresh.HAS_MACROS)
    if sum(map(slimming.nodes, held.values())) > slimming.MOST_NODES * 2:
        raise TemplateRefused(vocabulary().slides.TOO_MUCH_TEXT)
    try:
        return Presentation(io.BytesIO(archives.packed(strict.transitional(held))))
    except MemoryError:
        raise
    except Exception as error:  # python-pptx raises anything on a part that is not what it expects
        raise TemplateRefused(vocabulary().slides.DAMAGED) from error


def found(slide: Slide) -> dict[Named, Found]:
    """The charts of ours on a slide; copies of one are one."""
    held: dict[Named, Found] = defaultdict(Found)
    texts: dict[str, list[object]] = defaultdict(list)
    for shape in every(slide.shapes):
        tag = tags.read(shape.name)
        if isinstance(tag, Tag):
            held[tag.view, tag.waves].shapes.append((shape, tag))
        elif isinstance(tag, TextTag):
            texts[tag.card].append((shape, tag))
    for (view, _), one in held.items():
        one.texts = texts[tags.digest(view)]
    return dict(held)


def every(shapes: Iterable[object]) -> Iterator[object]:
    """Shapes, and those in groups."""
    for shape in shapes:
        yield shape
        yield from every(getattr(shape, "shapes", ()))


def _slide(slide: Slide, number: int, todays: Mapping[Named, Today]) -> report.Slide:
    title = slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""
    held = found(slide)
    told = report.Slide(number, " ".join(title.split()))
    for name, one in held.items():
        today = todays.get(name, UNKNOWN)
        told.charts.append(charts.refresh(slide, one, today, is_alone=len(held) == 1))
    framed = (shape for shape in every(slide.shapes) if shape.has_chart or getattr(shape, "has_table", False))
    told.strangers = sum(not isinstance(tags.read(shape.name), Tag) for shape in framed)
    return told
