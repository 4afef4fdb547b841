"""Charts: the small cards of a sheet, one a question, for at least three results on one base."""

from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard import guards, insights, labels, sentences, theme, verdicts
from dashboard.cards import bases
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
TOTALS = {"oui_total": ("oui_fortement", "oui_ni_plus_ni_moins")}  # an answer that holds others
_ONE_STUDY = pd.DataFrame(columns=["question_id", "study_a", "study_b", "grade"])  # a card needs no grade
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
        table=bases.with_counts(_table(held), held, columns="response_label"),
        alt=french(f"{finding}. {_read_out(rows)} {bases.margin_alt(rows)}".strip()),
        data=tidy(held),
        notes=(
            *_measure_note(first["measure_id"]),
            *_note_on_others(others),
            *reading_note(held),
            *bases.notes(rows, draws_margins=True),
        ),
        details=(*other_questions, *bases.margin_details(rows, name="bar_label")),
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
    shown = guards.guarded(panel).assign(
        item_label=[
            f"<b>{row.bar_label}</b>" if focus and row.domain_id == focus else row.bar_label
            for row in panel.itertuples()
        ],
        planned=[known.get(key, float("nan")) for key in keys],
    )
    first = panel.iloc[0]
    heading = "" if first["population_id"] == "_T" else french(first["population_label"])
    return bars.Panel(heading=heading, base="", rows=shown)


def _who_and_when(row: Mapping, *, with_profile: bool) -> str:
    """« citoyens, septembre 2015 », « entreprises, Nouvelle-Aquitaine »."""
    parts = [lowered(row["profile_label"])] if with_profile else []
    parts += [row["region_label"]] if row["region_kind"] not in ("country", "metropolitan_france") else []
    parts += [labels.period(row["period"])] if row["period"] else []
    return f" ({', '.join(parts)})" if parts else ""


def _finding(panel: pd.DataFrame) -> str:
    """What comes first and last as far as an order is established; answers of one scale in its order."""
    first = panel.iloc[0]
    when = _who_and_when(first, with_profile=False)
    if panel["response_id"].nunique() > 1 and panel["item_id"].nunique() == 1:
        return french(f"{first['question_label']}{when} : {_answers(panel)}")
    said = panel["response_id"].nunique() > 1 or first["response_id"] in UNSAID_RESPONSES
    answer = "" if said else f", {lowered(first['response_label'])}"
    return sentences.ranking(
        _printed_alike(panel).assign(item_label=panel["bar_label"], base_n=panel["base_n"].astype(float)),
        grades=_ONE_STUDY,
        subject=f"{first['question_label']}{answer}{when}",
    )


def _printed_alike(panel: pd.DataFrame) -> pd.DataFrame:
    """The rows, each printed with the decimals of the finest: « 6 » beside « 6,4 » leaves out its zero."""
    known = panel.dropna(subset=["value"])
    decimals = max(map(guards.printed_decimals, known.to_dict("records")))
    return known.assign(value_printed=[f"{value:.{decimals}f}" for value in known["value"]])


def _answers(panel: pd.DataFrame) -> str:
    """« oui (total) 91 %, dont oui, fortement 35 % et oui, ni plus ni moins 56 % »: a total is no rival."""
    rows = panel.dropna(subset=["value"]).to_dict("records")
    told = {row["response_id"]: f"« {row['response_label']} » {_value_of(row)}" for row in rows}
    parts = {part for total in TOTALS if total in told for part in TOTALS[total]}
    wholes = []
    for code in [code for code in told if code not in parts]:
        within = [told[part] for part in TOTALS.get(code, ()) if part in told]
        wholes.append(told[code] + (f", dont {labels.listed(within)}" if within else ""))
    return " ; ".join(wholes)


def _place(panel: pd.DataFrame, *, focus: str) -> str:
    """« Fragilités prioritaires (citoyens, 2019) : emploi, 6,4 sur 10, 1er des 7 domaines publiés ; … »."""
    ranked = verdicts.ranking(_printed_alike(panel), grades=_ONE_STUDY)
    rows = ranked.to_dict("records")
    row = next(row for row in rows if row["domain_id"] == focus)
    pairs = [(row, other) for other in rows if other["value"] != row["value"]]
    untested = [one for one in verdicts.pair_verdicts(pairs, grades=_ONE_STUDY) if not one.is_testable]
    return french(
        f"{row['question_label']}{_who_and_when(row, with_profile=True)} : {lowered(row['item_label'])}, "
        f"{_value_of(row)}, {_rank(row, ranked)}{insights.caution(untested, what='ordre')}"
    )


def _rank(row: Mapping, ranked: pd.DataFrame) -> str:
    """« 1er des 7 domaines publiés », « 2e ex æquo… », « rangs 1 à 3 sur… » where the order is not sure."""
    level_n = int(ranked["value"].eq(row["value"]).sum())
    first, last = row["rank_first"], row["rank_last"]
    if last - first + 1 > level_n:
        return f"{row['rank_words']} sur {len(ranked)} domaines publiés"
    place = labels.quantity(first, measure_id="rank") + (" ex æquo" if level_n > 1 else "")
    return f"{place} des {len(ranked)} domaines publiés"


def _value_of(row: Mapping) -> str:
    return labels.quantity(row["value"], measure_id=row["measure_id"], qualifier=row["qualifier"])


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
