"""Tables: overseas tiles, or the table of a card, become a native table that fits its place."""

from collections.abc import Sequence

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard import theme
from dashboard.charts import maps
from dashboard.exports.slides.box import Box
from dashboard.exports.slides.native import texts

TILE_HEIGHTS = (Pt(44), Pt(64))
TILE_WIDTH = Pt(190)
VALUE_SIZE = 24
PADDING = Pt(5)
MOST_LINES = 4  # of a cell
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_MIDDLE_SHADE = 4  # from there on a shade of the map carries light text


def draw_tiles(shapes: object, arguments: dict[str, object], *, box: Box) -> None:
    """One column a region: its name, and its value on the colour that the map gives it.

    Args:
        arguments: of `dashboard.charts.maps.region_tiles`.
    """
    values, limits = arguments["values"], arguments["limits"]
    if values.empty:
        return texts.say_nothing(shapes, box=box)
    count = len(values)
    box = box.sized(width=min(box.width, TILE_WIDTH * count), height=sum(TILE_HEIGHTS))
    table = _add_table(shapes, rows_n=2, widths=[box.width // count] * count, heights=TILE_HEIGHTS, box=box)
    for place, row in enumerate(values.itertuples()):
        is_chosen = row.region_id == arguments["chosen"]
        name = texts.shortened(
            texts.plain(row.region_label), width=box.width // count - 2 * PADDING, height=TILE_HEIGHTS[0]
        )
        _write(table.cell(0, place), name, style=texts.Style(is_bold=is_chosen), align=PP_ALIGN.CENTER)
        _write_tile(table.cell(1, place), row, limits=limits)


def draw_table(shapes: object, table: pd.DataFrame, *, box: Box) -> None:
    """The table of a card as far as it fits, then how many rows follow."""
    if table.empty:
        return texts.say_nothing(shapes, box=box)
    widths = _widths(table, width=box.width)
    cells = [[texts.plain(name) for name in table.columns]]
    cells += [[texts.plain(cell) for cell in row] for row in table.itertuples(index=False)]
    heights = [_row_height(row, widths=widths) for row in cells]
    kept = _kept(heights, within=box.height)
    rows = cells[:kept]
    if kept < len(cells):
        rows.append([_and_more(len(cells) - kept), *[""] * (len(widths) - 1)])
        heights = [*heights[:kept], _row_height(rows[-1][:1], widths=[box.width])]
    native = _add_table(shapes, rows_n=len(rows), widths=widths, heights=heights, box=box)
    for place, row in enumerate(rows):
        _write_row(native, place, row, widths=widths)
    if kept < len(cells) and len(widths) > 1:
        native.cell(len(rows) - 1, 0).merge(native.cell(len(rows) - 1, len(widths) - 1))


def _add_table(
    shapes: object, *, rows_n: int, widths: Sequence[int], heights: Sequence[int], box: Box
) -> object:
    """A bare table; PowerPoint allows none inside a group, so there it stands on the slide itself."""
    home = shapes if hasattr(shapes, "add_table") else shapes.part.slide.shapes
    frame = home.add_table(rows_n, len(widths), box.left, box.top, sum(widths), sum(heights[:rows_n]))
    frame.name = "Tableau"
    frame._element.xpath(".//a:tableStyleId")[0].text = NO_STYLE
    frame.table.horz_banding = False
    for column, width in zip(frame.table.columns, widths, strict=True):
        column.width = int(width)
    for row, height in zip(frame.table.rows, heights, strict=True):
        row.height = int(height)
    return frame.table


def _write_tile(cell: object, row: object, *, limits: Sequence[float]) -> None:
    is_known = not pd.isna(row.value)
    style = texts.Style(size=VALUE_SIZE if is_known else texts.BODY, is_bold=is_known)
    color = theme.INK if is_known else theme.MISSING
    if is_known and maps.is_within(row.value, limits):
        shade = maps.shades(limits)[maps.class_of(row.value, limits)]
        cell.fill.solid()
        cell.fill.fore_color.rgb = texts.rgb(shade)
        is_dark = theme.SEQUENTIAL.index(shade) >= _MIDDLE_SHADE
        color = theme.SCALE_TEXT_COLORS["tres_fort" if is_dark else "fort"]
    style = texts.Style(size=style.size, is_bold=style.is_bold, color=color)
    _write(cell, texts.plain(row.value_text), style=style, align=PP_ALIGN.CENTER)
    _border(cell, sides="LRTB")


def _write_row(table: object, place: int, row: Sequence[str], *, widths: Sequence[int]) -> None:
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        cell = table.cell(place, column)
        shown = texts.shortened(text, width=width - 2 * PADDING, height=texts.height_of(MOST_LINES))
        style = texts.Style(is_bold=place == 0)
        _write(cell, shown, style=style, align=PP_ALIGN.LEFT)
        _border(cell, sides="B", color=theme.INK if place == 0 else theme.LINE)


def _write(cell: object, text: str, *, style: texts.Style, align: PP_ALIGN) -> None:
    cell.margin_left = cell.margin_right = PADDING
    cell.margin_top = cell.margin_bottom = PADDING // 2
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = align
    texts.set_run(paragraph, text, style=style)


def _border(cell: object, *, sides: str, color: str = theme.LINE) -> None:
    """Thin lines on some sides of a cell; the schema wants them before its fill."""
    properties = cell._tc.get_or_add_tcPr()
    for place, side in enumerate(side for side in "LRTB" if side in sides):
        properties.insert(
            place,
            parse_xml(
                f'<a:ln{side} {nsdecls("a")} w="9525"><a:solidFill>'
                f'<a:srgbClr val="{color.removeprefix("#")}"/></a:solidFill></a:ln{side}>'
            ),
        )


def _widths(table: pd.DataFrame, *, width: int) -> list[int]:
    """Columns as wide as their longest text asks, within a share of the whole, the first one at ease."""
    wished = [min(60, max(8, *(len(str(cell)) for cell in [name, *table[name]]))) for name in table.columns]
    return [width * one // sum(wished) for one in wished]


def _row_height(row: Sequence[str], *, widths: Sequence[int]) -> int:
    lines = [
        min(MOST_LINES, len(texts.lines_of(text, width=width - 2 * PADDING)))
        for text, width in zip(row, widths, strict=True)
    ]
    return texts.height_of(max(1, *lines)) + PADDING


def _kept(heights: Sequence[int], *, within: int) -> int:
    """How many rows fit, one line kept for the number of those that do not."""
    if sum(heights) <= within:
        return len(heights)
    room, kept = within - texts.height_of(1) - PADDING, 0
    for height in heights:
        room -= height
        if room < 0:
            break
        kept += 1
    return max(kept, 1)


def _and_more(count: int) -> str:
    rows = "autres lignes" if count > 1 else "autre ligne"
    return f"et {count} {rows}, dans les données de la page"
