"""Texts: the texts of a drawing become Plotly's annotations, with its own marks of bold, colour and size."""

from html import escape

from dashboard import theme
from dashboard.renderings.drawing import letters
from dashboard.renderings.drawing.parts import Drawing, Place, Run, Subject, Text

HOVER_WIDTH = 300
Json = dict[str, object]
_TIED = ("missing", "sign", "total")
"""Texts that stand for marks: a click on them leads to the passport of their figure."""


def written(*lines: str) -> str:
    """Lines as Plotly draws them: their own « < » and « & » are no marks of it."""
    return "<br>".join(escape(line, quote=False) for line in lines)


def bold(text: str) -> str:
    return f"<b>{text}</b>"


def annotations(drawing: Drawing) -> list[Json]:
    """All texts that stand on the sheet."""
    return [_annotation(text, drawing) for text in drawing.texts]


def hover(subject: Subject) -> str:
    """What is said where a mark is touched, its value in bold, the rest in lines that fit a small box."""
    value, *lines = subject.said
    broken = [part for line in lines for part in letters.wrapped(line, most=HOVER_WIDTH, size=theme.BODY)]
    return "<br>".join([bold(written(value)), written(*broken)])


def _annotation(text: Text, drawing: Drawing) -> Json:
    touched = {} if text.said is None else {"hovertext": written(*text.said), "captureevents": True}
    return {
        "text": "".join(map(_run, text.runs)),
        "name": _name(text),
        "y": text.y,
        "yref": "y",
        "xanchor": text.anchor,
        "yanchor": text.base,
        "align": text.anchor,
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": text.size, "color": text.color},
        **_place(text.place, drawing),
        **touched,
    }


def _run(run: Run) -> str:
    inside = written(*run.lines)
    inside = bold(inside) if run.is_bold else inside
    size = f";font-size:{run.size}px" if run.size else ""
    return f'<span style="color:{run.color}{size}">{inside}</span>' if run.color else inside


def _name(text: Text) -> str:
    """What tells a text from the others, and ties it to its row or its marks: « missing 3.1=figure »."""
    if text.kind in _TIED and text.subjects:
        return f"{text.kind} {' '.join(f'{one.address}={one.figure_id}' for one in text.subjects)}"
    if text.kind == "value":
        return f"value {text.subjects[0].address}"
    return text.kind if text.row is None else f"{text.kind} {text.row}"


def _place(place: Place, drawing: Drawing) -> Json:
    if place.frame == "edge":
        return {"x": 0, "xref": "paper", "xshift": place.shift - drawing.left}
    if place.frame == "end":
        return {"x": 1, "xref": "paper", "xshift": place.shift}
    return {"x": place.value, "xref": place.frame, "xshift": place.shift}
