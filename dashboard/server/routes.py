"""Routes: what the server answers beside the pages, under the path that it runs under."""

from starlette.middleware import Middleware
from starlette.routing import Route

from dashboard.downloads import FOLDER, PICTURES, TEMPLATE
from dashboard.server import downloads, health, sharing_pictures
from dashboard.server.closed import ClosedAddresses
from dashboard.server.compression import CompressedFiles
from dashboard.server.documents import PageDocuments
from dashboard.server.headers import SafetyHeaders
from dashboard.server.moved import MovedAddresses
from dashboard.server.readers import BoundedReaders
from dashboard.server.sentences import told


def routes(base_path: str = "") -> list[Route]:
    """Files, the check of a template, health and sharing pictures."""
    prefix = _prefix(base_path)
    return [
        Route(f"{prefix}/{FOLDER}/{{kind}}", told(downloads.answer), methods=["GET", "POST"]),
        Route(f"{prefix}/{TEMPLATE}", told(downloads.checked), methods=["POST"]),
        Route(f"{prefix}/{PICTURES}/{{page}}.png", told(sharing_pictures.answer), methods=["GET"]),
        Route(f"{prefix}{health.ADDRESS}", health.answer, methods=["GET"]),
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
        Middleware(PageDocuments, base_path=prefix),
    ]


def _prefix(base_path: str) -> str:
    return f"/{base_path.strip('/')}" if base_path.strip("/") else ""
