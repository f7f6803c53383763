"""Many requests at once: by wrk where it is installed, else by two processes of our own.

`python -m bench.load PORT SECONDS CONNECTIONS PATH HEADERS` is one such process: it keeps its
connections open as long as the server does, makes new ones where it closes them, and prints how
many answers came in how many seconds.
"""

import json
import re
import shutil
import socket
import subprocess
import sys
import time

WRK = shutil.which("wrk")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_COUNTED = re.compile(r"(\d+) requests in ([\d.]+)(m?s)")


def words(seconds: float) -> str:
    """Which program asks."""
    return "wrk" if _by_wrk(seconds) else "two processes of this command"


def load(
    port: int, path: str, headers: dict[str, str], seconds: float, connections: int
) -> tuple[int, float]:
    """Ask for `path` as often as the server answers; requests, and the seconds they took.

    RuntimeError, with what was said: an answer that is neither 200 nor 304, or none.
    """
    return (_wrk if _by_wrk(seconds) else _own)(port, path, headers, seconds, connections)


def _by_wrk(seconds: float) -> bool:
    return WRK is not None and seconds >= 1


def _wrk(port, path, headers, seconds, connections):
    named = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    command = [str(WRK), "-t1", f"-c{connections}", f"-d{round(seconds)}s", *named]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=False
    )
    found = _COUNTED.search(done.stdout)
    if found is None or found[1] == "0" or "Non-2xx" in done.stdout:
        raise RuntimeError(f"{path}\n{done.stdout}{done.stderr}")
    return int(found[1]), float(found[2]) / (1000 if found[3] == "ms" else 1)


def _own(port, path, headers, seconds, connections):
    words = [str(port), str(seconds), str(-(-connections // 2)), path, json.dumps(headers)]
    command = [sys.executable, "-m", "bench.load", *words]
    pipe = subprocess.PIPE
    children = [subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) for _ in range(2)]
    told = [child.communicate() for child in children]
    if any(child.returncode for child in children):
        raise RuntimeError("\n".join([path, *(error for _, error in told)]))
    said = [line.split() for line, _ in told]
    return sum(int(count) for count, _ in said), max(float(took) for _, took in said)


def main() -> None:
    port, seconds, connections, path, headers = sys.argv[1:]
    lines = [f"GET {path} HTTP/1.1", "Host: localhost"]
    lines += [f"{name}: {value}" for name, value in json.loads(headers).items()]
    question = "\r\n".join([*lines, "", ""]).encode()
    address = ("127.0.0.1", int(port))
    readers = [socket.create_connection(address, 60) for _ in range(int(connections))]
    count, began = 0, time.monotonic()
    while time.monotonic() < began + float(seconds):
        for reader in readers:
            reader.sendall(question)
        for number, reader in enumerate(readers):
            if _read(reader):
                readers[number] = socket.create_connection(address, 60)
            count += 1
    print(count, time.monotonic() - began)


def _read(reader: socket.socket) -> bool:
    """One answer, which says its length, comes in chunks or until the end of the connection (RFC
    9112 6.3); whether it is the last one there.

    nginx closes a connection after a thousand (keepalive_requests), HTTP/1.0 after each.
    """
    got = b""
    while b"\r\n\r\n" not in got:
        got += _more(reader)
    head, _, body = got.partition(b"\r\n\r\n")
    status, found = head.split(None, 2)[1], _LENGTH.search(head)
    is_last = _is_last(head.lower())
    if status == b"304":
        return is_last
    if status != b"200":
        raise SystemExit(head.decode(errors="replace"))
    if found:
        _skip(reader, int(found[1]) - len(body))
    elif b"\r\ntransfer-encoding: chunked" in head.lower():
        while not body.endswith(b"0\r\n\r\n"):
            body += _more(reader)
    else:
        while reader.recv(1 << 18):
            pass
        is_last = True
    return is_last


def _skip(reader: socket.socket, missing: int) -> None:
    while missing > 0:
        missing -= len(_more(reader))


def _is_last(head: bytes) -> bool:
    if head.startswith(b"http/1.0"):
        return b"\r\nconnection: keep-alive" not in head
    return b"\r\nconnection: close" in head


def _more(reader: socket.socket) -> bytes:
    found = reader.recv(1 << 18)
    if not found:
        raise SystemExit("The server has closed the connection.")
    return found


if __name__ == "__main__":
    main()
