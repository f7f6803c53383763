"""Single lines of calendars and what is made of them."""

from datetime import date, time

import pytest

from feeds.incoming.ical import calendar_file, recurrence
from feeds.incoming.items import Unreadable
from programme.drafts import dates
from programme.drafts.event_draft import Place
from tests.effort import works_at_most


def calendar(*lines, before=()) -> bytes:
    event = ["BEGIN:VEVENT", "UID:1@a.example", "SUMMARY:Fest", *lines, "END:VEVENT"]
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", *before, *event, "END:VCALENDAR", ""]
    ).encode()


def only(lookup, *lines, before=()):
    (item,) = calendar_file.read(calendar(*lines, before=before), lookup).items
    return item


def times(draft) -> list[str]:
    return [
        f"{when.starts_on:%d.%m.} {when.start_time:%H:%M}"
        for when in draft.whens
        if when.start_time
    ]


THIRD = date(2026, 9, 30)
START = "DTSTART;TZID=Europe/Berlin:20260928T180000"


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        (START, "18:00"),
        ("DTSTART:20260928T160000Z", "18:00"),
        ("DTSTART:20260928T180000", "18:00"),
        ('DTSTART;TZID="W. Europe Standard Time":20260928T180000', "18:00"),
        ("DTSTART;TZID=Westeuropäische Normalzeit:20260928T180000", "18:00"),
        (
            'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"'
            ":20260928T180000",
            "18:00",
        ),
        ("DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20260928T180000", "18:00"),
        ("DTSTART;TZID=America/New_York:20260928T120000", "18:00"),
        ("DTSTART;TZID=UTC+5:20260928T210000", "18:00"),
        ("DTSTART;TZID=GMT-0300:20260928T130000", "18:00"),
        ("DTSTART;TZID=Europe/Berlin:20260928T160000Z", "18:00"),
    ],
)
def test_zones_of_all_kinds(line, clock, lookup):
    item = only(lookup, line)
    assert (times(item.draft), item.problems) == ([f"28.09. {clock}"], ())


@pytest.mark.parametrize("name", ["Mars/Olympus", "a" * 3000, "../../etc/passwd", "Europe", "-"])
def test_an_unknown_zone_is_taken_as_ours_and_said(name, lookup):
    item = only(lookup, f"DTSTART;TZID={name}:20260928T180000")
    assert times(item.draft) == ["28.09. 18:00"]
    assert [problem.code for problem in item.problems] == ["unknown_zone"]


