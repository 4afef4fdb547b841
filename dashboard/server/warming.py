"""Warming: what the first readers would wait for is made before the server is ready, the rest after."""

import logging
from asyncio import to_thread
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Event, Thread
from time import perf_counter

from dashboard.tables import TablesMissing

Work = Callable[[], object]
Lifespan = Callable[[object], AbstractAsyncContextManager[None]]


def warmed(load: Work, later: Callable[[], Iterable[Work]]) -> Lifespan:
    """A lifespan that begins with `load`; what it lacks, the first reader is told.

    Args:
        later: what is made while the server serves, one after the other, half of the time at most.
    """

    @asynccontextmanager
    async def lifespan(app: object) -> AsyncIterator[None]:
        ended = Event()
        await to_thread(_loaded, load)
        Thread(target=_loaded, args=(lambda: _in_turn(later(), ended),), daemon=True).start()
        yield
        ended.set()

    return lifespan


def _loaded(load: Work) -> None:
    try:
        load()
    except TablesMissing:
        return
    except Exception:  # a page that fails is said on the page, and must not keep the others from opening
        logging.getLogger(__name__).exception("Pages could not be made before they were asked for")


def _in_turn(works: Iterable[Work], ended: Event) -> None:
    """Each as long after the other as it took: readers go first."""
    for work in works:
        start = perf_counter()
        work()
        if ended.wait(perf_counter() - start):
            return
