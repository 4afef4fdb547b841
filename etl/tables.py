"""Tables: the data contract as code, from each source file to the columns and types of each built table.

Light on purpose (standard library only): the dashboard imports this module and `etl.identity`, nothing
else of the ETL.
In the built tables a blank text is `""`, never null; a blank number or flag is null.
"""

from etl.code_lists import (
    BASE_UNITS,
    CHANGES,
    CODE_LISTS,
    CONFIDENCES,
    CROSSING_STATES,
    CUT_DIMENSIONS,
    PERIOD_STATUSES,
    PRODUCER_TYPES,
    QUALIFIERS,
    READINGS,
    RELATIONS,
    STATUSES,
    STUDY_KINDS,
)
from etl.columns import Column, Table, choice, code, integer, known, label, labels, text, texts

SCHEMA_VERSION = "6"


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
COMPUTED_FILE = "computed.csv"
"""What `python -m etl tabulate` writes beside the printed figures of a study."""
CROSSINGS_FILE = "crossings.csv"
"""What it writes beside them: how cells differ from all others, and why some are withheld."""
MAPPING_FILE = "microdata.toml"
"""How a respondents' file becomes the computed figures of a study."""
STUDIES_FOLDER = "studies"
VERSION_FILE = "version.toml"
OUTLINES_FILE = "geo/regions.geojson"
BUILD_ID_FILE = "build_id"

_FIGURE_DIMENSIONS = (
    known("question_id", "questions"),
    Column("item_id", required=True),
    known("response_id", "responses"),
    known("measure_id", "measures"),
    known("actor_profile_id", "actor_profiles"),
    known("population_id", "populations"),
    known("region_id", "regions"),
    Column("period", pattern="period"),
)
_FIGURE_DETAILS = (
    Column("value", "number"),
    text("value_printed"),
    choice("qualifier", *QUALIFIERS, required=False),
    choice("status", *STATUSES),
    choice("reading", *READINGS, required=False),
    choice("period_status", *PERIOD_STATUSES),
    text("label_reported"),
    text("base_label"),
    choice("base_unit", *BASE_UNITS, required=False),
    integer("base_n"),
    integer("universe_n"),
    known("publication_id", "publications"),
    Column("locator", required=True),
    Column("source_row", required=True, pattern="source_row"),
    choice("confidence", *CONFIDENCES),
    text("note"),
    Column("n_eff", "number", may_lack=True),
    Column("std_error", "number", may_lack=True),
    Column("df", "number", may_lack=True),
)
FIGURES = Table(
    "figures",
    f"{STUDIES_FOLDER}/*/{FIGURES_FILE}",
    _FIGURE_DIMENSIONS + _FIGURE_DETAILS,
    built_columns=(
        text("figure_id"),
        text("observation_id"),
        text("study_id"),
        *_FIGURE_DIMENSIONS,
        text("domain_id"),
        Column("is_preferred", "flag"),
        *_FIGURE_DETAILS,
    ),
)

