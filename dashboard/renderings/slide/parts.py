"""Parts: words and simple shapes become one group of a slide, each named in the selection pane.

They are written as DrawingML, not through python-pptx, which works out a group again at each of its shapes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard import theme
from dashboard.renderings.slide import texts
from dashboard.renderings.slide.box import Box

PLAIN = (
    '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
)
"""A paragraph as it is counted: whatever the text boxes of a template have between lines and before them."""
NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


@dataclass(frozen=True)
class Text:
    """One paragraph in one style, or what goes on after the text before; `size` in points."""

    text: str
    size: float
    color: str = theme.INK
    is_bold: bool = False
    is_inline: bool = False

    @property
    def width(self) -> int:
        """EMU that it takes on one line."""
        return texts.width_of(self.text, self.size, is_bold=self.is_bold)

    def lines(self, width: float) -> int:
        """How many lines of a width it takes."""
        return len(texts.lines_of(self.text, width=width, size=self.size, is_bold=self.is_bold))

    def height(self, width: float) -> int:
        """EMU that these take."""
        return texts.height_of(self.lines(width), self.size)

    def within(self, width: float, *, lines: int = 1) -> "Text":
        """As much of it as so many lines of a width hold."""
        cut = texts.shortened(self.text, width=width, lines=lines, size=self.size, is_bold=self.is_bold)
        return replace(self, text=cut)


@dataclass(frozen=True)
class Part:
    """One shape of a group: where it stands, how it looks, what it says.

    `align` is `l`, `ctr` or `r`; `anchor` is `t`, `ctr` or `b`. Without `wraps` a text stays on its line.
    """

    name: str
    box: Box
    texts: tuple[Text, ...] = ()
    align: str = "l"
    anchor: str = "ctr"
    wraps: bool = True
    preset: str = "rect"
    path: str = ""  # of a shape of its own, instead of `preset`
    fill: str = NO_FILL
    outline: str = NO_LINE
    alt: str = ""
    turned: int = 0  # degrees, clockwise


def solid(color: str) -> str:
    """A fill of one colour."""
    return f"<a:solidFill>{_color(color)}</a:solidFill>"


def pattern(color: str, preset: str) -> str:
    """A pattern in the colour on the ground: `wdUpDiag`, `pct20`."""
    return (
        f'<a:pattFill prst="{preset}"><a:fgClr>{_color(color)}</a:fgClr>'
        f"<a:bgClr>{_color(theme.GROUND)}</a:bgClr></a:pattFill>"
    )


def line(color: str, *, width: int = Pt(0.75), is_dashed: bool = False, is_pointed: bool = False) -> str:
    """An outline, or a stroke, with an arrow at its end; `width` in EMU."""
    dash = '<a:prstDash val="dash"/>' if is_dashed else ""
    head = '<a:tailEnd type="triangle"/>' if is_pointed else ""
    return f'<a:ln w="{max(1, width)}">{solid(color)}{dash}{head}</a:ln>'


def add_group(shapes: object, parts: Iterable[Part], *, name: str, alt: str) -> None:
    """Shapes that keep the coordinates of the slide, under one name and one alternative text."""
    parts = list(parts)
    if not parts:
        return
    first = shapes._next_shape_id
    inside = "".join(_shape(part, shape_id=first + number) for number, part in enumerate(parts, start=1))
    around = _around(parts)
    place = _place(around) + _place(around, "chOff", "chExt")
    group = parse_xml(
        f'<p:grpSp {nsdecls("p", "a")}><p:nvGrpSpPr><p:cNvPr id="{first}" name={_quoted(name)} '
        f"descr={_quoted(alt)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{place}</a:xfrm></p:grpSpPr>{inside}</p:grpSp>"
    )
    shapes._spTree.insert_element_before(group, "p:extLst")


def _around(parts: Sequence[Part]) -> Box:
    left, top = min(part.box.left for part in parts), min(part.box.top for part in parts)
    right, bottom = max(part.box.right for part in parts), max(part.box.bottom for part in parts)
    return Box(left, top, right - left, bottom - top)


def _shape(part: Part, *, shape_id: int) -> str:
    turned = f' rot="{part.turned * 60_000}"' if part.turned else ""
    text_box = ' txBox="1"' if part.texts and part.fill == NO_FILL and not part.path else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={_quoted(part.name)} descr={_quoted(part.alt)}/>'
        f"<p:cNvSpPr{text_box}/><p:nvPr/></p:nvSpPr><p:spPr>"
        f"<a:xfrm{turned}>{_place(part.box)}</a:xfrm>"
        f"{_geometry(part)}{part.fill}{part.outline}</p:spPr>{_body(part)}</p:sp>"
    )


def _geometry(part: Part) -> str:
    if not part.path:
        return f'<a:prstGeom prst="{part.preset}"><a:avLst/></a:prstGeom>'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>{part.path}</a:pathLst></a:custGeom>'
    )


def _body(part: Part) -> str:
    paragraphs: list[str] = []
    for text in part.texts:
        if text.is_inline and paragraphs:
            paragraphs[-1] += _run(text)
        else:
            paragraphs.append(_run(text))
    look = f'<a:pPr marL="0" indent="0" algn="{part.align}">{PLAIN}</a:pPr>'
    said = "".join(f"<a:p>{look}{runs}</a:p>" for runs in paragraphs) or "<a:p/>"
    wrap = "square" if part.wraps else "none"
    return (
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{part.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{said}</p:txBody>'
    )


def _run(text: Text) -> str:
    blank = text.text[: len(text.text) - len(text.text.lstrip())]  # kept before what goes on
    return (
        f'<a:r><a:rPr lang="fr-FR" sz="{round(text.size * 100)}" b="{int(text.is_bold)}">'
        f"{solid(text.color)}</a:rPr><a:t>{blank}{escape(texts.plain(text.text))}</a:t></a:r>"
    )


def _quoted(text: str) -> str:
    return quoteattr(texts.plain(text))


def _color(color: str) -> str:
    return f'<a:srgbClr val="{color.removeprefix("#").upper()}"/>'


def _place(box: Box, corner: str = "off", size: str = "ext") -> str:
    return f'<a:{corner} x="{box.left}" y="{box.top}"/><a:{size} cx="{box.width}" cy="{box.height}"/>'
