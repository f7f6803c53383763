"""Another event like one that was submitted, and the same one in the next programme.

Both forms are sent to their own page, behind the link: under `no-referrer` Django's CSRF check
would refuse them elsewhere (see link_pages.by_link).
"""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from calendar_site.forms.contact import initial_contact
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.partner.submit.offer_form import offer_form
from programme.drafts import copying
from programme.drafts.event_draft import EventDraft, from_data
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.submissions.contact import Contact
from programme.submissions.open_programmes import open_programmes


@by_link
def another(request, submission, token):
    """A second event: kind, times, organiser, place, access and contact are there already."""
    programme, last = submission.programme, from_data(submission.latest_revision.data)
    if programme not in open_programmes(programme.district, timezone.localdate()):
        return _closed(
            request, reverse("submit", args=[request.LANGUAGE_CODE, programme.district.slug])
        )
    return offer_form(
        request,
        programme,
        copying.like(last),
        filled_in={"people": _contact_fields(submission), "first_date": _times(last)},
        link_action=page("submit-another", request, token),
    )


@by_link
def again(request, submission, token):
    """The same event in the programme that takes events now, every day moved by whole weeks."""
    old, new = submission.programme, next_programme(submission)
    if new is None:
        return _closed(request, page("edit-submission", request, token))
    new.district = old.district
    return offer_form(
        request,
        new,
        copying.for_programme(from_data(submission.latest_revision.data), old, new),
        filled_in={"people": _contact_fields(submission)},
        link_action=page("submit-again", request, token),
    )


def _closed(request, instead: str):
    """Nothing is wrong with the link: the page `instead` says what is taken now."""
    if request.method == "POST":
        raise Http404("closed")
    return redirect(instead)


def next_programme(submission: Submission) -> Programme | None:
    """Another programme of the district that takes events today, the soonest; None where none."""
    district = submission.programme.district
    takes = open_programmes(district, timezone.localdate())
    return next((row for row in takes if row != submission.programme), None)


def _contact_fields(submission: Submission) -> dict:
    return initial_contact(
        Contact(
            email=submission.contact_email,
            name=submission.contact_name,
            phone=submission.contact_phone,
        )
    )


def _times(draft: EventDraft) -> dict:
    """The times of the first date without its day, as initial values of a row."""
    if not draft.whens:
        return {}
    first = draft.whens[0]
    return {"start": first.start_time, "end": first.end_time, "clock": first.clock}
