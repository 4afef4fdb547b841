"""Images: a card becomes one picture for a slide, with its title, base and source drawn inside."""

import os
import shutil
import textwrap
from math import ceil
from pathlib import Path

import plotly
import plotly.graph_objects as go

from dashboard import theme
from dashboard.cards.card import Card
from dashboard.charts import rows
from dashboard.exports.entries import live_link
from dashboard.exports.filenames import card_file_name
from dashboard.exports.tables import data_release
from dashboard.labels import french

MARGIN = 48
EDGE = 28
LEGEND_PADDING = 10
MINIMUM_HEIGHT = 630
FITTING_HEIGHT = 400  # of the rows alone, in pixels of the smallest canvas
TIGHTEST = 0.8
HEADER_AND_FOOTER = 200
FINDING_SIZE = 24
FINDING_LINE, QUESTION_LINE, FOOT_LINE = 31, 21, 20
CHARACTER_WIDTH = 0.46  # of the font's size, on average
SITE = "Observatoire des partenariats · les chiffres publiés"


def export_figure(card: Card, *, view: str = "") -> go.Figure:
    """The card as a 16:9 figure on white: finding and question above, base, source and site below.

    The picture is laid out on a smaller canvas and enlarged to 1600 x 900, so that text stays readable;
    rows are tightened, down to `TIGHTEST`, before the canvas grows.

    Args:
        view: where the card lives, for the address at the foot; the site's own address without it.
    """
    figure = go.Figure(card.figure)
    margin = card.figure.layout.margin
    edges = (margin.t or 0) + (margin.b or 0)
    drawn = _tightened(int(card.figure.layout.height or 450) - edges) + edges
    blocks = _Blocks(card, view=view, width=_width(drawn + HEADER_AND_FOOTER))
    height = 9 * ceil(max(MINIMUM_HEIGHT, drawn + blocks.top + blocks.bottom) / 9)  # 16:9 to the pixel
    figure.update_layout(
        width=_width(height),
        height=height,
        paper_bgcolor=theme.GROUND,
        plot_bgcolor=theme.GROUND,
        margin={
            "l": (margin.l or 0) + MARGIN,
            "r": (margin.r or 0) + MARGIN,
            "t": (margin.t or 0) + blocks.top,
            "b": (margin.b or 0) + blocks.bottom,
        },
    )
    if figure.layout.legend.xref == "container":
        figure.layout.legend.x = (MARGIN - LEGEND_PADDING) / figure.layout.width
    rows.write(figure, blocks.annotations(figure))
    return figure


def export_size(figure: go.Figure, *, card: Card) -> dict[str, object]:
    """How the browser saves an export figure: canvas size, enlargement to twice 1600 x 900, and file name."""
    return {
        "width": figure.layout.width,
        "height": figure.layout.height,
        "scale": 2 * theme.SLIDE_WIDTH / figure.layout.width,
        "filename": card_file_name(card),
    }


def vendor_plotly(folder: Path) -> Path:
    """Copy the Plotly library of the installed package where the browser can load it; the path of the copy.

    A disk that cannot be written leaves the picture button without its library: the page says so when used.
    """
    target = folder / f"plotly-{plotly.__version__}.min.js"
    if not target.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            aside = target.with_suffix(f".{os.getpid()}")
            shutil.copyfile(Path(plotly.__file__).parent / "package_data" / "plotly.min.js", aside)
            aside.replace(target)
        except OSError:
            pass
    return target


def _tightened(height: int) -> int:
    """Height of the rows on a slide: as on screen when they fit, tightened when they do not."""
    return round(height * max(TIGHTEST, min(1, FITTING_HEIGHT / height)))


def _width(height: int) -> int:
    return round(max(height, MINIMUM_HEIGHT) * theme.SLIDE_WIDTH / theme.SLIDE_HEIGHT)


def _wrapped(text: str, *, size: int, width: int) -> list[str]:
    characters = int((width - 2 * MARGIN) / (size * CHARACTER_WIDTH))
    return textwrap.wrap(text, width=characters, break_long_words=False) or [""]


class _Blocks:
    """The texts above and below the chart, in lines, and the room that they take."""

    def __init__(self, card: Card, *, view: str, width: int) -> None:
        self.finding = _wrapped(card.finding, size=FINDING_SIZE, width=width)
        self.question = _wrapped(card.question, size=theme.BODY, width=width)
        self.foot = [
            *_wrapped(card.base, size=theme.SMALL, width=width),
            *_wrapped(card.source, size=theme.SMALL, width=width),
            *_wrapped(
                " · ".join(filter(None, (SITE, french(f"données {data_release()[0]}"), live_link(view)))),
                size=theme.SMALL,
                width=width,
            ),
        ]
        self.top = EDGE + FINDING_LINE * len(self.finding) + 8 + QUESTION_LINE * len(self.question) + 16
        self.bottom = 16 + FOOT_LINE * len(self.foot) + EDGE

    def annotations(self, figure: go.Figure) -> list[dict[str, object]]:
        place = _Place(figure.layout)
        below_finding = EDGE + FINDING_LINE * len(self.finding) + 8
        above_edge = figure.layout.height - EDGE - FOOT_LINE * len(self.foot)
        return [
            place.text(self.finding, down=EDGE, size=FINDING_SIZE, color=theme.INK, family=theme.SERIF),
            place.text(self.question, down=below_finding, size=theme.BODY, color=theme.MUTED),
            place.text(self.foot, down=above_edge, size=theme.SMALL, color=theme.MUTED),
        ]


class _Place:
    """Places text in pixels from the top left of the whole picture, whatever the margins are."""

    def __init__(self, layout: go.Layout) -> None:
        margin = layout.margin
        self.left, self.top = margin.l, margin.t
        self.plot_width = layout.width - margin.l - margin.r
        self.plot_height = layout.height - margin.t - margin.b

    def text(
        self, lines: list[str], *, down: float, size: int, color: str, family: str = theme.FONT
    ) -> dict[str, object]:
        return {
            "text": "<br>".join(lines),
            "x": (MARGIN - self.left) / self.plot_width,
            "y": 1 + (self.top - down) / self.plot_height,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
            "font": {"size": size, "color": color, "family": family},
        }
