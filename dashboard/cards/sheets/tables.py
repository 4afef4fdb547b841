"""Tables: who was asked, the results that no chart carries, and the gaps, display-ready."""

from collections.abc import Collection

import duckdb
import pandas as pd

from dashboard import comparability, labels, verdicts
from dashboard.cards.practices import fullest_group_per_study
from dashboard.cards.sheets import words
from dashboard.labels import french
from dashboard.queries import compare as compare_queries
from dashboard.queries import regions as region_queries
from dashboard.queries import sheets as queries

FEW_PLACES = 3
_SAME_RESULT = [
    "question_id",
    "response_id",
    "measure_id",
    "actor_profile_id",
    "population_id",
    "study_id",
    "period",
    "publication_id",
]


def who_was_asked(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, kind: str) -> pd.DataFrame:
    """The studies behind the rows: wave, institute, universe or sample, bases, and how much we read."""
    studies = queries.studies(cursor, figure_ids=list(rows["figure_id"]))
    table = pd.DataFrame(
        {
            "Étude": studies["title"].map(french),
            "Profils": studies["profile_labels"].str.lower(),
            "Vague": [_fieldwork(row) for row in studies.itertuples()],
            "Institut": [row.institute or "non précisé" for row in studies.itertuples()],
            "Univers ou échantillon": [_people(row) for row in studies.itertuples()],
            "Valeurs": [_held(row) for row in studies.itertuples()],
        }
    )
    return table.drop(columns=["Profils"]) if kind == "profil" else table


def who_answered(cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str) -> str:
    """One sentence on the sample, where the publication describes it; else nothing."""
    shares = queries.sample_shares(cursor, actor_profile_id=actor_profile_id)
    parts = [
        f"{study.iloc[0]['study_title']} ({labels.period(study.iloc[0]['period'])}, "
        f"{words.base(study)}) : "
        + labels.listed(
            f"{words.lowered(row.response_label)} {words.value(row)}" for row in study.itertuples()
        )
        for _, study in shares.groupby("study_id", sort=False)
    ]
    return french(f"Qui a répondu : {' ; '.join(parts)}.") if parts else ""


def results_table(rows: pd.DataFrame, *, hidden: Collection[str]) -> pd.DataFrame:
    """Results that no chart carries, one a line; one line for those that differ by item or region only.

    Args:
        rows: columns of `observations`, in display order.
        hidden: what the sheet is about (« profile »), which the lines need not repeat.
    """
    groups = rows.assign(
        cell=[words.value(row) for row in rows.itertuples()],
        apart=[row.item_id if row.status == "published" else "" for row in rows.itertuples()],
    ).groupby([*_SAME_RESULT, "cell", "apart"], sort=False, dropna=False)
    numbers = words.numbered_sources(rows)
    lines = [_line(group, hidden=hidden, numbers=numbers) for _, group in groups]
    return pd.DataFrame(lines, columns=["Résultat", "Valeur", "Vague et base", "Source"])


def profile_gaps(
    cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str = "", domain_id: str = ""
) -> pd.DataFrame:
    """Results of two profiles that may share an axis, in pairs, with their difference.

    Args:
        actor_profile_id: the profile that gaps are measured from; every pair once when it is empty.
        domain_id: one domain only.

    Returns:
        One row per item and other profile: columns of `observations` for the other one, `own_*` for the
        reference, `gap` (points, the other minus the reference), `verdict` (a `verdicts.Verdict`, all gaps
        being one family), `is_same_base`.
    """
    grades = compare_queries.grades(cursor)
    rows = compare_queries.candidates(cursor).dropna(subset=["value"])
    rows = rows[rows["domain_id"] == domain_id] if domain_id else rows
    groups = [_one_answer_each(group) for group in comparability.comparable_groups(rows, grades)]
    pairs = [_pairs(group, actor_profile_id=actor_profile_id) for group in groups]
    found = [pair for pair in pairs if len(pair)]
    return _judged(pd.concat(found, ignore_index=True), rows, grades) if found else rows.head(0)


def _judged(gaps: pd.DataFrame, rows: pd.DataFrame, grades: pd.DataFrame) -> pd.DataFrame:
    by_id = {row["figure_id"]: row for row in rows.to_dict("records")}
    ids = gaps[["figure_id", "own_figure_id"]].itertuples(index=False, name=None)
    pairs = [(by_id[other_id], by_id[own_id]) for other_id, own_id in ids]
    return gaps.assign(verdict=verdicts.pair_verdicts(pairs, grades=grades))


def profile_gap_table(gaps: pd.DataFrame, *, name: str) -> pd.DataFrame:
    """Items in rows, the profile then the others in columns, each with its gap: « 58 % (−30) »."""
    gaps = gaps.assign(
        item=[_gap_item(row) for row in gaps.itertuples()],
        cell=[f"{labels.percent(row.value)} ({_signed(row.gap)})" for row in gaps.itertuples()],
    )
    own = gaps.drop_duplicates("item").set_index("item")["own_value"].map(labels.percent)
    order = list(gaps.sort_values("profile_order")["profile_label"].drop_duplicates())
    cells = gaps.pivot_table(
        index="item", columns="profile_label", values="cell", aggfunc="first", sort=False
    )
    table = cells.reindex(columns=order).fillna("–")
    table.insert(0, french(name), own)
    return table.rename_axis(None, axis=1).rename_axis("Résultat").reset_index()


