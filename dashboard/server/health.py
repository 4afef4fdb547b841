"""Health: `/healthz` says which build a server shows, for who watches it and for who balances several."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard import store
from dashboard.tables import TablesMissing
from dashboard.words import vocabulary

ADDRESS = "/healthz"


def answer(_: Request) -> JSONResponse:
    """Build, version of the data and rows of each table; 503 with the reason, a code and its sentence."""
    try:
        store.prepare()
    except TablesMissing as missing:
        told = {"reason": missing.code, "message": vocabulary().problems.tables(missing.code)}
        return JSONResponse({"status": "no tables"} | told, status_code=503)
    return JSONResponse({"status": "ok"} | store.holdings(), headers={"Cache-Control": "no-store"})
