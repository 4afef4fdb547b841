"""Fixtures of the tests of respondents' files."""

from pathlib import Path

import pytest

from etl.respondents.folder import MICRODATA
from tests.etl.respondents.survey import Survey, write_survey


@pytest.fixture
def survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Survey:
    """A study with its file, valid as it stands."""
    monkeypatch.setenv(MICRODATA, "")
    return write_survey(tmp_path)
