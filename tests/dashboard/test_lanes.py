"""Files are made one at a time, a few wait, and work for a reader who left stops at the next chart."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.server.lanes import Busy, Lane, ReaderGone, Watched


class Reader:
    """A connection that stays open until it is told to leave."""

    def __init__(self) -> None:
        self.leaves = asyncio.Event()

    async def receive(self) -> dict[str, str]:
        await self.leaves.wait()
        return {"type": "http.disconnect"}


def _run(asked: Coroutine) -> object:
    """What it returns, in a thread of its own: browser tests of the same process leave a loop in theirs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


def test_one_is_made_at_a_time_in_order_and_what_exceeds_the_queue_is_refused_at_once():
    order, start = [], threading.Event()

    def work(number: int):
        start.wait(5)
        order.append(number)
        return number

    async def asked() -> list[object]:
        lane = Lane("test", most_waiting=2)
        waiting = [asyncio.create_task(lane.made(Reader().receive, lambda _, n=n: work(n))) for n in range(5)]
        await asyncio.sleep(0)
        start.set()
        return await asyncio.gather(*waiting, return_exceptions=True)

    found = _run(asked())
    assert (found[:3], order) == ([0, 1, 2], [0, 1, 2])
    assert [type(one) for one in found[3:]] == [Busy, Busy]


def test_what_waits_for_a_reader_who_left_is_never_begun():
    begun = []

    async def asked() -> None:
        lane, first, second = Lane("test"), Reader(), Reader()
        hold = threading.Event()
        making = asyncio.create_task(lane.made(first.receive, lambda _: hold.wait(5)))
        waiting = asyncio.create_task(lane.made(second.receive, lambda _: begun.append("second")))
        await asyncio.sleep(0.05)
        second.leaves.set()
        with pytest.raises(ReaderGone):
            await waiting
        hold.set()
        assert await making is True
        assert await lane.made(Reader().receive, lambda _: "next") == "next"

    _run(asked())
    assert begun == []


def test_work_that_has_begun_stops_at_the_next_chart():
    made, left = [], threading.Event()

    async def asked() -> None:
        reader = Reader()

        def work(gone: threading.Event) -> None:
            for number in Watched(range(100), gone):
                made.append(number)
                if number == 3:
                    loop.call_soon_threadsafe(reader.leaves.set)
                    gone.wait(5)
            left.set()

        loop = asyncio.get_running_loop()
        lane = Lane("test")
        with pytest.raises(ReaderGone):
            await lane.made(reader.receive, work)
        assert await lane.made(Reader().receive, lambda _: "next") == "next"

    _run(asked())
    assert made == [0, 1, 2, 3] and not left.is_set()
