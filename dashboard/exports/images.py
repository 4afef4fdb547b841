"""Images: a card becomes one figure for a slide, its title, its subtitle and its foot drawn inside."""

import json
import math
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import plotly
import plotly.graph_objects as go

from dashboard import theme
from dashboard.exports.entries import Entry
from dashboard.exports.filenames import card_file_name
from dashboard.exports.release import data_release
from dashboard.renderings.drawing import letters
from dashboard.renderings.plotly import draw
from dashboard.renderings.plotly.texts import bold, written

PICTURE_WIDTH = 3200  # pixels of a PNG: 1600 x 900, twice as fine
LONG_WIDTH = 1120  # of the canvas of a chart too long for 16:9
EDGE = 40  # pixels of the canvas around all
TITLE, SUBTITLE, FOOT = 24, 16, 12  # pixels of their letters
GAP = 14  # between the texts and the chart
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
# Plotly looks for a world file on a far server before it draws a map, even one that brings its own outlines.
GEO_ASSETS = (
    'window.PlotlyGeoAssets = {"topojson": {"world_110m": {"type": "Topology", "objects": {}, "arcs": []}}};'
)
CANVASES = range(52, 101, 4)  # tried, in sixteenths of their width: from 832 x 468 to 1600 x 900


@dataclass(frozen=True)
class _Texts:
    """What stands above and below the chart, in lines that fit the width."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def top(self) -> float:
        """Pixels above the chart."""
        title = letters.height(len(self.title), size=TITLE)
        return EDGE * 0.75 + title + letters.height(len(self.subtitle), size=SUBTITLE) + 6 + GAP

    @property
    def bottom(self) -> float:
        """Pixels below it."""
        return GAP + letters.height(len(self.foot), size=FOOT) + EDGE * 0.6


def export_figure(entry: Entry) -> go.Figure:
    """The card as a figure on white: title and what is measured above, champ and source below.

    The picture is laid out on the smallest canvas that holds it and enlarged, so that text stays readable;
    the chart itself is never squeezed, so that every label stays at its mark. It is 16:9, but for a chart too
    long to be read so, which is as high as it needs.
    """
    for sixteenth in CANVASES:
        width, height = 16 * sixteenth, 9 * sixteenth
        texts, chart = _texts(entry, width), _chart(entry, width)
        left = height - texts.top - texts.bottom - chart.layout.height
        if left >= 0:
            return _framed(chart, texts, width=width, height=height, left=left)
    width = LONG_WIDTH
    texts, chart = _texts(entry, width), _chart(entry, width)
    height = math.ceil(texts.top + texts.bottom + chart.layout.height)
    return _framed(chart, texts, width=width, height=height, left=0)


def for_browser(entry: Entry) -> str:
    """What a browser needs to save a card as a picture by itself, as JSON.

    The figure, the size of its canvas, how much it is enlarged, and the name of the file.
    """
    figure = export_figure(entry)
    size = {
        "width": figure.layout.width,
        "height": figure.layout.height,
        "scale": PICTURE_WIDTH / figure.layout.width,
        "filename": card_file_name(entry.card),
    }
    return json.dumps(json.loads(figure.to_json()) | size, ensure_ascii=False)


def vendor_plotly(folder: Path) -> Path:
    """Copy the Plotly library of the installed package where the browser can load it; the path of the copy.

    A disk that cannot be written leaves the picture button without its library: the page says so when used.
    """
    target = folder / f"plotly-{plotly.__version__}.min.js"
    if not target.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            aside = target.with_suffix(f".{os.getpid()}")
            shutil.copyfile(PLOTLY, aside)
            aside.replace(target)
        except OSError:
            pass
    return target


def _texts(entry: Entry, width: int) -> _Texts:
    words, foot, most = entry.words.exports, entry.words.slides, width - 2 * EDGE
    about = foot.foot(entry.card.champ, entry.card.source, foot.limits(entry.card))
    signed = (words.SITE, words.data_version(data_release().version), entry.link)
    return _Texts(
        title=letters.wrapped(entry.heading, most=most, size=TITLE, is_bold=True),
        subtitle=letters.wrapped(entry.card.subtitle, most=most, size=SUBTITLE),
        foot=_foot(about, " · ".join(filter(None, signed)), most=most),
    )


def _foot(about: str, signed: str, *, most: float) -> tuple[str, ...]:
    """Two lines where that is enough: the site under champ and source, or behind them."""
    lines = letters.wrapped(about, most=most, size=FOOT)
    if len(lines) > 1:
        return letters.wrapped(f"{about} {signed}", most=most, size=FOOT)
    return (*lines, *letters.wrapped(signed, most=most, size=FOOT))


def _chart(entry: Entry, width: int) -> go.Figure:
    return draw(entry.card.chart, width=width - 2 * EDGE, emphasis=True, language=entry.card.language)


def _framed(chart: go.Figure, texts: _Texts, *, width: int, height: int, left: float) -> go.Figure:
    """The chart in the middle of what its texts leave, nothing of it moved."""
    margin = chart.layout.margin
    held = {side: getattr(margin, side) or 0 for side in "lrtb"}
    above = held["t"] + texts.top + left / 3
    layout = chart.to_dict()["layout"] | {
        "width": width,
        "height": height,
        "paper_bgcolor": theme.GROUND,
        "plot_bgcolor": theme.GROUND,
        "margin": {
            "l": held["l"] + EDGE,
            "r": held["r"] + EDGE,
            "t": above,
            "b": height - above - (chart.layout.height - held["t"] - held["b"]),
            "autoexpand": False,
        },
    }
    below = layout["margin"]["b"]
    drawn = _annotations(texts, start=-held["l"], above=above, below=below)
    layout["annotations"] = [*layout.get("annotations", ()), *drawn]
    return go.Figure(data=chart.to_dict()["data"], layout=layout, _validate=False)


def _annotations(texts: _Texts, *, start: float, above: float, below: float) -> list[dict[str, object]]:
    """The texts, in pixels from the corners of the plot."""
    title, subtitle = bold(written(*texts.title)), written(*texts.subtitle)
    under = above - EDGE * 0.75 - letters.height(len(texts.title), size=TITLE) - 6
    top, bottom = {"y": 1, "yanchor": "top"}, {"y": 0, "yanchor": "bottom"}
    return [
        _text(title, start, above - EDGE * 0.75, size=TITLE, color=theme.INK) | top,
        _text(subtitle, start, under, size=SUBTITLE, color=theme.MUTED) | top,
        _text(written(*texts.foot), start, EDGE * 0.6 - below, size=FOOT, color=theme.MUTED) | bottom,
    ]


def _text(text: str, right: float, up: float, *, size: int, color: str) -> dict[str, object]:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "xshift": right,
        "yshift": up,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": color, "family": theme.FONT},
    }
