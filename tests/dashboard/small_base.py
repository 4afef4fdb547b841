"""Small bases for the tests: an invented one in memory, and today's data with the surveys to come.

`small_base(figures=[…])` is a desk on a few rows; `with_waves(folder)` types studies into a copy of `data/`,
as `docs/adding-a-study.md` says, through files only, and builds it.
"""

import csv
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from dashboard import tables
from dashboard.desk import Desk
from etl import tables as contract
from etl.build import build
from etl.columns import Table
from etl.identity import DATA_DIR

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
        {"question_id": "autre", "label_fr": "Autre question", "theme": "impacts", "order": 2},
        {"question_id": "ctx_taux", "label_fr": "Taux d'essai", "theme": "contexte", "order": 3},
        {"question_id": "ctx_nombre", "label_fr": "Nombre d'essai", "theme": "contexte", "order": 4},
    ],
    "items": [{"question_id": "_T", "item_id": "_T", "order": 0, "label_fr": "Ensemble", "domain_id": "_T"}],
    "responses": [
        {"response_id": "_T", "order": 0, "label_fr": "Ensemble"},
        {"response_id": "oui", "order": 1, "label_fr": "Oui", "is_favourable": True},
        {"response_id": "non", "order": 2, "label_fr": "Non", "is_favourable": False},
    ],
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
            "gender": "f",
        },
        {"actor_profile_id": "_T", "order": 9, "label_fr": "Tous profils", "article_fr": "l'ensemble"},
    ],
    "populations": [
        {"population_id": "_T", "order": 0, "label_fr": "Ensemble"},
        {"population_id": "grandes", "order": 1, "label_fr": "Grandes organisations"},
        {
            "population_id": "en_partenariat",
            "order": 2,
            "label_fr": "Organisations en partenariat",
            "article_fr": "{profile} en partenariat",
        },
    ],
    "context_themes": [
        {"question_id": "ctx_taux", "theme_fr": "Thème", "is_rate": True},
        {"question_id": "ctx_nombre", "theme_fr": "Thème", "is_rate": False},
    ],
    "build": [
        {
            "build_id": "0",
            "schema_version": contract.SCHEMA_VERSION,
            "data_version": "1.2.0",
            "released_on": "2026-11-21",
            "summary": "Corrections.",
        }
    ],
}
_TYPES = {"text": "str", "integer": "Int64", "number": "float64", "flag": "boolean"}


