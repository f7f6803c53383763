"""Not typing it again: last year's event moved by weekday, or another one like this."""

from dataclasses import replace
from datetime import date
from typing import Any

from programme.drafts import dates, fields
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import Status
from programme.models.programme import Programme


def for_programme(draft: EventDraft, old: Programme, new: Programme) -> EventDraft:
    """The same event in another year: every day moves by whole weeks, so that weekdays stay.

    The distance is that between the two national weeks (or the first days of the programmes).
    Statuses, notes and stated weekdays of single dates belong to the old year and go. The picture
    stays behind too: its consent was given for the old event.
    """
    start, end = _anchor(old), _anchor(new)

    def move(day: date) -> date:
        return dates.shifted(day, start, end)

    def move_if_said(day: date | None) -> date | None:
        return move(day) if day else None

    def moved(when: When) -> When:
        return replace(
            when,
            starts_on=move(when.starts_on),
            ends_on=move_if_said(when.ends_on),
            stated_weekday=None,
            status=Status.SCHEDULED.value,
            status_note="",
            note="",
            key="",
        )

    gone: dict[str, Any] = {field.name: "" for field in fields.TOP if not field.next_year}
    rule, period = draft.rule, draft.period
    deadline = draft.registration.deadline
    return replace(
        draft,
        whens=() if rule or period else tuple(map(moved, draft.whens)),
        rule=rule
        and replace(
            rule,
            starts_on=move(rule.starts_on),
            until=move_if_said(rule.until),
            except_days=tuple(map(move, rule.except_days)),
        ),
        period=period
        and replace(
            period,
            starts_on=move(period.starts_on),
            ends_on=move_if_said(period.ends_on),
            closed_on=tuple(map(move, period.closed_on)),
        ),
        registration=replace(draft.registration, deadline=move_if_said(deadline)),
        **gone,
    )


def like(draft: EventDraft) -> EventDraft:
    """Another event like this one: what usually stays is there, the rest is asked anew."""
    return EventDraft(**{row.name: getattr(draft, row.name) for row in fields.TOP if row.again})


def _anchor(programme: Programme) -> date:
    return programme.national_starts_on or programme.starts_on
