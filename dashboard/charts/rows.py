"""Rows: the geometry that horizontal charts share, each row's label written above its marks.

Labels above, never at the left, so that the same figure reads at 390 and at 1 100 pixels.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme

AXIS_HEIGHT = 30
LEFT, RIGHT = 12, 28  # room for half of the first and of the last axis label
CLICK = "Cliquer\u202f: d’où vient ce chiffre"


def row_layout(
    *, labels: Sequence[str], pitch: int, label_at: float, top: int = 0, **overrides: object
) -> dict[str, object]:
    """Layout of `len(labels)` rows of `pitch` pixels, the first at the top, row `i` centred on y = -i.

    Args:
        label_at: height of the label's baseline within the row, from -0.5 (bottom) to 0.5 (top).
        top: pixels kept above the rows, for a legend.
    """
    count = len(labels)
    layout = theme.base_layout(
        height=count * pitch + top + AXIS_HEIGHT,
        margin={"l": LEFT, "r": RIGHT, "t": top, "b": AXIS_HEIGHT, "autoexpand": False},
        xaxis=theme.share_axis(),
        yaxis={"range": [-count + 0.5, 0.5], "visible": False, "fixedrange": True},
        annotations=[row_label(label, row=row, at=label_at) for row, label in enumerate(labels)],
        hovermode="closest",
    )
    return layout | overrides


def row_label(text: str, *, row: int, at: float, **overrides: object) -> dict[str, object]:
    """A label at the left edge of the plot, above the marks of its row."""
    return {
        "text": text,
        "x": 0,
        "y": -row + at,
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "xshift": -LEFT,
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
        "font": {"size": theme.BODY, "color": theme.INK},
    } | overrides


def value_text(
    text: str, *, x: float, y: float, color: str, anchor: str = "center", **overrides: object
) -> dict[str, object]:
    """A value written beside its mark."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": theme.BODY, "color": color},
    } | overrides


def figure_ids(marks: pd.DataFrame) -> list[str] | None:
    """Plotly's `ids` of some marks: the figure that each states, blank without one; the page links to it."""
    return marks["figure_id"].fillna("").tolist() if "figure_id" in marks else None


def leading(figure: go.Figure) -> go.Figure:
    """The figure itself, the hovers of its marks now saying that a click leads to their figure's passport."""
    for trace in figure.data:
        if trace.ids is not None and trace.hovertemplate:
            trace.hovertemplate = trace.hovertemplate.replace("<extra>", f"<br><i>{CLICK}</i><extra>")
    return figure


def write(figure: go.Figure, notes: Sequence[Mapping[str, object]]) -> None:
    """Add annotations all at once: one by one, Plotly checks those that stand again for each new one."""
    figure.layout.annotations = (*figure.layout.annotations, *notes)


def empty_figure(reason: str) -> go.Figure:
    """What stands in a chart's place when nothing is published: the reason, small and grey."""
    figure = go.Figure(layout=theme.base_layout(height=90))
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        text=reason,
        x=0,
        y=0.5,
        xref="paper",
        yref="paper",
        xanchor="left",
        showarrow=False,
        font={"size": theme.BODY, "color": theme.MISSING},
    )
    return figure
