"""What a calendar may have meant otherwise is asked about; folders keep their backslashes."""

from datetime import datetime, timedelta

import pytest

from feeds.incoming.ical import calendar_file


def read(lookup, *lines):
    head = "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "SUMMARY:Fest"
    text = "\r\n".join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""])
    (item,) = calendar_file.read(text.encode(), lookup).items
    return item


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (("DTSTART;TZID=Europe/Berlin:20260928T000000",), ["midnight"]),
        (("DTSTART:20260927T220000Z",), ["midnight"]),
        (("DTSTART:20260928T000000", "DTEND:20260928T020000"), []),
        (("DTSTART;VALUE=DATE:20260928",), []),
        (("DTSTART:20260928T180000",), []),
    ],
)
def test_a_start_at_midnight_without_an_end(lines, asked, lookup):
    assert [problem.code for problem in read(lookup, *lines).problems] == asked


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"Liegt in C:\\neu\\Nord.", r"Liegt in C:\neu\Nord."),
        (r"D:\\Neues und \\\\server\\neu", r"D:\Neues und \\server\neu"),
        (r"Raum C:\\nBitte klingeln", "Raum C:\nBitte klingeln"),
        (r"Raum C:\\nab 19 Uhr", "Raum C:\nab 19 Uhr"),
        (r"eins\\nzwei\\, drei", "eins\nzwei, drei"),
    ],
)
def test_folders_and_line_ends(written, shown, lookup):
    said = read(lookup, "DTSTART:20260928T180000", f"DESCRIPTION:{written}").draft
    assert (said.description or said.summary) == shown


@pytest.mark.parametrize(("count", "codes"), [(400, []), (401, ["too_many_dates"])])
def test_more_dates_than_an_event_can_have_are_refused_with_a_word(count, codes, lookup):
    first = datetime(2026, 9, 21, 8)
    every = [f"{first + timedelta(minutes=20 * n):%Y%m%dT%H%M%S}" for n in range(count)]
    item = read(lookup, f"DTSTART:{every[0]}", f"RDATE:{','.join(every[1:])}")
    assert [problem.code for problem in item.problems if problem.is_error] == codes
