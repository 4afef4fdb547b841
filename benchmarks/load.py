"""Load: many readers at once, without a browser, each choosing a profile again and again as a tab would.

A reader is one websocket that speaks Streamlit's own messages. Readers stay connected while their number
grows, so that memory is what a server holds for as many open tabs. Loopback only, bounded in readers,
choices and time.
"""

import asyncio
import random
from collections.abc import Sequence
from contextlib import ExitStack
from time import perf_counter
from typing import NamedTuple

import pandas as pd
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.peers.sites import DASHBOARD, PLAIN, Server, Site, running
from benchmarks.processes import cpu_s, resident_mb
from benchmarks.report import milliseconds, p50, p95

READERS = (1, 20, 50, 100)
CHOICES = 8
LEAST_TIMES = 24
"""Choices timed at least, also with a single reader."""
THOUGHT_S = 2.0
TIMEOUT_S = 120
SEED = 2008
KEPT_RUNS = 2
"""Runs after which a browser forgets a message that did not come again (`global.maxCachedMessageAge`)."""
CPU, A_READER = "CPU a choice", "MB a reader"
CHOICE = "Profil"
PROFILES = ("Associations", "Citoyens", "Entreprises", "Fondations")


class Crowd(NamedTuple):
    """So many readers at once: the time of each of their choices, and what the servers used and hold."""

    times: list[float]
    cpu_s: float
    memory_mb: float


