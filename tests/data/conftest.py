"""Fixtures of the data tests: the tables built from the real text files, once a session."""

from pathlib import Path

import pandas as pd
import pytest

from etl.build import build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def tables(tmp_path_factory) -> Path:
    """Folder of Parquet tables built from `data/`."""
    out = tmp_path_factory.mktemp("build")
    build(data_dir=ROOT / "data", out_dir=out)
    return out


@pytest.fixture(scope="session")
def figures(tables) -> pd.DataFrame:
    """The figures table, one row a statement."""
    return pd.read_parquet(tables / "figures.parquet")
