"""Coverage: what is held of each question that was asked, and what was announced and is not held."""

import duckdb
import pandas as pd

from dashboard import labels
from dashboard.cards.card import stating
from dashboard.labels import french
from dashboard.queries import sources as queries

ALL = "tous"
STATES = {
    "published_n": "Publiés",
    "reconstructed_n": "Reconstitués",
    "illegible_n": "Illisibles dans notre copie",
    "not_published_n": "Non publiés",
    "not_asked_n": "Non posés",
}
ANNOUNCED = french(
    "L'Observatoire annonce 13 rapports régionaux, 16 domaines et 7 profils d'acteurs. Nous ne tenons aucun "
    "des rapports régionaux, des chiffres pour une partie des domaines, et rien sur l'enquête auprès des "
    "jeunes. "
    "Une question absente de cette page n'est pas une question qui n'a pas été posée : nous n'en savons rien."
)


def states(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The states that some result is in, after « Tous »."""
    rows = queries.coverage(cursor)
    return {ALL: "Tous"} | {state: label for state, label in STATES.items() if rows[state].sum()}


def profiles(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The profiles that some question was asked to, after « Tous »."""
    rows = queries.coverage(cursor).sort_values("profile_order").drop_duplicates("actor_profile_id")
    return {
        ALL: "Tous les profils",
        **dict(zip(rows["actor_profile_id"], rows["profile_label"], strict=True)),
    }


def studies(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The studies that some question belongs to, by title, after « Toutes »."""
    rows = queries.coverage(cursor).drop_duplicates("study_id").sort_values("study_title")
    return {ALL: "Toutes les études", **dict(zip(rows["study_id"], rows["study_title"], strict=True))}


def lead(cursor: duckdb.DuckDBPyConnection) -> str:
    """« 90 questions posées à un profil dans une vague ; 340 résultats publiés, 15 reconstitués, … »."""
    rows = queries.coverage(cursor)
    counts = [
        f"{labels.number(int(rows[state].sum()))} {labels.lowered(label)}"
        for state, label in STATES.items()
        if rows[state].sum()
    ]
    return french(
        f"{labels.number(len(rows))} lignes, une par question posée à un profil, dans une vague et sur un "
        f"territoire. Résultats : {labels.listed(counts)}."
    )


def table(
    cursor: duckdb.DuckDBPyConnection,
    *,
    state: str = ALL,
    actor_profile_id: str = ALL,
    study_id: str = ALL,
) -> pd.DataFrame:
    """One row a question, profile, wave and territory; the number of results in each state.

    Each number leads to the first of its figures, whose passport leads to the others.

    Args:
        state: only the rows with a result in this one of `STATES`.
        actor_profile_id: only this profile.
        study_id: only this study.
    """
    rows = queries.coverage(cursor)
    if state != ALL:
        rows = rows[rows[state] > 0]
    if actor_profile_id != ALL:
        rows = rows[rows["actor_profile_id"] == actor_profile_id]
    if study_id != ALL:
        rows = rows[rows["study_id"] == study_id]
    shown = [name for name in STATES if rows[name].sum()]
    table = pd.DataFrame(
        {
            "Question": rows["question_label"].map(french),
            "Profil": rows["profile_label"],
            "Vague": [labels.period(period) if period else "non précisée" for period in rows["period"]],
            "Territoire": rows["region_label"].map(french),
            "Étude": rows["study_title"].map(french),
            **{
                STATES[name]: [labels.number(count) if count else "–" for count in rows[name]]
                for name in shown
            },
        }
    ).reset_index(drop=True)
    return stating(table, {STATES[name]: rows[name.removesuffix("_n") + "_id"] for name in shown})
