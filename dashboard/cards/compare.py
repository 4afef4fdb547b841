"""Compare: one question, the profiles that answered it on one line an item, and the gaps to one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import differing, guards, insights, labels, verdicts, wordings
from dashboard.cards import bases
from dashboard.cards.card import Card, crossed_table, reading_note, stating, tidy
from dashboard.cards.impacts import universe_notes
from dashboard.cards.practices import counted
from dashboard.charts import bars, dots
from dashboard.comparability import SHARING, apart, shared_axes, stated_between
from dashboard.queries import compare as queries

FIRST_QUESTION = "impact_percu"
FIRST_REFERENCE = "entreprises"
ALL_ITEMS = "tous"
PARAMETERS = {"reference_id": "profil", "item_id": "item", "sort": "tri"}
SORTS = {
    "ecart": "Plus grand écart",
    "valeur": "Plus forte valeur",
    "questionnaire": "Ordre du questionnaire",
}
OWN_ITEMS = {
    "performance_entreprises": "entreprises",
    "performance_collectivites": "elus_locaux",
    "performance_associations": "associations",
}
GRADE_WORDS = {
    "A": "comparable (A)",
    "B": "comparable avec réserve (B)",
    "C": "même thème seulement (C)",
}
_NAN = float("nan")


@dataclass(frozen=True)
class Wording:
    """What one profile was asked, next to the reference, and how far it compares."""

    profile: str
    study: str
    pieces: tuple[wordings.Piece, ...]  # empty where no publication gives the words
    reason: str  # why we do not have the words, and the grade of the comparison with its reason


def questions(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Label of each question that at least two profiles answered, in code-list order."""
    rows = queries.candidates(cursor).drop_duplicates("question_id")
    return dict(zip(rows["question_id"], map(labels.french, rows["question_label"]), strict=True))


