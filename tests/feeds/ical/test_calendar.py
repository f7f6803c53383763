"""A calendar as a whole: its size, its colour."""

from datetime import date, timedelta

import pytest

from feeds.ical import calendar, colour_names
from feeds.ical.contents import Asked
from programme.events.selection import Selection
from tests import cast
from tests.feeds.ical.readers import entries

TODAY = date(2026, 9, 1)


@pytest.fixture
def many(week, aylin):
    """Ten events, twenty days before to 160 days after today."""
    for n in range(10):
        day = TODAY + timedelta(20 * n - 20)
        cast.accepted(week, aylin, title=f"{20 * n - 20}", whens=(cast.when(day=day),))
    cast.programme(week.district, slug="neu", starts_on=date(2027, 1, 1), ends_on=date(2027, 2, 1))


def titles(asked):
    return [str(row["SUMMARY"]) for row in entries(calendar.make(asked, TODAY).body)]


def test_of_too_many_events_those_nearest_to_today(nord, many, monkeypatch, caplog):
    monkeypatch.setattr(calendar, "MOST_ENTRIES", 5)
    assert titles(Asked(nord, None, "de")) == ["-20", "0", "20", "40", "60"]
    assert "http://localhost:8000/feeds/nord.ics holds more than calendars can take" in caplog.text


def test_of_too_many_bytes_as_many_as_fit(nord, many, monkeypatch):
    whole = calendar.make(Asked(nord, None, "de"), TODAY).body
    monkeypatch.setattr(calendar, "MOST_BYTES", len(whole) // 2)
    found = calendar.make(Asked(nord, None, "de"), TODAY).body
    assert len(whole) // 3 < len(found) < len(whole) // 2 + 1000


def test_a_programme_is_told_whole(nord, week, many, monkeypatch, caplog):
    monkeypatch.setattr(calendar, "MOST_ENTRIES", 5)
    assert len(titles(Asked(nord, week, "de"))) == 10
    assert len(titles(Asked(nord, None, "de", Selection(since=date(2026, 1, 1))))) == 10
    assert caplog.text.count("holds more than calendars can take") == 2


def test_what_fits_costs_no_warning(nord, many, caplog):
    assert len(titles(Asked(nord, None, "de"))) == 10
    assert caplog.text == ""


def test_pieces_are_made_on_the_way_out(nord, week, many, django_assert_num_queries):
    calendar.make(Asked(nord, week, "de"), TODAY)
    with django_assert_num_queries(1):
        calendar.make(Asked(nord, week, "de"), TODAY)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("#ff8c00", "darkorange"),
        ("#7a3b69", "rebeccapurple"),
        ("#1f7a3d", "seagreen"),
        ("#000", "teal"),
        ("no colour", "teal"),
        ("", "teal"),
    ],
)
def test_a_colour_has_a_name(code, name):
    assert colour_names.name(code) == name
