"""Typology: the four types of partnership with their nine models, as the publications define them."""

import re
from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import insights, labels
from dashboard.labels import french
from dashboard.queries import practices as queries

_OWN_LINE = re.compile(r" \(\d+:[\d-]+\)")


@dataclass(frozen=True)
class Model:
    """One way to run a partnership: what it is, and how we know its type."""

    name: str
    definition: str
    note: str = ""


@dataclass(frozen=True)
class PartnershipType:
    """One of the four types: what it is, what it aims at, what is expected of it, and its models."""

    name: str
    definition: str
    objective: str
    result: str
    models: tuple[Model, ...]
    models_title: str


@dataclass(frozen=True)
class Typology:
    """The four types, the models whose type our copy lost, and where all of it is printed."""

    types: tuple[PartnershipType, ...]
    apart: tuple[Model, ...]
    apart_title: str
    source: str


def typology(cursor: duckdb.DuckDBPyConnection) -> Typology:
    """The typology of the publications; a model whose type is lost stands apart with the reason."""
    types, models = queries.typed_partnerships(cursor), queries.partnership_models(cursor)
    apart = tuple(_model(row) for row in models[models["item_id"] == ""].itertuples())
    return Typology(
        types=tuple(_type(row, models[models["item_id"] == row.item_id]) for row in types.itertuples()),
        apart=apart,
        apart_title=french(
            f"{labels.capitalized(insights.count_word(len(apart)))} modèles dont notre copie a perdu "
            f"le type : {_names(apart)}"
        ),
        source=labels.source_line(_places(pd.concat([types, models]))),
    )


def _places(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the place a reader finds, our own line left out."""
    return rows.assign(locator=rows["locator"].str.replace(_OWN_LINE, "", regex=True))


def _type(row: object, models: pd.DataFrame) -> PartnershipType:
    own = tuple(_model(model) for model in models.itertuples())
    title = "Son modèle" if len(own) == 1 else f"Ses {insights.count_word(len(own))} modèles"
    return PartnershipType(
        name=french(row.item_label),
        definition=french(row.item_definition),
        objective=french(row.objective),
        result=french(row.result),
        models=own,
        models_title=french(f"{title} : {_names(own)}"),
    )


def _model(row: object) -> Model:
    note = "" if row.reading == "explicit" and row.item_id else row.note
    return Model(name=french(row.model_label), definition=french(row.definition), note=french(note))


def _names(models: tuple[Model, ...]) -> str:
    return labels.listed(_lowered(model.name) for model in models)


def _lowered(name: str) -> str:
    """A small first letter, unless the name opens with an acronym (« R&D sociale »)."""
    return name if name[1:2] in "&" or name[:2].isupper() else labels.lowered(name)
