"""Tables: a `Table` becomes an HTML table whose figures lead to their passports."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.site import texts
from dashboard.site.links import passport_address
from dashboard.site.wording import words
from dashboard.tabular import Cell, Table


def table(shown: Table) -> None:
    """A table under its title and its sentence; nothing when it has no row."""
    if shown.is_empty:
        return
    if shown.title:
        st.html(f'<h3 class="table-title">{escape(shown.title)}</h3>')
    texts.text(shown.text)
    st.html(table_html(shown))


def table_html(shown: Table) -> str:
    """The rows under their headers; numbers to the right, the first column names each row."""
    numeric = [_is_numeric(shown, place) for place in range(len(shown.headers))]
    heads = zip(shown.headers, numeric, strict=True)
    head = "".join(f'<th scope="col"{_kind(is_number)}>{escape(text)}</th>' for text, is_number in heads)
    body = "".join(_row(row, shown.headers, numeric) for row in shown.rows)
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _row(row: tuple[Cell, ...], headers: Sequence[str], numeric: list[bool]) -> str:
    named = [_content(cell, row[0].text, header) for cell, header in zip(row, headers, strict=True)]
    first, *others = zip(named, numeric, strict=True)
    cells = "".join(f"<td{_kind(is_number)}>{content}</td>" for content, is_number in others)
    return f'<tr><th scope="row"{_kind(first[1])}>{first[0]}</th>{cells}</tr>'


def _is_numeric(shown: Table, place: int) -> bool:
    """Whether a column holds numbers; a word in the place of one does not change it."""
    return any(row[place].number is not None for row in shown.rows)


def _kind(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _content(cell: Cell, row: str, column: str) -> str:
    """A text; where it leads somewhere a link, which says of what it is the figure to who hears it alone."""
    site = words().site
    body = f"<strong>{escape(cell.text)}</strong>" if cell.is_strong else escape(cell.text)
    address = cell.url or (passport_address(cell.figure_id) if cell.figure_id else "")
    if not (address and cell.text):
        return body
    title = escape(site.DOCUMENT if cell.url else site.PASSPORT)
    heard = "" if cell.url else f' aria-label="{escape(site.cell_name(row, column, cell.text))}"'
    return f'<a href="{escape(address)}" target="_blank" title="{title}"{heard}>{body}</a>'
