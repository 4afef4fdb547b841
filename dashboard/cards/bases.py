"""Bases: the rows of a card in; what the guard-rails add to its notes, its table and its details out.

The values that circulate beside the ones shown belong to them: who reads one value is told of the other.
"""

import pandas as pd

from dashboard import differing, guards, labels
from dashboard.charts import margins

_DRAWN = "Trait fin"  # how `guards.notes` opens the note on intervals, which not every chart draws


def notes(rows: pd.DataFrame, *, draws_margins: bool = False) -> tuple[str, ...]:
    """Small and unknown bases, counts of answers, other values, and the key of what the chart draws of them.

    Args:
        rows: columns of `observations`; rows without a value say nothing.
        draws_margins: whether the chart draws intervals, and marks the values that are stated otherwise.
    """
    found = guards.notes(rows)
    if draws_margins:
        return (*differing.notes(rows), *found)
    return tuple(note for note in found if not note.startswith(_DRAWN))


def with_counts(table: pd.DataFrame, rows: pd.DataFrame, *, columns: str) -> pd.DataFrame:
    """A crossed table of these rows, the number of answers after each percentage that stands for one.

    Args:
        table: as `card.crossed_table` makes it of `rows`.
        columns: the column of `rows` whose values became the headers.
    """
    counted = guards.guarded(rows)
    shown = table.copy()
    for row in counted[counted["answers_words"].ne("")].to_dict("records"):
        line = shown.iloc[:, 0].eq(row["item_label"])
        header = labels.french(row[columns])
        shown.loc[line, header] = shown.loc[line, header] + f" ({row['answers_words']})"
    return shown


def margin_details(rows: pd.DataFrame, *, name: str = "item_label") -> tuple[str, ...]:
    """The interval of every share that has one, on one line; nothing without any.

    Args:
        name: the column that tells the shares apart.
    """
    known = guards.guarded(rows)
    known = known[known["margin_low"].notna()]
    if known.empty:
        return ()
    with_profile = known["actor_profile_id"].nunique() > 1
    told = [
        f"{row[name]}{', ' + labels.lowered(row['profile_label']) if with_profile else ''}, "
        f"{labels.percent(row['value'])} ({_ends(row)})"
        for row in known.to_dict("records")
    ]
    return (labels.french(f"Intervalles à 95 %, {_plural(guards.MARGIN_LABEL)} : {' ; '.join(told)}."),)


def margin_alt(rows: pd.DataFrame) -> str:
    """Between which percentages the intervals of a chart run, for its written alternative; blank without."""
    known = guards.guarded(rows)
    known = known[known["margin_low"].notna()]
    if known.empty:
        return ""
    widths = known["margin_high"] - known["margin_low"]
    widest = known.loc[widths.idxmax()].to_dict()
    return labels.french(
        f"Intervalles à 95 % ({_plural(guards.MARGIN_LABEL)}) tracés pour "
        f"{labels.listed(known['profile_article'].unique())}, au plus large {_ends(widest)} autour de "
        f"{labels.percent(widest['value'])}."
    )


def _ends(row: dict) -> str:
    return margins.interval_words(row["margin_low"], row["margin_high"]).partition(": ")[2]


def _plural(label: str) -> str:
    """The label of a margin for several: « indicatifs, par référence… »."""
    return label.replace("indicatif", "indicatifs", 1)
