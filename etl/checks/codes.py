"""Codes: every code that a table uses is defined where it should be."""

from collections.abc import Iterable, Iterator

import pandas as pd

from etl.checks.lazily import RowRule, failing_rows
from etl.code_lists import STATUS_CODES
from etl.columns import Column
from etl.problems import Problem, did_you_mean
from etl.read import Sources
from etl.tables import CROSSINGS, FIGURES, SOURCE_TABLES, TABLES

WHOLE = "_T"


def problems(sources: Sources) -> Iterator[Problem]:
    """Codes of other tables, then items, which belong to a question."""
    for table in (*SOURCE_TABLES, FIGURES, CROSSINGS):
        if table.name in sources.tables:
            rules = [_rule(sources, column) for column in table.columns if _can_be_checked(sources, column)]
            yield from failing_rows(sources.tables[table.name], rules)
    if sources.is_whole("items"):
        yield from failing_rows(sources.tables["figures"], [_item_rule(sources)])
    if sources.is_whole("questions"):
        yield from failing_rows(sources.tables.get("items", _NOTHING), [_item_question_rule(sources)])
    if sources.is_whole("statuses"):
        yield from _statuses(sources.tables["statuses"])


_NOTHING = pd.DataFrame(columns=["question_id"], dtype="str")


def known_codes(sources: Sources, table: str) -> list[str]:
    """Codes that a table defines, in file order; the studies are the folders."""
    if table == "studies":
        return sources.study_ids
    return sources.tables[table][TABLES[table].key[0]].tolist()


def unknown_questions(sources: Sources, used: Iterable[str]) -> set[str]:
    """Questions that figures.csv misspells: told there, and nowhere else again."""
    return set(used) - set(known_codes(sources, "questions")) if sources.is_whole("questions") else set()


def unknown(sources: Sources, value: str, table: str) -> str:
    """The sentence for a code that its table does not hold."""
    known = known_codes(sources, table)
    place = "a folder of studies/" if table == "studies" else f"in {TABLES[table].source}"
    return f"'{value}' is not {place}. {did_you_mean(value, known, labels=_labels(sources, table))}"


def _can_be_checked(sources: Sources, column: Column) -> bool:
    if column.codes == "studies":
        return bool(sources.study_ids)
    return bool(column.codes) and sources.is_whole(column.codes)


def _labels(sources: Sources, table: str) -> dict[str, str]:
    if table == "studies" or "label_fr" not in sources.tables[table]:
        return {}
    frame = sources.tables[table]
    return dict(zip(frame[TABLES[table].key[0]], frame["label_fr"], strict=True))


def _rule(sources: Sources, column: Column) -> RowRule:
    known = set(known_codes(sources, column.codes))

    def strangers(cell: str) -> list[str]:
        return [code for code in (cell.split(" ") if column.many else [cell]) if code and code not in known]

    return RowRule(
        column.name,
        lambda frame: frame[column.name].map(lambda cell: bool(strangers(cell))),
        lambda row: unknown(sources, strangers(row[column.name])[0], column.codes),
    )


def _item_rule(sources: Sources) -> RowRule:
    items = sources.tables["items"]
    known = set(zip(items["question_id"], items["item_id"], strict=True))
    misspelt = unknown_questions(sources, sources.tables["figures"]["question_id"])

    def message(row: pd.Series) -> str:
        own = items[items["question_id"] == row["question_id"]]
        hint = did_you_mean(
            row["item_id"],
            own["item_id"].tolist(),
            labels=dict(zip(own["item_id"], own["label_fr"], strict=True)),
        )
        return f"'{row['item_id']}' is not an item of '{row['question_id']}' in codelists/items.csv. {hint}"

    def fails(frame: pd.DataFrame) -> pd.Series:
        pairs = zip(frame["question_id"], frame["item_id"], strict=True)
        unknown_items = [
            item not in ("", WHOLE) and question not in misspelt and (question, item) not in known
            for question, item in pairs
        ]
        return pd.Series(unknown_items, frame.index, dtype=bool)

    return RowRule("item_id", fails, message)


def _statuses(statuses: pd.DataFrame) -> Iterator[Problem]:
    """The words that the rules know, each with its label."""
    labelled = set(zip(statuses["attribute"], statuses["status_id"], strict=True))
    for attribute, words in STATUS_CODES.items():
        for word in words:
            if (attribute, word) not in labelled:
                yield Problem(TABLES["statuses"].source, f"no label for {attribute} '{word}'. Add its row.")

    def strange(row: pd.Series) -> bool:
        return row["status_id"] not in ("", *STATUS_CODES.get(row["attribute"], (row["status_id"],)))

    yield from failing_rows(
        statuses, [RowRule("status_id", lambda rows: rows.apply(strange, axis=1), _strange_status)]
    )


def _strange_status(row: pd.Series) -> str:
    hint = did_you_mean(row["status_id"], STATUS_CODES[row["attribute"]])
    return f"'{row['status_id']}' is not a {row['attribute']} that figures can have. {hint}"


def _item_question_rule(sources: Sources) -> RowRule:
    known = {WHOLE, "", *known_codes(sources, "questions")}
    return RowRule(
        "question_id",
        lambda items: ~items["question_id"].isin(known),
        lambda row: unknown(sources, row["question_id"], "questions"),
    )
