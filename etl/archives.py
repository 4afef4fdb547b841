"""Archives: the bytes of an Office file become its parts, bounded before anything is parsed, or a refusal.

Parts are inflated piece by piece and counted, whatever they are called; what begins as XML has a limit of its
own.
"""

import codecs
import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

Fault = Literal["too_large", "not_zip", "protected", "bomb", "too_much_text", "doctype", "damaged"]
Parts = dict[str, bytes]
"""Parts by their names in the archive."""

_PIECE = 2**18
_ENCRYPTED = 0x1  # flag of a part of a ZIP
_EBCDIC = b"\x4c\x6f\xa7\x94"
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")
_READ = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


@dataclass(frozen=True)
class Limits:
    """Bytes that an archive may have: as it comes, unpacked, one part in XML, all of those; and its parts."""

    archive: int = 20 * 2**20
    unpacked: int = 128 * 2**20
    text: int = 12 * 2**20
    texts: int = 48 * 2**20
    parts: int = 5000


class ArchiveRefused(ValueError):
    """An archive that may not be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def parts(data: bytes, limits: Limits) -> Parts:
    """Every part, those in XML in UTF-8 without a DOCTYPE.

    Raises:
        ArchiveRefused: too large as it comes or unpacked, no ZIP, protected, damaged, or with a DOCTYPE.
    """
    if len(data) > limits.archive:
        raise ArchiveRefused("too_large")
    if not data.startswith(b"PK"):
        raise ArchiveRefused("not_zip")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: _readable(part) for name, part in _inflated(package, limits).items()}
    except (ArchiveRefused, MemoryError):
        raise
    except Exception as error:  # zipfile and zlib raise anything
        raise ArchiveRefused("damaged") from error


def packed(held: Parts) -> bytes:
    """The parts as a package, stored as they are."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, part in held.items():
            package.writestr(name, part)
    return content.getvalue()


def is_text(part: bytes) -> bool:
    """Whether a parser would take it for XML: it begins with `<` in one encoding or another."""
    head = part[:256]
    return head.startswith(_EBCDIC) or head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _inflated(package: zipfile.ZipFile, limits: Limits) -> Parts:
    """Every part, no byte more than the limits whatever size it declares."""
    listed = [part for part in package.infolist() if not part.is_dir()]
    if any(part.flag_bits & _ENCRYPTED for part in listed):
        raise ArchiveRefused("protected")
    if len(listed) > limits.parts or sum(part.file_size for part in listed) > limits.unpacked:
        raise ArchiveRefused("bomb")
    if len({part.filename.lower() for part in listed}) < len(listed):
        raise ArchiveRefused("damaged")
    found, room, text_room = Parts(), limits.unpacked, limits.texts
    for part in listed:
        content = _content(package, part, room=room, text_room=min(text_room, limits.text))
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
                raise ArchiveRefused("bomb")
            if size > text_room and is_text(pieces[0]):
                raise ArchiveRefused("too_much_text")
    return b"".join(pieces)


def _readable(part: bytes) -> bytes:
    """A part in XML as UTF-8 without a DOCTYPE; any other as it is."""
    if not is_text(part):
        return part
    text = _in_utf8(part)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ArchiveRefused("doctype")
    return text


def _in_utf8(part: bytes) -> bytes:
    encoding = next((name for mark, name in _BOMS.items() if part.startswith(mark)), None)
    if encoding is not None:
        return _DECLARATION.sub(b"", part.decode(encoding).encode("utf-8"), count=1).lstrip()
    declaration = _DECLARATION.match(part)
    declared = _DECLARED.search(declaration[0]) if declaration else None
    if b"\x00" in part or part.startswith(_EBCDIC) or (declared and declared[1].lower() not in _READ):
        raise ArchiveRefused("damaged")
    return part
