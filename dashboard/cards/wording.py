"""Wording: what each profile was asked, word by word beside a reference, and how far it compares."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import comparability, labels, wordings
from dashboard.cards import compared
from dashboard.queries import compare as queries


@dataclass(frozen=True)
class Wording:
    """What one profile was asked, next to the reference, and how far it compares."""

    profile: str
    study: str
    pieces: tuple[wordings.Piece, ...]  # empty where no publication gives the words
    reason: str  # why we do not have the words, and the grade of the comparison with its reason


def of_profiles(cursor: duckdb.DuckDBPyConnection, *, question_id: str, reference_id: str) -> list[Wording]:
    """What each profile was asked, the reference profile first, the words that differ from it marked."""
    candidates = queries.candidates(cursor, question_id=question_id)
    groups = compared.groups(cursor, question_id)
    drawn = pd.concat([*groups, comparability.apart(candidates, groups)])
    asked = drawn.drop_duplicates(["actor_profile_id", "study_id"])
    is_reference = asked["actor_profile_id"].eq(reference_id)
    asked = pd.concat([asked[is_reference], asked[~is_reference]])
    reference, *others = [row for _, row in asked.iterrows()]
    grades = queries.grades(cursor)
    return [
        _reference_wording(reference),
        *(_wording(row, reference=reference, grades=grades) for row in others),
    ]


def _reference_wording(row: pd.Series) -> Wording:
    pieces = tuple(wordings.differences(row["wording"], row["wording"]))
    reason = " ".join(filter(None, [row["wording_missing_reason"], "Référence."]))
    return Wording(row["profile_label"], _study(row), pieces, labels.french(reason))


def _wording(row: pd.Series, *, reference: pd.Series, grades: pd.DataFrame) -> Wording:
    is_shown = row["wording"] and reference["wording"]
    pieces = wordings.differences(reference["wording"] if is_shown else row["wording"], row["wording"])
    has_same_words = is_shown and all(piece.kind == "shared" for piece in pieces)
    reasons = [
        "Mêmes mots que la référence." if has_same_words else row["wording_missing_reason"],
        _grade(row, reference, grades),
    ]
    return Wording(
        row["profile_label"],
        _study(row),
        tuple(pieces) if row["wording"] else (),
        labels.french(" ".join(filter(None, reasons))),
    )


def _study(row: pd.Series) -> str:
    return labels.french(f"{row['study_title']}, {labels.period(row['period'])}")


def _grade(row: pd.Series, reference: pd.Series, grades: pd.DataFrame) -> str:
    """How far one result compares with the reference, in words, and why."""
    if row["study_id"] == reference["study_id"]:
        return "Même étude : la publication met elle-même ces profils côte à côte."
    stated = comparability.stated_between(
        grades, question_id=row["question_id"], study_ids=[row["study_id"], reference["study_id"]]
    )
    if stated.empty:
        return compared.graded("C", compared.UNSTATED)
    return compared.graded(stated["grade"].iloc[0], stated["reason"].iloc[0])
