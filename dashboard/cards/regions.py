"""Regions: the Observatoire's own regional results, each beside France where the question is the same."""

import duckdb
import pandas as pd

from dashboard import insights, labels, theme
from dashboard.cards import bases, context
from dashboard.cards.card import Card, reading_note, stating, tidy
from dashboard.charts import rankings
from dashboard.labels import french
from dashboard.queries import regions as queries

ALL_REGIONS = queries.ALL_REGIONS
PARTS = {
    "observatoire": "Résultats de l'Observatoire",
    "contexte": "Contexte",
    "portrait": "Portrait d'une région",
}
KIND_NOTES = {
    "grouping": "Regroupement de régions, donné tel que publié : il ne colore aucune carte.",
    "former_region": "Région d'avant 2016, donnée telle que publiée : elle ne colore aucune carte.",
}
MARKS_NOTE = "Marque colorée : la région. Trait vertical : la France."
NO_REFERENCE = "France : pas de résultat comparable"

_BREAKS = str.maketrans({"-": "\u2011", " ": "\u00a0"})
_CARD_KEYS = ["region_id", "question_id", "measure_id", "study_id"]


def region_options(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Regions a reader can choose, all of them together first."""
    choices = queries.region_choices(cursor)
    return {queries.ALL_REGIONS: "Toutes les régions"} | dict(
        zip(choices["region_id"], choices["region_label"], strict=True)
    )


def results_lead(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> str:
    """What the Observatoire published on regions, in two or three sentences with their counts."""
    results = queries.regional_results(cursor, region_id=region_id)
    if region_id != queries.ALL_REGIONS:
        return french(_lead_of_region(results, name=region_options(cursor)[region_id]))
    if results.empty:
        return french("Les sources que nous tenons ne donnent aucun résultat régional de l'Observatoire.")
    shared = queries.shared_ranks(cursor)
    rest = results[~results["figure_id"].isin(_shared_figures(results, shared))]
    sentences = [_extent(rest), *(_shared_rank(row) for row in shared.itertuples())]
    sentences.append("Une comparaison de toutes les régions n'est donc pas possible avec ce qui est publié.")
    return french(" ".join(sentence for sentence in sentences if sentence))


def result_cards(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> tuple[Card, ...]:
    """One card a region, question and measure: every percentage and mean of the Observatoire on a region."""
    results = queries.regional_results(cursor, region_id=region_id)
    charted = results[results["measure_id"].isin(list(theme.MEASURE_AXES))]
    groups = [rows for _, rows in charted.groupby(_CARD_KEYS, sort=False)]
    return tuple(_result_card(rows) for rows in sorted(groups, key=_has_no_reference))


def national_cards(cursor: duckdb.DuckDBPyConnection, *, is_beside: bool) -> tuple[Card, ...]:
    """The cards of all regions that have a France value beside them, or those that have none."""
    results = queries.regional_results(cursor).set_index("figure_id")["reference_id"]
    every = result_cards(cursor, region_id=queries.ALL_REGIONS)
    return tuple(card for card in every if _is_beside(card, results) == is_beside)


def _is_beside(card: Card, references: pd.Series) -> bool:
    own = card.data["figure_id"].isin(references.index)
    return bool(references[card.data.loc[own, "figure_id"]].notna().any())


def other_results(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> pd.DataFrame:
    """Ranks and counts, which no axis carries: a display-ready table, empty when there is none.

    On the view of all regions, a rank stated for all of them at once is a sentence, not thirteen lines.
    """
    results = queries.regional_results(cursor, region_id=region_id)
    others = results[~results["measure_id"].isin(list(theme.MEASURE_AXES))]
    if region_id == queries.ALL_REGIONS:
        others = others[~others["figure_id"].isin(_shared_figures(others, queries.shared_ranks(cursor)))]
    return pd.DataFrame(
        {
            "Résultat": [_told(row) for row in others.itertuples()],
            "Valeur": [_value_text(row) for row in others.itertuples()],
            "Source": [french(f"{row.publication_title}, {row.locator}") for row in others.itertuples()],
        }
    ).reset_index(drop=True)


def all_results(cursor: duckdb.DuckDBPyConnection, *, region_id: str) -> pd.DataFrame:
    """Everything the Observatoire published on a region, beside France: a display-ready table."""
    results = queries.regional_results(cursor, region_id=region_id)
    return pd.DataFrame(
        {
            "Résultat": [_told(row, within=region_id) for row in results.itertuples()],
            "Valeur": [_value_text(row) for row in results.itertuples()],
            "France": [_without_name(_reference_text(row)) for row in results.itertuples()],
            "Source": [french(f"{row.publication_title}, {row.locator}") for row in results.itertuples()],
        }
    ).reset_index(drop=True)


def context_portrait(
    cursor: duckdb.DuckDBPyConnection, *, region_id: str, is_official: bool | None = None
) -> pd.DataFrame:
    """Every context indicator held on a region, latest year, its rank, and France: a display-ready table.

    Args:
        is_official: official statistics alone, or the other producers alone; both without it.
    """
    rows = queries.context_portrait(cursor, region_id=region_id, is_official=is_official)
    ranks = _ranks(queries.context_peers(cursor, region_id=region_id), region_id=region_id)
    name = region_options(cursor)[region_id]
    return pd.DataFrame(
        {
            "Indicateur, année et producteur": [_indicator_label(row) for row in rows.itertuples()],
            name: [_context_value(row.value, row) for row in rows.itertuples()],
            "Rang": [ranks.get(figure_id, "–") for figure_id in rows["figure_id"]],
            "France": [_context_reference(row) for row in rows.itertuples()],
        }
    ).reset_index(drop=True)


def _ranks(peers: pd.DataFrame, *, region_id: str) -> dict[str, str]:
    """« 3e-4e sur 13 » for each indicator that most metropolitan regions share with this one."""
    found = {}
    for held_id, regions in peers.groupby("held_id", sort=False):
        placed = rankings.ranked(regions, decimals=context.printed_decimals(regions["value"]))
        own = placed.loc[placed["region_id"] == region_id, "rank_text"]
        if len(own) and len(regions) >= queries.MAPPED_REGIONS:
            found[held_id] = f"{own.iloc[0]} sur {len(regions)}".translate(_BREAKS)
    return found


def _has_no_reference(rows: pd.DataFrame) -> bool:
    """Results with a national value beside them come first."""
    return bool(rows["reference_id"].isna().all())


def _result_card(rows: pd.DataFrame) -> Card:
    first = rows.iloc[0]
    shown = _with_texts(rows)
    question, other_questions = _question(rows)
    finding = _finding(shown)
    return Card(
        card_id="_".join(["regions", *(str(first[key]) for key in _CARD_KEYS)]).replace("+", "-"),
        finding=finding,
        question=question,
        figure=rankings.beside_france(shown, axis=theme.MEASURE_AXES[first["measure_id"]]),
        base=labels.base_line(rows),
        source=labels.source_line(_with_reference_sources(rows)),
        table=_result_table(shown),
        alt=_result_alt(shown, finding=finding),
        data=tidy(_with_reference_rows(rows)),
        notes=tuple(dict.fromkeys([*_result_notes(rows), *reading_note(rows)])),
        details=(*other_questions, *_row_notes(rows)),
    )


def _question(rows: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """The wording; without one, what the question measures, then why we do not have its words."""
    question, others = labels.question_line(rows)
    if (rows["wording"] != "").any():
        return question, others
    return french(f"{rows['question_definition'].iloc[0]} {question}".strip()), others


def _with_texts(rows: pd.DataFrame) -> pd.DataFrame:
    varying = [
        column for column in ("item_label", "response_label", "profile_label") if rows[column].nunique() > 1
    ]
    names = [
        french(" – ".join(getattr(row, column) for column in varying or _single_name(rows)))
        for row in rows.itertuples()
    ]
    return rows.assign(
        result_label=names,
        value_text=[_value_text(row) for row in rows.itertuples()],
        reference_text=[_reference_text(row) for row in rows.itertuples()],
    )


def _single_name(rows: pd.DataFrame) -> list[str]:
    """The column that names a lone result: what was asked rather than who answered."""
    return ["item_label"] if rows["item_id"].iloc[0] != "_T" else ["profile_label"]


def _value_text(row: object) -> str:
    return labels.cell(row.value, measure_id=row.measure_id, status=row.status, qualifier=row.qualifier)


def _reference_text(row: object) -> str:
    if pd.isna(row.reference_value):
        return french(NO_REFERENCE)
    details = (
        [row.reference_population_label.lower()] if row.reference_population_id != row.population_id else []
    )
    details += [labels.period(row.reference_period)] if row.reference_period != row.period else []
    return french(_reference_value(row) + (f" ({', '.join(details)})" if details else ""))


def _reference_value(row: object) -> str:
    value = labels.quantity(row.reference_value, measure_id=row.measure_id, qualifier=row.reference_qualifier)
    return f"{row.reference_region_label} : {value}"


def _finding(shown: pd.DataFrame) -> str:
    """« En Occitanie, … : 82 % des citoyens (France : 75 %) », highest first, four values at most."""
    first = shown.iloc[0]
    parts = [_part(row, shown=shown) for row in shown.head(4).itertuples()]
    is_single = shown["item_id"].nunique() == 1 and first["item_id"] != "_T"
    asked = first["item_label"] if is_single else first["question_label"]
    return french(f"{labels.capitalized(first['region_phrase'])}, {_quoted(asked)} : {' ; '.join(parts)}")


def _part(row: object, *, shown: pd.DataFrame) -> str:
    who = insights.of(row.profile_article)
    if shown["item_id"].nunique() == 1:
        text = f"{row.value_text} {who}"
    else:
        text = f"{row.item_label[:1].lower()}{row.item_label[1:]}, {row.value_text}"
        text += f" {who}" if row.measure_id == "share" else ""
    if pd.isna(row.reference_value):
        return text
    return f"{text} ({_reference_value(row)})"


def _quoted(label: str) -> str:
    """The label between « », unless it has its own."""
    return label if "«" in label else f"« {label} »"


def _result_table(shown: pd.DataFrame) -> pd.DataFrame:
    region = french(shown["region_label"].iloc[0])
    table = pd.DataFrame(
        {
            "Résultat": shown["result_label"],
            region: shown["value_text"],
            "France": shown["reference_text"].map(_without_name),
            "Vague": shown["period"].map(labels.period),
        }
    )
    return stating(
        table.reset_index(drop=True), {region: shown["figure_id"], "France": shown["reference_id"]}
    )


def _without_name(reference: str) -> str:
    """« 69 % (2015) » from « France : 69 % (2015) », under a header that says France."""
    return reference.partition("\u202f: ")[2] or reference


def _result_alt(shown: pd.DataFrame, *, finding: str) -> str:
    lines = [f"{row.result_label} : {row.value_text}, {row.reference_text}" for row in shown.itertuples()]
    return french(f"{finding}. Toutes les valeurs : {' ; '.join(lines)}.")


def _result_notes(rows: pd.DataFrame) -> list[str]:
    notes = [MARKS_NOTE] if rows["reference_id"].notna().any() else []
    notes += [KIND_NOTES.get(rows["region_kind"].iloc[0], "")]
    if (rows["reference_grade"] == "B").any():
        notes.append(
            "La valeur France vient d'une autre étude, aux mots proches : la comparaison se lit avec réserve."
        )
    if rows.loc[rows["reference_id"].notna(), "base_n"].isna().any():
        notes.append("Écart à la France non testable : effectif régional non publié.")
    return [*(french(note) for note in notes if note), *bases.notes(rows)]


def _row_notes(rows: pd.DataFrame) -> list[str]:
    """What the data say of each figure, folded with the table."""
    return [french(note) for note in rows["note"].fillna("").drop_duplicates() if note]


def _with_reference_sources(rows: pd.DataFrame) -> pd.DataFrame:
    known = rows[rows["reference_id"].notna()]
    references = pd.DataFrame(
        {
            "publisher": known["reference_publisher"],
            "publication_title": known["reference_publication_title"],
            "locator": known["reference_locator"],
        }
    )
    return pd.concat([rows[list(references.columns)], references], ignore_index=True)


def _with_reference_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The regional rows and, below, the national ones they are read beside: what the CSV holds."""
    known = rows[rows["reference_id"].notna()]
    renamed = {
        "figure_id": "reference_id",
        "region_label": "reference_region_label",
        "region_id": "reference_region_id",
        "population_id": "reference_population_id",
        "value": "reference_value",
        "qualifier": "reference_qualifier",
        "period": "reference_period",
        "study_id": "reference_study_id",
        "study_title": "reference_study_title",
        "publisher": "reference_publisher",
        "publication_title": "reference_publication_title",
        "locator": "reference_locator",
    }
    kept = [
        "question_id",
        "question_label",
        "item_id",
        "item_label",
        "response_id",
        "response_label",
        "measure_id",
    ]
    kept += ["actor_profile_id", "profile_label"]
    references = known[kept].assign(
        **{name: known[source] for name, source in renamed.items()}, status="published"
    )
    return pd.concat([rows, references], ignore_index=True)


def _shared_figures(results: pd.DataFrame, shared: pd.DataFrame) -> pd.Series:
    """Identifiers of the rows that a sentence on nearly all regions stands for."""
    keys = ["question_id", "item_id", "actor_profile_id", "value"]
    ranks = results[(results["measure_id"] == "rank") & (results["region_kind"] == "region")]
    return ranks.merge(shared[keys].drop_duplicates(), on=keys)["figure_id"]


def _extent(rest: pd.DataFrame) -> str:
    if rest.empty:
        return ""
    regions_n = rest.groupby(["question_id", "measure_id", "actor_profile_id"])["region_id"].nunique().max()
    most = "une région" if regions_n == 1 else f"{insights.count_word(int(regions_n))} régions"
    return (
        f"Les sources que nous tenons donnent {labels.number(len(rest))} résultats régionaux de "
        f"l'Observatoire, sur {labels.number(rest['region_id'].nunique())} régions ou regroupements de "
        f"régions. Aucune question n'y est publiée pour plus de {most} auprès du même profil."
    )


def _shared_rank(row: object) -> str:
    place = labels.quantity(row.value, measure_id="rank")
    return (
        f"Une seule phrase vaut pour {labels.number(row.regions_n)} régions à la fois : selon "
        f"{row.profile_article}, la fragilité {_quoted(row.item_label)} y vient au {place} rang "
        f"({row.study_title})."
    )


def _lead_of_region(results: pd.DataFrame, *, name: str) -> str:
    if results.empty:
        return (
            f"{name} : l'Observatoire n'a publié aucun résultat dans les sources que nous tenons. "
            "Les indicateurs de contexte sont plus bas."
        )
    beside = int(results["reference_id"].notna().sum())
    count = len(results)
    told = "1 résultat publié" if count == 1 else f"{labels.number(count)} résultats publiés"
    compared = {0: "sans valeur France comparable", count: "avec la valeur France de la même question"}
    rest = compared.get(beside, f"dont {beside} avec une valeur France")
    return f"{name} : {told} par l'Observatoire, {rest}."


def _told(row: object, *, within: str = "") -> str:
    """« Corse, fragilités prioritaires du territoire : Emploi (selon les citoyens, septembre 2015) ».

    Args:
        within: region that need not be named, because the reader has chosen it.
    """
    asked = row.question_label if row.region_id == within else labels.lowered(row.question_label)
    where = "" if row.region_id == within else f"{row.region_label}, "
    item = f" : {row.item_label}" if row.item_id != "_T" else ""
    return french(f"{where}{asked}{item} (selon {row.profile_article}, {labels.period(row.period)})")


def _indicator_label(row: object) -> str:
    details = [label for code, label in _details(row) if code != "_T"]
    return french(
        f"{' – '.join([row.question_label, *details])}, {labels.period(row.period)} ({row.producer})"
    )


def _details(row: object) -> list[tuple[str, str]]:
    return [
        (row.item_id, row.item_label),
        (row.response_id, row.response_label),
        (row.population_id, row.population_label),
    ]


def _context_value(value: float, row: object) -> str:
    if row.measure_id == "eur" and value >= 1e6:
        return f"{labels.number(value / 1e6)} millions d’euros"
    return labels.cell(value, measure_id=row.measure_id, status=row.status, qualifier=row.qualifier)


def _context_reference(row: object) -> str:
    if pd.isna(row.reference_value):
        return "non publié"
    value = _context_value(row.reference_value, row)
    return value if row.reference_region_label == "France" else f"{value} (métropole)"
