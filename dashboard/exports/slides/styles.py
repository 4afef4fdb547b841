"""Styles: how a template writes its titles, as far as it changes the room that they take."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from pptx.oxml.ns import qn

from dashboard.exports.slides.upright import followed

USUAL = 1.2
"""Of the size of the letters, a line at a spacing of 100 %."""
_PERCENT = 100_000


@dataclass(frozen=True)
class Style:
    """`spacing` of lines, 1 for 100 %, and whether letters are written as capitals."""

    spacing: float
    is_capital: bool

    def said(self, text: str) -> str:
        """The text as it is shown."""
        return text.upper() if self.is_capital else text


def of_title(title: object, *, size: float) -> Style:
    """What is said of a title on a slide: by itself, its layout, its master, the titles of this one."""
    levels = list(_levels(title))
    spacings = (level.find(qn("a:lnSpc")) for level in levels)
    spacing = next((one[0] for one in spacings if one is not None and len(one)), None)
    capitals = (one.get("cap") for level in levels for one in level.findall(qn("a:defRPr")))
    return Style(_spacing(spacing, size), next(filter(None, capitals), "none") == "all")


def _levels(title: object) -> Iterator[etree._Element]:
    """What is said of a first paragraph, from the nearest to the farthest."""
    for one in followed(title):
        yield from one._element.findall(f"{qn('p:txBody')}/{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
    master = title.part.slide_layout.slide_master._element
    yield from master.findall(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")


def _spacing(said: etree._Element | None, size: float) -> float:
    """1.5 for 150 %; a distance in points by what it makes of letters of a size in points."""
    if said is None:
        return 1.0
    value = float(said.get("val", _PERCENT))
    return value / _PERCENT if said.tag == qn("a:spcPct") else value / 100 / (USUAL * size)
