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
from dashboard.exports.slides import template
from dashboard.exports.slides.deck import deck
from tests.dashboard.exported_cards import bars_card, dots_card
from tests.dashboard.houses import DECK_TYPE, TYPES, changed, house_style, of_size, packed, parts_of, saved


def without_titles() -> bytes:
    made = Presentation()
    for layout in made.slide_layouts:
        for holder in list(layout.placeholders):
            holder._element.getparent().remove(holder._element)
    return saved(made)


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


PASSWORD = (
    "Ce fichier est protégé par un mot de passe, ou dans l’ancien format .ppt\u202f: enregistrez-le en .pptx "
    "sans mot de passe."
)
NOT_A_DECK = "Ce fichier n’est pas une présentation PowerPoint (.pptx ou .potx)."
NO_LAYOUT = "Ce modèle n’a aucune disposition avec un titre\u202f: il en faut une pour les diapositives."
DAMAGED = "Ce modèle est endommagé\u202f: il n’a pas pu être lu."
BOMB = "Ce modèle, une fois ouvert, est trop grand\u202f: 300 Mo et 5\u202f000 éléments au plus."
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "too large": (lambda: bytes(template.LARGEST + 1), "Ce modèle est trop lourd\u202f: 20 Mo au plus."),
    "password": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), PASSWORD),
    "password of a zip": (encrypted, PASSWORD),
    "random": (lambda: b"rien" * 100, NOT_A_DECK),
    "empty": (lambda: b"", NOT_A_DECK),
    "workbook": (lambda: packed({TYPES: b"spreadsheetml.sheet.main+xml"}), NOT_A_DECK),
    "damaged": (lambda: house_style()[:-400], DAMAGED),
    "damaged part": (
        lambda: changed(house_style(), "ppt/presentation.xml", b"<p:sldMasterIdLst>", b"<p:sldMaster"),
        DAMAGED,
    ),
    "macros": (
        lambda: changed(house_style(), TYPES, DECK_TYPE, b"vnd.ms-powerpoint.presentation.macroEnabled"),
        "Ce modèle contient des macros\u202f: enregistrez-le en .pptx ou en .potx.",
    ),
    "too small": (
        lambda: of_size(5, 3),
        "Les diapositives de ce modèle sont trop petites pour un graphique\u202f: 16 cm de large et 11 cm de "
        "haut au moins.",
    ),
    "no layout": (without_titles, NO_LAYOUT),
    "bomb": (bomb, BOMB),
    "bomb that lies": (lying_bomb, DAMAGED),
    "many parts": (
        lambda: packed(parts_of(house_style()) | {f"ppt/media/{number}.txt": b"" for number in range(5001)}),
        BOMB,
    ),
    "much text": (
        lambda: packed({TYPES: DECK_TYPE, "ppt/slides/slide1.xml": b"<a/>" * (11 * 2**20)}),
        "Ce modèle, une fois ouvert, est trop grand\u202f: 40 Mo au plus sans ses images.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_serve_is_refused_in_a_sentence(case):
    make, sentence = REFUSED[case]
    with pytest.raises(template.TemplateRefused) as refused:
        template.opened(make())
    assert str(refused.value) == sentence


@pytest.mark.parametrize("seed", range(24))
def test_a_template_damaged_anywhere_is_used_or_refused(seed):
    data = damaged(house_style(), chance=random.Random(seed))
    try:
        template.opened(data)
    except template.TemplateRefused as refused:
        assert str(refused) in {DAMAGED, NO_LAYOUT, NOT_A_DECK}
        return
    made = deck([Entry(bars_card()), Entry(dots_card())], made_on=date(2026, 11, 21), template_data=data)
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
