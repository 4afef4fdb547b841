"""Workbook grids: what a chart was drawn from becomes rows and columns, and the chart over them."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from dashboard import labels, theme
from dashboard.cards.card import Card
from dashboard.charts import margins
from dashboard.charts.bars import Panel
from dashboard.charts.dots import Scale
from dashboard.charts.drawn import drawn_from
from dashboard.charts.likert import STRONG
from dashboard.charts.maps import Reference, class_of, is_within, shades
from dashboard.charts.rankings import BAR_COLOR, axis_end
from dashboard.labels import french

PUBLISHED = "publié"
NOTHING = "–"
UNSHARED = french("Détail illisible du total (calculé)")
BESIDE_BARS = "Sur le graphique"
LONE = "Autre question ou autre population : non reliée"
VALUE_HEADERS = {"share": "Part", "mean_10": "Note moyenne sur 10", "points": "Écart en points"}
SCALE_ENDS = {"share": 100.0, "mean_10": 10.0}

_ROW_NAMES = ("item_label", "response_label", "profile_label", "region_label", "period")
_ROW_HEADERS = {
    "item_label": "Élément",
    "response_label": "Réponse",
    "profile_label": "Profil",
    "region_label": "Territoire",
    "period": "Vague",
}


@dataclass(frozen=True)
class Number:
    """One cell: the value, and how the dashboard writes it, or the word that says why there is none."""

    value: float  # NaN where nothing is published
    text: str

    @property
    def is_known(self) -> bool:
        return not math.isnan(self.value)


BLANK = Number(math.nan, "")


@dataclass(frozen=True)
class Series:
    """One series of the native chart: a column of numbers, or some of its rows."""

    column: str
    color: str
    name: str = ""  # the column's header without it
    rows: tuple[int, int] | None = None  # first and last row of the grid; all without it
    colors: tuple[str, ...] = ()  # one a row, where the marks differ
    is_hatched: bool = False
    is_hollow: bool = False
    is_joined: bool = False
    label_color: str = theme.INK
    reaches: tuple[margins.Reach | None, ...] = ()  # one a row, where intervals are drawn


@dataclass(frozen=True)
class Chart:
    """A native chart: horizontal bars, stacked bars, or points in time."""

    kind: Literal["bars", "stacked", "time"]
    series: tuple[Series, ...]
    low: float
    high: float
    unit: str  # a measure: how the axis writes its numbers
    categories: str = ""  # column of names beside the bars; the first one without it


@dataclass(frozen=True)
class Grid:
    """Rows and columns of one sheet; names first, then numbers, then what is said of each row."""

    names: Mapping[str, Sequence[str]]
    numbers: Mapping[str, Sequence[Number]]
    chart: Chart | None
    asides: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unstated: frozenset[str] = frozenset()  # columns whose empty cells need no reason

    @property
    def height(self) -> int:
        return len(next(iter(self.numbers.values()), ()))

    def status(self) -> list[str]:
        """Of each row, « publié », or the reason of every empty cell."""
        return [self._status(row) for row in range(self.height)]

    def _status(self, row: int) -> str:
        stated = {name: cells[row] for name, cells in self.numbers.items() if name not in self.unstated}
        missing = {name: cell.text for name, cell in stated.items() if not cell.is_known}
        if not missing:
            return PUBLISHED
        if len(set(missing.values())) == 1 and len(missing) == len(stated):
            return next(iter(missing.values()))
        reasons = {
            reason: [name for name in missing if missing[name] == reason] for reason in missing.values()
        }
        return french(" ; ".join(f"{reason} : {', '.join(names)}" for reason, names in reasons.items()))


def grid(card: Card) -> Grid:
    """What a card's chart shows, and the chart; only the rows of its data for a family unknown here."""
    drawn = drawn_from(card.figure)
    maker = _FAMILIES.get(drawn.family) if drawn else None
    return maker(card, **drawn.arguments) if maker else _plain(card)


def _profile_dots(card: Card, *, frame: pd.DataFrame, scale: Scale, circled: object) -> Grid:
    say = labels.points if scale.has_zero_mark else None
    numbers = _crossed(frame, rows="item_id", columns="actor_profile_id", say=say)
    names = frame.drop_duplicates("actor_profile_id").set_index("actor_profile_id")["profile_label"]
    headers = dict(zip(names.index, _unique(names), strict=True))
    low, high = scale.axis["range"]
    items = list(dict.fromkeys(frame["item_id"]))
    series = [
        Series(headers[code], theme.PROFILE_COLORS[code], reaches=_reaches(group, items=items))
        for code, group in frame.groupby("actor_profile_id", sort=False)
    ]
    return Grid(
        names={_first_header(card): frame.drop_duplicates("item_id")["item_label"].map(french).tolist()},
        numbers={headers[code]: cells for code, cells in numbers.items()},
        chart=Chart("bars", tuple(series), low, high, unit="points" if say else _measure(frame)),
    )


