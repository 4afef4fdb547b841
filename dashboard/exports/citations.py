"""Citations: a figure becomes a reference in a style, or the whole of its columns as JSON or CSV."""

import json
import os
import re
from urllib.parse import quote

import pandas as pd

from dashboard import labels
from dashboard.exports.entries import live_link
from dashboard.exports.images import SITE
from dashboard.exports.tables import BOM, DIALECTS
from dashboard.labels import french

STYLES = ("Français", "APA", "BibTeX")


def citations(row: pd.Series, *, version: str) -> dict[str, str]:
    """The figure's publication and its place, in each of `STYLES`.

    Args:
        version: of the data, which is part of a reference to this site.
    """
    year = (row["publication_date"] or "")[:4] or "s. d."
    address = row["publication_url"] or ""
    read_in = f"{SITE}, version {version}"
    link = live_link(f"chiffre?id={quote(row['figure_id'])}")
    french_text = french(
        f"{row['publisher']}, « {row['publication_title']} », {year}, {row['locator']}. "
        f"Lu dans {read_in}{' : ' + link if link else ''}."
    )
    apa = f"{row['publisher']}. ({year}). {row['publication_title']} [{row['locator']}]. {address}".strip()
    return dict(zip(STYLES, (french_text, apa, _bibtex(row, year=year, read_in=read_in)), strict=True))


def as_json(row: pd.Series) -> bytes:
    """Every column of the figure, numbers as numbers, what is missing as null."""
    held = {name: None if pd.isna(value) else _plain(value) for name, value in row.items()}
    return json.dumps(held, ensure_ascii=False, indent=2).encode("utf-8")


def as_csv(row: pd.Series) -> bytes:
    """One line under the names of the columns, for French spreadsheets."""
    text = row.to_frame().T.to_csv(index=False, lineterminator=os.linesep, **DIALECTS["fr"])
    return (BOM + text).encode("utf-8")


def _plain(value: object) -> object:
    return value.item() if hasattr(value, "item") else value


def _bibtex(row: pd.Series, *, year: str, read_in: str) -> str:
    fields = {
        "author": "{" + _escaped(row["publisher"]) + "}",
        "title": _escaped(row["publication_title"]),
        "year": year if year.isdigit() else "",
        "note": _escaped(f"{row['locator']} ; lu dans {read_in}"),
        "url": row["publication_url"] or "",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    key = re.sub(r"[^A-Za-z0-9-]", "-", row["publication_id"])
    return f"@misc{{{key},\n{lines}\n}}"


def _escaped(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", labels.french(text))
