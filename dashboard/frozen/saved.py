"""Saved: what a page offers to save becomes the bytes of a file, the same for the same data."""

from dashboard import downloads, store
from dashboard.exports import files, records
from dashboard.exports.entries import live_link
from dashboard.frozen.marks import Wanted


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
    return files.file(asked.kind, [store.entry(store.lasting(asked.view))]).data
