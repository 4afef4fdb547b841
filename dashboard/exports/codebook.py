"""Codebook: the built tables become a list of their columns, each with its meaning and its code list."""

import duckdb

from dashboard.tabular import Cell, Table
from dashboard.words import Vocabulary
from etl.tables import TABLES

_CODED_BY = {
    **{
        one.name: one.codes
        for table in TABLES.values()
        for one in (*table.columns, *table.built)
        if one.codes
    },
    **{"study_id": "studies", "item_id": "items", "figure_id": "figures"},
    **dict.fromkeys(("status", "reading", "period_status", "confidence", "grade"), "statuses"),
}
"""The table of the codes of a column, by its name."""


def codebook(cursor: duckdb.DuckDBPyConnection, words: Vocabulary) -> Table:
    """One row a column of each table: table, column, type, meaning, table of its codes.

    Raises:
        KeyError: a table or column of the base has no description in the words.
    """
    columns = cursor.execute(
        """
        select table_name, column_name, data_type from information_schema.columns
        where table_name = any(?) order by table_name, ordinal_position
        """,
        [published_tables(cursor)],
    ).fetchall()
    rows = tuple(_row(*column, words=words) for column in columns)
    return Table(words.codebook.HEADERS, rows)


def table_list(cursor: duckdb.DuckDBPyConnection, words: Vocabulary) -> Table:
    """One row a table: its name, what it holds, how many rows it has."""
    rows = []
    for name in published_tables(cursor):
        (count,) = cursor.execute(f'select count(*) from "{name}"').fetchone()
        rows.append((Cell(name), Cell(words.codebook.table(name)), Cell(str(count), number=count)))
    return Table(words.codebook.TABLE_HEADERS, tuple(rows))


def published_tables(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of the built tables, figures first; what the dashboard derives for itself stays out."""
    names = cursor.execute("select table_name from duckdb_tables()").fetchall()
    held = [name for (name,) in names if name in TABLES]
    return sorted(held, key=lambda name: (name != "figures", name))


def _row(table: str, column: str, kind: str, *, words: Vocabulary) -> tuple[Cell, ...]:
    codes = _CODED_BY.get(column, "")
    is_own = codes == table
    meaning = words.codebook.OWN_CODE if is_own else words.codebook.column(column)
    kind = words.codebook.TYPES.get(kind, kind.lower())
    return tuple(map(Cell, (table, column, kind, meaning, "" if is_own else codes)))
