"""Workbook: cards become an Excel file, each with its table, a native chart and what explains both."""

import io
import math
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import pandas as pd
import xlsxwriter
from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard import labels, theme
from dashboard.charts.rankings import BAR_COLOR
from dashboard.exports import entries as baskets
from dashboard.exports.entries import Entry
from dashboard.exports.images import SITE
from dashboard.exports.tables import data_release
from dashboard.exports.workbook_grids import Chart, Grid, Number, Series, grid
from dashboard.labels import french

README, DATA = "Lisez-moi", "Données"
STATUS = "État"
LONGEST_SHEET_NAME, LONGEST_HEADER = 31, 255
CHART_WIDTH, CHART_TOP, LINE_HEIGHT = 1040, 6, 20
README_WIDTH = 120  # characters
TALLEST, LANDSCAPE_PAGE, PORTRAIT_PAGE = 1300, 700, 1400  # pixels
FORBIDDEN_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

STATUS_LEGEND = {
    "publié": "La publication énonce la valeur.",
    labels.STATUS_WORDS["illegible"]: "La publication imprime la valeur, mais notre copie l'a perdue.",
    labels.STATUS_WORDS["not_published"]: "La publication n'énonce pas la valeur.",
    labels.STATUS_WORDS[
        "not_asked"
    ]: "Une source dit que la question n'a pas été posée à ce profil ou dans cette vague.",
}
"""What each word of the column « État » means, in the words of the code list."""

HOW_TO_READ = (
    "Une cellule vide n'est jamais un zéro : la colonne « État » dit pourquoi elle l'est.",
    "Un univers est la population sur laquelle le résultat est projeté ; ce n'est pas un nombre de réponses.",
    "Les graphiques sont ceux d'Excel : ils suivent les cellules du tableau et se modifient.",
    "La feuille « Données » donne chaque valeur avec sa publication et sa place dans le document.",
)

DATA_HEADERS = {
    "question_label": "Question",
    "item_label": "Élément",
    "response_label": "Réponse",
    "profile_label": "Profil",
    "region_label": "Territoire",
    "period": "Période",
    "measure_id": "Mesure",
    "value": "Valeur",
    "value_printed": "Imprimé",
    "qualifier": "Nuance",
    "status": STATUS,
    "reading": "Lecture",
    "base_label": "Base",
    "base_n": "Effectif interrogé",
    "universe_n": "Univers",
    "study_title": "Étude",
    "institute": "Institut",
    "publisher": "Éditeur",
    "publication_title": "Publication",
    "publication_url": "Adresse",
    "locator": "Place dans le document",
    "source_row": "Notre ligne de relevé",
    "note": "Note",
    "figure_id": "Identifiant",
}
MEASURES = {
    "share": "part, en %",
    "mean_10": "note moyenne sur 10",
    "points": "points",
    "count": "nombre",
    "rank": "rang",
    "eur": "euros",
    "ratio": "rapport",
}
READINGS = {"explicit": "directe", "reconstructed": "reconstruite"}
DERIVED, NOT_DERIVED = "calculé ici", "non calculable, une des deux parts manque"

_WRITTEN = re.compile(rf"([+{labels.MINUS}-]?)(\d+(?:{labels.NARROW}\d{{3}})*)(?:,(\d+))?")


def workbook(entries: Sequence[Entry]) -> bytes:
    """An XLSX file: « Lisez-moi », one sheet an entry, and « Données » with every value and its source.

    An entry's sheet holds its heading, question, base and source, a native chart, and below it the table that
    the chart follows: numbers as numbers, written as the dashboard writes them, empty where nothing is
    published, with the reason in the column « État ».

    Raises:
        NothingToExport: there is no entry.
    """
    baskets.require(entries)
    content = io.BytesIO()
    book = _Book(content)
    names = sheet_names(entries)
    book.readme(entries, names=names)
    for place, (entry, name) in enumerate(zip(entries, names, strict=True), start=1):
        book.entry(entry, name=name, place=place)
    book.data(entries, names=names)
    book.close()
    return content.getvalue()


