"""Charts: headers, keys, ticks, hovers and spoken texts of the charts."""

from collections.abc import Iterable, Sequence

from dashboard.charts.spec import Chart
from dashboard.observations import WHOLE, Interval, Observation
from dashboard.words.fr import names, numbers, periods, values
from dashboard.words.fr.grammar import capitalized, counted, listed, lowered

GROUP = "Groupe"
BASE = "Base"
WAVE = "Vague"
GAP = "Écart"
RESULT = "Résultat"
REMARK = "Remarque"
VALUE = "Valeur"
REGION = "Territoire"
PROFILE = "Profil"
QUESTION = "Question"
ANSWER = "Réponse"
SERIES = "Série"
OVERSEAS = "Outre-mer"
NOTHING = "Aucune valeur publiée."
UNSHARED = "Total sans son détail"
LATEST = "Dernière vague"
EARLIER = "Vague précédente"
DIFFERS = "≠"
WEAK = "(base faible)"
WEAK_ON_MAP, WEAK_KEY = "*", "* base faible"
UNSURE = "?"
SIGNS = {DIFFERS: f"{DIFFERS} : publié autrement ailleurs", UNSURE: f"{UNSURE} : valeur peu sûre"}
APART = "à part"
_VALUE_HEADERS = {
    "share": "Part",
    "mean_10": "Note moyenne sur 10",
    "mean": "Moyenne",
    "points": "Écart en points",
    "rank": "Rang",
    "eur": "Montant",
    "count": "Nombre",
}


def value_header(measure_id: str) -> str:
    """What heads a column of values: « Part », « Note moyenne sur 10 »."""
    return _VALUE_HEADERS.get(measure_id, VALUE)


def tick(value: float, measure_id: str, *, is_last: bool) -> str:
    """A number along an axis, its unit on the last one only: « 75 », « 100 % », « 10 sur 10 »."""
    if measure_id == "points":
        return numbers.signed(value)
    if is_last and measure_id == "mean_10":
        return f"{numbers.number(value)} sur 10"
    if is_last and measure_id in ("share", "eur"):
        return values.value(value, measure_id)
    return numbers.number(value)


def signs(chart: Chart) -> str:
    """What the signs after values say: « ≠ : publié autrement ailleurs »; blank where there are none."""
    used = {sign for mark in chart.marks for sign in mark.note.split()}
    return numbers.typed(" · ".join(said for sign, said in SIGNS.items() if sign in used))


def note(o: Observation, *, is_weak: bool, is_on_map: bool = False) -> str:
    """What stands after a value: « ≠ » where another one circulates, « (base faible) »; may be blank."""
    said = ((DIFFERS, bool(o.others)), (WEAK_ON_MAP if is_on_map else WEAK, is_weak), (UNSURE, o.is_unsure))
    return " ".join(word for word, is_said in said if is_said)


def missing(o: Observation) -> str:
    """The word where there is no value: « illisible »."""
    return o.word or values.word(o.status)


def limits(found: Sequence[float], measure_id: str) -> tuple[str, ...]:
    """Limits of the classes of a map, written with the decimals of the finest, the unit on the last one."""
    decimals = max((len(f"{limit:.3f}".rstrip("0").partition(".")[2]) for limit in found), default=0)
    last = len(found) - 1
    return tuple(
        values.value(limit, measure_id, decimals=decimals)
        if place == last and measure_id != "mean_10"
        else numbers.number(limit, decimals)
        for place, limit in enumerate(found)
    )


def silent(label: str, words: Iterable[str]) -> str:
    """A profile without any value, in the key: « Fondations : non publié »."""
    return numbers.typed(f"{label} : {listed(dict.fromkeys(words), 'ou')}")


def silent_series(labels: Sequence[str]) -> str:
    """The sentence above a table on what the key names without any mark: « Fondations : non publié. »"""
    return numbers.typed(f"{' ; '.join(labels)}.") if labels else ""


def together(texts: Sequence[str]) -> str:
    """Several values in one cell."""
    return numbers.typed(" ; ".join(texts))


def wave(codes: Iterable[str], *, is_latest: bool) -> str:
    """Waves of several lines in the key: their date where they share one, « Vague précédente » otherwise."""
    known = list(dict.fromkeys(codes))
    if len(known) == 1:
        return capitalized(periods.period(known[0]))
    return LATEST if is_latest else EARLIER


def lost(words: Iterable[str]) -> str:
    """Name of what nothing printed covers: « Reste illisible », « Reste illisible ou non publié »."""
    return f"Reste {listed(dict.fromkeys(words), 'ou')}"


