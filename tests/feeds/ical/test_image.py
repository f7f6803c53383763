"""The picture of an event in calendars (RFC 7986 5.10)."""

from dataclasses import replace

import pytest

from feeds.ical import vevent
from feeds.pieces import pieces
from programme.drafts.event_draft import Rule
from programme.models.event import Event
from programme.models.picture import Picture
from tests import cast, pictured
from tests.feeds.ical.readers import entries, lines, wrapped
from tests.programme.pictures.drawing import plain, saved


def body(event) -> bytes:
    (piece,) = pieces(Event.objects.filter(pk=event.pk), "de", vevent.VEVENT)
    return wrapped(bytes(piece.body))


def images(event) -> list[str]:
    return [line for line in lines(body(event)) if line.startswith("IMAGE")]


def address(width) -> str:
    return f"http://localhost:8000/media/pictures/{Picture.objects.get().uid}/{width}.webp"


def test_calendars_get_the_address(week, aylin):
    event = pictured.shown(week, aylin)
    shown = f"IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:{address(800)}"
    assert images(event) == [shown]


@pytest.mark.parametrize(("size", "width"), [((2000, 1500), 960), ((300, 400), 300)])
def test_in_the_width_for_a_phone(week, aylin, size, width):
    submission = cast.offered(week)
    pictured.upload(submission, saved(plain(size)))
    (line,) = images(pictured.accept(submission, aylin))
    assert line.endswith(f":{address(width)}")


def test_readers_find_it(week, aylin):
    (entry,) = entries(body(pictured.shown(week, aylin)))
    assert [image.uri for image in entry.images] == [address(800)]


def test_each_entry_of_a_series_has_it_once(week, aylin):
    day = cast.when().starts_on
    rule = Rule(freq="weekly", weekdays=(0,), starts_on=day, until=day.replace(month=10))
    event = pictured.shown(week, aylin, whens=(), rule=replace(rule, start_time=cast.time(18)))
    assert len(images(event)) == body(event).count(b"BEGIN:VEVENT") == 1


def test_without_its_rights_it_is_not_there(week, aylin):
    event = pictured.shown(week, aylin, said=replace(pictured.COMPLETE, author=""))
    assert images(event) == []
