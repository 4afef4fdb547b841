"""Columns: what a column and a table of the contract are, and short names for the columns that come often."""

from dataclasses import dataclass, field
from typing import Literal

LANGUAGES = ("fr", "en")
"""Languages of the labels; the texts that a sentence takes (`texts`) may be given in each of them."""

Kind = Literal["text", "integer", "number", "flag"]


@dataclass(frozen=True)
class Column:
    """One column: its type, and what a cell of the source file may hold."""

    name: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    """The only values allowed, blank apart."""
    codes: str = ""
    """Table whose first key column lists the values allowed, blank apart."""
    many: bool = False
    """Several codes, separated by a space."""
    pattern: str = ""
    """Name of a pattern of `etl.checks.patterns`."""
    may_lack: bool = False
    """A file without the column is read as if all its cells were blank."""


@dataclass(frozen=True)
class Table:
    """One table: the source file it comes from and its columns in file order."""

    name: str
    source: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    may_be_empty: bool = False
    built_columns: tuple[Column, ...] = field(default=())

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def required_names(self) -> tuple[str, ...]:
        """Columns that the header of the file must name."""
        return tuple(column.name for column in self.columns if not column.may_lack)

    @property
    def built(self) -> tuple[Column, ...]:
        """Columns of the Parquet table, in order."""
        return self.built_columns or self.columns


def text(name: str) -> Column:
    return Column(name)


def texts(name: str, *, pattern: str = "") -> tuple[Column, ...]:
    """A text in each language, blank or not there where generic words do."""
    return tuple(Column(f"{name}_{language}", pattern=pattern, may_lack=True) for language in LANGUAGES)


def translations(*names: str) -> tuple[Column, ...]:
    """The languages after the first of texts that the first must or may hold."""
    return tuple(Column(f"{name}_{language}", may_lack=True) for name in names for language in LANGUAGES[1:])


def place(name: str, *choices: str) -> Column:
    """Where a question belongs; blank or not there where it is not said."""
    return Column(name, choices=choices, may_lack=True)


def label(name: str) -> Column:
    return Column(name, required=True)


def code(name: str) -> Column:
    """A code that this very file defines."""
    return Column(name, required=True, pattern="code")


def known(name: str, codes: str, *, required: bool = True, many: bool = False) -> Column:
    return Column(name, codes=codes, required=required, many=many)


def choice(name: str, *choices: str, required: bool = True) -> Column:
    return Column(name, choices=choices, required=required)


def integer(name: str, *, required: bool = False) -> Column:
    return Column(name, "integer", required)


def labels() -> tuple[Column, ...]:
    """What every code list holds after its key."""
    return (integer("order", required=True), label("label_fr"), label("label_en"))
