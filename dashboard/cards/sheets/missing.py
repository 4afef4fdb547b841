"""Missing: what a sheet cannot show, and why, in sentences whose every number is counted."""

import duckdb
import pandas as pd

from dashboard import insights, labels
from dashboard.cards import overview
from dashboard.labels import french
from dashboard.queries import compare as compare_queries
from dashboard.queries import sheets as queries

ELSEWHERE = {
    "profil": "Publié pour d'autres profils, pas pour celui-ci",
    "region": "Publié pour la France, pas pour cette région",
    "domaine": "Publié pour d'autres domaines, pas pour celui-ci",
}


def sentences(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, kind: str, code: str) -> list[str]:
    """What is lost, what has no number of interviews, who was not asked, and what nobody published.

    Args:
        rows: every result of the sheet, columns of `observations`.
    """
    found = [
        _illegible(rows),
        _without_sample(rows),
        _silent_profiles(cursor, rows) if kind != "profil" else "",
        _elsewhere(cursor, kind=kind, code=code),
        queries.domain_note(cursor, domain_id=code) if kind == "domaine" else "",
        *(_known_gaps(cursor, rows, code=code) if kind == "profil" else []),
    ]
    return [french(sentence) for sentence in found if sentence]


def _illegible(rows: pd.DataFrame) -> str:
    lost = rows[rows["status"] == "illegible"]
    if lost.empty:
        return ""
    counts = lost["question_label"].value_counts(sort=False)
    questions = labels.listed(f"{name} ({count})" for name, count in counts.items())
    verb = "sont imprimées mais illisibles" if len(lost) > 1 else "est imprimée mais illisible"
    return f"{len(lost)} valeur{'s' * (len(lost) > 1)} {verb} dans notre copie : {questions}."


def _without_sample(rows: pd.DataFrame) -> str:
    known = rows[rows["value"].notna() & rows["measure_id"].isin(["share", "mean_10"])]
    missing = int(known["base_n"].isna().sum())
    if not missing:
        return ""
    return (
        f"Effectif interrogé non publié pour {missing} des {len(known)} pourcentages et notes : ni marge "
        "d'erreur, ni test."
    )


def _silent_profiles(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> str:
    known = set(rows.loc[rows["value"].notna(), "actor_profile_id"])
    profiles = compare_queries.main_profiles(cursor)
    silent = profiles.loc[~profiles["actor_profile_id"].isin(known), "profile_article"]
    if silent.empty:
        return ""
    return f"Aucun résultat publié auprès {labels.listed(insights.of(article) for article in silent)}."


def _elsewhere(cursor: duckdb.DuckDBPyConnection, *, kind: str, code: str) -> str:
    found = queries.published_elsewhere(cursor, kind=kind, code=code)["question_label"]
    return f"{ELSEWHERE[kind]} : {labels.listed(map(_lowered, found))}." if len(found) else ""


def _lowered(label: str) -> str:
    return label if label[:1] == "«" else f"{label[:1].lower()}{label[1:]}"


def _known_gaps(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, code: str) -> list[str]:
    """The questions of the overview that nobody has answered, where they concern this profile."""
    gaps = {gap.question: gap.answer for gap in overview.gaps(cursor)}
    concerned = {
        "région": True,
        "taille": code == "entreprises",
        "progressent": "impact_percu" in set(rows["question_id"]),
    }
    return [
        answer
        for question, answer in gaps.items()
        if any(word in question and holds for word, holds in concerned.items())
    ]
