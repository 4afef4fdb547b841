"""Tables: a `Table` becomes an HTML table whose figures lead to their passports."""

from collections.abc import Sequence
from html import escape

from dashboard.renderings.html.places import Places
from dashboard.tabular import Cell, Table
from dashboard.words import vocabulary


def title(shown: Table) -> str:
    """What stands above a table; nothing without a title."""
    return f'<h3 class="table-title">{escape(shown.title)}</h3>' if shown.title else ""


def table(shown: Table, places: Places, *, label: str = "") -> str:
    """The rows under their headers; numbers to the right, the first column names each row.

    Args:
        label: of a table that is wider than its box, which a keyboard then scrolls.
    """
    numeric = [_is_numeric(shown, place) for place in range(len(shown.headers))]
    heads = zip(shown.headers, numeric, strict=True)
    head = "".join(f'<th scope="col"{_kind(is_number)}>{escape(text)}</th>' for text, is_number in heads)
    body = "".join(_row(row, shown.headers, numeric, places) for row in shown.rows)
    named = escape(label)
    scrolled = f' tabindex="0" role="region" aria-label="{named}"' if label else ""
    held = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="table"{scrolled}>{held}</div>'


def _row(row: tuple[Cell, ...], headers: Sequence[str], numeric: list[bool], places: Places) -> str:
    named = [_content(cell, row[0].text, header, places) for cell, header in zip(row, headers, strict=True)]
    first, *others = zip(named, numeric, row, strict=True)
    cells = "".join(f"<td{_kind(number, cell.tone)}>{content}</td>" for content, number, cell in others)
    return f'<tr><th scope="row"{_kind(first[1])}>{first[0]}</th>{cells}</tr>'


def _is_numeric(shown: Table, place: int) -> bool:
    """Whether a column holds numbers; a word in the place of one does not change it."""
    return any(row[place].number is not None for row in shown.rows)


def _kind(is_number: bool, tone: str = "") -> str:
    names = " ".join(name for name in ("number" if is_number else "", tone) if name)
    return f' class="{names}"' if names else ""


def _content(cell: Cell, row: str, column: str, places: Places) -> str:
    """A text; where it leads somewhere a link, which says of what it is the figure to who hears it alone."""
    body = f"<strong>{escape(cell.text)}</strong>" if cell.is_strong else escape(cell.text)
    beneath = f"<small>{escape(cell.beneath)}</small>" if cell.beneath else ""
    address, title = _way(cell, places)
    if not (address and cell.text):
        return body + beneath
    said = f' title="{escape(title)}"' if title else ""
    name = escape(vocabulary().site.cell_name(row, column, cell.text))
    heard = "" if cell.url else f' aria-label="{name}"'
    return f'<a href="{escape(address)}" target="_blank"{said}{heard}>{body}</a>{beneath}'


def _way(cell: Cell, places: Places) -> tuple[str, str]:
    """Where a cell leads, blank for nowhere, and what is there, blank where its text says it."""
    site = vocabulary().site
    if cell.url:
        return cell.url, site.DOCUMENT
    if cell.view:
        return places.view(cell.view), ""
    return (places.passport(cell.figure_id), site.PASSPORT) if cell.figure_id else ("", "")
