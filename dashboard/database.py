"""Database: the built Parquet tables become one in-memory DuckDB, locked once loaded."""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import duckdb

from etl import identity
from etl.tables import BUILD_ID_FILE, SCHEMA_VERSION

ROOT = Path(__file__).resolve().parent.parent
BUILD_SECONDS = 120

CANNOT_BUILD = (
    "Les tables du tableau de bord manquent et n’ont pas pu être construites ici. "
    "Lancez « python -m etl build » dans le dossier du projet, puis rechargez la page."
)

# `other_values`: what else is stated of the same thing, where a claim says that it differs or where
# publications print one observation differently: same question, answer, profile and territory.
_OBSERVATIONS = """
create table observations as
with stated as (
    select c.claim_id, c.relation, f.*
    from claims c join figures f using (figure_id)
    where f.value is not null
), differing as (
    select a.observation_id, a.value, b.value as other_value, b.period as other_period
    from stated a
    join stated b using (claim_id, measure_id, question_id, item_id, response_id, actor_profile_id, region_id)
    where 'differs' in (a.relation, b.relation)
    union
    select a.observation_id, a.value, b.value, b.period
    from figures a join figures b using (observation_id)
), other as (
    select observation_id, value,
        to_json(list_sort(list(distinct {'value': other_value, 'period': other_period})))::varchar
            as other_values
    from differing
    where other_value <> value
    group by all
)
select
    f.*,
    other.other_values,
    q.label_fr as question_label, q.theme, q.answer_kind, q.definition_fr as question_definition,
    coalesce(i.label_fr, f.item_id) as item_label, i."order" as item_order,
    i.definition_fr as item_definition,
    r.label_fr as response_label, r."order" as response_order,
    m.label_fr as measure_label, m.unit_fr as unit_label,
    p.label_fr as profile_label, p."order" as profile_order, p.article_fr as profile_article,
    n.label_fr as population_label, n."order" as population_order,
    g.label_fr as region_label, g."order" as region_order, g.kind as region_kind,
    g.in_phrase_fr as region_phrase,
    s.title as study_title, s.programme, s.kind as study_kind, s.producer, s.producer_type, s.institute,
    b.title as publication_title, b.publisher, b.publication_date, b.url as publication_url, b.directness,
    coalesce(w.text, '') as wording, coalesce(w.missing_reason, '') as wording_missing_reason
from figures f
left join questions q using (question_id)
left join items i on i.item_id = f.item_id and (i.question_id = f.question_id or i.question_id = '_T')
left join responses r using (response_id)
left join measures m using (measure_id)
left join actor_profiles p using (actor_profile_id)
left join populations n using (population_id)
left join regions g using (region_id)
left join studies s using (study_id)
left join publications b using (publication_id)
left join other using (observation_id, value)
left join wordings w on w.study_id = f.study_id and w.question_id = f.question_id
"""


CANNOT_FIND = (
    "Les tables du tableau de bord ne sont pas là où le serveur les attend. La personne qui l’administre "
    "trouve la cause dans le journal."
)
CANNOT_READ = (
    "Les tables du tableau de bord ne peuvent pas être lues : elles sont abîmées ou d’une autre version. "
    "Lancez « python -m etl build » dans le dossier du projet, puis rechargez la page."
)


IN_MEMORY = {"temp_directory": ""}
"""A query that does not fit into memory fails; by default DuckDB writes it into the working directory."""


class TablesMissing(RuntimeError):
    """The built tables are not there or not readable, and cannot be made; the message is for the reader."""


def connect(build_dir: Path = identity.TABLES_DIR) -> duckdb.DuckDBPyConnection:
    """An in-memory database of every built table, plus `observations`: figures with all their labels.

    Raises:
        TablesMissing: a table is missing, damaged, or of another version of the schema.
    """
    connection = duckdb.connect(config=IN_MEMORY)
    try:
        for path in sorted(build_dir.resolve().glob("*.parquet")):
            connection.execute(f'create table "{path.stem}" as from read_parquet(?)', [str(path)])
        (version,) = connection.execute("select schema_version from build").fetchone()
        if version != SCHEMA_VERSION:
            raise TablesMissing(CANNOT_READ)
        connection.execute(_OBSERVATIONS)
    except duckdb.Error as error:
        raise TablesMissing(CANNOT_READ) from error
    connection.execute("set enable_external_access = false")
    return connection


def mended() -> duckdb.DuckDBPyConnection:
    """As `connect`; tables that cannot be read are built again first, where their sources are at hand."""
    try:
        return connect()
    except TablesMissing as missing:
        print(
            f"The tables in {identity.TABLES_DIR.name} cannot be read: {missing.__cause__!r}", file=sys.stderr
        )
        if identity.GIVEN or not _build():
            raise
        return connect()


def stamp(build_dir: Path = identity.TABLES_DIR) -> str:
    """What changes when the tables change: the key of every cache, asked some thirty times a rerun."""
    try:
        written = (build_dir / BUILD_ID_FILE).stat()
    except OSError:
        return ""
    return _stamp(build_dir, written.st_mtime_ns, written.st_ino) or identity.built_id(build_dir)


def ensure_built() -> None:
    """Build the tables when they are missing or do not come from today's source files.

    Where `OBSERVATOIRE_DATA` says that they lie elsewhere, nothing is built: they are taken from there.

    Raises:
        TablesMissing: there are no tables and they could not be built, or none where they should lie.
    """
    if identity.IS_REMOTE:
        _mirror()
    if identity.GIVEN:
        if stamp():
            return
        raise TablesMissing(CANNOT_FIND)
    if identity.is_current() or _build() or stamp():
        return
    raise TablesMissing(CANNOT_BUILD)


def _mirror() -> None:
    """A first copy of the tables of the object store, then whatever comes there."""
    from dashboard.remote import Mirror  # 20 ms that no other deployment pays

    try:
        mirror = Mirror(identity.GIVEN, identity.TABLES_DIR)
        mirror.refresh()
    except (OSError, ValueError) as error:
        print(f"The tables cannot be fetched: {type(error).__name__}", file=sys.stderr)
        raise TablesMissing(CANNOT_FIND) from error
    mirror.follow()


@lru_cache(maxsize=4)
def _stamp(build_dir: Path, written_ns: int, inode: int) -> str:
    return identity.built_id(build_dir)


def _build() -> bool:
    command = [sys.executable, "-m", "etl", "build"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=BUILD_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    if done.returncode:
        print(done.stderr or done.stdout, file=sys.stderr, end="")
    return done.returncode == 0
