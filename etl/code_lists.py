"""Code lists: the files of `data/codelists/` as tables of the contract, and the words that rules know."""

from etl.columns import (
    Column,
    Table,
    choice,
    code,
    integer,
    known,
    label,
    labels,
    place,
    text,
    texts,
    translations,
)

STATUSES = ("published", "illegible", "not_published", "not_asked")
READINGS = ("explicit", "reconstructed", "computed")
PRINTED_READINGS = READINGS[:2]
PERIOD_STATUSES = ("stated", "inferred", "unknown")
CONFIDENCES = ("high", "medium", "low")
GRADES = ("A", "B", "C")
CROSSING_STATES = ("shown", "under_minimum", "given_away")
CUT_DIMENSIONS = ("actor_profile_id", "population_id", "region_id", "domain_id")
QUALIFIERS = ("≈", ">", "<")
BASE_UNITS = ("personnes", "organisations", "communes", "partenariats")
STUDY_KINDS = ("survey", "context", "facts", "unspecified")
PRODUCER_TYPES = ("survey", "public", "association")
RELATIONS = ("confirms", "differs", "rewords")
BLOCKS = ("pratiques", "impacts", "collectif", "priorites")
CHANGES = ("first", "added", "corrected", "withdrawn")

STATUS_CODES = {
    "status": STATUSES,
    "reading": READINGS,
    "period_status": PERIOD_STATUSES,
    "confidence": CONFIDENCES,
    "grade": GRADES,
}

CODE_LISTS = (
    Table(
        "actor_profiles",
        "codelists/actor_profiles.csv",
        (
            code("actor_profile_id"),
            *labels(),
            label("article_fr"),
            choice("gender", "m", "f"),
            label("definition_fr"),
            *translations("article", "definition"),
        ),
        key=("actor_profile_id",),
    ),
    Table(
        "populations",
        "codelists/populations.csv",
        (
            code("population_id"),
            *labels(),
            text("definition_fr"),
            *texts("article", pattern="of_profile"),
            *translations("definition"),
        ),
        key=("population_id",),
    ),
    Table(
        "regions",
        "codelists/regions.csv",
        (
            code("region_id"),
            *labels(),
            choice(
                "kind", "country", "metropolitan_france", "region", "overseas", "grouping", "former_region"
            ),
            known("member_region_ids", "regions", required=False, many=True),
            label("in_phrase_fr"),
            *texts("article"),
            *translations("in_phrase"),
        ),
        key=("region_id",),
    ),
    Table(
        "domains",
        "codelists/domains.csv",
        (
            code("domain_id"),
            *labels(),
            choice("attestation", "figures", "named", "total"),
            known("publication_id", "publications", required=False),
            text("locator"),
            text("note"),
        ),
        key=("domain_id",),
    ),
    Table(
        "questions",
        "codelists/questions.csv",
        (
            code("question_id"),
            *labels(),
            choice(
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
            choice("answer_kind", "single", "multiple", "mean", "number", "rank"),
            text("definition_fr"),
            *texts("short"),
            *texts("verb", pattern="of_item"),
            *texts("measures"),
            place("block", *BLOCKS),
            *translations("definition"),
        ),
        key=("question_id",),
    ),
    Table(
        "items",
        "codelists/items.csv",
        (
            Column("question_id", required=True),
            code("item_id"),
            *labels(),
            known("domain_id", "domains"),
            text("definition_fr"),
            *texts("phrase"),
            *translations("definition"),
        ),
        key=("question_id", "item_id"),
    ),
    Table(
        "responses",
        "codelists/responses.csv",
        (
            code("response_id"),
            *labels(),
            text("scale_id"),
            Column("is_favourable", "flag"),
            known("part_response_ids", "responses", required=False, many=True),
            *texts("phrase"),
        ),
        key=("response_id",),
    ),
    Table(
        "measures",
        "codelists/measures.csv",
        (
            code("measure_id"),
            *labels(),
            text("unit_fr"),
            integer("decimals", required=True),
            Column("minimum", "number"),
            Column("maximum", "number"),
        ),
        key=("measure_id",),
    ),
    Table(
        "statuses",
        "codelists/statuses.csv",
        (
            choice("attribute", *STATUS_CODES),
            code("status_id"),
            *labels(),
            label("definition_fr"),
        ),
        key=("attribute", "status_id"),
    ),
    Table(
        "programmes",
        "codelists/programmes.csv",
        (
            code("programme_id"),
            *labels(),
            integer("start_year"),
            integer("end_year"),
            text("definition_fr"),
        ),
        key=("programme_id",),
    ),
    Table(
        "comparability",
        "codelists/comparability.csv",
        (
            known("question_id", "questions"),
            known("study_a", "studies"),
            known("study_b", "studies"),
            choice("grade", *GRADES),
            label("reason"),
        ),
        key=("question_id", "study_a", "study_b"),
        may_be_empty=True,
    ),
    Table(
        "claim_labels",
        "codelists/claims.csv",
        (code("claim_id"), *labels()),
        key=("claim_id",),
        may_be_empty=True,
    ),
    Table(
        "partnership_types",
        "codelists/partnership_types.csv",
        (
            code("item_id"),
            integer("order", required=True),
            label("objective_fr"),
            label("objective_en"),
            label("result_fr"),
            label("result_en"),
            known("publication_id", "publications"),
            label("locator"),
        ),
        key=("item_id",),
    ),
    Table(
        "partnership_models",
        "codelists/partnership_models.csv",
        (
            code("model_id"),
            known("item_id", "partnership_types", required=False),
            *labels(),
            label("definition_fr"),
            choice("reading", *PRINTED_READINGS),
            known("publication_id", "publications"),
            label("locator"),
            text("note"),
        ),
        key=("model_id",),
    ),
    Table(
        "context_themes",
        "codelists/context_themes.csv",
        (
            known("question_id", "questions"),
            label("theme_fr"),
            label("theme_en"),
            Column("is_rate", "flag", required=True),
        ),
        key=("question_id",),
    ),
)
"""Every table of `data/codelists/`, in the order in which they are built."""