def test_a_zone_is_read_from_its_own_file_only(lookup):
    zone = [
        "BEGIN:VTIMEZONE",
        "TZID:Unsere Zeit",
        "BEGIN:STANDARD",
        "DTSTART:16010101T000000",
        "TZOFFSETFROM:+0500",
        "TZOFFSETTO:+0500",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
    line = "DTSTART;TZID=Unsere Zeit:20260928T210000"
    assert times(only(lookup, line, before=zone).draft) == ["28.09. 18:00"]
    assert times(only(lookup, line).draft) == ["28.09. 21:00"]


def test_a_zone_that_would_count_for_ever_is_not_followed(lookup):
    zone = [
        "BEGIN:VTIMEZONE",
        "TZID:Falle",
        "BEGIN:STANDARD",
        "DTSTART:16010101T000000",
        "RRULE:FREQ=SECONDLY",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
    with works_at_most(60):
        item = only(lookup, "DTSTART;TZID=Falle:20260928T180000", before=zone)
    assert [problem.code for problem in item.problems] == ["unknown_zone"]


def test_floating_times_are_those_of_the_calendar(lookup):
    item = only(lookup, "DTSTART:20260928T120000", before=["X-WR-TIMEZONE:America/New_York"])
    assert times(item.draft) == ["28.09. 18:00"]


@pytest.mark.parametrize(
    ("lines", "last", "clock"),
    [
        (["DTSTART;VALUE=DATE:20260928", "DTEND;VALUE=DATE:20260929"], None, "all_day"),
        (
            ["DTSTART;VALUE=DATE:20260928", "DTEND;VALUE=DATE:20261001"],
            date(2026, 9, 30),
            "all_day",
        ),
        (["DTSTART;VALUE=DATE:20260928", "DTEND;VALUE=DATE:20260928"], None, "all_day"),
        (["DTSTART;VALUE=DATE:20260928", "DURATION:P3D"], THIRD, "all_day"),
        (["DTSTART;VALUE=DATE:20260928"], None, "all_day"),
        (["DTSTART:20260928", "DTEND:20260930"], date(2026, 9, 29), "all_day"),
        (["DTSTART:20260928T000000", "DTEND:20260930T000000"], date(2026, 9, 29), "all_day"),
        (["DTSTART:20260928T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"], None, "all_day"),
        ([START, "DTEND;TZID=Europe/Berlin:20260930T120000"], THIRD, "exact"),
        ([START, "DTEND;TZID=Europe/Berlin:20260929T013000"], None, "exact"),
        ([START, "DTEND;TZID=Europe/Berlin:20260929T200000"], date(2026, 9, 29), "exact"),
        ([START, "DURATION:PT7H"], None, "exact"),
    ],
)
def test_the_last_day(lines, last, clock, lookup):
    (when,) = only(lookup, *lines).draft.whens
    assert (when.starts_on, when.ends_on, when.clock) == (date(2026, 9, 28), last, clock)


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("DTEND;TZID=Europe/Berlin:20260928T200000", time(20)),
        ("DURATION:PT1H30M", time(19, 30)),
        ("DTEND;TZID=Europe/Berlin:20260929T000000", time(0)),
        ("DTEND;TZID=Europe/Berlin:20260928T180000", None),
        ("DTEND;VALUE=DATE:20260929", None),
        ("TRANSP:OPAQUE", None),
    ],
)
def test_nobody_invents_an_end(line, end, lookup):
    (when,) = only(lookup, START, line).draft.whens
    assert when.end_time == end


def test_a_duration_over_the_clock_change_is_exact(lookup):
    (when,) = only(
        lookup, "DTSTART;TZID=Europe/Berlin:20261024T220000", "DURATION:PT6H"
    ).draft.whens
    assert (when.end_time, when.ends_on) == (time(3), None)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("FREQ=WEEKLY;COUNT=4", ("weekly", 1, (0,), None, 4)),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261031T235959Z",
            ("weekly", 2, (0, 2), None, 6),
        ),
        ("FREQ=MONTHLY;BYDAY=4MO;COUNT=3", ("monthly", 1, (0,), 4, 3)),
        ("FREQ=MONTHLY;BYDAY=-1MO;COUNT=3", ("monthly", 1, (0,), -1, 3)),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1;COUNT=3", ("monthly", 1, (0,), -1, 3)),
        ("FREQ=DAILY;COUNT=3", ("daily", 1, (), None, 3)),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=7", ("weekly", 1, (0, 1, 2, 3, 4), None, 7)),
    ],
)
def test_rules_that_we_have_words_for(rule, told, lookup):
    draft = only(lookup, START, f"RRULE:{rule}").draft
    words = draft.rule
    assert draft.whens == ()
    assert (words.freq, words.interval, words.weekdays, words.nth) == told[:4]
    assert len(dates.expand(words)) == told[4]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", ["28.09.", "30.09.", "02.10."]),
        ("FREQ=MONTHLY;COUNT=3", ["28.09.", "28.10.", "28.11."]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", ["28.09.", "30.09.", "31.10."]),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=3", ["28.09.", "05.10.", "19.10.", "02.11."]),
        ("FREQ=YEARLY;COUNT=2", ["28.09."]),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", ["28.09.", "29.09.", "06.10."]),
    ],
)
def test_rules_without_words_become_dates(rule, days, lookup):
    draft = only(lookup, START, f"RRULE:{rule}").draft
    assert draft.rule is None
    assert [f"{when.starts_on:%d.%m.}" for when in draft.whens] == days


