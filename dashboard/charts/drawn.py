"""Drawn: a figure keeps what it was drawn from, so that another program can draw the same chart."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import plotly.graph_objects as go


@dataclass(frozen=True)
class Drawn:
    """A chart family and what one chart of it was drawn from."""

    family: str  # name of the chart function: `share_panels`, `profile_dots`, …
    arguments: dict[str, object]  # by parameter name, defaults included; shared with the figure: never change


def drawn(chart: Callable[..., go.Figure]) -> Callable[..., go.Figure]:
    """Make a chart function leave on its figure what it was called with; `drawn_from` reads it."""
    signature = inspect.signature(chart)

    @wraps(chart)
    def remembering(*args: object, **kwargs: object) -> go.Figure:
        figure = chart(*args, **kwargs)
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        figure._drawn = Drawn(chart.__name__, dict(bound.arguments))
        return figure

    return remembering


def drawn_from(figure: go.Figure) -> Drawn | None:
    """What a figure was drawn from; None for one that no family of this package drew, or for a copy."""
    return getattr(figure, "_drawn", None)
