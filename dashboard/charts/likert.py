"""Likert: distributions over a scale; neutral and unreadable parts set apart, nothing stretched to 100."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, isnan

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels, theme
from dashboard.charts import rows
from dashboard.charts.drawn import drawn

PITCH = 62
LABEL_AT = 0.30
BAR_AT = -0.13
BAR_WIDTH = 0.40
LEGEND_LINE = 25
HEADING = 30
GAP = 18  # percentage points of white between the two panels: room for a printed total on a phone
READABLE = 5  # a narrower block carries no number

STRONG, NEUTRAL, WEAK = ("fort", "tres_fort"), ("modere", "nsp"), ("faible", "pas_du_tout")
UNREADABLE = "Illisible"
UNSHARED = "Détail illisible"


@dataclass(frozen=True)
class Block:
    """One rectangle of a row: where it starts, how wide it is, and what it stands for."""

    row: int
    panel: str  # "scale" for the diverging axis, "apart" for what has no direction
    start: float
    width: float
    kind: str  # a response_id, "unshared" (a known total, its parts lost) or "unreadable"
    text: str = ""
    hover: str = ""


@drawn
def distribution_bars(frame: pd.DataFrame) -> go.Figure:
    """One row an item: weak to the left, strong to the right, neutral, unanswered and unreadable set apart.

    Args:
        frame: `item_id`, `item_label`, `response_id`, `response_label`, `value` (percent, NaN where not
            readable), `status`; items and responses in display order, printed totals (`top2`) included.
    """
    if frame.empty:
        return rows.empty_figure("Aucune distribution publiée.")
    items = frame.drop_duplicates("item_id")
    grids = [(row.item_label, _grid(frame, row.item_id)) for row in items.itertuples()]
    names = dict(zip(frame["response_id"], frame["response_label"], strict=True))
    blocks = [
        block
        for row, (label, grid) in enumerate(grids)
        for block in row_blocks(grid, row=row, label=label, names=names)
    ]
    ids = _figure_ids(frame)
    figure = go.Figure(layout=_layout([label for label, _ in grids], blocks))
    names |= {"unshared": UNSHARED, "unreadable": UNREADABLE}
    for kind in names:
        for panel in ("scale", "apart"):
            if found := [block for block in blocks if block.kind == kind and block.panel == panel]:
                figure.add_trace(_bar(found, kind=kind, name=names[kind], ids=ids))
    _show_each_name_once(figure)
    rows.write(figure, _texts(blocks) + _totals(grids) + _silent(frame, blocks) + _headings(figure))
    return figure


def row_blocks(grid: Mapping[str, float], *, row: int, label: str, names: Mapping[str, str]) -> list[Block]:
    """The rectangles of one item; what the copy lost is one hatched block, as wide as what is left."""
    strong = _strong_blocks(grid, row=row)
    covered = sum(block.width for block in strong)
    weak = _run([kind for kind in WEAK if _known(grid, kind)], grid, row=row, panel="scale", sign=-1)
    apart = _run([kind for kind in NEUTRAL if _known(grid, kind)], grid, row=row, panel="apart")
    said = covered + sum(block.width for block in weak + apart)
    if any(_lost(grid, kind) for kind in (*WEAK, *NEUTRAL)) or (
        not _known(grid, "top2") and _parts_lost(grid)
    ):
        lost = [names[kind].lower() for kind in (*NEUTRAL, *WEAK) if _lost(grid, kind)]
        apart += _remainder(100 - said, start=sum(block.width for block in apart), row=row, lost=lost)
    return [_with_hover(block, label=label, names=names) for block in strong + weak + apart]


def _strong_blocks(grid: Mapping[str, float], *, row: int) -> list[Block]:
    """Strong answers from the centre outwards; a printed total completes a part that is lost."""
    if _known(grid, "top2") and not any(kind in grid for kind in STRONG):
        total = labels.percent(grid["top2"])
        said = f"Seul le total est lisible : {total} d'impact fort ou très fort"
        return [Block(row, "scale", 0, grid["top2"], "unshared", hover=said)]
    if not _known(grid, "top2") or not _parts_lost(grid):
        return _run([kind for kind in STRONG if _known(grid, kind)], grid, row=row, panel="scale")
    known = sum(grid[kind] for kind in STRONG if _known(grid, kind))
    hatched = Block(row, "scale", 0, grid["top2"] - known, "unshared", hover=_lost_strong(grid))
    if _known(grid, "fort"):
        solid = Block(row, "scale", 0, grid["fort"], "fort", labels.number(grid["fort"]))
        return [solid, _moved(hatched, to=grid["fort"])]
    if _known(grid, "tres_fort"):
        solid = Block(
            row, "scale", hatched.width, grid["tres_fort"], "tres_fort", labels.number(grid["tres_fort"])
        )
        return [hatched, solid]
    return [hatched]


def _run(
    kinds: Sequence[str], grid: Mapping[str, float], *, row: int, panel: str, sign: int = 1
) -> list[Block]:
    """Blocks side by side from zero, outwards."""
    blocks: list[Block] = []
    for kind in kinds:
        start = sum(block.width for block in blocks)
        width = grid[kind]
        text = labels.number(width) if width >= READABLE else ""
        blocks.append(Block(row, panel, start if sign > 0 else -start - width, width, kind, text))
    return blocks


def _remainder(width: float, *, start: float, row: int, lost: Sequence[str]) -> list[Block]:
    if width <= 0:
        return []
    left = labels.percent(width)
    hover = f"{labels.listed(lost)} : illisible dans notre copie ; ensemble, {left} restent à attribuer"
    return [Block(row, "apart", start, width, "unreadable", hover=labels.capitalized(hover))]


def _lost_strong(grid: Mapping[str, float]) -> str:
    lost = [
        name
        for kind, name in (("fort", "impact fort"), ("tres_fort", "impact très fort"))
        if _lost(grid, kind)
    ]
    total = labels.percent(grid["top2"])
    return labels.capitalized(
        f"{labels.listed(lost)} : illisible dans notre copie ; le total imprimé est {total}"
    )


def _grid(frame: pd.DataFrame, item_id: str) -> dict[str, float]:
    rows_of_item = frame[frame["item_id"] == item_id]
    return dict(zip(rows_of_item["response_id"], rows_of_item["value"].astype(float), strict=True))


def _known(grid: Mapping[str, float], kind: str) -> bool:
    return kind in grid and not isnan(grid[kind])


def _lost(grid: Mapping[str, float], kind: str) -> bool:
    """In the legend of the publication, but not readable; a response that was never offered is not lost."""
    return kind in grid and isnan(grid[kind])


def _parts_lost(grid: Mapping[str, float]) -> bool:
    return any(_lost(grid, kind) for kind in STRONG)


def _moved(block: Block, *, to: float) -> Block:
    return Block(block.row, block.panel, to, block.width, block.kind, block.text, block.hover)


def _with_hover(block: Block, *, label: str, names: Mapping[str, str]) -> Block:
    said = block.hover or f"{names[block.kind]} : {labels.percent(block.width)}"
    hover = labels.french(f"<b>{label}</b><br>{said}")
    return Block(block.row, block.panel, block.start, block.width, block.kind, block.text, hover)


def _layout(item_labels: Sequence[str], blocks: Sequence[Block]) -> dict[str, object]:
    left = _rounded(max((-block.start for block in blocks if block.start < 0), default=0))
    apart = _rounded(max((b.start + b.width for b in blocks if b.panel == "apart"), default=0))
    kinds = len({block.kind for block in blocks})
    whole = left + 100 + ((GAP + apart) if apart else 0)
    ticks = [tick for tick in (0, 25, 50, 75, 100)]
    axes = {"xaxis": theme.share_axis(range=[-left, 100], domain=[0, (left + 100) / whole], tickvals=ticks)}
    if apart:
        axes["xaxis2"] = theme.share_axis(
            range=[0, apart], domain=[1 - apart / whole, 1], showticklabels=False, showgrid=False
        )
    return rows.row_layout(
        labels=[labels.french(label) for label in item_labels],
        pitch=PITCH,
        label_at=LABEL_AT,
        top=LEGEND_LINE * ceil(kinds / 2) + HEADING,
        showlegend=True,
        legend=_legend(len(item_labels)),
        barmode="overlay",
        bargap=0,
        **axes,
    )


def _rounded(width: float) -> float:
    return 5 * ceil(width / 5) if width else 0


def _legend(item_count: int) -> dict[str, object]:
    return {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1 + HEADING / (item_count * PITCH),
        "yanchor": "bottom",
        "traceorder": "normal",
        "entrywidth": 110,
        "entrywidthmode": "pixels",
        "font": {"size": theme.SMALL, "color": theme.INK},
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
    }


def _figure_ids(frame: pd.DataFrame) -> dict[tuple[int, str], str]:
    """The figure that each row states for each response; an unread part leads to the total that covers it."""
    if "figure_id" not in frame:
        return {}
    row_of = {item_id: row for row, item_id in enumerate(dict.fromkeys(frame["item_id"]))}
    keys = zip(frame["item_id"].map(row_of), frame["response_id"], strict=True)
    found = dict(zip(keys, frame["figure_id"], strict=True))
    totals = {(row, "unshared"): figure_id for (row, kind), figure_id in found.items() if kind == "top2"}
    return found | totals


def _bar(blocks: Sequence[Block], *, kind: str, name: str, ids: Mapping[tuple[int, str], str]) -> go.Bar:
    return go.Bar(
        x=[block.width for block in blocks],
        base=[block.start for block in blocks],
        y=[-block.row + BAR_AT for block in blocks],
        width=BAR_WIDTH,
        orientation="h",
        ids=[ids.get((block.row, kind), "") for block in blocks],
        name=labels.french(_short(name)),
        legendgroup=kind,
        xaxis="x2" if blocks[0].panel == "apart" else "x",
        marker=_marker(kind),
        text=[block.hover for block in blocks],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )


def _short(name: str) -> str:
    """« Très fort » from « Impact très fort »: the legend stands under a question that says impact."""
    return labels.capitalized(name.removeprefix("Impact "))


def _marker(kind: str) -> dict[str, object]:
    """Solid colours for the scale; patterns for what is no answer of it."""
    outline = {"color": theme.GROUND, "width": 1.5}
    if kind in theme.SCALE_COLORS:
        return {"color": theme.SCALE_COLORS[kind], "line": outline}
    color = theme.SCALE_COLORS["fort"] if kind == "unshared" else theme.MISSING
    pattern = {
        "shape": "." if kind == "nsp" else "/",
        "fgcolor": color,
        "bgcolor": theme.GROUND,
        "fillmode": "replace",
        "size": 6,
        "solidity": 0.25,
    }
    return {"color": theme.GROUND, "pattern": pattern, "line": {"color": color, "width": 1}}


def _show_each_name_once(figure: go.Figure) -> None:
    seen: set[str] = set()
    for trace in figure.data:
        trace.showlegend = trace.legendgroup not in seen
        seen.add(trace.legendgroup)


def _texts(blocks: Sequence[Block]) -> list[dict[str, object]]:
    return [
        rows.value_text(
            block.text,
            x=block.start + block.width / 2,
            y=-block.row + BAR_AT,
            color=theme.SCALE_TEXT_COLORS.get(block.kind, theme.INK),
            xref="x2" if block.panel == "apart" else "x",
        )
        for block in blocks
        if block.text
    ]


def _totals(grids: Sequence[tuple[str, Mapping[str, float]]]) -> list[dict[str, object]]:
    """The printed total, at the end of the strong side."""
    return [
        rows.value_text(
            f"<b>{labels.percent(grid['top2'])}</b>",
            x=grid["top2"],
            y=-row + BAR_AT,
            color=theme.INK,
            anchor="left",
            xshift=6,
        )
        for row, (_, grid) in enumerate(grids)
        if _known(grid, "top2")
    ]


def _silent(frame: pd.DataFrame, blocks: Sequence[Block]) -> list[dict[str, object]]:
    """The word that says why a row has nothing to show."""
    drawn = {block.row for block in blocks}
    statuses = frame.drop_duplicates("item_id")["status"]
    font = {"size": theme.SMALL, "color": theme.MISSING}
    return [
        rows.value_text(
            labels.STATUS_WORDS.get(status, "non publié"),
            x=0,
            y=-row + BAR_AT,
            color=theme.MISSING,
            anchor="left",
            font=font,
        )
        for row, status in enumerate(statuses)
        if row not in drawn
    ]


def _headings(figure: go.Figure) -> list[dict[str, object]]:
    font = {"size": theme.SMALL, "color": theme.MUTED}
    place = {"y": 0.5, "yref": "y", "yanchor": "bottom", "yshift": 4, "showarrow": False, "font": font}
    notes = [{"text": "Total fort ou très fort →", "x": 0, "xref": "x", "xanchor": "left"} | place]
    if "xaxis2" in figure.layout and figure.layout.xaxis2.domain:
        notes.append({"text": "À part", "x": 0, "xref": "x2", "xanchor": "left"} | place)
    return notes
