"""History: since which version a figure is in the data, and what changed since the version of a link."""

import re

import duckdb
import pandas as pd

from dashboard import labels, views
from dashboard.labels import french
from dashboard.queries import history as queries

_A_VERSION = re.compile(r"[\d.]{1,20}")
CHANGES = {"added": "ajouté", "corrected": "corrigé", "withdrawn": "retiré"}


def since(cursor: duckdb.DuckDBPyConnection, *, version: str) -> str:
    """What changed since the version that a link was made with; blank when nothing did."""
    rows = queries.changes(cursor)
    versions = list(dict.fromkeys(rows["version"]))
    if version == versions[-1]:
        return ""
    if version not in versions:
        asked = version if _A_VERSION.fullmatch(version) else views.shown(version)
        return french(f"« {asked} » n'est pas une version des données : voici la {versions[-1]}.")
    later = rows[rows["version"].isin(versions[versions.index(version) + 1 :])]
    return french(
        f"Ce lien date de la version {version} des données ; voici la {versions[-1]}. Depuis : "
        f"{counted(later)}. Le détail est en bas de la page « Données »."
    )


def counted(changes: pd.DataFrame) -> str:
    """« 3 chiffres ajoutés, 1 chiffre corrigé »."""
    counts = changes["change"].value_counts()
    return labels.listed(
        _counted(counts[change], word) for change, word in CHANGES.items() if change in counts
    )


def _counted(number: int, word: str) -> str:
    plural = "s" if number > 1 else ""
    return f"{labels.number(number)} chiffre{plural} {word}{plural}"


def of_figure(cursor: duckdb.DuckDBPyConnection, *, figure_id: str) -> tuple[str, ...]:
    """Since which version the figure is there, then each correction of it with its reason."""
    rows = queries.changes(cursor, figure_id=figure_id)
    own = rows[rows["figure_id"].eq(figure_id)]
    began = own[own["change"] == "added"].tail(1) if "added" in set(own["change"]) else rows.head(1)
    corrections = own[own["change"] == "corrected"]
    return (
        *(_release(row) for row in began.itertuples()),
        *(
            french(f"{_release(row)} : corrigé, {row.before} devient {row.after} ({row.reason})")
            for row in corrections.itertuples()
        ),
    )


def versions_table(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every version with its date and what it changed, the latest first."""
    rows = queries.changes(cursor)
    return pd.DataFrame(
        [
            (version, labels.period(group["released_on"].iloc[0]), _told(group))
            for version, group in reversed(list(rows.groupby("version", sort=False)))
        ],
        columns=["Version", "Date", "Ce qui change"],
    )


def _told(group: pd.DataFrame) -> str:
    if (group["change"] == "first").any():
        return french(group["reason"].iloc[0])
    reasons = " ".join(dict.fromkeys(group["reason"]))
    return french(f"{labels.capitalized(counted(group))}. {reasons}")


def _release(row: object) -> str:
    return french(f"version {row.version}, {labels.period(row.released_on)}")