class Reader:
    """A tab on a Streamlit site: one websocket, the widgets it was told of, the address it was given."""

    def __init__(self, server: Server, *, page: str) -> None:
        self.port, self.page = server.port, page
        self.page_hash = self.query = ""
        self.widget: Element | None = None
        self.chosen = BackMsg()
        self.known: dict[str, int] = {}
        self.runs = 0

    async def open(self) -> None:
        """The pings of the library are off: a browser sends none, and a busy server would be given up."""
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        self.socket = await websockets.connect(
            address, subprotocols=["streamlit"], max_size=None, open_timeout=TIMEOUT_S, ping_interval=None
        )
        await self._run()
        if self.widget is None:
            raise RuntimeError(f"The page /{self.page} offers no choice « {CHOICE} ».")

    async def choose(self, profile: str) -> float:
        """Seconds from the choice to all that the server has to say about it."""
        self.chosen = BackMsg()
        state = self.chosen.rerun_script.widget_states.widgets.add()
        if self.widget.WhichOneof("type") == "selectbox":
            state.id, state.string_value = self.widget.selectbox.id, profile
        else:
            state.id = self.widget.button_group.id
            state.string_array_value.data.append(profile)
        return await self._run()

    async def close(self) -> None:
        await self.socket.close()

    async def _run(self) -> float:
        """Ask for a run of the page and read until it has finished; seconds.

        Raises:
            RuntimeError: the page failed or drew no chart: its time would mean nothing.
        """
        request = self._request()
        start = perf_counter()
        await self.socket.send(request.SerializeToString())
        charts = 0
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), TIMEOUT_S))
            if message.WhichOneof("type") == "script_finished":
                break
            charts += self._note(message)
        if not charts:
            raise RuntimeError(f"The page /{self.page} sent no chart.")
        return perf_counter() - start

    def _request(self) -> BackMsg:
        """What a browser asks for: the choice made, the address, what it holds already."""
        request = BackMsg()
        request.CopyFrom(self.chosen)
        asked = request.rerun_script
        asked.query_string, asked.page_script_hash = self.query, self.page_hash
        asked.page_name = "" if self.page_hash else self.page
        self.runs += 1
        self.known = {name: run for name, run in self.known.items() if self.runs - run <= KEPT_RUNS}
        asked.cached_message_hashes.extend(self.known)
        return request

    def _note(self, message: ForwardMsg) -> int:
        """Keep what a browser keeps; how many charts the message brought."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable and message.hash:
            self.known[message.hash] = self.runs
        if kind == "ref_hash":  # what the tab has already: a chart that did not change, as a rule
            self.known[message.ref_hash] = self.runs
            return 1
        if kind in ("new_session", "navigation"):
            self.page_hash = getattr(message, kind).page_script_hash or self.page_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            return self._note_element(message.delta.new_element)
        return 0

    def _note_element(self, element: Element) -> int:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"The page /{self.page} failed: {element.exception.message}")
        if kind in ("selectbox", "button_group") and getattr(element, kind).label == CHOICE:
            self.widget = element
        return int(kind == "plotly_chart")


def load_times() -> pd.DataFrame:
    """p50 and p95 of a choice and memory by number of readers, one row a site; last, others by ours."""
    found = {
        "dashboard": _measured(DASHBOARD),
        "dashboard, 2 processes": _measured(DASHBOARD, processes=2),
        "plain Streamlit": _measured(PLAIN),
    }
    (name, ours), *others = found.items()
    rows = [{"site": site} | _cells(values) for site, values in found.items()]
    return pd.DataFrame([*rows, *({"site": f"{site} ÷ {name}"} | _ratios(v, ours) for site, v in others)])


def _measured(site: Site, *, processes: int = 1) -> dict[str, float]:
    with ExitStack() as stack:
        servers = [stack.enter_context(running(site)) for _ in range(processes)]
        idle = _memory_mb(servers)
        return {"MB idle": idle} | _values(asyncio.run(_crowds(site, servers)))


async def _crowds(site: Site, servers: Sequence[Server]) -> dict[int, Crowd]:
    """The crowds one after the other: those who came stay."""
    chance, page = random.Random(SEED), site.address.strip("/")
    for server in servers:
        await _warm(server, page)
    readers: list[Reader] = []
    found = {}
    for number in READERS:
        coming = [Reader(servers[place % len(servers)], page=page) for place in range(len(readers), number)]
        await asyncio.gather(*(reader.open() for reader in coming))
        readers += coming
        rounds = max(CHOICES, LEAST_TIMES // number)
        before = _cpu_s(servers)
        spent = await asyncio.gather(*(_choices(reader, rounds, chance) for reader in readers))
        times = [time for own in spent for time in own]
        found[number] = Crowd(times, _cpu_s(servers) - before, _memory_mb(servers))
    await asyncio.gather(*(reader.close() for reader in readers))
    return found


async def _warm(server: Server, page: str) -> None:
    """Every profile once: what is timed later is a choice that somebody made before."""
    reader = Reader(server, page=page)
    await reader.open()
    for profile in PROFILES:
        await reader.choose(profile)
    await reader.close()


async def _choices(reader: Reader, rounds: int, chance: random.Random) -> list[float]:
    """The time of each choice of a reader who thinks, two seconds on average, before each."""
    spent = []
    last = ""
    for _ in range(rounds):
        await asyncio.sleep(THOUGHT_S * (0.5 + chance.random()))
        last = chance.choice([profile for profile in PROFILES if profile != last])
        spent.append(await reader.choose(last))
    return spent


def _memory_mb(servers: Sequence[Server]) -> float:
    return sum(resident_mb(server.pid) for server in servers)


def _cpu_s(servers: Sequence[Server]) -> float:
    return sum(cpu_s(server.pid) for server in servers)


def _values(crowds: dict[int, Crowd]) -> dict[str, float]:
    """What the table says of a site: times in seconds, memory in megabytes."""
    fewest, most = READERS[0], READERS[-1]
    choices_n = sum(len(crowd.times) for crowd in crowds.values())
    times = {
        f"{number}: {name}": measure(crowd.times)
        for number, crowd in crowds.items()
        for name, measure in (("p50", p50), ("p95", p95))
    }
    return times | {
        CPU: sum(crowd.cpu_s for crowd in crowds.values()) / choices_n,
        f"MB with {most}": crowds[most].memory_mb,
        A_READER: (crowds[most].memory_mb - crowds[fewest].memory_mb) / (most - fewest),
    }


def _cells(values: dict[str, float]) -> dict[str, str]:
    return {
        name: f"{value:.2f}" if name == A_READER else f"{value:.0f}" if "MB" in name else milliseconds(value)
        for name, value in values.items()
    }


def _ratios(values: dict[str, float], ours: dict[str, float]) -> dict[str, str]:
    return {name: f"{value / ours[name]:.2f}" if ours[name] > 0 else "" for name, value in values.items()}
