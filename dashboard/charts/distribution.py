"""Distribution: the answers of each line become one stacked bar, what the copy lost hatched in its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes import axis_of
from dashboard.charts.marks import marker, settled
from dashboard.charts.records import Line
from dashboard.charts.spec import Distribution, Mark, Panel, Row, Series
from dashboard.observations import Observation
from dashboard.words import Vocabulary

UNANSWERED = ("nsp",)
"""Codes of answers that are none: beside the scale whatever its sides."""
NOT_ASKED = "not_asked"
LOST, UNSHARED = "lost", "unshared"
_DECIMALS = 6  # of widths that are added up: 100 − 99.9 is 0.1


@dataclass(frozen=True)
class Scale:
    """The answers of some observations, each side in the order in which it is stacked."""

    favourable: tuple[Observation, ...]  # one observation an answer, for its code and label
    unfavourable: tuple[Observation, ...]
    sideless: tuple[Observation, ...]  # all the answers of a scale without sides
    apart: tuple[Observation, ...]  # neutral ones, then those that are none
    total: Observation | None  # the printed total of favourable answers

    @property
    def stacked(self) -> tuple[str, ...]:
        """Codes from zero on, the hatched part of a total after the strongest answer."""
        first, *others = [o.response_id for o in (*self.favourable, *self.sideless)] or [""]
        codes = (first, UNSHARED, *others, *(o.response_id for o in self.unfavourable))
        return tuple(code for code in codes if code)

    @property
    def beside(self) -> tuple[str, ...]:
        """Codes of what stands apart, what is lost last."""
        return (*(o.response_id for o in self.apart), LOST)


def distribution(lines: Sequence[Line], *, words: Vocabulary, row_header: str) -> Distribution:
    """One row a line, in the order given; the answers and their order come from the observations.

    Favourable answers stand from zero, the strongest first, then unfavourable ones, the strongest last;
    neutral ones and those who give none stand apart. A scale without favourable or unfavourable answer is
    stacked in its order. Of the printed totals, that of favourable answers only is shown. Answers are single:
    their shares make 100 together.

    Raises:
        ValueError: a value is no share.
    """
    shown = [o for line in lines for o in line.observations]
    if any(o.measure_id != "share" for o in shown):
        raise ValueError("a distribution is made of shares")
    scale = scale_of(shown)
    write = marker(shown, words)
    rows = tuple(_row(line, scale, write, words) for line in lines)
    used = {mark.series for row in rows for mark in row.marks}
    return Distribution(
        panels=settled([Panel(rows)]),
        series=tuple(one for one in _series(scale, shown, words) if one.code in used),
        axis=axis_of("share", [], words),
        row_header=row_header,
        sublabel_header=words.charts.WAVE,
        scale=tuple(code for code in scale.stacked if code in used),
        apart=tuple(code for code in scale.beside if code in used),
        total=scale.total.response_id if scale.total and scale.total.response_id in used else "",
    )


def scale_of(observations: Sequence[Observation]) -> Scale:
    """The scale that some observations answer on: the sides of its answers and its printed total."""
    by_code = {o.response_id: o for o in sorted(observations, key=lambda o: o.response_order)}
    answers = [o for o in by_code.values() if not o.part_response_ids]
    given = [o for o in answers if o.response_id not in UNANSWERED]
    has_sides = any(o.is_favourable is not None for o in given)
    none = [o for o in answers if o.response_id in UNANSWERED]
    neutral = [o for o in given if has_sides and o.is_favourable is None]
    return Scale(
        favourable=tuple(o for o in given if o.is_favourable),
        unfavourable=tuple(o for o in given if o.is_favourable is False),
        sideless=() if has_sides else tuple(given),
        apart=(*neutral, *none),
        total=next((o for o in by_code.values() if o.part_response_ids and o.is_favourable), None),
    )


def _row(line: Line, scale: Scale, write: Callable[..., Mark], words: Vocabulary) -> Row:
    found = {o.response_id: o for o in line.observations}
    total = found.get(scale.total.response_id) if scale.total else None
    marks = {code: write(o, code) for code, o in found.items()}
    marks |= _unshared(total, found, words)
    codes = (*scale.stacked, *scale.beside)
    said = sum(marks[code].value or 0 for code in codes if code in marks)
    marks |= _lost(total, found, said, words)
    stacked, beside = (_placed(marks, codes) for codes in (scale.stacked, scale.beside))
    written = [marks[total.response_id]] if total is not None else []
    return Row(line.label, (*stacked, *beside, *written), line.sublabel, line.aside, is_strong=line.strong)


def _unshared(
    total: Observation | None, found: Mapping[str, Observation], words: Vocabulary
) -> dict[str, Mark]:
    """What a printed total holds beyond its readable parts, where one of them is lost or none is there."""
    if total is None or not total.is_known:
        return {}
    parts = _parts(total, found)
    width = round(total.value - sum(o.value for o in parts if o.is_known), _DECIMALS)
    if width <= 0 or (parts and all(o.is_known for o in parts)):
        return {}
    lost = [o.response_label for o in parts if not o.is_known]
    told = words.charts.unshared(lost, total.text, total.response_label)
    return {UNSHARED: Mark(UNSHARED, width, words.numbers.percent(width), details=(told,))}


def _lost(
    total: Observation | None, found: Mapping[str, Observation], said: float, words: Vocabulary
) -> dict[str, Mark]:
    """What is left of 100 where answers are lost that no printed total covers; nothing where all is."""
    covered = _parts(total, found) if total is not None and total.is_known else []
    lost = [o for o in found.values() if _is_lost(o) and o not in covered]
    left = round(100 - said, _DECIMALS)
    if not (lost and said) or left <= 0:
        return {}
    reasons = [words.charts.missing(o) for o in lost]
    told = words.charts.remainder([o.response_label for o in lost], reasons, left)
    return {LOST: Mark(LOST, left, words.numbers.percent(left), details=(told,))}


def _is_lost(o: Observation) -> bool:
    """Whether an answer was given and is not known; one that was never offered is not lost."""
    return not (o.is_known or o.part_response_ids or o.status == NOT_ASKED)


def _parts(total: Observation, found: Mapping[str, Observation]) -> list[Observation]:
    """The answers of a line that a printed total adds up."""
    return [found[code] for code in total.part_response_ids.split() if code in found]


def _placed(marks: Mapping[str, Mark], codes: Sequence[str]) -> list[Mark]:
    """Those of the marks that there are, side by side from zero."""
    placed, start = [], 0.0
    for mark in (marks[code] for code in codes if code in marks):
        placed.append(mark if mark.value is None else replace(mark, start=start))
        start = round(start + (mark.value or 0), _DECIMALS)
    return placed


def _series(scale: Scale, shown: Sequence[Observation], words: Vocabulary) -> list[Series]:
    """All series that a chart on this scale may have, in the order of the key."""
    labels = {o.response_id: o.response_label for o in shown}
    labels |= {UNSHARED: words.charts.UNSHARED, LOST: _lost_label(shown, words)}
    roles = _roles(scale)
    series = [_answer(code, labels[code], roles.get(code, code)) for code in (*scale.stacked, *scale.beside)]
    total = scale.total
    return [*series, *([Series(total.response_id, total.response_label, "total")] if total else [])]


def _roles(scale: Scale) -> dict[str, str]:
    roles = {o.response_id: f"favourable:{place}" for place, o in enumerate(scale.favourable, start=1)}
    roles |= {o.response_id: f"answer:{place}" for place, o in enumerate(scale.sideless, start=1)}
    strongest_first = enumerate(reversed(scale.unfavourable), start=1)
    roles |= {o.response_id: f"unfavourable:{place}" for place, o in strongest_first}
    roles |= {o.response_id: "neutral" for o in scale.apart}
    return roles | dict.fromkeys(UNANSWERED, "unanswered")


def _answer(code: str, label: str, role: str) -> Series:
    shapes = {UNSHARED: "hatched", LOST: "hatched", "unanswered": "dotted"}
    return Series(code, label, role, shapes.get(role, "bar"))


def _lost_label(shown: Sequence[Observation], words: Vocabulary) -> str:
    return words.charts.lost(words.charts.missing(o) for o in shown if _is_lost(o))
