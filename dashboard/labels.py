"""Labels: numbers, periods, bases and sources as French text. No data access, no Streamlit."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

NARROW = "\u202f"
MINUS = "\u2212"
STATUS_WORDS = {
    "illegible": "illisible dans notre copie",
    "not_published": "non publié",
    "not_asked": "question non posée",
}
UNKNOWN_WAVE = "vague non précisée"
SHORT_STATUS_WORDS = {"illegible": "illisible", "not_published": "non publié", "not_asked": "non posée"}

_BEFORE = re.compile(r"[ \u00a0\u202f]+([;:!?%»€])")
_AFTER = re.compile(r"«[ \u00a0\u202f]*")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|«)")
_DIGIT_GROUP = re.compile(r"(?<=\d)[ \u00a0.](?=\d{3}(?!\d))")
_SINGULAR = re.compile(rf"[+{MINUS}]?[01](,|$)")
_QUESTION_NUMBER = re.compile(r"^[qQ]\s*\d+\s*[.:]*\s*:?\s*")
_CHART_TITLE = re.compile(r"^[^«]*«[^»]+»")
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_QUARTER = re.compile(r"^(\d{4})-T([1-4])$")


def french(text: str) -> str:
    """Text with French spacing: a narrow no-break space before ; : ! ? % » € and after «."""
    spaced = _AFTER.sub(f"«{NARROW}", _BEFORE.sub(rf"{NARROW}\1", text))
    return _APOSTROPHE.sub("’", spaced)


@lru_cache(maxsize=8192)
def number(value: float, *, decimals: int | None = None) -> str:
    """« 148 429 », « 6,4 »; without `decimals`, as many as the value needs (three at most)."""
    pattern = "#,##0.###" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(value, format=pattern, locale="fr", group_separator=True)
    digits = text.removeprefix("-").replace("\u00a0", NARROW)
    return f"{MINUS}{digits}" if text.startswith("-") and digits.strip("0,") else digits


def percent(value: float, *, decimals: int | None = None) -> str:
    """« 12,5 % », with a narrow no-break space."""
    return f"{number(value, decimals=decimals)}{NARROW}%"


def with_sign(value: float) -> str:
    """« +21 », « −1 », « 0 »: a difference, its sign always written unless nothing printed differs."""
    written = number(value)
    return written if written.startswith(MINUS) or written == "0" else f"+{written}"


def points(value: float, *, signed: bool = True) -> str:
    """« +21 points », « −1 point »: a difference between two percentages."""
    written = with_sign(value) if signed else number(value)
    return f"{written}{NARROW}{'point' if _SINGULAR.match(written) else 'points'}"


def quantity(value: float, *, measure_id: str, qualifier: str = "") -> str:
    """A value with the unit of its measure, as a sentence or a table cell shows it."""
    written = {
        "share": percent,
        "points": points,
        "mean_10": lambda v: f"{number(v, decimals=1)} sur 10",
        "rank": lambda v: "1er" if v == 1 else f"{number(v)}e",
        "eur": lambda v: f"{number(v)}{NARROW}€",
    }.get(measure_id, number)(value)
    words = {"≈": "environ ", ">": "plus de ", "<": "moins de "}
    return words.get(qualifier or "", "") + written


def cell(value: float | None, *, measure_id: str, status: str = "published", qualifier: str = "") -> str:
    """A table cell: the value, or the word that says why there is none."""
    if pd.isna(value):
        return STATUS_WORDS.get(status, "non publié")
    return quantity(value, measure_id=measure_id, qualifier=qualifier)


def period(code: str) -> str:
    """« septembre 2021 », « du 30 septembre au 28 octobre 2024 »; a blank one is said to be unknown."""
    if not isinstance(code, str) or not code:
        return UNKNOWN_WAVE
    start, _, end = code.partition("/")
    if not end:
        return _single_period(start)
    if _DAY.match(start) and _DAY.match(end):
        return f"du {_day(start, short=start[:4] == end[:4])} au {_single_period(end)}"
    if len(start) == len(end) == 4:
        return f"{start}-{end}"
    return f"de {_single_period(start)} à {_single_period(end)}"


def listed(words: Iterable[str], *, last: str = "et") -> str:
    """« a, b et c »."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capitalized(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter, the rest untouched."""
    return text[:1].lower() + text[1:]


def base_line(rows: pd.DataFrame) -> str:
    """Base, wave and institute of the observations a chart shows, in one line.

    Args:
        rows: columns `profile_label`, `base_label`, `base_n`, `universe_n`, `period`, `institute`.
    """
    if rows.empty:
        return french("Base : aucune observation publiée.")
    bases = _grouped(rows, _base_text)
    if len(bases) > 1:
        bases = _grouped(rows, _short_base_text)
    waves = _grouped(rows, lambda row: period(row.period))
    institutes = sorted({name for name in rows["institute"].fillna("") if name})
    is_alone = rows["profile_label"].nunique() == 1
    when = _joined(waves, named=not is_alone)
    parts = [
        f"{'Bases' if len(bases) > 1 else 'Base'} : {_joined(bases, named=not is_alone)}",
        when if when == UNKNOWN_WAVE else f"{'Vagues' if len(waves) > 1 else 'Vague'} : {when}",
        listed(institutes) if institutes else "institut non précisé",
    ]
    return french(" · ".join(parts))


def short_base(rows: pd.DataFrame) -> str:
    """The base of one panel in a few words: « Base : univers de 147 511 »."""
    texts = dict.fromkeys(_short_base_text(row) for row in rows.itertuples())
    return french(f"Base : {' ; '.join(_DIGIT_GROUP.sub(NARROW, text) for text in texts)}")