def _share_panels(
    card: Card, *, panels: Sequence[Panel], planned_label: str, measure_id: str, size: object
) -> Grid:
    lines = [(panel, row) for panel in panels for row in panel.rows.itertuples()]
    colors = tuple(theme.PROFILE_COLORS[row.actor_profile_id] for _, row in lines)
    header = french("Pratiqué") if planned_label else VALUE_HEADERS[measure_id]
    numbers = {header: [_number(row, measure_id=measure_id) for _, row in lines]}
    reaches = tuple(one for panel in panels for one in margins.reaches(panel.rows))
    series = [Series(header, _commonest(colors), colors=colors, reaches=reaches)]
    if planned_label:
        numbers[planned_label] = [_planned(row, measure_id=measure_id) for _, row in lines]
        series.append(Series(planned_label, _commonest(colors), colors=colors, is_hollow=True))
    results = [french(row.item_label) for _, row in lines]
    names, asides = {"Résultat": results}, {}
    if any(panel.base for panel in panels):
        asides["Base"] = [_bare_base(panel.base) for panel, _ in lines]
    if any(panel.heading for panel in panels):
        groups = [french(panel.heading) for panel, _ in lines]
        names = {"Groupe": groups} | names
        asides[BESIDE_BARS] = _under_headings(groups, results)
    return Grid(
        names=names,
        numbers=numbers,
        chart=Chart(
            "bars",
            tuple(series),
            0,
            SCALE_ENDS[measure_id],
            unit=measure_id,
            categories=BESIDE_BARS if BESIDE_BARS in asides else "",
        ),
        asides=asides,
    )


def _distribution_bars(card: Card, *, frame: pd.DataFrame) -> Grid:
    responses = frame.drop_duplicates("response_id").set_index("response_id")["response_label"]
    headers = dict(zip(responses.index, _unique(responses.map(french)), strict=True))
    cells = _crossed(frame, rows="item_id", columns="response_id")
    numbers = {headers[code]: column for code, column in cells.items()}
    unshared = _unshared(cells)
    if any(cell.is_known for cell in unshared):
        numbers[UNSHARED] = unshared
    return Grid(
        names={_first_header(card): frame.drop_duplicates("item_id")["item_label"].map(french).tolist()},
        numbers=numbers,
        chart=Chart(
            "stacked", tuple(_stack(headers, has_unshared=UNSHARED in numbers)), 0, 100, unit="share"
        ),
        unstated=frozenset({UNSHARED}),
    )


def _stack(headers: Mapping[str, str], *, has_unshared: bool) -> Iterable[Series]:
    """The scale from strong to weak, what the copy lost of the strong side after it; never the totals."""
    for code in (code for code in STRONG[::-1] if code in headers):
        yield _block(code, header=headers[code])
    if has_unshared:
        yield Series(UNSHARED, theme.SCALE_COLORS["fort"], name="Détail illisible", is_hatched=True)
    for code in ("modere", "faible", "pas_du_tout"):
        if code in headers:
            yield _block(code, header=headers[code])
    if "nsp" in headers:
        yield Series(headers["nsp"], theme.MISSING, is_hatched=True)


def _block(code: str, *, header: str) -> Series:
    return Series(header, theme.SCALE_COLORS[code], label_color=theme.SCALE_TEXT_COLORS[code])


def _unshared(cells: Mapping[str, Sequence[Number]]) -> list[Number]:
    """What a printed total holds beyond its readable parts, where one of them is lost."""
    parts = [cells[code] for code in STRONG if code in cells]
    remainders = []
    for row, total in enumerate(cells.get("top2", ())):
        known = [column[row].value for column in parts if column[row].is_known]
        is_lost = total.is_known and len(known) < len(STRONG)
        remainder = total.value - sum(known) if is_lost else math.nan
        remainders.append(Number(remainder, labels.percent(remainder) if is_lost else ""))
    return remainders


def _rates_over_time(card: Card, *, frame: pd.DataFrame, links: Sequence[tuple[str, str]]) -> Grid:
    chains = _chains(frame, links)
    ordered = pd.concat([*chains, frame[~frame["figure_id"].isin(_joined(chains))]])
    header = VALUE_HEADERS["share"]
    color = theme.PROFILE_COLORS[frame["actor_profile_id"].iloc[0]] if len(frame) else theme.INK
    series, start = [], 0
    for chain in chains:
        rows = (start, start + len(chain) - 1)
        name = french(chain["caption"].iloc[0])
        series.append(Series(header, color, name=name, rows=rows, is_joined=True))
        start += len(chain)
    if start < len(ordered):
        rows = (start, len(ordered) - 1)
        series.append(Series(header, color, name=french(LONE), rows=rows, is_hollow=True))
    return Grid(
        names={"Ce qui est compté": [french(text) for text in ordered["caption"]]},
        numbers={
            "Année": [Number(float(year), str(year)) for year in ordered["year"]],
            header: [_number(row) for row in ordered.itertuples()],
        },
        chart=Chart("time", tuple(series), 0, 100, unit="share"),
    )


