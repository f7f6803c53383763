"""An edited series keeps the identity of its dates and what was reported about them."""

from dataclasses import replace
from datetime import date, time

import pytest

from calendar_site.forms.event.schedule import next_schedule, rows, scheduled
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Hours, Period, Rule, When

RULE = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 15),
    until=date(2026, 9, 29),
    start_time=time(18),
)
SERIES = EventDraft(rule=RULE)
KEYS = ["20260915T1800", "20260922T1800", "20260929T1800"]


def typed(rule, **changes):
    """What somebody typed who wrote the first date of `rule`."""
    first = When(
        starts_on=rule.starts_on,
        start_time=rule.start_time,
        end_time=rule.end_time,
        clock=rule.clock,
        **changes,
    )
    return scheduled((first,), rule, None)


def told(draft_parts):
    return [(when.key, when.start_time, when.status) for when in draft_parts["whens"]]


def test_a_plain_series_stays_a_rule():
    assert typed(RULE) == {"whens": (), "rule": RULE, "period": None}
    assert rows(SERIES) == [When(starts_on=date(2026, 9, 15), start_time=time(18))]


def test_what_is_said_of_the_first_date_is_said_of_all():
    said = typed(RULE, doors=time(17, 30), ends_on=date(2026, 9, 16))
    assert [(when.doors, when.ends_on) for when in said["whens"]] == [
        (time(17, 30), date(2026, 9, 16)),
        (time(17, 30), date(2026, 9, 23)),
        (time(17, 30), date(2026, 9, 30)),
    ]
    assert rows(EventDraft(**said)) == [
        When(
            starts_on=date(2026, 9, 15),
            start_time=time(18),
            doors=time(17, 30),
            ends_on=date(2026, 9, 16),
        )
    ]


def test_a_date_beside_the_series_stands_in_a_row_of_its_own():
    extra = When(starts_on=date(2026, 9, 19), start_time=time(15))
    first = When(starts_on=date(2026, 9, 15), start_time=time(18))
    said = scheduled((first, extra), RULE, None)
    assert [when.starts_on.day for when in said["whens"]] == [15, 19, 22, 29]
    assert rows(EventDraft(**said)) == [first, extra]


def test_another_time_keeps_the_key_of_each_announced_date():
    later = replace(RULE, start_time=time(19))
    assert told(next_schedule(SERIES, typed(later), announced=True)) == [
        (key, time(19), "scheduled") for key in KEYS
    ]


def test_nobody_needs_keys_before_something_was_announced():
    later = replace(RULE, start_time=time(19))
    assert next_schedule(SERIES, typed(later), announced=False) == typed(later)


@pytest.fixture
def reported():
    """The second date was cancelled, and the third got a note."""
    one, two, three = dates.whens(SERIES)
    whens = (one, replace(two, status="cancelled"), replace(three, note="im Saal"))
    return EventDraft(rule=RULE, whens=whens)


def test_an_unchanged_series_keeps_every_difference(reported):
    said = scheduled(tuple(rows(reported)), RULE, None)
    assert next_schedule(reported, said, announced=True)["whens"] == reported.whens


def test_a_longer_series_keeps_what_was_reported_and_gets_new_dates(reported):
    longer = replace(RULE, until=date(2026, 10, 6))
    said = next_schedule(reported, scheduled(tuple(rows(reported)), longer, None), announced=True)
    assert [(when.key, when.status, when.note) for when in said["whens"]] == [
        (KEYS[0], "scheduled", ""),
        (KEYS[1], "cancelled", ""),
        (KEYS[2], "scheduled", "im Saal"),
        ("", "scheduled", ""),
    ]


def test_a_date_that_moves_keeps_its_key_and_a_new_one_does_not_take_it():
    base = EventDraft(whens=dates.keyed((When(starts_on=date(2026, 9, 28), start_time=time(18)),)))
    (old,) = base.whens
    new = When(starts_on=date(2026, 9, 28), start_time=time(10))
    moved = replace(old, starts_on=date(2026, 9, 30))
    said = next_schedule(base, scheduled((new, moved), None, None), announced=True)
    assert [(when.key, when.starts_on.day) for when in said["whens"]] == [
        ("", 28),
        ("20260928T1800", 30),
    ]


def test_a_forged_key_is_no_key():
    base = EventDraft(whens=dates.keyed((When(starts_on=date(2026, 9, 28)),)))
    forged = When(starts_on=date(2026, 10, 1), key="20991231")
    said = next_schedule(base, scheduled((forged,), None, None), announced=True)
    assert [when.key for when in said["whens"]] == [""]


def test_what_is_not_confirmed_may_be_confirmed():
    base = EventDraft(
        whens=dates.keyed((When(starts_on=date(2026, 9, 28), status="tentative"),)),
    )
    sure = replace(base.whens[0], status="scheduled")
    assert told(next_schedule(base, scheduled((sure,), None, None), announced=True)) == [
        ("20260928", None, "scheduled")
    ]


def test_other_opening_hours_keep_the_days():
    period = Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 9, 15),
        hours=(Hours(weekdays=(0, 1), opens=time(9), closes=time(16)),),
    )
    longer = replace(period, hours=(Hours(weekdays=(0, 1), opens=time(9), closes=time(18)),))
    said = next_schedule(EventDraft(period=period), scheduled((), None, longer), announced=True)
    assert [(when.key, when.end_time) for when in said["whens"]] == [
        ("20260914T0900", time(18)),
        ("20260915T0900", time(18)),
    ]
