"""A mail server that delivers nothing: it keeps what it was given, slowly or not at all if told so.

For tests and the fault run. Speaks as much SMTP (RFC 5321) as Django's client asks for.
"""

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailSink:
    """What came in, in its order; `slow` are seconds before the answer to each letter.

    `answer(address)` gives the reply to RCPT, such as "550 no such user"; None accepts.
    """

    slow: float = 0
    answer: Callable[[str], str | None] = lambda address: None
    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)

    @property
    def url(self) -> str:
        """EMAIL_URL for it."""
        return f"smtp://127.0.0.1:{self.port}"


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    block_on_close = False
    sink: MailSink


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with suppress(OSError):
            self._say("220 sink")
            for line in self.rfile:
                if not self._answer(line.decode("ascii", "replace").strip()):
                    return

    def _answer(self, line: str) -> bool:
        sink, verb = self.server.sink, line[:4].upper()
        if verb == "RCPT":
            address = line.partition("<")[2].partition(">")[0]
            self._say(sink.answer(address) or "250 ok")
        elif verb == "DATA":
            self._say("354 go on")
            data = b"".join(iter(self.rfile.readline, b".\r\n"))
            time.sleep(sink.slow)
            # What it says yes to it has; a client that died before reads no yes.
            sink.letters.append(message_from_bytes(data, policy=policy.default))
            self._say("250 taken")
        else:
            self._say("221 bye" if verb == "QUIT" else "250 ok")
        return verb != "QUIT"

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def serving(sink: MailSink) -> Iterator[MailSink]:
    """Let `sink` take mail at a free port of this machine until the block ends."""
    with _Server(("127.0.0.1", sink.port), _Talk) as server:
        server.sink = sink
        sink.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield sink
        finally:
            server.shutdown()
