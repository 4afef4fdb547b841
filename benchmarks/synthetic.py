"""Synthetic: the built tables in, tables of the same columns with any number of invented figures out.

Only to time queries: the figures are drawn (the same ones each time), say so in `note`, and never come
near data/.
"""

import shutil
from pathlib import Path

import duckdb

from etl.identity import TABLES_DIR
from etl.tables import BUILD_ID_FILE, DIMENSIONS

FIGURES_A_WAVE = 3_000
NOTE = "synthetic: drawn by benchmarks/synthetic.py"
OF_STUDIES = ("studies", "wordings")

# The first figures are the real ones, so that what the pages ask for exists. The others ask them again
# in other waves (studies numbered `~1`, `~2`), populations, territories and periods.
_DRAW = "create macro draw(n, what, most) as (hash(n, what) % most)::bigint"
_FIGURES = f"""
with listed as (
    select list(distinct population_id) as populations, list(distinct region_id) as regions,
        list(distinct period) filter (period <> '') as periods, count(*) as own_n
    from read_parquet($real)
), own as (
    select row_number() over () - 1 as place, * from read_parquet($real)
), places as materialized (
    select n, n < own_n as is_own, if(n < own_n, n, draw(n, 'row', own_n)) as place,
        if(n < own_n, 0, draw(n, 'wave', $waves_n)) as wave, listed.*
    from range($figures_n) as numbers(n), listed
), drawn as (
    select places.*, own.* exclude (place) from places join own using (place)
), moved as (
    select * replace (
        if(wave = 0, study_id, study_id || '~' || wave) as study_id,
        if(is_own, population_id, populations[1 + draw(n, 'population', len(populations))]) as population_id,
        if(is_own, region_id, regions[1 + draw(n, 'region', len(regions))]) as region_id,
        if(is_own, period, periods[1 + draw(n, 'period', len(periods))]) as period,
        case when is_own then value
            when draw(n, 'known', 10) = 0 then null
            when measure_id = 'mean_10' then draw(n, 'value', 101) / 10
            else draw(n, 'value', 101) end as value)
    from drawn
), named as (
    select * replace (concat_ws('.', {", ".join(DIMENSIONS)}) as observation_id) from moved
)
select * exclude (n, is_own, place, wave, populations, regions, periods, own_n) replace (
    if(is_own, figure_id, observation_id || '@' || publication_id || '#' || n) as figure_id,
    row_number() over (partition by observation_id order by is_own desc, is_preferred desc, n) = 1
        as is_preferred,
    case when is_own then status when value is null then 'illegible' else 'published' end as status,
    if(is_own, note, $note) as note)
from named order by study_id, question_id
"""
_REPEATED = """
select * replace (if(wave = 0, study_id, study_id || '~' || wave) as study_id)
from read_parquet($real), range($waves_n) as waves(wave)
"""


def write_tables(folder: Path, *, figures_n: int, build_dir: Path = TABLES_DIR) -> None:
    """Write every built table into `folder`: code lists as they are, studies repeated, figures invented."""
    waves_n = max(1, figures_n // FIGURES_A_WAVE)
    for path in build_dir.glob("*.parquet"):
        if path.stem == "figures":
            given = {"waves_n": waves_n, "figures_n": figures_n, "note": NOTE}
            _write(folder / path.name, _FIGURES, real=str(path), **given)
        elif path.stem in OF_STUDIES:
            kept = f"select * exclude (wave) from ({_REPEATED})"
            _write(folder / path.name, kept, real=str(path), waves_n=waves_n)
        else:
            shutil.copyfile(path, folder / path.name)
    shutil.copyfile(build_dir / BUILD_ID_FILE, folder / BUILD_ID_FILE)


def _write(path: Path, query: str, **values: object) -> None:
    with duckdb.connect() as connection:
        connection.execute(_DRAW)
        connection.sql(query, params=values).write_parquet(str(path))
