"""Wire: a relay between a browser and a server on this machine that counts what the server sent."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

BLOCK = 65_536


class Relay:
    """Everything that goes over the wire to the browser, headers, scripts and websockets alike, in bytes."""

    def __init__(self, port: int, listener: socket.socket) -> None:
        self.received = 0
        self._port, self._listener = port, listener
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://localhost:{self._listener.getsockname()[1]}"

    def serve(self) -> None:
        """Relay every connection until the listener closes."""
        with suppress(OSError):
            while True:
                browser, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._port))
                self._start(browser, server, counts=False)
                self._start(server, browser, counts=True)

    def _start(self, source: socket.socket, target: socket.socket, *, counts: bool) -> None:
        threading.Thread(target=self._pump, args=(source, target, counts), daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while block := source.recv(BLOCK):
                target.sendall(block)
                if counts:
                    with self._lock:
                        self.received += len(block)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def relay(port: int) -> Iterator[Relay]:
    """A relay to the server on this port, open while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        found = Relay(port, listener)
        threading.Thread(target=found.serve, daemon=True).start()
        yield found
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