def test_a_series_without_an_end_is_taken_until_the_programme_ends(lookup):
    item = only(lookup, "DTSTART;TZID=Europe/Berlin:20240101T180000", "RRULE:FREQ=WEEKLY")
    assert (item.draft.rule.starts_on, item.draft.rule.until) == (
        date(2026, 9, 14),
        date(2026, 11, 30),
    )
    assert [problem.code for problem in item.problems] == ["series_cut"]


def test_a_series_keeps_its_time_over_the_clock_change(lookup):
    draft = only(lookup, "DTSTART;TZID=Europe/Berlin:20261019T190000", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert draft.draft.rule.start_time == time(19)
    utc = only(lookup, "DTSTART:20261019T170000Z", "RRULE:FREQ=WEEKLY;COUNT=3").draft
    assert (utc.rule, times(utc)) == (None, ["19.10. 19:00", "26.10. 18:00", "02.11. 18:00"])


def test_moved_added_and_cancelled_dates(lookup):
    series = ["RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE;TZID=Europe/Berlin:20261005T180000"]
    data = calendar(
        START,
        *series,
        "RDATE;TZID=Europe/Berlin:20261001T180000",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:1@a.example",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261012T180000",
        "DTSTART;TZID=Europe/Berlin:20261013T193000",
        "SUMMARY:Fest",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:1@a.example",
        "RECURRENCE-ID:20261019T160000Z",
        "DTSTART:20261019T160000Z",
        "STATUS:CANCELLED",
        "SUMMARY:Fest",
    )
    (item,) = calendar_file.read(data, lookup).items
    assert [(when.key, f"{when.starts_on:%d.%m.}", when.status) for when in item.draft.whens] == [
        ("20260928T1800", "28.09.", "scheduled"),
        ("20261001T1800", "01.10.", "scheduled"),
        ("20261012T1800", "13.10.", "scheduled"),
        ("20261019T1800", "19.10.", "cancelled"),
        ("20261026T1800", "26.10.", "scheduled"),
    ]
    assert item.draft.rule.except_days == (date(2026, 10, 5),)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=5",
        "FREQ=DAILY;BYHOUR=9,10,11",
        "FREQ=NONSENSE",
        "COUNT=5",
    ],
)
def test_rules_that_nobody_can_follow(rule, lookup):
    item = only(lookup, START, f"RRULE:{rule}")
    assert (item.draft, [problem.code for problem in item.problems]) == (None, ["bad_rule"])


def test_many_rules_that_never_match_end_with_the_time_for_a_file(lookup, monkeypatch):
    monkeypatch.setattr(recurrence, "MOST_SECONDS", 0.5)
    never = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    events = [
        line
        for n in range(300)
        for line in (
            *("BEGIN:VEVENT", f"UID:{n}", "SUMMARY:Nie", "DTSTART:00010101T100000", never),
            "END:VEVENT",
        )
    ]
    lines = ["BEGIN:VCALENDAR", *events, "END:VCALENDAR"]
    with works_at_most(60):
        reading = calendar_file.read("\r\n".join(lines).encode(), lookup)
    assert len(reading.items) + len(reading.problems) > 0


def test_a_broken_entry_takes_no_other_with_it(lookup):
    data = calendar(START).replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nSUMMARY:Kaputt\r\nDTSTART:morgen\r\nBEGIN:VEVENT\r\nUID:2\r\n"
        b"SUMMARY:Gut\r\nDTSTART:20260929T100000\r\n\x00\xff\xfe;;;\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    items = calendar_file.read(data, lookup).items
    assert [(item.label, bool(item.draft)) for item in items] == [
        ("Fest", True),
        ("Kaputt", False),
        ("Gut", True),
    ]