def _chains(frame: pd.DataFrame, links: Sequence[tuple[str, str]]) -> list[pd.DataFrame]:
    """The points that lines join, one frame a line, in time order."""
    groups: list[set[str]] = []
    for pair in links:
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met] + [set(pair).union(*met)]
    return [frame[frame["figure_id"].isin(group)].sort_values("year") for group in groups]


def _joined(chains: Sequence[pd.DataFrame]) -> set[str]:
    return {code for chain in chains for code in chain["figure_id"]}


def _region_map(
    card: Card,
    *,
    values: pd.DataFrame,
    outlines: object,
    limits: Sequence[float],
    limit_texts: object,
    reference: Reference | None,
    chosen: str,
) -> Grid:
    ordered = values.sort_values("value", ascending=False, na_position="last", kind="stable")
    return _bars_by_region(ordered, limits=limits, reference=reference, end=axis_end(values["value"]))


def _region_tiles(card: Card, *, values: pd.DataFrame, limits: Sequence[float], chosen: str) -> Grid:
    return _bars_by_region(values, limits=limits, reference=None, end=axis_end(values["value"]))


def _ranking_bars(
    card: Card, *, values: pd.DataFrame, end: float, reference: Reference | None, chosen: str
) -> Grid:
    return _bars_by_region(values, limits=(), reference=reference, end=end)


def _bars_by_region(
    values: pd.DataFrame, *, limits: Sequence[float], reference: Reference | None, end: float
) -> Grid:
    """One bar a territory in the colour of its class, France above them."""
    names = [french(label) for label in values["region_label"]]
    numbers = [_number(row) for row in values.itertuples()]
    colors = [_class_color(value, limits) for value in values["value"]]
    ranks = values["rank_text"].tolist() if "rank_text" in values else []
    if reference is not None:
        names, numbers = [reference.label, *names], [Number(reference.value, reference.text), *numbers]
        colors, ranks = [theme.INK, *colors], ranks and ["", *ranks]
    header = VALUE_HEADERS.get(_measure(values), "Valeur")
    return Grid(
        names={"Territoire": names},
        numbers={header: numbers},
        chart=Chart(
            "bars",
            (Series(header, BAR_COLOR, colors=tuple(colors)),),
            0,
            max(end, reference.value if reference else 0),
            unit=_measure(values),
        ),
        asides={"Rang": [rank if isinstance(rank, str) else "" for rank in ranks]} if ranks else {},
    )


def _class_color(value: float, limits: Sequence[float]) -> str:
    return shades(limits)[class_of(value, limits)] if is_within(value, limits) else BAR_COLOR


def _small_multiples(
    card: Card, *, values: pd.DataFrame, end: float, reference: pd.DataFrame | None, chosen: str
) -> Grid:
    lines = values
    if reference is not None and not reference["region_id"].isin(values["region_id"]).any():
        lines = pd.concat([reference, values])
    by_year = _crossed(lines, rows="region_id", columns="year")
    years = sorted(by_year)
    regions = lines.drop_duplicates("region_id")
    return Grid(
        names={"Territoire": [french(label) for label in regions["region_label"]]},
        numbers={str(year): by_year[year] for year in years},
        chart=Chart(
            "bars",
            tuple(Series(str(year), tone) for year, tone in zip(years, _tones(len(years)), strict=True)),
            0,
            end,
            unit=_measure(values),
        ),
    )


def _tones(count: int) -> list[str]:
    """Darker and darker, the last one the darkest."""
    darkest = len(theme.SEQUENTIAL) - 1
    step = 4 / max(count - 1, 1)
    return [theme.SEQUENTIAL[darkest - round((count - 1 - place) * step)] for place in range(count)]


def _beside_france(card: Card, *, results: pd.DataFrame, axis: Mapping[str, object]) -> Grid:
    rows = list(results.itertuples())
    colors = tuple(theme.PROFILE_COLORS[row.actor_profile_id] for row in rows)
    measure_id = "mean_10" if axis["range"][1] == SCALE_ENDS["mean_10"] else "share"
    value, beside = VALUE_HEADERS[measure_id], "Valeur de comparaison"
    numbers = {value: [_number(row, measure_id=measure_id) for row in rows]}
    series = [Series(value, _commonest(colors), colors=colors)]
    for column, header in (
        ("reference_value", beside),
        ("other_value", "Autre valeur publiée"),
        ("other_reference_value", "Autre valeur de comparaison publiée"),
    ):
        if column in results and results[column].notna().any():
            numbers[header] = [_plain_number(other, measure_id=measure_id) for other in results[column]]
    if beside in numbers:
        series.append(Series(beside, theme.MISSING))
    said = [french(text) for text in results["reference_text"]]
    return Grid(
        names={"Résultat": [french(label) for label in results["result_label"]]},
        numbers=numbers,
        chart=Chart("bars", tuple(series), 0, SCALE_ENDS[measure_id], unit=measure_id),
        asides={"Comparaison": said} if any(said) else {},
        unstated=frozenset(numbers) - {value},
    )


