"""Start and end as people write them: the form reads what a table's cell reads."""

from datetime import date, time

import pytest

from programme.drafts.event_draft import from_data
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, send
from tests.pages.partner.test_typed import errors

UNSAID = {
    "start_time": None,
    "end_time": None,
    "end_about": False,
    "open_end": False,
    "doors": None,
    "ends_on": None,
    "clock": "exact",
}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("20-22", "", {"start_time": time(20), "end_time": time(22)}),
        ("18.30 – 21.45 Uhr", "", {"start_time": time(18, 30), "end_time": time(21, 45)}),
        ("von 9 bis 17 Uhr", "", {"start_time": time(9), "end_time": time(17)}),
        ("20", "ca. 22 Uhr", {"start_time": time(20), "end_time": time(22), "end_about": True}),
        ("20 bis ca. 22", "", {"start_time": time(20), "end_time": time(22), "end_about": True}),
        ("20", "open end", {"start_time": time(20), "open_end": True}),
        ("20", "Ende offen", {"start_time": time(20), "open_end": True}),
        ("20 Uhr bis open end", "", {"start_time": time(20), "open_end": True}),
        ("20 Uhr, Einlass 19", "", {"start_time": time(20), "doors": time(19)}),
        ("ab 14 Uhr", "", {"start_time": time(14), "clock": "from"}),
        ("ganztägig", "", {"clock": "all_day"}),
        ("folgt", "", {"clock": "to_follow"}),
        ("20", "29.9.2026", {"start_time": time(20), "ends_on": date(2026, 9, 29)}),
    ],
)
def test_times_are_read_as_in_a_table(client, address, start, end, expected):
    typed = STAMMTISCH | {"dates-0-start": start, "dates-0-end": end}
    assert send(client, address, **typed).status_code == 302
    (when,) = from_data(Submission.objects.get().latest.data).whens
    assert {name: getattr(when, name) for name in UNSAID} == UNSAID | expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("20-22", "23", "End: The end stands in both fields. Please write it once."),
        ("20 bis open end", "23", "End: The end stands in both fields. Please write it once."),
        ("10-12 und 14-16", "", "Start: “12 und 14-16” is not a time. Please write it as 18:30."),
        ("20", "20-22", "End: “20-22” is not a time. Please write it as 18:30."),
        (
            "ca. 17 Uhr",
            "",
            "Start: Please write “ca. 17 Uhr” without “ca.”; the note can say that it is about.",
        ),
    ],
)
def test_what_is_said_twice_or_not_readable_is_asked_about(client, address, start, end, expected):
    typed = STAMMTISCH | {"dates-0-start": start, "dates-0-end": end}
    page = send(client, address, **typed)
    assert errors(page) == [expected]
    assert Submission.objects.count() == 0
