"""Making: what a maker found becomes a card, with everything that travels with it worked out once."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard import guards
from dashboard.cards import wordings
from dashboard.cards.card import Card, Limit
from dashboard.charts.spec import Bars, Chart, Map
from dashboard.desk import Desk
from dashboard.observations import Observation
from dashboard.queries import slices
from dashboard.verdicts import Family

MOST_MARGINS = 3
"""Values of a card whose margins are written one by one."""


def made(
    desk: Desk,
    *,
    maker: str,
    codes: Mapping[str, str],
    title: str,
    chart: Chart,
    observations: Sequence[Observation],
    lecture: str,
    family: Family,
    subtitle: str = "",
    subject: str = "",
    limits: Sequence[Limit] = (),
) -> Card:
    """A card whose subtitle, champ, source, limits and wordings come from its observations.

    Args:
        maker: first part of the identifier; the codes are the rest.
        observations: all that the chart or the table states, in order; subtitle, champ, source and limits
            are about those that the chart draws.
        limits: what only this maker knows.
    """
    words = desk.words
    shown = _drawn(chart, observations)
    every = (*limits, *words.limits.of(shown, family=family), *_margins(desk, shown))
    return Card(
        card_id=identifier(maker, *codes.values()),
        title=words.numbers.typed(title),
        subtitle=subtitle or words.subtitles.of(shown),
        chart=chart,
        lecture=lecture,
        champ=words.champs.of(shown),
        source=words.sources.line(shown),
        documents=words.sources.documents(tuple(observations)),
        observations=tuple(observations),
        limits=every,
        chips=words.limits.chips(every, family=family, observations=shown),
        wordings=wordings.of(desk, observations),
        definition=words.names.definition(shown),
        subject=subject or words.subtitles.subject(shown),
        language=desk.language,
    )


def _drawn(chart: Chart, observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """Those that have a mark, the reference that rows are read against included."""
    reference = (chart.reference,) if isinstance(chart, Bars | Map) and chart.reference else ()
    marked = {mark.figure_id for mark in (*chart.marks, *reference)}
    return tuple(one for one in observations if one.figure_id in marked)


def _margins(desk: Desk, shown: Sequence[Observation]) -> list[Limit]:
    """Between what the values of a card of few may be read, where who answered is published."""
    if len(shown) > MOST_MARGINS:
        return []
    counts = {key: found.count for key, found in guards.answers(shown).items()}
    shares = [one for one in shown if one.measure_id == "share"]
    margins = [(one, guards.interval(one, count=counts.get(one.figure_id))) for one in shares]
    return [desk.words.limits.margin(one, found) for one, found in margins if found]


def family(desk: Desk, groups: Iterable[Sequence[Observation]]) -> Family:
    """What may be said of the comparisons of one card, by the grades that the data state."""
    return Family(groups, slices.grades(desk))


def identifier(*parts: str) -> str:
    """`duel.elus_locaux.entreprises`: one a card, made of what it depends on, short enough for an address."""
    return ".".join(part.replace("+", "-").replace("/", "-") for part in parts if part)
