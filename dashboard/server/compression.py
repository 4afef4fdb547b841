"""Compression: Streamlit's scripts and styles, and Plotly's, leave compressed once for all readers."""

import gzip
import threading
from collections.abc import Sequence
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Receive, Scope, Send

KINDS = {
    ".js": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".json": b"application/json",
}
LEVEL = 9
SMALLEST = 1024  # bytes under which compressing saves nothing
FIRST = ("PlotlyChart.", "index.", "StreamlitMarkdown.", "plotly-")
"""Beginnings of the names of the files that every reader asks for: compressed when the server starts."""
HASHED = b"public, immutable, max-age=31536000"
STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
OURS = Path(__file__).resolve().parents[1] / "static"


class CompressedFiles:
    """Answers from memory for static files when the browser takes gzip; lets any other request through."""

    def __init__(self, app: ASGIApp, *, base_path: str = "", folders: dict[str, Path] | None = None) -> None:
        self.app = app
        self.folders = {base_path + prefix: folder for prefix, folder in (folders or FOLDERS).items()}
        self.made: dict[Path, bytes] = {}
        self.lock = threading.Lock()
        threading.Thread(target=self._make_first, daemon=True, name="compress static files").start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._file(scope)
        body = self._compressed(path) if path is not None else None
        if body is None:
            await self.app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": _headers(path, len(body))})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _file(self, scope: Scope) -> Path | None:
        """The file asked for, where it lies in one of the folders and the browser takes gzip."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        asked = dict(scope["headers"])
        if b"gzip" not in asked.get(b"accept-encoding", b"") or b"range" in asked:
            return None
        for prefix, folder in self.folders.items():
            if scope["path"].startswith(prefix):
                path = (folder / scope["path"].removeprefix(prefix)).resolve()
                is_inside = path.is_relative_to(folder.resolve())
                return path if is_inside and path.suffix in KINDS and path.is_file() else None
        return None

    def _compressed(self, path: Path) -> bytes | None:
        if path not in self.made:
            with self.lock:
                if path not in self.made:
                    self.made[path] = gzip.compress(path.read_bytes(), LEVEL, mtime=0)
        return self.made[path]

    def _make_first(self) -> None:
        for folder in self.folders.values():
            for path in _largest_first(folder):
                if path.name.startswith(FIRST):
                    self._compressed(path.resolve())


FOLDERS = {"/static/": STREAMLIT, "/app/static/": OURS}
"""Where the files of each address begin."""


def _largest_first(folder: Path) -> Sequence[Path]:
    files = [path for path in folder.rglob("*") if path.suffix in KINDS and path.is_file()]
    return sorted(files, key=lambda path: -path.stat().st_size)


def _headers(path: Path, length: int) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", KINDS[path.suffix]),
        (b"content-length", str(length).encode()),
        (b"content-encoding", b"gzip"),
        (b"vary", b"Accept-Encoding"),
        (b"cache-control", HASHED if _is_versioned(path) else b"public, max-age=3600"),
    ]


def _is_versioned(path: Path) -> bool:
    """Whether the name changes with the content: `index.DormvYxC.js`, `plotly-7.1.0.min.js`."""
    return path.name.count(".") > 1
