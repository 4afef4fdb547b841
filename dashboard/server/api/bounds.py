"""Bounds: how many requests whoever asks may make, and how long to wait beyond; nothing is written down."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from time import monotonic

from dashboard.downloads import A_SECOND, AT_ONCE

MOST_KNOWN = 10_000
"""Addresses that are remembered, those heard of last."""


class Allowance:
    """A number of requests for each address, which fills up again with time.

    Behind a proxy that does not tell who asks, it is one for all: what this process gives to programs.
    """

    def __init__(
        self, at_once: int = AT_ONCE, a_second: float = A_SECOND, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self.at_once, self.a_second, self.clock = at_once, a_second, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> int:
        """Seconds to wait before asking again; 0 where this request may be answered."""
        now = self.clock()
        left, since = self._left.pop(address, (self.at_once, now))
        left = min(self.at_once, left + (now - since) * self.a_second)
        is_let = left >= 1
        self._left[address] = (left - is_let, now)
        if len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)
        return 0 if is_let else ceil((1 - left) / self.a_second)
