"""Warming: what the first readers would wait for is made before the server says that it is ready."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from dashboard.tables import TablesMissing


def warmed(load: Callable[[], object]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """A lifespan that begins with `load`; what it lacks, the first reader is told."""

    @asynccontextmanager
    async def lifespan(app: object) -> AsyncIterator[None]:
        await asyncio.to_thread(_loaded, load)
        yield

    return lifespan


def _loaded(load: Callable[[], object]) -> None:
    try:
        load()
    except TablesMissing:
        return
    except Exception:  # a page that fails is said on the page, and must not keep the others from opening
        logging.getLogger(__name__).exception("Pages could not be made before they were asked for")
