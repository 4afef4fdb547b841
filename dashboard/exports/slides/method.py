"""Method: what a slide cannot hold becomes its notes, and the documents of all slides the closing pages."""

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd
import pyarrow.parquet as pq

from dashboard import database, labels
from dashboard.exports.entries import Entry
from dashboard.exports.images import SITE
from dashboard.exports.tables import data_release
from dashboard.labels import french
from etl import identity

METHOD = french(
    "Les valeurs sont celles que les publications impriment, relevées une à une avec leur place ; rien n'est "
    "interpolé. Un univers est la population sur laquelle un résultat est projeté, pas l'effectif interrogé. "
    "Ce qui est illisible ou non publié est laissé vide, avec son mot. La question, la base et les réserves "
    "de chaque graphique sont dans les commentaires de sa diapositive."
)
NO_MODE = french("Mode de recueil : non publié.")


def notes(entry: Entry, *, link: str) -> str:
    """Everything that must travel with a chart, one idea a paragraph, for the notes of its slide."""
    card = entry.card
    heading = [] if entry.heading == card.finding else [card.finding]
    parts = [
        *heading,
        f"Question : {card.question}",
        card.base,
        card.source,
        _mode(card.data),
        *card.notes,
        *card.details,
        *_statuses(card.data),
        f"En mots : {card.alt}",
        _version(),
        f"Vue en ligne : {link}" if link else "",
    ]
    return "\n".join(french(part) for part in parts if part)


def closing_lines(entries: Sequence[Entry], *, site: str) -> list[tuple[str, str]]:
    """Paragraphs, each with the address that it links to or `""`: the method, then the documents."""
    return [(METHOD, ""), (_version(), ""), *([(SITE, site)] if site else []), *_documents(entries)]


def _documents(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Each document once, in the order in which the slides use it; only web addresses are linked."""
    columns = ["publisher", "publication_title", "publication_url"]
    held = [entry.card.data[columns] for entry in entries if set(columns) <= set(entry.card.data.columns)]
    if not held:
        return []
    known = pd.concat(held).dropna(subset=["publication_title"]).fillna("")
    known = known[known["publication_title"] != ""]
    documents: dict[str, str] = {}
    for row in known.drop_duplicates().itertuples():
        name = french(labels.document(row.publisher, row.publication_title))
        documents[name] = documents.get(name) or _web(row.publication_url)
    return list(documents.items())


def _web(address: str) -> str:
    return address if address.lower().startswith(("http://", "https://")) else ""


def _statuses(data: pd.DataFrame) -> list[str]:
    """« 27 valeurs vides : illisible dans notre copie », for each reason why a value is empty."""
    if not {"status", "value"} <= set(data.columns):
        return []
    missing = data.loc[data["value"].isna(), "status"].value_counts()
    return [
        f"{count} valeur{'s' * (count > 1)} vide{'s' * (count > 1)} : {labels.STATUS_WORDS[status]}."
        for status, count in missing.items()
        if status in labels.STATUS_WORDS
    ]


def _mode(data: pd.DataFrame) -> str:
    """How the surveys shown were conducted, or that none of them says; nothing where there is no survey."""
    if "study_id" not in data.columns:
        return ""
    known = _modes(database.stamp())
    modes = dict.fromkeys(known[study] for study in data["study_id"].dropna().unique() if study in known)
    said = [mode for mode in modes if mode]
    if not said:
        return NO_MODE if modes else ""
    several = "Modes de recueil" if len(modes) > 1 else "Mode de recueil"
    return french(f"{several} : {labels.listed(mode or 'non publié' for mode in modes)}.")


@lru_cache(maxsize=4)
def _modes(stamp: str) -> dict[str, str]:
    """The mode of each survey, `""` if not published."""
    studies = pq.read_table(identity.TABLES_DIR / "studies.parquet", columns=["study_id", "kind", "mode"])
    return {row["study_id"]: row["mode"] or "" for row in studies.to_pylist() if row["kind"] == "survey"}


def _version() -> str:
    version, released_on = data_release()
    return french(f"Données {version}, {labels.period(released_on)}.")
