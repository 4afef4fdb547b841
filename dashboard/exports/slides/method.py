"""Method: what a slide cannot hold becomes its notes, and the documents of all slides the closing pages."""

from collections.abc import Sequence

import pandas as pd

from dashboard import labels
from dashboard.exports.entries import Entry
from dashboard.exports.images import SITE
from dashboard.exports.tables import data_release
from dashboard.labels import french

LINES = 18  # paragraphs a page
METHOD = french(
    "Les valeurs sont celles que les publications impriment, relevées une à une avec leur place ; rien n'est "
    "interpolé. Un univers est la population sur laquelle un résultat est projeté, pas l'effectif interrogé. "
    "Ce qui est illisible ou non publié est laissé vide, avec son mot."
)


def notes(entry: Entry, *, link: str) -> str:
    """Everything that must travel with a chart, one idea a paragraph, for the notes of its slide."""
    card = entry.card
    heading = [] if entry.heading == card.finding else [card.finding]
    parts = [
        *heading,
        f"Question : {card.question}",
        card.base,
        card.source,
        *card.notes,
        *card.details,
        *_statuses(card.data),
        f"En mots : {card.alt}",
        _version(),
        f"Vue en ligne : {link}" if link else "",
    ]
    return "\n".join(french(part) for part in parts if part)


def closing_pages(entries: Sequence[Entry], *, site: str) -> list[list[tuple[str, str]]]:
    """Pages of paragraphs, each with the address that it links to or none: method, then documents."""
    documents = _documents(entries)
    lines = [(METHOD, ""), (_version(), ""), *([(SITE, site)] if site else []), *documents]
    return [lines[start : start + LINES] for start in range(0, len(lines), LINES)]


def _documents(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Each document once, in the order in which the slides use it."""
    columns = ["publisher", "publication_title", "publication_url"]
    held = [entry.card.data[columns] for entry in entries if set(columns) <= set(entry.card.data.columns)]
    if not held:
        return []
    known = pd.concat(held).dropna(subset=["publication_title"]).drop_duplicates("publication_title")
    return [
        (french(f"{row.publisher}, {row.publication_title}"), row.publication_url or "")
        for row in known.fillna("").itertuples()
    ]


def _statuses(data: pd.DataFrame) -> list[str]:
    """« 27 valeurs illisibles dans notre copie », for each reason why a value is empty."""
    if not {"status", "value"} <= set(data.columns):
        return []
    missing = data.loc[data["value"].isna(), "status"].value_counts()
    return [
        f"{count} valeur{'s' * (count > 1)} vide{'s' * (count > 1)} : {labels.STATUS_WORDS[status]}."
        for status, count in missing.items()
        if status in labels.STATUS_WORDS
    ]


def _version() -> str:
    version, released_on = data_release()
    return french(f"Données {version}, {labels.period(released_on)}.")
