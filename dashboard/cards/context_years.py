"""Years of an indicator: its values over the years, one small panel a region, all on one scale."""

import re
from collections import Counter

import duckdb
import pandas as pd

from dashboard import labels
from dashboard.cards import context
from dashboard.cards.card import Card, stating, tidy
from dashboard.charts import panels
from dashboard.labels import french
from dashboard.queries import regions as queries

SAME_METHOD = "Même indicateur, même producteur ; une année dont la méthode change est un autre indicateur."
_SENTENCE_END = re.compile(r"\. (?=[A-ZÉÀ])")
_OWN_LINES = re.compile(r"\bR\d{4}\b|ne donne pas la ligne")
SAME_START = 40  # characters after which two notes say the same thing


def cards(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, region_id: str = queries.ALL_REGIONS
) -> tuple[Card, ...]:
    """The indicator over the years, one small panel a region; nothing where a single year is published."""
    rows = queries.context_evolution(cursor, question_id=question_id)
    if rows["period"].nunique() < 2:
        return ()
    measure_id = rows["measure_id"].dropna().iloc[0]
    written = pd.concat(
        [context.written(kind, measure_id=measure_id) for _, kind in rows.groupby("region_kind", sort=False)]
    )
    return (_evolution_card(written, region_id=region_id),)


def _evolution_card(rows: pd.DataFrame, *, region_id: str) -> Card:
    last = rows[rows["year"] == rows["year"].max()]
    reference = _yearly_reference(rows) if context.shares_axis(last) else None
    placed = _panels(rows, last=last, reference=reference)
    held = rows[rows["value"].notna()]
    finding = _evolution_finding(rows)
    first_year, last_year = rows["year"].min(), rows["year"].max()
    end = labels.quantity(context.scale_end(rows), measure_id=rows["measure_id"].dropna().iloc[0])
    scale = f"Une seule échelle pour tous les panneaux, de zéro à {end}."
    dots = "" if reference is None else f" En pointillé : {reference['region_label'].iloc[0]}."
    return Card(
        card_id=context.identifier(
            "evolution", held.iloc[0]["question_id"], f"{first_year}-{last_year}", region_id
        ),
        finding=finding,
        question=context.what_it_is(held.iloc[0]),
        figure=panels.small_multiples(
            placed, end=context.scale_end(rows), reference=reference, chosen=region_id
        ),
        base=context.producer_line(held.iloc[0], period=f"{first_year}-{last_year}"),
        source=labels.source_line(context.shared_places(held)),
        table=_evolution_table(placed),
        alt=french(f"{finding}. {_evolution_alt(placed)}"),
        data=tidy(rows),
        notes=(french(scale + dots), french(SAME_METHOD), *_wave_notes(held), *context.provenance(held)),
    )


def _panels(rows: pd.DataFrame, *, last: pd.DataFrame, reference: pd.DataFrame | None) -> pd.DataFrame:
    """France if it shares the scale, then the regions from the highest latest value down, then overseas."""
    latest = last.set_index("region_id")["value"].to_dict()
    kinds = [rows[rows["region_kind"] == kind] for kind in ("region", "overseas")]
    groups = [
        kind.assign(group=number, latest=kind["region_id"].map(latest)).sort_values(
            ["latest", "region_order", "year"], ascending=[False, True, True], na_position="last"
        )
        for number, kind in enumerate(kinds)
        if kind["value"].notna().any()
    ]
    first = [] if reference is None else [reference.assign(group=0)]
    return pd.concat([*first, *groups], ignore_index=True)


def _yearly_reference(rows: pd.DataFrame) -> pd.DataFrame | None:
    """France in every year: the territory that the map's legend names."""
    named = context.reference_of(rows)
    return None if named is None else rows[rows["region_label"] == named.label].sort_values("year")


def _evolution_finding(rows: pd.DataFrame) -> str:
    """« …, de 2008 à 2015 : 12 régions en hausse, 1 en baisse ; France : de 9,9 % à 10,5 % »."""
    ends = rows[rows["year"].isin([rows["year"].min(), rows["year"].max()])]
    regions = ends[ends["region_kind"] == "region"]
    decimals = context.printed_decimals(regions["value"])
    both = regions.pivot(index="region_id", columns="year", values="value").dropna().round(decimals)
    change = (both.iloc[:, -1] - both.iloc[:, 0]).round(decimals)
    ways = {
        "en hausse": (change > 0).sum(),
        "en baisse": (change < 0).sum(),
        "sans changement": (change == 0).sum(),
    }
    counts = [f"{count} {way}" for way, count in ways.items() if count]
    told = f"sur {len(change)} régions, {labels.listed(counts)}"
    name = rows["question_label"].dropna().iloc[0]
    reference = _yearly_reference(ends)
    beside = ""
    if reference is not None and len(reference) == 2:
        before, after = reference["value_text"]
        beside = f" ; {reference['region_label'].iloc[0]} : de {before} à {after}"
    return french(f"{name}, de {rows['year'].min()} à {rows['year'].max()} : {told}{beside}")


def _evolution_table(panels: pd.DataFrame) -> pd.DataFrame:
    regions = list(dict.fromkeys(panels["region_label"]))
    crossed = panels.pivot(index="region_label", columns="year", values=["value_text", "figure_id"])
    crossed = crossed.reindex(regions).rename(columns=str)
    table = crossed["value_text"].rename_axis("Territoire").reset_index().rename_axis(columns=None)
    return stating(table, crossed["figure_id"].to_dict("list"))


def _evolution_alt(panels: pd.DataFrame) -> str:
    parts = [
        f"{label} : " + ", ".join(f"{row.value_text} en {row.year}" for row in panel.itertuples())
        for label, panel in panels.groupby("region_label", sort=False)
    ]
    return f"{' ; '.join(parts)}."


def _wave_notes(held: pd.DataFrame) -> tuple[str, ...]:
    """What the source or the copy says of one year's values and of no other's."""
    told = {year: _sentences(rows["note"], year=year) for year, rows in held.groupby("year")}
    starts = Counter(start for sentences in told.values() for start in sentences)
    alone = {
        year: [sentence for start, sentence in sentences.items() if starts[start] == 1]
        for year, sentences in told.items()
    }
    return tuple(french(f"{year} : {'. '.join(own)}.") for year, own in alone.items() if own)


def _sentences(notes: pd.Series, *, year: int) -> dict[str, str]:
    """The sentences of a year's notes under how they start, those on our own lines left out."""
    texts = [
        sentence.strip(" .").removeprefix(f"{year} : ")
        for note in notes.fillna("").unique()
        for sentence in _SENTENCE_END.split(note)
    ]
    return {text[:SAME_START]: text for text in texts if text and not _OWN_LINES.search(text)}
