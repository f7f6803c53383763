"""A calendar that follows a filter is told of what has left it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from programme.actors import PARTNER, organiser
from programme.submissions import moderation, revising
from tests import cast
from tests.feeds.ical.readers import entries, titles
from tests.feeds.ical.serving import FEED

pytestmark = pytest.mark.usefixtures("september")
LEFT = "Dieser Termin gehört nicht mehr zu Ihrer Auswahl."


def test_a_filtered_feed_tells_when_an_event_has_left_it(client, event, aylin):
    """No piece of its own is newer, but the feed has changed."""
    query = f"{FEED}?category=fest"
    first = client.get(query)
    later = timezone.now() - timedelta(minutes=30)
    revising.revise(event.submission, cast.draft(category="film"), by=PARTNER, at=later)
    moderation.accept(event.submission, by=organiser(aylin), at=later)
    second = client.get(query, headers={"if-modified-since": first["Last-Modified"]})
    assert titles(second) == [LEFT]
    assert second["Last-Modified"] == "Tue, 01 Sep 2026 09:30:00 GMT"


def entry(response):
    (row,) = entries(response.content)
    return {name: row[name] for name in ("UID", "SEQUENCE", "STATUS")}


def test_an_entry_that_left_a_filter_and_came_back_is_newer_each_time(client, event, aylin):
    query, told = f"{FEED}?category=fest", []
    told.append(entry(client.get(query)))
    for hour, category in enumerate(("film", "fest"), 1):
        at = cast.AT + timedelta(hours=hour)
        revising.revise(event.submission, cast.draft(category=category), by=PARTNER, at=at)
        moderation.accept(event.submission, by=organiser(aylin), at=at)
        told.append(entry(client.get(query)))
    assert len({row["UID"] for row in told}) == 1
    assert [row["STATUS"] for row in told] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    sequences = [row["SEQUENCE"] for row in told]
    assert sequences == sorted(set(sequences))
    assert titles(client.get(f"{FEED}?category=film")) == [LEFT]
    assert titles(client.get(f"{FEED}?category=film&cancelled=hide")) == []
    assert titles(client.get(f"{FEED}?category=musik")) == []
    assert titles(client.get(FEED)) == ["Offener Stammtisch"]


def test_how_long_a_filter_tells_what_has_left_it(client, event, aylin):
    later = timezone.now() - timedelta(minutes=30)
    revising.revise(event.submission, cast.draft(category="film"), by=PARTNER, at=later)
    moderation.accept(event.submission, by=organiser(aylin), at=later)
    query, told = f"{FEED}?category=fest", []
    for days in (0, 30, 31):
        with time_machine.travel(datetime(2026, 9, 28, 10, tzinfo=UTC) + timedelta(days)):
            told.append(titles(client.get(query)))
    assert told == [[LEFT], [LEFT], []]
