"""Codes: every code that a table uses is defined where it should be."""

from collections.abc import Iterator

import pandas as pd

from etl.checks.lazily import RowRule, failing_rows
from etl.problems import Problem, did_you_mean
from etl.read import Sources
from etl.tables import FIGURES, SOURCE_TABLES, TABLES, Column

WHOLE = "_T"


def problems(sources: Sources) -> Iterator[Problem]:
    """Codes of other tables, then items, which belong to a question."""
    for table in (*SOURCE_TABLES, FIGURES):
        if table.name in sources.tables:
            rules = [_rule(sources, column) for column in table.columns if _can_be_checked(sources, column)]
            yield from failing_rows(sources.tables[table.name], rules)
    if sources.is_whole("items"):
        yield from failing_rows(sources.tables["figures"], [_item_rule(sources)])
    if sources.is_whole("questions"):
        yield from failing_rows(sources.tables.get("items", _NOTHING), [_item_question_rule(sources)])


_NOTHING = pd.DataFrame(columns=["question_id"], dtype="str")


def known_codes(sources: Sources, table: str) -> list[str]:
    """Codes that a table defines, in file order; the studies are the folders."""
    if table == "studies":
        return sources.study_ids
    return sources.tables[table][TABLES[table].key[0]].tolist()


def unknown(sources: Sources, value: str, table: str) -> str:
    """The sentence for a code that its table does not hold."""
    known = known_codes(sources, table)
    place = "a folder of studies/" if table == "studies" else f"in {TABLES[table].source}"
    return f"'{value}' is not {place}. {did_you_mean(value, known, labels=_labels(sources, table))}"


def _can_be_checked(sources: Sources, column: Column) -> bool:
    return bool(column.codes) and (column.codes == "studies" or sources.is_whole(column.codes))


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
        return pd.Series(
            [item not in ("", WHOLE) and (q, item) not in known for q, item in pairs], frame.index
        )

    return RowRule("item_id", fails, message)


def _item_question_rule(sources: Sources) -> RowRule:
    known = {WHOLE, "", *known_codes(sources, "questions")}
    return RowRule(
        "question_id",
        lambda items: ~items["question_id"].isin(known),
        lambda row: unknown(sources, row["question_id"], "questions"),
    )
