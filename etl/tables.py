"""Tables: the data contract as code, from each source file to the columns and types of each built table.

Light on purpose (standard library only): the dashboard imports this module and `etl.identity`, nothing
else of the ETL.
In the built tables a blank text is `""`, never null; a blank number or flag is null.
"""

from dataclasses import dataclass, field
from typing import Literal

SCHEMA_VERSION = "3"

Kind = Literal["text", "integer", "number", "flag"]

PANDAS_TYPES: dict[Kind, str] = {"text": "str", "integer": "Int64", "number": "float64", "flag": "boolean"}


@dataclass(frozen=True)
class Column:
    """One column: its type, and what a cell of the source file may hold."""

    name: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    """The only values allowed, blank apart."""
    codes: str = ""
    """Table whose first key column lists the values allowed, blank apart."""
    many: bool = False
    """Several codes, separated by a space."""
    pattern: str = ""
    """Name of a pattern of `etl.checks.schemas`."""


@dataclass(frozen=True)
class Table:
    """One table: the source file it comes from and its columns in file order."""

    name: str
    source: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    may_be_empty: bool = False
    built_columns: tuple[Column, ...] = field(default=())

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def built(self) -> tuple[Column, ...]:
        """Columns of the Parquet table, in order."""
        return self.built_columns or self.columns

    @property
    def built_types(self) -> dict[str, str]:
        """Pandas type of each column of the Parquet table."""
        return {column.name: PANDAS_TYPES[column.kind] for column in self.built}


def _text(name: str) -> Column:
    return Column(name)


def _label(name: str) -> Column:
    return Column(name, required=True)


def _code(name: str) -> Column:
    """A code that this very file defines."""
    return Column(name, required=True, pattern="code")


def _known(name: str, codes: str, *, required: bool = True, many: bool = False) -> Column:
    return Column(name, codes=codes, required=required, many=many)


def _choice(name: str, *choices: str, required: bool = True) -> Column:
    return Column(name, choices=choices, required=required)


def _integer(name: str, *, required: bool = False) -> Column:
    return Column(name, "integer", required)


def _labels(*, required: bool = True) -> tuple[Column, ...]:
    """What every code list holds after its key."""
    return (_integer("order", required=required), _label("label_fr"), _label("label_en"))


STATUSES = ("published", "illegible", "not_published", "not_asked")
READINGS = ("explicit", "reconstructed")
PERIOD_STATUSES = ("stated", "inferred", "unknown")
CONFIDENCES = ("high", "medium", "low")
GRADES = ("A", "B", "C")
QUALIFIERS = ("≈", ">", "<")
BASE_UNITS = ("personnes", "organisations", "communes", "partenariats")
STUDY_KINDS = ("survey", "context", "facts", "unspecified")
PRODUCER_TYPES = ("survey", "public", "association")
RELATIONS = ("confirms", "differs", "rewords")
CHANGES = ("first", "added", "corrected", "withdrawn")

STATUS_CODES = {
    "status": STATUSES,
    "reading": READINGS,
    "period_status": PERIOD_STATUSES,
    "confidence": CONFIDENCES,
    "grade": GRADES,
}

DIMENSIONS = (
    "study_id",
    "question_id",
    "item_id",
    "response_id",
    "measure_id",
    "actor_profile_id",
    "population_id",
    "region_id",
    "period",
)
"""What `observation_id` joins with dots, in this order."""

FIGURES_FILE = "figures.csv"
STUDY_FILE = "study.toml"
STUDIES_FOLDER = "studies"
VERSION_FILE = "version.toml"
OUTLINES_FILE = "geo/regions.geojson"
BUILD_ID_FILE = "build_id"

_FIGURE_DIMENSIONS = (
    _known("question_id", "questions"),
    Column("item_id", required=True),
    _known("response_id", "responses"),
    _known("measure_id", "measures"),
    _known("actor_profile_id", "actor_profiles"),
    _known("population_id", "populations"),
    _known("region_id", "regions"),
    Column("period", pattern="period"),
)
_FIGURE_DETAILS = (
    Column("value", "number"),
    _text("value_printed"),
    _choice("qualifier", *QUALIFIERS, required=False),
    _choice("status", *STATUSES),
    _choice("reading", *READINGS, required=False),
    _choice("period_status", *PERIOD_STATUSES),
    _text("label_reported"),
    _text("base_label"),
    _choice("base_unit", *BASE_UNITS, required=False),
    _integer("base_n"),
    _integer("universe_n"),
    _known("publication_id", "publications"),
    Column("locator", required=True),
    Column("source_row", required=True, pattern="source_row"),
    _choice("confidence", *CONFIDENCES),
    _text("note"),
)
FIGURES = Table(
    "figures",
    f"{STUDIES_FOLDER}/*/{FIGURES_FILE}",
    _FIGURE_DIMENSIONS + _FIGURE_DETAILS,
    built_columns=(
        _text("figure_id"),
        _text("observation_id"),
        _text("study_id"),
        *_FIGURE_DIMENSIONS,
        _text("domain_id"),
        Column("is_preferred", "flag"),
        *_FIGURE_DETAILS,
    ),
)

