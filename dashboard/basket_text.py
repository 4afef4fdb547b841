"""Basket text: a title and views become one short parameter of an address, and back.

The text is compressed with words that these addresses share (`assets/basket-1.txt`) and written in letters,
digits, hyphens and underscores: nothing in it can be decoded once too often. One that was cut gives what is
left of it, and is known to be cut.
"""

import base64
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote

from dashboard import views
from dashboard.views import View

VERSION = "1"
"""The first letter, and the name of the file of words: the words of a version never change."""
WORDS = Path(__file__).parent / "assets" / f"basket-{VERSION}.txt"
_LARGEST = 64 * 1024
_CHECK = 2  # bytes of the checksum
_LETTERS = re.compile(r"[A-Za-z0-9_-]*")
_SIGNS = re.compile(r"[%&\n]")
_BETWEEN = "~"  # of the parts of an address of 1.0.0 and 1.1.0

State = Literal["whole", "cut", "spoilt"]


@dataclass(frozen=True)
class Read:
    """What an address holds, and whether it came as it was sent."""

    title: str = ""
    views: tuple[View, ...] = ()
    state: State = "whole"


def written(title: str, chosen: Sequence[View]) -> str:
    """The parameter; some 45 letters a slide with a title of its reader's own."""
    lines = [_escaped(title), *(line for view in chosen for line in _lines(view))]
    text = "\n".join(lines).encode("utf-8", "replace")
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, _words())
    packed = _check(text) + packing.compress(text) + packing.flush()
    return VERSION + base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def read(text: str) -> Read:
    """What a parameter holds, one of an earlier version too; nothing for a text that holds none."""
    text = "".join(text.split())
    if _BETWEEN in text or not text.startswith(VERSION):
        return _earlier(text)
    letters = _LETTERS.match(text)[0][len(VERSION) :]
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    packed = base64.urlsafe_b64decode(whole + "=" * (-len(whole) % 4))
    return _unpacked(packed[:_CHECK], packed[_CHECK:])


def _unpacked(check: bytes, packed: bytes) -> Read:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS, _words())
    try:
        content = unpacking.decompress(packed, _LARGEST)
    except zlib.error:
        return Read(state="spoilt")
    lines = content.decode("utf-8", "replace").split("\n")
    if not unpacking.eof:
        kept = 1 + 3 * ((len(lines) - 2) // 3)  # the last line may be half of one
        return Read(unquote(lines[0]), tuple(_views(lines[1 : max(kept, 1)])), "cut")
    if _check(content) != check:
        return Read(state="spoilt")
    return Read(unquote(lines[0]), tuple(_views(lines[1:])))


def _lines(view: View) -> tuple[str, str, str]:
    """Page and choices, card, title; a choice that the card names is said by its place there."""
    card = view.parameter("carte")
    parts = card.split(".")
    pairs = [pair for pair in view.parameters if pair[0] not in ("carte", "titre")]
    said = (
        f"{name}@{parts.index(code)}" if code in parts else f"{name}={_escaped(code)}" for name, code in pairs
    )
    return f"{view.page}?{'&'.join(said)}", _escaped(card), _escaped(view.parameter("titre"))


def _views(lines: Sequence[str]) -> Iterator[View]:
    for head, card, title in zip(lines[::3], lines[1::3], lines[2::3], strict=False):
        page, _, said = head.partition("?")
        codes = dict(_pair(one, unquote(card).split(".")) for one in said.split("&") if one)
        known = {name: code for name, code in codes.items() if name in views.PARAMETERS}
        yield views.view(page, **known | {"carte": unquote(card), "titre": unquote(title)})


def _pair(said: str, parts: Sequence[str]) -> tuple[str, str]:
    name, sign, code = re.match(r"([^@=]*)([@=]?)(.*)", said, re.DOTALL).groups()
    if sign != "@":
        return name, unquote(code)
    return name, parts[int(code)] if code.isdecimal() and int(code) < len(parts) else ""


def _earlier(text: str) -> Read:
    """An address of 1.0.0 or 1.1.0: views as they stand in an address, one after the other."""
    if "?" not in text and "%3F" in text.upper():  # decoded once too seldom
        text = unquote(text)
    head, *rest = text.split(_BETWEEN)
    found = [views.parsed(one) for one in rest]
    kept = tuple(view for view in found if view.parameter("carte"))
    return Read(views.parsed(head).parameter("titre"), kept, "whole" if len(kept) == len(found) else "spoilt")


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda sign: quote(sign[0]), text)


def _check(text: bytes) -> bytes:
    return (zlib.crc32(text) & 0xFFFF).to_bytes(_CHECK, "big")


@cache
def _words() -> bytes:
    return WORDS.read_bytes()
