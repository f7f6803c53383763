"""A series in a calendar shows exactly the announced dates: over clock changes, moves and gaps."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rruleset, rrulestr
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.ical import span, vevent
from programme.actors import SYSTEM
from programme.drafts import dates
from programme.drafts.event_draft import Rule
from programme.events import publishing
from programme.models.event import Event
from programme.submissions import revising
from tests import cast
from tests.examples import examples
from tests.feeds.ical.readers import entries, expanded, in_home_assistant, in_order, moment, wrapped

TUESDAYS = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 15),
    until=date(2026, 11, 24),
    start_time=time(18),
    end_time=time(20),
)
STATUS = {"cancelled": "CANCELLED", "tentative": "TENTATIVE", "postponed": "TENTATIVE"}


@pytest.fixture
def event(week, aylin):
    return cast.accepted(week, aylin, whens=(), rule=TUESDAYS)


def say(event, **changes):
    """Publish another version of the event, by the road that every version takes."""
    draft = cast.draft(**({"whens": ()} | changes))
    revision = revising.add(event.submission, draft, by=SYSTEM, at=cast.AT)
    return publishing.publish(event.submission, revision, by=SYSTEM, at=cast.AT)


def body_of(event) -> bytes:
    fresh = Event.everything.get(pk=event.pk)
    return wrapped(vevent.VEVENT.stamp(vevent.render(fresh, "en"), 0, cast.AT))


def announced(event) -> list[tuple]:
    """What the rows say."""
    return in_order(
        (moment(span.of(row).start), moment(span.of(row).end), STATUS.get(row.status, "CONFIRMED"))
        for row in event.occurrences.all()
    )


def by_dateutil(body: bytes) -> list:
    """Starts of all dates, put together from the properties by hand."""
    found = []
    rows = entries(body)
    moved = {
        (str(row["UID"]), moment(row["RECURRENCE-ID"].dt)) for row in rows if "RECURRENCE-ID" in row
    }
    for row in rows:
        start = row["DTSTART"].dt
        if "RRULE" not in row:
            found.append(moment(start))
            continue
        # dateutil knows no dates without a time, so all days begin at midnight for it.
        whole = not isinstance(start, datetime)
        first = datetime.combine(start, time(), tzinfo=UTC) if whole else start
        rules = rruleset()
        text = row["RRULE"].to_ical().decode()
        rules.rrule(
            rrulestr(
                text.replace("Z", "") if whole else text,
                dtstart=first.replace(tzinfo=None) if whole else first,
            )
        )
        out = row.get("EXDATE", [])
        gone = {moment(d.dt) for x in (out if isinstance(out, list) else [out]) for d in x.dts}
        days = [moment(d.date() if whole else d) for d in rules]
        uid = str(row["UID"])
        found += [day for day in days if day not in gone and (uid, day) not in moved]
    return sorted(found, key=str)


clocks = st.sampled_from(
    [
        {"start_time": time(18), "end_time": time(20)},
        {"start_time": time(22), "end_time": time(4)},  # over the night of the clock change
        {"start_time": time(2, 30), "end_time": time(4, 15)},  # does not exist on one day
        {"start_time": time(0), "end_time": None},
        {"start_time": time(14), "end_time": None, "clock": "from"},
        {"start_time": None, "end_time": None, "clock": "all_day"},
        {"start_time": None, "end_time": None, "clock": "to_follow"},
    ]
)


@st.composite
def rules(draw):
    freq = draw(st.sampled_from(["weekly", "weekly", "monthly", "daily"]))
    weekdays = draw(st.lists(st.integers(0, 6), unique=True, max_size=3))
    # Spring and autumn of one year and the year after: four clock changes.
    starts_on = date(2026, 2, 1) + timedelta(draw(st.integers(0, 600)))
    return Rule(
        freq=freq,
        interval=draw(st.sampled_from([1, 1, 2, 3])),
        weekdays=tuple(weekdays),
        nth=draw(st.sampled_from([None, 1, 2, 4, -1])) if freq == "monthly" else None,
        starts_on=starts_on,
        until=starts_on + timedelta(draw(st.integers(7, 50 if freq == "daily" else 330))),
        **draw(clocks),
    )


@st.composite
def edited(draw, rule):
    """The dates of the rule, of which people have moved, cancelled, noted and deleted some."""
    found = list(dates.keyed(dates.expand(rule)))
    for n in range(len(found)):
        what = draw(
            st.sampled_from(["as it is"] * 6 + ["delete", "cancel", "move", "later", "note"])
        )
        when = found[n]
        if what == "cancel":
            found[n] = replace(when, status="cancelled")
        elif what == "move":
            found[n] = replace(when, starts_on=when.starts_on + timedelta(draw(st.integers(-9, 9))))
        elif what == "later" and when.start_time:
            found[n] = replace(when, start_time=time(19, 15), end_time=time(21), clock="exact")
        elif what == "note":
            found[n] = replace(
                when, note="im Garten", status=draw(st.sampled_from(["full", "postponed"]))
            )
        elif what == "delete":
            found[n] = None
    kept = tuple(filter(None, found))
    if draw(st.booleans()):
        kept += (cast.when(day=date(2026, 5, 2), start=time(10)),)
    return kept


@given(data=st.data())
@settings(
    max_examples=examples(50),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_calendars_show_what_was_announced(event, data):
    rule = data.draw(rules())
    whens = data.draw(st.just(()) | edited(rule))
    if not (whens or dates.expand(rule)):
        return
    with transaction.atomic():
        event = say(event, rule=rule, whens=whens)
    body = body_of(event)
    assert expanded(body) == announced(event)
    assert by_dateutil(body) == sorted((start for start, _, _ in announced(event)), key=str)
    assert in_home_assistant(body) == announced(event)


def only(event, *names):
    """Those properties of all entries, in their order."""
    rows = entries(body_of(event))
    return [
        {
            name: row[name].to_ical().decode()
            for name in names
            if name in row and not isinstance(row[name], list)
        }
        for row in rows
    ]


def test_a_weekly_series_is_one_entry(event):
    assert only(event, "DTSTART", "DTEND", "RRULE") == [
        {
            "DTSTART": "20260915T180000",
            "DTEND": "20260915T200000",
            "RRULE": "FREQ=WEEKLY;UNTIL=20261124T170000Z;BYDAY=TU",
        }
    ]


def test_days_that_the_series_leaves_out(event):
    event = say(event, rule=replace(TUESDAYS, except_days=(date(2026, 10, 6), date(2026, 11, 3))))
    assert [line for line in body_of(event).decode().split("\r\n") if "EXDATE" in line] == [
        "EXDATE;TZID=Europe/Berlin:20261006T180000",
        "EXDATE;TZID=Europe/Berlin:20261103T180000",
    ]


def with_changed(event, index, **changes):
    whens = list(dates.keyed(dates.expand(TUESDAYS)))
    whens[index] = replace(whens[index], **changes)
    return say(event, rule=TUESDAYS, whens=tuple(whens))


def test_a_moved_date_names_its_first_announced_start(event):
    event = with_changed(event, 2, starts_on=date(2026, 9, 30), start_time=time(19))
    assert only(event, "UID", "RECURRENCE-ID", "DTSTART", "RRULE")[1:] == [
        {
            "UID": f"{event.uid}@kreiskalender.example",
            "RECURRENCE-ID": "20260929T180000",
            "DTSTART": "20260930T190000",
        }
    ]


def test_a_cancelled_date_stays_to_be_seen(event):
    """Not an EXDATE: calendars strike it through."""
    event = with_changed(event, 3, status="cancelled", note="krank")
    master, date_ = entries(body_of(event))
    assert (str(master["STATUS"]), str(date_["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert str(date_["SUMMARY"]) == "CANCELLED: Offener Stammtisch"
    assert str(date_["DESCRIPTION"]).startswith("Cancelled: krank\n")


def test_a_series_that_is_cancelled_as_a_whole_is_one_entry(event):
    whens = [replace(when, status="cancelled") for when in dates.keyed(dates.expand(TUESDAYS))]
    event = say(event, rule=TUESDAYS, whens=tuple(whens))
    assert only(event, "STATUS") == [{"STATUS": "CANCELLED"}]


def test_a_series_with_one_date_left_does_not_look_cancelled(event):
    whens = [replace(when, status="cancelled") for when in dates.keyed(dates.expand(TUESDAYS))]
    whens[5] = replace(whens[5], status="scheduled")
    event = say(event, rule=TUESDAYS, whens=tuple(whens))
    statuses = [row["STATUS"] for row in only(event, "STATUS")]
    assert statuses == ["CONFIRMED"] + ["CANCELLED"] * 10


def test_a_date_that_the_rule_does_not_know_is_an_entry_of_its_own(event):
    whens = (*dates.keyed(dates.expand(TUESDAYS)), cast.when(day=date(2026, 12, 4), start=time(17)))
    event = say(event, rule=TUESDAYS, whens=whens)
    master, single = only(event, "UID", "RRULE", "RELATED-TO", "DTSTART")
    assert master["RRULE"] == "FREQ=WEEKLY;UNTIL=20261124T170000Z;BYDAY=TU"
    assert (single["DTSTART"], single["RELATED-TO"]) == ("20261204T170000", master["UID"])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"interval": 2}, "FREQ=WEEKLY;UNTIL=20261124T170000Z;INTERVAL=2;BYDAY=TU"),
        ({"weekdays": (3, 0)}, "FREQ=WEEKLY;UNTIL=20261123T170000Z;BYDAY=MO,TH"),
        (
            {"freq": "monthly", "nth": -1, "weekdays": (4,)},
            "FREQ=MONTHLY;UNTIL=20261030T170000Z;BYDAY=-1FR",
        ),
        (
            {"freq": "daily", "weekdays": (0, 1, 2, 3, 4)},
            "FREQ=WEEKLY;UNTIL=20261124T170000Z;BYDAY=MO,TU,WE,TH,FR",
        ),
    ],
)
def test_the_rule_in_the_words_of_calendars(event, changes, told):
    event = say(event, rule=replace(TUESDAYS, **changes))
    assert [row["RRULE"] for row in only(event, "RRULE")] == [told]


@pytest.mark.parametrize(
    "changes",
    [
        {"freq": "monthly", "nth": 1, "weekdays": (0, 2)},
        {"freq": "daily", "weekdays": (0, 2), "interval": 2},
        {"start_time": time(2, 30), "weekdays": (6,)},  # 25 October: twice
        {"until": None},
    ],
)
def test_what_calendars_would_read_differently_is_told_date_by_date(event, changes):
    event = say(event, rule=replace(TUESDAYS, **changes))
    rows = only(event, "RRULE", "RECURRENCE-ID", "RELATED-TO")
    assert [sorted(row) for row in rows] == [[]] + [["RELATED-TO"]] * (len(rows) - 1)
    assert expanded(body_of(event)) == announced(event)