def source_line(rows: pd.DataFrame) -> str:
    """Publications and places of the observations a chart shows.

    Args:
        rows: columns `publisher`, `publication_title`, `locator`.
    """
    places: dict[str, dict[str, dict[str, None]]] = {}
    columns = ["publisher", "publication_title", "locator"]
    for publisher, title, locator in rows[columns].fillna("").drop_duplicates().itertuples(index=False):
        found = places.setdefault(document(publisher, title), {})
        if locator:
            found.setdefault(_chart_title(locator), {})[locator] = None
    documents = [", ".join([name, *_places(found)]) for name, found in places.items()]
    return french(f"{'Sources' if len(documents) > 1 else 'Source'} : {' ; '.join(documents)}")


def question_line(rows: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """The wording most profiles were given, and one note for each other wording or missing one.

    Args:
        rows: columns `profile_label`, `wording`, `wording_missing_reason`.
    """
    asked = _by_wording(rows, "wording")
    missing = _by_wording(rows, "wording_missing_reason", only=rows["wording"] == "")
    if not asked:
        first, *others = missing or ["Question non reproduite par les publications."]
        return french(first), tuple(french(reason) for reason in others)
    main = max(asked, key=lambda text: len(asked[text]))
    others = {text: profiles for text, profiles in asked.items() if text != main}
    notes = [f"Question posée aux {_lowered(profiles)} : « {text} »" for text, profiles in others.items()]
    notes += [f"{capitalized(_lowered(profiles))} : {text}" for text, profiles in missing.items()]
    several = bool(others or missing)
    suffix = f" ({_lowered(asked[main])})" if several else ""
    return french(f"« {main} »{suffix}"), tuple(french(note) for note in notes)


def _by_wording(rows: pd.DataFrame, column: str, *, only: pd.Series | None = None) -> dict[str, list[str]]:
    """Profiles under each text; two texts that differ by spaces, case or punctuation are one."""
    chosen = rows if only is None else rows[only]
    first_text: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for profile, text in chosen[["profile_label", column]].drop_duplicates().itertuples(index=False):
        if not text:
            continue
        shown = capitalized(_QUESTION_NUMBER.sub("", text).strip())
        key = first_text.setdefault(re.sub(r"\W+", "", shown.lower()), shown)
        groups.setdefault(key, []).append(profile)
    return groups


def _lowered(profiles: Sequence[str]) -> str:
    return listed(profile[:1].lower() + profile[1:] for profile in profiles)


def document(publisher: str, title: str) -> str:
    """A publication with its publisher, unless its title names it."""
    return title if not publisher or publisher.lower() in title.lower() else f"{publisher}, {title}"


def _chart_title(locator: str) -> str:
    match = _CHART_TITLE.match(locator)
    return match[0] if match else locator


def _places(found: dict[str, dict[str, None]], *, limit: int = 6) -> list[str]:
    """A chart's title for several of its cells, the whole place for one; past the limit, how many follow."""
    places = [title if len(cells) > 1 else next(iter(cells)) for title, cells in found.items()]
    if len(places) <= limit:
        return places
    return [*places[: limit - 1], f"et {len(places) - limit + 1} autres endroits"]


def _grouped(rows: pd.DataFrame, text_of: object) -> dict[str, list[str]]:
    """Texts in order of appearance, each with the profiles it holds for."""
    groups: dict[str, list[str]] = {}
    columns = ["profile_label", "base_label", "base_n", "universe_n", "period"]
    for row in rows.drop_duplicates(columns).itertuples():
        profiles = groups.setdefault(text_of(row), [])
        if row.profile_label not in profiles:
            profiles.append(row.profile_label)
    return groups


def _joined(groups: dict[str, list[str]], *, named: bool) -> str:
    if len(groups) == 1 or not named:
        return " ; ".join(groups)
    return " ; ".join(_named(text, profiles) for text, profiles in groups.items())


def _named(text: str, profiles: Sequence[str]) -> str:
    """The text with the profiles it holds for, unless it names its only profile itself."""
    if len(profiles) == 1 and text.lower().startswith(profiles[0].lower()):
        return text
    return f"{listed(profiles).lower()}, {text}"


def _base_text(row: object) -> str:
    """The base as printed, and what its number counts: interviews or a universe."""
    label = _DIGIT_GROUP.sub(NARROW, row.base_label or "non publiée")
    if _known(row.base_n):
        return f"{label}, {number(row.base_n)} réponses" if _unsaid(row.base_n, label) else label
    if not _known(row.universe_n):
        return label
    universe = f"univers de {number(row.universe_n)}" if _unsaid(row.universe_n, label) else "univers"
    return f"{label}, {universe}, effectif interrogé non publié"


def _short_base_text(row: object) -> str:
    """The base in a few words, for a line that names several."""
    if _known(row.base_n):
        return f"{number(row.base_n)} réponses"
    if _known(row.universe_n):
        return f"univers de {number(row.universe_n)}"
    return row.base_label or "non publiée"


def _unsaid(count: float, label: str) -> bool:
    return str(int(count)) not in re.sub(r"\D", "", label)


def _known(value: object) -> bool:
    return value is not None and not pd.isna(value) and value > 0


def _single_period(code: str) -> str:
    if _DAY.match(code):
        return _day(code, short=False)
    if match := _MONTH.match(code):
        return format_date(pd.Timestamp(int(match[1]), int(match[2]), 1), "MMMM y", locale="fr")
    if match := _QUARTER.match(code):
        return f"{match[2]}{'er' if match[2] == '1' else 'e'} trimestre {match[1]}"
    return code


def _day(code: str, *, short: bool) -> str:
    text = format_date(pd.Timestamp(code), "d MMMM" if short else "d MMMM y", locale="fr")
    return re.sub(r"^1 ", "1er ", text)
