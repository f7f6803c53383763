"""A relay between the product and a service, which can be cut and mended."""

import contextlib
import socket
import socketserver
import threading

from tools.processes import free_port


class Relay:
    """Passes bytes on to `target` (a port of this machine) from a port of its own."""

    def __init__(self, target: int):
        self.target, self.port = target, free_port()
        self.pairs: set[socket.socket] = set()
        self._server: _Server | None = None
        self.mend()

    def mend(self) -> None:
        """Take connections (again)."""
        self._server = _Server(("127.0.0.1", self.port), _Pair)
        self._server.relay = self
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def cut(self) -> None:
        """End all connections and take none."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        for each in list(self.pairs):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    block_on_close = False
    relay: Relay


class _Pair(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        relay = self.server.relay
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", relay.target)) as far,
        ):
            relay.pairs |= {self.request, far}
            threading.Thread(target=_pass_on, args=(far, self.request), daemon=True).start()
            _pass_on(self.request, far)
            relay.pairs -= {self.request, far}


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    for each in (source, target):
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
