"""Made templates: a hundred presentations of organisations that differ in all that a template may differ in.

Each is made from the set that python-pptx ships, by one to three changes; none is a file of others.
"""

import itertools
import re
import struct
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

from dashboard.renderings.slide.box import Box
from tests.dashboard.houses import DECK_TYPE, TYPES, changed, drawn_on, packed, parts_of, saved

Change = Callable[[object], None]
"""What is done to a presentation of python-pptx, in place."""
Rewriting = Callable[[bytes], bytes]
"""What is done to a package."""

KEPT = ("Title Slide", "Title Only", "Title and Content", "Blank")
STRICT = "http://purl.oclc.org/ooxml"


def made(*changes: Change) -> bytes:
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name not in KEPT:
            deck.slide_layouts.remove(layout)
    for change in changes:
        change(deck)
    return saved(deck)


def sized(width: float, height: float) -> Change:
    """Another format, in inches, the placeholders with it."""

    def change(deck: object) -> None:
        across, down = Inches(width) / deck.slide_width, Inches(height) / deck.slide_height
        deck.slide_width, deck.slide_height = Inches(width), Inches(height)
        for holder in holders(deck):
            if holder._element.spPr.find(qn("a:xfrm")) is not None:
                box = Box.of(holder)
                Box(box.left * across, box.top * down, box.width * across, box.height * down).place(holder)

    return change


def owners(deck: object) -> list[object]:
    return [deck.slide_master, *deck.slide_layouts]


def holders(deck: object) -> list[object]:
    return [holder for owner in owners(deck) for holder in owner.placeholders]


def titles(deck: object) -> list[object]:
    return [one for one in holders(deck) if one.placeholder_format.type.name in ("TITLE", "CENTER_TITLE")]


def layout(deck: object, name: str) -> object:
    return next(one for one in deck.slide_layouts if one.name == name)


def parts_of_slide(deck: object, *place: float) -> tuple[float, ...]:
    """A place in parts of a slide, as inches."""
    width, height = deck.slide_width / Inches(1), deck.slide_height / Inches(1)
    left, top, across, down = place
    return left * width, top * height, across * width, down * height


def title_at(*place: float, vert: str = "", turned: int = 0) -> Change:
    """The titles of charts there, in parts of a slide."""

    def change(deck: object) -> None:
        for name in ("Title Only", "Title and Content"):
            (title,) = [one for one in layout(deck, name).placeholders if one.placeholder_format.idx == 0]
            Box(*map(Inches, parts_of_slide(deck, *place))).place(title)
            title.rotation = turned
            if vert:
                title.text_frame._txBody.bodyPr.set("vert", vert)

    return change


def drawn(*places: tuple[float, ...], color: str = "C00000", on_layout: bool = True) -> Change:
    """Shapes there, in parts of a slide."""

    def change(deck: object) -> None:
        for place in places:
            owner = layout(deck, "Title Only") if on_layout else deck.slide_master
            drawn_on(owner, *parts_of_slide(deck, *place), color=color)

    return change


def level(count: int) -> Change:
    return drawn(*((0.02, 0.05 + 0.9 * place / count, 0.96, 0.012) for place in range(count)))


def upright(count: int) -> Change:
    return drawn(*((0.05 + 0.9 * place / count, 0.02, 0.012, 0.96) for place in range(count)))


def grid(deck: object) -> None:
    level(6)(deck)
    upright(6)(deck)


def without(*kinds: str) -> Change:
    """Layouts without some placeholders, all of them for no kind."""

    def change(deck: object) -> None:
        for owner in deck.slide_layouts:
            for holder in list(owner.placeholders):
                if not kinds or holder.placeholder_format.type.name in kinds:
                    holder._element.getparent().remove(holder._element)

    return change


def only(*names: str) -> Change:
    def change(deck: object) -> None:
        for one in list(deck.slide_layouts):
            if one.name not in names:
                deck.slide_layouts.remove(one)

    return change


def on_ground(color: str) -> Change:
    def change(deck: object) -> None:
        deck.slide_master.background.fill.solid()
        deck.slide_master.background.fill.fore_color.rgb = RGBColor.from_string(color)

    return change


