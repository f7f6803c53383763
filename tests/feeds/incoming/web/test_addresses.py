"""Which addresses may be asked, and how people write them."""

import pytest

from feeds.incoming.items import Unreadable
from feeds.incoming.web import addresses
from feeds.incoming.web.fetch import get


def refused(url, resolver=addresses.resolve) -> str:
    with pytest.raises(Unreadable) as problem:
        get(url, resolver=resolver)
    return problem.value.problem.code


def knows(*found):
    """A look-up that answers this to every question."""
    return lambda host, port: list(found)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://calendar.example/a.ics", "not_web"),
        ("file:///etc/passwd", "not_web"),
        ("gopher://127.0.0.1:6379/_INFO", "not_web"),
        ("javascript:alert(1)", "not_web"),
        ("calendar.example/a.ics", "not_web"),
        ("http:///a.ics", "not_web"),
        ("http://a.example\r\nHost: b.example/", "not_web"),
        ("http://a.example\\@b.example/", "not_web"),
        ("http://[::1", "not_web"),
        ("http://a.example:99999/", "not_web"),
        ("https://" + "a" * 2000, "not_web"),
        ("http://" + "a" * 70 + ".example/", "not_web"),
        ("http://" + "ä" * 70 + ".example/", "not_web"),
        ("http://a..example/", "not_web"),
        ("http://./", "not_web"),
        ("http://。/", "not_web"),
        ("http://ü..example/", "not_web"),
        ("http://ü_.example/", "not_web"),
        ("http://ü-.example/", "not_web"),
        ("http://\u200dü.example/", "not_web"),
        ("http://\u0301ü.example/", "not_web"),
        ("http://ü%20.example/", "not_web"),
        ("http://a\u00a0ü.example/", "not_web"),
        ("http://אa.example/", "not_web"),
        ("http://xn--ü.example/", "not_web"),
        ("http://ü／.example/", "not_web"),
        ("https://user:secret@calendar.example/", "credentials"),
        ("https://user@calendar.example/", "credentials"),
        ("https://calendar.example:8443/", "port"),
        ("http://calendar.example:22/", "port"),
        ("http://calendar.example:6379/", "port"),
    ],
)
def test_addresses_that_are_none(url, code, settings):
    settings.IMPORT_TRUSTED_HOSTS = []
    assert refused(url, resolver=knows("192.0.2.1")) == code


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("webcal://calendar.example/a.ics", "https://calendar.example/a.ics"),
        ("WEBCALS://Calendar.Example", "https://calendar.example/"),
        (" https://bücher.example/käse ", "https://xn--bcher-kva.example/k%C3%A4se"),
        ("https://straße.de", "https://xn--strae-oqa.de/"),
        ("https://STRASSE.de", "https://strasse.de/"),
        ("https://BÜCHER.example", "https://xn--bcher-kva.example/"),
        ("https://Ｂücher．example。", "https://xn--bcher-kva.example/"),
        ("https://مثال.example", "https://xn--mgbh0fb.example/"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example/"),
        ("https://calendar_1.example.", "https://calendar_1.example/"),
        ("https://[2606:2800:220:1::1]", "https://[2606:2800:220:1::1]/"),
        ("http://calendar.example:80/?a=b", "http://calendar.example/?a=b"),
        ("https://calendar.example:80/", "https://calendar.example:80/"),
    ],
)
def test_addresses_as_people_write_them(text, url):
    assert addresses.target(text).url == url


PRIVATE = [
    "127.0.0.1",
    "127.255.0.1",
    "0.0.0.0",  # noqa: S104
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:0:1::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "nonsense",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_asked(address, settings):
    settings.IMPORT_TRUSTED_HOSTS = []
    code = refused("http://calendar.example/", resolver=knows(address))
    assert code == "private_address"


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_open_addresses(address):
    assert addresses.is_global(address)


def test_one_private_address_among_others_is_enough_to_refuse(settings):
    settings.IMPORT_TRUSTED_HOSTS = []
    resolver = knows("93.184.216.34", "10.0.0.1")
    assert refused("https://calendar.example/", resolver=resolver) == "private_address"


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "localhost",
        "[::1]",
        "127.0.0.1.",
        "１２７。0.0.1",
        "ｌocalhost",
    ],
)
def test_disguised_addresses_of_this_machine(host, settings):
    settings.IMPORT_TRUSTED_HOSTS = []
    assert refused(f"http://{host}/") in ("private_address", "unknown_host")


def test_a_name_nobody_knows():
    def resolver(host, port):
        raise OSError("unknown")

    assert refused("https://calendar.example/", resolver=resolver) == "unknown_host"
    assert refused("https://calendar.example/", resolver=knows()) == "unknown_host"


def test_a_protected_address_does_not_lead_to_an_unprotected_one():
    before = addresses.target("https://calendar.example/")
    with pytest.raises(Unreadable) as problem:
        addresses.following(before, "http://calendar.example/")
    assert problem.value.problem.code == "downgrade"
    assert addresses.following(before, "/b").url == "https://calendar.example/b"
