"""The visitor's address: named by the proxies that are known, and by nobody else."""

import pytest
from django.test import RequestFactory

from calendar_site.serving import client_address

PROXY, VISITOR = "172.18.0.5", "198.51.100.7"


def address(forwarded=None, connection=PROXY):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address.of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=connection))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, VISITOR, PROXY),
        (0, None, PROXY),
        (1, VISITOR, VISITOR),
        (1, f"203.0.113.9, {VISITOR}", VISITOR),
        (1, f"203.0.113.9,rubbish,,{VISITOR}", VISITOR),
        (1, None, PROXY),
        (1, "", PROXY),
        (2, f"{VISITOR}, 10.0.0.1", VISITOR),
        (2, f"203.0.113.9, {VISITOR}, 10.0.0.1", VISITOR),
        (2, VISITOR, VISITOR),  # who goes round the house's proxy is named by ours
    ],
)
def test_as_many_entries_count_as_there_are_proxies(settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert address(forwarded) == expected


@pytest.mark.parametrize("entry", ["unknown", "_hidden", "198.51.100.999", "a" * 5000, "7", "::x"])
def test_what_is_no_address_counts_as_none(settings, entry):
    settings.TRUSTED_PROXIES = 1
    assert address(f"203.0.113.9, {entry}") == PROXY


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("2001:db8:0:1:aaaa::7", "2001:db8:0:1::/64"),
        ("2001:DB8:0:1::8", "2001:db8:0:1::/64"),
        ("2001:db8:0:2::8", "2001:db8:0:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:198.51.100.7", VISITOR),
    ],
)
def test_who_has_many_addresses_is_counted_once(settings, entry, expected):
    settings.TRUSTED_PROXIES = 1
    assert address(entry) == expected
    assert address(None, entry) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (f"{VISITOR}:51234", VISITOR),
        ("[2001:db8:0:1::8]:51234", "2001:db8:0:1::/64"),
        ("[2001:db8:0:1::8]", "2001:db8:0:1::/64"),
        (f"{VISITOR}:x", PROXY),
        (f"[{VISITOR}", PROXY),
    ],
)
def test_a_port_that_a_proxy_tells_is_no_other_visitor(settings, entry, expected):
    settings.TRUSTED_PROXIES = 1
    assert address(f"203.0.113.9, {entry}") == expected


def test_a_connection_without_an_address_has_a_name_too(settings):
    assert address(None, "") == ""
