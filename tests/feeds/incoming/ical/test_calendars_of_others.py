"""Real and awkward calendars, which two libraries bring along for their own tests.

Every file is read or refused with a word, and what is read has the dates that the library
`recurring_ical_events` finds. Where the two differ, the table says why.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from feeds.incoming import problems
from feeds.incoming.ical import calendar_file
from feeds.incoming.items import Unreadable
from programme.drafts import dates

CALENDARS = Path(icalendar.__file__).parent / "tests"
FILES = sorted(
    [
        *CALENDARS.glob("*/*.ics"),
        *(Path(recurring_ical_events.__file__).parent / "test" / "calendars").glob("*.ics"),
    ]
)
HOME = ZoneInfo("Europe/Berlin")
FIRST, LAST = date(2010, 1, 1), date(2026, 12, 31)

# file: (events read, entries with an error); or the word with which it is refused
FOUND = {
    "alarm_etar_future": (1, 0),
    "alarm_google_future": (1, 0),
    "alarm_thunderbird_future": (1, 0),
    "big_bad_calendar": (0, 20),
    "bom_calendar": "no_events",
    "broken_ical": (1, 0),
    "calendar_with_unicode": "no_events",
    "created_calendar_with_unicode_fields": (2, 1),
    "issue_1081_event_with_rrule": (1, 0),
    "issue_1081_invalid_rrule_freq": (0, 1),
    "issue_1081_invalid_start_and_end": (0, 1),
    "issue_1231_recurrence": (1, 0),
    "issue_127_categories_with_commas": (1, 0),
    "issue_156_RDATE_with_PERIOD_TZID_khal": (1, 0),
    "issue_165_missing_event": (1, 0),
    "issue_218_bad_tzid": (1, 0),
    "issue_237_fail_to_parse_timezone_with_non_ascii_tzid": (1, 0),
    "issue_313_globally_unique_tzid": (3, 0),
    "issue_321_assert_dst_offset_is_not_false": (1, 0),
    "issue_348_exception_parsing_value": (1, 0),
    "issue_350": (1, 0),
    "issue_722_missing_timezones": (1, 2),
    "issue_722_timezone_transition_ambiguity": (4, 0),
    "issue_836_do_not_quote_tzid": (1, 0),
    "multiple_calendar_components": (3, 0),
    "multiple_timezones": (3, 0),
    "pacific_fiji": (1, 0),
    "parsing_error": (2, 0),
    "pr_480_summary_with_colon": (0, 2),
    "property_params": (1, 0),
    "rfc_7986_image": (0, 2),
    "small_bad_calendar": (0, 1),
    "timezone_same_start": (1, 0),
    "timezone_same_start_and_offset": (1, 0),
    "timezoned": (1, 0),
    "x_location": (0, 1),
}

# file: why our dates are others than the library's
DIFFERENT = {
    "invalid_duration": "the start is good, so the event is read; the broken length is a hint",
    "issue_156_RDATE_with_PERIOD_TZID_khal": "dates of an override that has dates of its own",
    "issue_156_RDATE_with_PERIOD_TZID_khal_2": "the same",
    "issue_165_missing_event": "a rule with blanks, which we repair",
    "end_before_start_event": "we ask which of the two is wrong",
    "issue_132_swapped_start_and_end": "the same",
    "issue_117_until_before_dtstart": "the first date always counts (RFC 5545 3.8.5.3)",
    "issue_179_example": "private",
    "issue_201_mixed_datetime_and_date": "a day as start makes whole days",
    "issue_28_rrule_with_UTC_endinginZ": "the end of whole days is midnight told in UTC",
    "issue_75_range_parameter": "a day as the end of a series counts to its end",
}


@pytest.fixture
def wide(lookup):
    return replace(lookup, first=FIRST, last=LAST)


def named(name: str) -> Path:
    return next(file for file in FILES if file.stem == name and file.parent.name != "timezones")


@pytest.mark.parametrize(("name", "expected"), FOUND.items())
def test_each_sample_is_read_or_refused_with_a_word(name, expected, lookup):
    decades = replace(lookup, first=date(2000, 1, 1), last=date(2030, 12, 31))
    assert outcome(named(name).read_bytes(), decades) == expected


def outcome(data: bytes, lookup):
    """Numbers of events and of entries with an error; or the word of a refusal."""
    try:
        items = calendar_file.read(data, lookup).items
    except Unreadable as refused:
        return refused.problem.code
    wrong = [item for item in items if any(problem.is_error for problem in item.problems)]
    return len([item for item in items if item not in wrong]), len(wrong)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
def test_no_file_of_others_breaks_the_reader(file, wide):
    found = every_problem(file.read_bytes(), wide)
    assert [problem.code for problem in found if not str(problems.text(problem))] == []


def every_problem(data: bytes, lookup) -> list:
    try:
        reading = calendar_file.read(data, lookup)
    except Unreadable as refused:
        return [refused.problem]
    return [*reading.problems, *(problem for item in reading.items for problem in item.problems)]


def at_home(moment):
    """Day and time on German clocks; no time for a day."""
    if not isinstance(moment, datetime):
        return moment, ""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=HOME)
    moment = moment.astimezone(HOME)
    return moment.date(), f"{moment:%H:%M}"


def library_says(data: bytes) -> set | None:
    """None where the library itself cannot read the file."""
    found = set()
    try:
        for calendar in icalendar.Calendar.from_ical(data, multiple=True):
            query = recurring_ical_events.of(calendar, skip_bad_series=True)
            found |= {at_home(each.start) for each in query.between(FIRST, LAST + timedelta(1))}
    except (KeyError, ValueError, AttributeError, TypeError):
        return None
    return {(day, clock) for day, clock in found if FIRST <= day <= LAST}


def we_say(data: bytes, lookup) -> set:
    drafts = [item.draft for item in calendar_file.read(data, lookup).items if item.draft]
    every = [when for draft in drafts for when in draft.whens or dates.expand(draft.rule)]
    return {
        (when.starts_on, f"{when.start_time:%H:%M}" if when.start_time else "")
        for when in every
        if FIRST <= when.starts_on <= LAST
    }


@pytest.mark.filterwarnings("ignore")
def test_dates_are_those_that_another_library_finds(wide):
    different, compared = set(), 0
    for file in FILES:
        data = file.read_bytes()
        if {"too_many_dates"} & {problem.code for problem in every_problem(data, wide)}:
            continue  # daily for years: refused
        try:
            ours = we_say(data, wide)
        except Unreadable:
            continue
        theirs = library_says(data)
        if theirs is not None:
            compared += 1
            different |= {file.stem} if ours != theirs else set()
    assert different == set(DIFFERENT)
    assert compared > 150
