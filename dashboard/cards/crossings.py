"""Crossings: one question of a survey computed from its respondents, over regions, sizes or profiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import banners
from dashboard.banners import Told
from dashboard.cards import making, selection
from dashboard.cards.card import Card, Section
from dashboard.charts.banner import Column, banner
from dashboard.desk import Desk
from dashboard.observations import WHOLE, Observation
from dashboard.queries import crossings

ALL_ITEMS = "tous"
DIMENSIONS = {
    "region": "region_id",
    "taille": "population_id",
    "secteur": "domain_id",
    "profil": "actor_profile_id",
}
"""What the columns may be, under the codes of the address."""
_TOTALS = {"region_id": "FR", "actor_profile_id": WHOLE}
_PARTS = ("population_id", "domain_id")
FEWEST_COLUMNS = 2


def studies(desk: Desk) -> dict[str, str]:
    """The surveys computed from a respondents' file."""
    return {one.study_id: one.title for one in crossings.studies(desk)}


def questions(desk: Desk, *, study_id: str) -> dict[str, str]:
    """The questions of the survey."""
    found = selection.grouped(_figures(desk, study_id), "question_id")
    return {code: desk.words.names.question(same[0]) for code, same in found.items()}


def items(desk: Desk, *, study_id: str, question_id: str) -> dict[str, str]:
    """« Tous », then each item; nothing to choose where there is one, or where each has one answer."""
    found = selection.grouped(_figures(desk, study_id, question_id), "item_id")
    if len(found) < 2 or all(len(selection.codes(same, "response_id")) < 2 for same in found.values()):
        return {}
    labels = {code: desk.words.names.item(same[0]) for code, same in found.items()}
    return {ALL_ITEMS: desk.words.sections.ALL_ITEMS} | labels


def columns(desk: Desk, *, study_id: str, question_id: str) -> dict[str, str]:
    """What the columns of the table may be."""
    held = _figures(desk, study_id, question_id)
    found = {}
    for code, dimension in DIMENSIONS.items():
        known = {group.code for group in crossings.groups(desk, study_id=study_id, dimension=dimension)}
        shown = known & set(selection.codes(held, crossings.FIELDS[dimension]))
        if len(shown) >= FEWEST_COLUMNS:
            found[code] = desk.words.crossings.COLUMNS[code]
    return found


def profiles(desk: Desk, *, study_id: str, question_id: str, column: str) -> dict[str, str]:
    """Whose answers the columns part; nothing to choose where the columns are the profiles."""
    if column in ("", "profil"):
        return {}
    shown = _parted(desk, study_id, question_id, DIMENSIONS[column])
    found = sorted(shown, key=lambda one: (one.actor_profile_id != WHOLE, one.profile_order))
    return {one.actor_profile_id: desk.words.crossings.profile(one) for one in found}


def regions(desk: Desk, *, study_id: str, question_id: str, column: str) -> dict[str, str]:
    """Where the answers of the columns were given; nothing to choose where the columns are the regions."""
    if column in ("", "region"):
        return {}
    shown = _parted(desk, study_id, question_id, DIMENSIONS[column])
    found = sorted(shown, key=lambda one: one.region_order)
    return {one.region_id: one.region_label for one in found}


def sections(
    desk: Desk,
    *,
    study_id: str,
    question_id: str,
    item_id: str = ALL_ITEMS,
    column: str = "",
    profile_id: str = "",
    region_id: str = "",
) -> list[Section]:
    """The table of one question; nothing where no survey is computed."""
    if not (study_id and question_id and column):
        return []
    asked = _Asked(
        study_id, question_id, item_id or ALL_ITEMS, column, profile_id or WHOLE, region_id or "FR"
    )
    found = _table(desk, asked)
    return [Section(cards=(_card(desk, asked, found),))] if any(one.known for one in found.columns) else []


@dataclass(frozen=True)
class _Asked:
    """What a reader has chosen."""

    study_id: str
    question_id: str
    item_id: str
    column: str
    profile_id: str
    region_id: str

    @property
    def dimension(self) -> str:
        return DIMENSIONS[self.column]

    @property
    def field(self) -> str:
        return crossings.FIELDS[self.dimension]


