"""Every check, once: what it asks, at which field, and how severely."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.utils import translation

from programme.actors import PARTNER
from programme.checks import all_checks
from programme.checks.finding import Refused
from programme.drafts.event_draft import EventDraft, Period, Place, Registration, Rule, Text
from programme.models.submission import Submission
from programme.submissions import submitting
from tests import cast

ASKED = [
    ({"title": ""}, ("missing", "title", "error")),
    ({"whens": ()}, ("missing", "whens", "error")),
    ({"place": Place()}, ("missing", "place", "error")),
    ({"openness": ""}, ("missing", "openness", "error")),
    ({"category": ""}, ("missing", "category", "error")),
    ({"summary": ""}, ("missing", "summary", "question")),
    ({"organisers": ()}, ("missing", "organisers", "question")),
    ({"openness": "everybody"}, ("unknown", "openness", "error")),
    ({"category": "krieg"}, ("unknown", "category", "error")),
    ({"audiences": ("alle", "elfen")}, ("unknown", "audiences", "error")),
    ({"title": "Wort " * 40}, ("too_long", "title", "error")),
    ({"summary": "x " * 200}, ("too_long", "summary", "error")),
    ({"place": Place(name="y " * 100)}, ("too_long", "place.name", "error")),
    ({"organisers": ("z " * 120,)}, ("too_long", "organisers.0", "error")),
    (
        {"translations": (Text(language="en", title="t " * 100),)},
        ("too_long", "translations.0.title", "error"),
    ),
    ({"website": "javascript:alert(1)"}, ("not_an_address", "website", "error")),
    ({"website": "www.example.org"}, ("not_an_address", "website", "error")),
    (
        {"registration": Registration(url="https://")},
        ("not_an_address", "registration.url", "error"),
    ),
    ({"title": "A" * 80}, ("long_word", "title", "question")),
    ({"whens": (cast.when(date(2203, 9, 1)),)}, ("impossible_year", "whens.0.starts_on", "error")),
    (
        {"whens": (cast.when(ends_on=date(2026, 9, 27)),)},
        ("end_before_start", "whens.0.ends_on", "error"),
    ),
    ({"whens": (cast.when(start=None),)}, ("missing", "whens.0.start_time", "error")),
    (
        {"whens": (), "period": Period(starts_on=date(2026, 9, 20), ends_on=date(2026, 9, 19))},
        ("end_before_start", "period.ends_on", "error"),
    ),
    (
        {
            "whens": (),
            "rule": Rule(freq="weekly", starts_on=date(2026, 9, 20), until=date(2026, 9, 1)),
        },
        ("end_before_start", "rule.until", "error"),
    ),
    ({"whens": (cast.when(stated_weekday=1),)}, ("weekday", "whens.0.starts_on", "question")),
    (
        {"whens": (cast.when(date(2026, 12, 24)),)},
        ("outside_programme", "whens.0.starts_on", "question"),
    ),
    (
        {"registration": Registration(need="required")},
        ("registration_without_way", "registration.text", "question"),
    ),
    (
        {
            "whens": (),
            "rule": Rule(
                freq="daily",
                starts_on=date(2026, 9, 15),
                until=date(2030, 9, 15),
                start_time=time(9),
            ),
        },
        ("too_many", "whens", "error"),
    ),
]


@pytest.mark.parametrize(("changes", "asked"), ASKED)
def test_what_is_asked(week, changes, asked):
    found = all_checks.findings(cast.draft(**changes), week)
    assert asked in {(item.code, item.field, item.severity) for item in found}


def test_a_complete_draft_raises_no_question(week):
    assert all_checks.findings(cast.draft(), week) == ()


def test_errors_come_first(week):
    found = all_checks.findings(replace(cast.draft(summary=""), title=""), week)
    assert [item.severity for item in found] == ["error", "question"]


@pytest.mark.parametrize("draft", [EventDraft(), cast.draft(title="A" * 10_000)])
def test_a_draft_with_errors_changes_nothing(week, draft):
    with pytest.raises(Refused):
        submitting.offer(week, draft, by=PARTNER, at=cast.AT)
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["Monday", "Tuesday", "Friday"]),
        ("de", ["Montag", "Dienstag", "Freitag"]),
    ],
)
def test_candidates_speak_the_readers_language(week, language, labels):
    draft = cast.draft(whens=(cast.when(stated_weekday=1),))
    (finding,) = all_checks.findings(draft, week)
    with translation.override(language):
        first, second, *_ = [item.label for item in finding.candidates]
        assert [first.split(",")[0], second.split(",")[0]] == labels[:2]
        assert str(finding.message)
