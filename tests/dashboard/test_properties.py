"""What holds for every number, every list of values and every address, not only for those we thought of."""

import math
import re
import unicodedata
from decimal import Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard import sitemap, views
from dashboard.words.fr import numbers, values

FRENCH_NUMBER = re.compile("\u2212?[0-9]{1,3}(\u202f[0-9]{3})*(,[0-9]+)?")
MEASURES = ["share", "points", "mean_10", "rank", "eur", "count"]
QUALIFIERS = ["", "≈", ">", "<"]
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
codes = st.dictionaries(st.sampled_from(views.PARAMETERS), lines)
pages = st.sampled_from(sorted(sitemap.pages()))


def read_back(written: str) -> Decimal:
    """The number that French readers, and the Unicode tables they follow, see in the text."""
    return parse_decimal(written.replace(numbers.MINUS, "-"), locale="fr", strict=True)


@given(amounts)
@example(-0.0)
@example(-0.0004)
@example(1e12)
def test_a_number_reads_back_as_what_is_printed(value):
    assert read_back(numbers.number(value)) == round(Decimal(str(value)), 3)


@given(amounts, st.integers(0, 4))
@example(-0.04, 1)
@example(0.5, 0)
def test_a_number_with_fixed_decimals_reads_back_and_has_them_all(value, decimals):
    written = numbers.number(value, decimals=decimals)
    assert read_back(written) == round(Decimal(str(value)), decimals)
    assert len(written.partition(",")[2]) == decimals


@given(amounts)
def test_thousands_are_parted_by_a_narrow_no_break_space_and_decimals_by_a_comma(value):
    assert FRENCH_NUMBER.fullmatch(numbers.number(value))
    assert FRENCH_NUMBER.fullmatch(numbers.number(value, decimals=2))


@given(amounts, st.sampled_from([0, 1, 2, None]))
@example(-0.04, 1)
def test_nothing_printed_as_zero_has_a_sign(value, decimals):
    written = numbers.number(value, decimals=decimals)
    assert written.startswith(numbers.MINUS) == (value < 0 and read_back(written) != 0)


@given(amounts)
@example(0.0004)
@example(-0.0)
def test_a_difference_has_a_plus_a_minus_or_is_zero(value):
    size = numbers.number(abs(value))
    sign = "" if size == "0" else "+" if value > 0 else "\u2212"
    assert numbers.signed(value) == sign + size


@given(amounts, st.booleans())
@example(1.9996, True)
def test_points_agree_with_the_number_that_is_printed(value, signed):
    written, _, word = numbers.points(value, signed=signed).rpartition(numbers.NARROW)
    assert word == ("points" if abs(read_back(written.removeprefix("+"))) >= 2 else "point")


@given(amounts)
def test_a_percentage_is_its_number_then_a_narrow_space_and_the_sign(value):
    assert numbers.percent(value) == f"{numbers.number(value)}\u202f%"


@given(st.sampled_from([math.nan, None, math.inf]), st.sampled_from(MEASURES), st.sampled_from(QUALIFIERS))
def test_a_missing_value_is_a_dash_and_never_a_number(value, measure_id, qualifier):
    assert values.value(value, measure_id, qualifier) == numbers.ABSENT


@given(amounts, st.sampled_from(MEASURES), st.sampled_from(QUALIFIERS))
def test_a_value_with_its_unit_has_no_english_separator(value, measure_id, qualifier):
    written = values.value(value, measure_id, qualifier)
    assert not re.search(r"\d[.]\d|\d \d|\d\u00a0|-", written)


@given(pages, codes)
@example("profils", {"profil": "a&profil=b", "titre": "100 % « sûr » ?"})
def test_a_view_and_its_address_are_the_same(page, chosen):
    view = views.view(page, **chosen)
    assert views.parsed(str(view)) == view


@given(pages, codes)
def test_an_address_can_be_pasted_anywhere(page, chosen):
    assert re.fullmatch(r"[a-z-]*(\?[\w.~%/=&-]+)?", str(views.view(page, **chosen)), re.ASCII)


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
    options = dict.fromkeys(known, "")
    reading = views.read(asked, options=options, default=default)
    assert reading.code in known
    assert reading.is_asked == (views.known(asked, options) != "")
    assert bool(reading.refused) == (asked != "" and not reading.is_asked)
    if asked in known:
        assert reading.code == asked


@given(options, st.booleans(), st.data())
def test_a_page_never_opens_on_a_code_that_does_not_exist(known, is_new, data):
    some = st.one_of(lines, st.sampled_from(known))
    asked, current = data.draw(some), data.draw(some)
    reading = views.opening(
        asked,
        current=current,
        options=dict.fromkeys(known, ""),
        default=data.draw(st.sampled_from(known)),
        is_new=is_new,
    )
    assert reading.code in known
    if current in known and not is_new:
        assert (reading.code, reading.refused) == (current, "")
    elif asked in known:
        assert reading.code == asked


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
