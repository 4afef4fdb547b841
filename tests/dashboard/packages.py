"""Packages: what is wrong with a file of Office: its parts, their markup, the shapes of its slides."""

import io
import itertools
import re
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from posixpath import dirname, join, normpath, split

from lxml import etree
from openxml_audit import OpenXmlValidator

SMALLEST = 1  # EMU of a shape
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SIZE = re.compile(rb'<a:(?:ext|chExt) cx="(-?\d+)" cy="(-?\d+)"')
_AUDIT = OpenXmlValidator()


def faults(package: bytes, *, suffix: str = ".pptx") -> list[str]:
    """Everything that is wrong, in words; nothing for a sound file."""
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        names = held.namelist()
        parts = {name: held.read(name) for name in names}
    own = (_of_names(names), _of_types(parts), _of_relations(parts), _of_shapes(parts))
    return [*itertools.chain(*own), *audited(package, suffix)]


def audited(package: bytes, suffix: str) -> list[str]:
    """What the schemas of ISO 29500 and the rules of the Open XML SDK say of it."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        Path(file.name).write_bytes(package)
        return [str(error) for error in _AUDIT.validate(file.name).errors]


def _of_names(names: list[str]) -> list[str]:
    counted = Counter(name.lower() for name in names)
    return [f"two parts are called {name}" for name, count in counted.items() if count > 1]


def _of_types(parts: dict[str, bytes]) -> list[str]:
    """Each part has a type, each type that is told of a part has its part."""
    root = etree.fromstring(parts["[Content_Types].xml"])
    told = [one.get("PartName").lstrip("/") for one in root.iterchildren("{*}Override")]
    endings = {one.get("Extension").lower() for one in root.iterchildren("{*}Default")}
    odd = [f"a type is told of {name}, which is not there" for name in told if name not in parts]
    odd += [f"two types are told of {name}" for name, count in Counter(told).items() if count > 1]
    bare = [one for one in parts if one not in told and one.rpartition(".")[2].lower() not in endings]
    return odd + [f"{name} has no type" for name in bare if name != "[Content_Types].xml"]


def _of_relations(parts: dict[str, bytes]) -> list[str]:
    """Each leads to a part, each that markup names exists, and every part is reached."""
    found, reached = [], set()
    for name in (name for name in parts if name.endswith(".rels")):
        folder, last = split(name)
        owner = join(dirname(folder), last.removesuffix(".rels"))
        known = set()
        for one in etree.fromstring(parts[name]):
            known.add(one.get("Id"))
            if one.get("TargetMode") != "External":
                target = normpath(join("/", dirname(owner), one.get("Target"))).lstrip("/")
                reached.add(target)
                found += [] if target in parts else [f"{name} leads to {target}, which is not there"]
        if owner in parts and parts[owner].lstrip().startswith(b"<"):
            named = {
                value
                for element in etree.fromstring(parts[owner]).iter(etree.Element)
                for attribute, value in element.attrib.items()
                if attribute.startswith(_RELATION) and value
            }
            found += [f"{owner} names {value}, which is no relationship" for value in named - known]
    lone = set(parts) - reached - {name for name in parts if name.endswith(".rels")} - {"[Content_Types].xml"}
    return found + [f"nothing leads to {name}" for name in sorted(lone)]


def _of_shapes(parts: dict[str, bytes]) -> list[str]:
    """Shapes of slides have a size above zero and an identifier of their own."""
    found = []
    for name, part in parts.items():
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            sizes = [int(size) for pair in _SIZE.findall(part) for size in pair]
            found += [f"{name} has a shape of size {size}" for size in sizes if size < SMALLEST]
            ids = Counter(re.findall(rb'<p:cNvPr id="(\d+)"', part))
            found += [f"{name} has shape {one.decode()} twice" for one, count in ids.items() if count > 1]
    return found
