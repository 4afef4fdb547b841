"""Strict: parts written in Strict Open XML become the Transitional ones that every program reads.

The two differ in the names of their namespaces and relationships, and in attributes that Strict writes with a
unit.
"""

import re

from etl.archives import Parts, is_text

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
_CONFORMANCE = re.compile(rb"\sconformance=([\"'])strict\1")
_PERCENT = re.compile(rb"\b(?!name|descr|title)([\w:]+)=([\"'])(-?\d+(?:\.\d+)?)%\2")
_LENGTH = re.compile(
    rb"\b(x|y|cx|cy|[ltrb]Ins|mar[LR]|indent|defTabSz|pos|w|dist|blurRad|rad)"
    rb"=([\"'])(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)\2"
)
_EMU = {b"mm": 36_000, b"cm": 360_000, b"in": 914_400, b"pt": 12_700, b"pc": 152_400, b"pi": 152_400}
_PARTS_OF_PERCENT = 1000
_SAID = re.compile(rb"<(?:\w+:)?(?:t|cNvPr|theme|clrScheme|fontScheme)\b")


def transitional(held: Parts) -> Parts:
    """The parts of a package in Transitional; as they are where none is Strict."""
    if not any(_STRICT in part for part in held.values() if is_text(part)):
        return held
    return {name: _part(part) if is_text(part) else part for name, part in held.items()}


def _part(part: bytes) -> bytes:
    is_chart = b"/ooxml/drawingml/chart" in part
    renamed = _CONFORMANCE.sub(b"", _NAMES.sub(_name, part))
    return b"".join(_tag(piece, is_chart=is_chart) for piece in re.split(rb"(?=<)", renamed))


def _name(found: re.Match[bytes]) -> bytes:
    """`…/ooxml/drawingml/main` is `…/drawingml/2006/main`."""
    family, rest = found[1], found[2]
    for strict, other in _RENAMED.items():
        rest = rest.replace(strict, other)
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (family, rest)


def _tag(piece: bytes, *, is_chart: bool) -> bytes:
    """An element with its numbers without a unit; what it says, and its name, stay."""
    if (b"%" not in piece and not _LENGTH.search(piece)) or _SAID.match(piece):
        return piece
    tag, end, text = piece.partition(b">")
    parts_n = 1 if is_chart and not piece.startswith(b"<a:") else _PARTS_OF_PERCENT
    tag = _PERCENT.sub(lambda found: _written(found[1], float(found[3]) * parts_n), tag)
    return _LENGTH.sub(lambda found: _written(found[1], float(found[3]) * _EMU[found[4]]), tag) + end + text


def _written(name: bytes, value: float) -> bytes:
    return b'%s="%d"' % (name, round(value))
