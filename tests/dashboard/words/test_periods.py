"""Periods read as dates do in a sentence, one year said once."""

import pytest

from dashboard.words.fr import periods


@pytest.mark.parametrize(
    ("code", "written", "within"),
    [
        ("2015", "2015", "en 2015"),
        ("2021-09", "septembre 2021", "en septembre 2021"),
        ("2024-10", "octobre 2024", "en octobre 2024"),
        ("2016-04", "avril 2016", "en avril 2016"),
        ("2021-T3", "3e trimestre 2021", "au 3e trimestre 2021"),
        ("2021-T1", "1er trimestre 2021", "au 1er trimestre 2021"),
        ("2020-05-07", "7 mai 2020", "le 7 mai 2020"),
        ("2020-05-01", "1er mai 2020", "le 1er mai 2020"),
        ("2018/2022", "2018-2022", "de 2018 à 2022"),
        (
            "2024-09-30/2024-10-28",
            "du 30 septembre au 28 octobre 2024",
            "du 30 septembre au 28 octobre 2024",
        ),
        ("2024-10-01/2024-10-28", *["du 1er au 28 octobre 2024"] * 2),
        ("2016-05/2016-06", *["de mai à juin 2016"] * 2),
        ("2016-04/2016-06", *["d’avril à juin 2016"] * 2),
        ("2020-10/2021-01", *["d’octobre 2020 à janvier 2021"] * 2),
        ("2015-11-30/2016-01-19", *["du 30 novembre 2015 au 19 janvier 2016"] * 2),
        ("2015/2021-09", *["de 2015 à septembre 2021"] * 2),
        ("2021-09/2021-09", "septembre 2021", "en septembre 2021"),
        ("", "date non précisée", ""),
    ],
)
def test_a_period_is_written_in_words(code, written, within):
    assert (periods.period(code), periods.within(code)) == (written, within)


@pytest.mark.parametrize(
    ("codes", "written"),
    [
        (["2021-09", "2021"], "2021"),
        (["2021-09", "2015"], "2015 et 2021"),
        (["2019", "2020-11", "2021-09"], "2019-2021"),
        (["2018/2022"], "2018-2022"),
        (["2018/2022", "2018/2022"], "2018-2022"),
        (["2009/2015", "2021"], "2009-2021"),
        (["2015-11-30/2016-01-19"], "2015-2016"),
        (["", "2021"], "2021"),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_the_years_of_several_waves_are_said_once(codes, written):
    assert periods.years(code for code in codes) == written


def test_two_waves_of_one_year_are_told_apart_by_their_months():
    assert periods.when_words("2020-05", "2020-11") == ("en mai 2020", "en novembre 2020")
    assert periods.when_words("2015", "2021-09") == ("en 2015", "en 2021")


def test_a_span_starts_at_a_year_or_within_one_year_at_a_date():
    assert periods.since("2015", "2021-09") == "depuis 2015"
    assert periods.since("2026-02", "2026-09") == "depuis février 2026"
    assert periods.since("2026-02-03/2026-02-28", "2026-09") == "depuis le 28 février 2026"
    assert periods.since("", "2026") == ""
