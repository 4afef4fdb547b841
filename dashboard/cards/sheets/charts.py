"""Charts: the small cards of a sheet, one a question, for at least three results on one base."""

from collections.abc import Iterator

import pandas as pd

from dashboard import labels, theme
from dashboard.cards.card import Card, crossed_table, reading_note, tidy
from dashboard.cards.practices import PLANNED
from dashboard.cards.sheets.words import UNSAID_RESPONSES, lowered
from dashboard.charts import bars
from dashboard.labels import french

FEWEST_BARS = 3
PLANS = ("dans_6_mois", "oui_ou_6_mois", "non")  # said beside the practice: a mark, and the table
DEGREES = (
    "tres_fort",
    "fort",
    "modere",
    "faible",
    "pas_du_tout",
    "nsp",
    "top3",
)  # in the table, below `top2`
_GROUP = [
    "question_id",
    "measure_id",
    "study_id",
    "actor_profile_id",
    "population_id",
    "region_id",
    "base_key",
]
_PLAN_KEY = ["study_id", "population_id", "item_id"]


def question_cards(rows: pd.DataFrame, *, sheet: str, focus: str = "") -> list[Card]:
    """One card a question, study and base; none where fewer than three results share them.

    Args:
        rows: columns of `observations`, in display order.
        sheet: what the card belongs to, for its identifier (« profil-associations »).
        focus: domain that the sheet is about, written in bold among the others.
    """
    rows = rows.assign(base_key=rows["base_label"].fillna("").str.lower().str.removeprefix("les "))
    return [
        _card(charted, others=_other_answers(rows, charted), sheet=sheet, focus=focus)
        for charted in _charted(rows)
    ]


