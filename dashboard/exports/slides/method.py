"""Method: what a slide cannot hold becomes its notes, and the documents of all slides the closing page."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exports.entries import Entry, is_web, live_link
from dashboard.exports.release import data_release
from dashboard.renderings.text import spoken

Line = tuple[str, str]
"""A paragraph and the address that it links to, or `""`."""


def alternative(entry: Entry) -> str:
    """The chart of an entry in words, under the title of its slide, whose note is a text of its own."""
    return spoken(replace(entry.card.chart, note=None), entry.heading, entry.card.language)


def notes(entry: Entry) -> str:
    """Everything that must travel with a chart, one idea a paragraph, for the notes of its slide."""
    words = entry.words.slides
    return words.notes(
        entry.card,
        is_renamed=entry.is_renamed,
        spoken=alternative(entry),
        version=words.version(*data_release()),
        link=entry.link,
    )


def closing_lines(entries: Sequence[Entry]) -> list[Line]:
    """Each document once, in the order of the slides, then the version of the data and the site.

    Only addresses of the web are links.
    """
    words, site = entries[0].words.slides, live_link("")
    documents = (one for entry in entries for one in entry.card.documents)
    linked = {one.name: one.url if is_web(one.url) else "" for one in documents}
    live = [(words.live_view(site), site)] if site else []
    return [*linked.items(), (words.version(*data_release()), ""), *live]
