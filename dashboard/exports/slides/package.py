"""Package: the bytes of an upload become the parts of a presentation that may be parsed, or a refusal.

Nothing is parsed here: `etl.archives` inflates and counts.
"""

from dashboard.words import vocabulary
from etl import archives
from etl.archives import ArchiveRefused, Fault, Limits, Parts

LIMITS = Limits()
LARGEST = LIMITS.archive
"""Bytes of an upload."""
TYPES = "[Content_Types].xml"

_WORDS = vocabulary().slides
_KINDS = "application/vnd.openxmlformats-officedocument.presentationml"
MAIN = f"{_KINDS}.presentation.main+xml".encode()
_OTHERS = (  # templates and shows, with macros or without, are presentations but for their names
    *(f"{_KINDS}.{kind}.main+xml".encode() for kind in ("template", "slideshow")),
    *(
        f"application/vnd.ms-powerpoint.{kind}.macroEnabled.main+xml".encode()
        for kind in ("presentation", "template", "slideshow", "addin")
    ),
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SEALED, _OLD = ("EncryptedPackage".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le"))
_SIGNS = {b"%PDF": _WORDS.IS_PDF, b"\x89PNG": _WORDS.IS_PICTURE, b"\xff\xd8\xff": _WORDS.IS_PICTURE}
_FOREIGN = {  # what a ZIP that is no presentation holds
    b"wordprocessingml": _WORDS.IS_WORD,
    b"spreadsheetml": _WORDS.IS_EXCEL,
    b"themeManager": _WORDS.IS_THEME,
    b"opendocument": _WORDS.IS_OPEN_DOCUMENT,
}

_FAULTS: dict[Fault, str] = {
    "too_large": _WORDS.TOO_LARGE,
    "protected": _WORDS.PROTECTED,
    "bomb": _WORDS.BOMB,
    "too_much_text": _WORDS.TOO_MUCH_TEXT,
    "doctype": _WORDS.HAS_DOCTYPE,
    "damaged": _WORDS.DAMAGED,
}


class TemplateRefused(ValueError):
    """A file that cannot serve as a template; the message is for the reader."""


def parts(data: bytes) -> Parts:
    """The parts of a presentation, those in XML in UTF-8, the main one called a presentation.

    Raises:
        TemplateRefused: as `inflated`, or of another format.
    """
    return _presentation(inflated(data))


def inflated(data: bytes) -> Parts:
    """The parts of an Office file, those in XML in UTF-8.

    Raises:
        TemplateRefused: too large once inflated, protected, no ZIP, damaged, or with a DOCTYPE.
    """
    try:
        return archives.parts(data, LIMITS)
    except ArchiveRefused as refused:
        said = _named(data) if refused.fault == "not_zip" else _FAULTS[refused.fault]
        raise TemplateRefused(said) from refused


def _named(data: bytes) -> str:
    """What to do with a file that is no ZIP."""
    if data.startswith(_OLE):
        return _WORDS.PROTECTED if _SEALED in data else _WORDS.IS_OLD if _OLD in data else _WORDS.OLE
    return next((said for sign, said in _SIGNS.items() if data.startswith(sign)), _WORDS.NOT_A_DECK)


def _presentation(held: Parts) -> Parts:
    """Templates and shows called presentations; their macros are left to nothing that refers to them."""
    types = held.get(TYPES, b"")
    if not any(kind in types for kind in (MAIN, *_OTHERS)):
        raise TemplateRefused(_foreign(held, types))
    for kind in _OTHERS:
        types = types.replace(kind, MAIN)
    return held | {TYPES: types}


def _foreign(held: Parts, types: bytes) -> str:
    """What to do with a ZIP that is no presentation."""
    if any(name.startswith("Index") and name.endswith((".zip", ".iwa")) for name in held):
        return _WORDS.IS_KEYNOTE
    told = types + held.get("mimetype", b"")
    return next((said for sign, said in _FOREIGN.items() if sign in told), _WORDS.NOT_A_DECK)
