"""Kept: values by key, made once for all threads; those asked for longest ago go when all weigh too much."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from pickle import HIGHEST_PROTOCOL, dumps
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
UNKNOWN_WEIGHT = 64 * 1024
OF_PICKLED = 4
"""What objects take in memory, by each byte of their pickle: measured on cards."""


class Kept(Generic[Value]):
    """A cache bounded in bytes.

    Args:
        most_bytes: that the values may weigh together; one that weighs more is made each time.
        weigh: bytes of a value.
    """

    def __init__(self, most_bytes: int, *, weigh: Callable[[Value], int]) -> None:
        self.most_bytes, self.weigh, self.weight = most_bytes, weigh, 0
        self._values: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._making: dict[Hashable, Future[Value]] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key; who asks while another thread makes it waits for that one."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key][0]
            making = self._making.get(key)
            mine = None if making else self._making.setdefault(key, Future())
        return self._made(key, make, mine) if mine else making.result()

    def forget(self) -> None:
        """Keep nothing of what was made until now."""
        with self._lock:
            self._values.clear()
            self.weight = 0

    def __len__(self) -> int:
        return len(self._values)

    def _made(self, key: Hashable, make: Callable[[], Value], mine: "Future[Value]") -> Value:
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                del self._making[key]
            mine.set_exception(error)
            raise
        weight = self.weigh(value)
        with self._lock:
            self._keep(key, value, weight)
            del self._making[key]
        mine.set_result(value)
        return value

    def _keep(self, key: Hashable, value: Value, weight: int) -> None:
        self._values[key] = value, weight
        self.weight += weight
        while self.weight > self.most_bytes:
            _, (_, lost) = self._values.popitem(last=False)
            self.weight -= lost


def weight_of(value: object) -> int:
    """About how many bytes an object takes, with all that it holds."""
    try:
        return OF_PICKLED * len(dumps(value, HIGHEST_PROTOCOL))
    except Exception:  # what cannot be pickled raises anything
        return UNKNOWN_WEIGHT
