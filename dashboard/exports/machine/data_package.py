"""Data package: the built tables become the description that Data Package readers check and load them by."""

from collections.abc import Iterator

from dashboard.desk import Desk
from dashboard.exports.codebook import published_tables
from dashboard.exports.filenames import file_name
from dashboard.renderings.csv import Dialect
from etl.columns import Column
from etl.tables import TABLES, Table

NAME = "datapackage.json"
KEYS = {"figures": ("figure_id",), "history": ()}
"""Keys that the contract does not say, or that a blank cell is part of."""
ALSO = {"study_id": "studies", "figure_id": "figures"}
"""Tables of codes that the contract checks otherwise, by the name of the column."""
TYPES = {"text": "string", "integer": "integer", "number": "number", "flag": "boolean"}

Descriptor = dict[str, object]


def descriptor(desk: Desk, *, folder: str, dialect: Dialect) -> Descriptor:
    """The content of `datapackage.json`.

    Args:
        folder: where the CSV file of each table lies, from the description on.
        dialect: how columns and decimals are parted in them.
    """
    words = desk.words
    version, released_on = desk.cursor.execute("select data_version, released_on from build").fetchone()
    return {
        "profile": "tabular-data-package",
        "name": file_name(words.codebook.FOLDER),
        "title": words.api.BASE_NAME,
        "description": words.api.BASE_DESCRIPTION,
        "version": version,
        "created": f"{released_on}T00:00:00Z",
        "keywords": list(words.api.KEYWORDS),
        "contributors": [{"title": words.site.NAME, "role": "publisher"}],
        "resources": [_resource(desk, name, folder, dialect) for name in published_tables(desk.cursor)],
    }


def _resource(desk: Desk, name: str, folder: str, dialect: Dialect) -> Descriptor:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{folder}/{name}.csv",
        "title": desk.words.codebook.table(name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": dialect.separator, "lineTerminator": "\r\n"},
        "schema": _schema(desk, TABLES[name], dialect),
    }


def _schema(desk: Desk, table: Table, dialect: Dialect) -> Descriptor:
    key = KEYS.get(table.name, table.key)
    held: Descriptor = {"fields": [_field(desk, one, table, dialect) for one in table.built]}
    held |= {"primaryKey": list(key)} if key else {}
    foreign = list(_foreign_keys(table))
    return held | ({"foreignKeys": foreign} if foreign else {}) | {"missingValues": [""]}


def _field(desk: Desk, column: Column, table: Table, dialect: Dialect) -> Descriptor:
    words = desk.words.codebook
    meaning = words.OWN_CODE if column.codes == table.name else words.column(column.name)
    held: Descriptor = {"name": column.name, "type": TYPES[column.kind], "description": meaning}
    if column.kind == "number" and dialect.decimal != ".":
        held["decimalChar"] = dialect.decimal
    if column.choices and column.kind == "text" and not column.many:
        held["constraints"] = {"enum": list(column.choices)}
    return held


def _foreign_keys(table: Table) -> Iterator[Descriptor]:
    """Columns whose codes are the key of another table; one that may be blank refers to none."""
    if table.name == "history":  # it names figures that are gone
        return
    for column in table.built:
        codes = ALSO.get(column.name, column.codes if column.required and not column.many else "")
        if codes and codes != table.name:
            (key,) = KEYS.get(codes, TABLES[codes].key)
            yield {"fields": [column.name], "reference": {"resource": codes, "fields": [key]}}
