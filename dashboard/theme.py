"""Theme: the colours, shapes and sizes of every chart, and how the light figure becomes the dark one.

Charts are drawn once, with the light colours below. `recoloured` swaps each of them for its dark twin, so a
colour that a chart uses must be listed here (tests/dashboard/test_theme.py holds every chart to it).
"""

import json
import re

import plotly.graph_objects as go

FONT = "Source Sans, Segoe UI, Helvetica, Arial, sans-serif"
SERIF = "Source Serif, Georgia, serif"
SMALL, BODY, LARGE = 14, 15, 18
SLIDE_WIDTH, SLIDE_HEIGHT = 1600, 900

INK = "#1B1F24"
MUTED = "#5B6270"
LINE = "#D5D9DF"
GRID = "#E9ECF0"
GROUND = "#FFFFFF"
MISSING = "#767D89"
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
    "tres_fort": "#0B4F8A",
    "fort": "#5A9BD3",
    "modere": "#D3D7DD",
    "faible": "#ECA966",
    "pas_du_tout": "#A8530A",
}
SCALE_TEXT_COLORS = {
    "tres_fort": "#FDFDFD",
    "fort": "#0D1B2A",
    "modere": "#1C2025",
    "faible": "#2A1A08",
    "pas_du_tout": "#FCFCFC",
}
# Equal steps of luminance (1.46 on white, 1.41 on the dark ground), so that classes differ in greyscale too.
SEQUENTIAL = ("#E8F1F9", "#ACCCE4", "#75ACD1", "#4E8DBA", "#2E71A2", "#195686", "#0B3D64")

DARK_TWINS = {
    INK: "#E8EAED",
    MUTED: "#A9B1BD",
    LINE: "#3A414C",
    GRID: "#262C35",
    GROUND: "#14171C",
    MISSING: "#9AA2AE",
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
    "#0B4F8A": "#6FBDF5",
    "#5A9BD3": "#2F6FA6",
    "#D3D7DD": "#4A515C",
    "#ECA966": "#965C22",
    "#A8530A": "#F2AC5C",
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

_HEX_COLOR = re.compile(r"#[0-9A-Fa-f]{6}\b")


def base_layout(*, height: int, **overrides: object) -> dict[str, object]:
    """Layout that every chart starts from: transparent ground, French separators, no title."""
    layout: dict[str, object] = {
        "template": "none",
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": BODY, "color": INK},
        "separators": ",\u202f",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": GROUND,
            "bordercolor": LINE,
            "font": {"family": FONT, "size": BODY, "color": INK},
            "align": "left",
        },
    }
    return layout | overrides


def share_axis(**overrides: object) -> dict[str, object]:
    """Axis of a percentage: always 0 to 100, five light lines, the unit on the labels."""
    axis: dict[str, object] = {
        "range": [0, 100],
        "tickvals": [0, 25, 50, 75, 100],
        "ticktext": ["0", "25", "50", "75", "100\u202f%"],
        "tickfont": {"size": SMALL, "color": MUTED},
        "gridcolor": GRID,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
    }
    return axis | overrides


MEASURE_AXES = {
    "share": share_axis(),
    "mean_10": share_axis(
        range=[0, 10], tickvals=[0, 2.5, 5, 7.5, 10], ticktext=["0", "2,5", "5", "7,5", "10 sur 10"]
    ),
}
"""Axis of each measure that a chart of marks can carry."""


def recoloured(figure: go.Figure, *, mode: str) -> go.Figure:
    """The figure for a `light` or `dark` ground; the figure given is never changed."""
    if mode != "dark":
        return figure
    swapped = _HEX_COLOR.sub(lambda match: DARK_TWINS.get(match[0].upper(), match[0]), figure.to_json())
    return go.Figure(json.loads(swapped), skip_invalid=True)


def colors_of(figure: go.Figure) -> set[str]:
    """Every hex colour that a figure uses, in capitals."""
    return {color.upper() for color in _HEX_COLOR.findall(figure.to_json())}
