"""Upright: titles that a house writes from top to bottom, along a side of its slides, and that stay so."""

from collections.abc import Iterator

from pptx.oxml.ns import qn

from dashboard.renderings.slide.box import Box

_LEVEL = "horz"
_TURN = 90  # degrees
_WRITTEN = {_TURN: "vert", 3 * _TURN: "vert270"}  # how lines run in a shape that was turned by so much


def is_upright(title: object) -> bool:
    """Whether the lines of a placeholder run down or up a slide: as it says itself, or what it follows."""
    return first_said(title) != _LEVEL or _turned(title) in _WRITTEN


def first_said(title: object) -> str:
    """How its lines run, in the words of the format: `horz`, `vert`, `vert270`, `eaVert`…"""
    bodies = (one._element.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}") for one in followed(title))
    said = (body.get("vert") for body in bodies if body is not None)
    return next(filter(None, said), _LEVEL)


def settle(title: object) -> int:
    """Let the lines of a turned title run upright in a box that is not turned, where they seemed to.

    The degrees that it was turned by; 0 for a title that stays as it is.
    """
    turned = _turned(title)
    if turned not in _WRITTEN or not Box.of(title):
        return 0
    _swap(title)
    title.rotation = 0
    title.text_frame._txBody.bodyPr.set("vert", _WRITTEN[turned])
    return turned


def turn(title: object, degrees: int) -> None:
    """The reverse, once the title has its place: not every program writes upright in a title."""
    if degrees:
        _swap(title)
        title.rotation = degrees
        del title.text_frame._txBody.bodyPr.attrib["vert"]


def _swap(title: object) -> None:
    """Width for height, around the same middle."""
    box = Box.of(title)
    left, top = box.left + (box.width - box.height) // 2, box.top + (box.height - box.width) // 2
    Box(left, top, box.height, box.width).place(title)


def followed(holder: object | None) -> Iterator[object]:
    """A placeholder of a slide, the one of its layout, the one of its master."""
    while holder is not None:
        yield holder
        holder = getattr(holder, "_base_placeholder", None)


def _turned(title: object) -> int:
    """Degrees, in quarters of a turn, by which the first placeholder that has a place is turned."""
    frames = (one._element.spPr.find(qn("a:xfrm")) for one in followed(title))
    turned = next((float(frame.get("rot") or 0) / 60_000 for frame in frames if frame is not None), 0)
    return round(turned / _TURN) * _TURN % (4 * _TURN)