@dataclass(frozen=True)
class _Table:
    """Rows by code and label, and the columns, the whole first where it is known."""

    rows: Mapping[str, str]
    columns: Sequence[Column]
    is_by_item: bool


def _table(desk: Desk, asked: _Asked) -> _Table:
    every = _figures(desk, asked.study_id, asked.question_id)
    held = every if asked.item_id == ALL_ITEMS else [one for one in every if one.item_id == asked.item_id]
    is_by_item = len(selection.codes(held, "item_id")) > 1
    shown = selection.headline(held) if is_by_item else held
    names, field = desk.words.names, "item_id" if is_by_item else "response_id"
    label = names.item if is_by_item else names.response
    rows = {getattr(one, field): label(one) for one in _in_order(shown, field)}
    if is_by_item and len(selection.codes(shown, "response_id")) > 1:
        field = ""
        rows = {_both(one): desk.words.sections.item_and_answer(one) for one in _in_order(shown, field)}
    return _Table(rows, _columns(desk, asked, shown, field), is_by_item)


def _in_order(shown: Sequence[Observation], field: str) -> list[Observation]:
    if field == "response_id":
        return sorted(shown, key=lambda one: one.response_order)
    return sorted(shown, key=lambda one: (one.item_order, one.response_order))


def _both(one: Observation) -> str:
    return f"{one.item_id}.{one.response_id}"


def _columns(desk: Desk, asked: _Asked, shown: Sequence[Observation], field: str) -> list[Column]:
    """The whole, then each group of the dimension that has a cell, shown or withheld."""
    groups = crossings.groups(desk, study_id=asked.study_id, dimension=asked.dimension)
    codes = {one.code for one in groups}
    parts = _part_codes(desk, asked.study_id)
    of_row = (lambda one: getattr(one, field)) if field else _both
    at = [one for one in shown if _is_asked(one, asked, parts)]
    whole = [one for one in at if getattr(one, asked.field) not in codes]
    cells = selection.grouped([one for one in at if getattr(one, asked.field) in codes], asked.field)
    found = [_whole(desk, {of_row(one): one for one in whole})] if whole else []
    states = _states(desk, asked, shown, of_row, parts)
    for group in groups:
        held = {of_row(one): one for one in cells.get(group.code, ())}
        role = f"profile:{group.code}" if asked.column == "profil" else "region"
        if held or states.get(group.code):
            found.append(Column(group.code, group.label, role, states.get(group.code, {}) | held))
    return found


def _whole(desk: Desk, cells: Mapping[str, Observation]) -> Column:
    return Column("ensemble", desk.words.crossings.WHOLE_LABEL, "reference", cells, is_whole=True)


def _is_asked(one: Observation | crossings.Key, asked: _Asked, parts: frozenset[str]) -> bool:
    """Whether a cell is of the profile and the place asked for, cut by the columns alone."""
    is_there = asked.field == "region_id" or one.region_id == asked.region_id
    is_theirs = asked.field == "actor_profile_id" or one.actor_profile_id == asked.profile_id
    is_whole = asked.field == "population_id" or one.population_id not in parts
    return is_there and is_theirs and is_whole


def _states(
    desk: Desk,
    asked: _Asked,
    shown: Sequence[Observation],
    of_row: object,
    parts: frozenset[str],
) -> dict[str, dict[str, str]]:
    """Why cells are withheld, by group and row; a group of an item is withheld with all its answers."""
    withheld = crossings.withheld(desk, study_id=asked.study_id, question_id=asked.question_id)
    rows: dict[str, set[str]] = {}
    for one in shown:
        rows.setdefault(one.item_id, set()).add(of_row(one))
    found: dict[str, dict[str, str]] = {}
    for key, state in withheld.items():
        if key.item_id in rows and _is_asked(key, asked, parts):
            cells = found.setdefault(getattr(key, asked.field), {})
            cells |= dict.fromkeys(rows[key.item_id], state)
    return found


def _part_codes(desk: Desk, study_id: str) -> frozenset[str]:
    """The parts of a profile that the file tells apart; others are who was asked a question."""
    found = (crossings.groups(desk, study_id=study_id, dimension=name) for name in _PARTS)
    return frozenset(one.code for groups in found for one in groups)


