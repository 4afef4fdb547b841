"""Margins: guarded rows in; the thin intervals beside their marks and the words of their hover out."""

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import guards, labels, theme

WIDTH = 1.5
HOVER_WIDTH = 44  # characters that a hover on a 390 px screen shows on one line
WEAK = guards.BASE_CLASSES["faible"]
Reach = tuple[float, float]
_NAN = float("nan")
_UNGUARDED = {
    "margin_low": _NAN,
    "margin_high": _NAN,
    "is_greyed": False,
    "answers_words": "",
    "base_words": "",
    "verdict_words": "",
    "other_values": "",
}


def completed(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with every column of `guards.guarded` that a chart reads, blank where they were not guarded.

    `verdict_words` is what the guard-rails say of a gap, on a frame of gaps.
    """
    return frame.assign(**{name: blank for name, blank in _UNGUARDED.items() if name not in frame.columns})


def interval(marks: pd.DataFrame, *, y: Sequence[float], cap: float, color: str) -> go.Scatter | None:
    """The 95 % intervals of some marks as thin lines between two caps; None where no mark has one.

    Args:
        marks: `margin_low` and `margin_high` in percent, NaN without a margin.
        y: height of each line, in the unit of the axis; `cap` is half the height of its ends.
    """
    places = zip(marks["margin_low"], marks["margin_high"], y, strict=True)
    known = [place for place in places if not pd.isna(place[0])]
    if not known:
        return None
    return go.Scatter(
        x=[end for low, high, _ in known for end in (low, low, None, low, high, None, high, high, None)],
        y=[
            at
            for _, _, height in known
            for at in (
                height - cap,
                height + cap,
                None,
                height,
                height,
                None,
                height - cap,
                height + cap,
                None,
            )
        ],
        mode="lines",
        line={"color": color, "width": WIDTH},
        hoverinfo="skip",
        showlegend=False,
    )


def reaches(marks: pd.DataFrame) -> list[Reach | None]:
    """Of each mark, how far its interval reaches under and over its value; None without a margin."""
    known = completed(marks)
    ends = zip(known["value"], known["margin_low"], known["margin_high"], strict=True)
    return [
        None if pd.isna(low) else (round(value - low, 2), round(high - value, 2)) for value, low, high in ends
    ]


def colors(marks: pd.DataFrame, *, color: str) -> str | list[str]:
    """The colour of the marks; grey for those that the guard-rails grey."""
    if not marks["is_greyed"].any():
        return color
    return [theme.MISSING if is_greyed else color for is_greyed in marks["is_greyed"]]


def counted(row: object) -> str:
    """« (40 sur 42) » after the value, and the word on a small or unknown base; blank where nothing is."""
    answers = f" ({row.answers_words})" if row.answers_words else ""
    return answers + (f", {row.base_words}" if row.base_words else "")


def said(row: object) -> str:
    """Lines of a hover on the interval, and on the verdict of a gap; blank without them."""
    words = [labels.french(row.verdict_words)] if row.verdict_words else []
    if not pd.isna(row.margin_low):
        words.append(interval_words(row.margin_low, row.margin_high, label=guards.MARGIN_LABEL))
    return "".join(f"<br>{line}" for text in words for line in textwrap.wrap(text, width=HOVER_WIDTH))


def interval_words(low: float, high: float, *, label: str = "") -> str:
    """« intervalle à 95 % : de 84 à 99 %, indicatif… »."""
    ends = " à ".join(labels.number(end, decimals=0) for end in (low, high))
    return labels.french(f"intervalle à 95 % : de {ends} %{', ' if label else ''}{label}")
