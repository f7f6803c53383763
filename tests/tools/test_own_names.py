"""The names under which others reach this machine, as ALLOWED_HOSTS and an address want them."""

import socket

import pytest

from tools import own_names, run

ANY = "0.0.0.0"  # noqa: S104 - what people write


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.0.0.9", True),
        ("::1", True),
        ("localhost", True),
        (ANY, False),
        ("::", False),
        ("192.0.2.7", False),
        ("kalender.example", False),
    ],
)
def test_who_is_reached_from_this_machine_alone(host, expected):
    assert own_names.is_loopback(host) is expected


@pytest.mark.parametrize(
    ("host", "first"), [("192.0.2.7", "192.0.2.7"), ("2001:db8::7", "[2001:db8::7]")]
)
def test_one_address_comes_first_and_the_names_of_the_machine_after_it(host, first):
    found = own_names.of(host)
    assert found[0] == first
    assert socket.gethostname().lower() in found
    assert not {"localhost", "127.0.0.1", "*"} & set(found)


def test_everywhere_is_every_address_and_never_the_wildcard():
    found = own_names.of(ANY)
    assert not {ANY, "::", "*", ""} & set(found)
    assert found


@pytest.mark.parametrize(
    ("host", "asked"),
    [(ANY, "127.0.0.1"), ("::", "[::1]"), ("192.0.2.7", "192.0.2.7"), ("", "127.0.0.1")],
)
def test_the_start_asks_where_the_server_listens(host, asked):
    assert own_names.to_ask(host) == asked


def test_on_loopback_nothing_is_added(monkeypatch):
    assert run.names("127.0.0.1", 8000) == {}


def test_for_others_links_begin_with_an_address_that_they_reach(monkeypatch, capsys):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("ALLOWED_HOSTS", "kalender.example")
    told = run.names("192.0.2.7", 8080)
    assert told["SITE_URL"] == "http://192.0.2.7:8080"
    assert {"kalender.example", "192.0.2.7"} <= set(told["ALLOWED_HOSTS"].split(","))
    monkeypatch.setenv("SITE_URL", "https://other.example")
    told = run.names("192.0.2.7", 8080)
    assert told["SITE_URL"] == "https://other.example"
    assert "other.example" in told["ALLOWED_HOSTS"].split(",")


@pytest.mark.parametrize(
    ("host", "wish", "expected"),
    [
        ("127.0.0.1", "", ""),
        (ANY, "", "own"),
        ("192.0.2.7", "0", "own"),
        (ANY, "1", "known"),
        ("127.0.0.1", "1", "known"),
    ],
)
def test_others_do_not_meet_the_demos_known_passwords(monkeypatch, host, wish, expected):
    monkeypatch.setenv("DEMO_PASSWORDS", wish)
    assert run.passwords(host) == expected
