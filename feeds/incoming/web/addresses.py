"""Which addresses may be asked: web servers on the open internet, and nothing else.

A partner gives us an address, and the server that fetches it may stand inside a private network.
So a name is looked up once, every address it has must be global, and the connection goes to one of
these very addresses (see feeds.incoming.web.fetch): a second look-up could answer something else.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from feeds.incoming.items import Unreadable
from programme import domain_names
from programme.regular_expressions import expression

PORTS = {"http": 80, "https": 443}
LONGEST = 1000
_WEBCAL = expression(r"^webcals?://", re.IGNORECASE)
_FORBIDDEN = expression(r"[\x00-\x20\x7f\\]")
MOST_ADDRESSES = 8
# They carry an IPv4 address inside, which the rules for IPv6 do not look at.
_CARRIERS = tuple(
    map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96"))
)


@dataclass(frozen=True)
class Target:
    """A web address that is well formed; whether its host may be asked is still to be seen."""

    scheme: str
    host: str
    port: int
    path: str  # with the query

    @property
    def is_plain(self) -> bool:
        return self.scheme == "http"

    @property
    def netloc(self) -> str:
        """For the header Host: the port only where it is not the usual one (RFC 9110 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.path}"

    @property
    def is_trusted(self) -> bool:
        """Whether the one who runs this server named it: "host" or "host:port"."""
        named = settings.IMPORT_TRUSTED_HOSTS
        return f"{self.host}:{self.port}" in named or (
            self.port == PORTS[self.scheme] and self.host in named
        )


def target(text: str) -> Target:
    """The address in `text`; raises Unreadable for what is no web address that may be asked."""
    text = text.strip()
    if len(text) > LONGEST or _FORBIDDEN.search(text):
        raise Unreadable("not_web")
    try:
        parts = urlsplit(_WEBCAL.sub("https://", text))
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise Unreadable("not_web") from None
    if parts.scheme not in PORTS or not host:
        raise Unreadable("not_web")
    if "@" in parts.netloc:
        raise Unreadable("credentials")
    found = Target(parts.scheme, _plain(host), port or PORTS[parts.scheme], _path(parts))
    if found.port not in PORTS.values() and not found.is_trusted:
        raise Unreadable("port")
    return found


def following(before: Target, location: str) -> Target:
    """Where a redirect leads; from a protected address never to an unprotected one."""
    found = target(urljoin(before.url, location.strip()))
    if found.is_plain and not before.is_plain:
        raise Unreadable("downgrade")
    return found


def _plain(host: str) -> str:
    """In the letters that the network knows, without the dot that may end a name."""
    try:
        return domain_names.in_ascii(host.rstrip(".")).rstrip(".")
    except ValueError:
        raise Unreadable("not_web") from None


def _path(parts: SplitResult) -> str:
    """With the query."""
    return _quoted((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def _quoted(path: str) -> str:
    """Other letters as UTF-8 in percent signs, as browsers send them."""
    return "".join(char if char.isascii() else _percent(char) for char in path)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them now."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def checked(found: Target, resolver=resolve) -> list[str]:
    """The addresses to connect to; raises Unreadable if only one of them is not global."""
    try:
        found_addresses = resolver(found.host, found.port)[:MOST_ADDRESSES]
    except (OSError, UnicodeError):
        raise Unreadable("unknown_host") from None
    if not found_addresses:
        raise Unreadable("unknown_host")
    if not found.is_trusted and not all(map(is_global, found_addresses)):
        raise Unreadable("private_address")
    return found_addresses


def is_global(text: str) -> bool:
    """Whether an IP address is reachable from the whole internet."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if address.version == 6:
        if address.ipv4_mapped:
            return is_global(str(address.ipv4_mapped))
        if any(address in network for network in _CARRIERS) or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