def small_base(**rows: list[dict[str, object]]) -> Desk:
    """A desk on the code lists above and the rows given.

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
    for name, table in contract.TABLES.items():
        _create(connection, table=table, rows=given.get(name, []))
    tables.add_relations(connection)
    return Desk(connection)


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
    observation_id = ".".join(str(figure[dimension]) for dimension in contract.DIMENSIONS)
    return {"observation_id": observation_id, "figure_id": f"{observation_id}@{number}"} | figure


def _create(connection: duckdb.DuckDBPyConnection, *, table: Table, rows: list[dict]) -> None:
    frame = pd.DataFrame(rows, columns=[column.name for column in table.built])
    for column in table.built:
        cells = frame[column.name].astype("object")
        filled = cells.where(cells.notna(), "") if column.kind == "text" else cells
        frame[column.name] = filled.astype(_TYPES[column.kind])
    connection.register("given_rows", frame)
    connection.execute(f'create table "{table.name}" as select * from given_rows')
    connection.unregister("given_rows")


# Today's data and the surveys to come.

FOUNDATIONS, FOUNDATIONS_2026 = "impact-fondations-2021", "impact-fondations-2026"
COMPANIES_2026 = "impact-entreprises-2026"
YOUNG_2026 = "impact-jeunes-2026"
VOLUME_2026 = "impact-territoires-2026"
REPORT = "rapport-essai-2026"
VOLUME_ITEMS = (
    "mobilisation_collective",
    "engagement_personnes",
    "innovation_territoriale",
    "performance_associations",
)
VOLUME_PROFILES = {"elus_locaux": "_T", "entreprises": "10_salaries_et_plus", "associations": "_T"}
MOVED = {"tres_fort": -10, "top2": -10, "modere": 10}
"""Points that the foundations of 2026 answer more or less than those of 2021."""


def with_waves(folder: Path) -> Path:
    """The built tables of today's data and of four studies to come, in a folder of their own.

    A wave of the foundations' impacts (2026-03, ten points less), a third wave of the companies' practice
    rate (2026-04), two new questions asked of young people (2026-05: one says where it belongs, the other
    nothing) and a regional volume (2026-06: 13 regions, 3 profiles, 4 items, bases published).
    """
    data_dir = data_with_waves(folder / "data")
    build(data_dir, folder / "build")
    return folder / "build"


def data_with_waves(data_dir: Path) -> Path:
    """A copy of `data/` with the four studies typed in."""
    shutil.copytree(DATA_DIR, data_dir, ignore=shutil.ignore_patterns("build"))
    _append(
        data_dir / "publications.csv",
        [
            {
                "publication_id": REPORT,
                "title": "Rapport d'essai 2026",
                "publisher": "Observatoire des partenariats",
                "publication_date": "2026-09-01",
                "kind": "document",
                "directness": "1",
                "url": "https://exemple.fr/rapport-2026",
            }
        ],
    )
    for add in (_foundations, _companies, _young, _volume):
        add(data_dir)
    return data_dir


@cache
def desk_with_waves() -> Desk:
    """A desk on `with_waves`, built once a process."""
    return Desk(tables.connect(with_waves(Path(tempfile.mkdtemp()))))


def _foundations(data_dir: Path) -> None:
    held = _rows(data_dir / "studies" / FOUNDATIONS / "figures.csv")
    impacts = [row for row in held if row["question_id"] == "impact_percu"]
    _study(
        data_dir,
        FOUNDATIONS_2026,
        title="IMPACT-Fondations 2026",
        fieldwork="2026-03",
        profiles=["fondations"],
        wordings=["impact_percu"],
        rows=[_later(row) for row in impacts],
    )
    _compares(data_dir, "impact_percu", FOUNDATIONS_2026, A=[FOUNDATIONS])


def _later(row: Mapping[str, str]) -> dict[str, str]:
    value = f"{int(row['value']) + MOVED.get(row['response_id'], 0)}" if row["value"] else ""
    return {
        **row,
        "period": "2026-03",
        "period_status": "stated",
        "value": value,
        "value_printed": f"{value}%" if value else "",
        "base_label": "Ensemble (58 fondations)",
        "base_n": "58",
        "publication_id": REPORT,
        "locator": "p. 3",
        "source_row": "005:12",
    }


def _companies(data_dir: Path) -> None:
    row = {
        "question_id": "taux_partenariat",
        "response_id": "oui",
        "actor_profile_id": "entreprises",
        "population_id": "10_salaries_et_plus",
        "period": "2026-04",
        "value": "64",
        "base_unit": "organisations",
        "base_n": "503",
    }
    _study(
        data_dir,
        COMPANIES_2026,
        title="IMPACT-Entreprises 2026",
        fieldwork="2026-04",
        profiles=["entreprises"],
        wordings=["taux_partenariat"],
        rows=[_typed(row)],
    )
    _compares(
        data_dir,
        "taux_partenariat",
        COMPANIES_2026,
        A=["impact-entreprises-2021"],
        B=["phare-entreprises-2015"],
    )


def _young(data_dir: Path) -> None:
    codelists = data_dir / "codelists"
    said = {
        "question_id": "freins_engagement",
        "order": "29",
        "label_fr": "Freins à l'engagement",
        "label_en": "Barriers to engagement",
        "theme": "collectif",
        "answer_kind": "multiple",
        "short_fr": "Freins à l'engagement",
        "verb_fr": "citent {item} comme frein",
        "measures_fr": "Part qui cite ce frein à l'engagement",
        "block": "collectif",
    }
    silent = {
        "question_id": "envie_agir",
        "order": "29",
        "label_fr": "Envie d'agir avec d'autres",
        "label_en": "Wish to act with others",
        "theme": "collectif",
        "answer_kind": "single",
    }
    _append(codelists / "questions.csv", [said, silent])
    items = {"manque_temps": "Manque de temps", "manque_information": "Manque d'information"}
    _append(
        codelists / "items.csv",
        [
            {
                "question_id": "freins_engagement",
                "item_id": code,
                "order": str(place),
                "label_fr": label,
                "label_en": label,
                "domain_id": "_T",
            }
            for place, (code, label) in enumerate(items.items(), 1)
        ],
    )
    young = {"actor_profile_id": "jeunes", "period": "2026-05", "base_unit": "personnes", "base_n": "1002"}
    rows = [
        {"question_id": "freins_engagement", "item_id": "manque_temps", "response_id": "cite", "value": "62"},
        {
            "question_id": "freins_engagement",
            "item_id": "manque_information",
            "response_id": "cite",
            "value": "41",
        },
        {"question_id": "envie_agir", "response_id": "oui", "value": "78"},
        {"question_id": "envie_agir", "response_id": "non", "value": "22"},
    ]
    _study(
        data_dir,
        YOUNG_2026,
        title="IMPACT-Jeunes 2026",
        fieldwork="2026-05",
        profiles=["jeunes"],
        wordings=["freins_engagement", "envie_agir"],
        rows=[_typed(row | young) for row in rows],
    )


def _volume(data_dir: Path) -> None:
    rows = [
        _typed(
            {
                "question_id": "impact_percu",
                "item_id": item_id,
                "response_id": "top2",
                "actor_profile_id": profile_id,
                "population_id": population_id,
                "region_id": region_id,
                "period": "2026-06",
                "value": str(regional_value(region_id, profile_id, item_id)),
                "base_unit": "organisations",
                "base_n": str(180 + 10 * METROPOLITAN.index(region_id)),
            }
        )
        for region_id in METROPOLITAN
        for profile_id, population_id in VOLUME_PROFILES.items()
        for item_id in VOLUME_ITEMS
    ]
    _study(
        data_dir,
        VOLUME_2026,
        title="IMPACT & Territoires, volume régional 2026",
        fieldwork="2026-06",
        profiles=list(VOLUME_PROFILES),
        wordings=["impact_percu"],
        rows=rows,
    )
    _compares(
        data_dir,
        "impact_percu",
        VOLUME_2026,
        A=["impact-entreprises-2021", "impact-associations-2021"],
        B=["impact-elus-locaux-2020"],
    )


def regional_value(region_id: str, profile_id: str, item_id: str) -> int:
    """What the regional volume states: 40 to 90 %, another one for each region of an item and profile."""
    region, item = METROPOLITAN.index(region_id), VOLUME_ITEMS.index(item_id)
    return 40 + (region * 5 + item * 7 + list(VOLUME_PROFILES).index(profile_id) * 11) % 51


def _typed(row: Mapping[str, str]) -> dict[str, str]:
    """A row of figures.csv for France, the whole profile and the report of 2026, but for what is given."""
    defaults = {
        "item_id": "_T",
        "measure_id": "share",
        "population_id": "_T",
        "region_id": "FR",
        "value_printed": f"{row['value']} %",
        "status": "published",
        "reading": "explicit",
        "period_status": "stated",
        "publication_id": REPORT,
        "locator": "p. 12",
        "source_row": "005:30",
        "confidence": "high",
    }
    return defaults | dict(row)


def _study(
    data_dir: Path,
    study_id: str,
    *,
    title: str,
    fieldwork: str,
    profiles: Iterable[str],
    wordings: Iterable[str],
    rows: Iterable[Mapping[str, str]],
) -> None:
    folder = data_dir / "studies" / study_id
    folder.mkdir()
    listed = ", ".join(f'"{code}"' for code in profiles)
    blocks = "".join(
        f'\n[wordings.{code}]\ntext = "Question d\'essai ?"\nmissing_reason = ""\nlocator = "005:1"\n'
        for code in wordings
    )
    (folder / "study.toml").write_text(
        f'title = "{title}"\nprogramme = "IMPACT"\nkind = "survey"\nproducer = "Institut"\n'
        f'producer_type = "survey"\nsponsor = ""\ninstitute = "Institut"\nmode = ""\n'
        f'fieldwork = "{fieldwork}"\nperiod_status = "stated"\nactor_profile_ids = [{listed}]\n'
        f'universe = ""\nsample_n = 0\nsampling = ""\nnote = ""\n{blocks}',
        encoding="utf-8",
    )
    header = [column.name for column in contract.FIGURES.columns if not column.may_lack]
    _write(folder / "figures.csv", header, rows)


def _compares(data_dir: Path, question_id: str, study_id: str, **grades: list[str]) -> None:
    """Grades of a study: `A=[…]`, `B=[…]`."""
    _append(
        data_dir / "codelists" / "comparability.csv",
        [
            {
                "question_id": question_id,
                "study_a": other,
                "study_b": study_id,
                "grade": grade,
                "reason": "Mêmes mots.",
            }
            for grade, others in grades.items()
            for other in others
        ],
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _append(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        _writer(file, header).writerows(rows)


def _write(path: Path, header: list[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = _writer(file, header)
        writer.writeheader()
        writer.writerows(rows)


def _writer(file, header: list[str]) -> csv.DictWriter:
    return csv.DictWriter(file, header, restval="", extrasaction="ignore", lineterminator="\n")