SOURCE_TABLES = (
    Table(
        "actor_profiles",
        "codelists/actor_profiles.csv",
        (
            _code("actor_profile_id"),
            *_labels(),
            _label("article_fr"),
            _choice("gender", "m", "f"),
            _label("definition_fr"),
        ),
        key=("actor_profile_id",),
    ),
    Table(
        "populations",
        "codelists/populations.csv",
        (_code("population_id"), *_labels(), _text("definition_fr")),
        key=("population_id",),
    ),
    Table(
        "regions",
        "codelists/regions.csv",
        (
            _code("region_id"),
            *_labels(),
            _choice(
                "kind", "country", "metropolitan_france", "region", "overseas", "grouping", "former_region"
            ),
            _known("member_region_ids", "regions", required=False, many=True),
            _label("in_phrase_fr"),
        ),
        key=("region_id",),
    ),
    Table(
        "domains",
        "codelists/domains.csv",
        (
            _code("domain_id"),
            *_labels(),
            _choice("attestation", "figures", "named", "total"),
            _known("publication_id", "publications", required=False),
            _text("locator"),
            _text("note"),
        ),
        key=("domain_id",),
    ),
    Table(
        "questions",
        "codelists/questions.csv",
        (
            _code("question_id"),
            *_labels(),
            _choice(
                "theme",
                "impacts",
                "pratiques",
                "collectif",
                "fragilites",
                "territoires",
                "programme",
                "echantillon",
                "contexte",
            ),
            _choice("answer_kind", "single", "multiple", "mean", "number", "rank"),
            _text("definition_fr"),
        ),
        key=("question_id",),
    ),
    Table(
        "items",
        "codelists/items.csv",
        (
            Column("question_id", required=True),
            _code("item_id"),
            *_labels(),
            _known("domain_id", "domains"),
            _text("definition_fr"),
        ),
        key=("question_id", "item_id"),
    ),
    Table(
        "responses",
        "codelists/responses.csv",
        (
            _code("response_id"),
            *_labels(),
            _text("scale_id"),
            Column("is_favourable", "flag"),
            _known("part_response_ids", "responses", required=False, many=True),
        ),
        key=("response_id",),
    ),
    Table(
        "measures",
        "codelists/measures.csv",
        (
            _code("measure_id"),
            *_labels(),
            _text("unit_fr"),
            _integer("decimals", required=True),
            Column("minimum", "number"),
            Column("maximum", "number"),
        ),
        key=("measure_id",),
    ),
    Table(
        "statuses",
        "codelists/statuses.csv",
        (
            _choice("attribute", *STATUS_CODES),
            _code("status_id"),
            *_labels(),
            _label("definition_fr"),
        ),
        key=("attribute", "status_id"),
    ),
    Table(
        "programmes",
        "codelists/programmes.csv",
        (
            _code("programme_id"),
            *_labels(),
            _integer("start_year"),
            _integer("end_year"),
            _text("definition_fr"),
        ),
        key=("programme_id",),
    ),
    Table(
        "comparability",
        "codelists/comparability.csv",
        (
            _known("question_id", "questions"),
            _known("study_a", "studies"),
            _known("study_b", "studies"),
            _choice("grade", *GRADES),
            _label("reason"),
        ),
        key=("question_id", "study_a", "study_b"),
        may_be_empty=True,
    ),
    Table(
        "claim_labels",
        "codelists/claims.csv",
        (_code("claim_id"), *_labels()),
        key=("claim_id",),
        may_be_empty=True,
    ),
    Table(
        "partnership_types",
        "codelists/partnership_types.csv",
        (
            _code("item_id"),
            _integer("order", required=True),
            _label("objective_fr"),
            _label("objective_en"),
            _label("result_fr"),
            _label("result_en"),
            _known("publication_id", "publications"),
            _label("locator"),
        ),
        key=("item_id",),
    ),
    Table(
        "partnership_models",
        "codelists/partnership_models.csv",
        (
            _code("model_id"),
            _known("item_id", "partnership_types", required=False),
            *_labels(),
            _label("definition_fr"),
            _choice("reading", *READINGS),
            _known("publication_id", "publications"),
            _label("locator"),
            _text("note"),
        ),
        key=("model_id",),
    ),
    Table(
        "context_themes",
        "codelists/context_themes.csv",
        (
            _known("question_id", "questions"),
            _label("theme_fr"),
            _label("theme_en"),
            Column("is_rate", "flag", required=True),
        ),
        key=("question_id",),
    ),
    Table(
        "publications",
        "publications.csv",
        (
            _code("publication_id"),
            _label("title"),
            _text("publisher"),
            Column("publication_date", pattern="date"),
            _choice("kind", "document", "page", "dataset"),
            _choice("directness", "1", "2", "3"),
            Column("url", pattern="url"),
            _text("note"),
        ),
        key=("publication_id",),
        built_columns=(
            _code("publication_id"),
            _label("title"),
            _text("publisher"),
            Column("publication_date"),
            _text("kind"),
            _integer("directness"),
            _text("url"),
            _text("note"),
        ),
    ),
    Table(
        "claims",
        "claims.csv",
        (
            _known("claim_id", "claim_labels"),
            Column("figure_id", required=True),
            _choice("relation", *RELATIONS),
            _label("reason"),
        ),
        key=("claim_id", "figure_id"),
        may_be_empty=True,
    ),
    Table(
        "milestones",
        "milestones.csv",
        (
            _code("milestone_id"),
            Column("start_date", required=True, pattern="date"),
            Column("end_date", pattern="date"),
            *_labels()[1:],
            _known("programme_id", "programmes", required=False),
            _known("publication_id", "publications"),
            _label("locator"),
            Column("source_row", required=True, pattern="source_row"),
            _text("note"),
        ),
        key=("milestone_id",),
        may_be_empty=True,
    ),
    Table(
        "history",
        "history.csv",
        (
            Column("version", required=True, pattern="version"),
            Column("released_on", required=True, pattern="date"),
            _choice("change", *CHANGES),
            _text("figure_id"),
            _text("before"),
            _text("after"),
            _label("reason"),
        ),
        key=("version", "figure_id"),
    ),
)
"""Every source table; in `history`, the `first` version names no figure: it is where all the others began."""