def sheet_names(entries: Sequence[Entry]) -> list[str]:
    """« 1 Impacts perçus du jouer… »: at most 31 characters, none that Excel refuses, no two alike."""
    return [_sheet_name(entry, place=place) for place, entry in enumerate(entries, start=1)]


def number_format(text: str) -> str:
    """The Excel format that writes a number as the dashboard does: « 12,0 % » gives 0.0" %"."""
    match = _WRITTEN.search(text)
    if match is None:
        return "General"
    sign, digits, decimals = match.groups()
    pattern = ("#,##0" if labels.NARROW in digits else "0") + (f".{'0' * len(decimals)}" if decimals else "")
    before, after = _quoted(text[: match.start()]), _quoted(text[match.end() :])
    plus = '"+"' if sign == "+" else ""
    positive = f"{before}{plus}{pattern}{after}"
    negative = f'{before}"{labels.MINUS}"{pattern}{after}'
    return f"[$-40C]{positive};[$-40C]{negative}" if sign else f"[$-40C]{positive}"


class _Book:
    """The workbook under way: its formats, and one method a kind of sheet."""

    def __init__(self, content: io.BytesIO) -> None:
        self.book = xlsxwriter.Workbook(
            content,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.version, released_on = data_release()
        self.released_on = labels.period(released_on)
        self.book.set_properties(
            {"title": SITE, "comments": self._version(), "created": datetime.fromisoformat(released_on)}
        )
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def close(self) -> None:
        self.book.close()

    def readme(self, entries: Sequence[Entry], *, names: Sequence[str]) -> None:
        sheet = self.book.add_worksheet(README)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, README_WIDTH)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, SITE, self._format(bold=True, font_size=16, font_color=theme.INK))
        row = self._lines(sheet, 1, [("Version", self._version()), *(("", line) for line in HOW_TO_READ)])
        row = self._section(sheet, row + 1, french(f"Ce que disent les mots de la colonne « {STATUS} »"))
        row = self._lines(sheet, row, STATUS_LEGEND.items())
        for place, (entry, name) in enumerate(zip(entries, names, strict=True), start=1):
            row = self._section(sheet, row + 1, f"{place}. {entry.heading}")
            sheet.write_string(row, 0, "Feuille", self._format(bold=True, valign="top"))
            sheet.write_url(row, 1, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", string=name)
            row = self._lines(sheet, row + 1, _told(entry))

    def entry(self, entry: Entry, *, name: str, place: int) -> None:
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        drawn = grid(entry.card)
        widths = _widths(drawn)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        self._head(sheet, entry, columns=len(widths), width=sum(widths))
        if not drawn.height:
            sheet.write_string(CHART_TOP, 0, french("Aucune valeur publiée."))
        else:
            self._chart_and_table(sheet, drawn, name=name, place=place, alt=entry.card.alt)
        if place == 1:
            sheet.activate()

    def data(self, entries: Sequence[Entry], *, names: Sequence[str]) -> None:
        rows = [row for pair in zip(entries, names, strict=True) for row in _data_rows(*pair)]
        if not rows:
            return
        sheet = self.book.add_worksheet(DATA)
        headers = ["Feuille", *DATA_HEADERS.values()]
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, len(headers) - 1, 18)
        self._table(sheet, 0, headers, len(rows), name="Donnees")
        for place, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                self._cell(sheet, place, column, cell, is_wrapped=False)

    def _head(self, sheet: Worksheet, entry: Entry, *, columns: int, width: float) -> None:
        """Heading, question, base, source and address above the chart, across the table's columns."""
        card = entry.card
        told = [
            (entry.heading, {"bold": True, "font_size": 14, "font_color": theme.INK}),
            (card.question, {"italic": True, "font_color": theme.MUTED}),
            (card.base, {"font_color": theme.MUTED}),
            (card.source, {"font_color": theme.MUTED}),
            (" · ".join(filter(None, (SITE, entry.link))), {"font_color": theme.MUTED}),
        ]
        for row, (text, look) in enumerate(told):
            size = look.get("font_size", 11)
            lines = _line_count(text, width=width * 11 / size)
            sheet.set_row_pixels(row, round(lines * size * 1.85))
            look = self._format(text_wrap=True, valign="top", **look)
            if columns > 1:
                sheet.merge_range(row, 0, row, columns - 1, "", look)
            sheet.write_string(row, 0, text, look)

    def _chart_and_table(self, sheet: Worksheet, drawn: Grid, *, name: str, place: int, alt: str) -> None:
        top = CHART_TOP
        if drawn.chart is not None:
            height = _chart_height(drawn)
            top += math.ceil(height / LINE_HEIGHT) + 2
            chart = _native(self.book, drawn, sheet=name, header_row=top)
            chart.set_size({"width": CHART_WIDTH, "height": height})
            sheet.insert_chart(
                CHART_TOP, 0, chart, {"object_position": 2, "description": alt, "x_offset": 4, "y_offset": 4}
            )
        headers = _headers(drawn)
        self._table(sheet, top, headers, drawn.height, name=f"Tableau_{place}")
        self._paginate(sheet, table_row=top, height=top * LINE_HEIGHT + drawn.height * LINE_HEIGHT)
        columns = [*drawn.names.values(), *drawn.numbers.values(), drawn.status(), *drawn.asides.values()]
        for column, cells in enumerate(columns):
            for row, cell in enumerate(cells, start=top + 1):
                self._cell(sheet, row, column, cell)
        widths = _widths(drawn)
        sheet.set_row_pixels(top, _height(headers, widths=[width * 0.9 for width in widths]))
        for row, cells in enumerate(zip(*columns, strict=True), start=top + 1):
            sheet.set_row_pixels(row, _height(cells, widths=widths))

    def _paginate(self, sheet: Worksheet, *, table_row: int, height: int) -> None:
        """One page when it fits; the table on a page of its own when it does not."""
        if height <= LANDSCAPE_PAGE:
            sheet.set_landscape()
        elif height > PORTRAIT_PAGE:
            sheet.set_h_pagebreaks([table_row])

    def _table(self, sheet: Worksheet, row: int, headers: Sequence[str], height: int, *, name: str) -> None:
        look = self._format(
            bold=True, font_color=theme.GROUND, bg_color=theme.ACCENT, text_wrap=True, valign="top"
        )
        sheet.add_table(
            row,
            0,
            row + height,
            len(headers) - 1,
            {
                "name": name,
                "style": "Table Style Light 1",
                "columns": [{"header": header, "header_format": look} for header in headers],
            },
        )

    def _cell(
        self, sheet: Worksheet, row: int, column: int, cell: Number | str, *, is_wrapped: bool = True
    ) -> None:
        """A number in its own format, an empty cell shaded, a text that never runs."""
        if isinstance(cell, str):
            look = {"text_wrap": is_wrapped, "valign": "top", "indent": int(is_wrapped and column > 0)}
            sheet.write_string(row, column, cell, self._format(**look))
        elif cell.is_known:
            look = {"num_format": number_format(cell.text), "valign": "top", "align": "right", "indent": 1}
            sheet.write_number(row, column, cell.value, self._format(**look))
        else:
            shade = {"pattern": 14, "fg_color": theme.LINE, "bg_color": theme.GROUND} if cell.text else {}
            sheet.write_blank(row, column, None, self._format(**shade))

    def _section(self, sheet: Worksheet, row: int, title: str) -> int:
        look = self._format(bold=True, font_size=12, font_color=theme.ACCENT)
        sheet.write_string(row, 0, title, look)
        return row + 1

    def _lines(self, sheet: Worksheet, row: int, lines: Iterable[tuple[str, str]]) -> int:
        """Name and text, one line each, those without text left out; the row below them."""
        for name, text in lines:
            if text:
                sheet.write_string(
                    row, 0, french(name), self._format(bold=True, valign="top", text_wrap=True)
                )
                sheet.write_string(row, 1, french(text), self._format(text_wrap=True, valign="top"))
                sheet.set_row_pixels(row, _height([text], widths=[README_WIDTH]))
                row += 1
        return row

    def _format(self, **look: object) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(dict(key))
        return self._formats[key]

    def _version(self) -> str:
        return french(f"Version {self.version} des données, {self.released_on}")


