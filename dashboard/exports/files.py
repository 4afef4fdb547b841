"""Files: entries and a format become a file ready to save: its name, its type and its bytes.

Libraries that write a format are imported when it is asked for: a server that only shows pages loads none.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dashboard.exports import memory
from dashboard.exports.entries import Entry, one_line, require
from dashboard.exports.filenames import basket_file_name, numbered_names
from dashboard.words import vocabulary

if TYPE_CHECKING:
    from dashboard.exports.slides.template import Template

MOST = 60
"""Charts that one file may hold."""
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORDS = vocabulary().exports


@dataclass(frozen=True)
class Format:
    """One kind of file."""

    kind: str  # the key of `FORMATS`
    extension: str
    mime: str
    make: Callable[..., bytes]  # (entries, *, title, template) -> bytes
    holds_one: bool = False  # several entries are a ZIP of files
    ending: str = ""  # of its name

    @property
    def label(self) -> str:
        """What the reader clicks on."""
        return _WORDS.FORMATS[self.kind]

    def is_zipped(self, charts_n: int) -> bool:
        """Whether so many charts make a ZIP of files."""
        return self.holds_one and charts_n > 1


class File(NamedTuple):
    """A file ready to save."""

    name: str
    mime: str
    data: bytes


def file(kind: str, entries: Sequence[Entry], *, title: str = "", template: "Template | None" = None) -> File:
    """The entries in one file of this kind (a key of `FORMATS`).

    Args:
        title: of the whole, on the title slide or at the head of the page; any text, or none.
        template: the reader's own presentation, whose layouts, fonts and colours a `pptx` takes.

    Raises:
        NothingToExport: there is no entry.
        TemplateRefused: no slide can be made on the template; the message says so.
    """
    require(entries)
    form = FORMATS[kind]
    make = partial(form.make, title=one_line(title), template=template)
    data = _zip(form, entries, make) if form.is_zipped(len(entries)) else make(entries)
    memory.give_back()
    return File(*described(kind, entries, title=title), data)


def described(kind: str, entries: Sequence[Entry], *, title: str = "") -> tuple[str, str]:
    """Name and type of the file that `file` makes, before it is made."""
    form = FORMATS[kind]
    is_zip = form.is_zipped(len(entries))
    extension, mime = ("zip", "application/zip") if is_zip else (form.extension, form.mime)
    return basket_file_name(entries, title=one_line(title), extension=extension, ending=form.ending), mime


def _zip(form: Format, entries: Sequence[Entry], make: Callable[[list[Entry]], bytes]) -> bytes:
    names = numbered_names(entries, extension=form.extension, ending=form.ending)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, entry in zip(names, entries, strict=True):
            archive.writestr(name, make([entry]))
    return buffer.getvalue()


def _pptx(entries: Sequence[Entry], *, title: str, template: "Template | None") -> bytes:
    from dashboard.exports.slides.deck import deck

    return deck(entries, title=title, style=template, made_on=date.today())


def _xlsx(entries: Sequence[Entry], *, title: str, **_: object) -> bytes:
    from dashboard.exports.workbook import workbook

    return workbook(entries, title=title)


def _csv(entries: Sequence[Entry], *, dialect: str, **_: object) -> bytes:
    from dashboard.exports.release import data_release
    from dashboard.renderings import csv

    version, _, notice = data_release()
    return csv.of_card(entries[0].card, getattr(csv, dialect), data_version=version, notice=notice)


def _html(entries: Sequence[Entry], *, title: str, **_: object) -> bytes:
    from dashboard.exports.offline import page

    return page(entries, title=title)


def _picture(entries: Sequence[Entry], *, kind: str, **_: object) -> bytes:
    from dashboard.exports.pictures import picture

    return picture(entries[0], kind=kind)


def _pdf(entries: Sequence[Entry], *, title: str, **_: object) -> bytes:
    from dashboard.exports.pictures import booklet

    return booklet(entries, title=title)


_people, _programs = partial(_csv, dialect="PEOPLE"), partial(_csv, dialect="PROGRAMS")
_FORMATS = (
    Format("pptx", "pptx", f"{_OFFICE}.presentationml.presentation", _pptx),
    Format("xlsx", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", _xlsx),
    Format("csv", "csv", "text/csv", _people, holds_one=True),
    Format("csv-en", "csv", "text/csv", _programs, holds_one=True, ending=_WORDS.FOR_PROGRAMS),
    Format("html", "html", "text/html", _html),
    Format("png", "png", "image/png", partial(_picture, kind="png"), holds_one=True),
    Format("svg", "svg", "image/svg+xml", partial(_picture, kind="svg"), holds_one=True),
    Format("pdf", "pdf", "application/pdf", _pdf),
)
FORMATS = {form.kind: form for form in _FORMATS}
"""Kinds of file, by the name that addresses and the command line give them."""
