"""Tabulate: checked sources in, one typed frame a table out, ready to be written."""

import pandas as pd

from etl.code_lists import CONFIDENCES, READINGS
from etl.columns import Column, Table
from etl.identifiers import with_identifiers
from etl.read import Sources
from etl.respondents.rules import computations, study_cuts
from etl.tables import (
    BUILD,
    COMPUTATIONS,
    CROSSINGS,
    FIGURES,
    SCHEMA_VERSION,
    SOURCE_TABLES,
    STUDIES,
    STUDY_CUTS,
    TABLES,
    VERSION_FILE,
    WORDINGS,
)

ORDERED_BY = ("study_id", "question_id", "item_id", "response_id", "actor_profile_id", "region_id")
LAST = 10**9


def built_tables(sources: Sources, *, build_id: str) -> dict[str, pd.DataFrame]:
    """Every built table by name, with the columns and types of `etl.tables`."""
    frames = {table.name: sources.tables[table.name] for table in SOURCE_TABLES}
    frames |= {
        FIGURES.name: _figures(sources),
        STUDIES.name: _studies(sources),
        WORDINGS.name: _wordings(sources),
        COMPUTATIONS.name: computations(sources),
        STUDY_CUTS.name: study_cuts(sources),
        CROSSINGS.name: sources.tables[CROSSINGS.name],
        BUILD.name: _build(sources, build_id=build_id),
    }
    return {name: _typed(frames[name], table) for name, table in TABLES.items()}


def _typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    return pd.DataFrame({column.name: _column(frame[column.name], column) for column in table.built})


def _column(cells: pd.Series, column: Column) -> pd.Series:
    if column.kind == "text":
        return cells.astype("str")
    if column.kind == "flag":
        return cells.map({"true": True, "false": False, True: True, False: False}).astype("boolean")
    numbers = pd.to_numeric(cells.replace("", None), errors="raise")
    return numbers.astype("Int64" if column.kind == "integer" else "float64")


def _figures(sources: Sources) -> pd.DataFrame:
    figures = with_identifiers(sources.tables["figures"])
    figures["domain_id"] = _domains(figures, sources.tables["items"])
    figures["is_preferred"] = is_preferred(figures, publications=sources.tables["publications"])
    return _sorted(figures, sources)


def _domains(figures: pd.DataFrame, items: pd.DataFrame) -> pd.Series:
    domain = {(row.question_id, row.item_id): row.domain_id for row in items.itertuples()}
    pairs = zip(figures["question_id"], figures["item_id"], strict=True)
    return pd.Series([domain.get(pair, "_T") for pair in pairs], figures.index, dtype="str")


def is_preferred(figures: pd.DataFrame, *, publications: pd.DataFrame) -> pd.Series:
    """The one row to chart of each observation.

    A value before none, a printed one before a computed one, then the most direct publication, then an
    explicit reading, the better confidence, the earlier publication, and at last the order of the file.
    """
    by_publication = publications.set_index("publication_id")
    rank = pd.DataFrame(
        {
            "observation_id": figures["observation_id"],
            "status": figures["status"] != "published",
            "is_computed": figures["reading"] == "computed",
            "directness": figures["publication_id"].map(by_publication["directness"]),
            "reading": figures["reading"] != READINGS[0],
            "confidence": figures["confidence"].map(CONFIDENCES.index),
            "date": figures["publication_id"].map(by_publication["publication_date"]).replace("", "9999"),
        }
    )
    first = rank.sort_values(list(rank.columns), kind="stable").drop_duplicates("observation_id").index
    return pd.Series(figures.index.isin(first), figures.index)


def _sorted(figures: pd.DataFrame, sources: Sources) -> pd.DataFrame:
    keys = pd.DataFrame({name: _order(figures, name, sources) for name in ORDERED_BY}).assign(
        period=figures["period"]
    )
    return figures.loc[keys.sort_values(list(keys.columns), kind="stable").index].reset_index(drop=True)


def _order(figures: pd.DataFrame, column: str, sources: Sources) -> pd.Series:
    if column == "study_id":
        return figures[column]
    if column == "item_id":
        items = sources.tables["items"]
        order = dict(
            zip(
                zip(items["question_id"], items["item_id"], strict=True),
                items["order"].astype(int),
                strict=True,
            )
        )
        pairs = zip(figures["question_id"], figures["item_id"], strict=True)
        return pd.Series([order.get(pair, 0) for pair in pairs], figures.index)
    names = {"question_id": "questions", "response_id": "responses", "actor_profile_id": "actor_profiles"}
    codes = sources.tables[names.get(column, "regions")]
    return figures[column].map(codes.set_index(column)["order"].astype(int)).fillna(LAST)


def _studies(sources: Sources) -> pd.DataFrame:
    rows = [
        study.content
        | {
            "study_id": study_id,
            "actor_profile_ids": " ".join(study.content["actor_profile_ids"]),
            "sample_n": study.content["sample_n"] or None,
        }
        for study_id, study in sources.studies.items()
    ]
    return pd.DataFrame(rows, columns=[column.name for column in STUDIES.built])


def _wordings(sources: Sources) -> pd.DataFrame:
    rows = [
        {"study_id": study_id, "question_id": question_id} | block
        for study_id, study in sources.studies.items()
        for question_id, block in study.content.get("wordings", {}).items()
    ]
    names = [column.name for column in WORDINGS.built]
    return pd.DataFrame(rows, columns=names, dtype="object").fillna("")


def _build(sources: Sources, *, build_id: str) -> pd.DataFrame:
    version = sources.documents[VERSION_FILE].content
    row = {
        "build_id": build_id,
        "schema_version": SCHEMA_VERSION,
        "data_version": version["version"],
        "released_on": version["released_on"].isoformat(),
        "summary": version["summary"],
        "notice": version.get("notice", ""),
    }
    return pd.DataFrame([row])
