"""Context: cards of what others publish on every region; never a result of the Observatoire, and said so."""

import re
from dataclasses import replace

import duckdb
import pandas as pd

from dashboard import geography, labels
from dashboard.cards.card import Card, tidy
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


def cards(cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str) -> tuple[Card, ...]:
    """What a page shows of an indicator: a map if it is a rate, the ranking, and the overseas regions.

    How the values came to us is said under the first card only: it is the same sentence for all.
    """
    makers = [ranking_card, overseas_card]
    if is_mapped(cursor, question_id=question_id):
        makers.insert(0, map_card)
    lead, *others = (make(cursor, question_id=question_id, period=period) for make in makers)
    return (lead, *(_without(card, lead.notes) for card in others))


def map_card(cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str) -> Card:
    """The metropolitan regions coloured by a rate, France's value in the legend."""
    values = _values(cursor, question_id=question_id, period=period)
    regions = values[values["region_kind"] == "region"]
    limits = maps.class_limits(regions["value"])
    figure = maps.region_map(
        regions,
        outlines=geography.region_outlines(),
        limits=limits,
        limit_texts=_limit_texts(limits, values=values),
        reference=_reference(values),
    )
    note = french(
        f"Carte en {len(limits) - 1} classes de même étendue ; une classe contient sa borne inférieure. "
        "Les régions d'outre-mer sont à part, plus bas."
    )
    return _card(
        values,
        shown=regions,
        kind="carte",
        finding=_spread(values),
        figure=figure,
        table=_plain_table(values),
        note=note,
    )


def ranking_card(cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str) -> Card:
    """The metropolitan regions from the highest value down, ties as rank ranges, France as a line."""
    values = _values(cursor, question_id=question_id, period=period)
    regions = rankings.ranked(
        values[values["region_kind"] == "region"],
        decimals=_decimals(values[values["region_kind"] == "region"]),
    )
    regions["bar_label"] = [
        f"{row.rank_text} · {row.region_label}" if row.rank_text else row.region_label
        for row in regions.itertuples()
    ]
    figure = rankings.ranking_bars(
        regions, end=_end(values), reference=_reference(values) if _is_rate(values) else None
    )
    note = french(
        "Les régions dont les valeurs s'impriment de la même façon partagent leurs rangs : "
        "rien de publié ne les départage. Un rang n'est pas un jugement."
    )
    return _card(
        values,
        shown=regions,
        kind="classement",
        finding=_first_and_last(regions, values=values),
        figure=figure,
        table=_ranked_table(regions, values=values),
        note=note,
    )


def overseas_card(cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str) -> Card:
    """The five overseas regions, on the axis of the ranking; what the source does not give is said."""
    values = _values(cursor, question_id=question_id, period=period)
    overseas = values[values["region_kind"] == "overseas"].assign(bar_label=lambda rows: rows["region_label"])
    figure = rankings.ranking_bars(
        overseas, end=_end(values), reference=_reference(values) if _is_rate(values) else None
    )
    return _card(
        values,
        shown=overseas,
        kind="outre-mer",
        finding=_overseas_finding(overseas),
        figure=figure,
        table=_plain_table(overseas),
        note="",
    )


def _card(
    values: pd.DataFrame,
    *,
    shown: pd.DataFrame,
    kind: str,
    finding: str,
    figure: object,
    table: pd.DataFrame,
    note: str,
) -> Card:
    held = values[values["value"].notna()]
    first = held.iloc[0]
    lines = [f"{row.region_label} : {row.value_text}" for row in shown.itertuples()]
    return Card(
        card_id=f"contexte-{kind}_{first['question_id']}_{first['period']}".replace("/", "-"),
        finding=finding,
        question=_what_it_is(first),
        figure=figure,
        base=_producer_line(first),
        source=labels.source_line(_sources(held)),
        table=table,
        alt=french(f"{finding}. {' ; '.join(lines)}."),
        data=tidy(values),
        notes=(*([french(note)] if note else []), *_provenance(held)),
    )


def _without(card: Card, notes: tuple[str, ...]) -> Card:
    return replace(card, notes=tuple(note for note in card.notes if note not in notes))


