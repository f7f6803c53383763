"""All events of one mail address in one district, behind a link that comes by mail."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from calendar_site.pages.partner import inviting
from calendar_site.pages.partner.link_pages import by_partner_link, page
from calendar_site.pages.shared import preview
from calendar_site.serving.only_read import only_read
from calendar_site.serving.unsent import acts_only
from calendar_site.show import event_cards
from calendar_site.show.frame import frame
from calendar_site.show.past import is_past
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.submissions.open_programmes import open_programmes

# What a button opens: the name of a page of an edit link.
PAGES = ("edit-submission", "submit-another", "submit-again")


@only_read
@by_partner_link
def show(request, link, token):
    """Every submission with its state and its buttons."""
    district = link.district
    found = edit_links.submissions(link).select_related("programme", "latest", "accepted")
    takes = open_programmes(district, timezone.localdate())
    rows = [_row(submission, takes) for submission in found.order_by("-programme", "-pk")]
    return render(
        request,
        "partner/mine.html",
        {
            "frame": frame(request, district, section="submit"),
            "district": district,
            "rows": rows,
            "until": link.expires_at,
            "renew_url": page("renew-my-link", request, token),
            "invite": inviting.panel(district, link.email, page("invite-me", request, token)),
        },
    )


def _row(submission, takes):
    draft = from_data(submission.latest.data)
    return {
        "submission": submission,
        "title": draft.title or submission.number,
        "spoken": event_cards.spoken_as(draft),
        "when": preview.when_line(draft),
        "is_past": is_past(draft, submission.programme, timezone.localdate()),
        "takes": submission.programme in takes,
        "again": [row for row in takes if row != submission.programme],
    }


@acts_only("my-events")
@by_partner_link
def open_one(request, link, token):
    """Go to one of them by a fresh edit link, which is made only now."""
    name = request.POST.get("page", "")
    if name not in PAGES:
        raise Http404(name)
    number = request.POST.get("number", "").replace("\0", "")
    submission = get_object_or_404(edit_links.submissions(link), number=number)
    return redirect(page(name, request, edit_links.to_submission(submission, at=timezone.now())))
