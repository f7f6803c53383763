"""Calendars that are nearly right: each field is read as its program meant it."""

from datetime import date, time

import pytest

from feeds.incoming import any_file
from feeds.incoming.ical.mending import mended
from programme.drafts.event_draft import Place, When


def event(*lines: str, line_end="\r\n") -> bytes:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1@a.example")
    return line_end.join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


START = "DTSTART;TZID=Europe/Berlin:20260928T180000"
DAY = date(2026, 9, 28)
SIX = When(starts_on=DAY, start_time=time(18))


def only(data: bytes, lookup):
    (item,) = any_file.read(data, lookup).items
    return item


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("SUMMARY:Fest: 18:00", "SUMMARY:Fest: 18:00"),
        ("DTSTART:2026-09-28T18:00:00", "DTSTART:20260928T180000"),
        ("DTSTART:2026-09-28 18:00", "DTSTART:20260928T180000"),
        ("DTSTART;VALUE=DATE:2026-09-28", "DTSTART;VALUE=DATE:20260928"),
        ("DTSTART:20260928T180000+0200", "DTSTART:20260928T160000Z"),
        ("DTSTART:2026-09-28T18:00:00.000+02:00", "DTSTART:20260928T160000Z"),
        ("DTEND:20260928T240000", "DTEND:20260929T000000"),
        ("DTEND:20260928T235960", "DTEND:20260928T235959"),
        ("DTSTART:20260928T1800", "DTSTART:20260928T180000"),
        ("EXDATE:2026-09-28,2026-10-05", "EXDATE:20260928,20261005"),
        ("RDATE;VALUE=PERIOD:20260928T160000Z/PT1H", "RDATE;VALUE=PERIOD:20260928T160000Z/PT1H"),
        ("DTSTART:morgen", "DTSTART:morgen"),
        ("DTSTART:99991231T240000", "DTSTART:99991231T240000"),
        ("DTSTART:", "DTSTART:"),
        ("DTSTART", "DTSTART"),
        ("DTSTART;TZID=GMT+02:00:20260928T180000", 'DTSTART;TZID="GMT+02:00":20260928T180000'),
        (
            "DTEND;TZID=(UTC+01:00) Amsterdam, Berlin:20260928T180000",
            'DTEND;TZID="(UTC+01:00) Amsterdam, Berlin":20260928T180000',
        ),
        (START, START),
        ("DTEND;TZID=Zeit 1:2026-09-28T18:00:00", "DTEND;TZID=Zeit 1:20260928T180000"),
        ("RRULE:FREQ=WEEKLY; BYDAY=MO, TU", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU"),
        ("GEO:50.9,10.7", "GEO:50.9;10.7"),
        ("LOCATION;;LANGUAGE=de:Haus", "LOCATION;LANGUAGE=de:Haus"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:K=C3=BCche", "SUMMARY:Küche"),
        ("SUMMARY;CHARSET=WINDOWS-1252;ENCODING=QUOTED-PRINTABLE:K=FCche", "SUMMARY:Küche"),
        ("DESCRIPTION;QUOTED-PRINTABLE:eins=0D=0Azwei", "DESCRIPTION:eins\\nzwei"),
    ],
)
def test_lines(line, plain):
    assert mended(line) == plain


@pytest.mark.parametrize(
    "data",
    [
        event("SUMMARY:Frühstück", START, line_end="\n"),
        event("SUMMARY:Frühstück", START, line_end="\r"),
        b"\xef\xbb\xbf" + event("SUMMARY:Frühstück", START),
        event("SUMMARY:Frühstück", START).decode().encode("cp1252"),
        event("SUMMARY:Frühstück", START).decode().encode("utf-16"),
        event("SUMMARY:Frühstück", START, "LOCATION:XX").replace(b"XX", b"B\xfcrgerhaus"),
        event("SUMMARY:Frühstück", START).replace(b"Fr\xc3\xbc", b"Fr\xc3\r\n \xbc"),
        event("SUMMARY;ENCODING=QUOTED-PRINTABLE:Fr=C3=BChst=", "=C3=BCck", START),
    ],
    ids="lf cr bom cp1252 utf-16 mixed folded-inside quoted-printable".split(),
)
def test_a_text_is_read_whoever_wrote_its_bytes(data, lookup):
    item = only(data, lookup)
    assert (item.draft.title, item.draft.whens, item.problems) == ("Frühstück", (SIX,), ())


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (
            "LOCATION:Bürgerhaus - Markt 1 98999 Altdorf",
            Place(name="Bürgerhaus", street="Markt 1", postcode="98999", town="Altdorf"),
        ),
        (
            "LOCATION:Saal\\, Am Markt 1\\, Pirna\\, Sachsen\\, 01796\\, Deutschland",
            Place(name="Saal, Pirna", street="Am Markt 1", postcode="01796"),
        ),
        ("LOCATION:Microsoft Teams-Besprechung", Place(online=True)),
        ("GEO:50.9003,10.7002", Place(venue="mehrgenerationenhaus")),
    ],
)
def test_places(line, place, lookup):
    item = only(event("SUMMARY:Fest", START, line), lookup)
    assert (item.draft.place, item.problems) == (place, ())


def test_what_nobody_reads_may_be_broken(lookup):
    lines = ("CREATED:gestern", "DTSTAMP:2026", "PRIORITY:hoch", "ATTACH;VALUE=BINARY:!")
    item = only(event("SUMMARY:Fest", START, *lines), lookup)
    assert (item.draft.whens, item.problems) == ((SIX,), ())


@pytest.mark.parametrize(
    ("zone", "problems"),
    [
        ("W. Europe Standard Time 1", []),
        ("Romance Standard Time", []),
        ("Etc/GMT-2", []),
        ("europe/berlin", []),
        ("Customized Time Zone", ["unknown_zone"]),
    ],
)
def test_zones_of_outlook(zone, problems, lookup):
    item = only(event("SUMMARY:Fest", f"DTSTART;TZID={zone}:20260928T180000"), lookup)
    assert (item.draft.whens, [each.code for each in item.problems]) == ((SIX,), problems)


def test_a_rule_without_a_step_is_refused(lookup):
    item = only(event("SUMMARY:Fest", START, "RRULE:FREQ=WEEKLY;INTERVAL=0;COUNT=3"), lookup)
    assert (item.draft, [each.code for each in item.problems]) == (None, ["bad_rule"])


def test_a_picture_of_megabytes_inside_is_passed_over(lookup):
    data = event("SUMMARY:Fest", "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUJD" * 300_000, START)
    assert only(data, lookup).draft.whens == (SIX,)
