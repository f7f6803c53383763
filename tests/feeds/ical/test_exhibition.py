"""A period (an exhibition) is one entry over all its days."""

from datetime import date, time

from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import Hours, Period, Place
from programme.drafts.reports import ALL
from programme.submissions import reporting
from tests import cast
from tests.feeds.ical.readers import one

PERIOD = Period(
    starts_on=date(2026, 9, 15),
    ends_on=date(2026, 10, 30),
    hours=(Hours(weekdays=(0, 1, 2, 3), opens=time(9), closes=time(18)),),
)


def test_a_period_without_a_stated_end_shows_what_is_known(week, aylin):
    event = cast.accepted(
        week, aylin, whens=(), period=Period(starts_on=date(2026, 9, 15), hours_note="im Foyer")
    )
    row = one(event, "en")
    assert (row["DTSTART"].dt, row["DTEND"].dt) == (date(2026, 9, 15), date(2026, 9, 16))
    assert str(row["DESCRIPTION"]).startswith(
        "from 15 September 2026 on (no end is stated)\nim Foyer\n"
    )


def test_a_day_on_which_a_period_is_cancelled_is_named(week, aylin):
    event = cast.accepted(week, aylin, whens=(), period=PERIOD)
    keys = ["20260928T0900"]
    reporting.report(event.submission, "cancelled", keys=keys, by=PARTNER, at=cast.AT)
    row = one(event)
    assert str(row["STATUS"]) == "CONFIRMED"
    assert str(row["DESCRIPTION"]).startswith("Nicht am 28. September\n")


def test_a_day_that_moved_elsewhere_says_from_when_and_where_to(week, aylin):
    event = cast.accepted(week, aylin, whens=(), period=PERIOD)
    hall = Place(name="Stadthalle", town="Altstadt")
    for key, change in (("20260915T0900", {}), ("20260928T0900", {"starts_on": date(2026, 10, 2)})):
        reporting.relocate(
            event.submission, key, change, place=hall, by=organiser(aylin), at=cast.AT
        )
    row = one(event)
    assert str(row["DESCRIPTION"]).startswith(
        "Am 15. September (Stadthalle, Altstadt), am 2. Oktober statt am 28. September"
        " (Stadthalle, Altstadt)\n"
    )
    # The others are where it was announced.
    assert str(row["LOCATION"]).startswith("Mehrgenerationenhaus")


def test_days_that_are_full_are_named(week, aylin):
    event = cast.accepted(week, aylin, whens=(), period=PERIOD)
    reporting.report(event.submission, "full", keys=["20260928T0900"], by=PARTNER, at=cast.AT)
    assert str(one(event)["DESCRIPTION"]).startswith("Ausgebucht: 28. September\n")


def test_a_period_without_hours_that_moved_has_its_new_days(week, aylin):
    shown = Period(starts_on=date(2026, 9, 15), ends_on=date(2026, 9, 20))
    event = cast.accepted(week, aylin, whens=(), period=shown)
    days = {"starts_on": date(2026, 9, 22), "ends_on": date(2026, 9, 27)}
    reporting.relocate(event.submission, "20260915", days, by=PARTNER, at=cast.AT)
    row = one(event)
    assert (row["DTSTART"].dt, row["DTEND"].dt) == (date(2026, 9, 22), date(2026, 9, 28))
    assert "statt: Dienstag, 15. September" in str(row["DESCRIPTION"])


def test_a_cancelled_period_is_cancelled(week, aylin):
    event = cast.accepted(week, aylin, whens=(), period=PERIOD)
    reporting.report(
        event.submission, "cancelled", keys=ALL, note="Umbau", by=organiser(aylin), at=cast.AT
    )
    row = one(event)
    assert str(row["SUMMARY"]) == "ABGESAGT: Offener Stammtisch"
    assert str(row["DESCRIPTION"]).startswith("Abgesagt: Umbau\n")
