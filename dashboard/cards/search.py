"""Search entries: questions, items, profiles, regions, domains, series, key figures, each with its view."""

from collections.abc import Iterator, Mapping

import duckdb
import pandas as pd

from dashboard import labels
from dashboard.cards import compare, context, domains, overview, trends
from dashboard.cards.sheets import choices
from dashboard.labels import french
from dashboard.queries import search as queries
from dashboard.search import Entry, Index, indexed
from dashboard.views import View, view

# What readers call a thing and its label does not say, by code (by label for a theme of context indicators).
ALIASES = {
    "elus_locaux": "maire mairie commune municipalité collectivité adjoint politique",
    "citoyens": "français habitants population grand public opinion",
    "entreprises": "société sociétés dirigeants patrons chefs d'entreprise PME TPE ETI entrepreneurs",
    "associations": "associatif associative OSBL ONG bénévoles",
    "fondations": "fonds de dotation mécènes philanthropie",
    "jeunes": "jeunesse étudiants",
    "academiques": "universités chercheurs recherche enseignants",
    "11": "IDF Paris région parisienne",
    "24": "Centre",
    "27": "BFC Bourgogne Franche Comté",
    "28": "Basse-Normandie Haute-Normandie",
    "32": "HDF Nord-Pas-de-Calais Picardie",
    "44": "Alsace Lorraine Champagne-Ardenne",
    "75": "Aquitaine Limousin Poitou-Charentes",
    "76": "Languedoc-Roussillon Midi-Pyrénées",
    "84": "AURA Auvergne Rhône-Alpes",
    "93": "PACA région Sud",
    "emploi": "chômage insertion professionnelle travail",
    "pouvoir_achat": "salaires revenus",
    "securite": "délinquance insécurité",
    "environnement": "écologie climat biodiversité",
    "pauvrete_exclusion": "précarité pauvres inégalités solidarité",
    "education": "école formation enseignement",
    "vieillissement": "personnes âgées seniors retraités autonomie",
    "mobilite": "transports déplacements",
    "transition_energetique": "énergie",
    "numerique": "digital internet",
    "sante": "soins médecins",
    "Économie sociale et solidaire": "ESS",
}
OVERSEAS = "outre-mer DROM DOM"
PROFILE, REGION, DOMAIN = "Profil", "Région", "Domaine"
QUESTION, SERIES, ITEM = "Question", "Évolution", "Item"
KEY_FIGURE, INDICATOR = "Chiffre clé", "Indicateur de contexte"


def index(cursor: duckdb.DuckDBPyConnection) -> Index:
    """Everything that the search box finds, ready to search."""
    return indexed(entries(cursor))


def entries(cursor: duckdb.DuckDBPyConnection) -> list[Entry]:
    """Everything that the search box finds; among equals, what comes first here comes first."""
    return [
        *_profiles(cursor),
        *_regions(cursor),
        *_domains(cursor),
        *_questions(cursor),
        *_series(cursor),
        *_items(cursor),
        *_key_figures(cursor),
        *_indicators(cursor),
    ]