def test_texts_places_and_words(lookup):
    item = only(
        lookup,
        START,
        "DESCRIPTION:<p>Alle &amp\\; jeder</p><script>alert(1)</script><ul><li>Tee</li></ul>",
        "LOCATION:Rathaus\\, Saal 2\\, Altdorf",
        "CATEGORIES:Konzert,Kinder",
        "CATEGORIES:Sommer\\, Sonne",
        "URL:javascript:alert(1)",
        "ORGANIZER;CN=Bruno:mailto:bruno@verein.example",
        "ATTENDEE:mailto:anna@verein.example",
    )
    draft = item.draft
    assert draft.summary == "Alle & jeder – Tee"
    assert draft.place == Place(venue="rathaus-altdorf", room="Saal 2")
    assert (draft.category, draft.audiences) == ("musik", ("kinder",))
    assert draft.wishes == "CATEGORIES: Sommer, Sonne"
    assert draft.website == ""
    assert "verein.example" not in str(draft)


def test_a_link_to_a_meeting_is_no_place(lookup):
    draft = only(lookup, START, "LOCATION:https://zoom.us/j/123456").draft
    assert draft.place == Place(online=True, note="https://zoom.us/j/123456")


def test_coordinates_find_a_place_where_none_is_named(lookup):
    assert only(lookup, START, "GEO:50.9003;10.7002").draft.place == Place(
        venue="mehrgenerationenhaus"
    )
    assert only(lookup, START, "GEO:50.91;10.71").draft.place == Place()


def test_the_newer_version_of_an_entry_counts(lookup):
    old = b"BEGIN:VEVENT\r\nUID:1@a.example\r\nSUMMARY:Alt\r\nDTSTART:20260927T160000Z"
    data = calendar(START, "SEQUENCE:2").replace(
        b"END:VCALENDAR", old + b"\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    (item,) = calendar_file.read(data, lookup).items
    assert item.label == "Fest"


def test_the_same_number_for_different_events_is_said(lookup):
    other = b"BEGIN:VEVENT\r\nUID:1@a.example\r\nSUMMARY:Lesung\r\nDTSTART:20260930T160000Z"
    data = calendar(START).replace(b"END:VCALENDAR", other + b"\r\nEND:VEVENT\r\nEND:VCALENDAR")
    items = calendar_file.read(data, lookup).items
    assert [item.key for item in items] == ["1@a.example", "1@a.example 2"]
    assert [problem.code for problem in items[1].problems] == ["shared_uid"]


def test_the_same_number_for_dates_of_one_event_makes_one_event(lookup):
    other = b"BEGIN:VEVENT\r\nUID:1@a.example\r\nSUMMARY:Fest\r\nDTSTART:20260930T160000Z"
    data = calendar(START).replace(b"END:VCALENDAR", other + b"\r\nEND:VEVENT\r\nEND:VCALENDAR")
    (item,) = calendar_file.read(data, lookup).items
    assert times(item.draft) == ["28.09. 18:00", "30.09. 18:00"]


def test_without_a_number_an_event_is_known_by_title_and_start(lookup):
    data = calendar(START).replace(b"UID:1@a.example\r\n", b"")
    (first,), (again,) = (
        calendar_file.read(data, lookup).items,
        calendar_file.read(data, lookup).items,
    )
    assert first.key == again.key
    assert first.key.startswith("no-uid ")


def test_a_cancelled_calendar_cancels_its_events(lookup):
    item = only(lookup, START, before=["METHOD:CANCEL"])
    assert [when.status for when in item.draft.whens] == ["cancelled"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (b"<!DOCTYPE html><html><body>Login</body></html>", "web_page"),
        (b"Hello", "no_calendar"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no_events"),
        (b"BEGIN:VCALENDAR\n" + b" " * 5_000_001, "too_big"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 2001, "too_many_events"),
        (b"BEGIN:VCALENDAR\x00\x01\x02", "no_text"),
    ],
)
def test_files_that_are_refused(data, code, lookup):
    with pytest.raises(Unreadable) as refused:
        calendar_file.read(data, lookup)
    assert refused.value.problem.code == code
