"""SVG: a picture as Plotly writes it becomes one that every program draws alike.

LibreOffice ignores where a line of a text stands relative to the one before: each gets a place of its own.
"""

import re
from xml.etree import ElementTree

_SPACE = "http://www.w3.org/2000/svg"
_NAMES = {"": _SPACE, "xlink": "http://www.w3.org/1999/xlink"}
_SIZE = re.compile(r"font-size:\s*([\d.]+)px")


def with_absolute_lines(content: bytes) -> bytes:
    """The same picture, its lines of text placed from the top of the picture."""
    for prefix, address in _NAMES.items():
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.fromstring(content)
    for text in root.iter(f"{{{_SPACE}}}text"):
        _place_lines(text)
    return ElementTree.tostring(root, encoding="utf-8")


def _place_lines(text: ElementTree.Element) -> None:
    found = _SIZE.search(text.get("style", ""))
    size = float(found[1]) if found else 16.0
    for line in text.findall(f"{{{_SPACE}}}tspan[@class='line']"):
        shift = float(line.attrib.pop("dy", "0em").removesuffix("em")) * size
        line.set("y", f"{float(line.get('y') or text.get('y') or 0) + shift:g}")
        if "x" not in line.attrib and "x" in text.attrib:
            line.set("x", text.attrib["x"])
