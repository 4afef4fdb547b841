"""A file that cannot serve as a template is refused in a sentence; a damaged one never stops the site."""

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from pptx import Presentation

from dashboard.exports.entries import Entry
from dashboard.exports.slides import apart, package, template
from dashboard.exports.slides.deck import deck
from dashboard.words import vocabulary
from tests.dashboard.exported_cards import bars_card, dots_card
from tests.dashboard.houses import DECK_TYPE, TYPES, changed, house_style, of_size, packed, parts_of, saved


@cache
def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(TYPES, DECK_TYPE)
        with package.open("ppt/media/zeros.bin", "w", force_zip64=True) as part:
            for _ in range(310):
                part.write(bytes(2**20))
    return content.getvalue()


def at_each(package: bytes, offsets: dict[bytes, int]) -> list[int]:
    """Where something is told of each part: so far from the heads that begin with a signature."""
    return [
        found.start() + offset
        for signature, offset in offsets.items()
        for found in re.finditer(re.escape(signature), package)
    ]


def lying_bomb() -> bytes:
    """The same, said to be 1000 bytes at both places where a ZIP tells a size."""
    package, held = bytearray(bomb()), struct.pack("<I", 310 * 2**20)
    for place in at_each(bytes(package), {b"PK\x01\x02": 24, b"PK\x03\x04": 22}):
        if package[place : place + 4] == held:
            package[place : place + 4] = struct.pack("<I", 1000)
    return bytes(package)


def encrypted() -> bytes:
    """The flag that a ZIP with a password sets on its parts."""
    package = bytearray(house_style())
    for place in at_each(bytes(package), {b"PK\x01\x02": 8}):
        package[place] |= 1
    return bytes(package)


WORDS = vocabulary().slides
_SPACE = "http://schemas.openxmlformats.org"


def with_layout(xml: bytes, name: str = "ppt/slideLayouts/stuffed.bin") -> bytes:
    """One more layout of this markup, whatever its part is called."""
    parts, relations = parts_of(house_style()), "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    kind = b"application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
    told = b'<Override PartName="/%s" ContentType="%s"/></Types>' % (name.encode(), kind)
    relation = (
        f'<Relationship Id="rId99" Type="{_SPACE}/officeDocument/2006/relationships/slideLayout" '
        f'Target="/{name}"/></Relationships>'
    )
    parts[TYPES] = parts[TYPES].replace(b"</Types>", told)
    parts[relations] = parts[relations].replace(b"</Relationships>", relation.encode())
    return packed(parts | {name: xml})


def stuffed(count: int) -> bytes:
    """A layout of so many empty elements."""
    layout = parts_of(house_style())["ppt/slideLayouts/slideLayout7.xml"]
    return layout.replace(b"</p:spTree>", b"<a:x/>" * count + b"</p:spTree>")


def with_doctype(encoding: str) -> bytes:
    parts, name = parts_of(house_style()), "ppt/presentation.xml"
    text = parts[name].decode().replace("<p:presentation", '<!DOCTYPE a [<!ENTITY b "c">]><p:presentation', 1)
    return packed(parts | {name: text.replace("UTF-8", encoding).encode(encoding)})


def office(kind: str) -> bytes:
    return packed({TYPES: f"{kind}.main+xml".encode()})


