"""What is asked by index is what was asked of every date: of any events, on any days."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import Exists, Min, OuterRef, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.events.coming import next_events
from programme.events.selection import Selection
from programme.models.event import Event, Occurrence, Schedule, Status
from tests import cast
from tests.examples import examples

pytestmark = pytest.mark.django_db

FIRST = date(2026, 9, 14)
days = st.integers(0, 40).map(lambda n: FIRST + timedelta(n))
dates = st.tuples(
    days, st.sampled_from([0, 0, 0, 1, 9]), st.sampled_from(["scheduled", "cancelled"])
)
event = st.tuples(
    st.sampled_from(Schedule.values),
    st.lists(dates, min_size=1, max_size=4),
    st.sampled_from(["public", "public", "public", "school"]),
)
LIMIT = 4


@pytest.fixture(scope="module")
def eight(once_per_file):
    week = cast.programme(cast.district("nord", "16001"))
    aylin = cast.person("aylin", week.district)
    made = [cast.accepted(week, aylin, title=f"Abend {n}") for n in range(8)]
    cast.accepted(week, aylin, openness="school")
    return week, made


def put(made, events):
    """Date the first of the rows as the examples say."""
    Occurrence.objects.filter(event__in=made).delete()
    rows = []
    for row, (schedule, said, openness) in zip(made, events, strict=False):
        ends = [start + timedelta(length) for start, length, _ in said]
        span = {"starts_on": min(start for start, *_ in said), "ends_on": max(ends)}
        Event.everything.filter(pk=row.pk).update(schedule=schedule, openness=openness, **span)
        rows += [
            Occurrence(
                event=row, programme=row.programme, key=str(n), clock="all_day",
                starts_on=start, ends_on=start + timedelta(length), status=status,
            )
            for n, (start, length, status) in enumerate(said)
        ]  # fmt: skip
    Occurrence.objects.bulk_create(rows)


worlds = st.lists(event, min_size=8, max_size=8)
several = settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def spans(day, other, far):
    """A day, some days, a long time, and from or until a day."""
    first, last = sorted((day, other))
    yield {"day": day}
    yield {"since": first, "until": last}
    yield {"since": first, "until": first + timedelta(far)}
    yield {"since": first - timedelta(far), "until": first}
    yield {"since": day}
    yield {"until": day}


@given(worlds, days, days, st.integers(32, 400))
@several
def test_a_question_for_days_finds_the_events_that_have_such_a_date(eight, events, day, other, far):
    week, made = eight
    put(made, events)
    for asked in spans(day, other, far):
        first, last = (asked.get("day") or asked.get(name) for name in ("since", "until"))
        there = Q(starts_on__lte=last or date.max) & Q(ends_on__gte=first or date.min)
        rows = Occurrence.objects.filter(there, event=OuterRef("pk"))
        wanted = Event.objects.filter(Exists(rows), district=week.district)
        assert list(Selection(**asked).events(week.district)) == list(wanted)
        assert set(Selection(**asked).dates()) == set(Occurrence.objects.filter(there))


@given(worlds, days)
@several
@pytest.mark.parametrize("few", [0, 100])
def test_what_comes_next_is_what_has_the_earliest_date_to_come(
    eight, monkeypatch, few, events, day
):
    """However many there are: by their own dates, or by the dates of the programme in order."""
    week, made = eight
    put(made, events)
    monkeypatch.setattr("programme.events.coming.FEW", few)
    monkeypatch.setattr("programme.events.coming.BATCH", 2)
    planned = Q(occurrences__ends_on__gte=day) & ~Q(occurrences__status=Status.CANCELLED)
    rows = Event.objects.filter(programme=week).annotate(
        next_day=Min("occurrences__starts_on", filter=planned)
    )
    rows = rows.filter(next_day__isnull=False).order_by("next_day", "pk")
    single = list(rows.filter(schedule=Schedule.DATES)[:LIMIT].values_list("pk", flat=True))
    long = list(rows.exclude(schedule=Schedule.DATES)[:LIMIT].values_list("pk", flat=True))
    assert next_events(week, day, single=LIMIT, long=LIMIT) == (single, long)


def test_a_date_of_an_older_release_is_told_the_programme_of_its_event(eight):
    week, made = eight
    other = cast.programme(week.district, slug="kino", title="Kino")
    Occurrence.objects.update(programme=other)
    migration = import_module("programme.migrations.0028_public_events_by_index")
    migration.tell_dates(apps, None)
    assert set(Occurrence.objects.values_list("programme", flat=True)) == {week.pk}
