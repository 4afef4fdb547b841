"""Memory: what making a file took goes back to the system, where the C library would keep it."""

import ctypes
from functools import cache


def give_back() -> None:
    """Freed memory, in 4 ms at most: else pictures of 30 MB add up to 120. Nothing happens without glibc."""
    if trim := _trim():
        trim(0)


@cache
def _trim() -> "ctypes._NamedFuncPointer | None":
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
