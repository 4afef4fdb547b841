"""Verdicts: the groups of observations that a card compares in, what may be said of their gaps and ranks out.

A test treats each sample as drawn at random; most of these are quota samples. Pure: reasons are codes, their
words are in `dashboard/words`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from operator import attrgetter
from typing import Literal, NamedTuple

from dashboard import estimates, guards
from dashboard.comparability import Grades
from dashboard.observations import WHOLE, Observation

ReasonCode = Literal[
    "valeur",  # a value is illegible or not published
    "mesures",  # a percentage and a mean
    "question",  # two questions
    "reponse",  # two answers, of others or one within the other
    "item",  # two items, of others
    "unite",  # one counts partnerships or partners, the other the whole profile
    "territoire",  # other people in another place
    "comparabilite",  # grade C: same theme only
    "approchee",  # a bound or an approximation
    "peu_sure",  # nothing makes sure that a value is the one of this answer or study
    "base_faible",  # under 30 answers
    "moyenne",  # no share, and no standard error
    "echantillon",  # the shares describe the sample itself
    "partenariats",  # the share counts partnerships, several a respondent
    "recouvrement",  # one base may hold the other, or the same respondents have two bases
    "hors_sondage",  # no sample was asked: official statistics
    "effectif",  # the number of answers is not published
    "peu_de_reponses",  # too few answers on one side for this test
]
REASONS: tuple[ReasonCode, ...] = ReasonCode.__args__
DENYING = frozenset(REASONS[: REASONS.index("base_faible") + 1])
"""Reasons that leave nothing to say of which comes first; with the others the printed gap stands."""
SAID_APART = {"share": 5.0, "points": 5.0, "mean_10": 0.5}
"""How far apart two printed values of a survey must be, by measure, for a title to say « plus que »."""
SMALLEST_EXPECTED = 5
_TOLERANCE = 1e-9
_sample = attrgetter("study_id", "actor_profile_id", "population_id", "region_id", "period")
_ONE_SIDED = {
    "valeur": lambda o: not o.is_known,
    "approchee": guards.is_rough,
    "peu_sure": lambda o: o.is_unsure,
    "base_faible": guards.is_weak,
    "moyenne": lambda o: o.is_surveyed and o.measure_id != "share" and guards.spread(o) is None,
    "echantillon": guards.describes_sample,
    "partenariats": lambda o: o.counts_partnerships,
    "hors_sondage": lambda o: not o.is_surveyed,
}


class Reason(NamedTuple):
    """Why a gap is not tested, and for whom (« les associations ») where it holds for one side."""

    code: ReasonCode
    who: tuple[str, ...] = ()


class Rank(NamedTuple):
    """An observation and the ranks that it can hold, 1 for the highest; the same twice where it is sure."""

    observation: Observation
    first: int
    last: int


@dataclass(frozen=True)
class Verdict:
    """What may be said of the gap between two values, the first minus the second."""

    gap: float | None  # in the unit of the two; None where a value is missing or the measures differ
    reasons: tuple[Reason, ...] = ()  # why it is not tested, in the order of `REASONS`
    is_printed_apart: bool = False  # by more than their rounding
    is_said_apart: bool = False  # by `SAID_APART` or more
    p_value: float | None = None  # corrected by Holm for the family
    detectable_pts: float | None = None  # gap from which two such shares would be told apart, alone

    @property
    def is_testable(self) -> bool:
        return not self.reasons

    @property
    def is_comparable(self) -> bool:
        """Whether something may be said of which comes first."""
        return DENYING.isdisjoint(reason.code for reason in self.reasons)

    @property
    def is_beyond_chance(self) -> bool:
        return self.p_value is not None and self.p_value < estimates.LEVEL

    @property
    def says_more(self) -> bool:
        """Whether a title may say « plus que »: never harder on a published base than on an unknown one."""
        is_told = self.is_beyond_chance or self.is_said_apart
        return self.is_comparable and self.is_printed_apart and is_told

    @property
    def is_level(self) -> bool:
        """Whether a title may say « au même niveau »."""
        return self.is_comparable and not self.says_more


class Family:
    """Every comparison of one card, tested together: Holm's correction counts all that can be tested."""

    def __init__(self, groups: Iterable[Sequence[Observation]], grades: Grades) -> None:
        """
        Args:
            groups: the lines of the card; every two observations of one line are compared. A pair that
                stands in two lines is one comparison.
        """
        self.grades = grades
        pairs = {_key(a, b): (a, b) for a, b in chain.from_iterable(map(_pairs, groups))}
        found = {key: _untested(a, b, grades) for key, (a, b) in pairs.items()}
        tested = [key for key, verdict in found.items() if verdict.is_testable]
        corrected = estimates.holm([_p_value(*pairs[key]) for key in tested])
        p_values = dict(zip(tested, corrected, strict=True))
        needed = {key: _detectable_pts(*pairs[key]) for key in tested}
        self._verdicts = {
            key: replace(verdict, p_value=p_values.get(key), detectable_pts=needed.get(key))
            for key, verdict in found.items()
        }

    @property
    def all(self) -> tuple[Verdict, ...]:
        """One verdict a comparison, in the order of the lines."""
        return tuple(self._verdicts.values())

    def between(self, a: Observation, b: Observation) -> Verdict:
        """What may be said of a minus b.

        Raises:
            KeyError: the two are no comparison of this card.
        """
        verdict = self._verdicts.get(_key(a, b))
        if verdict is None:
            raise KeyError(f"{a.figure_id} against {b.figure_id} is no comparison of this card")
        is_turned = a.figure_id > b.figure_id and verdict.gap is not None
        return replace(verdict, gap=0.0 - verdict.gap) if is_turned else verdict

    def ranked(self, observations: Iterable[Observation]) -> tuple[Rank, ...]:
        """Observations of one line with a value, the highest first, and the ranks that each can hold."""
        known = sorted((o for o in observations if o.is_known), key=_height, reverse=True)
        is_above = [[self._is_above(a, b) for b in known] for a in known]
        ranges = estimates.rank_ranges(is_above)
        return tuple(Rank(o, found.first, found.last) for o, found in zip(known, ranges, strict=True))

    def leaders(self, observations: Iterable[Observation]) -> tuple[Observation, ...]:
        """All that may be said to come first together, the highest first.

        A weak base or an unsure reading has no place in a ranking: below the highest value it is left out.
        None where the highest has one, or where a value that could stand first cannot be compared: a bound,
        other questions.
        """
        first = [o for o, best, _ in self.ranked(observations) if best == 1]
        said = first[:1] + [o for o in first[1:] if not guards.is_muted(o)]
        is_said = all(self.between(a, b).is_comparable for a, b in combinations(said, 2))
        return tuple(said) if is_said and not any(map(guards.is_muted, said)) else ()

    def _is_above(self, a: Observation, b: Observation) -> bool:
        return _height(a) > _height(b) and self.between(a, b).says_more


