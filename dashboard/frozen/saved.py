"""Saved: what a page offers to save becomes the bytes of a file, the same for the same data."""

import io
import zipfile
from datetime import datetime

from lxml import etree

from dashboard import downloads, store
from dashboard.exports import files, records
from dashboard.exports.entries import live_link
from dashboard.exports.release import data_release
from dashboard.frozen.marks import Wanted

PROPERTIES = "docProps/core.xml"
TERMS = "{http://purl.org/dc/terms/}"
"""Of what dates a document."""


def content(asked: Wanted) -> bytes:
    """The bytes of one file."""
    if asked.kind == downloads.BASE:
        return records.base(store.desk()).data
    if asked.kind == downloads.PASSPORT_JSON:
        found = store.passport(asked.view.parameter("id"), site_url=live_link(""))
        return records.passport(found, kind="json").data
    if asked.kind in (downloads.FIGURES_CSV, downloads.FIGURES_XLSX):
        kind = "csv" if asked.kind == downloads.FIGURES_CSV else "xlsx"
        return records.figures(store.figures(asked.view), kind=kind).data
    made = files.file(asked.kind, [store.entry(store.lasting(asked.view))]).data
    return _dated(made, datetime.fromisoformat(data_release().released_on)) if asked.kind == "pptx" else made


def _dated(package: bytes, moment: datetime) -> bytes:
    """An Office file whose parts, those of the workbooks in it too, are of one moment."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as made, zipfile.ZipFile(content, "w") as dated:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, date_time=moment.timetuple()[:6])
            dated.writestr(part, _part(name, made.read(name), moment), compress_type=zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _part(name: str, data: bytes, moment: datetime) -> bytes:
    if name.endswith(".xlsx"):
        return _dated(data, moment)
    return _properties(data, moment) if name == PROPERTIES else data


def _properties(data: bytes, moment: datetime) -> bytes:
    root = etree.fromstring(data)
    for date in root.iterfind(f"{TERMS}*"):
        date.text = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
