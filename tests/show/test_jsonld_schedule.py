"""Series, picked dates and exhibitions, for search engines."""

from dataclasses import replace
from datetime import date, time

import pytest

from programme.actors import PARTNER
from programme.drafts.event_draft import Hours, Period, Rule
from programme.models.event import Clock, Event
from programme.submissions import reporting
from tests import cast
from tests.show.jsonld_shapes import URL, data

RULE = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 15),
    until=date(2026, 9, 29),
    start_time=time(16),
    end_time=time(18),
    except_days=(date(2026, 9, 22),),
)


def test_a_series_and_its_dates_name_each_other(add):
    series, *dates = data(add(whens=(), rule=RULE))["@graph"]
    assert (series["@type"], series["startDate"], series["endDate"]) == (
        "EventSeries",
        "2026-09-15",
        "2026-09-29",
    )
    assert series["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Tuesday"],
        "startDate": "2026-09-15",
        "endDate": "2026-09-29",
        "startTime": "16:00",
        "endTime": "18:00",
        "exceptDate": ["2026-09-22"],
        "scheduleTimezone": "Europe/Berlin",
    }
    assert [each["startDate"] for each in dates] == [
        "2026-09-15T16:00:00+02:00",
        "2026-09-29T16:00:00+02:00",
    ]
    assert [{"@id": each["@id"]} for each in dates] == series["subEvent"]
    assert {each["superEvent"]["@id"] for each in dates} == {series["@id"]}


def test_dates_picked_by_hand_are_parts_of_one_whole_without_a_rule(add):
    days = [date(2026, 9, 5), date(2026, 9, 12), date(2026, 9, 26), date(2026, 10, 10)]
    series, *dates = data(add(whens=tuple(cast.when(day) for day in days)))["@graph"]
    assert (series["@type"], series["@id"], series["name"], series["startDate"]) == (
        "EventSeries",
        f"{URL}#series",
        "Offener Stammtisch",
        "2026-09-05",
    )
    assert (series["endDate"], "eventSchedule" in series) == ("2026-10-10", False)
    assert [(each["@type"], each["startDate"]) for each in dates] == [
        ("Event", f"{day}T18:00:00+02:00") for day in days
    ]
    assert series["subEvent"] == [{"@id": each["@id"]} for each in dates]
    assert len({each["@id"] for each in dates}) == 4
    assert {each["superEvent"]["@id"] for each in dates} == {series["@id"]}


@pytest.mark.parametrize("last", [date(2026, 11, 8), None])
def test_an_exhibition_is_one_event_with_its_hours(add, last):
    period = Period(
        starts_on=date(2026, 9, 14),
        ends_on=last,
        hours=(Hours(weekdays=(0, 1), opens=time(9), closes=time(16)),),
        closed_on=(date(2026, 9, 21),),
    )
    found = data(add(whens=(), period=period))
    assert (found["@type"], found["startDate"]) == ("Event", "2026-09-14")
    assert found.get("endDate") == (last and last.isoformat())
    (hours,) = found["eventSchedule"]
    assert hours["byDay"] == ["https://schema.org/Monday", "https://schema.org/Tuesday"]
    assert (hours["startTime"], hours["endTime"]) == ("09:00", "16:00")
    assert hours["exceptDate"] == ["2026-09-21"]
    assert found["location"]["name"] == "Mehrgenerationenhaus"


def test_an_exhibition_is_not_open_on_a_cancelled_day_and_on_one_that_moved(add):
    period = Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 9, 20),
        hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(16)),),
        closed_on=(date(2026, 9, 15),),
    )
    event = add(whens=(), period=period)
    reporting.report(event.submission, "cancelled", keys={"20260916T0900"}, by=PARTNER, at=cast.AT)
    change = {"starts_on": date(2026, 9, 19)}
    reporting.relocate(event.submission, "20260918T0900", change, by=PARTNER, at=cast.AT)
    change = {"start_time": time(18), "end_time": time(20)}
    reporting.relocate(event.submission, "20260917T0900", change, by=PARTNER, at=cast.AT)
    hours, *others = data(Event.objects.get(pk=event.pk))["eventSchedule"]
    assert hours["exceptDate"] == ["2026-09-15", "2026-09-16", "2026-09-17", "2026-09-18"]
    names = ("startDate", "endDate", "startTime", "endTime")
    assert [tuple(each[name] for name in names) for each in others] == [
        ("2026-09-17", "2026-09-17", "18:00", "20:00"),
        ("2026-09-19", "2026-09-19", "09:00", "16:00"),
    ]
    reporting.report(event.submission, "cancelled", keys="all", by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["eventSchedule"][0]["exceptDate"] == ["2026-09-15"]


def test_of_two_openings_of_a_day_only_the_cancelled_one_is_left_out(add):
    twice = (
        Hours(weekdays=(0,), opens=time(9), closes=time(12)),
        Hours(weekdays=(0,), opens=time(14), closes=time(17)),
    )
    span = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 27), hours=twice)
    event = add(whens=(), period=span)
    reporting.report(event.submission, "cancelled", keys={"20260914T1400"}, by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))["eventSchedule"]
    assert [each.get("exceptDate") for each in found] == [None, ["2026-09-14"]]


def test_two_new_times_of_a_day_are_told_also_where_one_has_no_end_and_one_no_hour(add):
    hours = tuple(Hours(weekdays=(0,), opens=time(at), closes=time(at + 2)) for at in (9, 12, 15))
    span = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 20), hours=hours)
    event = add(whens=(), period=span)
    for key, change in (
        ("20260914T0900", {"start_time": time(18), "end_time": None}),
        ("20260914T1200", {"start_time": time(18), "end_time": time(20)}),
        ("20260914T1500", {"start_time": None, "end_time": None, "clock": Clock.ALL_DAY}),
    ):
        reporting.relocate(event.submission, key, change, by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))["eventSchedule"]
    times = {(each.get("startTime"), each.get("endTime")) for each in found[3:]}
    assert times == {("18:00", None), ("18:00", "20:00"), (None, None)}


def test_an_exhibition_that_moved_as_a_whole_is_on_its_new_days(add):
    event = add(whens=(), period=Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 20)))
    change = {"starts_on": date(2026, 9, 21), "ends_on": date(2026, 9, 30)}
    reporting.relocate(event.submission, "20260914", change, by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))
    said = (found["startDate"], found["endDate"], found["previousStartDate"])
    assert said == ("2026-09-21", "2026-09-30", "2026-09-14")


def test_the_rule_of_a_series_leaves_out_what_is_not_held_then(add):
    rule = replace(RULE, until=date(2026, 10, 20))
    event = add(whens=(), rule=rule)
    reporting.report(event.submission, "cancelled", keys={"20260929T1600"}, by=PARTNER, at=cast.AT)
    reporting.report(event.submission, "postponed", keys={"20261006T1600"}, by=PARTNER, at=cast.AT)
    for key, change in (
        ("20261013T1600", {"starts_on": date(2026, 10, 14)}),
        ("20261020T1600", {"start_time": time(17)}),
    ):
        reporting.relocate(event.submission, key, change, by=PARTNER, at=cast.AT)
    series, *dates = data(Event.objects.get(pk=event.pk))["@graph"]
    assert series["eventSchedule"]["exceptDate"] == [
        "2026-09-22",
        "2026-09-29",
        "2026-10-06",
        "2026-10-13",
        "2026-10-20",
    ]
    assert [each["startDate"][:16] for each in dates] == [
        "2026-09-15T16:00",
        "2026-09-29T16:00",
        "2026-10-06T16:00",
        "2026-10-14T16:00",
        "2026-10-20T17:00",
    ]
