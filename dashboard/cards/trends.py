"""Trends: one card a series that exists — same question, same profile, waves that compare."""

from dataclasses import dataclass, replace
from itertools import pairwise

import duckdb
import pandas as pd

from dashboard import insights, labels, theme, verdicts
from dashboard.cards import bases, practices
from dashboard.cards.card import Card, stating, tidy
from dashboard.charts import lines, rankings
from dashboard.comparability import comparable_groups, stated_between
from dashboard.queries import compare, trends

ALL_SERIES = "_T"
RATE = "taux_partenariat"
MOST_TOLD = 3
GRADES = {"A": "Même question", "B": "Comparaison avec réserve", "C": "Non comparable"}
DERIVED = "Écarts entre vagues calculés ici."
_KEYS = ["question_id", "item_id", "response_id", "measure_id", "actor_profile_id", "population_id"]


@dataclass(frozen=True)
class Series:
    """A question and a profile with at least two waves that compare."""

    question_id: str
    actor_profile_id: str

    @property
    def code(self) -> str:
        """What names the series in an address: `taux_partenariat.entreprises`."""
        return f"{self.question_id}.{self.actor_profile_id}"


def options(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """All series together, then each by the code of its address."""
    rows = _comparable(cursor).drop_duplicates(["question_id", "actor_profile_id"])
    names = {Series(row.question_id, row.actor_profile_id): _series_name(row) for row in rows.itertuples()}
    return {ALL_SERIES: "Toutes les séries"} | {one.code: names[one] for one in series(cursor)}


def series(cursor: duckdb.DuckDBPyConnection, *, code: str = ALL_SERIES) -> list[Series]:
    """The series that exist, or the one of this code; practice rates first."""
    rows = _comparable(cursor).drop_duplicates(["question_id", "actor_profile_id"])
    found = [Series(row.question_id, row.actor_profile_id) for row in rows.itertuples()]
    ordered = sorted(found, key=lambda one: one.question_id != RATE)
    return [one for one in ordered if code in (ALL_SERIES, one.code)]


def evolution(cursor: duckdb.DuckDBPyConnection, *, question_id: str, actor_profile_id: str) -> Card:
    """One series: a line for a single result, else the latest wave of each item beside the one before."""
    rows = _comparable(cursor)
    rows = rows[(rows["question_id"] == question_id) & (rows["actor_profile_id"] == actor_profile_id)]
    if question_id == RATE:
        card = practices.rates(cursor, actor_profile_id=actor_profile_id)
    elif rows["item_id"].nunique() == 1 and rows["measure_id"].eq("share").all():
        card = _line(cursor, rows)
    else:
        card = _waves(cursor, rows)
    tested = verdicts.summary(_verdicts(rows, compare.grades(cursor)))
    notes = (
        *grade_notes(cursor, rows),
        *card.notes,
        *_lone_notes(cursor, rows),
        labels.french(f"{DERIVED} {tested}".strip()),
    )
    return replace(card, notes=notes)


def _verdicts(rows: pd.DataFrame, grades: pd.DataFrame) -> list[verdicts.Verdict]:
    """What may be said of each result's last change, as one family."""
    results = [
        group.sort_values("period", kind="stable").to_dict("records")
        for _, group in rows.groupby(["item_id", "response_id", "population_id"], sort=False)
    ]
    pairs = [(waves[-1], waves[-2]) for waves in results if len(waves) > 1]
    return verdicts.pair_verdicts(pairs, grades=grades)


def apart(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What several waves published although nothing lets them join: values, and the reason.

    Returns:
        One row a question and profile, display-ready: `item_label`, `item_definition`.
    """
    rows, grades = trends.several_waves(cursor), compare.grades(cursor)
    drawn = _comparable(cursor)[["question_id", "actor_profile_id", "study_id"]].drop_duplicates()
    is_drawn = pd.MultiIndex.from_frame(rows[list(drawn)]).isin(pd.MultiIndex.from_frame(drawn))
    records = []
    for _, same in rows.assign(is_drawn=is_drawn).groupby(["question_id", "actor_profile_id"], sort=False):
        alone = same[~same["is_drawn"]]
        if not alone.empty:
            told = " ; ".join(_told(wave) for _, wave in alone.groupby("study_id", sort=False))
            told = labels.capitalized(told)
            records.append((_series_name(alone.iloc[0]), f"{told}. {_reasons(same, alone, grades)}"))
    return pd.DataFrame(
        [tuple(labels.french(text) for text in record) for record in records],
        columns=["item_label", "item_definition"],
    )


def other_value_notes(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[str, ...]:
    """Other values that publications state for the results shown."""
    others = trends.other_values(cursor, observation_ids=tuple(rows["observation_id"]))
    return tuple(
        labels.french(
            f"{_name(row)}, {labels.period(row['period'])} : {_text(row)} selon {row['publication_title']}."
        )
        for _, row in others.iterrows()
    )


def other_value(others: pd.DataFrame, observation_id: str) -> float:
    """The other value stated for this observation, NaN when publications agree."""
    found = others.loc[others["observation_id"] == observation_id, "value"]
    return float(found.iloc[0]) if len(found) else float("nan")


def _comparable(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Rows whose waves compare with each other (grade A or B), several waves an item."""
    rows, grades = trends.repeated_results(cursor), compare.grades(cursor)
    groups = [
        group for _, same in rows.groupby(_KEYS, sort=False) for group in comparable_groups(same, grades)
    ]
    return pd.concat([group for group in groups if group["study_id"].nunique() > 1])


def grade_notes(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[str, ...]:
    """Why these waves may be joined, with the grade."""
    stated = stated_between(
        compare.grades(cursor), question_id=rows["question_id"].iloc[0], study_ids=rows["study_id"]
    )
    return tuple(
        labels.french(f"{GRADES[row.grade]} : {labels.lowered(row.reason)}")
        for row in stated.drop_duplicates("reason").itertuples()
    )


def _lone_notes(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[str, ...]:
    """Items of a grid that only one of these waves published."""
    first = rows.iloc[0]
    found = trends.several_waves(cursor)
    same = ["question_id", "actor_profile_id", "measure_id", "response_id"]
    of_waves = found["study_id"].isin(rows["study_id"]) & found[same].eq(first[same]).all(axis=1)
    lone = found[of_waves & ~found["item_id"].isin(rows["item_id"])]
    if lone.empty or first["question_id"] == RATE:
        return ()
    told = labels.listed(f"{_name(row)} ({_text(row)} en {_year(row)})" for _, row in lone.iterrows())
    return (labels.french(f"Publiés dans une seule de ces vagues, donc sans évolution : {told}."),)


def _line(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> Card:
    """One result over time, waves joined; another value of the same wave stands hollow beside it."""
    others = trends.other_values(cursor, observation_ids=tuple(rows["observation_id"]))
    rows = rows.sort_values("period", kind="stable")
    drawn = pd.concat([rows.assign(is_linked=True), others.assign(is_linked=False)])
    drawn = drawn.assign(
        year=drawn["period"].str[:4].astype(int), caption=drawn["question_label"], short_caption=""
    ).sort_values(["year", "value"], kind="stable")
    first, last = rows.iloc[0], rows.iloc[-1]
    change = labels.points(last["value"] - first["value"])
    finding = (
        f"« {_name(last)} » selon {last['profile_article']} : {_text(first)} en {_year(first)}, "
        f"{_text(last)} en {_year(last)}, soit {change}"
        f"{insights.caution(_verdicts(rows, compare.grades(cursor)), what='évolution')}"
    )
    figure = lines.rates_over_time(drawn, links=list(pairwise(rows["figure_id"])))
    said = " ; ".join(f"{_year(row)} : {_text(row)}" for _, row in rows.iterrows())
    return _card(cursor, rows, finding=finding, figure=figure, said=said)


def _waves(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> Card:
    pairs = _pairs(rows, trends.other_values(cursor, observation_ids=tuple(rows["observation_id"])))
    caution = insights.caution(_verdicts(rows, compare.grades(cursor)), what="évolution")
    figure = rankings.beside_france(pairs, axis=theme.MEASURE_AXES[rows["measure_id"].iloc[0]])
    said = ". ".join(
        f"{row.result_label} : {row.value_text} ; {row.reference_text}" for row in pairs.itertuples()
    )
    key = ["Marque colorée : la dernière vague. Trait vertical : la vague précédente."]
    if pairs[["other_value", "other_reference_value"]].notna().any(axis=None):
        key = [f"{key[0]} Pointillé ou marque creuse : une autre valeur publiée."]
    return _card(
        cursor, rows, finding=f"{_finding(pairs)}{caution}", figure=figure, said=said, key=tuple(key)
    )


def _card(
    cursor: duckdb.DuckDBPyConnection,
    rows: pd.DataFrame,
    *,
    finding: str,
    figure: object,
    said: str,
    key: tuple[str, ...] = (),
) -> Card:
    question, other_questions = labels.question_line(rows)
    first = rows.iloc[0]
    return Card(
        card_id=f"evolutions_{first['question_id']}_{first['actor_profile_id']}",
        finding=labels.french(finding),
        question=question,
        figure=figure,
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=_table(rows),
        alt=labels.french(f"{finding}. {said}."),
        data=tidy(rows),
        notes=(
            *(labels.french(text) for text in key),
            *other_value_notes(cursor, rows),
            *bases.notes(rows),
        ),
        details=other_questions,
    )


def _pairs(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Each item with its latest wave and the one before, the largest latest value first."""
    records = []
    for _, item in rows.groupby("item_id", sort=False):
        before, last = item.sort_values("period").iloc[-2], item.sort_values("period").iloc[-1]
        records.append(
            {
                "figure_id": last["figure_id"],
                "result_label": labels.french(f"{_name(last)}, {_year(last)}"),
                "item_label": _name(last),
                "actor_profile_id": last["actor_profile_id"],
                "profile_article": last["profile_article"],
                "measure_id": last["measure_id"],
                "value": last["value"],
                "value_text": _text(last),
                "reference_value": before["value"],
                "reference_text": labels.french(f"{_year(before)} : {_text(before)}"),
                "other_value": other_value(others, last["observation_id"]),
                "other_reference_value": other_value(others, before["observation_id"]),
                "years": (_year(before), _year(last)),
            }
        )
    return pd.DataFrame(records).sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def _finding(pairs: pd.DataFrame) -> str:
    """Whether every item went the same way, and the largest change."""
    change = (pairs["value"] - pairs["reference_value"]).round(6)
    top = pairs.loc[change.abs().idxmax()]
    first, last = top["years"]
    noun = "notes" if top["measure_id"] == "mean_10" else "parts"
    before, after = _value(top["reference_value"], top), _value(top["value"], top)
    return (
        f"De {first} à {last}, les {insights.count_word(len(pairs))} {noun} publiées deux fois pour "
        f"{top['profile_article']} {_way(change)} ; le plus grand écart : « {top['item_label']} », "
        f"de {before} à {after}"
    )


def _way(change: pd.Series) -> str:
    if (change > 0).all():
        return "montent toutes"
    return "baissent toutes" if (change < 0).all() else "ne vont pas toutes dans le même sens"


def _value(value: float, row: pd.Series) -> str:
    return labels.quantity(value, measure_id=row["measure_id"])


def _series_name(row: object) -> str:
    return labels.french(f"{row.question_label}, {labels.lowered(row.profile_label)}")


def _name(row: pd.Series) -> str:
    return row["question_label"] if row["item_id"] == "_T" else row["item_label"]


def _year(row: pd.Series) -> str:
    return row["period"][:4]


def _text(row: pd.Series) -> str:
    return labels.quantity(row["value"], measure_id=row["measure_id"], qualifier=row["qualifier"])


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.sort_values(["item_order", "period"], kind="stable")
    table = pd.DataFrame(
        {
            "Résultat": [labels.french(_name(row)) for _, row in ordered.iterrows()],
            "Vague": [labels.period(period) for period in ordered["period"]],
            "Valeur": [_text(row) for _, row in ordered.iterrows()],
            "Publication": [labels.french(title) for title in ordered["publication_title"]],
        }
    )
    return stating(table, {"Valeur": ordered["figure_id"]})


def _told(wave: pd.DataFrame) -> str:
    """« 21 % en 2010 (avec des associations) », or how many results when they are many."""
    when = labels.period(wave["period"].iloc[0])
    if len(wave) > MOST_TOLD:
        return f"{insights.count_word(len(wave))} résultats ({when})"
    return ", ".join(f"{_text(row)} ({', '.join([when, *_scope(row)])})" for _, row in wave.iterrows())


def _scope(row: pd.Series) -> list[str]:
    item = [] if row["item_id"] == "_T" else [labels.lowered(row["item_label"])]
    return item if row["population_id"] == "_T" else [*item, labels.lowered(row["population_label"])]


def _reasons(same: pd.DataFrame, alone: pd.DataFrame, grades: pd.DataFrame) -> str:
    """The reasons stated for the studies that stand alone, and a word where none is."""
    studies = set(alone["study_id"])
    stated = stated_between(
        grades, question_id=same["question_id"].iloc[0], study_ids=same["study_id"].unique()
    )
    stated = stated[stated["study_a"].isin(studies) | stated["study_b"].isin(studies)]
    known = set(stated["study_a"]) | set(stated["study_b"])
    years = labels.listed(
        dict.fromkeys(_year(row) for _, row in alone[~alone["study_id"].isin(known)].iterrows())
    )
    silent = [f"Pour {years}, aucune publication ne met les vagues côte à côte."] if years else []
    return " ".join([*stated["reason"].drop_duplicates(), *silent])
