"""Synthetic: the built tables in, tables of the same schema with any number of invented figures out.

Only to time queries: the figures are drawn at random, say so in `note`, and never come near data/.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.identity import BUILD_DIR
from etl.tables import BUILD_ID_FILE, DIMENSIONS

SEED = 2008
FIGURES_A_WAVE = 20_000
CHUNK = 500_000
NO_VALUE_SHARE = 0.1
NOTE = "synthetic: drawn at random by benchmarks/synthetic.py"
OF_STUDIES = ("studies", "wordings")


class Draw(NamedTuple):
    """Which real row gives a figure its study, question, item, response and profile, and which the rest."""

    row: np.ndarray
    wave: np.ndarray
    population: np.ndarray
    region: np.ndarray
    period: np.ndarray
    is_first: np.ndarray
    """Whether no earlier figure states the same observation."""


def write_tables(folder: Path, *, figures_n: int, build_dir: Path = BUILD_DIR) -> None:
    """Write every built table into `folder`: code lists as they are, studies repeated, figures invented.

    The first figures keep the dimensions of the real ones, so that what the pages ask for exists. The others
    ask the real questions in other waves, regions, populations and periods.
    """
    waves_n = max(1, figures_n // FIGURES_A_WAVE)
    for path in build_dir.glob("*.parquet"):
        if path.stem in OF_STUDIES:
            pq.write_table(_repeated(pq.read_table(path), waves_n=waves_n), folder / path.name)
        elif path.stem != "figures":
            shutil.copyfile(path, folder / path.name)
    shutil.copyfile(build_dir / BUILD_ID_FILE, folder / BUILD_ID_FILE)
    real = pq.read_table(build_dir / "figures.parquet")
    with pq.ParquetWriter(folder / "figures.parquet", real.schema, compression="zstd") as writer:
        for chunk in _figures(real, figures_n=figures_n, waves_n=waves_n):
            writer.write_table(chunk)


def _repeated(table: pa.Table, *, waves_n: int) -> pa.Table:
    """The rows of each study once a wave."""
    return pa.concat_tables(
        _replaced(table, study_id=_study_ids(table["study_id"], np.full(len(table), wave)))
        for wave in range(waves_n)
    )


def _figures(real: pa.Table, *, figures_n: int, waves_n: int) -> Iterator[pa.Table]:
    rng = np.random.default_rng(SEED)
    draw = _draw(rng, real, figures_n=figures_n, waves_n=waves_n)
    for start in range(0, figures_n, CHUNK):
        yield _chunk(rng, real, Draw(*(column[start : start + CHUNK] for column in draw)), start=start)


def _draw(rng: np.random.Generator, real: pa.Table, *, figures_n: int, waves_n: int) -> Draw:
    """Rows in the order of the real table (by study and question), each with its other dimensions."""
    own = np.arange(len(real))
    row = np.concatenate([own, rng.integers(0, len(real), figures_n - len(real))])
    wave = np.concatenate([0 * own, rng.integers(0, waves_n, figures_n - len(real))])
    population, region, period = (
        np.concatenate([own, rng.choice(_first_rows(real[name]), figures_n - len(real))])
        for name in ("population_id", "region_id", "period")
    )
    order = np.lexsort((row, wave))
    row, wave, population, region, period = (
        column[order] for column in (row, wave, population, region, period)
    )
    return Draw(row, wave, population, region, period, _is_first(real, row, wave, population, region, period))


def _first_rows(column: pa.ChunkedArray) -> np.ndarray:
    """One row for each value of the column, blank left out."""
    values, rows = np.unique(column.to_numpy(), return_index=True)
    return rows[values != ""]


def _is_first(real: pa.Table, row: np.ndarray, wave: np.ndarray, *others: np.ndarray) -> np.ndarray:
    code = wave.astype(np.int64)
    own = [name for name in DIMENSIONS if name not in ("population_id", "region_id", "period")]
    for name in own:
        code = _extended(code, real[name], row)
    for name, drawn in zip(("population_id", "region_id", "period"), others, strict=True):
        code = _extended(code, real[name], drawn)
    is_first = np.zeros(len(row), dtype=bool)
    is_first[np.unique(code, return_index=True)[1]] = True
    return is_first


def _extended(code: np.ndarray, column: pa.ChunkedArray, rows: np.ndarray) -> np.ndarray:
    """The code of what came before and this column together, kept small."""
    values, ranks = np.unique(column.to_numpy(), return_inverse=True)
    return np.unique(code * len(values) + ranks[rows], return_inverse=True)[1]


def _chunk(rng: np.random.Generator, real: pa.Table, draw: Draw, *, start: int) -> pa.Table:
    drawn = real.take(draw.row)
    dimensions = {name: drawn[name] for name in DIMENSIONS} | {
        "study_id": _study_ids(drawn["study_id"], draw.wave),
        "population_id": real["population_id"].take(draw.population),
        "region_id": real["region_id"].take(draw.region),
        "period": real["period"].take(draw.period),
    }
    observation_id = pc.binary_join_element_wise(*(dimensions[name] for name in DIMENSIONS), ".")
    number = pa.array(np.arange(start, start + len(draw.row))).cast(pa.string())
    has_value = rng.random(len(draw.row)) >= NO_VALUE_SHARE
    return _replaced(
        drawn,
        **dimensions,
        observation_id=observation_id,
        figure_id=pc.binary_join_element_wise(observation_id, drawn["publication_id"], number, "@"),
        is_preferred=pa.array(draw.is_first),
        value=_values(rng, drawn["measure_id"], has_value),
        status=pc.if_else(pa.array(has_value), "published", "illegible"),
        note=pa.repeat(NOTE, len(draw.row)),
    )


def _values(rng: np.random.Generator, measure_id: pa.ChunkedArray, has_value: np.ndarray) -> pa.Array:
    whole = rng.integers(0, 101, len(has_value))
    tenths = measure_id.to_numpy() == "mean_10"
    return pa.array(np.where(tenths, whole / 10, whole), mask=~has_value)


def _study_ids(column: pa.ChunkedArray, wave: np.ndarray) -> pa.ChunkedArray:
    """The real code in the first wave, which grades of comparability name; numbered in the others."""
    numbered = pc.binary_join_element_wise(column, pa.array(wave).cast(pa.string()), "~")
    return pc.if_else(pa.array(wave == 0), column, numbered)


def _replaced(table: pa.Table, **columns: pa.Array) -> pa.Table:
    return pa.table({name: columns.get(name, table[name]) for name in table.column_names}, table.schema)
