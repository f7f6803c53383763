"""The yes and the no to an invitation next year, on the pages that a link in a letter opens."""

from django.shortcuts import redirect
from django.utils import timezone

from calendar_site.pages.partner.link_pages import by_link, by_partner_link, page
from calendar_site.serving.unsent import acts_only
from calendar_site.show import periods
from programme import invitations, retention


def panel(district, email, url) -> dict | None:
    """The context `invite` of templates/partner/invite.html; None where no address is known."""
    if not email:
        return None
    return {
        "url": url,
        "is_asked": invitations.is_asked(district, email),
        "period": periods.words(retention.INVITATIONS),
    }


@acts_only("edit-submission")
@by_link
def of_submission(request, submission, token):
    """The wish of the person behind one event."""
    _take(request, submission.programme.district, submission.contact_email)
    return redirect(f"{page('edit-submission', request, token)}?done=invite#invite")


@acts_only("my-events")
@by_partner_link
def of_address(request, link, token):
    """The same for all events of an address."""
    _take(request, link.district, link.email)
    return redirect(f"{page('my-events', request, token)}#invite")


def _take(request, district, email):
    """Everything but a plain yes and a plain no changes nothing."""
    wish = request.POST.get("wish")
    if wish == "yes" and email:
        invitations.ask(district, email, request.LANGUAGE_CODE, at=timezone.now())
    elif wish == "no":
        invitations.end(district, email)
