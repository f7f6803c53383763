"""Fetch one calendar from the web, with a limit on everything a server could do to us.

The name is looked up once and the connection goes to the address that was checked, with the name
in TLS (SNI, certificate) and in the header Host. Redirects are followed by hand, each checked anew.
Nothing of this writes the address to a log: it may hold a secret.
"""

import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse

from django.conf import settings

from feeds.incoming.decoding import MOST_BYTES
from feeds.incoming.items import Unreadable
from feeds.incoming.web import addresses
from feeds.incoming.web.addresses import Target
from feeds.incoming.web.refusals import refusal
from feeds.incoming.web.unpacking import Unpacked
from programme.release import version

MOST_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
CHUNK = 65_536
ACCEPT = "text/calendar, text/csv;q=0.8, */*;q=0.5"


@dataclass(frozen=True)
class Limits:
    """Seconds and bytes for everything together, redirects included."""

    seconds: float = 25.0
    silence: float = 8.0  # without a single byte
    size: int = MOST_BYTES


LIMITS = Limits()


@dataclass(frozen=True)
class Fetched:
    """What came; `data` is None where nothing has changed since the last time."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


@dataclass
class Run:
    """One fetch and what is left of its time."""

    limits: Limits
    resolver: object
    headers: dict
    ends: float = field(init=False)

    def __post_init__(self):
        self.ends = time.monotonic() + self.limits.seconds

    @property
    def left(self) -> float:
        """Seconds; raises Unreadable where there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise Unreadable("too_slow")
        return left


def get(
    url: str, *, etag="", last_modified="", limits=LIMITS, resolver=addresses.resolve
) -> Fetched:
    """What is at `url`; raises Unreadable with what is wrong and what one can do.

    `etag` and `last_modified` are those of the last answer (RFC 9110 13.1). `resolver(host, port)`
    gives the addresses of a host.
    """
    run = Run(limits, resolver, _headers(etag, last_modified))
    target = addresses.target(url)
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(run, target)
        if isinstance(answer, Fetched):
            return answer
        target = addresses.following(target, answer)
    raise Unreadable("redirects")


def agent() -> str:
    """Who asks, in the form that browsers and search engines use: some servers refuse any other."""
    return f"Mozilla/5.0 (compatible; Kreiskalender/{version()}; +{settings.SITE_URL})"


def _headers(etag, last_modified) -> dict:
    headers = {"User-Agent": agent(), "Accept": ACCEPT, "Accept-Encoding": "gzip"}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return headers


def _ask(run: Run, target: Target) -> Fetched | str:
    """The answer, or where it leads."""
    connection = Connection(run, target, _looked_up(run, target))
    try:
        connection.request("GET", target.path, headers={"Host": target.netloc, **run.headers})
        answer = _answer(run, connection.getresponse())
        # Being cut off can look like the end of a body.
        if connection.is_late:
            raise Unreadable("too_slow")
        return answer
    except ssl.SSLCertVerificationError:
        raise Unreadable("certificate") from None
    except (HTTPException, OSError, ValueError):
        # Cut off by us, or silent for too long: slow. Everything else: not there.
        code = "too_slow" if connection.is_late else "unreachable"
        raise Unreadable(code) from None
    finally:
        connection.end()


def _looked_up(run: Run, target: Target) -> list[str]:
    """Addresses that may be asked. The system's look-up knows no limit of time, so it gets one."""
    found: list = []

    def look():
        try:
            found.append(addresses.checked(target, run.resolver))
        except Unreadable as refused:
            found.append(refused)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(run.left)
    if not found:
        raise Unreadable("too_slow")
    if isinstance(found[0], Unreadable):
        raise found[0]
    return found[0]


class Connection(HTTPConnection):
    """To one of the checked addresses. A clock cuts it off when the time is over.

    A limit for each read would not do: a server could send one byte every few seconds for hours.
    """

    def __init__(self, run: Run, target: Target, addresses: list[str]):
        super().__init__(target.host, target.port)
        self.run, self.target, self.addresses = run, target, addresses
        self.is_late = False
        self._line: socket.socket | None = None
        self._clock: threading.Timer | None = None

    def connect(self):
        self.sock = self._opened()
        # A second handle to the same line: it can be cut while TLS holds the first one.
        self._line = self.sock.dup()
        self._clock = clock = threading.Timer(self.run.left, self._cut)
        clock.daemon = True
        clock.start()
        if not self.target.is_plain:
            secured = ssl.create_default_context()
            try:
                self.sock = secured.wrap_socket(self.sock, server_hostname=self.target.host)
            except TimeoutError:
                self.is_late = True
                raise

    def _opened(self) -> socket.socket:
        wait = min(self.run.limits.silence, self.run.left)
        for n, address in enumerate(self.addresses[:3]):
            try:
                return socket.create_connection((address, self.target.port), wait)
            except OSError:
                if n == len(self.addresses[:3]) - 1:
                    raise
        raise OSError("no address")

    def _cut(self):
        self.is_late = True
        if self._line:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def end(self):
        """Close everything. `close` alone is also called while an answer is still being read."""
        self.close()
        if self._clock:
            self._clock.cancel()
        if self._line:
            self._line.close()


def _answer(run: Run, response: HTTPResponse) -> Fetched | str:
    if response.status in REDIRECTS and response.headers.get("Location"):
        return response.headers["Location"]
    if response.status == 304:
        return Fetched(None)
    if response.status != 200:
        raise refusal(response)
    return Fetched(
        _body(run, response),
        response.headers.get("ETag", ""),
        response.headers.get("Last-Modified", ""),
    )


def _body(run: Run, response: HTTPResponse) -> bytes:
    """The whole body, unpacked; never more of it in memory than is allowed."""
    body = Unpacked(response.headers.get("Content-Encoding", ""), run.limits.size)
    if response.length is not None and response.length > run.limits.size:
        raise body.too_big
    while piece := response.read(CHUNK):
        body.add(piece)
    if response.length:
        raise HTTPException("the rest is missing")
    return body.finished()
