"""Context: cards of what others publish on every region; never a result of the Observatoire, and said so."""

import re
from dataclasses import replace

import duckdb
import pandas as pd
import plotly.graph_objects as go

from dashboard import geography, labels
from dashboard.cards.card import Card, stating, tidy
from dashboard.charts import maps, rankings
from dashboard.labels import french
from dashboard.queries import regions as queries

NOT_A_RESULT = "ce n'est pas un résultat de l'Observatoire"
WARNING = (
    "Contexte : indicateurs publiés par l'Insee, des services de l'État, des observatoires ou des "
    "associations ; ce ne sont pas des résultats de l'Observatoire. Une carte ne montre que des taux : un "
    "nombre, ou la part d'un total national, suit d'abord la taille de la région. Rien ici ne dit qu'un "
    "indicateur explique un autre."
)
HOW_TO_CHOOSE = (
    "Un clic sur une région de la carte, une ligne du classement ou une tuile la choisit partout ; la liste "
    "« Région » fait de même."
)
TIES = (
    "Les régions dont les valeurs s'impriment de la même façon partagent leurs rangs : rien de publié ne les "
    "départage. Un rang n'est pas un jugement."
)
PRODUCER_WORDS = {
    "public": "statistique officielle",
    "association": "producteur associatif ou privé",
    "survey": "enquête d'opinion",
}

_FRANCE = ("country", "metropolitan_france")
_LINE_NUMBER = re.compile(r"\blignes? \d+,?\s*")


