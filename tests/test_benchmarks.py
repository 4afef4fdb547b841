"""The command line of the benchmarks; what they measure is no matter for tests."""

import pytest

from benchmarks import __main__ as command


def test_no_part_named_means_the_short_ones():
    assert command._options([]).parts == []
    assert set(command.SHORT) < set(command.PARTS)


def test_an_unknown_part_is_said_with_those_that_exist(capsys):
    with pytest.raises(SystemExit) as ended:
        command._options(["vitesse"])
    assert ended.value.code == 2
    assert "no such part: vitesse. Name one of queries, pages, browser, exports" in capsys.readouterr().err