def _card(desk: Desk, asked: _Asked, table: _Table) -> Card:
    words = desk.words
    groups = [one for one in table.columns if not one.is_whole]
    wholes = _wholes(table)
    told = _told(desk, asked, table, wholes)
    observations = [one for column in table.columns for one in column.known]
    first = _clearest(desk, asked, groups, told)
    shown = first or next(one for column in (*groups, *table.columns) for one in column.known)
    whole = wholes.get(shown.figure_id)
    row = shown.item_label if table.is_by_item else shown.response_label
    states = [cell for column in groups for cell in column.cells.values() if isinstance(cell, str)]
    made = making.made(
        desk,
        maker="croiser",
        codes={
            "study": asked.study_id,
            "question": asked.question_id,
            "item": "" if asked.item_id == ALL_ITEMS else asked.item_id,
            "column": asked.column,
            "profil": "" if asked.profile_id == WHOLE else asked.profile_id,
            "region": "" if asked.region_id == "FR" else asked.region_id,
        },
        title=words.crossings.title(asked.column, first, whole, row=row),
        chart=banner(
            table.rows,
            table.columns,
            told=told,
            words=words,
            row_header=words.crossings.ROW_ITEM if table.is_by_item else words.crossings.ROW_ANSWER,
        ),
        observations=observations,
        lecture=words.crossings.lecture(
            asked.column, shown, whole, row=row, side=told.sides.get(shown.figure_id, "")
        ),
        family=making.family(desk, []),
        limits=words.crossings.limits(told, withheld=states, measure_id=shown.measure_id),
    )
    return replace(made, limits=tuple(one for one in made.limits if one.kind != "base"))


def _wholes(table: _Table) -> dict[str, Observation]:
    """The value of the whole beside each cell of its row."""
    whole = next((one.cells for one in table.columns if one.is_whole), {})
    return {
        cell.figure_id: whole[row]
        for column in table.columns
        if not column.is_whole
        for row, cell in column.cells.items()
        if isinstance(cell, Observation) and row in whole
    }


def _told(desk: Desk, asked: _Asked, table: _Table, wholes: Mapping[str, Observation]) -> Told:
    held = crossings.contrasts(
        desk, study_id=asked.study_id, question_id=asked.question_id, dimension=asked.dimension
    )
    groups = [one for one in table.columns if not one.is_whole]
    rows = [
        [cell for column in groups if isinstance(cell := column.cells.get(row), Observation)]
        for row in table.rows
    ]
    contrasts = {
        one.figure_id: held[crossings.key(one)] for row in rows for one in row if crossings.key(one) in held
    }
    return banners.told(rows, contrasts, wholes)


def _clearest(desk: Desk, asked: _Asked, groups: Sequence[Column], told: Told) -> Observation | None:
    """Of the cells told from all others, the one that stands furthest from them; None without any."""
    held = crossings.contrasts(
        desk, study_id=asked.study_id, question_id=asked.question_id, dimension=asked.dimension
    )
    found = [one for column in groups for one in column.known if one.figure_id in told.sides]
    return max(found, key=lambda one: abs(held[crossings.key(one)].gap), default=None)


def _figures(desk: Desk, study_id: str, question_id: str = "") -> list[Observation]:
    if not study_id:
        return []
    held = crossings.figures(desk, study_id=study_id, question_id=question_id)
    return [one for one in held if one.measure_id in selection.AXIS_MEASURES]


def _parted(desk: Desk, study_id: str, question_id: str, dimension: str) -> list[Observation]:
    """Cells of the groups of a dimension alone, one way to cut at a time."""
    codes = {one.code for one in crossings.groups(desk, study_id=study_id, dimension=dimension)}
    field, parts = crossings.FIELDS[dimension], _part_codes(desk, study_id)
    held = _figures(desk, study_id, question_id)
    return [
        one
        for one in held
        if getattr(one, field) in codes
        and (field == "population_id" or one.population_id not in parts)
        and (field != "population_id" or one.population_id in codes)
    ]