def _plain(card: Card) -> Grid:
    """The card's data, one row a value, under the names that tell them apart."""
    data = card.data
    if "value" not in data or data.empty:
        return Grid(names={}, numbers={}, chart=None)
    told = [name for name in _ROW_NAMES if name in data and data[name].nunique() > 1] or ["item_label"]
    return Grid(
        names={_ROW_HEADERS[name]: [french(str(text)) for text in data[name]] for name in told},
        numbers={"Valeur": [_number(row) for row in data.itertuples()]},
        chart=None,
    )


_FAMILIES: Mapping[str, Callable[..., Grid]] = {
    "profile_dots": _profile_dots,
    "share_panels": _share_panels,
    "distribution_bars": _distribution_bars,
    "rates_over_time": _rates_over_time,
    "region_map": _region_map,
    "region_tiles": _region_tiles,
    "small_multiples": _small_multiples,
    "ranking_bars": _ranking_bars,
    "beside_france": _beside_france,
}


def _reaches(group: pd.DataFrame, *, items: Sequence[str]) -> tuple[margins.Reach | None, ...]:
    """How far the interval of one profile reaches on each item."""
    held = dict(zip(group["item_id"], margins.reaches(group), strict=True))
    return tuple(held.get(item_id) for item_id in items)


def _crossed(
    frame: pd.DataFrame, *, rows: str, columns: str, say: Callable[[float], str] | None = None
) -> dict[object, list[Number]]:
    """Cells by column code, each with one number a row code, in order of appearance."""
    cells = {(getattr(row, rows), getattr(row, columns)): _number(row, say=say) for row in frame.itertuples()}
    absent = Number(math.nan, NOTHING)
    row_codes = dict.fromkeys(frame[rows])
    return {
        column: [cells.get((row, column), absent) for row in row_codes]
        for column in dict.fromkeys(frame[columns])
    }


def _number(row: object, *, measure_id: str = "", say: Callable[[float], str] | None = None) -> Number:
    """The value of a row and how the dashboard writes it."""
    value = float(row.value)
    if math.isnan(value):
        return Number(value, labels.STATUS_WORDS.get(getattr(row, "status", ""), "non publié"))
    if say is not None:
        return Number(value, say(value))
    if text := getattr(row, "value_text", ""):
        return Number(value, text)
    measure_id = measure_id or row.measure_id
    return Number(value, labels.quantity(value, measure_id=measure_id, qualifier=_qualifier(row)))


def _qualifier(row: object) -> str:
    qualifier = getattr(row, "qualifier", "")
    return qualifier if isinstance(qualifier, str) else ""


def _planned(row: object, *, measure_id: str) -> Number:
    if math.isnan(row.planned):
        return Number(math.nan, labels.STATUS_WORDS["illegible"])
    return Number(float(row.planned), labels.quantity(row.planned, measure_id=measure_id))


def _plain_number(value: float, *, measure_id: str) -> Number:
    return BLANK if math.isnan(value) else Number(value, labels.quantity(value, measure_id=measure_id))


def _measure(frame: pd.DataFrame) -> str:
    """The one measure of a chart; regions without a value have none."""
    known = frame["measure_id"].dropna() if "measure_id" in frame else ()
    return next(iter(known), "share")


def _first_header(card: Card) -> str:
    return str(card.table.columns[0]) if len(card.table.columns) else "Élément"


def _bare_base(base: str) -> str:
    return labels.capitalized(base.removeprefix("Base").lstrip(f" {labels.NARROW}:"))


def _under_headings(groups: Sequence[str], results: Sequence[str]) -> list[str]:
    """What stands beside the bars: the heading of a group above its first result."""
    starts = [place == 0 or groups[place - 1] != group for place, group in enumerate(groups)]
    return [
        french(f"{group} :\n{result}") if group and is_first else result
        for group, result, is_first in zip(groups, results, starts, strict=True)
    ]


def _unique(names: Iterable[str]) -> list[str]:
    """The names, a number after those that another one already bears."""
    seen: dict[str, int] = {}
    told = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told


def _commonest(colors: Sequence[str]) -> str:
    return max(dict.fromkeys(colors), key=colors.count) if colors else theme.INK
