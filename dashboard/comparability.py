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


def stated_between(grades: pd.DataFrame, *, question_id: str, study_ids: Iterable[str]) -> pd.DataFrame:
    """The grades stated on one question between these studies, with their reasons."""
    studies = list(study_ids)
    return grades[
        (grades["question_id"] == question_id)
        & grades["study_a"].isin(studies)
        & grades["study_b"].isin(studies)
    ]


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


def shared_axes(rows: pd.DataFrame, grades: pd.DataFrame) -> list[pd.DataFrame]:
    """The results of one question in groups of at least two profiles that may share an axis.

    An axis holds one response, one region and one thing counted (`counted`); each profile is there once, by
    its latest comparable wave and its largest population.

    Args:
        rows: columns of `queries.compare.candidates`.
        grades: as for `comparable_groups`.

    Returns:
        National surveys first, then the most profiles, then the latest wave. A regional group that compares
        with a national one, study by study, is added to it as a second line.
    """
    groups = [
        _once_a_profile(group)
        for _, same in rows.groupby(["region_id", "response_id", "counted"], sort=False)
        for group in comparable_groups(same, grades)
    ]
    found = sorted((group for group in groups if _shares_an_item(group)), key=_rank)
    return _with_regions_beside(found, grades)


def apart(rows: pd.DataFrame, groups: list[pd.DataFrame]) -> pd.DataFrame:
    """The latest national result of each profile that is later than all it has in `groups`."""
    drawn = pd.concat([rows.iloc[:0], *groups])
    national = rows[rows["region_id"].eq("FR") & ~rows["figure_id"].isin(drawn["figure_id"])]
    known_until = drawn.dropna(subset=["value"]).groupby("actor_profile_id")["period"].max().to_dict()
    is_later = [row.period > known_until.get(row.actor_profile_id, "") for row in national.itertuples()]
    return _once_a_profile(national.loc[is_later])


def _once_a_profile(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each profile the latest study, and of that study the largest population."""
    order = rows.sort_values(["period", "population_order"], ascending=[False, True], kind="stable")
    first = order.drop_duplicates("actor_profile_id")[["actor_profile_id", "study_id", "population_id"]]
    return rows.merge(first, how="inner")


def _shares_an_item(group: pd.DataFrame) -> bool:
    known = group.dropna(subset=["value"])
    return bool((known.groupby("item_id")["actor_profile_id"].nunique() > 1).any())


def _rank(group: pd.DataFrame) -> tuple[bool, bool, int, int]:
    latest = group["period"].str[:4].max()
    return (
        not group["region_id"].eq("FR").all(),
        not group["study_kind"].eq("survey").all(),
        -group["actor_profile_id"].nunique(),
        -int(latest or 0),
    )


def _with_regions_beside(groups: list[pd.DataFrame], grades: pd.DataFrame) -> list[pd.DataFrame]:
    """Groups of a whole question (`_T`) joined by the regional groups that compare with them."""
    found: list[pd.DataFrame] = []
    for group in groups:
        home = next((i for i, national in enumerate(found) if _is_beside(group, national, grades)), None)
        if home is None:
            found.append(group)
        else:
            found[home] = pd.concat([found[home], group], ignore_index=True)
    return found


def _is_beside(regional: pd.DataFrame, national: pd.DataFrame, grades: pd.DataFrame) -> bool:
    if set(regional["item_id"]) | set(national["item_id"]) != {"_T"} or regional["region_id"].eq("FR").all():
        return False
    pairs = _sharing_pairs(grades[grades["question_id"] == regional["question_id"].iloc[0]])
    studies = national.drop_duplicates("actor_profile_id").set_index("actor_profile_id")["study_id"]
    return all(
        frozenset((row.study_id, studies.get(row.actor_profile_id))) in pairs for row in regional.itertuples()
    )