SOURCE_TABLES = (
    *CODE_LISTS,
    Table(
        "publications",
        "publications.csv",
        (
            code("publication_id"),
            label("title"),
            text("publisher"),
            Column("publication_date", pattern="date"),
            choice("kind", "document", "page", "dataset"),
            choice("directness", "1", "2", "3"),
            Column("url", pattern="url"),
            text("note"),
        ),
        key=("publication_id",),
        built_columns=(
            code("publication_id"),
            label("title"),
            text("publisher"),
            Column("publication_date"),
            text("kind"),
            integer("directness"),
            text("url"),
            text("note"),
        ),
    ),
    Table(
        "claims",
        "claims.csv",
        (
            known("claim_id", "claim_labels"),
            Column("figure_id", required=True),
            choice("relation", *RELATIONS),
            label("reason"),
        ),
        key=("claim_id", "figure_id"),
        may_be_empty=True,
    ),
    Table(
        "milestones",
        "milestones.csv",
        (
            code("milestone_id"),
            Column("start_date", required=True, pattern="date"),
            Column("end_date", pattern="date"),
            *labels()[1:],
            known("programme_id", "programmes", required=False),
            known("publication_id", "publications"),
            label("locator"),
            Column("source_row", required=True, pattern="source_row"),
            text("note"),
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
            choice("change", *CHANGES),
            text("figure_id"),
            text("before"),
            text("after"),
            label("reason"),
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
ASKED = texts("asked")
"""Keys that a wording may have: who was asked, « les associations employeuses », where it is not whom the
code lists name.
"""

STUDIES = Table(
    "studies",
    f"{STUDIES_FOLDER}/*/{STUDY_FILE}",
    (
        code("study_id"),
        label("title"),
        known("programme", "programmes", required=False),
        choice("kind", *STUDY_KINDS),
        text("producer"),
        choice("producer_type", *PRODUCER_TYPES),
        text("sponsor"),
        text("institute"),
        text("mode"),
        Column("fieldwork", pattern="period"),
        choice("period_status", *PERIOD_STATUSES),
        known("actor_profile_ids", "actor_profiles", required=False, many=True),
        text("universe"),
        integer("sample_n"),
        text("sampling"),
        text("note"),
    ),
    key=("study_id",),
)
"""In the built table the profiles are separated by a space, and a `sample_n` of 0 (not published) is null."""

WORDINGS = Table(
    "wordings",
    f"{STUDIES_FOLDER}/*/{STUDY_FILE}",
    (
        text("study_id"),
        known("question_id", "questions"),
        text("text"),
        text("missing_reason"),
        text("locator"),
        *ASKED,
    ),
    key=("study_id", "question_id"),
    may_be_empty=True,
)

COMPUTATIONS = Table(
    "computations",
    f"{STUDIES_FOLDER}/*/{MAPPING_FILE}",
    (
        text("study_id"),
        known("question_id", "questions"),
        text("item_id"),
        text("response_id"),
        text("variable"),
        text("codes"),
        text("dont_know_codes"),
        text("dont_know_base"),
        text("base"),
        text("file_name"),
        text("file_sha256"),
        text("weight"),
        text("strata"),
        text("clusters"),
        text("population"),
        text("sampling"),
        integer("minimum_base"),
    ),
    key=("study_id", "question_id", "item_id", "response_id"),
    may_be_empty=True,
)
"""One row a computed answer: the rule by which anyone with the file can compute it again. Codes are separated
by a space; `dont_know_base` is `in`, `out` or blank, `base` `asked` or `answered_one` for several answers.
"""

STUDY_CUTS = Table(
    "study_cuts",
    f"{STUDIES_FOLDER}/*/{MAPPING_FILE}",
    (text("study_id"), text("dimension"), text("code")),
    key=("study_id", "dimension", "code"),
    may_be_empty=True,
)
"""One row a group that a respondents' file is cut by; a figure that such a group lacks was withheld."""

CROSSINGS = Table(
    "crossings",
    f"{STUDIES_FOLDER}/*/{CROSSINGS_FILE}",
    (
        known("question_id", "questions"),
        Column("item_id", required=True),
        known("response_id", "responses"),
        known("actor_profile_id", "actor_profiles"),
        known("population_id", "populations"),
        known("region_id", "regions"),
        choice("state", *CROSSING_STATES),
        choice("dimension", *CUT_DIMENSIONS, required=False),
        Column("gap", "number"),
        Column("std_error", "number"),
        Column("df", "number"),
    ),
    key=(
        "study_id",
        "question_id",
        "item_id",
        "response_id",
        "actor_profile_id",
        "population_id",
        "region_id",
        "dimension",
    ),
    may_be_empty=True,
    built_columns=(
        text("study_id"),
        text("question_id"),
        text("item_id"),
        text("response_id"),
        text("actor_profile_id"),
        text("population_id"),
        text("region_id"),
        text("state"),
        text("dimension"),
        Column("gap", "number"),
        Column("std_error", "number"),
        Column("df", "number"),
    ),
)
"""One row a computed value and a dimension (`state` is `shown`): the value less that of all other respondents
of the same whole, in percent or in the unit of the mean. One row a withheld group (`response_id` is `_T`):
`under_minimum`, or `given_away` where it would tell such a group by subtraction.
"""

BUILD = Table(
    "build",
    VERSION_FILE,
    (
        text("build_id"),
        text("schema_version"),
        text("data_version"),
        text("released_on"),
        text("summary"),
        text("notice"),
    ),
)
"""One row; `released_on` is an ISO date, `notice` what every page says of these data, most often nothing."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (FIGURES, STUDIES, WORDINGS, COMPUTATIONS, STUDY_CUTS, CROSSINGS, *SOURCE_TABLES, BUILD)
}
"""Every built table: `data/build/<name>.parquet`."""
