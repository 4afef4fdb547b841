"""Compare: one question, the profiles that answered it on one line an item, and the gaps to one of them."""

from collections.abc import Sequence

import duckdb
import pandas as pd

from dashboard import guards, insights, labels, verdicts
from dashboard.cards import apart, bases, compared
from dashboard.cards.card import Card, crossed_table, reading_note, tidy
from dashboard.cards.impacts import universe_notes
from dashboard.charts import dots
from dashboard.comparability import SHARING, stated_between
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


def questions(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Label of each question that at least two profiles answered, in code-list order."""
    rows = queries.candidates(cursor).drop_duplicates("question_id")
    return dict(zip(rows["question_id"], map(labels.french, rows["question_label"]), strict=True))


def profiles(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> dict[str, str]:
    """Label of each profile with a value on a shared axis; none where the results stand apart."""
    rows = pd.concat([queries.candidates(cursor).iloc[:0], *compared.groups(cursor, question_id)])
    known = rows.dropna(subset=["value"]).drop_duplicates("actor_profile_id").sort_values("profile_order")
    return dict(zip(known["actor_profile_id"], known["profile_label"], strict=True))


def items(cursor: duckdb.DuckDBPyConnection, *, question_id: str) -> dict[str, str]:
    """Label of each item on a shared axis, after « Tous »; nothing to choose where there is one line."""
    rows = pd.concat([queries.candidates(cursor).iloc[:0], *compared.groups(cursor, question_id)])
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
    for number, group in enumerate(compared.groups(cursor, question_id), start=1):
        rows = group if item_id == ALL_ITEMS else group[group["item_id"] == item_id]
        if rows.empty:
            continue
        shown = compared.in_order(
            compared.lines(compared.with_silent_profiles(cursor, rows)), sort=sort, reference_id=reference_id
        )
        cards.append(_values_card(cursor, rows, shown, card_id=f"comparer_{view}_{number}"))
        if not compared.gaps(shown, reference_id=reference_id).empty:
            gaps_id = f"comparer_{view}_{number}_ecarts"
            cards.append(_gaps_card(cursor, rows, shown, card_id=gaps_id, reference_id=reference_id))
    standing_apart = apart.card(cursor, question_id=question_id) if item_id == ALL_ITEMS else None
    return [*cards, *([standing_apart] if standing_apart else [])]


def own_performance(cursor: duckdb.DuckDBPyConnection) -> Card:
    """The impact each profile expects on its own performance, beside what the others expect for it."""
    rows = compared.groups(cursor, FIRST_QUESTION)[0]
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
    rows = compared.groups(cursor, "source_innovation")[0]
    shown = compared.lines(compared.with_silent_profiles(cursor, rows))
    return _values_card(cursor, rows, shown, card_id="comparer_source-d-innovation")


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
    gaps = compared.judged(
        compared.gaps(shown, reference_id=reference_id),
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
    notes = [compared.graded("B", reason) for reason in reasons]
    if rows["study_id"].nunique() == 1:
        notes.append("Une seule étude : la publication met elle-même ces profils côte à côte.")
    if rows["period"].str[:4].nunique() > 1:
        notes.append("Les vagues diffèrent d'un profil à l'autre : elles sont données avec les bases.")
    return tuple(labels.french(note) for note in notes)


def _alt(rows: pd.DataFrame) -> str:
    sentences = []
    for item, group in rows.groupby("item_label", sort=False):
        cells = [f"{row.profile_label.lower()} {compared.cell(row)}" for row in group.itertuples()]
        sentences.append(f"{item} : {', '.join(cells)}")
    return f"{'. '.join(sentences)}."
