"""What the booklet says of a series or a period that is not as planned, wholly or on some days."""

from datetime import date, time

import pytest

from feeds.edition_redaction import redacted
from feeds.edition_snapshot import freeze
from feeds.print.layout import arrange
from feeds.print.snapshot import read
from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import Hours, Period, Place, Rule
from programme.submissions import reporting
from tests import cast
from tests.feeds.print.programme import WORDS

OPEN = Period(
    starts_on=date(2026, 9, 14),
    ends_on=date(2026, 9, 20),
    hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(17)),),
)
WITHOUT_HOURS = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 20))
SERIES = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 22),
    until=date(2026, 10, 13),
    start_time=time(16),
    end_time=time(18),
)
SPAN, WEEKLY = "14. September bis 20. September 2026", "jeden Dienstag 16–18 Uhr"
KINDS = [
    pytest.param({"period": OPEN}, SPAN, id="hours"),
    pytest.param({"period": WITHOUT_HOURS}, SPAN, id="no hours"),
    pytest.param({"rule": SERIES}, WEEKLY, id="series"),
]


@pytest.fixture
def add(week, aylin):
    return lambda **said: cast.accepted(week, aylin, whens=(), **said)


def tell(event, status, keys="all", note=""):
    reporting.report(event.submission, status, keys=keys, note=note, by=PARTNER, at=cast.AT)


def printed(event):
    """The one event as the snapshot has it and as the booklet arranges it; its overview row."""
    frozen = freeze(event.programme, "de", number=0, released_on=cast.AT.date())
    arranged = arrange(read(frozen, WORDS)[0])
    return frozen["events"][0], arranged["ongoing"][0], arranged["overview"][0]["rows"][0]


@pytest.mark.parametrize(("said", "words"), KINDS)
@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("cancelled", "Abgesagt"),
        ("postponed", "Verschoben"),
        ("full", "Ausgebucht"),
        ("tentative", "Noch nicht bestätigt"),
    ],
)
def test_what_has_become_of_all_of_it_is_said_of_the_whole(add, said, words, status, label, week):
    week.district.trusts_reports = True
    week.district.save()
    event = add(**said)
    tell(event, status, note="Rohrbruch")
    frozen, block, row = printed(event)
    note = "neuer Termin folgt · Rohrbruch" if status == "postponed" else "Rohrbruch"
    assert frozen["whole"] == {"status": status, "status_label": label, "note": note}
    assert frozen["days"] == block["dates"] == []
    assert (block["whole"]["time"], block["whole"]["status_label"]) == (words, label)
    assert (row["time"], row["status"]) == (words, label)


@pytest.mark.parametrize(("said", "words"), KINDS)
def test_of_what_is_as_planned_nothing_is_said(add, said, words):
    frozen, block, row = printed(add(**said))
    assert frozen["whole"] == {"status": "scheduled", "status_label": "", "note": ""}
    assert block["dates"] == []
    assert (row["time"], row["status"]) == (words, "")


def test_a_period_that_moved_as_a_whole_says_so(add):
    event = add(period=WITHOUT_HOURS)
    (key,) = event.occurrences.values_list("key", flat=True)
    reporting.relocate(event.submission, key, {}, by=PARTNER, at=cast.AT)
    frozen, _block, row = printed(event)
    assert (frozen["whole"]["status"], row["status"]) == ("moved", "Verlegt")


@pytest.mark.parametrize("said", [{"period": OPEN}, {"rule": SERIES}], ids=["hours", "series"])
def test_a_day_with_a_state_of_its_own_has_a_line(add, said):
    event = add(**said)
    second = event.occurrences.all()[1]
    tell(event, "full", keys={second.key})
    frozen, block, row = printed(event)
    assert frozen["whole"]["status"] == "scheduled"
    assert [(day["date"], day["status_label"]) for day in block["dates"]] == [
        (f"{second.starts_on}", "Ausgebucht")
    ]
    assert row["status"] == ""


def test_the_words_name_a_day_that_moved_and_its_line_says_where(add, aylin):
    event = add(period=OPEN)
    tell(event, "cancelled", keys={"20260916T0900"})
    change, hall = {"starts_on": date(2026, 9, 19)}, Place(name="Stadthalle", street="Markt 1")
    reporting.relocate(
        event.submission, "20260918T0900", change, place=hall, by=organiser(aylin), at=cast.AT
    )
    frozen, block, _row = printed(event)
    words = f"{SPAN}, nicht am 16. September, am 19. statt am 18. September"
    assert frozen["period"] == block["when"] == words
    (day,) = block["dates"]
    assert (day["date_label"], day["status_label"]) == ("Samstag, 19. September", "Verlegt")
    assert day["place"].startswith("Stadthalle, Markt 1")


def test_of_an_event_that_is_removed_no_state_and_no_place_is_kept(add, aylin):
    event, hall = add(period=OPEN), Place(name="Stadthalle", street="Markt 1")
    reporting.relocate(
        event.submission, "20260918T0900", {}, place=hall, by=organiser(aylin), at=cast.AT
    )
    tell(event, "cancelled")
    frozen = freeze(event.programme, "de", number=1, released_on=cast.AT.date())
    (cleaned,) = redacted(frozen, str(event.uid), on=cast.AT.date())["events"]
    assert cleaned["whole"] == {"status": "", "status_label": "", "note": ""}
    assert ("Stadthalle" in str(frozen), "Stadthalle" in str(cleaned)) == (True, False)


def test_doors_are_printed_with_their_date(week, aylin):
    whens = (cast.when(doors=time(17, 30), note="Mit Tee"), cast.when(date(2026, 9, 29)))
    cast.accepted(week, aylin, whens=whens)
    (frozen,) = freeze(week, "de", number=1, released_on=cast.AT.date())["events"]
    assert [day["note"] for day in frozen["days"]] == ["Einlass 17.30 Uhr · Mit Tee", ""]


def test_a_date_of_several_days_is_printed_with_its_last(week, aylin):
    days = (
        cast.when(start=None, clock="all_day", ends_on=date(2026, 9, 30)),
        cast.when(date(2026, 10, 3), time(22), end_time=time(0), ends_on=date(2026, 10, 4)),
    )
    cast.accepted(week, aylin, whens=days)
    (frozen,) = freeze(week, "de", number=1, released_on=cast.AT.date())["events"]
    assert [day["time"] for day in frozen["days"]] == [
        "ganztägig, bis 30. September",
        "22–24 Uhr",
    ]
