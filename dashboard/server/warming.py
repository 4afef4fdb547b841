"""Warming: what the first reader would wait for is made as soon as the server runs."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def warmed(app: object) -> AsyncIterator[None]:
    """Import what pages draw with and load the tables, in a thread of its own."""
    threading.Thread(target=_warm, daemon=True, name="load the tables").start()
    yield


def _warm() -> None:
    from dashboard import components, store  # noqa: F401  their caches need the running server
    from dashboard.database import TablesMissing

    with suppress(TablesMissing):  # the first reader is told
        store.prepare()
