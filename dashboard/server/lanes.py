"""Lanes: files are made one at a time in each lane, a few more wait, and whoever has left is forgotten."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar, overload

from starlette.types import Receive

MOST_WAITING = 8
"""Requests of one lane that wait for their turn; more are told to come again."""
MOST_SENT = 96 * 2**20
"""Bytes of files that are made and still on their way, in all."""

Made = TypeVar("Made")


class Busy(RuntimeError):
    """Too much is being made already: come again in a moment."""


class ReaderGone(RuntimeError):
    """Whoever asked has left: nothing more is made for them."""


class Lane:
    """One thread that makes what is asked, in the order in which it was asked.

    Threads of their own leave those of the server to its pages.
    """

    def __init__(self, name: str, *, most_waiting: int = MOST_WAITING) -> None:
        self.most_waiting = most_waiting
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._asked: set[Future] = set()

    async def made(self, receive: Receive, work: Callable[[threading.Event], Made]) -> Made:
        """What `work` returns; it is given an event that is set when the reader has left.

        Raises:
            Busy: too many wait already.
            ReaderGone: the reader left before.
        """
        if len(self._asked) > self.most_waiting:
            raise Busy
        gone = threading.Event()
        task = self._thread.submit(work, gone)
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)
        leaving = asyncio.ensure_future(_left(receive))
        making = asyncio.wrap_future(task)
        try:
            await asyncio.wait({making, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not making.done():
                raise ReaderGone
            return making.result()
        finally:
            gone.set()
            making.cancel()
            leaving.cancel()
            with suppress(asyncio.CancelledError):
                await leaving


async def _left(receive: Receive) -> None:
    """Returns when the connection is closed."""
    while (await receive())["type"] != "http.disconnect":
        pass


class Watched(Sequence[Made]):
    """Things to make a file of, which stop coming once the reader has left.

    Raises:
        ReaderGone: at the next thing that is looked at.
    """

    def __init__(self, things: Sequence[Made], gone: threading.Event) -> None:
        self._things, self._gone = things, gone

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Made: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Made]: ...

    def __getitem__(self, place: int | slice) -> Made | Sequence[Made]:
        if self._gone.is_set():
            raise ReaderGone
        return self._things[place]

    def __iter__(self) -> Iterator[Made]:
        return (self[place] for place in range(len(self)))
