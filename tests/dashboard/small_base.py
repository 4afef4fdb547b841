"""A small base for the tests: every table of the contract, empty but for the rows a test gives."""

import duckdb
import pandas as pd

from dashboard import database
from etl import tables

SURVEY = {
    "study_id": "etude",
    "title": "Étude d'essai",
    "kind": "survey",
    "producer": "Institut",
    "producer_type": "survey",
    "institute": "Institut",
    "fieldwork": "2015",
    "period_status": "stated",
    "actor_profile_ids": "citoyens",
}
PUBLICATION = {
    "publication_id": "rapport",
    "title": "Rapport d'essai",
    "publisher": "Éditeur",
    "publication_date": "2016-01-01",
    "kind": "document",
    "directness": 1,
    "url": "https://exemple.fr/rapport",
}
FIGURE = {
    "study_id": "etude",
    "question_id": "question",
    "item_id": "_T",
    "response_id": "_T",
    "measure_id": "share",
    "actor_profile_id": "citoyens",
    "population_id": "_T",
    "region_id": "FR",
    "period": "2015",
    "domain_id": "_T",
    "is_preferred": True,
    "status": "published",
    "reading": "explicit",
    "period_status": "stated",
    "publication_id": "rapport",
    "locator": "page 1",
    "source_row": "W001",
    "confidence": "high",
}
REGIONS = (
    ("FR", "France", "country", "", "en France"),
    ("FRM", "France métropolitaine", "metropolitan_france", "", "en France métropolitaine"),
    ("11", "Île-de-France", "region", "", "en Île-de-France"),
    ("24", "Centre-Val de Loire", "region", "", "en Centre-Val de Loire"),
    ("27", "Bourgogne-Franche-Comté", "region", "", "en Bourgogne-Franche-Comté"),
    ("28", "Normandie", "region", "", "en Normandie"),
    ("32", "Hauts-de-France", "region", "", "dans les Hauts-de-France"),
    ("44", "Grand Est", "region", "", "dans le Grand Est"),
    ("52", "Pays de la Loire", "region", "", "dans les Pays de la Loire"),
    ("53", "Bretagne", "region", "", "en Bretagne"),
    ("75", "Nouvelle-Aquitaine", "region", "", "en Nouvelle-Aquitaine"),
    ("76", "Occitanie", "region", "", "en Occitanie"),
    ("84", "Auvergne-Rhône-Alpes", "region", "", "en Auvergne-Rhône-Alpes"),
    ("93", "Provence-Alpes-Côte d'Azur", "region", "", "en Provence-Alpes-Côte d'Azur"),
    ("94", "Corse", "region", "", "en Corse"),
    ("01", "Guadeloupe", "overseas", "", "en Guadeloupe"),
    ("06", "Mayotte", "overseas", "", "à Mayotte"),
    ("93+94", "Provence-Alpes-Côte d'Azur et Corse", "grouping", "93 94", "en Paca et en Corse"),
)
METROPOLITAN = tuple(row[0] for row in REGIONS if row[2] == "region")
_CODES = {
    "questions": [
        {"question_id": "question", "label_fr": "Question d'essai", "theme": "collectif", "order": 1},
        {"question_id": "ctx_taux", "label_fr": "Taux d'essai", "theme": "contexte", "order": 2},
        {"question_id": "ctx_nombre", "label_fr": "Nombre d'essai", "theme": "contexte", "order": 3},
    ],
    "items": [{"question_id": "_T", "item_id": "_T", "order": 0, "label_fr": "Ensemble", "domain_id": "_T"}],
    "responses": [{"response_id": "_T", "order": 0, "label_fr": "Ensemble"}],
    "measures": [
        {"measure_id": "share", "order": 1, "label_fr": "Part", "unit_fr": "%"},
        {"measure_id": "mean_10", "order": 2, "label_fr": "Note moyenne sur 10", "unit_fr": "sur 10"},
        {"measure_id": "count", "order": 3, "label_fr": "Nombre", "unit_fr": ""},
        {"measure_id": "rank", "order": 4, "label_fr": "Rang", "unit_fr": ""},
    ],
    "actor_profiles": [
        {"actor_profile_id": "citoyens", "order": 1, "label_fr": "Citoyens", "article_fr": "les citoyens"},
        {
            "actor_profile_id": "entreprises",
            "order": 2,
            "label_fr": "Entreprises",
            "article_fr": "les entreprises",
        },
        {"actor_profile_id": "_T", "order": 9, "label_fr": "Tous profils", "article_fr": "l'ensemble"},
    ],
    "populations": [
        {"population_id": "_T", "order": 0, "label_fr": "Ensemble"},
        {"population_id": "grandes", "order": 1, "label_fr": "Grandes organisations"},
    ],
    "context_themes": [
        {"question_id": "ctx_taux", "theme_fr": "Thème", "is_rate": True},
        {"question_id": "ctx_nombre", "theme_fr": "Thème", "is_rate": False},
    ],
    "build": [
        {
            "build_id": "0",
            "schema_version": "2",
            "data_version": "1.2.0",
            "released_on": "2026-11-21",
            "summary": "Corrections.",
        }
    ],
}


def small_base(**rows: list[dict[str, object]]) -> duckdb.DuckDBPyConnection:
    """A base whose code lists are the ones above, and whose other tables hold the rows given.

    Args:
        rows: rows of each table; `figures` and `studies` and `publications` start from the defaults above.
    """
    given = {name: list(codes) for name, codes in _CODES.items()}
    given["regions"] = [_region(order, *region) for order, region in enumerate(REGIONS)]
    given["studies"] = [SURVEY | row for row in rows.pop("studies", [{}])]
    given["publications"] = [PUBLICATION | row for row in rows.pop("publications", [{}])]
    given["figures"] = [_figure(number, row) for number, row in enumerate(rows.pop("figures", []))]
    for name, extra in rows.items():
        given[name] = given.get(name, []) + extra
    connection = duckdb.connect()
    for name, table in tables.TABLES.items():
        _create(connection, table=table, rows=given.get(name, []))
    connection.execute(database._OBSERVATIONS)
    return connection


def _region(order: int, code: str, label: str, kind: str, members: str, phrase: str) -> dict[str, object]:
    return {
        "region_id": code,
        "order": order,
        "label_fr": label,
        "kind": kind,
        "member_region_ids": members,
        "in_phrase_fr": phrase,
    }


def _figure(number: int, row: dict[str, object]) -> dict[str, object]:
    figure = FIGURE | row
    observation_id = ".".join(str(figure[dimension]) for dimension in tables.DIMENSIONS)
    return {"observation_id": observation_id, "figure_id": f"{observation_id}@{number}"} | figure


def _create(connection: duckdb.DuckDBPyConnection, *, table: tables.Table, rows: list[dict]) -> None:
    frame = pd.DataFrame(rows, columns=[column.name for column in table.built])
    for column in table.built:
        cells = frame[column.name].astype("object")
        filled = cells.where(cells.notna(), "") if column.kind == "text" else cells
        frame[column.name] = filled.astype(tables.PANDAS_TYPES[column.kind])
    connection.register("given_rows", frame)
    connection.execute(f'create table "{table.name}" as select * from given_rows')
    connection.unregister("given_rows")
