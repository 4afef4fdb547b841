"""Comparability: rows and stated grades in, the groups of rows that may share an axis out. Pure."""

from collections.abc import Iterable

import pandas as pd

SHARING = ("A", "B")


def comparable_groups(rows: pd.DataFrame, grades: pd.DataFrame) -> list[pd.DataFrame]:
    """Rows of one question and response split into groups whose studies all compare with each other.

    Args:
        rows: `question_id`, `response_id`, `study_id`, `actor_profile_id`, `period`.
        grades: `question_id`, `study_a`, `study_b`, `grade`; a pair that is not there compares as C.

    Returns:
        The largest groups first (profiles, then the latest wave); each row is in one group only.
    """
    groups = []
    for (question_id, _), same in rows.groupby(["question_id", "response_id"], sort=False):
        pairs = _sharing_pairs(grades[grades["question_id"] == question_id])
        groups += [same[same["study_id"].isin(studies)] for studies in _cliques(same, pairs)]
    return sorted(groups, key=_size, reverse=True)


def _size(group: pd.DataFrame) -> tuple[int, str]:
    return group["actor_profile_id"].nunique(), group["period"].max()


def _sharing_pairs(grades: pd.DataFrame) -> set[frozenset[str]]:
    shared = grades[grades["grade"].isin(SHARING)]
    return {frozenset(pair) for pair in shared[["study_a", "study_b"]].itertuples(index=False)}


def _cliques(rows: pd.DataFrame, pairs: set[frozenset[str]]) -> list[list[str]]:
    """Studies gathered one by one, the latest first: each joins the first group it wholly compares with."""
    latest = rows.groupby("study_id")["period"].max().sort_values(ascending=False, kind="stable")
    groups: list[list[str]] = []
    for study_id in latest.index:
        home = next((group for group in groups if _compares(study_id, group, pairs)), None)
        if home is None:
            groups.append([study_id])
        else:
            home.append(study_id)
    return groups


def _compares(study_id: str, group: Iterable[str], pairs: set[frozenset[str]]) -> bool:
    return all(frozenset((study_id, other)) in pairs for other in group)
