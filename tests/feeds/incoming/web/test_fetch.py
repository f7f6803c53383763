"""Fetching from a real server that behaves badly, and from addresses that must not be asked."""

import gzip
import ssl
import subprocess
import threading
import time
import zlib

import pytest

from feeds.incoming import problems
from feeds.incoming.items import Unreadable
from feeds.incoming.web import fetch
from feeds.incoming.web.fetch import Fetched, Limits, get
from tests.effort import waits_at_most
from tests.feeds.incoming.web_server import WebServer

BODY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SHORT = Limits(seconds=1.0, silence=0.5, size=100_000)
HELD = 120  # seconds for which a server would hold us


@pytest.fixture
def web(settings):
    server = WebServer()
    settings.IMPORT_TRUSTED_HOSTS = [f"127.0.0.1:{server.port}", f"calendar.example:{server.port}"]
    yield server
    server.stop()


def refused(url, **options) -> str:
    with pytest.raises(Unreadable) as problem:
        get(url, **options)
    return problem.value.problem.code


def knows(*found):
    """A look-up that answers this to every question."""
    return lambda host, port: list(found)


def test_a_calendar_comes_with_what_tells_its_version(web):
    web("/a.ics?x=1", BODY, headers=['ETag: "v1"', "Last-Modified: Mon, 28 Sep 2026 08:00:00 GMT"])
    assert get(web.url("/a.ics?x=1#part")) == Fetched(BODY, '"v1"', "Mon, 28 Sep 2026 08:00:00 GMT")
    (request,) = web.requests
    lines = request.split("\r\n")
    assert lines[0] == "GET /a.ics?x=1 HTTP/1.1"
    assert [line for line in lines if line.startswith("Host:")] == [f"Host: 127.0.0.1:{web.port}"]
    assert "Cookie" not in request
    assert "Authorization" not in request


def test_what_has_not_changed_is_not_sent(web):
    web("/a.ics", status="304 Not Modified")
    assert get(web.url("/a.ics"), etag='"v1"', last_modified="gestern") == Fetched(None)
    assert 'If-None-Match: "v1"' in web.requests[0]
    assert "If-Modified-Since: gestern" in web.requests[0]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", gzip.compress(BODY, mtime=0)), ("deflate", zlib.compress(BODY)), ("identity", BODY)],
)
def test_packed_answers(web, encoding, body):
    web("/a.ics", body, headers=[f"Content-Encoding: {encoding}"])
    assert get(web.url("/a.ics")).data == BODY


def test_the_connection_goes_to_the_address_that_was_checked(web):
    """A name that answers something else the second time (DNS rebinding) is not asked twice."""
    web("/a.ics", BODY)
    answers = iter([["127.0.0.1"], ["203.0.113.1"]])
    asked = []

    def resolver(host, port):
        asked.append(host)
        return next(answers)

    assert get(web.url("/a.ics", host="calendar.example"), resolver=resolver).data == BODY
    assert asked == ["calendar.example"]
    assert f"Host: calendar.example:{web.port}" in web.requests[0]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Again", "308 Moved"])
def test_redirects_are_followed(web, status):
    web("/old", status=status, headers=["Location: /new?x=1"])
    web("/new?x=1", BODY)
    assert get(web.url("/old")).data == BODY


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.1/admin", "private_address"),
        ("http://169.254.169.254/latest/meta-data", "private_address"),
        ("http://[::ffff:127.0.0.1]/", "private_address"),
        ("http://localhost:6379/", "port"),
        ("http://user:pw@calendar.example/", "credentials"),
        ("file:///etc/passwd", "not_web"),
        ("//127.0.0.1/x", "private_address"),
    ],
)
def test_a_redirect_is_checked_like_any_address(web, location, code):
    web("/a", status="302 Found", headers=[f"Location: {location}"])
    assert refused(web.url("/a")) == code
    assert len(web.requests) == 1