def _told(entry: Entry) -> list[tuple[str, str]]:
    """Everything that travels with a card, each with its name."""
    card = entry.card
    finding = card.finding if entry.title else ""
    notes = [("Note" if place == 0 else "", note) for place, note in enumerate((*card.notes, *card.details))]
    return [
        ("Constat", finding),
        ("Question posée", card.question),
        ("Base", card.base),
        ("Univers", _universes(card.data)),
        ("Source", card.source),
        *notes,
        ("Vue à jour", entry.link),
    ]


def _universes(data: pd.DataFrame) -> str:
    """Population projected on and interviews behind each profile's results, where they are published."""
    if "universe_n" not in data:
        return ""
    told = {}
    for row in data.drop_duplicates(["profile_label", "universe_n", "base_n"]).itertuples():
        universe = "non publié" if pd.isna(row.universe_n) else labels.number(row.universe_n)
        interviews = "non publié" if pd.isna(row.base_n) else labels.number(row.base_n)
        if isinstance(row.profile_label, str) and (universe, interviews) != ("non publié", "non publié"):
            told[f"{row.profile_label} : univers {universe}, effectif interrogé {interviews}"] = None
    return " ; ".join(told)


def _sheet_name(entry: Entry, *, place: int) -> str:
    data = entry.card.data
    question = data["question_label"].dropna() if "question_label" in data else ()
    subject = entry.title or next(iter(question), "") or entry.card.card_id.replace("_", " ")
    plain = " ".join(FORBIDDEN_IN_A_SHEET_NAME.sub(" ", subject).split())
    name = f"{place} {plain}"
    if len(name) > LONGEST_SHEET_NAME:
        name = name[: LONGEST_SHEET_NAME - 1].rstrip() + "…"
    return name.rstrip("'")


