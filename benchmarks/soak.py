"""Soak: forty readers for half an hour, every page and every choice, files, tabs that leave and come back.

What a server holds must stop growing: one line every few minutes says its memory and how long a choice takes.
"""

import asyncio
import os
import random
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import pandas as pd
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element

from benchmarks.load import SEED, THOUGHT_S, Reader
from benchmarks.peers.sites import DASHBOARD, Server, running
from benchmarks.report import milliseconds, p50, p95

READERS = 40
MINUTES = float(os.environ.get("SOAK_MINUTES", "30"))
LINES = 10
STAY = 12
"""Choices of a reader before they close the tab and open another page."""
A_FILE = 0.05
"""Share of the choices after which a reader takes a file."""
PAGES = ("", "comparer", "profils", "territoires", "domaines", "sources")
FILES = ("pptx", "xlsx", "csv", "html", "png")


class Walker(Reader):
    """A tab on any page, which takes whatever choice the page offers."""

    def __init__(self, server: Server, *, page: str) -> None:
        super().__init__(server, page=page)
        self.offered: dict[str, tuple[str, Sequence[str]]] = {}
        self.state: dict[str, tuple[str, str]] = {}

    async def choose_any(self, chance: random.Random) -> float:
        """Seconds from a choice at random to all that the server has to say about it."""
        if self.offered:
            widget = chance.choice(sorted(self.offered))
            kind, options = self.offered[widget]
            self.state[widget] = kind, chance.choice(options)
        self.chosen = BackMsg()
        for widget, (kind, option) in self.state.items():
            state = self.chosen.rerun_script.widget_states.widgets.add()
            state.id = widget
            if kind == "selectbox":
                state.string_value = option
            else:
                state.string_array_value.data.append(option)
        return await self._run()

    def _note_element(self, element: Element) -> int:
        kind = element.WhichOneof("type")
        if kind in ("selectbox", "button_group"):
            self.widget = part = getattr(element, kind)
            options = part.options if kind == "selectbox" else [one.content for one in part.options]
            self.offered[part.id] = kind, [str(option) for option in options]
        return super()._note_element(element) or 1


def soak() -> pd.DataFrame:
    """Memory that is the server's own, choices and their times, a line for each tenth of the time."""
    with running(DASHBOARD) as server:
        return asyncio.run(_soaked(server))


async def _soaked(server: Server) -> pd.DataFrame:
    chance, spent, rows = random.Random(SEED), [], []
    end = monotonic() + 60 * MINUTES
    walking = [asyncio.create_task(_walk(server, chance, spent, end)) for _ in range(READERS)]
    rows.append({"minute": "0", "MB": f"{_own_mb(server.pid):.0f}"})
    for line in range(1, LINES + 1):
        await asyncio.sleep(60 * MINUTES / LINES)
        times, spent[:] = list(spent), []
        rows.append(
            {
                "minute": f"{MINUTES * line / LINES:.1f}",
                "MB": f"{_own_mb(server.pid):.0f}",
                "choices": len(times),
                "p50": milliseconds(p50(times)),
                "p95": milliseconds(p95(times)),
            }
        )
        print(rows[-1], flush=True)
    await asyncio.gather(*walking)
    return pd.DataFrame(rows)


async def _walk(server: Server, chance: random.Random, spent: list[float], end: float) -> None:
    """One reader, page after page, until the end."""
    await asyncio.sleep(THOUGHT_S * chance.random())
    while monotonic() < end:
        page = chance.choice(PAGES)
        reader = Walker(server, page=page)
        await reader.open()
        for _ in range(STAY):
            if monotonic() > end:
                break
            await asyncio.sleep(THOUGHT_S * (0.5 + chance.random()))
            spent.append(await reader.choose_any(chance))
            if page in ("profils", "territoires") and chance.random() < A_FILE:
                await asyncio.to_thread(_take, server, chance.choice(FILES), f"{page}?{reader.query}")
        await reader.close()


def _take(server: Server, kind: str, view: str) -> None:
    address = f"{server.url}/fichiers/{kind}?vue={quote(view, safe='')}"
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            answer.read()
    except OSError:  # a server that is busy says so; the reader goes on
        return


def _own_mb(pid: int) -> float:
    """Memory that is the process's own (anonymous), in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("RssAnon"))
    return int(line.split()[1]) / 1024
