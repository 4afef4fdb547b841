"""Load: many readers at once, without a browser, each choosing a profile again and again as a tab would.

A reader of a Streamlit site is one websocket that speaks Streamlit's own messages; a reader of Datasette asks
for the page and for the rows that its chart fetches. Readers stay connected while their number grows, so that
memory is what a server holds for as many open tabs. Loopback only, bounded in readers, choices and time.
"""

import asyncio
import http.client
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from time import perf_counter
from typing import NamedTuple, Protocol
from urllib.parse import quote

import pandas as pd
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.figures import milliseconds, p50, p95
from benchmarks.peers.sites import DASHBOARD, DATASETTE, PLAIN, Server, Site, datasette_fault, running
from benchmarks.processes import cpu_s, resident_mb

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
LEVEL = "/figures/figures{kind}?question_id=impact_percu&profil={profile}&_facet=profil"


class Reader(Protocol):
    """One open tab."""

    async def open(self) -> None: ...

    async def choose(self, profile: str) -> float:
        """Seconds from the choice to all that the server has to say about it."""

    async def close(self) -> None: ...


class Crowd(NamedTuple):
    """So many readers at once: the time of each of their choices, and what the servers used and hold."""

    times: list[float]
    cpu_s: float
    memory_mb: float


class Measured(NamedTuple):
    """One site under all the crowds."""

    name: str
    idle_mb: float
    crowds: dict[int, Crowd]


class StreamlitReader:
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
        request = BackMsg()
        request.CopyFrom(self.chosen)
        asked = request.rerun_script
        asked.query_string, asked.page_script_hash = self.query, self.page_hash
        asked.page_name = "" if self.page_hash else self.page
        self.runs += 1
        self.known = {name: run for name, run in self.known.items() if self.runs - run <= KEPT_RUNS}
        asked.cached_message_hashes.extend(self.known)
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


class DatasetteReader:
    """A tab on Datasette: the page of a profile, then the rows of its chart.

    Each choice has a connection of its own, which costs nothing here: the server closes those that rest.
    """

    def __init__(self, server: Server) -> None:
        self.port = server.port

    async def open(self) -> None:
        await self.choose(PROFILES[0])

    async def choose(self, profile: str) -> float:
        start = perf_counter()
        await asyncio.to_thread(self._ask, profile)
        return perf_counter() - start

    async def close(self) -> None:
        """Nothing stays open."""

    def _ask(self, profile: str) -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_S)) as connection:
            for kind in ("", ".json"):
                address = LEVEL.format(kind=kind, profile=quote(profile))
                connection.request("GET", f"{address}&_shape=array" if kind else address)
                answer = connection.getresponse()
                answer.read()
                if answer.status != http.client.OK:
                    raise RuntimeError(f"Datasette answered {answer.status} for {address}.")


def load_times() -> pd.DataFrame:
    """p50 and p95 of a choice and memory by number of readers, one row a site; last, others by ours."""
    found = [_measured(DASHBOARD), _measured(DASHBOARD, processes=2), _measured(PLAIN)]
    if not datasette_fault():
        found.append(_measured(DATASETTE))
    ours, *others = ((one.name, _values(one)) for one in found)
    rows = [{"site": name} | _cells(values) for name, values in (ours, *others)]
    ratios = [{"site": f"{name} ÷ {ours[0]}"} | _ratios(values, ours[1]) for name, values in others]
    return pd.DataFrame([*rows, *ratios])


def _measured(site: Site, *, processes: int = 1) -> Measured:
    with ExitStack() as stack:
        servers = [stack.enter_context(running(site)) for _ in range(processes)]
        idle = _memory_mb(servers)
        crowds = asyncio.run(_crowds(site, servers))
    name = site.name if processes == 1 else f"{site.name}, {processes} processes"
    return Measured(name, idle, crowds)


async def _crowds(site: Site, servers: Sequence[Server]) -> dict[int, Crowd]:
    """The crowds one after the other: those who came stay."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(max_workers=max(READERS)))
    chance = random.Random(SEED)
    readers: list[Reader] = []
    found = {}
    for number in READERS:
        coming = [_reader(site, servers[place % len(servers)]) for place in range(len(readers), number)]
        await asyncio.gather(*(reader.open() for reader in coming))
        readers += coming
        if number == READERS[0]:
            await _warm(site, servers)
        rounds = max(CHOICES, LEAST_TIMES // number)
        before = _cpu_s(servers)
        spent = await asyncio.gather(*(_choices(reader, rounds, chance) for reader in readers))
        times = [time for own in spent for time in own]
        found[number] = Crowd(times, _cpu_s(servers) - before, _memory_mb(servers))
    await asyncio.gather(*(reader.close() for reader in readers))
    return found


async def _warm(site: Site, servers: Sequence[Server]) -> None:
    """Every profile once on every server: what is timed later is a choice that somebody made before."""
    for server in servers:
        reader = _reader(site, server)
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


def _reader(site: Site, server: Server) -> Reader:
    if site is DATASETTE:
        return DatasetteReader(server)
    return StreamlitReader(server, page=site.address.strip("/"))


def _memory_mb(servers: Sequence[Server]) -> float:
    return sum(resident_mb(server.pid) for server in servers)


def _cpu_s(servers: Sequence[Server]) -> float:
    return sum(cpu_s(server.pid) for server in servers)


def _values(one: Measured) -> dict[str, float]:
    """What the table says of a site: times in seconds, memory in megabytes."""
    fewest, most = READERS[0], READERS[-1]
    choices_n = sum(len(crowd.times) for crowd in one.crowds.values())
    memory = {number: crowd.memory_mb for number, crowd in one.crowds.items()}
    return {
        f"{number}: {name}": measure(crowd.times)
        for number, crowd in one.crowds.items()
        for name, measure in (("p50", p50), ("p95", p95))
    } | {
        CPU: sum(crowd.cpu_s for crowd in one.crowds.values()) / choices_n,
        "MB idle": one.idle_mb,
        **{f"MB with {number}": held for number, held in memory.items()},
        A_READER: (memory[most] - memory[fewest]) / (most - fewest),
    }


def _cells(values: dict[str, float]) -> dict[str, str]:
    return {
        name: f"{value:.2f}" if name == A_READER else f"{value:.0f}" if "MB" in name else milliseconds(value)
        for name, value in values.items()
    }


def _ratios(values: dict[str, float], ours: dict[str, float]) -> dict[str, str]:
    return {name: f"{value / ours[name]:.2f}" if ours[name] > 0 else "" for name, value in values.items()}