def _headers(drawn: Grid) -> list[str]:
    """Headers of the table, made as short as Excel takes and told apart."""
    headers: list[str] = []
    for name in (*drawn.names, *drawn.numbers, STATUS, *drawn.asides):
        short = " ".join(name.split())[: LONGEST_HEADER - 6] or "–"
        same = sum(header.lower().startswith(short.lower()) for header in headers)
        is_taken = short.lower() in {header.lower() for header in headers}
        headers.append(f"{short} ({same + 1})" if is_taken else short)
    return headers


def _widths(drawn: Grid) -> list[float]:
    """Widths in characters: names by their text, numbers by the longest word of their header."""
    names = [min(46, max([14, *(len(text) + 2 for text in cells)])) for cells in drawn.names.values()]
    numbers = [min(24, max([12, *(len(word) + 3 for word in name.split())])) for name in drawn.numbers]
    asides = [min(60, max([12, *(len(text) + 2 for text in cells)])) for cells in drawn.asides.values()]
    status = min(60, max([20, *(len(text) + 2 for text in drawn.status())]))
    widths = [*names, *numbers, status, *asides]
    missing = CHART_WIDTH / 7 - sum(widths)
    return [*widths[:-1], widths[-1] + max(0, missing)] if widths else [CHART_WIDTH / 7]


def _height(cells: Iterable[Number | str], *, widths: Sequence[float]) -> int:
    """Pixels of a row whose texts are wrapped: Excel finds them by itself, other programs do not."""
    texts = ((cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str))
    return LINE_HEIGHT * max((_line_count(text, width=width) for text, width in texts), default=1)


def _line_count(text: str, *, width: float) -> int:
    characters = max(4, round(1.15 * width))  # a column as wide as twelve zeros holds some fourteen letters
    return sum(max(1, len(textwrap.wrap(line, width=characters))) for line in text.splitlines() or [""])


def _chart_height(drawn: Grid) -> int:
    chart = drawn.chart
    if chart.kind == "time":
        return 560
    thickness = 46 if chart.kind == "stacked" else max(30, 22 + 14 * len(chart.series))
    return min(TALLEST, 110 + drawn.height * thickness)


