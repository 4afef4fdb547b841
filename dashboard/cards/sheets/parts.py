"""Parts: one sheet put together, always in the same order."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import verdicts
from dashboard.cards import context, regions
from dashboard.cards.card import Card
from dashboard.cards.sheets import charts, missing, tables, words
from dashboard.labels import french, listed, number
from dashboard.queries import sheets as queries

TOPICS = {
    "pratiques": ("Pratiques", ("pratiques",)),
    "impacts": ("Impacts perçus", ("impacts",)),
    "collectif": ("Jouer collectif et territoires", ("collectif", "territoires")),
    "priorites": ("Priorités : fragilités et domaines", ("fragilites",)),
}
GAP_TITLES = {
    "profil": "Écarts avec les autres profils",
    "region": "Écarts avec la France",
    "domaine": "Écarts entre profils, et entre régions et France",
}
WIDE_TABLE = 5  # columns that a small card cannot hold
NOTHING = "Rien de publié dans les sources que nous tenons."
NO_GAP = "Rien de publié ne se compare assez pour calculer un écart."
NOT_TESTABLE = "Écarts non testables : effectif régional non publié."
HIDDEN = {"profil": ("profile",), "region": (), "domaine": ()}


@dataclass(frozen=True)
class Part:
    """A titled part of a sheet: a paragraph, small charts, a table, remarks; what is empty is not there."""

    kind: str  # its place in the order, the same on every sheet
    title: str
    text: str = ""
    opened: Card | None = None  # the card that stands beside its whole table
    cards: tuple[Card, ...] = ()
    table: pd.DataFrame | None = None
    foot: str = ""  # sources of the table
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """Everything held on one profile, region or domain."""

    title: str
    lead: str
    parts: tuple[Part, ...]


def sheet(cursor: duckdb.DuckDBPyConnection, *, kind: str, code: str) -> Sheet:
    """The sheet of a code that has one: asked, topic by topic, gaps, what is missing, and the context."""
    codes = queries.codes(cursor, kind=kind).set_index("code")
    rows = queries.results(cursor, kind=kind, code=code)
    cards = _cards(cursor, rows, kind=kind, code=code)
    parts = [
        _asked(cursor, rows, kind=kind, code=code),
        *(_topic(topic, rows=rows, cards=cards, kind=kind) for topic in TOPICS),
        _gaps(cursor, kind=kind, code=code, name=codes["label"][code]),
        Part(
            kind="manques",
            title="Ce qui n'est pas publié",
            sentences=tuple(missing.sentences(cursor, rows, kind=kind, code=code)),
        ),
    ]
    if kind == "region":
        parts.append(_context(cursor, region_id=code))
    return Sheet(title=french(codes["label"][code]), lead=_lead(rows), parts=tuple(parts))


def _lead(rows: pd.DataFrame) -> str:
    known = rows.dropna(subset=["value"])
    years = sorted({period[:4] for period in known["period"] if period})
    span = "" if not years else f", de {years[0]} à {years[-1]}" if len(years) > 1 else f", en {years[0]}"
    return french(
        f"{number(len(known))} résultats publiés, {_several(known['question_id'], 'question')}, "
        f"{_several(known['study_id'], 'étude')}{span}. Pratiques déclarées et opinions, pas des effets "
        "mesurés."
    )


def _several(codes: pd.Series, word: str) -> str:
    count = codes.nunique()
    return f"{number(count)} {word}{'s' * (count > 1)}"


def _cards(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, kind: str, code: str) -> list[Card]:
    if kind == "region":
        return list(regions.result_cards(cursor, region_id=code))
    if kind == "domaine":
        among = queries.beside_other_domains(cursor, domain_id=code)
        return charts.question_cards(among, sheet=f"domaine-{code}", focus=code)
    return charts.question_cards(rows[rows["region_kind"] == "country"], sheet=f"profil-{code}")


def _asked(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, *, kind: str, code: str) -> Part:
    answered = tables.who_answered(cursor, actor_profile_id=code) if kind == "profil" else ""
    return Part(
        kind="interroges",
        title="Qui a été interrogé",
        table=tables.who_was_asked(cursor, rows, kind=kind),
        sentences=tuple(filter(None, [answered])),
    )


def _topic(topic: str, *, rows: pd.DataFrame, cards: list[Card], kind: str) -> Part:
    """The charts of a topic, then a table of what they do not show."""
    title, themes = TOPICS[topic]
    of_topic = rows[rows["theme"].isin(list(themes))]
    questions = set(of_topic["question_id"])
    shown = tuple(card for card in cards if card.data["question_id"].iloc[0] in questions)
    drawn = {figure_id for card in shown for figure_id in card.data["figure_id"]}
    rest = of_topic[~of_topic["figure_id"].isin(drawn)]
    opened = next((card for card in shown if len(card.table.columns) > WIDE_TABLE), None)
    return Part(
        kind=topic,
        title=title,
        text="" if len(of_topic) else NOTHING,
        opened=opened,
        cards=tuple(card for card in shown if card is not opened),
        table=tables.results_table(rest, hidden=HIDDEN[kind]) if len(rest) else None,
        foot=words.source_list(rest) if len(rest) else "",
    )


def _gaps(cursor: duckdb.DuckDBPyConnection, *, kind: str, code: str, name: str) -> Part:
    if kind == "region":
        gaps = tables.france_gaps(cursor, region_id=code)
        return _gap_part(kind, gaps, table=tables.france_gap_table(gaps), rule="région moins France")
    if kind == "profil":
        gaps = tables.profile_gaps(cursor, actor_profile_id=code)
        table = tables.profile_gap_table(gaps, name=name) if len(gaps) else None
        rule = f"l'autre profil moins {name[:1].lower()}{name[1:]}"
        return _gap_part(kind, gaps, table=table, rule=rule)
    pairs = tables.profile_gaps(cursor, domain_id=code)
    beside = tables.france_gaps(cursor, domain_id=code)
    if len(pairs):
        return _gap_part(
            kind, pairs, table=tables.pair_table(pairs), rule="le second profil moins le premier"
        )
    return _gap_part(kind, beside, table=tables.france_gap_table(beside), rule="région moins France")


def _gap_part(kind: str, gaps: pd.DataFrame, *, table: pd.DataFrame | None, rule: str) -> Part:
    if gaps.empty:
        return Part(kind="ecarts", title=GAP_TITLES[kind], text=NO_GAP)
    return Part(
        kind="ecarts",
        title=GAP_TITLES[kind],
        text=french(
            f"Écarts calculés ici ({rule}), entre questions comparables (notes A ou B). {_test(gaps)}".strip()
        ),
        table=table,
        sentences=_base_note(gaps),
    )


def _test(gaps: pd.DataFrame) -> str:
    """How many gaps between profiles are tested and why the others are not; a region's lack its base."""
    if "verdict" in gaps:
        return verdicts.summary(gaps["verdict"])
    return NOT_TESTABLE if gaps["base_n"].isna().any() else ""


def _base_note(gaps: pd.DataFrame) -> tuple[str, ...]:
    """Questions whose pairs do not speak for the same part of each profile."""
    if "is_same_base" not in gaps or gaps["is_same_base"].all():
        return ()
    questions = gaps.loc[~gaps["is_same_base"], "question_label"].drop_duplicates()
    named = listed(f"{label[:1].lower()}{label[1:]}" for label in questions)
    return (french(f"Les bases diffèrent d'un profil à l'autre pour : {named}."),)


def _context(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> Part:
    return Part(
        kind="contexte",
        title="Contexte : ce que d'autres publient",
        text=french(context.WARNING),
        table=regions.context_portrait(cursor, region_id=region_id),
    )
