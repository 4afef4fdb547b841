"""Package: the bytes of an upload become the parts of a presentation that may be parsed, or a refusal.

Nothing is parsed here: parts are inflated piece by piece and counted, whatever they are called; what begins
as XML has a limit of its own.
"""

import codecs
import io
import re
import zipfile

from dashboard.words import vocabulary

LARGEST = 20 * 2**20
"""Bytes of an upload."""
MOST_PARTS = 5000
LARGEST_UNPACKED = 128 * 2**20
LARGEST_TEXT, LARGEST_TEXTS = 12 * 2**20, 48 * 2**20
"""Bytes of one part that begins as XML, and of all of them."""
TYPES = "[Content_Types].xml"

_WORDS = vocabulary().slides
_PIECE = 2**18
_ENCRYPTED = 0x1  # flag of a part of a ZIP
_EBCDIC = b"\x4c\x6f\xa7\x94"
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")
_READ = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
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

Parts = dict[str, bytes]
"""Parts by their names in the package."""


class TemplateRefused(ValueError):
    """A file that cannot serve as a template; the message is for the reader."""


def parts(data: bytes) -> Parts:
    """The parts of a presentation, those in XML in UTF-8, the main one called a presentation.

    Raises:
        TemplateRefused: too large once inflated, protected, of another format, damaged, or with a DOCTYPE.
    """
    if len(data) > LARGEST:
        raise TemplateRefused(_WORDS.TOO_LARGE)
    if not data.startswith(b"PK"):
        raise TemplateRefused(_named(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _presentation({name: _readable(part) for name, part in _inflated(package).items()})
    except (TemplateRefused, MemoryError):
        raise
    except Exception as error:  # zipfile and zlib raise anything
        raise TemplateRefused(_WORDS.DAMAGED) from error


def is_text(part: bytes) -> bool:
    """Whether a parser would take it for XML: it begins with `<` in one encoding or another."""
    head = part[:256]
    return head.startswith(_EBCDIC) or head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def packed(held: Parts) -> bytes:
    """The parts as a package, stored as they are."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, part in held.items():
            package.writestr(name, part)
    return content.getvalue()


def _named(data: bytes) -> str:
    """What to do with a file that is no ZIP."""
    if data.startswith(_OLE):
        return _WORDS.PROTECTED if _SEALED in data else _WORDS.IS_OLD if _OLD in data else _WORDS.OLE
    return next((said for sign, said in _SIGNS.items() if data.startswith(sign)), _WORDS.NOT_A_DECK)


def _inflated(package: zipfile.ZipFile) -> Parts:
    """Every part, no byte more than the limits whatever size it declares."""
    listed = [part for part in package.infolist() if not part.is_dir()]
    if any(part.flag_bits & _ENCRYPTED for part in listed):
        raise TemplateRefused(_WORDS.PROTECTED)
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > LARGEST_UNPACKED:
        raise TemplateRefused(_WORDS.BOMB)
    if len({part.filename.lower() for part in listed}) < len(listed):
        raise TemplateRefused(_WORDS.DAMAGED)
    found, room, text_room = Parts(), LARGEST_UNPACKED, LARGEST_TEXTS
    for part in listed:
        content = _content(package, part, room=room, text_room=min(text_room, LARGEST_TEXT))
        room -= len(content)
        text_room -= len(content) * is_text(content)
        found[part.filename.lstrip("/")] = content
    return found


def _content(package: zipfile.ZipFile, part: zipfile.ZipInfo, *, room: int, text_room: int) -> bytes:
    """One part, given up as soon as it passes what is left."""
    pieces, size = list[bytes](), 0
    with package.open(part) as inside:
        while piece := inside.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > room:
                raise TemplateRefused(_WORDS.BOMB)
            if size > text_room and is_text(pieces[0]):
                raise TemplateRefused(_WORDS.TOO_MUCH_TEXT)
    return b"".join(pieces)


def _readable(part: bytes) -> bytes:
    """A part in XML as UTF-8 without a DOCTYPE; any other as it is."""
    if not is_text(part):
        return part
    text = _in_utf8(part)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise TemplateRefused(_WORDS.HAS_DOCTYPE)
    return text


def _in_utf8(part: bytes) -> bytes:
    encoding = next((name for mark, name in _BOMS.items() if part.startswith(mark)), None)
    if encoding is not None:
        return _DECLARATION.sub(b"", part.decode(encoding).encode("utf-8"), count=1).lstrip()
    declaration = _DECLARATION.match(part)
    declared = _DECLARED.search(declaration[0]) if declaration else None
    if b"\x00" in part or part.startswith(_EBCDIC) or (declared and declared[1].lower() not in _READ):
        raise TemplateRefused(_WORDS.DAMAGED)
    return part


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
