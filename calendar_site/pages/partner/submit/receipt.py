"""The receipt: a number, the link for the event's whole life, and how it will look."""

from django.conf import settings
from django.shortcuts import render

from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.partner.submit import further
from calendar_site.pages.shared import preview
from calendar_site.serving.only_read import only_read
from calendar_site.show.frame import frame
from programme.checks import all_checks
from programme.checks.finding import HINT, QUESTION
from programme.drafts.event_draft import from_data


@only_read
@by_link
def show(request, submission, token):
    """What was sent, and what happens next."""
    programme = submission.programme
    draft = from_data(submission.latest.data)
    found = all_checks.findings(draft, programme, besides=submission)
    return render(
        request,
        "partner/receipt.html",
        {
            "frame": frame(request, programme.district, section="submit"),
            "submission": submission,
            "district": programme.district,
            "programme": programme,
            "event": preview.card(draft, programme.district),
            "line": preview.line(draft, programme.district),
            "edit_url": settings.SITE_URL + page("edit-submission", request, token),
            "further_events": further.links(request, programme),
            "another_url": page("submit-another", request, token),
            "hints": [each.message for each in found if each.severity == HINT],
            "questions": [each.message for each in found if each.severity == QUESTION],
        },
    )
