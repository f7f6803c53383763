"""A log line is one line, and holds nothing that belongs to a person."""

import logging
import sys

import pytest

from calendar_site.serving.logs import OneLineFormatter, without_personal_data


def line(message, *values, exc_info=None):
    record = logging.LogRecord("a.logger", logging.WARNING, "f.py", 1, message, values, exc_info)
    return OneLineFormatter().format(record).split(" ", 1)[1]


def test_a_line_says_level_logger_and_message():
    assert line("Not Found: %s", "/de/nord/") == "WARNING a.logger Not Found: /de/nord/"


def test_the_time_is_utc():
    record = logging.LogRecord("a", logging.INFO, "f.py", 1, "x", (), None)
    record.created = 0.0
    assert OneLineFormatter().format(record) == "1970-01-01T00:00:00Z INFO a x"


def test_line_breaks_do_not_make_lines():
    assert line("one\ntwo\r\n\tthree") == "WARNING a.logger one two three"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("to anna@example.org now", "to …@… now"),
        ("GET /de/nord/?q=secret&x=1 done", "GET /de/nord/?… done"),
        ("from 192.0.2.17 and 2001:db8:0:1::7", "from … and …"),
        ("/de/nord/edit/Zk3vQ9xTr7LmPp2aWc8eYh4B/", "/de/nord/edit/…/"),
        (f"/de/nord/edit/{'xYz_' * 10}abc/renew/", "/de/nord/edit/…/renew/"),
        (
            "429: /account/password/reset/key/1k-d3ux0p-0a1b2c3d4e/",
            "429: /account/password/reset/key/…/",
        ),
        ("/account/confirm-email/MQ:1wOK7x:Zk3vQ9xTr-7LmPp/", "/account/confirm-email/…/"),
        ("/de/nord/ikw-2023/fest-der-begegnung-24/", "/de/nord/ikw-2023/fest-der-begegnung-24/"),
        ("2026-09-27 at 19:00:00", "2026-09-27 at 19:00:00"),
        ("redis://:password@10.0.0.1:6379/0", "…@…"),
    ],
)
def test_personal_data_is_left_out(said, written):
    assert without_personal_data(said) == written


def test_an_exception_is_told_by_kind_and_place_and_not_by_its_words():
    try:
        raise ValueError("Key (email)=(anna@example.org) already exists")
    except ValueError:
        told = line("Broken", exc_info=sys.exc_info())
    assert told.startswith("WARNING a.logger Broken | builtins.ValueError at ")
    assert told.endswith(" test_an_exception_is_told_by_kind_and_place_and_not_by_its_words")
    assert "anna" not in told
    assert "already exists" not in told


def test_other_handlers_still_see_the_record_as_it_was():
    record = logging.LogRecord("a", logging.INFO, "f.py", 1, "%s", ("b@c.example",), None)
    OneLineFormatter().format(record)
    assert record.getMessage() == "b@c.example"
