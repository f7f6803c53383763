"""A real server on this machine that answers as a test tells it, also in ways no server should."""

import socketserver
import threading
from contextlib import suppress


class _Handler(socketserver.BaseRequestHandler):
    def handle(self):
        with suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head and (piece := self.request.recv(4096)):
                head += piece
            request = head.decode("latin-1")
            self.server.requests.append(request)
            path = request.split(" ")[1] if " " in request else ""
            self.server.answers[path](self.request, request)


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that goes away in the middle is what these tests are about."""


class WebServer:
    """`answers[path]` is called with the connection and the request; `requests` are what came."""

    def __init__(self, wrap=None):
        self._server = _Server(("127.0.0.1", 0), _Handler)
        if wrap:
            self._server.socket = wrap(self._server.socket)
        self._server.answers, self._server.requests = {}, []
        self.answers, self.requests = self._server.answers, self._server.requests
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def __call__(self, path: str, body=b"", *, status="200 OK", headers=()):
        """Answer `path` with this."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
        head = "\r\n".join([*lines, *headers, "", ""]).encode()
        self.answers[path] = lambda line, request: line.sendall(head + body)

    def url(self, path="/", host="127.0.0.1", scheme="http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
