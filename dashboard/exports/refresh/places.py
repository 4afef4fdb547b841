"""Places: marks that are drawn shapes move to where the twin has them, and regions take its colours."""

from collections.abc import Iterable
from statistics import median

from dashboard import theme
from dashboard.renderings.slide.box import Box

Pair = tuple[object, object]
"""A shape of the slide and that of the twin."""
_NEAR = 3000  # EMU that programs round away
_INKS = (theme.INK, theme.ON_MARK, theme.MISSING)
_SHADES = [*_INKS, *(one for n in range(1, len(theme.SEQUENTIAL) + 1) for one in theme.shades(n))]
_OURS = {one.removeprefix("#").upper() for one in _SHADES}
_COLORS = ("p:spPr/a:solidFill/a:srgbClr", "p:txBody//a:rPr/a:solidFill/a:srgbClr")


def move(pairs: Iterable[Pair], *, texts: Iterable[Pair]) -> None:
    """Shapes without a text to the places of their twins, as the texts around them are scaled and shifted."""
    boxes = [(Box.of(own), Box.of(twin)) for own, twin in texts]
    known = [(own, twin) for own, twin in boxes if own and twin]
    if not known:
        return
    across = _fit([(one.left, one.width, two.left, two.width) for one, two in known])
    down = _fit([(one.top, one.height, two.top, two.height) for one, two in known])
    for own, twin in pairs:
        left, top = round(across[0] * twin.left + across[1]), round(down[0] * twin.top + down[1])
        if abs(own.left - left) > _NEAR:
            own.left = left
        if abs(own.top - top) > _NEAR:
            own.top = top


def _fit(spans: list[tuple[int, int, int, int]]) -> tuple[float, float]:
    """How places of the twin become places of the slide: a scale and a shift."""
    scale = median(size / other for _, size, _, other in spans)
    return scale, median(at - scale * other for at, _, other, _ in spans)


def is_filled_alike(own: object, twin: object) -> bool:
    """Whether both have a colour, or neither: a region without value is hatched."""
    return _kind(own) == _kind(twin)


def color(own: object, twin: object) -> None:
    """Give a region the shade of its twin, and words on it their ink, where these are still ours."""
    for path in _COLORS:
        held, wanted = own._element.xpath(path), twin._element.xpath(path)
        if wanted and all(one.get("val", "").upper() in _OURS for one in held):
            for one in held:
                one.set("val", wanted[0].get("val"))


def _kind(shape: object) -> bool:
    return bool(shape._element.xpath("p:spPr/a:pattFill"))
