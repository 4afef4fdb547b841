"""JSON-stat: the observations of one question become a sparse cube in JSON-stat 2.0.

Every dimension of the figures is a dimension of the cube. A number of answers and the population that a
result is projected on are measures of their own: neither is ever a value of the question.
"""

from collections.abc import Callable, Iterable, Sequence
from math import prod

from dashboard.observations import Observation
from dashboard.words import Vocabulary

BASE, UNIVERSE = "base_n", "universe_n"
UNDATED = "_U"
"""Code of a period that is not known."""
ROLES = {"time": ["period"], "geo": ["region_id"], "metric": ["measure_id"]}
COUNTED: dict[str, Callable[[Observation], float | None]] = {
    BASE: lambda o: o.base_n,
    UNIVERSE: lambda o: o.universe_n,
}
"""What stands beside a value, as a measure of its own: `share.base_n`, `share.universe_n`."""

Categories = dict[str, str]
"""Label of each code of a dimension, in order."""


def dataset(
    observations: Sequence[Observation], words: Vocabulary, *, updated: str, href: str
) -> dict[str, object]:
    """The cube of one question, whose observations are each stated once.

    Args:
        observations: in the order of the code lists.
        updated: ISO date of the release of the data.
        href: where the cube is found.
    """
    dimensions = _dimensions(observations, words)
    sizes = [len(categories) for categories in dimensions.values()]
    cells = _Cells([list(categories) for categories in dimensions.values()])
    values, statuses = _values(observations, cells)
    first = observations[0]
    return {
        "version": "2.0",
        "class": "dataset",
        "href": href,
        "label": first.question_label,
        "source": words.grammar.listed(dict.fromkeys(one.producer for one in observations if one.producer)),
        "updated": updated,
        "note": [text for text in (first.question_definition, words.api.CUBE_NOTE) if text],
        "id": list(dimensions),
        "size": sizes,
        "role": ROLES,
        "dimension": {
            name: _dimension(name, categories, observations, words) for name, categories in dimensions.items()
        },
        "value": values,
        "status": statuses,
        "extension": {"status": {"label": _told(statuses.values(), words)}},
    }


def collection(questions: Iterable[tuple[str, str]], words: Vocabulary, *, href: str) -> dict[str, object]:
    """The list of all cubes; `questions` are codes and labels."""
    items = [
        {"class": "dataset", "href": f"{href}/{code}", "label": words.numbers.typed(label)}
        for code, label in questions
    ]
    return {
        "version": "2.0",
        "class": "collection",
        "href": href,
        "label": words.api.BASE_NAME,
        "link": {"item": items},
    }


class _Cells:
    """Where a cell stands in a cube, the last dimension turning fastest."""

    def __init__(self, codes: Sequence[Sequence[str]]) -> None:
        self._places = [{code: place for place, code in enumerate(one)} for one in codes]
        self._steps = [prod(len(one) for one in codes[after + 1 :]) for after in range(len(codes))]

    def __getitem__(self, codes: Sequence[str]) -> str:
        places = (known[code] for known, code in zip(self._places, codes, strict=True))
        return str(sum(place * step for place, step in zip(places, self._steps, strict=True)))


def _key(o: Observation, measure_id: str) -> tuple[str, ...]:
    return (
        *(o.study_id, o.period or UNDATED, o.region_id, o.actor_profile_id),
        *(o.population_id, o.item_id, o.response_id, measure_id),
    )


def _dimensions(observations: Sequence[Observation], words: Vocabulary) -> dict[str, Categories]:
    """The codes of each dimension in the order of the code lists, in which the measures come last."""
    sorted_by = words.periods.period

    def labelled(pairs: Iterable[tuple[object, str, str]]) -> Categories:
        return {code: label for _, code, label in sorted(set(pairs))}

    return {
        "study_id": labelled((o.wave_end, o.study_id, o.study_title) for o in _last(observations)),
        "period": labelled((o.period, o.period or UNDATED, sorted_by(o.period)) for o in observations),
        "region_id": labelled((o.region_order, o.region_id, o.region_label) for o in observations),
        "actor_profile_id": labelled(
            (o.profile_order, o.actor_profile_id, o.profile_label) for o in observations
        ),
        "population_id": labelled(
            (o.population_order, o.population_id, o.population_label) for o in observations
        ),
        "item_id": labelled((o.item_order, o.item_id, o.item_label) for o in observations),
        "response_id": labelled((o.response_order, o.response_id, o.response_label) for o in observations),
        "measure_id": _measures(observations, words),
    }


def _last(observations: Iterable[Observation]) -> Iterable[Observation]:
    """One observation a study, of its last wave."""
    return {one.study_id: one for one in sorted(observations, key=lambda one: one.wave_end)}.values()


def _measures(observations: Sequence[Observation], words: Vocabulary) -> Categories:
    found: Categories = {}
    for one in observations:
        found.setdefault(one.measure_id, one.measure_label)
        for name, count in COUNTED.items():
            if count(one) is not None:
                found.setdefault(f"{one.measure_id}.{name}", words.api.counted(name, one.measure_label))
    return found


def _dimension(
    name: str, categories: Categories, observations: Sequence[Observation], words: Vocabulary
) -> dict[str, object]:
    held: dict[str, object] = {"index": list(categories), "label": categories}
    if name == "measure_id":
        held["unit"] = {code: _unit(code, observations, words) for code in categories}
    return {"label": words.api.DIMENSIONS[name], "category": held}


def _unit(code: str, observations: Sequence[Observation], words: Vocabulary) -> dict[str, object]:
    """What is counted: a percentage, a mark out of 10, answers, people represented."""
    measure_id, _, counted = code.partition(".")
    if counted:
        return {"label": words.api.COUNTED_UNITS[counted], "decimals": 0}
    values = [o.value for o in observations if o.measure_id == measure_id and o.is_known]
    return {"label": words.api.UNITS[measure_id], "decimals": max(map(_decimals, values), default=0)}


def _decimals(value: float) -> int:
    return 0 if value.is_integer() else len(repr(value).partition(".")[2])


def _values(
    observations: Iterable[Observation], cells: _Cells
) -> tuple[dict[str, float | None], dict[str, str]]:
    """Values by cell, null where a source has a value that is not known; statuses of what is not plain."""
    values: dict[str, float | None] = {}
    statuses: dict[str, str] = {}
    for one in observations:
        cell = cells[_key(one, one.measure_id)]
        values[cell] = one.value if one.is_known else None
        if status := _status(one):
            statuses[cell] = status
        for name, count in COUNTED.items():
            if count(one) is not None:
                values[cells[_key(one, f"{one.measure_id}.{name}")]] = count(one)
    return values, statuses


def _status(o: Observation) -> str:
    """Why there is no value, else what it is told with; blank for a plain one."""
    if not o.is_known:
        return o.status
    return " ".join(part for part in (o.qualifier, "low_confidence" if o.is_unsure else "") if part)


def _told(statuses: Iterable[str], words: Vocabulary) -> dict[str, str]:
    marks = sorted({mark for status in statuses for mark in status.split()})
    return {mark: words.api.STATUSES[mark] for mark in marks}