def _native(book: xlsxwriter.Workbook, drawn: Grid, *, sheet: str, header_row: int) -> NativeChart:
    """The chart over the table's cells: what a reader changes there changes here."""
    chart = drawn.chart
    kind = {
        "bars": {"type": "bar"},
        "stacked": {"type": "bar", "subtype": "stacked"},
        "time": {"type": "scatter", "subtype": "straight_with_markers"},
    }[chart.kind]
    native = book.add_chart(kind)
    place = _Place(drawn, sheet=sheet, header_row=header_row)
    for series in chart.series:
        native.add_series(_series(series, chart=chart, place=place))
    _set_axes(native, drawn)
    is_alone = len(chart.series) == 1 and chart.kind == "bars"
    native.set_legend({"none": True} if is_alone else {"position": "top", "font": {"size": 10}})
    native.set_title({"none": True})  # the sheet's heading says it
    native.set_chartarea({"border": {"none": True}})
    native.show_blanks_as("gap")
    return native


class _Place:
    """Where the columns and rows of a grid lie on its sheet."""

    def __init__(self, drawn: Grid, *, sheet: str, header_row: int) -> None:
        self.drawn, self.sheet, self.header_row = drawn, sheet, header_row
        names = (*drawn.names, *drawn.numbers, STATUS, *drawn.asides)
        self.columns = {name: column for column, name in enumerate(names)}

    def header(self, name: str) -> list[object]:
        return [self.sheet, self.header_row, self.columns[name]]

    def cells(self, name: str, *, rows: tuple[int, int] | None = None) -> list[object]:
        first, last = rows or (0, self.drawn.height - 1)
        top, column = self.header_row + 1, self.columns[name]
        return [self.sheet, top + first, column, top + last, column]


def _series(series: Series, *, chart: Chart, place: _Place) -> dict[str, object]:
    numbers = place.drawn.numbers[series.column]
    shown = numbers if series.rows is None else numbers[series.rows[0] : series.rows[1] + 1]
    described: dict[str, object] = {
        "name": series.name or place.header(series.column),
        "values": place.cells(series.column, rows=series.rows),
        "values_data": [cell.value if cell.is_known else None for cell in shown],  # a shaded blank is no 0
        "data_labels": _data_labels(series, shown, chart=chart),
    }
    if chart.kind == "time":
        years = place.cells("Année", rows=series.rows)
        line = {"color": series.color, "width": 2.25} if series.is_joined else {"none": True}
        return described | {"categories": years, "line": line, "marker": _marker(series)}
    described["categories"] = place.cells(chart.categories or next(iter(place.drawn.names)))
    described |= {"gap": 60 if chart.kind == "stacked" else 40 * len(chart.series)} | _fill(
        series, color=series.color
    )
    if chart.kind == "stacked":
        described |= {"overlap": 100}
    if any(series.reaches):
        described["y_error_bars"] = _error_bars(series)
    if series.colors:
        described["points"] = [_fill(series, color=color) for color in series.colors]
    return described


def _fill(series: Series, *, color: str) -> dict[str, object]:
    """Full, hatched for what is no answer of the scale, hollow for what is only planned."""
    if series.is_hatched:
        hatching = {"pattern": "wide_upward_diagonal", "fg_color": color, "bg_color": theme.GROUND}
        return {"pattern": hatching, "border": {"color": color}}
    if series.is_hollow:
        return {"fill": {"color": theme.GROUND}, "border": {"color": color, "width": 1.5}}
    is_pale = color in theme.SEQUENTIAL[:2]  # lost on white paper without an outline
    return {"fill": {"color": color}, "border": {"color": BAR_COLOR} if is_pale else {"none": True}}


def _error_bars(series: Series) -> dict[str, object]:
    """The 95 % intervals, none where a row has none."""
    under, over = ([one[side] if one else 0 for one in series.reaches] for side in (0, 1))
    line = {"color": theme.INK, "width": 1.25}
    return {"type": "custom", "minus_values": under, "plus_values": over, "line": line}


