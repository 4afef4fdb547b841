"""Passport: one figure with its question, its base, its document and its place, for who wants to check it."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import labels
from dashboard.cards import history
from dashboard.cards.card import stating
from dashboard.exports import citations
from dashboard.labels import french
from dashboard.queries import catalogue
from dashboard.queries import sources as queries

NOT_KEPT = "La source ne garde pas la forme imprimée."
RELATIONS = {"confirms": "confirme", "differs": "diffère", "rewords": "dit autrement"}


@dataclass(frozen=True)
class Passport:
    """Everything that is known of one figure."""

    figure_id: str
    value: str  # as a reader says it: « 88 % », or the word that says why there is none
    finding: str  # what the value is the value of
    facts: pd.DataFrame  # « Rubrique », « Ce que dit la source »
    statements: pd.DataFrame  # the same observation in other publications
    claims: pd.DataFrame  # the claims that it belongs to, with the other values that circulate
    beside: pd.DataFrame  # the other results of the question
    citations: dict[str, str]  # by style
    json: bytes
    csv: bytes


def passport(cursor: duckdb.DuckDBPyConnection, *, figure_id: str) -> Passport | None:
    """The passport of a figure; nothing when there is no such figure."""
    rows = queries.figure(cursor, figure_id=figure_id)
    if rows.empty:
        return None
    row = rows.iloc[0]
    version = catalogue.version(cursor)
    return Passport(
        figure_id=figure_id,
        value=_value(row),
        finding=named(row),
        facts=_facts(
            row,
            options=queries.options(cursor, observation_id=row["observation_id"]),
            since=history.of_figure(cursor, figure_id=figure_id),
        ),
        statements=_statements(queries.statements(cursor, observation_id=row["observation_id"])),
        claims=_claims(queries.claims(cursor), figure_id=figure_id),
        beside=_beside(queries.beside(cursor, observation_id=row["observation_id"])),
        citations=citations.citations(row, version=version.data_version),
        json=citations.as_json(row),
        csv=citations.as_csv(row),
    )


def nearest(cursor: duckdb.DuckDBPyConnection, *, figure_id: str) -> dict[str, str]:
    """Names of figures by their identifier: the most like one that does not exist."""
    rows = queries.nearest(cursor, figure_id=figure_id)
    return {row["figure_id"]: f"{named(row)} : {_value(row)}" for _, row in rows.iterrows()}


def named(row: pd.Series) -> str:
    """« Impacts perçus… · Mobilisation collective · top 2 · Associations · France · septembre 2021 »."""
    item = "" if row["item_id"] == "_T" else row["item_label"]
    response = "" if row["response_id"] == "_T" else row["response_label"]
    parts = (
        row["question_label"],
        item,
        response,
        row["profile_label"],
        row["region_label"],
        labels.period(row["period"]) if row["period"] else "vague non précisée",
    )
    return french(" · ".join(part for part in parts if part))


def _value(row: pd.Series) -> str:
    return labels.cell(
        row["value"], measure_id=row["measure_id"], status=row["status"], qualifier=row["qualifier"]
    )


def _facts(row: pd.Series, *, options: list[str], since: tuple[str, ...]) -> pd.DataFrame:
    question = row["wording"] or f"Nous ne l'avons pas : {labels.lowered(row['wording_missing_reason'])}"
    facts = {
        "Valeur imprimée": row["value_printed"] or NOT_KEPT,
        "Statut": row["status_label"],
        "Question posée": question,
        "Réponses relevées": labels.listed(options) if options else "",
        "Ce que la page dit": row["label_reported"],
        "Profil interrogé": _with(row["profile_label"], row["population_label"], row["population_id"]),
        "Territoire": row["region_label"],
        "Base imprimée": row["base_label"] or "non publiée",
        "Univers": _count(row["universe_n"], "organisations ou personnes représentées"),
        "Effectif de ce résultat": _count(row["base_n"], "réponses") or "non publié",
        "Échantillon de l'étude": _count(row["sample_n"], "personnes interrogées") or "non publié",
        "Mode de sélection": row["sampling"],
        "Vague": _wave(row),
        "Mode de recueil": row["mode"],
        "Institut": row["institute"] or "non précisé",
        "Commanditaire": row["sponsor"],
        "Étude": row["study_title"],
        "Document": f"{row['publisher']}, {row['publication_title']}",
        "Place dans le document": row["locator"],
        "Adresse du document": row["publication_url"],
        "Lecture": row["reading_label"],
        "Note": row["note"],
        "Ligne de notre relevé": row["source_row"],
        "Dans les données depuis": " ; ".join(since),
        "Identifiant": row["figure_id"],
    }
    known = {name: str(text) for name, text in facts.items() if isinstance(text, str) and text}
    return pd.DataFrame(
        {"Rubrique": list(known), "Ce que dit la source": [french(text) for text in known.values()]}
    )


def _with(profile: str, population: str, population_id: str) -> str:
    return profile if population_id == "_T" else f"{profile} ({labels.lowered(population)})"


def _count(count: object, what: str) -> str:
    return "" if pd.isna(count) or not count else f"{labels.number(float(count))} {what}"


def _wave(row: pd.Series) -> str:
    if not row["period"]:
        return "non précisée"
    told = f" ({labels.lowered(row['period_status_label'])})" if row["period_status"] == "inferred" else ""
    return labels.period(row["period"]) + told


def _statements(rows: pd.DataFrame) -> pd.DataFrame:
    """The same observation, publication by publication; the charted one is marked."""
    table = pd.DataFrame(
        [
            (
                french(f"{row['publisher']}, {row['publication_title']}"),
                labels.period(row["publication_date"]) if row["publication_date"] else "",
                french(row["locator"]),
                _value(row),
                "oui" if row["is_preferred"] else "",
            )
            for _, row in rows.iterrows()
        ],
        columns=["Publication", "Date", "Place", "Valeur", "Retenue par les graphiques"],
    )
    return stating(table, {"Valeur": rows["figure_id"]})


def _beside(rows: pd.DataFrame) -> pd.DataFrame:
    """Item, who was counted, response and value, a column left out where it never varies."""
    names = {"item_label": "Item", "population_label": "Qui est compté", "response_label": "Réponse"}
    shown = [name for name in names if rows[name].nunique() > 1] or ["item_label"]
    table = rows[shown].map(french).set_axis([names[name] for name in shown], axis=1)
    table = table.assign(Valeur=[_value(row) for _, row in rows.iterrows()]).reset_index(drop=True)
    return stating(table, {"Valeur": rows["figure_id"]})


def _claims(rows: pd.DataFrame, *, figure_id: str) -> pd.DataFrame:
    mine = rows.loc[rows["figure_id"] == figure_id, "claim_id"].unique()
    found = rows[rows["claim_id"].isin(mine) & (rows["figure_id"] != figure_id)]
    table = pd.DataFrame(
        [
            (
                french(row["claim_label"]),
                _value(row),
                RELATIONS[row["relation"]],
                french(f"{row['publisher']}, {row['publication_title']}"),
                french(row["reason"]),
            )
            for _, row in found.iterrows()
        ],
        columns=["Énoncé", "Autre valeur", "Relation", "Publication", "Raison"],
    )
    return stating(table, {"Autre valeur": found["figure_id"]})
