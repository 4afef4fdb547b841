"""Health: `/healthz` says which build a server shows, for who watches it and for who balances several."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard import store
from dashboard.server.readers import CROWD
from dashboard.tables import TablesMissing
from dashboard.words import vocabulary

ADDRESS = "/healthz"
NEVER_KEPT = {"Cache-Control": "no-store"}


async def answer(_: Request) -> JSONResponse:
    """Build, version of the data and rows of each table; 503 with the reason when no page can be had."""
    if CROWD.is_full:
        return _unwell("full", reason="full", message=vocabulary().site.FULL)
    try:
        told = await run_in_threadpool(_told)
    except TablesMissing as missing:
        return _unwell("no tables", reason=missing.code, message=vocabulary().problems.tables(missing.code))
    return JSONResponse({"status": "ok", "readers": CROWD.readers_n} | told, headers=NEVER_KEPT)


def _told() -> dict[str, object]:
    store.prepare()
    return store.holdings()


def _unwell(status: str, **told: str) -> JSONResponse:
    return JSONResponse({"status": status} | told, status_code=503, headers=NEVER_KEPT)
