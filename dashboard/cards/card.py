"""Card: one finding with everything that must travel with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard import differing, labels

TIDY_COLUMNS = (
    "figure_id",
    "question_id",
    "question_label",
    "item_id",
    "item_label",
    "response_id",
    "response_label",
    "actor_profile_id",
    "profile_label",
    "population_id",
    "region_id",
    "region_label",
    "period",
    "measure_id",
    "value",
    "value_printed",
    "qualifier",
    "status",
    "reading",
    "base_label",
    "base_n",
    "universe_n",
    "study_id",
    "study_title",
    "institute",
    "publisher",
    "publication_title",
    "publication_url",
    "locator",
    "source_row",
    "note",
)


@dataclass(frozen=True)
class Card:
    """One finding ready to show or export: a chart cannot exist without its base and its source."""

    card_id: str  # stable slug: widget keys, file names
    finding: str  # French sentence, the title
    question: str  # question asked as published, or the reason why we do not have it
    figure: go.Figure  # light colours, transparent ground, no title inside
    base: str  # base, universe, wave, institute
    source: str  # documents with place
    table: pd.DataFrame  # display-ready: French headers, formatted text, unpublished cells with their word
    alt: str  # written alternative
    data: pd.DataFrame  # raw tidy rows: CSV
    notes: tuple[str, ...] = ()  # footnotes: conflicts, reconstructed readings, caveats
    details: tuple[str, ...] = ()  # folded with the table: the other wordings, the reasons of a grade

    def __post_init__(self) -> None:
        for name in ("card_id", "finding", "question", "base", "source", "alt"):
            if not getattr(self, name).strip():
                raise ValueError(f"card {self.card_id!r} has no {name}: a chart travels with all of it")


def tidy(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of `rows` that a reader's CSV holds, in the order of the contract."""
    return rows[[column for column in TIDY_COLUMNS if column in rows.columns]].reset_index(drop=True)


def stating(table: pd.DataFrame, figure_ids: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """The table, remembering which figure each cell of some columns states; `figure_ids` reads it back.

    Args:
        figure_ids: by header, one identifier a row, NaN or None where the cell states no figure.
    """
    table.attrs["figure_ids"] = {header: list(ids) for header, ids in figure_ids.items()}
    return table


def figure_ids(table: pd.DataFrame) -> dict[str, list[object]]:
    """What `stating` left on the table; empty without it."""
    return table.attrs.get("figure_ids", {})


def crossed_table(rows: pd.DataFrame, *, row_header: str, columns: str) -> pd.DataFrame:
    """Items in rows, profiles or responses in columns, each cell as text; the table under a chart.

    Args:
        rows: one row a cell, in display order: `item_label`, `value`, `status`, `measure_id`, `qualifier`.
        row_header: header of the first column, never empty: a screen reader says it.
        columns: the column of `rows` whose values become the headers.
    """
    cells = rows.assign(
        cell=[
            labels.cell(row.value, measure_id=row.measure_id, status=row.status, qualifier=row.qualifier)
            + differing.mark(row)
            for row in rows.itertuples()
        ]
    )
    table = _crossed(cells, columns=columns, values="cell").fillna("–").reset_index()
    headers = [labels.french(label) for label in table.columns[1:]]
    table.columns = [row_header, *headers]
    if "figure_id" not in rows:
        return table
    ids = _crossed(cells, columns=columns, values="figure_id")
    return stating(table, dict(zip(headers, (ids[label] for label in ids), strict=True)))


def _crossed(cells: pd.DataFrame, *, columns: str, values: str) -> pd.DataFrame:
    """One row an item, one column a label of `columns`, both in the order of the cells."""
    order = list(dict.fromkeys(cells[columns]))
    items = list(dict.fromkeys(cells["item_label"]))
    known = cells.drop_duplicates(["item_label", columns])
    return known.pivot(index="item_label", columns=columns, values=values).reindex(index=items, columns=order)


def reading_note(rows: pd.DataFrame) -> tuple[str, ...]:
    """How many of the values were paired with their label by reasoning, where some were."""
    known = rows["value"].notna()
    paired = int((known & (rows["reading"] == "reconstructed")).sum())
    if not paired:
        return ()
    verb = "ont été réunies à leur libellé" if paired > 1 else "a été réunie à son libellé"
    return (
        labels.french(
            f"{paired} des {int(known.sum())} valeurs affichées {verb} par un raisonnement, donné dans les "
            "données."
        ),
    )
