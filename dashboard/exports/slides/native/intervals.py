"""Intervals: the margins of guarded rows become native error bars on a series, with caps.

python-pptx has no call for them: they are written as DrawingML, just before the values of the series.
"""

from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.charts import margins
from dashboard.exports.slides.native import texts

WIDTH = Pt(1.25)


def draw(series: object, found: Sequence[margins.Reach | None], *, color: str) -> None:
    """Error bars along a series of bars; nothing when no bar has an interval."""
    if any(found):
        before = series._element.xpath("c:cat | c:val")[0]
        before.addprevious(parse_xml(_xml(found, color=color)))


def _xml(found: Sequence[margins.Reach | None], *, color: str) -> str:
    under, over = ([one and one[side] for one in found] for side in (0, 1))
    return (
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_numbers(over)}</c:plus><c:minus>{_numbers(under)}</c:minus>'
        f'<c:spPr><a:ln w="{WIDTH}"><a:solidFill><a:srgbClr val="{texts.rgb(color)}"/></a:solidFill></a:ln>'
        f"</c:spPr></c:errBars>"
    )


def _numbers(values: Sequence[float | None]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    return (
        f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'
    )
