"""Letters: the text of a shape is replaced where it is still ours, in the letters that it has."""

from copy import deepcopy

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def rewrite(frame: object, lines: list[str]) -> None:
    """Put paragraphs into a text frame; each keeps the look of the one that stood there, or of the last."""
    body = frame._txBody
    while len(frame.paragraphs) > len(lines):
        body.remove(frame.paragraphs[-1]._p)
    while len(frame.paragraphs) < len(lines):
        frame.paragraphs[-1]._p.addnext(deepcopy(frame.paragraphs[-1]._p))
    for paragraph, text in zip(frame.paragraphs, lines, strict=True):
        if paragraph.text != text:
            _write(paragraph, text)


def _write(paragraph: object, text: str) -> None:
    runs = paragraph.runs or [paragraph.add_run()]
    runs[0].text = text
    for one in list(paragraph._p):
        if one.tag in (f"{_DRAWING}r", f"{_DRAWING}br", f"{_DRAWING}fld") and one is not runs[0]._r:
            paragraph._p.remove(one)
