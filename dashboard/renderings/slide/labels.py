"""Labels: the values of a native chart are written by Office from its workbook, each in its own format."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from dashboard import theme
from dashboard.charts.spec import Mark
from dashboard.renderings.formats import number_format
from dashboard.renderings.slide import parts

GAP = "\u00a0"
"""Between a mark and the value beside it: not every program keeps the margins of a label."""

_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="{across}"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
# What Office 2013 and later want beside a field of a label.
_FIELDS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    "<c15:dlblFieldTable/></c:ext></c:extLst>"
)


@dataclass(frozen=True)
class Label:
    """How the value of one point is written, and where it stands."""

    mark: Mark
    position: XL_LABEL_POSITION
    size: float
    color: str = theme.INK
    is_hidden: bool = False  # its format is kept for who shows the label

    @property
    def written(self) -> str:
        """The text, a space away from its mark."""
        if self.position == XL_LABEL_POSITION.LEFT:
            return f"{self.mark.written}{GAP}"
        is_beside = self.position in (XL_LABEL_POSITION.RIGHT, XL_LABEL_POSITION.OUTSIDE_END)
        return f"{GAP}{self.mark.written}" if is_beside else self.mark.written


def write(series: object, labels: Sequence[Label | None], *, is_across: bool = False) -> None:
    """A label a point, nothing where there is none.

    Args:
        is_across: it is the value across, which PowerPoint alone keeps up to date; else the value, of points
            the one up.
    """
    points = "".join(_point(place, one, is_across) for place, one in enumerate(labels) if one)
    new = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{points}{_SHOWN.format(value=0, across=0)}</c:dLbls>")
    series._element.replace(series._element.get_or_add_dLbls(), new)


def _point(place: int, label: Label, is_across: bool) -> str:
    shown = _SHOWN.format(value=int(not is_across and not label.is_hidden), across=int(is_across))
    code = number_format(label.mark.value, label.written)
    return (
        f'<c:dLbl><c:idx val="{place}"/>{_field(place, label) if is_across else ""}'
        f'<c:numFmt formatCode={quoteattr(code)} sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr wrap="none" lIns="38100" tIns="0" rIns="38100" bIns="0"/><a:lstStyle/>'
        f'<a:p><a:pPr><a:defRPr {_style(label)}</a:defRPr></a:pPr><a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
        f'<c:dLblPos val="{XL_LABEL_POSITION.to_xml(label.position)}"/>'
        f"{shown}{_FIELDS if is_across else ''}</c:dLbl>"
    )


def _field(place: int, label: Label) -> str:
    """A field that holds the horizontal value, and its text for programs that do not know the field."""
    return (
        '<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>'
        f'<a:fld id="{{00000000-0000-4000-8000-{place:012X}}}" type="XVALUE">'
        f'<a:rPr lang="fr-FR" {_style(label)}</a:rPr><a:pPr/><a:t>{escape(label.written)}</a:t></a:fld>'
        '<a:endParaRPr lang="fr-FR"/></a:p></c:rich></c:tx>'
    )


def _style(label: Label) -> str:
    return f'sz="{round(label.size * 100)}" b="1">{parts.solid(label.color)}'
