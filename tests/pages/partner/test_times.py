"""Start and end as people write them: the form reads what a table's cell reads."""

from datetime import date, time

import pytest

from programme.drafts.event_draft import from_data
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, post, send, typed
from tests.pages.partner.test_questions import questions
from tests.pages.partner.test_typed import errors

UNSAID = {
    "start_time": None,
    "end_time": None,
    "end_about": False,
    "open_end": False,
    "doors": None,
    "ends_on": None,
    "clock": "exact",
    "note": "",
}
ANOTHER = "then choose “Another date” below, and write"


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
        ("ca. 17 Uhr", "", {"start_time": time(17), "note": "ca. 17 Uhr"}),
        (
            "gegen 20 Uhr",
            "22",
            {"start_time": time(20), "end_time": time(22), "note": "gegen 20 Uhr"},
        ),
        ("19 Uhr 30", "", {"start_time": time(19, 30)}),
        ("halb acht", "22 Uhr", {"start_time": time(19, 30), "end_time": time(22)}),
        ("halb acht abends", "halb zehn", {"start_time": time(19, 30), "end_time": time(21, 30)}),
        ("ganztägig", "", {"clock": "all_day"}),
        ("folgt", "", {"clock": "to_follow"}),
        ("20", "29.9.2026", {"start_time": time(20), "ends_on": date(2026, 9, 29)}),
    ],
)
def test_times_are_read_as_in_a_table(client, address, start, end, expected):
    said = STAMMTISCH | {"dates-0-start": start, "dates-0-end": end}
    assert sent(client, address, **said).status_code == 302
    (when,) = from_data(Submission.objects.get().latest.data).whens
    assert {name: getattr(when, name) for name in UNSAID} == UNSAID | expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("20-22", "23", "End: The end stands in both fields. Please write it once."),
        ("20 bis open end", "23", "End: The end stands in both fields. Please write it once."),
        ("20", "20-22", "End: “20-22” is not a time. Please write it as 18:30."),
        (
            "10 und 14 Uhr",
            "",
            "Start: “10 und 14 Uhr” are several times. Please write 10:00 here; "
            f"{ANOTHER} the same day with the next time there.",
        ),
        (
            "10-12 und 14-16",
            "",
            "Start: “10-12 und 14-16” are several times. Please write 10:00 here; "
            f"{ANOTHER} the same day with the next time there.",
        ),
    ],
)
def test_what_is_said_twice_or_not_readable_is_asked_about(client, address, start, end, expected):
    typed = STAMMTISCH | {"dates-0-start": start, "dates-0-end": end}
    page = send(client, address, **typed)
    assert errors(page) == [expected]
    assert Submission.objects.count() == 0


def test_half_past_seven_is_asked_about_where_nothing_tells_the_part_of_the_day(client, address):
    said = {"summary": "Wir reden.", "dates-0-start": "halb acht"}
    page = send(client, address, **STAMMTISCH | said)
    assert errors(page) == ["Start: “halb acht” can be 07:30 or 19:30. Please write which of them."]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("28.-30.9.2026", (date(2026, 9, 28), date(2026, 9, 30))),
        ("Mo 28. bis Mi 30.9.", (date(2026, 9, 28), date(2026, 9, 30))),
    ],
)
def test_a_span_in_the_field_of_the_day_gives_the_last_day_too(client, address, day, expected):
    sent(client, address, **STAMMTISCH | {"dates-0-day": day})
    (when,) = from_data(Submission.objects.get().latest.data).whens
    assert (when.starts_on, when.ends_on) == expected


def test_several_days_with_the_hours_of_one_can_be_a_date_each(client, address):
    sent(client, address, answer="each", **STAMMTISCH | {"dates-0-day": "28.-30.9.2026"})
    whens = from_data(Submission.objects.get().latest.data).whens
    assert [(when.starts_on.day, when.ends_on) for when in whens] == [
        (28, None),
        (29, None),
        (30, None),
    ]


def sent(client, address, answer="keep", **said):
    """Send it; where a question is asked, with this answer to it."""
    page = send(client, address, **said)
    asked = questions(page) if page.status_code == 200 else {}
    answers = {name: answer for choices in asked.values() for name, _value in choices}
    return post(client, address, typed(page, **answers)) if answers else page


def test_several_days_in_one_field_are_asked_for_one_by_one(client, address):
    page = send(client, address, **STAMMTISCH | {"dates-0-day": "28./29.9.2026"})
    assert errors(page) == [
        "Day: “28./29.9.2026” are several days. Please write 28.9.2026 here; "
        f"{ANOTHER} the next day there."
    ]


def test_a_time_that_is_known_now_needs_no_other_choice(client, address):
    said = {"dates-0-start": "9.30", "dates-0-clock": "to_follow"}
    assert send(client, address, **STAMMTISCH | said).status_code == 302
    when = from_data(Submission.objects.get().latest.data).whens[0]
    assert (when.clock, when.start_time) == ("exact", time(9, 30))
