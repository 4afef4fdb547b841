"""Compression: Streamlit's scripts, styles and fonts, and Plotly's script, leave small, made once for all."""

import gzip
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server import fonts, scripts

KINDS = {
    ".js": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".json": b"application/json",
}
FONT = ".woff2"
BROTLI = b"br"
ENCODINGS: dict[bytes, Callable[[bytes], bytes]] = {
    BROTLI: lambda content: brotli.compress(content, quality=9),  # `scripts` has the largest at 11
    b"gzip": lambda content: gzip.compress(content, 9, mtime=0),
    b"": lambda content: content,
}
"""How a file may leave, the smallest first; a font is compressed already."""
FAST: dict[bytes, Callable[[bytes], bytes]] = {
    BROTLI: lambda content: brotli.compress(content, quality=5),
    b"gzip": lambda content: gzip.compress(content, 6, mtime=0),
}
"""The same for what is made while a reader waits."""
HASHED = b"public, immutable, max-age=31536000"
OURS = Path(__file__).resolve().parents[1] / "static"

_MADE: dict[tuple[Path, bytes], bytes] = {}
_MAKING = threading.Lock()


class CompressedFiles:
    """Answers from memory for static files that the browser takes compressed; lets any other through."""

    def __init__(self, app: ASGIApp, *, base_path: str = "", folders: dict[str, Path] | None = None) -> None:
        self.app = app
        self.folders = {base_path + prefix: folder for prefix, folder in (folders or FOLDERS).items()}
        threading.Thread(target=self._make_first, daemon=True, name="compress static files").start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, how = self._file(scope), encoding(scope)
        if path is None or (not how and path.suffix != FONT):
            await self.app(scope, receive, send)
            return
        how = b"" if path.suffix == FONT else how
        body = await run_in_threadpool(self._compressed, path, how)
        headers = _headers(path, len(body), encoding=how)
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _file(self, scope: Scope) -> Path | None:
        """The file asked for, where it lies in one of the folders and we have a smaller one."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        if b"range" in dict(scope["headers"]):
            return None
        for prefix, folder in self.folders.items():
            if scope["path"].startswith(prefix):
                path = (folder / scope["path"].removeprefix(prefix)).resolve()
                is_inside = path.is_relative_to(folder.resolve())
                return _smaller(path) if is_inside and path.is_file() else None
        return None

    def _compressed(self, path: Path, encoding: bytes) -> bytes:
        key = (path, encoding)
        if key not in _MADE:
            with _MAKING:
                if key not in _MADE:
                    twin = scripts.made(path) if encoding == BROTLI else None
                    _MADE[key] = twin or ENCODINGS[encoding](path.read_bytes())
        return _MADE[key]

    def _make_first(self) -> None:
        for folder in self.folders.values():
            for path in _largest_first(folder):
                if scripts.is_first(path):
                    self._compressed(path.resolve(), next(iter(ENCODINGS)))


FOLDERS = {"/static/": scripts.STREAMLIT, "/app/static/": OURS}
"""Where the files of each address begin."""


def _largest_first(folder: Path) -> Sequence[Path]:
    files = [path for path in folder.rglob("*") if path.suffix in KINDS and path.is_file()]
    return sorted(files, key=lambda path: -path.stat().st_size)


def _smaller(path: Path) -> Path | None:
    """The file itself where it can be compressed; a font's reduced twin."""
    return fonts.made(path) if path.suffix == FONT else path if path.suffix in KINDS else None


def encoding(scope: Scope) -> bytes:
    """The first of `ENCODINGS` that the browser takes; blank for none."""
    taken = dict(scope.get("headers", ())).get(b"accept-encoding", b"")
    names = {name.strip().lower() for name, *how in map(_parts, taken.split(b",")) if not _is_refused(how)}
    return next((encoding for encoding in ENCODINGS if encoding and encoding in names), b"")


def _parts(coding: bytes) -> list[bytes]:
    return coding.split(b";")


def _is_refused(how: Sequence[bytes]) -> bool:
    """Whether the weight of an encoding is none: `br;q=0`, `gzip; q=0.000`."""
    pairs = (one.partition(b"=") for one in how)
    return any(name.strip().lower() == b"q" and not value.strip(b" 0.") for name, _, value in pairs)


def _headers(path: Path, length: int, *, encoding: bytes) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", KINDS.get(path.suffix, b"font/woff2")),
        (b"content-length", str(length).encode()),
        *([(b"content-encoding", encoding), (b"vary", b"Accept-Encoding")] if encoding else []),
        (b"cache-control", HASHED if _is_versioned(path) else b"public, max-age=3600"),
    ]


def _is_versioned(path: Path) -> bool:
    """Whether the name changes with the content: `index.DormvYxC.js`, `plotly-7.1.0.min.js`."""
    return path.name.count(".") > 1