def is_printed_apart(a: Observation, b: Observation) -> bool:
    """Whether two values differ by more than their rounding: 71 and 72 do, 71 and 70.6 do not."""
    decimals = {"decimals_a": guards.printed_decimals(a), "decimals_b": guards.printed_decimals(b)}
    return estimates.printed_apart(a.value, b.value, **decimals)


def _pairs(group: Sequence[Observation]) -> Iterable[tuple[Observation, Observation]]:
    """Every two different figures of a line, in the order that makes the verdict of a pair one."""
    for a, b in combinations(group, 2):
        if a.figure_id != b.figure_id:
            yield (a, b) if a.figure_id < b.figure_id else (b, a)


def _key(a: Observation, b: Observation) -> frozenset[str]:
    return frozenset((a.figure_id, b.figure_id))


def _height(o: Observation) -> float:
    """The greater, the nearer to the first place: of ranks, the first is the smallest."""
    return -o.value if o.measure_id == "rank" else o.value


def _untested(a: Observation, b: Observation, grades: Grades) -> Verdict:
    """The verdict before its test."""
    reasons = _reasons(a, b, grades)
    if not (a.is_known and b.is_known and a.measure_id == b.measure_id):
        return Verdict(gap=None, reasons=reasons)
    is_apart = is_printed_apart(a, b)
    return Verdict(
        gap=a.value - b.value,
        reasons=reasons,
        is_printed_apart=is_apart,
        is_said_apart=is_apart and _is_said_apart(a, b),
    )


def _is_said_apart(a: Observation, b: Observation) -> bool:
    """Whether the gap is wide enough to be said; no sampling blurs what no sample was asked."""
    is_exact = not (a.is_surveyed or b.is_surveyed)
    return is_exact or abs(a.value - b.value) >= SAID_APART.get(a.measure_id, 0) - _TOLERANCE


def _reasons(a: Observation, b: Observation, grades: Grades) -> tuple[Reason, ...]:
    found = {code: () for code, holds in _two_sided(a, b, grades).items() if holds}
    for code, holds in (_ONE_SIDED | {"effectif": _lacks_base(a, b)}).items():
        who = dict.fromkeys(o.who for o in sorted((a, b), key=lambda o: o.profile_order) if holds(o))
        found |= {code: tuple(filter(None, who))} if who else {}
    if not found and _has_few_answers(a, b):
        found["peu_de_reponses"] = ()
    return tuple(Reason(code, found[code]) for code in REASONS if code in found)


