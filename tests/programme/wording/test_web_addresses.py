"""What may become a link, and how an address is written."""

import pytest

from programme.wording import web_addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://verein.example/x", "https://verein.example/x"),
        (" http://verein.example ", "http://verein.example"),
        ("www.verein.example", "https://www.verein.example"),
        ("javascript:alert(1)", ""),
        ("JavaScript://x.example/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("http:///x", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_what_a_browser_may_open_is_an_address(text, address):
    assert web_addresses.web_address(text) == address


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://verein.example/", "verein.example"),
        ("http://a.example/b/", "a.example/b"),
        ("", ""),
    ],
)
def test_an_address_is_shown_as_people_write_it(url, shown):
    assert web_addresses.shown_address(url) == shown
