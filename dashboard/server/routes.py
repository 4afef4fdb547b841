"""Routes: what the server answers beside the pages, under the path that it runs under."""

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.downloads import DRAWING, FOLDER, PICTURES, REFRESH, ROOMS, TEMPLATE
from dashboard.exports import workshop as rooms
from dashboard.server import crawlers, downloads, drawings, health, paint, sharing_pictures, workshop
from dashboard.server.api import routes as api
from dashboard.server.closed import ClosedAddresses
from dashboard.server.compression import HASHED, CompressedFiles
from dashboard.server.documents import PageDocuments
from dashboard.server.headers import SafetyHeaders
from dashboard.server.moved import MovedAddresses
from dashboard.server.readers import BoundedReaders
from dashboard.server.sentences import told
from dashboard.server.updates import routes as updates


def routes(base_path: str = "") -> list[Route]:
    """Files, the check of a template, pictures, the script of each document, crawlers, health, the API."""
    prefix = _prefix(base_path)
    return [
        Route(f"{prefix}/{FOLDER}/{{kind}}", told(downloads.answer), methods=["GET", "POST"]),
        Route(f"{prefix}/{TEMPLATE}", told(downloads.checked), methods=["POST"]),
        Route(f"{prefix}/{REFRESH}", told(downloads.refreshed), methods=["POST"]),
        Route(f"{prefix}/{PICTURES}/{{page}}.png", told(sharing_pictures.answer), methods=["GET"]),
        Route(f"{prefix}/{DRAWING}", told(drawings.answer), methods=["GET"]),
        Route(f"{prefix}/{paint.FOLDER}/{paint.HANDOVER_NAME}", handover, methods=["GET"]),
        Route(f"{prefix}{ROOMS}", told(workshop.room(prefix)), methods=["GET"]),
        Route(f"{prefix}/{paint.FOLDER}/{rooms.SCRIPT_NAME}", workshop.script, methods=["GET"]),
        Route(f"{prefix}{crawlers.ROBOTS}", crawlers.robots(prefix), methods=["GET"]),
        Route(f"{prefix}{crawlers.MAP}", told(crawlers.site_map(prefix)), methods=["GET"]),
        Route(f"{prefix}{health.ADDRESS}", health.answer, methods=["GET"]),
        *updates.routes(prefix),
        *api.routes(prefix),
    ]


def middleware(base_path: str = "") -> list[Middleware]:
    """What every answer goes through, outermost first."""
    prefix = _prefix(base_path)
    return [
        Middleware(SafetyHeaders, base_path=prefix),
        Middleware(ClosedAddresses, base_path=prefix),
        Middleware(BoundedReaders, base_path=prefix),
        Middleware(MovedAddresses, base_path=prefix),
        Middleware(CompressedFiles, base_path=prefix),
        Middleware(PageDocuments, base_path=prefix, answered=routes(base_path)),
    ]


def handover(_: Request) -> Response:
    """The script that takes the first paint away; its name changes with it."""
    kept = {"Cache-Control": HASHED.decode()}
    return Response(paint.HANDOVER, media_type="text/javascript", headers=kept)


def _prefix(base_path: str) -> str:
    return f"/{base_path.strip('/')}" if base_path.strip("/") else ""