def pictured(deck: object) -> None:
    """A picture as large as the slides behind all of them."""
    part, name = deck.slide_master.part.get_or_add_image_part(BytesIO(png()))
    del part
    picture = (
        f"<p:pic {nsdecls('p', 'a', 'r')}><p:nvPicPr><p:cNvPr id='901' name='Photo'/><p:cNvPicPr/><p:nvPr/>"
        f"</p:nvPicPr><p:blipFill><a:blip r:embed='{name}'/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr><a:xfrm><a:off x='0' y='0'/>"
        f"<a:ext cx='{deck.slide_width}' cy='{deck.slide_height}'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p:spPr></p:pic>"
    )
    deck.slide_master.shapes._spTree.insert(2, parse_xml(picture))


def png() -> bytes:
    """One blue pixel."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\x20\x40\x80")),
        (b"IEND", b""),
    ]
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def titled(xml: str, **attributes: str) -> Change:
    """Titles of the master in another style: spacing of lines, and attributes of their letters."""

    def change(deck: object) -> None:
        style = deck.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
        for old in style.findall(qn("a:lnSpc")):
            style.remove(old)
        if xml:
            style.insert(0, parse_xml(f"<a:lnSpc {nsdecls('a')}>{xml}</a:lnSpc>"))
        for name, value in attributes.items():
            style.find(qn("a:defRPr")).set(name, value)

    return change


def texts_of_boxes(deck: object) -> None:
    """Text boxes whose lines are far apart and have bullets."""
    for style in deck.element.findall(qn("p:defaultTextStyle")):
        deck.element.remove(style)
    deck.element.find(qn("p:notesSz")).addnext(
        parse_xml(
            f"<p:defaultTextStyle {nsdecls('p', 'a')}><a:lvl1pPr marL='457200' indent='-457200'>"
            "<a:lnSpc><a:spcPct val='200000'/></a:lnSpc><a:spcBef><a:spcPts val='3000'/></a:spcBef>"
            "<a:buFont typeface='Arial'/><a:buChar char='•'/><a:defRPr sz='4000' b='1' i='1'/></a:lvl1pPr>"
            "</p:defaultTextStyle>"
        )
    )


def subtitle_at(*place: float) -> Change:
    def change(deck: object) -> None:
        (one,) = [one for one in layout(deck, "Title Slide").placeholders if one.placeholder_format.idx == 1]
        Box(*map(Inches, parts_of_slide(deck, *place))).place(one)

    return change


def insets(deck: object) -> None:
    for title in titles(deck):
        for side in ("lIns", "rIns", "tIns", "bIns"):
            title.text_frame._txBody.bodyPr.set(side, str(Emu(Inches(0.6))))


def with_slides(deck: object) -> None:
    """Slides, notes and a link of a layout to one of them."""
    for _ in range(3):
        slide = deck.slides.add_slide(layout(deck, "Title Only"))
        slide.shapes.title.text = "Ancienne diapositive"
        slide.notes_slide.notes_text_frame.text = "Anciennes notes"
    owner = layout(deck, "Title Only")
    button = drawn_on(owner, 0.1, 0.1, 0.3, 0.3)
    name = owner.part.relate_to(deck.slides[0].part, RT.SLIDE)
    click = f'<a:hlinkClick {nsdecls("a", "r")} r:id="{name}" action="ppaction://hlinksldjump"/>'
    button.find(".//" + qn("p:cNvPr")).append(parse_xml(click))


def running(deck: object) -> None:
    """A button that runs a macro, one that runs a program."""
    for place, action in enumerate(("macro?name=Ouvrir", "program")):
        button = drawn_on(layout(deck, "Title Only"), 0.1 + 0.4 * place, 0.1, 0.3, 0.3)
        click = f'<a:hlinkClick {nsdecls("a", "r")} r:id="" action="ppaction://{action}"/>'
        button.find(".//" + qn("p:cNvPr")).append(parse_xml(click))


def strict(package: bytes) -> bytes:
    """The same in Strict Open XML: other namespaces, percentages and lengths with their units."""
    parts = parts_of(package)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and name != TYPES:
            text = re.sub(
                rb"http://schemas\.openxmlformats\.org/(\w+)/2006/(main|chart|relationships)\b",
                rb"http://purl.oclc.org/ooxml/\1/\2",
                part.replace(b"package/2006/relationships", b"PACKAGE"),
            ).replace(b"PACKAGE", b"package/2006/relationships")
            text = re.sub(rb'<a:(tint|shade|satMod|lumMod|alpha) val="(\d+)000"', rb'<a:\1 val="\2%"', text)
            text = text.replace(b'<a:off x="457200" ', b'<a:off x="1.27cm" ')
            parts[name] = text.replace(b"<p:presentation ", b'<p:presentation conformance="strict" ')
    return packed(parts)


def of_type(kind: bytes) -> Rewriting:
    """The same, its main part of another type."""
    old = b"application/vnd.openxmlformats-officedocument." + DECK_TYPE
    return lambda package: changed(package, TYPES, old, kind)


def with_macros(kind: bytes) -> Rewriting:
    def rewritten(package: bytes) -> bytes:
        parts = parts_of(of_type(b"application/vnd.ms-powerpoint.%s.macroEnabled.main+xml" % kind)(package))
        types = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
        bare = re.sub(rb'<Default Extension="bin"[^>]*/>', b"", parts[TYPES])
        parts[TYPES] = bare.replace(b"</Types>", types)
        relation = b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/'
        relation += b'vbaProject" Target="vbaProject.bin"/></Relationships>'
        name = "ppt/_rels/presentation.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", relation)
        return packed(parts | {"ppt/vbaProject.bin": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)})

    return rewritten


def in_utf16(package: bytes) -> bytes:
    parts = parts_of(package)
    for name in [name for name in parts if name.endswith(".xml") and "ppt/" in name]:
        text = parts[name].decode("utf-8").replace("encoding='UTF-8'", "encoding='UTF-16'")
        parts[name] = text.encode("utf-16")
    return packed(parts)


def labelled(package: bytes) -> bytes:
    """A label of confidentiality, with who set it, beside a property of the house's own."""
    parts = parts_of(package)
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    values = {
        "MSIP_Label_1f2e_Enabled": "true",
        "MSIP_Label_1f2e_Name": "Diffusion restreinte",
        "MSIP_Label_1f2e_Owner": "jeanne@exemple.fr",
        "Affaire": "Secret",
    }
    told = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{place}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(values.items(), start=2)
    )
    spaces = f'xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes"'
    part = f"<Properties {spaces}>{told}</Properties>"
    types = (
        '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.custom-properties+xml"/></Types>'
    )
    relation = (
        f'<Relationship Id="rId77" Type="{space}/relationships/custom-properties" '
        'Target="docProps/custom.xml"/></Relationships>'
    )
    parts[TYPES] = parts[TYPES].replace(b"</Types>", types.encode())
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", relation.encode())
    return packed(parts | {"docProps/custom.xml": part.encode()})


