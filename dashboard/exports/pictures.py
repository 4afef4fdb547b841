"""Pictures: cards become PNG, SVG or PDF, alone or together, by a browser without a window on the server."""

import asyncio
import atexit
import io
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from dashboard import theme
from dashboard.cards.card import Card
from dashboard.exports import entries as baskets
from dashboard.exports.entries import Entry
from dashboard.exports.filenames import numbered_names
from dashboard.exports.images import SITE, export_figure
from dashboard.exports.tables import data_release
from dashboard.labels import french

if TYPE_CHECKING:
    from kaleido import Kaleido

Kind = Literal["png", "svg", "pdf"]

PROGRAMS = ("chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
START_SECONDS, DRAW_SECONDS = 60, 60
HAIR = 1e-9  # a browser cuts 3199.9999 pixels to 3199
PDF_WIDTH, PDF_HEIGHT = 960, 540  # points: a 16:9 slide of 13.33 inches

NO_BROWSER = french(
    "Les images faites par le serveur demandent Chrome ou Chromium sur la machine qui l'héberge, et aucun "
    "n'y démarre. Pour les obtenir : installez l'un des deux (Debian : « apt-get install chromium "
    "fonts-liberation »), ou donnez le chemin du vôtre dans la variable CHROME_PATH, puis redémarrez le site."
)
FAILED = french(
    "L'image n'a pas pu être faite : le navigateur du serveur ne répond pas. Réessayez dans un instant."
)

# Plotly looks for a world file on a far server before it draws a map, even one that brings its own outlines.
EMPTY_WORLD = {"type": "Topology", "objects": {}, "arcs": []}
GEO_ASSETS = f"window.PlotlyGeoAssets = {json.dumps({'topojson': {'world_110m': EMPTY_WORLD}})};"


class NoBrowser(RuntimeError):
    """No picture can be made here; the message is for the reader, in French."""


def can_draw() -> bool:
    """Whether this machine has a browser that starts; looked up once a process."""
    return _browser(os.environ.get("CHROME_PATH", "")) is not None


def picture(card: Card, *, kind: Kind, view: str = "") -> bytes:
    """The card as one 16:9 picture, with finding, question, base, source and address inside.

    A PNG is 3200 pixels wide (1600 x 900, twice as fine); an SVG and a PDF keep their text as text.

    Raises:
        NoBrowser: there is no browser on this machine, or it does not answer.
    """
    figure = export_figure(_as_text(card), view=view)
    width, height = figure.layout.width, figure.layout.height
    scale = 2 * theme.SLIDE_WIDTH / width + HAIR if kind == "png" else 1
    return _studio.draw(figure.to_dict(), format=kind, width=width, height=height, scale=scale)


def pictures(entries: Sequence[Entry], *, kind: Kind = "png") -> bytes:
    """A ZIP of one picture an entry, numbered in their order.

    Raises:
        NothingToExport: there is no entry.
        NoBrowser: as for `picture`.
    """
    baskets.require(entries)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for name, drawn in zip(numbered_names(entries, extension=kind), _each(entries, kind), strict=True):
            archive.writestr(name, drawn)
    return content.getvalue()


def booklet(entries: Sequence[Entry], *, title: str = SITE) -> bytes:
    """One PDF, a 16:9 page an entry, each under its bookmark.

    Raises:
        NothingToExport: there is no entry.
        NoBrowser: as for `picture`.
    """
    baskets.require(entries)
    writer = PdfWriter()
    for entry, drawn in zip(entries, _each(entries, "pdf"), strict=True):
        page = writer.add_page(PdfReader(io.BytesIO(drawn)).pages[0])
        page.scale_to(PDF_WIDTH, PDF_HEIGHT)
        writer.add_outline_item(title=entry.heading, page_number=page.page_number)
    version, released_on = data_release()
    writer.add_metadata({"/Title": title, "/Subject": f"{SITE}, version {version} ({released_on})"})
    writer.root_object[NameObject("/Lang")] = TextStringObject("fr-FR")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def _each(entries: Sequence[Entry], kind: Kind) -> Iterator[bytes]:
    for entry in entries:
        yield picture(replace(entry.card, finding=entry.heading), kind=kind, view=entry.view)


def _as_text(card: Card) -> Card:
    """The card whose words Plotly draws as they are: it would take « <b> » for bold."""
    texts = {name: getattr(card, name) for name in ("finding", "question", "base", "source")}
    return replace(card, **{name: escape(text, quote=False) for name, text in texts.items()})


@lru_cache(maxsize=4)
def _browser(named: str) -> Path | None:
    """The first browser that answers: the one named, else the system's."""
    return next((path for path in _candidates(named) if _answers(path)), None)


def _candidates(named: str) -> Iterator[Path]:
    if named:
        yield Path(named)
        return
    yield from (Path(path) for program in PROGRAMS if (path := shutil.which(program)))
    yield from (Path(path) for path in APPLICATIONS)


def _answers(path: Path) -> bool:
    """Whether the program is there and starts: Ubuntu's `chromium-browser` may only advertise another one."""
    if not path.is_file():
        return False
    if sys.platform == "win32":  # chrome.exe opens a window when asked for its version
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=START_SECONDS).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


class _Studio:
    """One warm browser for this process, started at the first picture and again when it has died.

    Kaleido's own `start_sync_server` waits for ever once its browser is gone; this one answers or gives up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._kaleido: Kaleido | None = None

    def draw(self, figure: dict[str, object], **options: object) -> bytes:
        """One picture at a time, whichever thread asks; a browser that fails is replaced once."""
        with self._lock:
            try:
                return self._drawn(figure, options)
            except NoBrowser:
                raise
            except Exception:
                self._stop()
            try:
                return self._drawn(figure, options)
            except Exception as problem:
                self._stop()
                raise problem if isinstance(problem, NoBrowser) else NoBrowser(FAILED) from problem

    def close(self) -> None:
        """Stop the browser; the next picture starts another."""
        with self._lock:
            self._stop()

    def _drawn(self, figure: dict[str, object], options: dict[str, object]) -> bytes:
        if self._kaleido is None:
            self._start()
        return self._wait(self._kaleido.calc_fig(figure, opts=options), seconds=DRAW_SECONDS)

    def _start(self) -> None:
        from kaleido import Kaleido  # here: most visits never need it

        browser = _browser(os.environ.get("CHROME_PATH", ""))
        if browser is None:
            raise NoBrowser(NO_BROWSER)
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
        self._kaleido = self._wait(
            _opened(Kaleido, path=str(browser), page_generator=_page(), timeout=DRAW_SECONDS),
            seconds=START_SECONDS,
        )

    def _wait(self, work: object, *, seconds: int) -> object:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def _stop(self) -> None:
        if self._loop is None:
            return
        loop, kaleido = self._loop, self._kaleido
        self._loop = self._kaleido = None
        if kaleido is not None:
            try:
                asyncio.run_coroutine_threadsafe(kaleido.close(), loop).result(10)
            except Exception as problem:  # it was dying already; the next one starts anyway
                print(f"pictures: the browser did not close: {problem!r}", file=sys.stderr)
        loop.call_soon_threadsafe(loop.stop)


async def _opened(maker: type, **options: object) -> "Kaleido":
    kaleido = maker(**options)
    await kaleido.open()
    return kaleido


def _page() -> object:
    """Kaleido's page with an empty world file, and without MathJax, which it would fetch from elsewhere."""
    from kaleido import PageGenerator

    page = PageGenerator(mathjax=False)
    page.footer = f"\n        <script>{GEO_ASSETS}</script>{page.footer}"
    return page


_studio = _Studio()
atexit.register(_studio.close)
