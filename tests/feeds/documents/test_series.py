"""Series, exhibitions and their states in the JSON document."""

from datetime import date, time

import pytest

from programme.actors import organiser
from programme.drafts.event_draft import Hours, Period, Place, Rule
from programme.models.event import Event
from programme.submissions import reporting
from tests import cast
from tests.feeds.documents.telling import document

WEEKLY = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 15),
    until=date(2026, 10, 13),
    start_time=time(16),
    end_time=time(18),
    except_days=(date(2026, 10, 6),),
)


def test_a_series_tells_its_rule_and_all_its_dates(told):
    said = told(whens=(), rule=WEEKLY)
    assert (said["schedule"], said["opening_hours"]) == ("series", None)
    assert said["rule"] == {
        "freq": "WEEKLY",
        "interval": 1,
        "byday": ["TU"],
        "until": "2026-10-13",
        "except_dates": ["2026-10-06"],
    }
    days = [row["start_date"] for row in said["occurrences"]]
    assert days == ["2026-09-15", "2026-09-22", "2026-09-29", "2026-10-13"]


def test_a_monthly_rule_counts_its_weekday(told):
    monthly = Rule(
        freq="monthly",
        nth=-1,
        weekdays=(4,),
        starts_on=date(2026, 9, 25),
        until=date(2026, 11, 27),
        start_time=time(19),
    )
    assert told(whens=(), rule=monthly)["rule"]["byday"] == ["-1FR"]


def test_an_exhibition_tells_its_opening_hours(told):
    shown = Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 9, 18),
        hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(16)),),
        closed_on=(date(2026, 9, 16),),
        hours_note="im Foyer",
        by_arrangement=True,
    )
    said = told(whens=(), period=shown)
    words = said["opening_hours"].pop("text")
    assert (len(words), words[1]) == (4, "im Foyer")
    assert said["opening_hours"] == {
        "start_date": "2026-09-14",
        "end_date": "2026-09-18",
        "hours": [
            {"weekdays": ["MO", "TU", "WE", "TH", "FR"], "opens": "09:00", "closes": "16:00"}
        ],
        "closed_on": ["2026-09-16"],
        "note": "im Foyer",
        "by_arrangement": True,
    }
    assert [row["start_date"] for row in said["occurrences"]] == [
        "2026-09-14",
        "2026-09-15",
        "2026-09-17",
        "2026-09-18",
    ]


def test_an_exhibition_names_the_days_that_differ_from_its_hours(week, aylin):
    shown = Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 9, 20),
        hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(17)),),
    )
    event = cast.accepted(week, aylin, whens=(), period=shown)
    office, hall = organiser(aylin), Place(name="Stadthalle", town="Altstadt")
    keys, change = {"20260916T0900"}, {"starts_on": date(2026, 9, 19)}
    reporting.report(event.submission, "cancelled", keys=keys, by=office, at=cast.AT)
    reporting.relocate(event.submission, "20260918T0900", change, place=hall, by=office, at=cast.AT)
    unlike = "nicht am 16. September, am 19. statt am 18. September (Stadthalle, Altstadt)"
    said = document(Event.objects.get())
    assert said["schedule_text"] == f"14. September bis 20. September 2026, {unlike}"
    assert said["opening_hours"]["text"] == ["Mo–Fr 9–17 Uhr", unlike]


def test_an_exhibition_of_unknown_end_invents_none(told):
    said = told(whens=(), period=Period(starts_on=date(2026, 9, 14)))
    (row,) = said["occurrences"]
    assert (said["start_date"], said["end_date"]) == ("2026-09-14", None)
    assert (said["opening_hours"]["end_date"], row["end_date"]) == (None, None)


@pytest.mark.parametrize(
    ("statuses", "overall"),
    [
        (("scheduled", "cancelled"), "scheduled"),
        (("cancelled", "cancelled"), "cancelled"),
        (("postponed", "cancelled"), "postponed"),
        (("full", "full"), "full"),
        (("tentative", "postponed"), "tentative"),
        (("moved", "full"), "moved"),
    ],
)
def test_of_the_whole_the_best_of_its_dates_is_said(told, statuses, overall):
    days = (date(2026, 9, 28), date(2026, 9, 29))
    said = told(
        whens=tuple(
            cast.when(day, status=status) for day, status in zip(days, statuses, strict=True)
        )
    )
    assert said["status"] == overall
    assert tuple(row["status"] for row in said["occurrences"]) == statuses
