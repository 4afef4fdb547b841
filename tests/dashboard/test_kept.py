"""What is kept is made once, whoever asks at the same time, and never weighs more than it may."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.kept import Kept, weight_of


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=60))
def test_all_that_is_kept_never_weighs_more_than_it_may(asked):
    kept: Kept[bytes] = Kept(100, weigh=len)
    for key, size in asked:
        kept.get((key, size), lambda size=size: b"x" * size)
        held = [value for value, _ in kept._values.values()]
        assert kept.weight == sum(map(len, held)) <= 100


def test_what_was_asked_for_longest_ago_goes_first():
    kept: Kept[str] = Kept(2, weigh=len)
    made = []
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.get(key, lambda key=key: made.append(key) or key)
    assert made == ["a", "b", "c", "b"]


def test_forty_who_ask_at_once_wait_for_the_one_who_makes_it():
    kept: Kept[str] = Kept(100, weigh=len)
    made, found, gate = [], [], threading.Event()

    def make() -> str:
        gate.wait(5)
        made.append("made")
        return "value"

    threads = [threading.Thread(target=lambda: found.append(kept.get("key", make))) for _ in range(40)]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join(5)
    assert (made, found) == (["made"], ["value"] * 40)


def test_what_fails_is_not_kept():
    kept: Kept[str] = Kept(100, weigh=len)
    for _ in range(2):
        with pytest.raises(KeyError):
            kept.get("key", lambda: {}["nothing"])
    assert kept.get("key", lambda: "value") == "value"


def test_what_cannot_be_weighed_weighs_something():
    assert weight_of(lambda: None) > 10_000
    assert weight_of("x" * 1000) > 1000
