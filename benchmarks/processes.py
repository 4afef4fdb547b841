"""Processes: what a process holds and uses, and a function run in one that holds nothing yet. Linux only."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import TypeVar
from unittest.mock import patch

Result = TypeVar("Result")


def resident_mb(pid: int | str = "self") -> float:
    """Memory that a process holds now (resident set), in megabytes."""
    pages_n = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages_n * os.sysconf("SC_PAGE_SIZE") / 1e6


def cpu_s(pid: int) -> float:
    """Processor time that a process has used since its start, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # user and system


def in_a_new_process(function: Callable[..., Result], *arguments: object) -> Result:
    """What the function returns in a process of its own, whose memory nothing else has filled.

    The new process must not run this one's main module: pages opened in tests put theirs in its place.
    """
    with (
        patch.dict(sys.modules, {"__main__": ModuleType("__main__")}),
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
    ):
        return pool.submit(function, *arguments).result()
