"""Partners: with whom associations work, each survey on its own; several answers were possible."""

import duckdb
import pandas as pd

from dashboard import guards, labels, sentences
from dashboard.cards import bases
from dashboard.cards.card import Card, reading_note, stating, tidy
from dashboard.cards.impacts import universe_notes
from dashboard.charts import bars
from dashboard.labels import french
from dashboard.queries import compare as compare_queries
from dashboard.queries import practices as queries
from dashboard.sentences import of

SEVERAL_ANSWERS = "Plusieurs réponses possibles : les parts dépassent ensemble 100 %."


def cards(cursor: duckdb.DuckDBPyConnection) -> tuple[Card, ...]:
    """One card a survey, latest first: their questions and lists of partners are not the same."""
    rows = queries.association_partners(cursor)
    return tuple(_card(cursor, survey) for _, survey in rows.groupby("study_id", sort=False))


def _card(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> Card:
    first = rows.iloc[0]
    question, other_questions = labels.question_line(rows)
    is_asked = bool((rows["wording"] != "").any())
    finding = _finding(rows, grades=compare_queries.grades(cursor))
    return Card(
        card_id=f"pratiques_partenaires_{first['period'][:4]}",
        finding=finding,
        question=question if is_asked else french(f"{first['question_definition']} {question}"),
        figure=bars.share_panels([_panel(rows)]),
        base=labels.base_line(rows),
        source=labels.source_line(rows),
        table=stating(
            pd.DataFrame(
                {
                    "Partenaire": rows["item_label"].map(french),
                    "Part": [_share(row) for row in rows.itertuples()],
                    "Publication": rows["publication_title"].map(french),
                }
            ),
            {"Part": rows["figure_id"]},
        ),
        alt=french(f"{finding}. {_listed(rows)}. {bases.margin_alt(rows)}".strip()),
        data=tidy(rows),
        notes=(
            french(SEVERAL_ANSWERS),
            french(f"Enquête : {first['study_title']} ({first['producer']})."),
            *_lost_plans(cursor, rows),
            *_row_notes(rows),
            *reading_note(rows),
            *universe_notes(rows),
            *bases.notes(rows, draws_margins=True),
        ),
        details=(*other_questions, *bases.margin_details(rows)),
    )


def _panel(rows: pd.DataFrame) -> bars.Panel:
    return bars.Panel(heading="", base="", rows=guards.guarded(rows).assign(planned=float("nan")))


def _finding(rows: pd.DataFrame, *, grades: pd.DataFrame) -> str:
    """« Partenaires des associations employeuses en 2021 : « Acteurs… » (89 %) vient en tête ; … »."""
    first = rows.iloc[0]
    who = of(f"les {first['base_label'].partition(' (')[0].lower().removeprefix('les ')}")
    subject = f"Partenaires {who} en {first['period'][:4]}"
    return sentences.ranking(rows.assign(base_n=rows["base_n"].astype(float)), grades=grades, subject=subject)


def _share(row: object) -> str:
    return labels.cell(row.value, measure_id="share", status=row.status, qualifier=row.qualifier)


def _listed(rows: pd.DataFrame) -> str:
    return labels.listed(f"{row.item_label} {_share(row)}" for row in rows.itertuples())


def _lost_plans(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> tuple[str, ...]:
    """What the same chart prints of plans, and our copy lost."""
    lost = queries.lost_answers(
        cursor, question_id=rows["question_id"].iloc[0], study_id=rows["study_id"].iloc[0]
    )
    return tuple(
        french(
            f"« {row.response_label} », {labels.lowered(row.item_label)} : imprimé mais illisible dans notre "
            f"copie ({row.publication_title})."
        )
        for row in lost.itertuples()
    )


def _row_notes(rows: pd.DataFrame) -> list[str]:
    """What is said of one partner under its name, what is said of several once."""
    noted = rows[rows["note"].fillna("") != ""].groupby("note", sort=False)["item_label"].agg(list)
    return [french(note if len(items) > 1 else f"{items[0]} : {note}") for note, items in noted.items()]