def test_a_redirect_to_a_name_that_is_looked_up_again(web, settings):
    """The first name is trusted, the second one leads into the private network."""
    web("/a", status="302 Found", headers=["Location: http://evil.example/"])
    found = {"127.0.0.1": ["127.0.0.1"], "evil.example": ["192.168.0.1"]}
    code = refused(web.url("/a"), resolver=lambda host, port: found[host])
    assert code == "private_address"


def test_redirects_end(web):
    web("/a", status="302 Found", headers=["Location: /a"])
    assert refused(web.url("/a")) == "redirects"
    assert len(web.requests) == 4


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("401 No", "forbidden"),
        ("403 No", "forbidden"),
        ("406 No", "forbidden"),
        ("404 No", "gone"),
        ("410 No", "gone"),
        ("500 No", "status"),
        ("204 Empty", "status"),
        ("302 Nowhere", "status"),
    ],
)
def test_answers_that_are_no_calendar(web, status, code):
    web("/a", status=status)
    assert refused(web.url("/a")) == code


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b"Outlook is not supported\r\non this browser",
            "Outlook is not supported on this browser",
        ),
        (b"<html><title>Access &amp; denied</title><body>long</body></html>", "Access & denied"),
        (b"<p>Kein Zugriff</p><script>x()</script>", "Kein Zugriff"),
        ("Zugriff f\u202eür niemanden".encode(), "Zugriff für niemanden"),
        (b"wort " * 9000, "wort " * 31 + "wort …"),
        (b"\x00\x01" * 500, None),
        (b"", None),
    ],
)
def test_what_a_server_says_to_a_refusal_is_told(web, body, said):
    web("/a", body, status="403 No")
    with pytest.raises(Unreadable) as refusal:
        get(web.url("/a"))
    problem = refusal.value.problem
    assert problem.values.get("said") == said
    assert (said in str(problems.text(problem))) if said else problem.code == "forbidden"


def test_a_server_that_wants_a_browser_gets_the_usual_form_of_our_name(web, settings):
    settings.SITE_URL = "https://kalender.example"

    def answer(line, request):
        known = "User-Agent: Mozilla/5.0 (compatible; Kreiskalender/" in request
        status = "200 OK" if known and "; +https://kalender.example)" in request else "500 Error"
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(BODY)}\r\n\r\n"
        line.sendall(head.encode() + BODY)

    web.answers["/a"] = answer
    assert get(web.url("/a")).data == BODY


def endless(piece: bytes, pause: float, head: bytes = b""):
    """Sends for ever."""

    def answer(line, request):
        line.sendall(head)
        while True:
            line.sendall(piece)
            time.sleep(pause)

    return answer


CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        endless(b"x", 0.1, HEAD + b"\r\n"),
        endless(b"x", 0.1, HEAD + b"X-Slow: "),
        endless(b"X-Slow: 1\r\n", 0.1, HEAD),
        endless(b"H", 0.1),
        endless(b"HTTP/1.1 100 Continue\r\n\r\n", 0.02),
        endless(b"1\r\nx\r\n", 0.1, HEAD + CHUNKED),
        lambda line, request: time.sleep(HELD),
    ],
    ids=["body", "header", "headers", "status", "continue", "chunks", "silence"],
)
def test_a_server_cannot_hold_us(web, answer):
    web.answers["/a"] = answer
    with waits_at_most(HELD / 2):
        assert refused(web.url("/a"), limits=SHORT) in ("too_slow", "unreachable")


