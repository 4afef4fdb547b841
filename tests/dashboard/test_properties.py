"""What holds for every number, every list of values and every address, not only for those we thought of."""

import math
import re
import unicodedata
from decimal import Decimal

import pandas as pd
import pytest
from babel.numbers import parse_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard import labels, views
from dashboard.charts import rankings

FRENCH_NUMBER = re.compile("\u2212?[0-9]{1,3}(\u202f[0-9]{3})*(,[0-9]+)?")
MEASURES = ["share", "points", "mean_10", "rank", "eur", "count"]
HOSTILE = [
    "'; drop table figures; --",
    "<img src=x onerror=alert(7)>",
    "[clic](javascript:alert(7)) **gras** `code` $x^2$ :red[rouge]",
    "\u202eelbisivni",
    "a&profil=b#c?d=e%20f+g%",
    "../../etc/passwd",
    "x" * 10_000,
    "\x00\x1b[31m\n",
]

amounts = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(-1e12, 1e12),
    st.floats(-0.01, 0.01),
    st.integers(-(10**6), 10**6).map(lambda thousandths: thousandths / 1000),
)
lines = st.one_of(st.text(), st.sampled_from(HOSTILE))
published = st.integers(0, 4000).map(lambda thousandths: thousandths / 1000)
values = st.lists(st.one_of(published, st.just(math.nan)), max_size=20)
codes = st.dictionaries(st.sampled_from(views.PARAMETERS), lines)
pages = st.sampled_from(sorted(views.SCRIPTS))


def read_back(written: str) -> Decimal:
    """The number that French readers, and the Unicode tables they follow, see in the text."""
    return parse_decimal(written.replace(labels.MINUS, "-"), locale="fr", strict=True)


@given(amounts)
@example(-0.0)
@example(-0.0004)
@example(1e12)
def test_a_number_reads_back_as_what_is_printed(value):
    assert read_back(labels.number(value)) == round(Decimal(str(value)), 3)


@given(amounts, st.integers(0, 4))
@example(-0.04, 1)
@example(0.5, 0)
def test_a_number_with_fixed_decimals_reads_back_and_has_them_all(value, decimals):
    written = labels.number(value, decimals=decimals)
    assert read_back(written) == round(Decimal(str(value)), decimals)
    assert len(written.partition(",")[2]) == decimals


@given(amounts)
def test_thousands_are_parted_by_a_narrow_no_break_space_and_decimals_by_a_comma(value):
    assert FRENCH_NUMBER.fullmatch(labels.number(value))
    assert FRENCH_NUMBER.fullmatch(labels.number(value, decimals=2))


@given(amounts, st.sampled_from([0, 1, 2, None]))
@example(-0.04, 1)
def test_nothing_printed_as_zero_has_a_sign(value, decimals):
    written = labels.number(value, decimals=decimals)
    assert written.startswith(labels.MINUS) == (value < 0 and read_back(written) != 0)


@given(amounts)
@example(0.0004)
@example(-0.0)
def test_a_difference_has_a_plus_a_minus_or_is_zero(value):
    size = labels.number(abs(value))
    sign = "" if size == "0" else "+" if value > 0 else "\u2212"
    assert labels.with_sign(value) == sign + size


@given(amounts, st.booleans())
@example(1.9996, True)
def test_points_agree_with_the_number_that_is_printed(value, signed):
    number, _, word = labels.points(value, signed=signed).rpartition("\u202f")
    assert word == ("points" if abs(read_back(number.removeprefix("+"))) >= 2 else "point")


@given(amounts)
def test_a_percentage_is_its_number_then_a_narrow_space_and_the_sign(value):
    assert labels.percent(value) == f"{labels.number(value)}\u202f%"


@given(
    st.sampled_from([math.nan, None, pd.NA, pd.NaT, float("nan")]),
    st.sampled_from(MEASURES),
    st.sampled_from([*labels.STATUS_WORDS, "published", "inconnu"]),
)
def test_a_missing_value_is_words_and_never_a_number(value, measure_id, status):
    written = labels.cell(value, measure_id=measure_id, status=status)
    assert written == labels.STATUS_WORDS.get(status, "non publié")
    assert not re.search(r"\d|nan|none", written, re.IGNORECASE)


@given(amounts, st.sampled_from(MEASURES), st.sampled_from(["", "≈", ">", "<"]))
def test_a_value_with_its_unit_has_no_english_separator(value, measure_id, qualifier):
    written = labels.quantity(value, measure_id=measure_id, qualifier=qualifier)
    assert not re.search(r"\d[.]\d|\d \d|\d\u00a0|-", written)


def regions(found: list[float]) -> pd.DataFrame:
    places = range(len(found))
    return pd.DataFrame(
        {"region_id": [f"{place:02}" for place in places], "region_order": places, "value": found}
    ).astype({"value": "float64"})


def printed(value: float, *, decimals: int) -> str:
    return "" if math.isnan(value) else labels.number(value, decimals=decimals)


@given(values, st.integers(0, 3))
def test_a_better_rank_is_never_a_lower_value(found, decimals):
    rows = rankings.ranked(regions(found), decimals=decimals)
    known = rows.dropna(subset=["value"])
    shown = [read_back(printed(value, decimals=decimals)) for value in known["value"]]
    assert shown == sorted(shown, reverse=True)
    assert known.index.tolist() == list(range(len(known))), "what is not published stands last"
    assert rows.loc[len(known) :, ["first_rank", "last_rank"]].isna().all(axis=None)
    assert rows.loc[len(known) :, "rank_text"].eq("").all()