def _what_it_is(first: pd.Series) -> str:
    definition = first["question_definition"] or first["question_label"]
    return french(f"Contexte : {NOT_A_RESULT}. {definition}")


def _producer_line(first: pd.Series) -> str:
    word = PRODUCER_WORDS.get(first["producer_type"], "producteur")
    return french(
        f"Producteur : {first['producer']} · {word} · {labels.capitalized(labels.period(first['period']))}"
    )


def _provenance(held: pd.DataFrame) -> tuple[str, ...]:
    """Where the values were read, a copy named as a copy: the study's own note."""
    return tuple(french(text) for text in held["study_note"].dropna().unique() if text)


def _sources(held: pd.DataFrame) -> pd.DataFrame:
    """Publications with the place that all values share: the line of each stays in the data."""
    places = held["locator"].str.replace(_LINE_NUMBER, "", regex=True).str.strip(" ,;")
    return held.assign(locator=places).drop_duplicates(["publication_title", "locator"])


def _values(cursor: duckdb.DuckDBPyConnection, *, question_id: str, period: str) -> pd.DataFrame:
    """The indicator with each value written, in code-list order."""
    values = queries.context_values(cursor, question_id=question_id, period=period)
    measure_id = values["measure_id"].dropna().iloc[0]
    return pd.concat(
        [_written(rows, measure_id=measure_id) for _, rows in values.groupby("region_kind", sort=False)]
    ).sort_values("region_order", kind="stable")


def _written(rows: pd.DataFrame, *, measure_id: str) -> pd.DataFrame:
    """Rows of one kind of territory, as finely written as the source prints that kind."""
    decimals = _decimals(rows)
    return rows.assign(
        value_text=[_text(row, measure_id=measure_id, decimals=decimals) for row in rows.itertuples()],
        map_text=[_text(row, measure_id="", decimals=decimals) for row in rows.itertuples()],
    )


def _decimals(rows: pd.DataFrame) -> int:
    """How finely the series is printed: the most decimals that one of its values shows."""
    known = rows["value"].dropna()
    return max((len(f"{value:.3f}".rstrip("0").partition(".")[2]) for value in known), default=0)


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


def _reference(values: pd.DataFrame) -> maps.Reference | None:
    """Metropolitan France first: it is what metropolitan regions are read beside."""
    found = values[values["region_kind"].isin(_FRANCE)].sort_values("region_kind", ascending=False)
    if found.empty:
        return None
    row = found.iloc[0]
    return maps.Reference(label=row["region_label"], value=float(row["value"]), text=row["value_text"])


def _is_rate(values: pd.DataFrame) -> bool:
    """Whether France's value stands on the axis of a region's: a national total does not."""
    reference = _reference(values)
    return reference is not None and reference.value <= 2 * values.loc[_regional(values), "value"].max()


def _regional(values: pd.DataFrame) -> pd.Series:
    return values["region_kind"].isin(["region", "overseas"])


def _end(values: pd.DataFrame) -> float:
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
    reference = _reference(values)
    return f" ; {reference.label} : {reference.text}" if reference is not None else ""


def _name(values: pd.DataFrame) -> str:
    first = values[values["value"].notna()].iloc[0]
    return f"{first['question_label']}, {labels.period(first['period'])}"


def _plain_table(values: pd.DataFrame) -> pd.DataFrame:
    shown = (
        values[values["region_kind"] != "overseas"] if (values["region_kind"] == "region").any() else values
    )
    return pd.DataFrame({"Territoire": shown["region_label"], "Valeur": shown["value_text"]}).reset_index(
        drop=True
    )


def _ranked_table(ranked: pd.DataFrame, *, values: pd.DataFrame) -> pd.DataFrame:
    france = values[values["region_kind"].isin(_FRANCE)].assign(rank_text="–")
    rows = pd.concat([ranked, france])
    ranks = rows["rank_text"].replace("", "–")
    return pd.DataFrame(
        {"Rang": ranks, "Territoire": rows["region_label"], "Valeur": rows["value_text"]}
    ).reset_index(drop=True)
