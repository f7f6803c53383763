"""`cancelled=hide`: what is cancelled is gone, also where a rule would bring it back."""

from datetime import date, time

import pytest

from feeds.ical import vevent, without_cancelled
from feeds.pieces import pieces
from programme.actors import SYSTEM
from programme.drafts.event_draft import Rule
from programme.drafts.reports import ALL
from programme.models.event import Event
from programme.submissions import reporting
from tests import cast
from tests.feeds.ical.readers import expanded, in_home_assistant, wrapped

RULE = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 15),
    until=date(2026, 11, 24),
    start_time=time(18),
    end_time=time(20),
)


def body(event) -> bytes:
    (piece,) = pieces(Event.everything.filter(pk=event.pk), "de", vevent.VEVENT)
    return bytes(piece.body)


def cancel(event, *keys):
    reporting.report(
        event.submission,
        "cancelled",
        keys=keys or ALL,
        note="krank",
        by=SYSTEM,
        at=cast.AT,
    )
    return body(event)


@pytest.fixture
def series(week, aylin):
    return cast.accepted(week, aylin, whens=(), rule=RULE)


def test_what_takes_place_is_left_as_it_is(series):
    assert without_cancelled.without_cancelled(body(series)) == body(series)


def test_cancelled_dates_of_a_series_become_exceptions(series):
    marked = cancel(series, "20260922T1800", "20261027T1800")
    hidden = without_cancelled.without_cancelled(marked)
    live = [row for row in expanded(wrapped(marked)) if row[2] == "CONFIRMED"]
    assert len(live) == 9
    assert expanded(wrapped(hidden)) == in_home_assistant(wrapped(hidden)) == live


def test_a_cancelled_date_beside_others_is_gone(week, aylin):
    event = cast.accepted(week, aylin, whens=(cast.when(), cast.when(day=date(2026, 10, 5))))
    marked = cancel(event, "20260928T1800")
    live = [row for row in expanded(wrapped(marked)) if row[2] == "CONFIRMED"]
    assert expanded(wrapped(without_cancelled.without_cancelled(marked))) == live
    assert len(live) == 1


def test_a_cancelled_event_leaves_nothing(week, aylin, series):
    assert without_cancelled.without_cancelled(cancel(cast.accepted(week, aylin))) == b""
    assert without_cancelled.without_cancelled(cancel(series)) == b""


def test_words_in_a_text_hide_nothing(week, aylin):
    event = cast.accepted(week, aylin)
    for shift in range(80):
        event.texts.update(title="x" * shift + " STATUS:CANCELLED END:VEVENT")
        fresh = Event.everything.get(pk=event.pk)
        made = vevent.render(fresh, "de")
        assert without_cancelled.without_cancelled(made) == made
