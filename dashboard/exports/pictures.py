"""Pictures: cards become PNG, SVG or PDF, alone or together, by a browser without a window on the server."""

import asyncio
import atexit
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dashboard.exports import fonts, svg
from dashboard.exports.entries import Entry, NoBrowser, require
from dashboard.exports.images import GEO_ASSETS, PICTURE_WIDTH, export_figure
from dashboard.exports.release import data_release
from dashboard.words import vocabulary

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
PDF_WIDTH = 960  # points: a slide of 13.33 inches
WORDS = vocabulary().exports


def can_draw() -> bool:
    """Whether this machine has a browser that starts; looked up once a process."""
    return _browser(os.environ.get("CHROME_PATH", "")) is not None


def picture(entry: Entry, *, kind: Kind) -> bytes:
    """The card as one picture, with title, what is measured, champ, source and address inside.

    A PNG is 3200 pixels wide (1600 x 900, twice as fine); an SVG and a PDF keep their text as text.

    Raises:
        NoBrowser: there is no browser on this machine, or it does not answer.
    """
    figure = export_figure(entry)
    width, height = figure.layout.width, figure.layout.height
    scale = PICTURE_WIDTH / width + HAIR if kind == "png" else 1
    drawn = _studio.draw(figure.to_dict(), format=kind, width=width, height=height, scale=scale)
    return svg.with_absolute_lines(drawn) if kind == "svg" else drawn


def booklet(entries: Sequence[Entry], *, title: str = "") -> bytes:
    """One PDF, a page an entry, 16:9 but for long charts, each under its bookmark.

    Raises:
        NothingToExport: there is no entry.
        NoBrowser: as for `picture`.
    """
    from pypdf import PdfReader, PdfWriter  # here: a server starts 0.15 s sooner without it
    from pypdf.generic import NameObject, TextStringObject

    require(entries)
    words = entries[0].words.exports
    writer = PdfWriter()
    for entry in entries:
        drawn = picture(entry, kind="pdf")
        page = writer.add_page(PdfReader(io.BytesIO(drawn)).pages[0])
        page.scale_by(PDF_WIDTH / float(page.mediabox.width))
        writer.add_outline_item(title=entry.heading, page_number=page.page_number)
    subject = f"{words.SITE} · {words.version(*data_release())}"
    writer.add_metadata({"/Title": title or words.SITE, "/Subject": subject})
    writer.root_object[NameObject("/Lang")] = TextStringObject(entries[0].card.language)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


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
            for is_last in (False, True):
                try:
                    if self._kaleido is None:
                        self._start()
                    return self._wait(self._kaleido.calc_fig(figure, opts=options), seconds=DRAW_SECONDS)
                except NoBrowser:
                    raise
                except Exception as problem:
                    self._stop()
                    if is_last:
                        raise NoBrowser(WORDS.PICTURE_FAILED) from problem

    def close(self) -> None:
        """Stop the browser; the next picture starts another."""
        with self._lock:
            self._stop()

    def _start(self) -> None:
        from kaleido import Kaleido  # here: most visits never need it

        browser = _browser(os.environ.get("CHROME_PATH", ""))
        if browser is None:
            raise NoBrowser(WORDS.NO_BROWSER)
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
        with fonts.known_to_programs():
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
