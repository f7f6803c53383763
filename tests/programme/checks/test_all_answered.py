"""Several questions are answered together, each about what it was asked of."""

from datetime import date, time
from functools import partial

import pytest

from calendar_site.forms.event import questions
from programme.checks import all_checks
from programme.checks.answering import all_answered
from tests import cast

DAY, LATER = date(2026, 9, 28), date(2026, 9, 30)
# The same date twice, and a third with a weekday that is another.
DATES = (cast.when(DAY), cast.when(DAY), cast.when(LATER, stated_weekday=3))
GIVEN = {"date_twice:whens.1.starts_on": "once", "weekday:whens.2.starts_on": "2026-10-01"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_date_that_goes_takes_no_answer_of_those_behind_it(week, order):
    given = dict(list(GIVEN.items())[::order])
    draft, done = all_answered(cast.draft(whens=DATES), partial(found, week), given)
    days = [when.starts_on for when in draft.whens]
    assert days == [DAY, date(2026, 10, 1)]
    assert {finding.key for finding in done} == set(GIVEN)


def test_what_nobody_asked_or_offered_changes_nothing(week):
    draft = cast.draft(whens=DATES)
    given = {"date_twice:whens.1.starts_on": "twice", "weekday:whens.0.starts_on": "2026-10-01"}
    assert all_answered(draft, partial(found, week), given) == (draft, ())


def test_the_form_answers_them_together_too(week):
    draft = cast.draft(whens=DATES)
    asked = questions.check(draft, week, {})
    data = {
        question.name: GIVEN[question.finding.key]
        for question in asked.questions
        if question.finding.key in GIVEN
    }
    assert len(data) == 2
    said = questions.check(draft, week, data).draft
    assert [when.starts_on for when in said.whens] == [DAY, date(2026, 10, 1)]


def test_the_hours_of_one_day_become_a_date_on_each(week):
    span = cast.when(DAY, key="a", ends_on=LATER, end_time=time(20), stated_weekday=0)
    given = {"every_day:whens.0.ends_on": "each"}
    draft, _ = all_answered(cast.draft(whens=(span,)), partial(found, week), given)
    days = [(when.starts_on, when.ends_on, when.end_time, when.key) for when in draft.whens]
    assert days == [
        (DAY, None, time(20), "a"),
        (date(2026, 9, 29), None, time(20), ""),
        (LATER, None, time(20), ""),
    ]


@pytest.mark.parametrize(
    ("words", "day", "days", "right"),
    [
        ("am 28.9. und 31.9. um 18 Uhr", LATER, [DAY, LATER], "am 28.9. und 30.9. um 18 Uhr"),
        ("28.9. und 31.9.2026", date(2026, 10, 1), [DAY, date(2026, 10, 1)], "28.9. und 1.10.2026"),
        (
            "Anmeldung bis 31.8.\nbis 30. Februar 2026 bitte melden",
            date(2026, 2, 28),
            [DAY],
            "Anmeldung bis 31.8.\nbis 28.2.2026 bitte melden",
        ),
    ],
)
def test_a_day_that_is_none_becomes_a_real_one(week, words, day, days, right):
    draft = cast.draft(whens=(cast.when(DAY, key="a"),), description=words)
    said, _ = all_answered(
        draft, partial(found, week), {"no_such_day:description": day.isoformat()}
    )
    assert [when.starts_on for when in said.whens] == days
    assert {when.start_time for when in said.whens} == {draft.whens[0].start_time}
    assert said.description == right


def found(programme, draft):
    return all_checks.findings(draft, programme)
