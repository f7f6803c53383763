"""What the public asks most is answered by an index, however many events there are."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feeds.ical import candidates, contents
from programme.checks import neighbours
from programme.events.coming import next_events
from programme.events.selection import Selection
from programme.models.event import Event
from tests import cast, many

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="plans of PostgreSQL"),
]
DAY = date(2027, 3, 1)


def listed(selection):
    return lambda week: selection.events(week.district).values("pk", "version")[:50]


ASKED = {
    "the event of an address": lambda week: Event.everything.remembered().filter(
        programme=week, slug="offener-stammtisch4711"
    ),
    "a page of a district": listed(Selection()),
    "a page of a programme": listed(Selection(programme="ikw-2026")),
    "a day": listed(Selection(day=DAY)),
    "a few days": listed(Selection(since=DAY, until=DAY)),
    "words": listed(Selection(q="nummer4711")),
}


def explained(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())


def nearest(week):
    """The plans for those that a district's feed tells: of today, ahead and past."""
    told = contents.contents(contents.Asked(week.district, None, "de"), DAY)
    with CaptureQueriesContext(connection) as queries:
        candidates.nearest(told, 501)
    return [explained(query["sql"]) for query in queries]


def coming(week):
    """The plan for the next dates of a programme."""
    with CaptureQueriesContext(connection) as queries:
        next_events(week, DAY, single=4, long=4)
    return explained(queries[1]["sql"])


def neighbouring(week):
    """The plans for titles, dates of such a title, and what is at the same time as a draft."""
    draft = cast.draft(whens=(cast.when(DAY), cast.when(date(2027, 6, 1))), audiences=("frauen",))
    with CaptureQueriesContext(connection) as queries:
        list(neighbours.findings(draft, week))
    return [explained(query["sql"]) for query in queries if "programme_occurrence" in query["sql"]]


def test_an_index_answers(week, aylin):
    """Of a programme of 10,000 events, all in one year."""
    many.copies(cast.accepted(week, aylin), 10_000)
    plans = {name: asked(week).explain() for name, asked in ASKED.items()}
    of_today, ahead, past = nearest(week)
    plans |= {"nearest of today": of_today, "nearest ahead": ahead, "nearest past": past}
    plans["what comes next"] = next_dates = coming(week)
    titles, such_titles, same_time = neighbouring(week)
    plans |= {"titles": titles, "such titles": such_titles, "same time": same_time}
    walked = re.compile(r"Seq Scan on programme_(?:event|eventtext|occurrence)\b")
    assert {name: plan for name, plan in plans.items() if walked.search(plan)} == {}
    assert [name for name, plan in plans.items() if not re.search(r"Index .*Scan", plan)] == []
    assert "events_of_a_district_by_days" in ahead
    assert "events_of_a_district_by_end" in past
    assert "dates_of_a_programme_by_day" in next_dates
    assert "Sort" not in next_dates  # it ends after fifty
