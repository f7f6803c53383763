"""Where a request comes from: what limits count by. Not logged, and stored as a digest alone."""

import ipaddress

from django.conf import settings

from programme.regular_expressions import expression

IPV6_NETWORK = 64  # bits; a household or an office has that many addresses to itself
IPV6_WIDE = 48  # of all that a provider gives to one customer (RFC 6177)
# Some proxies tell the visitor's port too: 198.51.100.7:51234, [2001:db8::7]:51234.
WITH_PORT = expression(r"(?:\[(?P<v6>[^\]]+)\]|(?P<v4>[\d.]+))(?::\d+)?")


def of(request) -> str:
    """The visitor's address, as TRUSTED_PROXIES name it, else that of the connection.

    Each proxy adds whom it was asked by to the end of X-Forwarded-For; with n proxies the n-th
    entry from the right is the visitor, and what stands left of it is what the visitor claims. An
    entry that is no address counts as none. IPv6: the network (RFC 6177), such as 2001:db8::/64.
    """
    connection = request.META.get("REMOTE_ADDR", "")
    return _normal(_forwarded(request)) or _normal(connection) or connection


def wide_network_of(request) -> str:
    """The wider network of an address of IPv6; empty for others."""
    network = of(request)
    if ":" not in network:
        return ""
    start = int(ipaddress.ip_network(network, strict=False).network_address)
    return str(ipaddress.ip_network((start, IPV6_WIDE), strict=False))


def _forwarded(request) -> str:
    if not settings.TRUSTED_PROXIES:
        return ""
    known = request.headers.get("X-Forwarded-For", "").split(",")[-settings.TRUSTED_PROXIES :]
    entry = known[0].strip()
    found = WITH_PORT.fullmatch(entry)
    return (found["v6"] or found["v4"]) if found else entry


def _normal(text: str) -> str:
    """The address in one spelling; empty where it is none."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), IPV6_NETWORK), strict=False))
