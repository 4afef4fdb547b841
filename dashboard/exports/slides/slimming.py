"""Slimming: of the parts of a presentation those stay that a template needs, before a library parses them.

A slide becomes an empty one, since layouts may lead to it: what only slides show is then reached by nothing.
"""

from collections import deque
from collections.abc import Iterator
from posixpath import dirname, join, normpath, split
from urllib.parse import unquote

from lxml import etree

from dashboard.exports.slides.package import TYPES, TemplateRefused
from dashboard.words import vocabulary
from etl.archives import Parts, is_text

MOST_NODES = 600_000
"""Elements, their ends and attributes that are parsed at most: a hundred bytes or two each, once parsed."""

_WORDS = vocabulary().slides
_ROOT_RELATIONS = "_rels/.rels"
_MARKUP = "http://schemas.openxmlformats.org"
_SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
_EMPTY_SLIDE = (
    f'<p:sld xmlns:p="{_MARKUP}/presentationml/2006/main" xmlns:a="{_MARKUP}/drawingml/2006/main"><p:cSld>'
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    "</p:spTree></p:cSld></p:sld>"
).encode()


def slim(held: Parts) -> Parts:
    """The parts that a template needs, without relationships that lead to no part.

    Raises:
        TemplateRefused: there is more markup than a server may parse.
    """
    emptied = held | {name: _EMPTY_SLIDE for name in _slides(held) if name in held}
    for name in _slides(held):
        emptied.pop(_relations_of(name), None)
    kept = _reached(emptied)
    if sum(map(nodes, kept.values())) > MOST_NODES:
        raise TemplateRefused(_WORDS.TOO_MUCH_TEXT)
    return kept


def nodes(part: bytes) -> int:
    """About how many elements, their ends and attributes a part has; none where it is no markup."""
    return part.count(b"<") + part.count(b"=") if is_text(part) else 0


def _parsed(part: bytes) -> etree._Element:
    if nodes(part) > MOST_NODES:
        raise TemplateRefused(_WORDS.TOO_MUCH_TEXT)
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _slides(held: Parts) -> list[str]:
    types = _parsed(held[TYPES]).iterchildren("{*}Override")
    return [one.get("PartName", "").lstrip("/") for one in types if one.get("ContentType") == _SLIDE_TYPE]


def _relations_of(name: str) -> str:
    folder, last = split(name)
    return join(folder, "_rels", f"{last}.rels")


def _reached(held: Parts) -> Parts:
    """What relationships lead to from the package on, with the relationships that lead to something."""
    kept, found = {TYPES: held[TYPES]}, deque([""])
    while found:
        name = found.popleft()
        relations = _relations_of(name) if name else _ROOT_RELATIONS
        if relations in held:
            root = _parsed(held[relations])
            for target in list(_targets(root, held, folder=dirname(name))):
                if target not in kept:
                    kept[target] = held[target]
                    found.append(target)
            kept[relations] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return kept


def _targets(root: etree._Element, held: Parts, *, folder: str) -> Iterator[str]:
    """The parts that relationships of a folder lead to; those that lead to none are taken out."""
    for relation in list(root):
        if relation.get("TargetMode") == "External":
            continue
        target = normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
        found = next((name for name in (target, unquote(target)) if name in held), None)
        if found is None:
            root.remove(relation)
        else:
            yield found
