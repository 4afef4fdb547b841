"""Health: `/healthz` says which build a server shows, for who watches it and for who balances several."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard import store
from dashboard.database import TablesMissing

ADDRESS = "/healthz"


def answer(_: Request) -> JSONResponse:
    """Build, version of the data and rows of each table; 503 with the reason when there are none."""
    try:
        store.prepare()
    except TablesMissing as missing:
        return JSONResponse({"status": "no tables", "reason": str(missing)}, status_code=503)
    return JSONResponse({"status": "ok"} | store.holdings(), headers={"Cache-Control": "no-store"})
