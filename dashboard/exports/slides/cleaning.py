"""Cleaning: a reader's presentation keeps its look, and loses its slides and all that tells of them.

What nothing refers to any more is not saved, so taking out a relationship takes out the part behind it.
"""

from collections.abc import Callable

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck

from dashboard.exports.slides import labels

_KEPT_BY_DECK = (
    RT.SLIDE_MASTER,
    RT.NOTES_MASTER,
    RT.HANDOUT_MASTER,
    RT.THEME,
    RT.TABLE_STYLES,
    RT.FONT,
    RT.PRES_PROPS,
    RT.VIEW_PROPS,
)
_SETTINGS = (RT.PRES_PROPS, RT.VIEW_PROPS)
_RUNS = ("ppaction://macro", "ppaction://program", "ppaction://ole")
# Names of the old slides, their order in a show, what the author was looking at, the lock against changes.
_OF_THE_OLD_DECK = ("custShowLst", "photoAlbum", "custDataLst", "kinsoku", "modifyVerifier", "extLst")
_CLICKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_SHAPES = tuple(qn(f"p:{name}") for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart"))
_REFERENCE = qn("r:id").removesuffix("id")


def clean(deck: Deck) -> None:
    """Take out, in place: slides, notes, comments, properties, thumbnail, and links to files elsewhere."""
    _forget_where(deck.part, lambda relation: relation.reltype not in _KEPT_BY_DECK)
    for name in _OF_THE_OLD_DECK:
        for element in deck.element.findall(qn(f"p:{name}")):
            deck.element.remove(element)
    _empty_settings(deck)
    _forget_where(deck.part.package, lambda relation: not _is_of_the_house(relation))
    _forget_notes_without_text(deck)
    for part in list(deck.part.package.iter_parts()):
        _forget_where(part, _leads_out)
        _forget_what_runs(part)


def _is_of_the_house(relation: object) -> bool:
    return relation.reltype == RT.OFFICE_DOCUMENT or labels.is_label(relation)


def _leads_out(relation: object) -> bool:
    """To the web, to a slide, or to a program."""
    return relation.is_external or relation.reltype in (RT.SLIDE, RT.CONTROL)


def _empty_settings(deck: Deck) -> None:
    """Which slides to show, what the author was looking at: the parts stay, not what they say."""
    held = {one.reltype: one.target_part for one in deck.part.rels.values() if one.reltype in _SETTINGS}
    for part in held.values():
        root = parse_xml(part.blob)
        for setting in list(root):
            root.remove(setting)
        part._blob = _written(root)
    if RT.VIEW_PROPS not in held:
        root = parse_xml(f"<p:viewPr {nsdecls('a', 'r', 'p')}/>")
        name, package = PackURI("/ppt/viewProps.xml"), deck.part.package
        part = Part(name, CT.PML_VIEW_PROPS, package, _written(root))
        deck.part.relate_to(part, RT.VIEW_PROPS)


def _forget_what_runs(part: Part) -> None:
    """Take out clicks that run a macro or a program, and references to what is in no part."""
    root = getattr(part, "_element", None)
    if root is None:
        return
    for click in list(root.iter(*_CLICKS)):
        if click.get("action", "").startswith(_RUNS):
            _remove(click)
    values = {value for element in root.iter(etree.Element) for value in _references(element)}
    _remove_from(root, names=[value for value in values if value and value not in part.rels])


def _forget_notes_without_text(deck: Deck) -> None:
    """Notes cannot be written where their master has no place for text: a usual master takes over."""
    for relation in list(deck.part.rels.values()):
        if relation.reltype == RT.NOTES_MASTER:
            holders = relation.target_part.notes_master.placeholders
            if not any(holder.placeholder_format.type == PP_PLACEHOLDER.BODY for holder in holders):
                _forget_where(deck.part, lambda one: one.reltype == RT.NOTES_MASTER)
    for listed in deck.element.findall(qn("p:notesMasterIdLst")):
        if not len(listed):
            deck.element.remove(listed)


def _forget_where(owner: object, is_unwanted: Callable[[object], bool]) -> None:
    """Remove relationships of a part, or of the package, with what refers to them."""
    relations = owner.rels if isinstance(owner, Part) else owner._rels
    unwanted = [name for name, relation in relations.items() if is_unwanted(relation)]
    if unwanted and isinstance(owner, Part):
        _remove_references(owner, names=unwanted)
    for name in unwanted:
        relations.pop(name)


def _remove_references(part: Part, *, names: list[str]) -> None:
    root = getattr(part, "_element", None)
    if root is not None:
        _remove_from(root, names=names)
    elif part.content_type.endswith("xml"):
        root = parse_xml(part.blob)
        _remove_from(root, names=names)
        part._blob = _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _references(element: etree._Element) -> dict[str, str]:
    """Relationships that an element names, by its attributes."""
    return {value: name for name, value in element.attrib.items() if name.startswith(_REFERENCE)}


def _remove_from(root: etree._Element, *, names: list[str]) -> None:
    referring = [
        (element, attribute)
        for element in root.iter(etree.Element)
        for value, attribute in _references(element).items()
        if value in names
    ]
    for element, attribute in referring:
        if element.tag == qn("a:blip") and attribute == f"{_REFERENCE}link":
            del element.attrib[attribute]
        else:
            _remove(element)


def _remove(element: etree._Element) -> None:
    """A link leaves its text; anything else leaves with the shape that it is in, or alone."""
    shape = None if element.tag in _CLICKS else next(element.iterancestors(*_SHAPES), None)
    gone = element if shape is None else shape
    if gone.getparent() is not None:
        gone.getparent().remove(gone)