def _charted(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The groups with enough readable results, the answers that a bar shows."""
    is_main = ~rows["response_id"].isin(PLANS + DEGREES)
    kept = rows[rows["measure_id"].isin(list(theme.MEASURE_AXES)) & is_main]
    for _, group in kept.groupby(_GROUP, sort=False):
        if group["value"].notna().sum() >= FEWEST_BARS:
            yield group


def _other_answers(rows: pd.DataFrame, charted: pd.DataFrame) -> pd.DataFrame:
    """The answers to what is charted that have no bar: « non », « dans les 6 mois », « impact modéré »."""
    key = ["question_id", *_PLAN_KEY]
    same = pd.MultiIndex.from_frame(rows[key]).isin(pd.MultiIndex.from_frame(charted[key]))
    return rows[rows["response_id"].isin(PLANS + DEGREES) & same]


def _card(rows: pd.DataFrame, *, others: pd.DataFrame, sheet: str, focus: str) -> Card:
    rows = _in_order(rows.assign(bar_label=_bar_labels(rows)))
    first = rows.iloc[0]
    planned = others[others["response_id"] == "oui_ou_6_mois"]
    question, other_questions = labels.question_line(rows)
    finding = _place(rows, focus=focus) if focus else _finding(rows)
    held = pd.concat([rows, others]).sort_values(["item_order", "response_order"], kind="stable")
    return Card(
        card_id=_card_id(first, sheet=sheet),
        finding=finding,
        question=question,
        figure=bars.share_panels(
            [_panel(rows, planned=planned, focus=focus)],
            planned_label=PLANNED if planned["value"].notna().any() else "",
            measure_id=first["measure_id"],
            size=bars.SMALL,
        ),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=_table(held),
        alt=french(f"{finding}. {_read_out(rows)}"),
        data=tidy(held),
        notes=(*_measure_note(first["measure_id"]), *_note_on_others(others), *reading_note(held)),
        details=other_questions,
    )


def _card_id(first: pd.Series, *, sheet: str) -> str:
    codes = [first[key] for key in _GROUP[:-1] if first[key] not in ("_T", "FR")]
    return "_".join(["repere", sheet, *codes]).replace("+", "-")


def _bar_labels(rows: pd.DataFrame) -> list[str]:
    """What tells the bars of a card apart: items, responses, or both."""
    varying = [name for name in ("item_label", "response_label") if rows[name].nunique() > 1]
    if rows["answer_kind"].iloc[0] != "single" and rows["item_id"].nunique() > 1:
        varying = ["item_label"]
    return [french(" – ".join(cells)) for cells in rows[varying or ["item_label"]].itertuples(index=False)]


def _in_order(panel: pd.DataFrame) -> pd.DataFrame:
    """Highest first; answers of one scale in the order of the scale."""
    if panel["item_id"].nunique() == 1:
        return panel
    return panel.sort_values("value", ascending=False, kind="stable")


def _panel(panel: pd.DataFrame, *, planned: pd.DataFrame, focus: str) -> bars.Panel:
    """The bars, under the name of the people where they are a part of the profile."""
    known = planned.drop_duplicates(_PLAN_KEY).set_index(_PLAN_KEY)["value"].to_dict()
    keys = panel[_PLAN_KEY].itertuples(index=False, name=None)
    shown = panel.assign(
        item_label=[
            f"<b>{row.bar_label}</b>" if focus and row.domain_id == focus else row.bar_label
            for row in panel.itertuples()
        ],
        planned=[known.get(key, float("nan")) for key in keys],
    )
    first = panel.iloc[0]
    heading = "" if first["population_id"] == "_T" else french(first["population_label"])
    return bars.Panel(heading=heading, base="", rows=shown)


def _who_and_when(row: pd.Series, *, with_profile: bool) -> str:
    """« citoyens, septembre 2015 », « entreprises, Nouvelle-Aquitaine »."""
    parts = [lowered(row["profile_label"])] if with_profile else []
    parts += [row["region_label"]] if row["region_kind"] not in ("country", "metropolitan_france") else []
    parts += [labels.period(row["period"])] if row["period"] else []
    return f" ({', '.join(parts)})" if parts else ""


def _finding(panel: pd.DataFrame) -> str:
    """« Partenaires territoriaux (septembre 2021) : acteurs publics locaux d'abord (89 %), puis … »."""
    first = panel.iloc[0]
    known = panel.dropna(subset=["value"]).sort_values("value", ascending=False, kind="stable")
    values = [_value(row) for row in known.itertuples()]
    leaders = [lowered(row.bar_label) for row in known.itertuples()]
    level = sum(value == values[0] for value in values)
    head = f"{labels.listed(leaders[:level])} d'abord ({values[0]})"
    rest = f", puis {leaders[level]} ({values[level]})" if level < len(leaders) else ""
    said = panel["response_id"].nunique() > 1 or first["response_id"] in UNSAID_RESPONSES
    answer = "" if said else f", {lowered(first['response_label'])}"
    when = _who_and_when(first, with_profile=False)
    return french(f"{first['question_label']}{answer}{when} : {head}{rest}")


def _place(panel: pd.DataFrame, *, focus: str) -> str:
    """« Fragilités prioritaires (citoyens, 2019) : emploi, 6,4 sur 10, 1er des 7 domaines publiés »."""
    known = panel.dropna(subset=["value"])
    row = known[known["domain_id"] == focus].iloc[0]
    above, level = (known["value"] > row["value"]).sum(), (known["value"] == row["value"]).sum()
    place = labels.quantity(above + 1, measure_id="rank") + (" ex æquo" if level > 1 else "")
    return french(
        f"{row['question_label']}{_who_and_when(row, with_profile=True)} : {lowered(row['item_label'])}, "
        f"{_value(row)}, {place} des {len(known)} domaines publiés"
    )


def _value(row: object) -> str:
    return labels.quantity(row.value, measure_id=row.measure_id, qualifier=row.qualifier)


def _table(held: pd.DataFrame) -> pd.DataFrame:
    """Items by answers; a lost value in one word, so that a wide table stays readable."""
    short = {long: labels.SHORT_STATUS_WORDS[status] for status, long in labels.STATUS_WORDS.items()}
    return crossed_table(held, row_header="Résultat", columns="response_label").replace(short)


def _read_out(panel: pd.DataFrame) -> str:
    lines = [
        f"{row.bar_label} : {labels.cell(row.value, measure_id=row.measure_id, status=row.status)}"
        for row in panel.itertuples()
    ]
    return f"{labels.capitalized(' ; '.join(lines))}."


def _measure_note(measure_id: str) -> tuple[str, ...]:
    return (french("Une note sur 10 n'est pas un pourcentage."),) if measure_id == "mean_10" else ()


def _note_on_others(others: pd.DataFrame) -> tuple[str, ...]:
    """That more answers are held than the bars show."""
    if others.empty or others["response_id"].isin(DEGREES).any():
        return ()  # the degrees of an impact stand beside their chart
    answers = labels.listed(f"« {label} »" for label in others["response_label"].drop_duplicates())
    return (french(f"Le tableau donne aussi {answers}."),)
