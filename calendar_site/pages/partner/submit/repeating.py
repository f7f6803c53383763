"""Another event like one that was submitted: what usually stays is there already."""

from django.utils import timezone

from programme.drafts import copying
from programme.drafts.event_draft import EventDraft, from_data
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.submissions.open_programmes import open_programmes


def another_like(submission: Submission) -> tuple[EventDraft, dict]:
    """A draft with kind, organiser, place and access of the last one; and what else is there.

    The latter are keywords of EventForms.opened: the contact, and the times without their day.
    """
    last = from_data(submission.latest_revision.data)
    return (
        copying.like(last),
        {"people": contact_fields(submission), "first_date": _times(last)},
    )


def next_programme(submission: Submission) -> Programme | None:
    """Another programme of the district that takes events today, the soonest; None where none."""
    district = submission.programme.district
    takes = open_programmes(district, timezone.localdate())
    return next((row for row in takes if row != submission.programme), None)


def contact_fields(submission: Submission) -> dict:
    """The fields of the contact."""
    names = ("email", "name", "phone")
    return {f"contact_{name}": getattr(submission, f"contact_{name}") for name in names}


def _times(draft: EventDraft) -> dict:
    if not draft.whens:
        return {}
    first = draft.whens[0]
    return {"start": first.start_time, "end": first.end_time, "clock": first.clock}
