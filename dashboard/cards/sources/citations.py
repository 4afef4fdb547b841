"""Citations: a figure becomes a reference in a style, or the whole of what is known of it as JSON."""

import json
import re
from dataclasses import asdict

from dashboard.desk import Desk
from dashboard.observations import Observation
from dashboard.views import view

_SPECIAL = re.compile(r"([&%$#_{}])")


def citations(
    desk: Desk, one: Observation, *, version: str, site_url: str = ""
) -> tuple[tuple[str, str], ...]:
    """Pairs of a style and the figure's publication and place in it.

    Args:
        version: of the data, which is part of a reference to this site.
        site_url: address of the site, for the link to the passport; no link without it.
    """
    words = desk.words.passports
    link = f"{site_url.rstrip('/')}/{view('chiffre', id=one.figure_id)}" if site_url else ""
    texts = (
        words.citation(one, read_in=words.read_in(version, link)),
        words.apa(one),
        _bibtex(one, read_in=words.read_in(version)),
    )
    return tuple(zip(words.CITATION_STYLES, texts, strict=True))


def as_json(one: Observation) -> bytes:
    """Every field of the figure, numbers as numbers, what is missing as null."""
    return json.dumps(asdict(one), ensure_ascii=False, indent=2).encode("utf-8")


def _bibtex(one: Observation, *, read_in: str) -> str:
    fields = {
        "author": f"{{{_escaped(one.publisher)}}}",
        "title": _escaped(one.publication_title),
        "year": one.publication_date[:4],
        "note": _escaped(" ; ".join(part for part in (one.locator, read_in) if part)),
        "url": one.publication_url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    key = re.sub(r"[^A-Za-z0-9-]", "-", one.publication_id)
    return f"@misc{{{key},\n{lines}\n}}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
