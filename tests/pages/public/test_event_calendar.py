"""From the page of an event into one's own calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest

from programme.actors import PARTNER
from programme.drafts.event_draft import Hours, Period
from programme.submissions import reporting
from tests import cast

PATH = "/en/nord/ikw-2026/offener-stammtisch/"
TUESDAY = date(2026, 9, 29)


def test_one_may_keep_it_or_follow_it(read, add, client, settings, time_machine):
    time_machine.move_to(cast.AT, tick=False)
    settings.SITE_URL = "https://kalender.example"
    add()
    page = read(PATH)
    panel = page.one("section", class_="subscribe")
    file = "/feeds/nord/ikw-2026/offener-stammtisch.en.ics"
    links = panel.links()
    assert list(links) == [
        "Subscribe",
        "Save once as a file",
        "Google Calendar",
        "Outlook on the web",
        "Subscribe to the whole programme",
    ]
    assert links["Subscribe"] == f"webcal://kalender.example{file}"
    assert panel.one("input").attrs["value"] == f"https://kalender.example{file}"
    assert links["Subscribe to the whole programme"] == "/en/nord/ikw-2026/#subscribe"
    assert client.get(links["Save once as a file"]).status_code == 200
    # The menu as well leads to this event, not to the programme.
    assert "#subscribe" in page.one("header").links().values()


def test_one_date_is_put_into_a_calendar_on_a_phone(read, add, time_machine):
    time_machine.move_to(cast.AT, tick=False)
    before, after = cast.when(TUESDAY, time(18), end_time=time(20)), cast.when(clock="all_day")
    add(whens=(replace(after, starts_on=date(2026, 10, 1), start_time=None), before))
    panel = read(PATH).one("section", class_="subscribe")
    assert "Add only the next date, Tuesday, 29 September, to:" in panel.texts("p")
    google = parse_qs(urlsplit(panel.links()["Google Calendar"]).query)
    outlook = parse_qs(urlsplit(panel.links()["Outlook on the web"]).query)
    assert google["dates"] == ["20260929T160000Z/20260929T180000Z"]
    assert (google["text"], google["location"]) == (
        ["Offener Stammtisch"],
        ["Mehrgenerationenhaus, Hauptstraße 1, Neustadt"],
    )
    assert (outlook["startdt"], outlook["enddt"]) == (
        ["2026-09-29T16:00:00Z"],
        ["2026-09-29T18:00:00Z"],
    )
    time_machine.move_to(datetime(2026, 9, 30, 12, tzinfo=UTC), tick=False)
    later = read(f"{PATH}?utm_source=x").one("section", class_="subscribe").links()
    google = parse_qs(urlsplit(later["Google Calendar"]).query)
    outlook = parse_qs(urlsplit(later["Outlook on the web"]).query)
    assert google["dates"] == ["20261001/20261002"]
    assert (outlook["startdt"], outlook["enddt"], outlook["allday"]) == (
        ["2026-10-01"],
        ["2026-10-02"],
        ["true"],
    )


@pytest.mark.parametrize(
    "hours", [(), (Hours(weekdays=(0, 1), opens=time(9), closes=time(17)),)], ids=["none", "hours"]
)
def test_an_exhibition_is_put_there_with_all_its_days(read, add, time_machine, hours):
    time_machine.move_to(cast.AT, tick=False)
    shown = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 20), hours=hours)
    add(whens=(), period=shown)
    panel = read(PATH).one("section", class_="subscribe")
    google = parse_qs(urlsplit(panel.links()["Google Calendar"]).query)
    assert google["dates"] == ["20260914/20260921"]
    assert "Add this date to:" in panel.texts("p")  # and not the next date only


def test_an_exhibition_of_which_one_day_is_cancelled_is_put_there_as_the_feed_tells_it(
    read, add, client, time_machine
):
    time_machine.move_to(cast.AT, tick=False)
    hours = (Hours(weekdays=tuple(range(7)), opens=time(9), closes=time(17)),)
    shown = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 20), hours=hours)
    event = add(whens=(), period=shown)
    key = event.occurrences.order_by("starts_on").first().key
    reporting.report(event.submission, "full", keys=[key], by=PARTNER, at=cast.AT)
    links = read(PATH).one("section", class_="subscribe").links()
    google = parse_qs(urlsplit(links["Google Calendar"]).query)
    feed = icalendar.Calendar.from_ical(
        client.get(f"/feeds{PATH.removeprefix('/en')[:-1]}.en.ics").content
    )
    entry = feed.events[0]
    assert google["text"] == [entry["SUMMARY"]] == ["Offener Stammtisch"]
    assert google["details"] == [entry["DESCRIPTION"]]


def test_a_cancelled_date_is_not_put_into_a_calendar(read, add, time_machine):
    time_machine.move_to(cast.AT, tick=False)
    add(whens=(cast.when(status="cancelled"),))
    links = read(PATH).one("section", class_="subscribe").links()
    assert "Google Calendar" not in links
