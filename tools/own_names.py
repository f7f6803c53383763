"""The names and addresses under which others reach this machine.

A server that listens for others answers to these alone: a page of somewhere else that makes its own
name point here (DNS rebinding) is refused, because the browser asks for that name.
"""

import contextlib
import fcntl
import ipaddress
import socket
import struct
import sys

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - as people write them in HOST
SIOCGIFADDR = 0x8915
# Addresses for examples (RFC 5737, RFC 3849): nothing is sent, the system only chooses a way out.
OUTSIDE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}


def is_loopback(host: str) -> bool:
    """Whether who listens at `host` is reached from this machine alone."""
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def of(host: str) -> list[str]:
    """As ALLOWED_HOSTS wants them, for a server at `host`; the one to open first."""
    addresses = _addresses(host) if host in EVERYWHERE else [host]
    name = socket.gethostname().lower()
    names = [name, socket.getfqdn().lower(), f"{name.partition('.')[0]}.local"]
    known = [*map(in_address, addresses), *names]
    return [each for each in dict.fromkeys(known) if not is_loopback(each)] or ["localhost"]


def in_address(host: str) -> str:
    """The host as it stands in http://…/: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def to_ask(host: str) -> str:
    """Where this machine itself reaches a server at `host`."""
    loopback = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
    return in_address(loopback.get(host, host))


def _addresses(host: str) -> list[str]:
    """The one that others most likely use first, and every other of a network card."""
    found = [_way_out(socket.AF_INET)]
    if sys.platform == "linux":
        found += [_of_card(name) for _number, name in socket.if_nameindex()]
    if host == "::":
        found.append(_way_out(socket.AF_INET6))
    return [address for address in found if address and not is_loopback(address)]


def _way_out(family: socket.AddressFamily) -> str:
    with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((OUTSIDE[family], 9))
        return str(probe.getsockname()[0])
    return ""


def _of_card(name: str) -> str:
    """The IPv4 address of a network card (netdevice(7)); empty where it has none."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        asked = struct.pack("256s", name.encode()[:15])
        return socket.inet_ntoa(fcntl.ioctl(probe.fileno(), SIOCGIFADDR, asked)[20:24])
    return ""