@given(values, st.integers(0, 3))
@example([1.015, 1.02, 1.01], 2)
@example([0.5, 1.5, 2.5], 0)
def test_regions_share_a_rank_exactly_when_their_values_print_alike(found, decimals):
    known = rankings.ranked(regions(found), decimals=decimals).dropna(subset=["value"])
    texts = [printed(value, decimals=decimals) for value in known["value"]]
    ranges = list(zip(known["first_rank"], known["last_rank"], strict=True))
    assert len(set(zip(texts, ranges, strict=True))) == len(set(texts)) == len(set(ranges))


@given(values, st.integers(0, 3))
def test_tie_groups_cut_the_ranks_without_gap_or_overlap(found, decimals):
    known = rankings.ranked(regions(found), decimals=decimals).dropna(subset=["value"])
    groups = known.groupby("first_rank", sort=False)["last_rank"]
    covered = [rank for first, group in groups for rank in range(first, group.iloc[0] + 1)]
    assert covered == list(range(1, len(known) + 1))
    assert all(len(group) == group.iloc[0] - first + 1 for first, group in groups)


@given(values, st.integers(0, 3))
def test_the_rank_that_is_read_is_the_range_of_ranks(found, decimals):
    known = rankings.ranked(regions(found), decimals=decimals).dropna(subset=["value"])
    for row in known.itertuples():
        ends = [int(rank) for rank in re.findall(r"\d+", row.rank_text)]
        assert (ends[0], ends[-1]) == (row.first_rank, row.last_rank)
        assert len(ends) == (1 if row.first_rank == row.last_rank else 2)


@given(values, st.integers(0, 3), st.randoms())
def test_the_order_that_regions_come_in_changes_nothing(found, decimals, random):
    rows = regions(found)
    shuffled = rows.loc[random.sample(range(len(rows)), k=len(rows))]
    pd.testing.assert_frame_equal(
        rankings.ranked(shuffled, decimals=decimals), rankings.ranked(rows, decimals=decimals)
    )


@given(pages, codes)
@example("impacts", {"profil": "a&profil=b", "titre": "100 % « sûr » ?"})
def test_a_view_and_its_address_are_the_same(page, chosen):
    view = views.view(page, **chosen)
    assert views.parsed(str(view)) == view


@given(pages, codes)
def test_an_address_can_be_pasted_anywhere(page, chosen):
    assert re.fullmatch(r"[a-z]*(\?[\w.~%/=&-]+)?", str(views.view(page, **chosen)), re.ASCII)


@given(st.one_of(lines, st.builds("{}?{}".format, pages, lines)))
def test_reading_an_address_again_gives_the_same_view(text):
    view = views.parsed(text)
    assert views.parsed(str(view)) == view
    assert all(name in views.PARAMETERS and code for name, code in view.parameters)


@given(pages, codes, st.sampled_from(views.PARAMETERS), lines)
def test_changing_one_choice_leaves_the_others(page, chosen, name, code):
    changed = views.view(page, **chosen).with_parameter(name, code)
    assert changed == views.view(page, **chosen | {name: code})
    assert changed.parameter(name) == code


options = st.lists(st.text(min_size=1), min_size=1, unique=True)


@given(options, st.data())
def test_an_address_never_opens_a_code_that_does_not_exist(known, data):
    default = data.draw(st.sampled_from(known))
    asked = data.draw(st.one_of(lines, st.sampled_from(known), st.sampled_from(known).map(str.swapcase)))
    reading = views.read({"profil": asked}, name="profil", options=known, default=default)
    assert reading.code in known
    assert reading.is_asked == (asked in known)
    assert bool(reading.message) == (asked not in known and asked != "")
    if asked in known:
        assert reading.code == asked


@given(options, st.data())
def test_a_page_never_opens_on_a_code_that_does_not_exist(known, data):
    some = st.one_of(lines, st.sampled_from(known))
    asked, written, current, shared = (data.draw(some) for _ in range(4))
    reading = views.opening(
        asked,
        name="profil",
        written=written,
        current=current,
        shared=shared,
        options=known,
        default=data.draw(st.sampled_from(known)),
    )
    assert reading.code in known
    if asked in known and asked != written:
        assert reading.code == asked
    elif asked == written and current in known:
        assert (reading.code, reading.message) == (current, "")


@given(lines)
@pytest.mark.parametrize("sign", list("<>&\"'`*[](){}$:;/\\~|#=@%\n\t\u202e\u2066\u200f\x00"))
def test_what_was_asked_is_quoted_without_a_sign_that_means_something(sign, asked):
    assert sign not in views.shown(f"{asked[:200]}{sign}{asked}")


@given(lines)
def test_what_was_asked_is_quoted_in_one_short_line(asked):
    quoted = views.shown(asked)
    assert len(quoted) <= views.LONGEST_SHOWN + 1
    assert quoted == " ".join(quoted.split())
    assert not {unicodedata.category(sign) for sign in quoted} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@given(st.from_regex(r"[a-z0-9]+(_[a-z0-9]+){0,3}", fullmatch=True))
def test_a_code_that_could_have_existed_is_quoted_as_it_was_typed(asked):
    assert views.shown(asked) == asked[: views.LONGEST_SHOWN] + "…" * (len(asked) > views.LONGEST_SHOWN)


@given(lines)
def test_a_refusal_stays_one_short_sentence(asked):
    message = views.read({"profil": asked}, name="profil", options=["citoyens"], default="citoyens").message
    assert len(message) < 140
    assert message == labels.french(message)
