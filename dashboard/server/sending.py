"""Sending: files on their way to slow readers are counted, so that they never fill the memory."""

import asyncio

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dashboard.server.lanes import MOST_SENT, Busy

SECONDS = 300
"""That a file may take to leave."""


class Sent(Response):
    """A file that counts until it has left, or until its reader takes too long."""

    on_their_way = 0

    @classmethod
    def require_room(cls) -> None:
        """Refuse to make another file while too many bytes wait to leave (`Busy`)."""
        if cls.on_their_way > MOST_SENT:
            raise Busy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        Sent.on_their_way += len(self.body)
        try:
            async with asyncio.timeout(SECONDS):
                await super().__call__(scope, receive, send)
        finally:
            Sent.on_their_way -= len(self.body)