@pytest.mark.parametrize(
    "answer",
    [
        endless(b"x" * 65_536, 0, HEAD + b"\r\n"),
        endless(
            b"10000\r\n" + b"x" * 65_536 + b"\r\n", 0, HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
        ),
        lambda line, request: line.sendall(HEAD + b"Content-Length: 9999999999\r\n\r\nx"),
    ],
    ids=["endless", "chunked", "announced"],
)
def test_a_huge_body_is_not_taken(web, answer):
    web.answers["/a"] = answer
    assert refused(web.url("/a"), limits=SHORT) == "too_big"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_does_not_go_off(web, encoding):
    packer = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = b"".join([packer.compress(b"\x00" * 1_000_000) for _ in range(300)]) + packer.flush()
    assert len(bomb) < 400_000
    web("/a", bomb, headers=[f"Content-Encoding: {encoding}"])
    assert refused(web.url("/a")) == "too_big"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", b"x"),
        ("gzip, gzip", b"x"),
        ("gzip", b"no gzip"),
        ("gzip", gzip.compress(BODY, mtime=0)[:20]),
    ],
)
def test_bodies_that_cannot_be_unpacked(web, encoding, body):
    web("/a", body, headers=[f"Content-Encoding: {encoding}"])
    assert refused(web.url("/a")) == "encoding"


@pytest.mark.parametrize(
    "answer",
    [
        lambda line, request: line.sendall(b"SSH-2.0-OpenSSH\r\n"),
        lambda line, request: line.close(),
        lambda line, request: line.sendall(HEAD + b"Content-Length: 100\r\n\r\nx"),
        lambda line, request: line.sendall(HEAD + b"X: y\r\n" * 200 + b"\r\n"),
    ],
    ids=["other protocol", "nothing", "cut", "headers"],
)
def test_answers_that_are_no_http(web, answer):
    web.answers["/a"] = answer
    assert refused(web.url("/a")) == "unreachable"


def test_nobody_listens(settings):
    server = WebServer()
    server.stop()
    settings.IMPORT_TRUSTED_HOSTS = [f"127.0.0.1:{server.port}"]
    assert refused(server.url()) == "unreachable"


def test_a_look_up_that_takes_too_long():
    released = threading.Event()

    def resolver(host, port):
        released.wait(HELD)
        return ["93.184.216.34"]

    with waits_at_most(HELD / 2):
        assert refused("https://a.example/", resolver=resolver, limits=SHORT) == "too_slow"
    released.set()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate for calendar.example, which nobody trusts by itself."""
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=calendar.example", "-addext", "subjectAltName=DNS:calendar.example"]
    files = ["-keyout", str(key), "-out", str(cert)]
    subprocess.run([*command, *names, *files], check=True, capture_output=True)
    return cert, key


@pytest.fixture
def secured(certificate, settings):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = WebServer(lambda line: context.wrap_socket(line, server_side=True))
    server.names = []
    context.sni_callback = lambda line, name, _: server.names.append(name)
    hosts = ["calendar.example", "other.example"]
    settings.IMPORT_TRUSTED_HOSTS = [f"{host}:{server.port}" for host in hosts]
    yield server
    server.stop()


def test_tls_names_the_host_and_not_the_address(secured, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    secured("/a.ics", BODY)
    url = secured.url("/a.ics", host="calendar.example", scheme="webcal")
    assert get(url, resolver=knows("127.0.0.1")).data == BODY
    assert secured.names == ["calendar.example"]
    assert f"Host: calendar.example:{secured.port}" in secured.requests[0]


@pytest.mark.parametrize(
    ("host", "trusted"), [("calendar.example", False), ("other.example", True)]
)
def test_a_certificate_must_be_trusted_and_for_this_name(
    secured, certificate, monkeypatch, host, trusted
):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    url = secured.url("/a.ics", host=host, scheme="https")
    assert refused(url, resolver=knows("127.0.0.1")) == "certificate"


def test_a_handshake_that_never_ends(web):
    web.answers[""] = endless(b"\x16\x03\x03", 0.1)
    code = refused(web.url("/", scheme="https"), limits=SHORT)
    assert code in ("too_slow", "unreachable")


def test_the_limits_of_everyday():
    usual = fetch.LIMITS
    assert (usual.seconds, usual.silence, usual.size) == (25.0, 8.0, 5_000_000)
