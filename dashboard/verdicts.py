"""Verdicts: two rows of observations in, whether their gap can be tested and what the test says. Pure.

A test treats each sample as drawn at random. Most of these are quota samples: every sentence says so.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import guards, labels, statistics
from dashboard.comparability import SHARING, stated_between

SMALLEST_EXPECTED = 5
REASONS = {
    "valeur": "valeur illisible ou non publiée pour {who}",
    "mesures": "les deux valeurs ne sont pas dans la même mesure",
    "question": "les deux questions ne sont pas les mêmes",
    "reponse": "les deux réponses ne sont pas les mêmes",
    "item": "les deux items ne sont pas les mêmes",
    "comparabilite": "comparabilité C, même thème seulement",
    "moyenne": "la dispersion des réponses n'est pas publiée",
    "approchee": "valeur approchée pour {who}",
    "echantillon": "les parts décrivent l'échantillon lui-même",
    "partenariats": "la part compte des partenariats, et non des réponses, pour {who}",
    "recouvrement": "l'une des deux bases peut contenir l'autre",
    "effectif": "effectif non publié pour {who}",
    "base_faible": "base faible (moins de 30 réponses) pour {who}",
    "peu_de_reponses": "trop peu de réponses d'un côté pour ce test",
}
# Reasons that leave nothing to say on which of the two comes first; with the others the printed order stands.
DENYING = frozenset(
    {
        "valeur",
        "mesures",
        "question",
        "reponse",
        "item",
        "comparabilite",
        "approchee",
        "base_faible",
        "peu_de_reponses",
    }
)
_SAME_RESPONDENTS = ("study_id", "actor_profile_id", "population_id", "region_id", "period")
_ONE_SIDED = {
    "valeur": lambda row: pd.isna(row["value"]),
    "approchee": guards.is_rough,
    "partenariats": guards.counts_partnerships,
    "effectif": lambda row: not guards.is_known(row["base_n"]),
    "base_faible": lambda row: guards.base_class(row["base_n"]) == "faible",
}


@dataclass(frozen=True)
class Verdict:
    """What may be said of the gap between two values, the first minus the second."""

    gap: float  # points of a share, NaN where a value is missing
    reasons: tuple[tuple[str, tuple[str, ...]], ...]  # why not: codes of `REASONS`, and for whom
    is_printed_apart: bool  # the two values differ by more than their rounding
    detectable_pts: float = math.nan  # the smallest gap told from chance, alone in its family
    p_value: float = math.nan  # corrected by Holm for the family
    comparisons_n: int = 0  # tests in the family

    @property
    def is_testable(self) -> bool:
        return not self.reasons

    @property
    def is_beyond_chance(self) -> bool:
        return self.is_testable and self.p_value < statistics.LEVEL

    @property
    def is_greyed(self) -> bool:
        """A gap that chance can give, or that stands on a weak base."""
        return (self.is_testable and not self.is_beyond_chance) or "base_faible" in dict(self.reasons)

    @property
    def tells_apart(self) -> bool:
        """Whether a sentence or a ranking may put one value before the other."""
        if not self.is_printed_apart or DENYING & dict(self.reasons).keys():
            return False
        return self.is_beyond_chance or not self.is_testable

    @property
    def sentence(self) -> str:
        """The verdict in a French sentence."""
        return labels.french(_sentence(self))


def pair_verdict(a: Mapping, b: Mapping, *, grades: pd.DataFrame) -> Verdict:
    """What may be said of the gap between two rows, the only one that is looked at; see `pair_verdicts`."""
    return pair_verdicts([(a, b)], grades=grades)[0]


def pair_verdicts(pairs: Sequence[tuple[Mapping, Mapping]], *, grades: pd.DataFrame) -> list[Verdict]:
    """What may be said of each gap of one family, Holm's correction counting those that can be tested.

    Two shares are testable when both bases are published and reach 30, the questions compare as A or B, and
    item, response and territory are the same. Two items of one question asked to the same respondents are
    tested as such.

    Args:
        pairs: two rows of `observations` each (`pd.Series` or dict), with `profile_article`.
        grades: `question_id`, `study_a`, `study_b`, `grade`; a pair that is not there compares as C.
    """
    reasons = [_reasons(a, b, grades) for a, b in pairs]
    tested = [index for index, found in enumerate(reasons) if not found]
    p_values = dict(zip(tested, statistics.holm([_p_value(*pairs[index]) for index in tested]), strict=True))
    return [
        Verdict(
            gap=float(a["value"]) - float(b["value"]),
            reasons=tuple(found.items()),
            is_printed_apart=_is_printed_apart(a, b),
            detectable_pts=math.nan if found else _detectable(a, b),
            p_value=p_values.get(index, math.nan),
            comparisons_n=len(tested),
        )
        for index, ((a, b), found) in enumerate(zip(pairs, reasons, strict=True))
    ]


def gap_verdicts(rows: pd.DataFrame, *, reference_id: str, grades: pd.DataFrame) -> pd.DataFrame:
    """The gap of each profile to the reference, line by line, as one family.

    Args:
        rows: rows of `observations`, one a profile and line; a line is an item and a region.
        reference_id: profile that the gaps are measured from.

    Returns:
        One row a gap, in the order of `rows`: `item_id`, `region_id`, `actor_profile_id`, `gap_pts`,
        `verdict` (a `Verdict`), `is_testable`, `is_beyond_chance`, `is_greyed`, `detectable_pts`, `p_value`
        and `sentence`.
    """
    known = rows[rows["value"].notna()].to_dict("records")
    reference = {_line(row): row for row in known if row["actor_profile_id"] == reference_id}
    pairs = [
        (row, reference[_line(row)])
        for row in known
        if row["actor_profile_id"] != reference_id and _line(row) in reference
    ]
    verdicts = pair_verdicts(pairs, grades=grades)
    records = [_record(row, verdict) for (row, _), verdict in zip(pairs, verdicts, strict=True)]
    return pd.DataFrame(records, columns=list(_RECORD))


def testability(rows: pd.DataFrame, *, grades: pd.DataFrame, reference_id: str = "") -> str:
    """Whether the gaps between profiles were tested, on one line of French; blank without any gap.

    Args:
        rows: as for `gap_verdicts`.
        reference_id: the profile gaps are measured from; every pair of a line without it.
    """
    if reference_id:
        return summary(gap_verdicts(rows, reference_id=reference_id, grades=grades)["verdict"])
    known = rows[rows["value"].notna()]
    lines = [group.to_dict("records") for _, group in known.groupby(["item_id", "region_id"], sort=False)]
    pairs = [pair for line in lines for pair in itertools.combinations(line, 2)]
    return summary(pair_verdicts(pairs, grades=grades))


def summary(verdicts: Iterable[Verdict]) -> str:
    """How many of these gaps are tested, what comes out, and why the others are not; blank without any."""
    verdicts = list(verdicts)
    tested = [verdict for verdict in verdicts if verdict.is_testable]
    untested = [verdict for verdict in verdicts if not verdict.is_testable]
    parts = [_tested(tested, len(verdicts)) if tested else "", _untested(untested, bool(tested))]
    return labels.french(" ".join(filter(None, parts)))


def ranking(rows: pd.DataFrame, *, grades: pd.DataFrame) -> pd.DataFrame:
    """Rows with a value from the highest to the lowest, and the ranks that each can hold.

    Two values keep their printed order unless the guard-rails deny it: same print, a gap that chance can give
    (Holm's correction over all pairs), a weak base, results that do not compare.

    Args:
        rows: what is ranked: items of one profile, profiles on one item, or regions.

    Returns:
        The rows with a value, and `rank_first`, `rank_last`, `rank_words` (« rangs 1 à 3 ») and `tie_group`:
        1 for the highest; every value of a group surely stands before every value of the next.
    """
    known = rows[rows["value"].notna()].sort_values("value", ascending=False, kind="stable")
    values = known["value"].tolist()
    told_apart = _told_apart(known.to_dict("records"), grades)
    ranges = statistics.rank_ranges(values, told_apart=told_apart)
    groups = statistics.tie_groups(values, told_apart=told_apart)
    number_of = {index: number for number, group in enumerate(groups, start=1) for index in group}
    return known.assign(
        rank_first=[found.first for found in ranges],
        rank_last=[found.last for found in ranges],
        rank_words=[rank_words(found) for found in ranges],
        tie_group=[number_of[index] for index in range(len(values))],
    )


def rank_words(ranks: statistics.RankRange) -> str:
    """« rang 2 », « rang 1 ou 2 », « rangs 1 à 3 »."""
    if ranks.first == ranks.last:
        return f"rang {ranks.first}"
    if ranks.last == ranks.first + 1:
        return f"rang {ranks.first} ou {ranks.last}"
    return f"rangs {ranks.first} à {ranks.last}"


def _told_apart(records: Sequence[Mapping], grades: pd.DataFrame) -> list[list[bool]]:
    places = list(itertools.combinations(range(len(records)), 2))
    verdicts = pair_verdicts([(records[i], records[j]) for i, j in places], grades=grades)
    told_apart = [[False] * len(records) for _ in records]
    for (i, j), verdict in zip(places, verdicts, strict=True):
        told_apart[i][j] = told_apart[j][i] = verdict.tells_apart
    return told_apart


def _reasons(a: Mapping, b: Mapping, grades: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Codes of `REASONS` that hold, in their order, each with the profiles it holds for."""
    found = {code: () for code, holds in _two_sided(a, b, grades).items() if holds}
    for code, holds in _ONE_SIDED.items():
        who = dict.fromkeys(row["profile_article"] for row in (a, b) if holds(row))
        found |= {code: tuple(who)} if who else {}
    if not found and _has_few_answers(a, b):
        found["peu_de_reponses"] = ()
    return {code: found[code] for code in REASONS if code in found}


def _two_sided(a: Mapping, b: Mapping, grades: pd.DataFrame) -> dict[str, bool]:
    is_same_question = a["question_id"] == b["question_id"]
    is_same_measure = a["measure_id"] == b["measure_id"]
    has_same_respondents = _has_same_respondents(a, b)
    return {
        "mesures": not is_same_measure,
        "question": not is_same_question,
        "reponse": a["response_id"] != b["response_id"],
        "item": a["item_id"] != b["item_id"] and not has_same_respondents,
        "comparabilite": is_same_question and not _compares(a, b, grades),
        "moyenne": is_same_measure and a["measure_id"] != "share",
        "echantillon": a["question_id"] in guards.SAMPLE_QUESTIONS,
        "recouvrement": not has_same_respondents and not _are_separate(a, b),
    }


def _compares(a: Mapping, b: Mapping, grades: pd.DataFrame) -> bool:
    if a["study_id"] == b["study_id"]:
        return True
    stated = stated_between(grades, question_id=a["question_id"], study_ids=[a["study_id"], b["study_id"]])
    return bool(stated["grade"].isin(SHARING).any())


def _has_same_respondents(a: Mapping, b: Mapping) -> bool:
    return all(a[column] == b[column] for column in _SAME_RESPONDENTS)


def _are_separate(a: Mapping, b: Mapping) -> bool:
    """Whether no respondent can be in both samples: other studies or profiles, or two of today's regions."""
    if a["region_id"] != b["region_id"]:
        return _is_one_region(a["region_id"]) and _is_one_region(b["region_id"])
    return a["study_id"] != b["study_id"] or a["actor_profile_id"] != b["actor_profile_id"]


def _is_one_region(region_id: str) -> bool:
    return len(region_id) == 2 and region_id.isdigit()


def _is_printed_apart(a: Mapping, b: Mapping) -> bool:
    if pd.isna(a["value"]) or pd.isna(b["value"]):
        return False
    return statistics.printed_apart(
        a["value"],
        b["value"],
        decimals_a=guards.printed_decimals(a),
        decimals_b=guards.printed_decimals(b),
    )


def _has_few_answers(a: Mapping, b: Mapping) -> bool:
    """Whether the normal law is too coarse for these counts; equal values need no test."""
    if a["value"] == b["value"]:
        return False
    if _has_same_respondents(a, b):
        discordant = statistics.largest_discordance(share_a=a["value"], share_b=b["value"])
        return discordant * a["base_n"] / 100 < 2 * SMALLEST_EXPECTED
    return statistics.smallest_expected_count(**_two_samples(a, b)) < SMALLEST_EXPECTED


def _p_value(a: Mapping, b: Mapping) -> float:
    if _has_same_respondents(a, b):
        return statistics.paired_p_value(**_one_sample(a, b))
    return statistics.difference_p_value(**_two_samples(a, b))


def _detectable(a: Mapping, b: Mapping) -> float:
    if _has_same_respondents(a, b):
        return statistics.paired_detectable_difference(**_one_sample(a, b))
    return statistics.detectable_difference(**_two_samples(a, b))


def _one_sample(a: Mapping, b: Mapping) -> dict[str, float]:
    return {"share_a": a["value"], "share_b": b["value"], "base_n": int(a["base_n"])}


def _two_samples(a: Mapping, b: Mapping) -> dict[str, float]:
    bases = {"base_a": int(a["base_n"]), "base_b": int(b["base_n"])}
    return {"share_a": a["value"], "share_b": b["value"]} | bases


def _line(row: Mapping) -> tuple[str, str]:
    return row["item_id"], row["region_id"]


_RECORD = (
    "item_id",
    "region_id",
    "actor_profile_id",
    "gap_pts",
    "verdict",
    "is_testable",
    "is_beyond_chance",
    "is_greyed",
    "detectable_pts",
    "p_value",
    "sentence",
)


def _record(row: Mapping, verdict: Verdict) -> dict[str, object]:
    said = {name: getattr(verdict, name) for name in _RECORD if hasattr(verdict, name)}
    places = {name: row[name] for name in ("item_id", "region_id", "actor_profile_id")}
    return places | {"gap_pts": verdict.gap, "verdict": verdict} | said


def _sentence(verdict: Verdict) -> str:
    if not verdict.is_testable:
        return f"Écart non testable : {reasons_in_words([verdict])}."
    if not verdict.is_printed_apart:
        return "Aucun écart : les deux parts imprimées sont les mêmes, à l'arrondi près."
    gap = f"Écart de {labels.points(abs(verdict.gap), signed=False)}"
    among = _among(verdict.comparisons_n)
    if verdict.is_beyond_chance:
        chance = "supérieur à ce que le hasard du tirage explique d'ordinaire"
        return f"{gap}, {chance}{among} ({guards.MARGIN_LABEL})."
    if abs(verdict.gap) > verdict.detectable_pts:
        chance = "que le hasard du tirage peut encore expliquer"
        return f"{gap}, {chance}{among} : l'ordre n'est pas établi ({guards.MARGIN_LABEL})."
    needed = labels.points(math.ceil(verdict.detectable_pts), signed=False)
    chance = f"inférieur à ce que le hasard du tirage peut expliquer (environ {needed})"
    return f"{gap}, {chance} : l'ordre n'est pas établi ({guards.MARGIN_LABEL})."


def _among(comparisons_n: int) -> str:
    return "" if comparisons_n < 2 else f", compte tenu des {comparisons_n} comparaisons faites"


def _tested(tested: Sequence[Verdict], total_n: int) -> str:
    beyond_n = sum(verdict.is_beyond_chance for verdict in tested)
    how_many = f"{len(tested)} écart{'s' * (len(tested) > 1)} sur {total_n} testé{'s' * (len(tested) > 1)}"
    correction = ", correction de Holm" if len(tested) > 1 else ""
    verb = "dépassent" if beyond_n > 1 else "dépasse"
    count = labels.number(beyond_n) if beyond_n else "aucun ne"
    return (
        f"{how_many} ({guards.MARGIN_LABEL}{correction}) : {count} {verb} ce que le hasard du tirage "
        "explique d'ordinaire."
    )


def _untested(untested: Sequence[Verdict], has_tested: bool) -> str:
    if not untested:
        return ""
    which = "Autres écarts non testables" if has_tested else "Écarts non testables"
    return f"{which} : {reasons_in_words(untested)}."


def reasons_in_words(verdicts: Iterable[Verdict]) -> str:
    """Every reason once, with all the profiles it holds for."""
    merged: dict[str, dict[str, None]] = {}
    for code, who in itertools.chain.from_iterable(verdict.reasons for verdict in verdicts):
        merged.setdefault(code, {}).update(dict.fromkeys(who))
    return " ; ".join(
        REASONS[code].format(who=labels.listed(merged[code])) for code in REASONS if code in merged
    )
