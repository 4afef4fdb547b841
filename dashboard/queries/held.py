"""Held: the rows of a query become small frozen records, their texts typed as the language wants them."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from dashboard.desk import Desk
from dashboard.words import vocabulary

Record = TypeVar("Record")
Codes = Sequence[str]

_READ = """
label labels short verb measures phrase article definition title note locator reason wording producer
institute publisher universe sampling sponsor summary objective result
"""
READ = tuple(_READ.split())
"""Ends of the names of columns whose texts are read; the others are codes, dates and addresses."""


def held(desk: Desk, query: str, kind: type[Record], **values: object) -> list[Record]:
    """The rows of a query as records whose fields are its columns, in any order.

    Args:
        query: SQL in which `{l}` stands for the language of the desk.
        values: bound values; sequences are lists of codes.
    """
    bound = {
        name: list(value) if isinstance(value, tuple | list) else value for name, value in values.items()
    }
    cursor = desk.cursor.execute(query.replace("{l}", desk.language), bound)
    names = [column[0] for column in cursor.description]
    typed = typing(desk.language)
    writers = [typed if name.endswith(READ) else str for name in names]
    written = [map(_cell, row, writers) for row in cursor.fetchall()]
    return [kind(**dict(zip(names, cells, strict=True))) for cells in written]


def _cell(cell: object, written: Callable[[str], str]) -> object:
    """A text as it is written, a list as a tuple; numbers and flags as they are."""
    if isinstance(cell, list):
        return tuple(_cell(one, written) for one in cell)
    return written(cell) if isinstance(cell, str) else cell


@cache
def typing(language: str) -> Callable[[str], str]:
    """What gives a text the spaces and apostrophes of a language; most texts come again and again."""
    return lru_cache(maxsize=32_768)(vocabulary(language).numbers.typed)
