"""Fixtures of the ETL tests: a data folder of their own for each."""

from pathlib import Path

import pytest

from tests.etl.small_data import SmallData, write_small_data


@pytest.fixture
def data(tmp_path: Path) -> SmallData:
    """A small, valid data folder to damage."""
    return write_small_data(tmp_path / "data")