def _profiles(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    sheets = choices.options(cursor, kind="profil")
    for row in queries.profiles(cursor).itertuples():
        code = row.actor_profile_id
        detail = "fiche repère" if code in sheets else "trop peu de résultats publiés pour une fiche"
        yield Entry(
            PROFILE,
            french(row.profile_label),
            detail,
            view("reperes", profil=code),
            aliases=ALIASES.get(code, ""),
        )


def _regions(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    for row in queries.regions(cursor).itertuples():
        names = [ALIASES.get(row.region_id, ""), row.former_names, OVERSEAS * (row.region_kind == "overseas")]
        yield Entry(
            REGION,
            french(row.region_label),
            "résultats régionaux et contexte",
            view("regions", region=row.region_id),
            aliases=" ".join(names),
        )


def _domains(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    shown = domains.options(cursor)
    for row in queries.domains(cursor).itertuples():
        code = row.domain_id
        yield Entry(
            DOMAIN,
            french(row.domain_label),
            "priorités et impact attendu" if code in shown else "nommé par les publications, sans chiffre",
            view("domaines", domaine=code if code in shown else ""),
            aliases=ALIASES.get(code, ""),
            text=row.note,
        )


def _questions(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    compared = compare.questions(cursor)
    items = queries.items(cursor).groupby("question_id")["item_label"].agg(" ".join)
    for row, shown in _asked(cursor, compared=compared):
        profiles = zip(row.profile_ids, row.profile_labels, strict=True)
        names = " ".join(f"{label} {ALIASES.get(code, '')}" for code, label in profiles)
        yield Entry(
            QUESTION,
            french(row.question_label),
            _question_detail(row, is_compared=row.question_id in compared),
            shown,
            text=f"{row.definition} {names} {items.get(row.question_id, '')} {row.years}",
        )


def _items(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    """The items of the questions; each leads to the view of its question."""
    views = {row.question_id: shown for row, shown in _asked(cursor, compared=compare.questions(cursor))}
    for row in queries.items(cursor).itertuples():
        yield Entry(
            ITEM,
            french(row.item_label),
            french(f"question : {labels.lowered(row.question_label)}"),
            views[row.question_id],
            text=f"{row.question_label} {row.definition}",
        )


def _asked(
    cursor: duckdb.DuckDBPyConnection, *, compared: Mapping[str, str]
) -> Iterator[tuple[object, View]]:
    """The Observatoire's questions, each with the view that shows it."""
    sheets = choices.options(cursor, kind="profil")
    for row in queries.questions(cursor).query("not is_context").itertuples():
        yield row, _question_view(row, compared=compared, sheets=sheets)


def _question_view(row: object, *, compared: Mapping[str, str], sheets: Mapping[str, str]) -> View:
    """Where a question is shown: compared between profiles, on a profile's sheet, or on a region's page."""
    if row.question_id in compared:
        return view("comparer", question=row.question_id)
    if row.is_national:
        return view("reperes", profil=next((code for code in row.profile_ids if code in sheets), ""))
    return view("regions", region=row.region_ids[0] if len(row.region_ids) else "")


def _question_detail(row: object, *, is_compared: bool) -> str:
    profiles = labels.listed(labels.lowered(label) for label in row.profile_labels)
    return french(f"comparée entre {profiles}" if is_compared else f"posée aux {profiles}")


def _series(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    years = queries.questions(cursor).set_index("question_id")["years"]
    for code, label in trends.options(cursor).items():
        if code != trends.ALL_SERIES:
            yield Entry(
                SERIES,
                french(label),
                "plusieurs vagues",
                view("evolutions", serie=code),
                text=f"évolution progression série vagues depuis hausse baisse {years[code.split('.')[0]]}",
            )


def _key_figures(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    for figure in overview.key_figures(cursor):
        yield Entry(
            KEY_FIGURE,
            f"{figure.value} {figure.sentence}",
            labels.lowered(figure.topic),
            figure.view,
            text=f"{figure.topic} {ALIASES.get(figure.profile_id, '')}",
        )


def _indicators(cursor: duckdb.DuckDBPyConnection) -> Iterator[Entry]:
    """Context of every region on the page's list; what only some regions have leads to the first of them."""
    listed = context.indicator_options(cursor)
    places = queries.regions(cursor).set_index("region_id")["region_label"]
    found = queries.questions(cursor)
    for row in found[found["is_context"]].itertuples():
        is_listed = row.question_id in listed
        if not is_listed and not len(row.region_ids):
            continue
        shown = (
            view("regions", indicateur=row.question_id)
            if is_listed
            else view("regions", region=row.region_ids[0])
        )
        yield Entry(
            INDICATOR,
            french(row.question_label),
            french(row.theme_label if is_listed else _where(places[list(row.region_ids)])),
            shown,
            aliases=ALIASES.get(row.theme_label, ""),
            text=f"{row.theme_label} {row.definition} contexte",
        )


def _where(names: pd.Series) -> str:
    """In which regions an indicator is published, when it is not in all."""
    first = labels.listed(names) if len(names) <= 2 else f"{names.iloc[0]} et {len(names) - 1} autres régions"
    return f"publié pour {first} seulement"