def _marker(series: Series) -> dict[str, object]:
    fill = {"color": theme.LINE if series.is_hollow else series.color}
    return {
        "type": "circle",
        "size": 10,
        "fill": fill,
        "border": {"color": series.color, "width": 1.5},
    }


def _data_labels(series: Series, shown: Sequence[Number], *, chart: Chart) -> dict[str, object]:
    """Values beside their marks, as the dashboard writes them; a nuance (« environ ») stays on its own."""
    formats = Counter(number_format(cell.text) for cell in shown if cell.is_known)
    common = formats.most_common(1)[0][0] if formats else "General"
    own = [
        {"value": cell.text} if cell.is_known and number_format(cell.text) != common else None
        for cell in shown
    ]
    over = "above" if series.is_joined else "right"
    position = {"bars": "outside_end", "stacked": "center", "time": over}[chart.kind]
    return {
        "value": True,
        "num_format": common,
        "position": position,
        "font": {"size": 10, "color": series.label_color},
    } | ({"custom": own} if any(own) else {})


def _set_axes(native: NativeChart, drawn: Grid) -> None:
    chart = drawn.chart
    values = {
        "min": chart.low,
        "max": chart.high,
        "num_format": _axis_format(chart.unit),
        "major_gridlines": {"visible": True, "line": {"color": theme.GRID, "width": 0.75}},
        "num_font": {"color": theme.MUTED, "size": 10},
        "line": {"none": True},
    }
    if chart.high - chart.low == 100:
        values["major_unit"] = 25
    names = {"num_font": {"color": theme.INK, "size": 10}, "line": {"color": theme.LINE}}
    if chart.kind == "time":
        native.set_x_axis(names | _years(drawn))
        native.set_y_axis(values)
    else:  # XlsxWriter calls the horizontal axis of bars x, whatever it holds
        native.set_x_axis(values | {"label_position": "high"})  # `reverse` turns the first row to the top
        native.set_y_axis(names | {"reverse": True, "label_position": "low"})


def _years(drawn: Grid) -> dict[str, object]:
    years = [cell.value for cell in drawn.numbers["Année"]]
    span = max(years) - min(years)
    return {
        "min": min(years) - 1,
        "max": max(years) + 1,
        "num_format": "0",
        "major_unit": 1 if span <= 14 else 5,
        "major_gridlines": {"visible": False},
    }


def _axis_format(unit: str) -> str:
    return {
        "share": f'0"{labels.NARROW}%"',
        "points": f'"+"0;"{labels.MINUS}"0;0',
        "mean_10": "0",
    }.get(unit, "[$-40C]#,##0.##" if unit == "ratio" else "[$-40C]#,##0")


def _quoted(text: str) -> str:
    plain = text.replace('"', "")
    return f'"{plain}"' if plain else ""


def _data_rows(entry: Entry, name: str) -> list[list[Number | str]]:
    """The card's tidy rows under the headers of « Données »; gaps that are computed here say so."""
    rows = entry.card.data
    if "gap_pts" in rows:
        status = rows["gap_pts"].isna().map({True: NOT_DERIVED, False: DERIVED})
        rows = rows.assign(value=rows["gap_pts"], measure_id="points", status=status)
    return [[name, *(_data_cell(row, column) for column in DATA_HEADERS)] for row in rows.to_dict("records")]


def _data_cell(row: dict[str, object], column: str) -> Number | str:
    value = row.get(column, "")
    if column == "value":
        known = value != "" and not pd.isna(value)
        written = labels.quantity(value, measure_id=row["measure_id"]) if known else ""
        return Number(float(value) if known else math.nan, written or "non publié")
    if column in ("base_n", "universe_n"):
        known = value != "" and not pd.isna(value)
        return Number(float(value), labels.number(value)) if known else Number(math.nan, "")
    if value is None or pd.isna(value):
        return ""
    words = {
        "measure_id": MEASURES,
        "reading": READINGS,
        "status": labels.STATUS_WORDS | {"published": "publié"},
    }
    return words.get(column, {}).get(value, str(value))