STUDY_TYPES: dict[str, type] = {
    "title": str,
    "programme": str,
    "kind": str,
    "producer": str,
    "producer_type": str,
    "sponsor": str,
    "institute": str,
    "mode": str,
    "fieldwork": str,
    "period_status": str,
    "actor_profile_ids": list,
    "universe": str,
    "sample_n": int,
    "sampling": str,
    "note": str,
}
"""Keys of `study.toml` and the type of each; lists are lists of text."""

WORDING_KEYS = ("text", "missing_reason", "locator")

STUDIES = Table(
    "studies",
    f"{STUDIES_FOLDER}/*/{STUDY_FILE}",
    (
        _code("study_id"),
        _label("title"),
        _known("programme", "programmes", required=False),
        _choice("kind", *STUDY_KINDS),
        _text("producer"),
        _choice("producer_type", *PRODUCER_TYPES),
        _text("sponsor"),
        _text("institute"),
        _text("mode"),
        Column("fieldwork", pattern="period"),
        _choice("period_status", *PERIOD_STATUSES),
        _known("actor_profile_ids", "actor_profiles", required=False, many=True),
        _text("universe"),
        _integer("sample_n"),
        _text("sampling"),
        _text("note"),
    ),
    key=("study_id",),
)
"""In the built table the profiles are separated by a space, and a `sample_n` of 0 (not published) is null."""

WORDINGS = Table(
    "wordings",
    f"{STUDIES_FOLDER}/*/{STUDY_FILE}",
    (
        _text("study_id"),
        _known("question_id", "questions"),
        _text("text"),
        _text("missing_reason"),
        _text("locator"),
    ),
    key=("study_id", "question_id"),
    may_be_empty=True,
)

BUILD = Table(
    "build",
    VERSION_FILE,
    (
        _text("build_id"),
        _text("schema_version"),
        _text("data_version"),
        _text("released_on"),
        _text("summary"),
    ),
)
"""One row; `released_on` is an ISO date."""

TABLES: dict[str, Table] = {
    table.name: table for table in (FIGURES, STUDIES, WORDINGS, *SOURCE_TABLES, BUILD)
}
"""Every built table: `data/build/<name>.parquet`."""