def remainder(labels: Sequence[str], words: Sequence[str], value: float) -> str:
    """Hover on what is lost: « Impact faible et ne se prononce pas : illisible ; ensemble, 12 %… »."""
    named = listed(lowered(label) for label in labels)
    why = listed(dict.fromkeys(words), "ou")
    left = f"{numbers.percent(value)} {'restent' if value >= 2 else 'reste'} à attribuer"
    return capitalized(numbers.typed(f"{named} : {why} ; {'ensemble, ' if labels[1:] else ''}{left}"))


def unshared(labels: Sequence[str], total: str, label: str) -> str:
    """Hover on the unreadable detail of a printed total, or on a total printed alone."""
    if not labels:
        return numbers.typed(f"Seul le total est lisible : {total} ({lowered(label)})")
    named = listed(lowered(one) for one in labels)
    return capitalized(numbers.typed(f"{named} : détail illisible ; le total imprimé est {total}"))


def whose(o: Observation) -> str:
    """First line of a hover: who, where and when: « Associations, septembre 2021 »."""
    where = "" if o.is_national and o.actor_profile_id != WHOLE else o.region_label
    who = capitalized(names.plain_who(o))
    return numbers.typed(", ".join(part for part in (who, where, periods.period(o.period)) if part))


def interviews(o: Observation, *, count: int | None) -> str:
    """Line of a hover on the base: « 30 réponses sur 42 », « 302 réponses », « effectif non publié »."""
    if count is not None:
        return f"{counted(count, 'réponse')} sur {numbers.number(o.base_n)}"
    if o.base_n:
        return counted(o.base_n, "réponse")
    return "effectif non publié" if o.is_surveyed else ""


def margin(found: Interval, measure_id: str) -> str:
    """Line of a hover on the interval: « intervalle à 95 % : entre 30 % et 41 %, indicatif »."""
    if measure_id == "share":
        written = values.interval(*found)
    else:
        written = f"entre {values.bare(found.low, measure_id)} et {values.value(found.high, measure_id)}"
    return numbers.typed(f"intervalle à 95 % : {written}, indicatif")


def elsewhere(o: Observation) -> str:
    """Line of a hover: « ≠ énoncé ailleurs : 43 %, 97 % (2018-2022) »; blank where nothing else is stated."""
    stated = dict.fromkeys(_other(value, period, o) for value, period in o.others)
    return numbers.typed(f"{DIFFERS} énoncé ailleurs : {', '.join(stated)}") if stated else ""


def spoken_name(label: str, sublabel: str) -> str:
    """A row as a voice names it: « Source d’innovation (2016 / 2015) »."""
    return f"{label} ({sublabel})" if sublabel else label


def spoken_mark(series: str, when: str, text: str, *, is_apart: bool) -> str:
    """« élus locaux : illisible », « septembre 2021 : 57 % », « 57 % » alone."""
    name = ", ".join(part for part in (lowered(series), when) if part)
    told = f"{text} ({APART})" if is_apart else text
    return numbers.typed(f"{name} : {told}") if name else told


def spoken_row(name: str, marks: Sequence[str], *, is_named: bool) -> str:
    """« Associations : 57 % », « Source d’innovation, élus locaux : 87 %, entreprises : 81 % »."""
    if not marks:
        return numbers.typed(f"{name} : {numbers.ABSENT}")
    return numbers.typed(f"{name}{',' if is_named else ' :'} {', '.join(marks)}")


def noted(chart: Chart) -> str:
    """The words of a note after what they are about: « Bretagne : une première »."""
    return numbers.typed(f"{chart.note_name} : {chart.note.text}") if chart.note_name else chart.note.text


def spoken_note(chart: Chart) -> str:
    """The same at the end of what a chart says."""
    return numbers.typed(f"Annotation : {noted(chart)}")


def spoken_panel(heading: str, rows: Sequence[str]) -> str:
    """The rows of a panel after its heading: « Associations – Mécénat : 35 % ; … »."""
    told = numbers.typed(" ; ".join(rows))
    return f"{heading} {numbers.ABSENT} {told}" if heading else told


def spoken(title: str, parts: Sequence[str]) -> str:
    """Title and parts as sentences, each with its full stop."""
    return " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in (title, *parts))


def _other(value: float, period: str, o: Observation) -> str:
    written = values.value(value, o.measure_id)
    return written if period == o.period else f"{written} ({periods.period(period)})"
