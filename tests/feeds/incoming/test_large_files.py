"""Files with many dates: a series is worked out once, and far too many are refused."""

import pytest

from feeds.incoming import any_file
from feeds.incoming.items import Unreadable
from programme.checks import all_checks
from programme.drafts import dates

COUNT = 60
LINES = "UID:{n}@a.example\r\nDTSTART;TZID=Europe/Berlin:20260912T180000\r\nSUMMARY:Kurs {n}\r\n"


def calendar(events: int) -> bytes:
    series = f"RRULE:FREQ=DAILY;COUNT={COUNT}\r\n"
    every = (f"BEGIN:VEVENT\r\n{LINES.format(n=n)}{series}END:VEVENT\r\n" for n in range(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(every)}END:VCALENDAR\r\n".encode()


@pytest.fixture
def worked_out(monkeypatch):
    """The series that were worked out."""
    seen, days = [], dates._days
    monkeypatch.setattr(dates, "_days", lambda rule: seen.append(rule) or days(rule))
    dates._keyed_series.cache_clear()
    return seen


def test_all_checks_of_a_series_work_out_its_dates_once(lookup, week, worked_out):
    (item,) = any_file.read(calendar(1), lookup).items
    assert item.draft.rule
    worked_out.clear()
    dates._keyed_series.cache_clear()
    all_checks.findings(item.draft, week)
    assert len(worked_out) == 1


def test_a_series_has_the_keys_of_its_days(lookup):
    (item,) = any_file.read(calendar(1), lookup).items
    whens = dates.whens(item.draft)
    assert whens == dates.keyed(dates.expand(item.draft.rule))
    assert [when.key for when in whens[:2]] == ["20260912T1800", "20260913T1800"]


def test_a_file_with_too_many_dates_in_all_is_refused(lookup, monkeypatch):
    monkeypatch.setattr(any_file, "MOST_DATES", 2 * COUNT)
    assert len(any_file.read(calendar(2), lookup).items) == 2
    with pytest.raises(Unreadable) as refused:
        any_file.read(calendar(3), lookup)
    assert refused.value.problem.code == "too_many_dates_in_all"
