"""Comparability: observations and stated grades in, the groups that may share an axis out. Pure."""

from collections.abc import Iterable
from typing import Literal

from dashboard.observations import Observation

SHARING = ("A", "B")
"""Grades of two studies whose results on a question may stand on one axis."""
Letter = Literal["A", "B", "C"]


def is_one_study(x: Observation, y: Observation) -> bool:
    """Whether one study states both; of statements that name no survey, those of one time or publication."""
    is_one_time = x.period == y.period != ""
    is_named = x.study_kind != "unspecified" or is_one_time or x.publication_id == y.publication_id
    return x.study_id == y.study_id and is_named


class Grades:
    """How the studies compare, question by question, as `comparability.csv` states it."""

    def __init__(self, stated: Iterable[tuple[str, str, str, str, str]] = ()) -> None:
        """
        Args:
            stated: `question_id`, `study_a`, `study_b`, `grade`, `reason`; a pair that is not there is C.
        """
        self._stated = {(question, frozenset((a, b))): (grade, why) for question, a, b, grade, why in stated}

    def letter(self, question_id: str, a: str, b: str) -> Letter:
        """The grade between two studies; A within one."""
        return "A" if a == b else self._found(question_id, a, b)[0]

    def reason(self, question_id: str, a: str, b: str) -> str:
        """Why they compare so, in the words of the code list; blank where nothing is stated."""
        return "" if a == b else self._found(question_id, a, b)[1]

    def compares(self, x: Observation, y: Observation) -> bool:
        """Whether one study states both, or their studies compare as A or B on the question of the first."""
        if x.study_id == y.study_id:
            return is_one_study(x, y)
        return self.letter(x.question_id, x.study_id, y.study_id) in SHARING

    def shares_axis(self, x: Observation, y: Observation) -> bool:
        """Whether both state the same answer to the same question, in the same measure, of the same thing."""
        return _axis(x) == _axis(y) and self.compares(x, y)

    def groups(self, observations: Iterable[Observation]) -> list[list[Observation]]:
        """Each observation, in the order given, in the first group where it shares an axis with all."""
        groups: list[list[Observation]] = []
        for one in observations:
            home = next((group for group in groups if all(self.shares_axis(one, x) for x in group)), None)
            if home is None:
                groups.append([one])
            else:
                home.append(one)
        return groups

    def _found(self, question_id: str, a: str, b: str) -> tuple[Letter, str]:
        return self._stated.get((question_id, frozenset((a, b))), ("C", ""))


def _axis(o: Observation) -> tuple[str, ...]:
    return o.question_id, o.measure_id, o.response_id, o.counted