def dangling(package: bytes) -> bytes:
    """Relationships that lead to parts that are not there, one of them named by a picture."""
    parts = parts_of(package)
    for name in ("ppt/_rels/presentation.xml.rels", "ppt/slideMasters/_rels/slideMaster1.xml.rels"):
        relation = f'<Relationship Id="rId88" Type="{RT.IMAGE}" Target="../NULL"/></Relationships>'
        parts[name] = parts[name].replace(b"</Relationships>", relation.encode())
    master = "ppt/slideMasters/slideMaster1.xml"
    picture = (
        b'<p:pic><p:nvPicPr><p:cNvPr id="902" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        b'<a:blip r:embed="rId88"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        b'<a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        b"</p:spPr></p:pic></p:spTree>"
    )
    parts[master] = parts[master].replace(b"</p:spTree>", picture)
    return packed(parts)


def _made_of(names: tuple[str, ...]) -> bytes:
    return made(*(_CHANGES[name] for name in names))


def _rewritten(name: str) -> bytes:
    return FORMATS[name](made())


SIZES: dict[str, Change] = {
    "16:9": sized(13.333, 7.5),
    "25.4 × 14.3 cm": sized(10, 5.625),
    "67.7 cm": sized(26.667, 15),
    "A4": sized(11.69, 8.27),
    "A4 upright": sized(7.5, 10.83),
    "16 × 11 cm": sized(6.31, 4.34),
    "square": sized(10, 10),
    "very wide": sized(20, 5),
}
ALL_SIZES: dict[str, Change] = {
    "plain": lambda deck: None,
    "title at the bottom": title_at(0.05, 0.85, 0.9, 0.12),
    "upright title": title_at(0.86, 0.05, 0.12, 0.9, vert="eaVert"),
    "level stripes": level(5),
    "upright stripes": upright(5),
    "no titled layout": without("TITLE", "CENTER_TITLE"),
}
ONE_SIZE: dict[str, Change] = {
    **{f"{count} level stripes": level(count) for count in (1, 2, 12, 40)},
    **{f"{count} upright stripes": upright(count) for count in (1, 2, 12, 40)},
    "title on the left, read upwards": title_at(0.02, 0.05, 0.12, 0.9, vert="vert270"),
    "title turned by a quarter": title_at(-0.3, 0.42, 0.7, 0.12, turned=270),
    "title turned the other way": title_at(0.56, 0.42, 0.8, 0.12, turned=90),
    "title in the middle": title_at(0.05, 0.42, 0.9, 0.15),
    "narrow title": title_at(0.02, 0.02, 0.12, 0.1),
    "low thin title": title_at(0.05, 0.02, 0.9, 0.01),
    "title outside": title_at(1.2, 0.1, 0.5, 0.1),
    "title without a size": title_at(0.1, 0.1, 0, 0),
    "frame": drawn((0, 0, 1, 0.06), (0, 0.94, 1, 0.06), (0, 0, 0.05, 1), (0.95, 0, 0.05, 1)),
    "grid": grid,
    "logo below": drawn((0.8, 0.85, 0.18, 0.12)),
    "band": drawn((0, 0, 0.12, 1), on_layout=False),
    "shape outside": drawn((-1, -1, 0.5, 0.5), (1.5, 0.2, 3, 3)),
    "half a slide": drawn((0.5, 0, 0.5, 1)),
    "dark": on_ground("101420"),
    "pale": on_ground("F4F0E6"),
    "photo": pictured,
    "lines at 150 %": titled('<a:spcPct val="150000"/>'),
    "lines at 70 %": titled('<a:spcPct val="70000"/>'),
    "lines of 60 points": titled('<a:spcPts val="6000"/>'),
    "capitals": titled("", cap="all"),
    "letters of 96 points": titled("", sz="9600", spc="600"),
    "boxes with bullets": texts_of_boxes,
    "large margins": insets,
    "small subtitle": subtitle_at(0.9, 0.9, 0.05, 0.03),
    "subtitle over the title": subtitle_at(0.1, 0.3, 0.8, 0.2),
    "no subtitle": without("SUBTITLE"),
    "title only": only("Title Only"),
    "text only": only("Title and Content"),
    "cover only": only("Title Slide"),
    "blank only": only("Blank"),
    "nothing on layouts": without(),
    "old slides": with_slides,
    "macros at a click": running,
}
PAIRS = (
    ("no titled layout", "dark"),
    ("level stripes", "blank only"),
    ("upright title", "photo"),
    ("upright title", "frame"),
    ("upright title", "capitals"),
    ("67.7 cm", "lines at 150 %"),
    ("67.7 cm", "capitals"),
    ("25.4 × 14.3 cm", "frame"),
    ("25.4 × 14.3 cm", "lines at 150 %"),
    ("A4 upright", "photo"),
    ("very wide", "band"),
    ("square", "dark"),
)
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.%s.main+xml"
FORMATS: dict[str, Rewriting] = {
    "potx": of_type(_MAIN % b"template"),
    "ppsx": of_type(_MAIN % b"slideshow"),
    "pptm": with_macros(b"presentation"),
    "ppsm": with_macros(b"slideshow"),
    "potm": with_macros(b"template"),
    "strict": strict,
    "strict ppsx": lambda package: of_type(_MAIN % b"slideshow")(strict(package)),
    "UTF-16": in_utf16,
    "labelled": labelled,
    "dangling": dangling,
}
_CHANGES = {**SIZES, **ALL_SIZES, **ONE_SIZE}
_MADE_OF = (*itertools.product(SIZES, ALL_SIZES), *((one,) for one in ONE_SIZE), *PAIRS)
TEMPLATES: dict[str, Callable[[], bytes]] = {
    **{", ".join(names): partial(_made_of, names) for names in _MADE_OF},
    **{name: partial(_rewritten, name) for name in FORMATS},
}
"""What makes each of them, by name."""