def without_layouts() -> bytes:
    made = Presentation()
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    return saved(made)


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ODP = b"application/vnd.oasis.opendocument.presentation"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "too large": (lambda: bytes(package.LARGEST + 1), WORDS.TOO_LARGE),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), WORDS.PROTECTED),
    "old format": (lambda: OLE + "PowerPoint Document".encode("utf-16-le"), WORDS.IS_OLD),
    "older Office": (lambda: OLE + bytes(512), WORDS.OLE),
    "password of a zip": (encrypted, WORDS.PROTECTED),
    "random": (lambda: b"rien" * 100, WORDS.NOT_A_DECK),
    "empty": (lambda: b"", WORDS.NOT_A_DECK),
    "PDF": (lambda: b"%PDF-1.7\n", WORDS.IS_PDF),
    "picture": (lambda: b"\x89PNG\r\n", WORDS.IS_PICTURE),
    "workbook": (lambda: office("spreadsheetml.sheet"), WORDS.IS_EXCEL),
    "document": (lambda: office("wordprocessingml.document"), WORDS.IS_WORD),
    "theme": (lambda: office("themeManager"), WORDS.IS_THEME),
    "OpenDocument": (lambda: packed({"mimetype": ODP, "content.xml": b"<a/>"}), WORDS.IS_OPEN_DOCUMENT),
    "Keynote": (lambda: packed({"Index/Document.iwa": b"\x00"}), WORDS.IS_KEYNOTE),
    "any zip": (lambda: packed({"a.txt": b"a"}), WORDS.NOT_A_DECK),
    "damaged": (lambda: house_style()[:-400], WORDS.DAMAGED),
    "damaged part": (
        lambda: changed(house_style(), "ppt/presentation.xml", b"<p:sldMasterIdLst>", b"<p:sldMaster"),
        WORDS.DAMAGED,
    ),
    "too small": (lambda: of_size(5, 3), WORDS.TOO_SMALL),
    "no layout": (without_layouts, WORDS.NO_LAYOUT),
    "bomb": (bomb, WORDS.BOMB),
    "bomb that lies": (lying_bomb, WORDS.DAMAGED),
    "many parts": (
        lambda: packed(parts_of(house_style()) | {f"ppt/media/{number}.txt": b"" for number in range(5001)}),
        WORDS.BOMB,
    ),
    "100 MB of markup in a .bin": (lambda: with_layout(stuffed(17_000_000)), WORDS.TOO_MUCH_TEXT),
    "markup in 11 MB": (lambda: with_layout(stuffed(1_900_000)), WORDS.TOO_MUCH_TEXT),
    "markup in types": (
        lambda: changed(house_style(), TYPES, b"</Types>", b"<Default/>" * 700_000 + b"</Types>"),
        WORDS.TOO_MUCH_TEXT,
    ),
    "DOCTYPE": (lambda: with_doctype("UTF-8"), WORDS.HAS_DOCTYPE),
    "DOCTYPE in UTF-16": (lambda: with_doctype("UTF-16"), WORDS.HAS_DOCTYPE),
    "DOCTYPE in UTF-7": (lambda: with_doctype("UTF-7"), WORDS.DAMAGED),
    "DOCTYPE in EBCDIC": (lambda: with_doctype("cp037"), WORDS.DAMAGED),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_serve_is_refused_in_a_sentence(case):
    make, sentence = REFUSED[case]
    with pytest.raises(template.TemplateRefused) as refused:
        template.taken(make())
    assert str(refused.value) == sentence


@pytest.mark.parametrize("seed", range(24))
def test_a_template_damaged_anywhere_is_used_or_refused(seed):
    data = damaged(house_style(), chance=random.Random(seed))
    try:
        style = template.taken(data)
        made = deck([Entry(bars_card()), Entry(dots_card())], made_on=date(2026, 11, 21), style=style)
    except template.TemplateRefused as refused:
        assert str(refused) in {WORDS.DAMAGED, WORDS.NO_LAYOUT, WORDS.NOT_A_DECK, WORDS.UNUSABLE}
        return
    assert len(Presentation(io.BytesIO(made)).slides) == 4


def damaged(package: bytes, *, chance: random.Random) -> bytes:
    """One part lost, cut, or with some of its elements and attributes renamed."""
    parts = parts_of(package)
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    content = parts.pop(name)
    harm = chance.choice(["lost", "cut", "renamed", "renamed", "renamed"])
    if harm == "cut":
        parts[name] = content[: chance.randrange(len(content))]
    elif harm == "renamed":
        words = [b"p:ph", b"p:spPr", b"a:off", b"r:id", b"type=", b"p:cSld", b"a:clrScheme", b"val="]
        word = chance.choice(words)
        parts[name] = content.replace(word, word[:-1] + b"q")
    return packed(parts)


def test_an_upload_is_checked_in_a_process_of_its_own():
    assert apart.checked(house_style()).data.startswith(b"PK")
    with pytest.raises(template.TemplateRefused) as refused:
        apart.checked(with_doctype("UTF-8"))
    assert str(refused.value) == WORDS.HAS_DOCTYPE


def test_a_check_beyond_its_time_is_a_refusal(monkeypatch):
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.01)
    with pytest.raises(template.TemplateRefused) as refused:
        apart.checked(house_style())
    assert str(refused.value) == WORDS.TOO_LONG


def test_slides_of_any_weight_are_left_out_before_they_are_parsed():
    parts = parts_of(house_style())
    heavy = parts["ppt/slides/slide1.xml"].replace(b"</p:spTree>", b"<a:x/>" * 700_000 + b"</p:spTree>")
    assert template.taken(packed(parts | {"ppt/slides/slide1.xml": heavy})).data


def test_a_template_on_which_nothing_can_be_written_is_named_in_a_sentence():
    with pytest.raises(template.TemplateRefused) as refused:
        deck([Entry(bars_card())], style=template.Template(b"PK"), made_on=date(2026, 11, 21))
    assert str(refused.value) == WORDS.UNUSABLE
