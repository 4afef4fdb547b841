"""Warming: what the first reader would wait for is made as soon as the server runs."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from dashboard.tables import TablesMissing


def warmed(load: Callable[[], object]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """A lifespan that begins with `load`, in a thread of its own; the first reader is told what it lacks."""

    @asynccontextmanager
    async def lifespan(app: object) -> AsyncIterator[None]:
        threading.Thread(target=_loaded, args=(load,), daemon=True, name="load the tables").start()
        yield

    return lifespan


def _loaded(load: Callable[[], object]) -> None:
    with suppress(TablesMissing):
        load()
