"""Labels: how confidential an organisation says that its presentation is, which a deck made on it says too.

Office keeps it in a part of its own, and in custom properties whose names begin with `MSIP_Label_`.
"""

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml

INFO = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
"""Relationship of a package to the part that holds its labels."""
_LABEL, _WHO = "MSIP_Label_", ("_Owner", "_ActionId", "_SetDate")
_FIRST_ID = 2  # of a custom property


def is_label(relation: object) -> bool:
    """Whether a part of the package tells of labels; from custom properties all else is taken out."""
    if relation.reltype == RT.CUSTOM_PROPERTIES:
        return _keep_labels(relation.target_part)
    return relation.reltype == INFO


def _keep_labels(part: Part) -> bool:
    """Keep only labels, without who set them and when; whether there are any."""
    root = parse_xml(part.blob)
    for held in list(root):
        name = held.get("name", "")
        if not name.startswith(_LABEL) or name.endswith(_WHO):
            root.remove(held)
    for place, held in enumerate(root, start=_FIRST_ID):
        held.set("pid", str(place))
    part._blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return len(root) > 0
