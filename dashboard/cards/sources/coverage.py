"""Coverage: what is held of each question and profile as one grid, and what was announced beside it."""

from collections.abc import Sequence

from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, OWN, WHOLE, Observation
from dashboard.queries import catalogue, codelists, slices
from dashboard.tabular import Cell, Table
from dashboard.views import view

ANNOUNCING = "programme_impact"
ANNOUNCED_ITEMS = ("rapports_regionaux", "domaines_etudies", "profils_interroges")
"""What the programme says that it has studied, and that we can count here."""
TABLE_OF_FIGURES = "chiffres"


def coverage(desk: Desk) -> list[Section]:
    """How many figures there are of each question and profile, how many are lost, and what was announced."""
    words = desk.words.sources_pages
    rows = slices.observations(desk, ALL_WAVES, study_kinds=OWN, populations="all")
    questions_n = len({one.question_id for one in rows if one.is_known})
    return [
        Section(
            title=words.COVERAGE,
            text=words.coverage_lead(*_counts(rows), questions_n),
            tables=(_grid(desk, rows),),
            anchor="couverture",
        ),
        Section(title=words.ANNOUNCED, points=_announced(desk, rows), anchor="annonce"),
    ]


def _grid(desk: Desk, rows: Sequence[Observation]) -> Table:
    words = desk.words.sources_pages
    profiles = {o.actor_profile_id: o for o in sorted(rows, key=lambda o: o.profile_order)}
    questions = {o.question_id: o for o in sorted(rows, key=lambda o: o.question_order)}
    names = (words.ANYONE if code == WHOLE else one.profile_label for code, one in profiles.items())
    lines = [_line(desk, [o for o in rows if o.question_id == code], list(profiles)) for code in questions]
    return Table((words.COVERAGE_HEADER, *names, words.TOTAL), tuple(lines))


def _line(desk: Desk, rows: Sequence[Observation], profile_ids: Sequence[str]) -> tuple[Cell, ...]:
    asked = ([o for o in rows if o.actor_profile_id == code] for code in profile_ids)
    return (
        Cell(desk.words.names.question(rows[0]), is_strong=True),
        *(_cell(desk, held, profile_id=code) for code, held in zip(profile_ids, asked, strict=True)),
        _cell(desk, rows),
    )


def _cell(desk: Desk, rows: Sequence[Observation], *, profile_id: str = "") -> Cell:
    """How many, and a link to these figures in the table of all."""
    counts = _counts(rows)
    if not any(counts):
        return Cell("")
    shown = view(
        "sources",
        rubrique=TABLE_OF_FIGURES,
        question=rows[0].question_id,
        profil="" if profile_id == WHOLE else profile_id,
        statut=_STATES[next(place for place, count in enumerate(counts) if count)],
    )
    return Cell(desk.words.sources_pages.held(*counts), view=shown, number=counts[0])


_STATES = ("", "illegible", "absent")
"""The state of the table of figures that holds each of the counts."""


def _counts(rows: Sequence[Observation]) -> tuple[int, int, int]:
    """How many values are published, lost in our copy, and not published."""
    missing = [one for one in rows if not one.is_known]
    illegible_n = sum(one.status == "illegible" for one in missing)
    return len(rows) - len(missing), illegible_n, len(missing) - illegible_n


def _announced(desk: Desk, rows: Sequence[Observation]) -> tuple[str, ...]:
    words = desk.words.sources_pages
    announced = slices.observations(
        desk,
        ALL_WAVES,
        question_ids=[ANNOUNCING],
        item_ids=ANNOUNCED_ITEMS,
        study_kinds=OWN,
        populations="all",
    )
    latest = {one.item_id: one for one in announced if one.is_known}
    points = (words.announced(list(latest.values())), _kept(desk, rows), words.NOT_ASKED_UNKNOWN)
    return tuple(point for point in points if point)


def _kept(desk: Desk, rows: Sequence[Observation]) -> str:
    regions = [one.region_id for one in codelists.regions(desk) if one.kind == "region"]
    surveyed = {one.region_id for one in rows if one.is_known and one.study_kind == "survey"}
    without = [one.article for one in codelists.profiles(desk) if not one.known_n]
    return desk.words.sources_pages.kept_of_announced(
        regions_n=len(surveyed.intersection(regions)),
        all_regions_n=len(regions),
        domains_n=catalogue.counts(desk).domains_with_figures_n,
        without=without,
    )
