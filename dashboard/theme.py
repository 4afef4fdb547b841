"""Theme: roles become colours, shapes and signs, the same in every medium, on a light ground and a dark one.

Charts are drawn once, with the light colours below. `recoloured` swaps each of them for its dark twin, so a
colour that a chart uses must be listed here (tests/dashboard/test_theme.py holds every chart to it).
"""

import json
import re

import plotly.graph_objects as go

FONT = "Source Sans, Segoe UI, Helvetica, Arial, sans-serif"
SMALL, BODY, LARGE, HUGE = 14, 15, 18, 40

INK = "#1B1F24"
MUTED = "#5B6270"
LINE = "#D5D9DF"
GRID = "#E9ECF0"
GROUND = "#FFFFFF"
MISSING = "#767D89"
BORDER = "#98A1AE"
ACCENT = "#24408E"
ON_MARK = "#FEFEFE"

# Told apart on both grounds and under each colour-blindness, the five that are surveyed best of all
# (tests/dashboard/test_colours.py); where two have the same grey, the shapes below tell them apart.
PROFILE_COLORS = {
    "citoyens": "#0B6FB8",
    "elus_locaux": "#A52930",
    "entreprises": "#A85A01",
    "associations": "#206950",
    "fondations": "#662D95",
    "jeunes": "#2D570A",
    "academiques": "#5B6472",
    "ecosysteme": "#782D6B",
    "_T": "#3C414B",
}
PROFILE_SYMBOLS = {
    "citoyens": "circle",
    "elus_locaux": "square",
    "entreprises": "diamond",
    "associations": "triangle-up",
    "fondations": "pentagon",
    "jeunes": "star",
    "academiques": "cross",
    "ecosysteme": "hexagon",
    "_T": "circle-open",
}
SCALE_COLORS = {
    "favourable:1": "#0B4F8A",
    "favourable:2": "#5A9BD3",
    "favourable:3": "#A3CBF0",
    "neutral": "#D3D7DD",
    "unfavourable:3": "#F6D3AC",
    "unfavourable:2": "#ECA966",
    "unfavourable:1": "#A8530A",
}
"""Answers of a scale by their place, the strongest of each side first."""
SCALE_TEXT_COLORS = {
    "favourable:1": "#FDFDFD",
    "favourable:2": "#0D1B2A",
    "favourable:3": "#0D1B2A",
    "neutral": "#1C2025",
    "unfavourable:3": "#2A1A08",
    "unfavourable:2": "#2A1A08",
    "unfavourable:1": "#FCFCFC",
}
# Equal steps of luminance (1.46 on white, 1.41 on the dark ground), so that classes differ in greyscale too.
SEQUENTIAL = ("#E8F1F9", "#ACCCE4", "#75ACD1", "#4E8DBA", "#2E71A2", "#195686", "#0B3D64")
_SHADES = {1: (3,), 2: (1, 4), 3: (1, 3, 5), 4: (0, 2, 4, 6), 5: (0, 2, 3, 5, 6), 6: (0, 1, 2, 3, 5, 6)}
REGION = SEQUENTIAL[5]
ANSWERS = tuple(SEQUENTIAL[shade] for shade in (6, 4, 2, 1, 0))
"""Answers of a scale without sides, in its order."""

# In the dark the strongest answers are the brightest and the most vivid, never the palest.
DARK_TWINS = {
    INK: "#E8EAED",
    MUTED: "#A9B1BD",
    LINE: "#3A414C",
    GRID: "#262C35",
    GROUND: "#14171C",
    MISSING: "#9AA2AE",
    BORDER: "#5A6574",
    ACCENT: "#A9BCF5",
    ON_MARK: "#14181D",
    "#0B6FB8": "#60AAE7",
    "#A52930": "#F08A7D",
    "#A85A01": "#F8B873",
    "#206950": "#08D5B6",
    "#662D95": "#D6C0F8",
    "#2D570A": "#A1C244",
    "#5B6472": "#9FA8B4",
    "#782D6B": "#DDA9D4",
    "#3C414B": "#C9CFD8",
    "#0B4F8A": "#45B4FF",
    "#5A9BD3": "#44729A",
    "#A3CBF0": "#3A5873",
    "#D3D7DD": "#454B56",
    "#ECA966": "#8A6138",
    "#F6D3AC": "#6B5138",
    "#A8530A": "#FFA433",
    "#FDFDFD": "#0C1218",
    "#0D1B2A": "#F1F6FB",
    "#1C2025": "#F0F2F4",
    "#2A1A08": "#FDF4EA",
    "#FCFCFC": "#1A1006",
    "#E8F1F9": "#1C3142",
    "#ACCCE4": "#264965",
    "#75ACD1": "#2F6086",
    "#4E8DBA": "#3979A7",
    "#2E71A2": "#5993BF",
    "#195686": "#7BAFD9",
    "#0B3D64": "#ACCEEB",
}

