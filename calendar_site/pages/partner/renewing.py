"""End a link that was passed on; a new one goes to the mail address of the submission."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from calendar_site.pages.partner.link_pages import by_link, by_partner_link, page
from calendar_site.serving.unsent import acts_only
from programme.actors import PARTNER
from programme.credentials import edit_links


@acts_only("edit-submission")
@by_link
def renew(request, submission, token):
    """Every link to one event ends."""
    try:
        edit_links.renew(submission, by=PARTNER, at=timezone.now())
    except edit_links.Unreachable:
        return redirect(f"{page('edit-submission', request, token)}?done=overtaken")
    return _ended(request)


@acts_only("my-events")
@by_partner_link
def renew_all(request, link, token):
    """The link to all events of an address ends, with every link to one of them."""
    try:
        edit_links.renew_all(link, language=request.LANGUAGE_CODE, at=timezone.now())
    except edit_links.Unreachable:
        return redirect(page("my-events", request, token))
    return _ended(request)


def _ended(request):
    """A page without a secret in its address: that of the old link is gone."""
    where = reverse("lost-link", args=[request.LANGUAGE_CODE, request.district.slug])
    return redirect(f"{where}?done=renewed")