def indicator_options(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Indicators a reader can choose, rates first, each under its theme."""
    indicators = queries.context_indicators(cursor)
    return {
        row.question_id: f"{row.theme_fr} · {row.question_label}" + ("" if row.is_rate else " (pas de carte)")
        for row in indicators.itertuples()
    }


def period_options(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> dict[str, str]:
    """Periods of an indicator, latest first."""
    periods = queries.context_periods(cursor, question_id=question_id)["period"]
    return {code: labels.capitalized(labels.period(code)) for code in periods}


def is_mapped(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> bool:
    """Whether the indicator is a rate: a count or a share of a total follows the size of the region."""
    indicators = queries.context_indicators(cursor)
    return bool(indicators.loc[indicators["question_id"] == question_id, "is_rate"].any())


def columns(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str, region_id: str = queries.ALL_REGIONS
) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """What a page shows of an indicator, in two columns: map and overseas tiles, then the ranking.

    A count has no map: its ranking comes first. How the values came to us is said under the first card only,
    because it is the same sentence for all.

    Args:
        region_id: the region that every chart of the two columns shows as chosen.
    """
    makers = [ranking_card, overseas_card]
    if is_mapped(cursor, question_id=question_id):
        makers = [map_card, overseas_card, ranking_card]
    lead, *others = (
        make(cursor, question_id=question_id, period=period, region_id=region_id) for make in makers
    )
    shown = (lead, *(_without(card, lead.notes) for card in others))
    return shown[:-1], shown[-1:]


def map_card(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str, region_id: str = queries.ALL_REGIONS
) -> Card:
    """The metropolitan regions coloured by a rate, France's value in the legend."""
    values = _values(cursor, question_id=question_id, period=period)
    regions = values[values["region_kind"] == "region"]
    limits = maps.class_limits(regions["value"])
    figure = maps.region_map(
        regions,
        outlines=geography.region_outlines(),
        limits=limits,
        limit_texts=_limit_texts(limits, values=values),
        reference=reference_of(values),
        chosen=region_id,
    )
    note = french(
        f"Carte en {len(limits) - 1} classes de même étendue ; une classe contient sa borne inférieure. "
        "Les régions d'outre-mer sont à part, en tuiles."
    )
    return _card(
        values,
        shown=regions,
        kind="carte",
        region_id=region_id,
        finding=_spread(values),
        figure=figure,
        table=_plain_table(values),
        notes=[note],
    )


def ranking_card(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str, region_id: str = queries.ALL_REGIONS
) -> Card:
    """The metropolitan regions from the highest value down, ties as rank ranges, France as a line."""
    values = _values(cursor, question_id=question_id, period=period)
    held = values[values["region_kind"] == "region"]
    regions = rankings.ranked(held, decimals=printed_decimals(held["value"]))
    regions["bar_label"] = [
        f"{row.rank_text} · {row.region_label}" if row.rank_text else row.region_label
        for row in regions.itertuples()
    ]
    figure = rankings.ranking_bars(
        regions,
        end=scale_end(values),
        reference=reference_of(values) if shares_axis(values) else None,
        chosen=region_id,
    )
    return _card(
        values,
        shown=regions,
        kind="classement",
        region_id=region_id,
        finding=_first_and_last(regions, values=values),
        figure=figure,
        table=_ranked_table(regions, values=values),
        notes=[*_place(regions, region_id=region_id), french(TIES)],
    )


def overseas_card(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str, region_id: str = queries.ALL_REGIONS
) -> Card:
    """The five overseas regions as a row of tiles; what the source does not give is said."""
    values = _values(cursor, question_id=question_id, period=period)
    overseas = values[values["region_kind"] == "overseas"]
    regions = values.loc[values["region_kind"] == "region", "value"]
    limits = maps.class_limits(regions) if is_mapped(cursor, question_id=question_id) else []
    outside = [
        row.region_label
        for row in overseas[overseas["value"].notna()].itertuples()
        if limits and not maps.is_within(row.value, limits)
    ]
    note = f"Sans couleur, parce que hors des classes de la carte : {labels.listed(outside)}."
    return _card(
        values,
        shown=overseas,
        kind="outre-mer",
        region_id=region_id,
        finding=_overseas_finding(overseas),
        figure=maps.region_tiles(overseas, limits=limits, chosen=region_id),
        table=_plain_table(overseas),
        notes=[french(note)] if outside else [],
    )


def _place(regions: pd.DataFrame, *, region_id: str) -> list[str]:
    """« Région choisie : Bretagne, 14,3 %, 1er des 13. »."""
    found = regions[regions["region_id"] == region_id]
    if found.empty:
        return []
    row = found.iloc[0]
    place = f", {row['rank_text']} des {regions['value'].notna().sum()}" if row["rank_text"] else ""
    return [french(f"Région choisie : {row['region_label']}, {row['value_text']}{place}.")]


def _card(
    values: pd.DataFrame,
    *,
    shown: pd.DataFrame,
    kind: str,
    region_id: str,
    finding: str,
    figure: go.Figure,
    table: pd.DataFrame,
    notes: list[str],
) -> Card:
    held = values[values["value"].notna()]
    first = held.iloc[0]
    lines = [f"{row.region_label} : {row.value_text}" for row in shown.itertuples()]
    return Card(
        card_id=identifier(kind, first["question_id"], first["period"], region_id),
        finding=finding,
        question=what_it_is(first),
        figure=figure,
        base=producer_line(first, period=first["period"]),
        source=labels.source_line(shared_places(held)),
        table=table,
        alt=french(f"{finding}. {' ; '.join(lines)}."),
        data=tidy(values),
        notes=(*notes, *provenance(held)),
    )


def identifier(kind: str, question_id: str, period: str, region_id: str) -> str:
    """One identifier a chart: with another region chosen, it is another chart."""
    parts = [f"contexte-{kind}", question_id, period.replace("/", "-")]
    return "_".join([*parts, region_id] if region_id != queries.ALL_REGIONS else parts)


def _without(card: Card, notes: tuple[str, ...]) -> Card:
    return replace(card, notes=tuple(note for note in card.notes if note not in notes))


def what_it_is(first: pd.Series) -> str:
    definition = first["question_definition"] or first["question_label"]
    return french(f"Contexte : {NOT_A_RESULT}. {definition}")


def producer_line(first: pd.Series, *, period: str) -> str:
    word = PRODUCER_WORDS.get(first["producer_type"], "producteur")
    return french(f"Producteur : {first['producer']} · {word} · {labels.capitalized(labels.period(period))}")


def provenance(held: pd.DataFrame) -> tuple[str, ...]:
    """Where the values were read, a copy named as a copy: the study's own note."""
    return tuple(french(text) for text in held["study_note"].dropna().unique() if text)


def shared_places(held: pd.DataFrame) -> pd.DataFrame:
    """Publications with the place that all values share: the line of each stays in the data."""
    places = held["locator"].str.replace(_LINE_NUMBER, "", regex=True).str.strip(" ,;")
    return held.assign(locator=places).drop_duplicates(["publication_title", "locator"])


def _values(cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str) -> pd.DataFrame:
    """The indicator with each value written, in code-list order."""
    values = queries.context_values(cursor, question_id=question_id, period=period)
    measure_id = values["measure_id"].dropna().iloc[0]
    return pd.concat(
        [written(rows, measure_id=measure_id) for _, rows in values.groupby("region_kind", sort=False)]
    ).sort_values("region_order", kind="stable")


def written(rows: pd.DataFrame, *, measure_id: str) -> pd.DataFrame:
    """Rows of one kind of territory, as finely written as the source prints that kind."""
    decimals = printed_decimals(rows["value"])
    return rows.assign(
        region_label=rows["region_label"].map(french),
        value_text=[_text(row, measure_id=measure_id, decimals=decimals) for row in rows.itertuples()],
        map_text=[_text(row, measure_id="", decimals=decimals) for row in rows.itertuples()],
    )


def printed_decimals(values: pd.Series) -> int:
    """How finely a series is printed: the most decimals that one of its values shows."""
    return max((len(f"{value:.3f}".rstrip("0").partition(".")[2]) for value in values.dropna()), default=0)


def _text(row: object, *, measure_id: str, decimals: int) -> str:
    if pd.isna(row.value):
        return labels.STATUS_WORDS[row.status]
    words = {"≈": "environ ", ">": "plus de ", "<": "moins de "}.get(row.qualifier, "")
    written = labels.number(row.value, decimals=decimals)
    return words + written + {"share": f"{labels.NARROW}%", "eur": f"{labels.NARROW}€"}.get(measure_id, "")


def _limit_texts(limits: list[float], *, values: pd.DataFrame) -> list[str]:
    unit = f"{labels.NARROW}%" if (values["measure_id"] == "share").any() else ""
    decimals = max(len(f"{limit:.3f}".rstrip("0").partition(".")[2]) for limit in limits)
    texts = [labels.number(limit, decimals=decimals) for limit in limits]
    return [*texts[:-1], texts[-1] + unit]


def reference_of(values: pd.DataFrame) -> maps.Reference | None:
    """Metropolitan France first: it is what metropolitan regions are read beside."""
    found = values[values["region_kind"].isin(_FRANCE)].sort_values("region_kind", ascending=False)
    if found.empty:
        return None
    row = found.iloc[0]
    return maps.Reference(label=row["region_label"], value=float(row["value"]), text=row["value_text"])


def shares_axis(values: pd.DataFrame) -> bool:
    """Whether France's value stands on the axis of a region's: a national total does not."""
    reference = reference_of(values)
    return reference is not None and reference.value <= 2 * values.loc[_regional(values), "value"].max()


def _regional(values: pd.DataFrame) -> pd.Series:
    return values["region_kind"].isin(["region", "overseas"])


def scale_end(values: pd.DataFrame) -> float:
    ceiling = 100.0 if (values["measure_id"] == "share").any() else float("inf")
    return rankings.axis_end(values.loc[_regional(values), "value"], ceiling=ceiling)


def _spread(values: pd.DataFrame) -> str:
    """« Taux de pauvreté, 2018 : de 10,8 % en Bretagne à 18,5 % en Corse ; France : 14,6 % »."""
    regions = values[(values["region_kind"] == "region") & values["value"].notna()]
    low, high = (_extreme(regions, bound) for bound in (regions["value"].min(), regions["value"].max()))
    return french(f"{_name(values)} : de {low} à {high}{_beside(values)}")


def _first_and_last(ranked: pd.DataFrame, *, values: pd.DataFrame) -> str:
    """« Taux de pauvreté, 2018 : la valeur la plus haute est en Corse, la plus basse en Bretagne »."""
    known = ranked[ranked["value"].notna()]
    first = known[known["first_rank"] == 1]
    last = known[known["last_rank"] == len(known)]
    return french(
        f"{_name(values)} : la valeur la plus haute est {_where(first)} ({first['value_text'].iloc[0]}), "
        f"la plus basse {_where(last)} ({last['value_text'].iloc[0]})"
    )


def _where(rows: pd.DataFrame) -> str:
    return labels.listed(rows["region_phrase"])


def _overseas_finding(overseas: pd.DataFrame) -> str:
    known, missing = overseas[overseas["value"].notna()], overseas[overseas["value"].isna()]
    if known.empty:
        return french("Outre-mer : la source ne publie rien pour les cinq régions")
    low, high = (_extreme(known, bound) for bound in (known["value"].min(), known["value"].max()))
    span = high if known["value"].nunique() == 1 else f"de {low} à {high}"
    end = f" ; non publié : {labels.listed(missing['region_label'])}" if len(missing) else ""
    return french(f"Outre-mer : {span}{end}")


def _extreme(regions: pd.DataFrame, value: float) -> str:
    at = regions[regions["value"] == value]
    return f"{at['value_text'].iloc[0]} {_where(at)}"


def _beside(values: pd.DataFrame) -> str:
    reference = reference_of(values)
    return f" ; {reference.label} : {reference.text}" if reference is not None else ""


def _name(values: pd.DataFrame) -> str:
    first = values[values["value"].notna()].iloc[0]
    return f"{first['question_label']}, {labels.period(first['period'])}"


def _plain_table(values: pd.DataFrame) -> pd.DataFrame:
    shown = (
        values[values["region_kind"] != "overseas"] if (values["region_kind"] == "region").any() else values
    )
    table = pd.DataFrame({"Territoire": shown["region_label"], "Valeur": shown["value_text"]})
    return stating(table.reset_index(drop=True), {"Valeur": shown["figure_id"]})


def _ranked_table(ranked: pd.DataFrame, *, values: pd.DataFrame) -> pd.DataFrame:
    """The ranked regions, then the territories that no rank is given: overseas and France."""
    kinds = [values[values["region_kind"] == "overseas"], values[values["region_kind"].isin(_FRANCE)]]
    rows = pd.concat([ranked, *(kind.assign(rank_text="–") for kind in kinds)])
    ranks = rows["rank_text"].replace("", "–")
    table = pd.DataFrame({"Rang": ranks, "Territoire": rows["region_label"], "Valeur": rows["value_text"]})
    return stating(table.reset_index(drop=True), {"Valeur": rows["figure_id"]})