_GLYPHS = {
    "circle": "●○",
    "square": "■□",
    "diamond": "◆◇",
    "triangle-up": "▲△",
    "pentagon": "⬟⬠",
    "star": "★☆",
    "cross": "✚✛",
    "hexagon": "⬢⬡",
    "circle-open": "○○",
    "line-ns-open": "┃┃",
}
_ROLE_COLORS = {
    "region": REGION,
    "plain": REGION,
    "reference": INK,
    "total": INK,
    "earlier": MISSING,
    "missing": MISSING,
    "unanswered": MISSING,
    "lost": MISSING,
    "unshared": SCALE_COLORS["favourable:2"],
}
_ROLE_SYMBOLS = {"reference": "line-ns-open", "earlier": "circle-open", "missing": "circle-open"}
_HEX_COLOR = re.compile(r"#[0-9A-Fa-f]{6}\b")


def shades(count: int) -> tuple[str, ...]:
    """One colour a class of a map, light to dark: apart from each other under a readable text."""
    return tuple(SEQUENTIAL[shade] for shade in _SHADES.get(count, range(len(SEQUENTIAL))))


def color(role: str) -> str:
    """Light colour of a role of `charts.spec.Series`; that of all profiles together for an unknown one."""
    kind, _, code = role.partition(":")
    if kind == "profile":
        return PROFILE_COLORS.get(code, PROFILE_COLORS["_T"])
    if kind == "answer":
        return ANSWERS[_place(code, len(ANSWERS)) - 1]
    return SCALE_COLORS.get(_answer(role)) or _ROLE_COLORS.get(role, PROFILE_COLORS["_T"])


def text_color(role: str) -> str:
    """Light colour of a text written on a mark of a role."""
    kind, _, code = role.partition(":")
    if kind == "answer":
        return SCALE_TEXT_COLORS["favourable:1" if _place(code, len(ANSWERS)) <= 2 else "favourable:2"]
    return SCALE_TEXT_COLORS.get(_answer(role), ON_MARK)


def on_both_grounds(role: str) -> str:
    """The colour of a role as CSS, which takes the one of the ground that it stands on."""
    light = color(role)
    return f"light-dark({light}, {DARK_TWINS.get(light, light)})"


def symbol(role: str) -> str:
    """Plotly's name of the shape of a role: each profile has its own."""
    kind, _, code = role.partition(":")
    if kind == "profile":
        return PROFILE_SYMBOLS.get(code, PROFILE_SYMBOLS["_T"])
    return _ROLE_SYMBOLS.get(role, "circle")


def is_wide(role: str) -> bool:
    """Whether the shape of a role, as a sign of a text, is larger than the others."""
    return symbol(role) in ("pentagon", "hexagon")


def glyph(role: str, *, is_open: bool = False) -> str:
    """The same shape as a sign of a text, filled or, where there is no value, open."""
    return _GLYPHS[symbol(role)][is_open]


def _answer(role: str) -> str:
    """The place of a scale that a role takes: a fourth answer of one side looks like its third."""
    kind, _, code = role.partition(":")
    return f"{kind}:{_place(code, 3)}" if code else role


def _place(code: str, most: int) -> int:
    return max(1, min(int(code), most)) if code.isdigit() else 1


def recoloured(figure: go.Figure, *, mode: str) -> go.Figure:
    """The figure for a `light` or `dark` ground; the figure given is never changed."""
    if mode != "dark":
        return figure
    swapped = _HEX_COLOR.sub(lambda match: DARK_TWINS.get(match[0].upper(), match[0]), figure.to_json())
    dark = json.loads(swapped)
    return go.Figure(data=dark["data"], layout=dark["layout"], _validate=False)