def pair_table(gaps: pd.DataFrame) -> pd.DataFrame:
    """One pair of profiles a line: both values and their difference."""
    return pd.DataFrame(
        {
            "Résultat": [_gap_item(row) for row in gaps.itertuples()],
            "Un profil": [f"{row.own_label} : {labels.percent(row.own_value)}" for row in gaps.itertuples()],
            "Un autre": [f"{row.profile_label} : {labels.percent(row.value)}" for row in gaps.itertuples()],
            "Écart": [labels.points(row.gap) for row in gaps.itertuples()],
        }
    ).map(french)


def france_gaps(
    cursor: duckdb.DuckDBPyConnection, *, region_id: str = "", domain_id: str = ""
) -> pd.DataFrame:
    """Regional results beside the France value of the same question, with their difference."""
    rows = region_queries.regional_results(cursor, region_id=region_id or region_queries.ALL_REGIONS)
    rows = rows[rows["domain_id"] == domain_id] if domain_id else rows
    rows = rows[rows["value"].notna() & rows["reference_value"].notna() & rows["measure_id"].ne("rank")]
    return rows.assign(gap=(rows["value"] - rows["reference_value"]).round(6))


def france_gap_table(gaps: pd.DataFrame) -> pd.DataFrame:
    """The region, France and their difference, one result a line."""
    return pd.DataFrame(
        {
            "Résultat": [words.result_name(row, hidden=()) for row in gaps.itertuples()],
            "Région": [words.value(row) for row in gaps.itertuples()],
            "France": [_france(row) for row in gaps.itertuples()],
            "Écart": [_gap(row) for row in gaps.itertuples()],
        }
    ).reset_index(drop=True)


def _fieldwork(row: object) -> str:
    if not row.fieldwork:
        return "non publiée"
    return labels.period(row.fieldwork) + (" (déduite)" if row.period_status == "inferred" else "")


def _people(row: object) -> str:
    parts = [french(row.universe)] if row.universe else []
    if not pd.isna(row.sample_n):
        parts.append(f"{labels.number(row.sample_n)} réponses")
    else:
        parts.append("effectif interrogé non publié")
    return french(" ; ".join(parts))


def _held(row: object) -> str:
    return f"{row.published_n}" + (f" et {row.illegible_n} illisibles" if row.illegible_n else "")


def _line(group: pd.DataFrame, *, hidden: Collection[str], numbers: dict[str, int]) -> dict[str, str]:
    row = next(group.itertuples())
    items = list(dict.fromkeys(group["item_label"])) if row.status != "published" else []
    places = list(dict.fromkeys(group["region_label"]))
    return {
        "Résultat": words.result_name(
            row,
            hidden=hidden,
            items=", ".join(items) if len(items) > 1 else "",
            places=labels.listed(places) if len(places) <= FEW_PLACES else f"{len(places)} régions",
        ),
        "Valeur": row.cell,
        "Vague et base": words.wave_and_base(row),
        "Source": french(", ".join(filter(None, [f"[{numbers[row.publication_id]}]", row.locator]))),
    }


def _one_answer_each(group: pd.DataFrame) -> pd.DataFrame:
    """Of each profile one base, and the latest wave of each item."""
    if set(group["response_id"]) == {"oui"}:
        group = fullest_group_per_study(group)
    latest = group.sort_values("period", kind="stable")
    return latest.drop_duplicates(["item_id", "actor_profile_id"], keep="last").sort_values(
        ["item_order", "profile_order"], kind="stable"
    )


def _pairs(group: pd.DataFrame, *, actor_profile_id: str) -> pd.DataFrame:
    own = group[group["actor_profile_id"] == actor_profile_id] if actor_profile_id else group
    kept = [
        "item_id",
        "actor_profile_id",
        "profile_label",
        "profile_order",
        "value",
        "population_id",
        "figure_id",
    ]
    named = own[kept].rename(columns={name: f"own_{name.removeprefix('profile_')}" for name in kept[2:]})
    named = named.rename(columns={"actor_profile_id": "own_id"})
    pairs = group.merge(named, on="item_id")
    is_other = (
        pairs["actor_profile_id"] != pairs["own_id"]
        if actor_profile_id
        else pairs["profile_order"] > pairs["own_order"]
    )
    pairs = pairs[is_other]
    return pairs.assign(
        gap=pairs["value"] - pairs["own_value"],
        is_same_base=pairs["population_id"] == pairs["own_population_id"],
    )


def _gap_item(row: object) -> str:
    return french(row.question_label if row.item_id == "_T" else f"{row.question_label} : {row.item_label}")


def _signed(gap: float) -> str:
    return ("+" if gap > 0 else "") + labels.number(gap)


def _france(row: object) -> str:
    value = labels.quantity(row.reference_value, measure_id=row.measure_id, qualifier=row.reference_qualifier)
    return french(f"{value} ({labels.period(row.reference_period)})")


def _gap(row: object) -> str:
    if row.measure_id == "share":
        return labels.points(row.gap)
    return french(f"{_signed(row.gap)} sur 10")