def _two_sided(a: Observation, b: Observation, grades: Grades) -> dict[str, bool]:
    is_one_sample = _is_one_sample(a, b)
    is_one_question = a.question_id == b.question_id
    return {
        "mesures": a.measure_id != b.measure_id,
        "question": not is_one_question,
        "reponse": a.response_id != b.response_id and not (is_one_sample and _are_exclusive(a, b)),
        "item": a.item_id != b.item_id and not is_one_sample,
        "unite": a.counted != b.counted,
        "territoire": _place(a) != _place(b) and a.actor_profile_id != b.actor_profile_id,
        "comparabilite": is_one_question and not grades.compares(a, b),
        "recouvrement": not (_has_one_base(a, b) if is_one_sample else _are_separate(a, b)),
    }


def _lacks_base(a: Observation, b: Observation) -> Callable[[Observation], bool]:
    """What tells which of the two has no base, where it takes bases to test them."""
    has_errors = _spread(a, b) is not None
    return lambda o: o.is_surveyed and not has_errors and not o.has_base


def _is_one_sample(a: Observation, b: Observation) -> bool:
    """Whether the same respondents gave both."""
    return _sample(a) == _sample(b)


def _has_one_base(a: Observation, b: Observation) -> bool:
    """Whether the answers of the same respondents, to two things, are counted on the same base."""
    bases = {o.base_n for o in (a, b) if o.has_base}
    return a.observation_id != b.observation_id and len(bases) < 2


def _are_exclusive(a: Observation, b: Observation) -> bool:
    """Whether these are two answers to one item, neither the printed total of the other."""
    totals = {WHOLE, *a.part_response_ids.split(), *b.part_response_ids.split()}
    return a.item_id == b.item_id and totals.isdisjoint((a.response_id, b.response_id))


def _are_separate(a: Observation, b: Observation) -> bool:
    """Whether no respondent can be in both samples: two territories, studies, profiles or waves."""
    if _place(a) != _place(b):
        return not (a.is_national or b.is_national) and _regions(a).isdisjoint(_regions(b))
    if a.study_id != b.study_id:
        return True
    has_other_profile = a.actor_profile_id != b.actor_profile_id
    return (has_other_profile and WHOLE not in (a.actor_profile_id, b.actor_profile_id)) or _are_two_waves(
        a, b
    )


def _are_two_waves(a: Observation, b: Observation) -> bool:
    """Whether one study asked twice; 2015 and 2015-09 may be one time."""
    return not (a.period.startswith(b.period) or b.period.startswith(a.period))


def _place(o: Observation) -> str:
    return "" if o.is_national else o.region_id


def _regions(o: Observation) -> set[str]:
    return set(o.member_region_ids.split()) or {o.region_id}


def _has_few_answers(a: Observation, b: Observation) -> bool:
    """Whether the normal law is too coarse for these counts; equal values need no test."""
    is_counted = a.measure_id == "share" and a.has_base and b.has_base
    if a.value == b.value or not is_counted:
        return False
    if _is_one_sample(a, b):
        return _discordant(a, b) * a.base_n / 100 < 2 * SMALLEST_EXPECTED
    return estimates.smallest_expected_count(**_two_samples(a, b)) < SMALLEST_EXPECTED


def _p_value(a: Observation, b: Observation) -> float:
    error = _spread(a, b)
    if error is not None:
        return estimates.error_p_value(a.value - b.value, error)
    if _is_one_sample(a, b):
        gap_pts = a.value - b.value
        return estimates.paired_p_value(gap_pts=gap_pts, discordant=_discordant(a, b), base_n=a.base_n)
    return estimates.difference_p_value(**_two_samples(a, b))


def _detectable_pts(a: Observation, b: Observation) -> float | None:
    """None for equal shares of one base, and where the values are no shares."""
    if a.measure_id != "share":
        return None
    error = _spread(a, b)
    if error is not None:
        return estimates.error_half(error)
    if _is_one_sample(a, b):
        return estimates.paired_detectable_pts(discordant=_discordant(a, b), base_n=a.base_n) or None
    return estimates.detectable_pts(**_two_samples(a, b)) or None


def _spread(a: Observation, b: Observation) -> estimates.Spread | None:
    """The spread of the gap between two computed values; None where one has no standard error."""
    one, other = guards.spread(a), guards.spread(b)
    if one is None or other is None:
        return None
    together = estimates.paired_spread if _is_one_sample(a, b) else estimates.separate_spread
    return together(one, other)


def _discordant(a: Observation, b: Observation) -> float:
    return estimates.largest_discordance(share_a=a.value, share_b=b.value)


def _two_samples(a: Observation, b: Observation) -> dict[str, float]:
    return {"share_a": a.value, "share_b": b.value, "base_a": a.base_n, "base_b": b.base_n}
