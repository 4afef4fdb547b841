"""Tags: what a shape of a deck was made from goes with it in its name, and is read from it again.

Of all that a shape may carry, its name alone comes back whole from every program: LibreOffice drops
alternative texts, extensions and the workbooks of charts.
"""

from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from dashboard.cards.card import Card
from dashboard.charts.spec import Chart
from dashboard.renderings.slide.box import Box

LONGEST = 2000
"""Characters of a name that may hold a tag."""
_BEGIN, _BETWEEN, _END, _APART = " [obs1|", "|", "]", "."
_LONG, _SHORT = 6, 4  # signs of a digest


@dataclass(frozen=True)
class Tag:
    """What a chart on a slide was made from: its view, which names its card; the data; and its words then.

    Digests of texts are blank where the text was the reader's own.
    """

    view: str
    version: str
    waves: str  # digest of the waves of its values
    rows: tuple[str, ...]  # a digest a row, in their order
    box: Box  # where it was drawn
    scale: float
    title: str
    notes: str
    foot: str
    alt: str = ""  # of this shape
    values: str = ""  # of this shape, a native chart

    @property
    def card(self) -> str:
        """Short for the view, in the tags of texts."""
        return digest(self.view)


@dataclass(frozen=True)
class TextTag:
    """Of which card a text is, the how-manieth of its name, and its words when it was made."""

    card: str
    place: int
    text: str


def digest(text: str, *, length: int = _LONG) -> str:
    """A few signs that tell a text from others, whatever its spaces; blank for none."""
    plain = " ".join(text.split())
    return b32encode(sha256(plain.encode()).digest()).decode().lower()[:length] if plain else ""


def waves(card: Card) -> str:
    """Which waves the values of a card are of."""
    return digest(" ".join(sorted({f"{one.study_id}@{one.period}" for one in card.observations})))


def rows(chart: Chart) -> tuple[str, ...]:
    """A digest of each row: its panel and its name."""
    return tuple(
        digest(f"{place} {row.label}", length=_SHORT)
        for place, panel in enumerate(chart.panels)
        for row in panel.rows
    )


def numbers(values: Iterable[float | None]) -> str:
    """Digest of the values of a native chart, in their order."""
    return digest(" ".join("-" if one is None else f"{one:.6g}" for one in values))


def base(name: str) -> str:
    """The name of a shape without its tag."""
    return name.partition(_BEGIN)[0]


def tagged(name: str, tag: Tag | TextTag) -> str:
    """The name of a shape with a tag, in the place of the one that it has."""
    return f"{base(name)}{_BEGIN}{_BETWEEN.join(_fields(tag))}{_END}"


def read(name: str) -> Tag | TextTag | None:
    """The tag of a name; None where there is none that can be read."""
    fields = name[:LONGEST].partition(_BEGIN)[2].rpartition(_END)[0].split(_BETWEEN)
    try:
        return TextTag(fields[0], int(fields[1]), fields[2]) if len(fields) == 3 else _tag(*fields)
    except (ValueError, TypeError):
        return None


def _fields(tag: Tag | TextTag) -> list[str]:
    if isinstance(tag, TextTag):
        return [tag.card, str(tag.place), tag.text]
    box = tag.box
    place = _APART.join(map(str, (box.left, box.top, box.width, box.height, round(tag.scale * 1000))))
    ends = (tag.title, tag.notes, tag.foot, tag.alt, tag.values)
    return [tag.view, tag.version, tag.waves, _APART.join(tag.rows), place, *ends]


def _tag(
    view: str, version: str, waves: str, rows: str, place: str, title: str, notes: str, foot: str, *own: str
) -> Tag:
    *box, scale = map(int, place.split(_APART))
    alt, values = own
    return Tag(
        view,
        version,
        waves,
        tuple(filter(None, rows.split(_APART))),
        Box(*box),
        scale / 1000,
        title,
        notes,
        foot,
        alt,
        values,
    )


def of_shape(tag: Tag, *, alt: str, values: str) -> Tag:
    """The tag of a chart for one of its shapes."""
    return replace(tag, alt=digest(alt), values=values)
