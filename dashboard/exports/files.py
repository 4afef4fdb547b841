"""Files: entries and a format become a file ready to save: its name, its type and its bytes.

Libraries that write a format are imported when it is asked for: a server that only shows pages loads none.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.exports.entries import Entry, require
from dashboard.exports.filenames import basket_file_name, numbered_names
from dashboard.exports.images import SITE

MOST = 60
"""Charts that one file may hold."""


@dataclass(frozen=True)
class Format:
    """One kind of file."""

    extension: str
    mime: str
    label: str  # what the reader clicks on
    make: Callable[..., bytes]  # (entries, *, title, template) -> bytes
    zipped: Callable[..., bytes] | None = None  # entries -> ZIP, for a format that holds one entry a file

    def is_zipped(self, charts_n: int) -> bool:
        """Whether so many charts make a ZIP of files."""
        return self.zipped is not None and charts_n > 1


@dataclass(frozen=True)
class File:
    """A file ready to save."""

    name: str
    mime: str
    data: bytes


def file(kind: str, entries: Sequence[Entry], *, title: str = "", template: bytes | None = None) -> File:
    """The entries in one file of this kind (a key of `FORMATS`).

    Args:
        title: of the whole, on the title slide or at the head of the page.
        template: the reader's own presentation, whose layouts, fonts and colours a `pptx` takes.

    Raises:
        NothingToExport: there is no entry.
        TemplateRefused: the template cannot be used; the message says why, in French.
        NoBrowser: no browser on this machine can draw pictures; the message says what to do.
    """
    require(entries)
    form = FORMATS[kind]
    if form.is_zipped(len(entries)):
        name = basket_file_name(entries, extension="zip")
        return File(name, "application/zip", form.zipped(entries))
    data = form.make(entries, title=title or SITE, template=template)
    return File(basket_file_name(entries, extension=form.extension), form.mime, data)


def _pptx(entries: Sequence[Entry], *, title: str, template: bytes | None) -> bytes:
    from dashboard.exports.slides.deck import deck

    return deck(entries, title=title, template_data=template, made_on=date.today())


def _xlsx(entries: Sequence[Entry], **_: object) -> bytes:
    from dashboard.exports.workbook import workbook

    return workbook(entries)


def _csv(dialect: str) -> Callable[..., bytes]:
    def made(entries: Sequence[Entry], **_: object) -> bytes:
        from dashboard.exports.tables import csv_bytes

        return csv_bytes(entries[0].card, dialect=dialect)

    return made


def _zipped_csv(dialect: str) -> Callable[..., bytes]:
    def made(entries: Sequence[Entry]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, entry in zip(numbered_names(entries, extension="csv"), entries, strict=True):
                archive.writestr(name, _csv(dialect)([entry]))
        return buffer.getvalue()

    return made


def _html(entries: Sequence[Entry], *, title: str, **_: object) -> bytes:
    from dashboard.exports.offline import page

    return page(entries, title=title)


def _picture(kind: str) -> Callable[..., bytes]:
    def made(entries: Sequence[Entry], **_: object) -> bytes:
        from dashboard.exports.pictures import picture

        return picture(entries[0].card, kind=kind, view=entries[0].view)

    return made


def _zipped_pictures(kind: str) -> Callable[..., bytes]:
    def made(entries: Sequence[Entry]) -> bytes:
        from dashboard.exports.pictures import pictures

        return pictures(entries, kind=kind)

    return made


def _pdf(entries: Sequence[Entry], *, title: str, **_: object) -> bytes:
    from dashboard.exports.pictures import booklet

    return booklet(entries, title=title)


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = {
    "pptx": Format("pptx", f"{_OFFICE}.presentationml.presentation", "PowerPoint", _pptx),
    "xlsx": Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel", _xlsx),
    "csv": Format("csv", "text/csv", "CSV", _csv("fr"), _zipped_csv("fr")),
    "csv-en": Format("csv", "text/csv", "CSV (virgule, point)", _csv("en"), _zipped_csv("en")),
    "html": Format("html", "text/html", "Page HTML", _html),
    "png": Format("png", "image/png", "Images PNG", _picture("png"), _zipped_pictures("png")),
    "svg": Format("svg", "image/svg+xml", "Images SVG", _picture("svg"), _zipped_pictures("svg")),
    "pdf": Format("pdf", "application/pdf", "PDF", _pdf),
}
"""Kinds of file, by the name that addresses and the command line give them."""

DRAWN_BY_A_BROWSER = ("png", "svg", "pdf")
"""Kinds that need a Chrome or Chromium on the machine that makes them."""
