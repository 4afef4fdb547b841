"""Card: one finding with everything that must travel with it."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels

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
            for row in rows.itertuples()
        ]
    )
    order = list(dict.fromkeys(cells[columns]))
    table = cells.pivot_table(index="item_label", columns=columns, values="cell", aggfunc="first", sort=False)
    table = table.reindex(columns=order).fillna("–").reset_index()
    table.columns = [row_header, *(labels.french(label) for label in order)]
    return table


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