def profiles(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> dict[str, str]:
    """Label of each profile with a value on a shared axis; none where the results stand apart."""
    rows = pd.concat([queries.candidates(cursor).iloc[:0], *_groups(cursor, question_id)])
    known = rows.dropna(subset=["value"]).drop_duplicates("actor_profile_id").sort_values("profile_order")
    return dict(zip(known["actor_profile_id"], known["profile_label"], strict=True))


def items(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> dict[str, str]:
    """Label of each item on a shared axis, after « Tous »; nothing to choose where there is one line."""
    rows = pd.concat([queries.candidates(cursor).iloc[:0], *_groups(cursor, question_id)])
    found = rows[rows["item_id"].ne("_T")].drop_duplicates("item_id").sort_values("item_order")
    return {ALL_ITEMS: "Tous", **dict(zip(found["item_id"], found["item_label"], strict=True))}


def choices(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str
) -> list[tuple[str, str, dict[str, str], str]]:
    """What there is to choose for this question: name in `PARAMETERS`, label, options and default."""
    references = profiles(cursor, question_id=question_id)
    lines = items(cursor, question_id=question_id)
    first = FIRST_REFERENCE if FIRST_REFERENCE in references else next(iter(references), "")
    offered = [("reference_id", "Profil de référence", references, first)] if references else []
    if len(lines) > 2:
        offered.append(("item_id", "Item", lines, ALL_ITEMS))
        offered.append(("sort", "Ordre des lignes", SORTS, next(iter(SORTS))))
    return offered


def all_cards(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, reference_id: str, sort: str, item_id: str
) -> list[Card]:
    """The values and the gaps of every shared axis, then the results that share none.

    Args:
        reference_id: profile that the gaps are measured from.
        sort: one of `SORTS`.
        item_id: the only item to show, or `ALL_ITEMS`.
    """
    view = f"{question_id}_{reference_id}_{item_id}_{sort}"
    cards = []
    for number, group in enumerate(_groups(cursor, question_id), start=1):
        rows = group if item_id == ALL_ITEMS else group[group["item_id"] == item_id]
        if rows.empty:
            continue
        shown = _sorted(_lines(_with_silent_profiles(cursor, rows)), sort=sort, reference_id=reference_id)
        cards.append(_values_card(cursor, rows, shown, card_id=f"comparer_{view}_{number}"))
        if not _gaps(shown, reference_id=reference_id).empty:
            gaps_id = f"comparer_{view}_{number}_ecarts"
            cards.append(_gaps_card(cursor, rows, shown, card_id=gaps_id, reference_id=reference_id))
    standing_apart = apart_card(cursor, question_id=question_id) if item_id == ALL_ITEMS else None
    return [*cards, *([standing_apart] if standing_apart else [])]


def own_performance(cursor: duckdb.DuckDBPyConnection) -> Card:
    """The impact each profile expects on its own performance, beside what the others expect for it."""
    rows = _groups(cursor, FIRST_QUESTION)[0]
    rows = rows[rows["item_id"].isin(list(OWN_ITEMS))]
    question, other_questions = labels.question_line(rows)
    finding = insights.own_against_others(rows, owners=OWN_ITEMS)
    return Card(
        card_id="comparer_sa-propre-performance",
        finding=finding,
        question=question,
        figure=dots.profile_dots(guards.guarded(rows), circled=tuple(OWN_ITEMS.items())),
        base=labels.base_line(rows),
        source=labels.source_line(rows[rows["value"].notna()]),
        table=bases.with_counts(
            crossed_table(rows, row_header="Impact fort ou très fort sur…", columns="profile_label"),
            rows,
            columns="profile_label",
        ),
        alt=labels.french(f"{finding}. {_alt(rows)} {bases.margin_alt(rows)}".strip()),
        data=tidy(rows),
        notes=(
            labels.french("Cerclé, en gras : le profil qui juge l'effet sur lui-même."),
            verdicts.testability(rows, grades=queries.grades(cursor)),
            *_reserves(cursor, rows),
            *universe_notes(rows),
            *bases.notes(rows, draws_margins=True),
        ),
        details=(*other_questions, *bases.margin_details(rows)),
    )


def source_of_innovation(cursor: duckdb.DuckDBPyConnection) -> Card:
    """Partnerships as a source of innovation: four profiles in France, and one region beside."""
    rows = _groups(cursor, "source_innovation")[0]
    shown = _lines(_with_silent_profiles(cursor, rows))
    return _values_card(cursor, rows, shown, card_id="comparer_source-d-innovation")


def apart_card(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> Card | None:
    """The latest result of each profile that shares no axis, one panel a base; none when all share one."""
    groups = _groups(cursor, question_id)
    rows = apart(queries.candidates(cursor, question_id=question_id), groups)
    if rows["value"].isna().all():
        return None
    panels = {_panel_name(group): group for _, group in rows.groupby("actor_profile_id", sort=False)}
    question, other_questions = labels.question_line(rows)
    finding = insights.standing_apart(
        panels, subject=rows["question_label"].iloc[0], grades=queries.grades(cursor)
    )
    return Card(
        card_id=f"comparer_{question_id}_a-part",
        finding=finding,
        question=question,
        figure=bars.share_panels([_panel(name, _lines(group)) for name, group in panels.items()]),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=_apart_table(panels),
        alt=labels.french(f"{finding}. {_apart_alt(panels)}"),
        data=tidy(rows),
        notes=(
            *_reasons_apart(cursor, rows, groups),
            *reading_note(rows),
            *universe_notes(rows),
            *bases.notes(rows, draws_margins=True),
        ),
        details=other_questions,
    )


def left_out(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> str:
    """How many published values the page does not draw, and why; nothing when it draws them all."""
    candidates = queries.candidates(cursor, question_id=question_id).dropna(subset=["value"])
    groups = _groups(cursor, question_id)
    drawn = pd.concat([*groups, apart(candidates, groups)])["figure_id"]
    return labels.french(
        " ".join(
            filter(
                None,
                [
                    _uncounted(int((~candidates["figure_id"].isin(drawn)).sum())),
                    _other_measures(queries.other_measures(cursor, question_id=question_id)),
                ],
            )
        )
    )


def _uncounted(count: int) -> str:
    if not count:
        return ""
    values = f"{labels.capitalized(insights.count_word(count))} autres valeurs sont publiées"
    return (
        f"{values if count > 1 else 'Une autre valeur est publiée'} sur cette question, pour une autre "
        "vague, une autre population ou une seule région : la page Données les contient toutes."
    )


def _other_measures(measures: pd.DataFrame) -> str:
    if measures.empty:
        return ""
    names = labels.listed(label.lower() for label in measures["measure_label"])
    return (
        f"La question est aussi publiée dans une autre mesure ({names}), qui ne va pas sur l'axe d'une part."
    )


def question_wordings(
    cursor: duckdb.DuckDBPyConnection, *, question_id: str, reference_id: str
) -> list[Wording]:
    """What each profile was asked, the reference profile first, the words that differ from it marked."""
    candidates = queries.candidates(cursor, question_id=question_id)
    groups = _groups(cursor, question_id)
    drawn = pd.concat([*groups, apart(candidates, groups)])
    asked = drawn.drop_duplicates(["actor_profile_id", "study_id"])
    is_reference = asked["actor_profile_id"].eq(reference_id)
    asked = pd.concat([asked[is_reference], asked[~is_reference]])
    reference, *others = [row for _, row in asked.iterrows()]
    grades = queries.grades(cursor)
    return [
        _reference_wording(reference),
        *(_wording(row, reference=reference, grades=grades) for row in others),
    ]


def _reference_wording(row: pd.Series) -> Wording:
    pieces = tuple(wordings.differences(row["wording"], row["wording"]))
    reason = " ".join(filter(None, [row["wording_missing_reason"], "Référence."]))
    return Wording(row["profile_label"], _study(row), pieces, labels.french(reason))


def _wording(row: pd.Series, *, reference: pd.Series, grades: pd.DataFrame) -> Wording:
    is_shown = row["wording"] and reference["wording"]
    pieces = wordings.differences(reference["wording"] if is_shown else row["wording"], row["wording"])
    has_same_words = is_shown and all(piece.kind == "shared" for piece in pieces)
    reasons = [
        "Mêmes mots que la référence." if has_same_words else row["wording_missing_reason"],
        _grade(row, reference, grades),
    ]
    return Wording(
        row["profile_label"],
        _study(row),
        tuple(pieces) if row["wording"] else (),
        labels.french(" ".join(filter(None, reasons))),
    )


def _study(row: pd.Series) -> str:
    return labels.french(f"{row['study_title']}, {labels.period(row['period'])}")


def _grade(row: pd.Series, reference: pd.Series, grades: pd.DataFrame) -> str:
    """How far one result compares with the reference, in words, and why."""
    if row["study_id"] == reference["study_id"]:
        return "Même étude : la publication met elle-même ces profils côte à côte."
    stated = stated_between(
        grades, question_id=row["question_id"], study_ids=[row["study_id"], reference["study_id"]]
    )
    if stated.empty:
        return f"{labels.capitalized(GRADE_WORDS['C'])} : rien ne dit que ces résultats se comparent."
    return f"{labels.capitalized(GRADE_WORDS[stated['grade'].iloc[0]])} : {stated['reason'].iloc[0]}"


def _groups(cursor: duckdb.DuckDBPyConnection, question_id: str) -> list[pd.DataFrame]:
    return shared_axes(queries.candidates(cursor, question_id=question_id), queries.grades(cursor))


def _values_card(
    cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, shown: pd.DataFrame, *, card_id: str
) -> Card:
    """One line an item (or a region), one dot a profile.

    Args:
        rows: what publications hold, cell by cell.
        shown: the same with its lines named and sorted, and the profiles that nothing is published on.
    """
    question, other_questions = labels.question_line(rows)
    finding = insights.widest_span(shown, grades=queries.grades(cursor), subject=_response(rows))
    return Card(
        card_id=card_id,
        finding=finding,
        question=question,
        figure=dots.profile_dots(guards.guarded(shown)),
        base=_base(rows),
        source=labels.source_line(rows[rows["value"].notna()]),
        table=bases.with_counts(
            crossed_table(shown, row_header=_row_header(rows), columns="profile_label"),
            shown,
            columns="profile_label",
        ),
        alt=labels.french(f"{finding}. {_alt(shown)} {bases.margin_alt(shown)}".strip()),
        data=tidy(rows),
        notes=(
            *_silence(cursor, shown),
            *_reserves(cursor, rows),
            *reading_note(rows),
            *universe_notes(rows),
            *bases.notes(shown, draws_margins=True),
        ),
        details=(*other_questions, *bases.margin_details(shown)),
    )


def _gaps_card(
    cursor: duckdb.DuckDBPyConnection,
    rows: pd.DataFrame,
    shown: pd.DataFrame,
    *,
    card_id: str,
    reference_id: str,
) -> Card:
    """The same lines, each profile at its distance in points from the reference profile."""
    grades = queries.grades(cursor)
    gaps = _judged(
        _gaps(shown, reference_id=reference_id),
        verdicts.gap_verdicts(shown, reference_id=reference_id, grades=grades),
    )
    reference = shown.loc[shown["actor_profile_id"] == reference_id].iloc[0]
    finding = insights.largest_gap(gaps, reference=reference["profile_article"])
    question, other_questions = labels.question_line(rows)
    scale = dots.gap_scale(gaps["value"], reference=reference["profile_label"])
    whose = insights.of(reference["profile_article"])
    return Card(
        card_id=card_id,
        finding=finding,
        question=question,
        figure=dots.profile_dots(gaps, scale=scale),
        base=_base(rows),
        source=labels.source_line(rows[rows["value"].notna()]),
        table=crossed_table(gaps, row_header=_row_header(rows), columns="profile_label"),
        alt=labels.french(f"{finding}. {_alt(gaps)}"),
        data=gaps[["item_id", "item_label", "actor_profile_id", "profile_label"]].assign(
            reference_profile_id=reference_id, gap_pts=gaps["value"], is_derived=True
        ),
        notes=(
            labels.french(
                f"Écarts calculés ici : la part de chaque profil moins celle {whose} ; aucune publication "
                "ne les imprime."
            ),
            verdicts.testability(shown, grades=grades, reference_id=reference_id),
            *_grey_note(gaps),
            *_lost_reference(shown, gaps, reference),
        ),
        details=other_questions,
    )


def _lines(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows under the name of their line: the region where there are several, the question for a whole."""
    rows = rows.assign(profile_article=_articles(rows))
    if rows["region_id"].nunique() > 1:
        return rows.assign(
            item_id=rows["region_id"], item_label=rows["region_label"], item_order=rows["region_order"]
        )
    whole = rows["item_id"].eq("_T")
    name = labels.french(rows["question_label"].iloc[0])
    if not rows["region_id"].eq("FR").all():
        name = f"{name}, {rows['region_label'].iloc[0]}"
    return rows.assign(item_label=rows["item_label"].mask(whole, name))


def _articles(rows: pd.DataFrame) -> list[str]:
    """Who a share is about in a sentence: the profile, or the part of it that is counted."""
    return [
        counted(row) if row.get("counted") in ("partners", "partnerships") else row["profile_article"]
        for _, row in rows.iterrows()
    ]


def _row_header(rows: pd.DataFrame) -> str:
    if rows["region_id"].nunique() > 1:
        return "Territoire"
    if rows["response_id"].iloc[0] == "top2":
        return f"{rows['response_label'].iloc[0]} sur…"
    return "Question" if rows["item_id"].eq("_T").all() else "Item"


def _response(rows: pd.DataFrame) -> str:
    """What the shares answer, where it is more than a yes."""
    response_id, label = rows["response_id"].iloc[0], rows["response_label"].iloc[0]
    if response_id in ("oui", "cite"):
        return ""
    return label if response_id == "top2" else f"Réponse « {label.lower()} »"


def _base(rows: pd.DataFrame) -> str:
    """Base line, region by region where there are several."""
    by_region = [group for _, group in rows.groupby("region_order")]
    if len(by_region) == 1:
        return labels.base_line(rows)
    parts = [f"{group['region_label'].iloc[0]} – {labels.base_line(group)}" for group in by_region]
    return labels.french(" – ".join(parts))


def _with_silent_profiles(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, and an empty one for each line and each of the main profiles with nothing published."""
    everyone = queries.main_profiles(cursor, practising_only=rows["theme"].iloc[0] == "pratiques")
    here = rows["actor_profile_id"].unique()
    known = rows.drop_duplicates("actor_profile_id")[everyone.columns]
    columns = ["item_id", "item_label", "item_order", "region_id", "region_label", "region_order"]
    columns += ["question_id", "question_label", "measure_id", "period"]
    expected = pd.concat([known, everyone[~everyone["actor_profile_id"].isin(here)]])
    cells = rows.drop_duplicates(["item_id", "region_id"])[columns].merge(expected, how="cross")
    given = pd.MultiIndex.from_frame(rows[["item_id", "region_id", "actor_profile_id"]])
    is_given = pd.MultiIndex.from_frame(cells[["item_id", "region_id", "actor_profile_id"]]).isin(given)
    empty = cells[~is_given].assign(value=_NAN, status="not_published", qualifier="")
    return pd.concat([rows, empty], ignore_index=True).sort_values(
        ["region_order", "item_order", "profile_order"], kind="stable"
    )


def _sorted(rows: pd.DataFrame, *, sort: str, reference_id: str) -> pd.DataFrame:
    """Lines by their largest gap to the reference, by their highest value, or in questionnaire order."""
    if sort == "questionnaire" or rows["region_id"].nunique() > 1:
        return rows
    of_reference = rows[rows["actor_profile_id"] == reference_id].set_index("item_id")["value"]
    measured = {
        "ecart": (rows["value"] - rows["item_id"].map(of_reference)).abs(),
        "valeur": rows["value"],
    }[sort]
    rank = measured.groupby(rows["item_id"]).transform("max").fillna(-1)
    return rows.assign(rank=rank).sort_values(
        ["rank", "item_order", "profile_order"], ascending=[False, True, True], kind="stable"
    )


def _gaps(rows: pd.DataFrame, *, reference_id: str) -> pd.DataFrame:
    """The cells of the other profiles on the lines where the reference has a value; `value` in points.

    Empty when no profile has a value beside the reference's.
    """
    known = rows[rows["actor_profile_id"].eq(reference_id) & rows["value"].notna()]
    of_reference = known.set_index("item_id")["value"]
    others = rows[rows["actor_profile_id"].ne(reference_id) & rows["item_id"].isin(of_reference.index)]
    gaps = others.assign(
        share=others["value"],
        value=others["value"] - others["item_id"].map(of_reference),
        measure_id="points",
    ).drop(columns=["figure_id", "other_values"])
    return gaps if gaps["value"].notna().any() else gaps.iloc[:0]


def _lost_reference(shown: pd.DataFrame, gaps: pd.DataFrame, reference: pd.Series) -> tuple[str, ...]:
    """The lines left without any gap, since the reference profile has no value there."""
    lost = shown[
        shown["actor_profile_id"].eq(reference["actor_profile_id"]) & ~shown["item_id"].isin(gaps["item_id"])
    ]
    if lost.empty:
        return ()
    word = labels.STATUS_WORDS[lost["status"].iloc[0]]
    names = labels.listed(f"« {label} »" for label in lost["item_label"])
    return (
        labels.french(
            f"Sans écart possible, la valeur pour {reference['profile_article']} : {word} ({names})."
        ),
    )


def _judged(gaps: pd.DataFrame, judged: pd.DataFrame) -> pd.DataFrame:
    """The gaps, what the guard-rails say of each, and which of them stand in grey.

    Args:
        judged: as `verdicts.gap_verdicts` gives it.
    """
    keys = ["item_id", "region_id", "actor_profile_id"]
    found = judged.set_index(keys)["verdict"].to_dict()
    verdict = [found.get(key) for key in gaps[keys].itertuples(index=False, name=None)]
    return gaps.assign(
        verdict=verdict,
        is_greyed=[one is not None and one.is_greyed for one in verdict],
        verdict_words=["" if one is None else one.sentence for one in verdict],
    )


def _grey_note(gaps: pd.DataFrame) -> tuple[str, ...]:
    if not gaps["is_greyed"].any():
        return ()
    return (
        labels.french("En gris : un écart que le hasard peut expliquer, ou qui tient à une base faible."),
    )


def _silence(cursor: duckdb.DuckDBPyConnection, shown: pd.DataFrame) -> tuple[str, ...]:
    """Why a profile has no dot: nothing is published, or what is published does not compare."""
    by_profile = shown.groupby("profile_article", sort=False)["status"]
    silent = [article for article, statuses in by_profile if statuses.eq("not_published").all()]
    if not silent:
        return ()
    elsewhere = queries.candidates(cursor, question_id=shown["question_id"].iloc[0])
    answered = set(elsewhere.loc[elsewhere["value"].notna(), "profile_article"])
    here = [article for article in silent if article not in answered]
    other = [article for article in silent if article in answered]
    notes = []
    if here:
        notes.append(f"Non publié : aucune publication relevée ne donne la réponse {_of_all(here)}.")
    if other:
        notes.append(f"Le résultat publié {_of_all(other)} ne se compare pas à ceux-ci : il est à part.")
    return tuple(labels.french(note) for note in notes)


def _of_all(articles: Sequence[str]) -> str:
    return labels.listed(insights.of(article) for article in articles)


def _reserves(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[str, ...]:
    """Why profiles asked in other words, or in another wave, share the axis all the same."""
    stated = stated_between(
        queries.grades(cursor), question_id=rows["question_id"].iloc[0], study_ids=rows["study_id"].unique()
    )
    reasons = stated.loc[stated["grade"] == SHARING[-1], "reason"].drop_duplicates()
    notes = [f"{labels.capitalized(GRADE_WORDS['B'])} : {reason}" for reason in reasons]
    if rows["study_id"].nunique() == 1:
        notes.append("Une seule étude : la publication met elle-même ces profils côte à côte.")
    if rows["period"].str[:4].nunique() > 1:
        notes.append("Les vagues diffèrent d'un profil à l'autre : elles sont données avec les bases.")
    return tuple(labels.french(note) for note in notes)


def _reasons_apart(
    cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame, groups: Sequence[pd.DataFrame]
) -> tuple[str, ...]:
    """Why these results share no axis: another base, the reason stated, or nothing that says they compare."""
    is_alone = rows["actor_profile_id"].nunique() < 2
    studies = [*rows["study_id"].unique()]
    if is_alone:  # it is told against what the same profile said on a shared axis
        same_profile = [group[group["actor_profile_id"].isin(rows["actor_profile_id"])] for group in groups]
        studies += [code for group in same_profile for code in group["study_id"].unique()]
    stated = stated_between(
        queries.grades(cursor), question_id=rows["question_id"].iloc[0], study_ids=studies
    )
    if is_alone:
        reason = "Aucun autre profil n'a de résultat qui se compare à celui-ci : il reste à part."
        is_told = stated["study_a"].isin(rows["study_id"]) | stated["study_b"].isin(rows["study_id"])
        reasons = stated.loc[stated["grade"].eq("C") & is_told, "reason"]
        return tuple(labels.french(text) for text in (reason, *reasons))
    if rows["counted"].nunique() > 1:
        reason = "Les parts ne comptent pas la même chose : chaque panneau porte sa base."
    elif stated["grade"].eq("C").any():
        why = stated.loc[stated["grade"].eq("C"), "reason"].iloc[0]
        reason = f"{labels.capitalized(GRADE_WORDS['C'])} : {why}"
    elif rows.groupby("actor_profile_id")["value"].count().eq(0).any():
        reason = "Les valeurs d'un des profils manquent : il n'y a rien à comparer."
    else:
        reason = f"{labels.capitalized(GRADE_WORDS['C'])} : rien ne dit que ces résultats se comparent."
    return (labels.french(reason),)


def _panel_name(group: pd.DataFrame) -> str:
    """Who answered and when: « les entreprises de 10 salariés et plus (2021) »."""
    first = group.iloc[0]
    return f"{counted(first)} ({first['period'][:4] or 'vague non précisée'})"


def _panel(name: str, rows: pd.DataFrame) -> bars.Panel:
    heading = labels.capitalized(labels.french(name.removeprefix("les ")))
    return bars.Panel(heading=heading, base=labels.short_base(rows), rows=rows.assign(planned=_NAN))


def _apart_table(panels: dict[str, pd.DataFrame]) -> pd.DataFrame:
    records = [
        {
            "Base": labels.capitalized(labels.french(name)),
            "Item": row.item_label,
            "Part": _cell(row) + differing.mark(row),
        }
        for name, group in panels.items()
        for row in _lines(group).itertuples()
    ]
    return stating(pd.DataFrame(records), {"Part": pd.concat(panels)["figure_id"]})


def _apart_alt(panels: dict[str, pd.DataFrame]) -> str:
    parts = [
        f"{labels.capitalized(name)} : "
        + ", ".join(f"{row.item_label.lower()} {_cell(row)}" for row in _lines(group).itertuples())
        for name, group in panels.items()
    ]
    return f"{'. '.join(parts)}."


def _alt(rows: pd.DataFrame) -> str:
    sentences = []
    for item, group in rows.groupby("item_label", sort=False):
        cells = [f"{row.profile_label.lower()} {_cell(row)}" for row in group.itertuples()]
        sentences.append(f"{item} : {', '.join(cells)}")
    return f"{'. '.join(sentences)}."


def _cell(row: object) -> str:
    return labels.cell(row.value, measure_id=row.measure_id, status=row.status, qualifier=row.qualifier or "")
