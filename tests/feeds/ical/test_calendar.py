"""A calendar as a whole: its size, its colour."""

from datetime import date, timedelta
from random import Random

import pytest

from feeds import feed_parts, pieces
from feeds.feed_files import Scope
from feeds.ical import (
    bearable,
    calendar,
    colour_names,
    contents,
    storing,
    without_cancelled,
)
from feeds.ical.candidates import Candidates
from feeds.ical.contents import Asked
from feeds.ical.sources import Changed, File, Store
from feeds.ical.vevent import VEVENT
from feeds.models.fragment import Fragment
from programme.demo.bulk import make_events
from programme.events.selection import Selection
from programme.models.event import Event
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


@pytest.fixture(autouse=True)
def no_warning_was_given_today():
    bearable._warn.cache_clear()


def titles(asked):
    return [str(row["SUMMARY"]) for row in entries(calendar.make(asked, TODAY).body)]


def test_of_too_many_events_those_nearest_to_today(nord, many, monkeypatch, caplog):
    monkeypatch.setattr(bearable, "MOST_ENTRIES", 5)
    assert titles(Asked(nord, None, "de")) == ["-20", "0", "20", "40", "60"]
    assert "http://localhost:8000/feeds/nord.ics holds more than calendars can take" in caplog.text


def test_of_too_many_bytes_as_many_as_fit(nord, many, monkeypatch):
    whole = calendar.make(Asked(nord, None, "de"), TODAY).body
    monkeypatch.setattr(bearable, "MOST_BYTES", len(whole) // 2)
    found = calendar.make(Asked(nord, None, "de"), TODAY).body
    assert len(whole) // 3 < len(found) < len(whole) // 2 + 1000


def test_a_programme_is_told_whole(nord, week, many, monkeypatch, caplog):
    monkeypatch.setattr(bearable, "MOST_ENTRIES", 5)
    assert len(titles(Asked(nord, week, "de"))) == 10
    assert len(titles(Asked(nord, None, "de", Selection(since=date(2026, 1, 1))))) == 10
    assert caplog.text.count("holds more than calendars can take") == 2


def test_readers_do_not_repeat_the_warning(nord, many, monkeypatch, caplog):
    monkeypatch.setattr(bearable, "MOST_ENTRIES", 5)
    for _reader in range(3):
        calendar.make(Asked(nord, None, "de"), TODAY)
    assert caplog.text.count("holds more than calendars can take") == 1


def chosen_among_all(events, sizes):
    """The choice as it was first written: over all events, with all their sizes at hand."""
    days = [(row.starts_on, row.ends_on) for row in events]
    far = [max((first - TODAY).days, (TODAY - last).days, 0) for first, last in days]
    kept, size, entries = set(), 0, 0
    for n in sorted(range(len(days)), key=lambda n: (far[n], n)):
        size, entries = size + sizes[n][0], entries + sizes[n][1]
        if size > bearable.MOST_BYTES or entries > bearable.MOST_ENTRIES:
            break
        kept.add(n)
    return [row.pk for n, row in enumerate(events) if n in kept]


def test_the_choice_is_that_among_all_events(nord, week, monkeypatch):
    """Random days with many ties, rooms of all sizes, with cancelled dates and without."""
    make_events(nord, week, 40, at=cast.AT)
    drawn = Random(7)  # noqa: S311 no secret
    for turn in range(30):
        rows = list(Event.everything.all())
        for row in rows:
            row.starts_on = TODAY + timedelta(drawn.randint(-6, 6))
            row.ends_on = row.starts_on + timedelta(drawn.choice([0, 0, 0, 1, 4]))
        Event.everything.bulk_update(rows, ["starts_on", "ends_on"])
        monkeypatch.setattr(bearable, "MOST_ENTRIES", drawn.randint(1, 60))
        monkeypatch.setattr(bearable, "MOST_BYTES", drawn.randint(1000, 90_000))
        asked = Asked(nord, None, "de", hides_cancelled=turn % 3 == 0)
        among = Candidates(contents.contents(asked, TODAY))
        events = among.events
        told = [piece.body for piece in pieces.pieces(events, "de", VEVENT)]
        if asked.hides_cancelled:
            told = [without_cancelled.without_cancelled(body) for body in told]
        sizes = [(len(body), body.count(b"BEGIN:VEVENT")) for body in told]
        source = Store("de", hides_cancelled=asked.hides_cancelled)
        found = [piece.event_id for piece in bearable.told(asked, among, "feed", source)]
        if asked.is_plain:
            runs = bearable.told(asked, among, "feed", File("de", None, Changed(["de"])))
            assert list(feed_parts.columns_of(runs).event_id) == found
        assert found == chosen_among_all(list(events), sizes)


def test_a_big_district_costs_few_questions_and_only_what_fits(
    nord, week, monkeypatch, django_assert_num_queries
):
    """Those of today, ahead and past; their pieces."""
    make_events(nord, week, 40, at=cast.AT)
    monkeypatch.setattr(bearable, "MOST_ENTRIES", 5)
    asked = Asked(nord, None, "de")
    calendar.make(asked, TODAY)
    assert Fragment.objects.count() <= 6
    with django_assert_num_queries(4):
        calendar.make(asked, TODAY)
    hiding = Asked(nord, None, "de", hides_cancelled=True)
    calendar.make(hiding, TODAY)
    with django_assert_num_queries(6):
        calendar.make(hiding, TODAY)


def test_what_fits_costs_no_warning(nord, many, caplog):
    assert len(titles(Asked(nord, None, "de"))) == 10
    assert caplog.text == ""


def test_pieces_are_made_on_the_way_out(nord, week, many, django_assert_num_queries):
    """Afterwards it is one question for all; one for their states where a file may know them."""
    free = Asked(nord, week, "de", Selection(free=True))
    for asked, count in ((Asked(nord, week, "de"), 2), (free, 2)):
        calendar.make(asked, TODAY)
        with django_assert_num_queries(count):
            calendar.make(asked, TODAY)


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


def test_one_subject_in_more_languages_costs_no_more(
    nord, week, monkeypatch, django_assert_num_queries
):
    """District; those of today, ahead, past."""
    make_events(nord, week, 40, at=cast.AT)
    monkeypatch.setattr(bearable, "MOST_ENTRIES", 5)
    scopes = [Scope(nord, None, code) for code in ("de", "en", "ar")]
    assert storing.publish(scopes) == ["nord.ar.ics", "nord.en.ics", "nord.ics"]
    with django_assert_num_queries(4):
        assert storing.publish(scopes) == []
