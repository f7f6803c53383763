"""The form of a new event: shown, checked against robots, sent once or kept unsent."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.questions import STATE_READ
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.pages.partner.link_pages import page
from calendar_site.pages.partner.submit import further
from calendar_site.pages.shared.form_page import form_page, handle
from calendar_site.serving import client_address, proof_of_work, unsent
from programme import rate_limits
from programme.actors import PARTNER
from programme.submissions.offer_once import fresh_key, offer_once, sent_with
from programme.submissions.open_programmes import open_programmes

# Generous: a whole office, a school or a mobile network may share one address.
PER_HOUR = 120


def programme_or_404(district, slug):
    """The programme of an address, if it takes events today; else 404."""
    found = get_object_or_404(district.programmes, slug=slug, is_public=True)
    if found not in open_programmes(district, timezone.localdate()):
        raise Http404("closed")
    found.district = district
    return found


def offer_form(request, programme, draft=None, *, filled_in=None, link_action=""):
    """Show the form, or take what was sent.

    `draft` and `filled_in` (keywords of EventForms.opened) are there from the start. `link_action`
    is the page itself where it lies behind an edit link, which is sign enough of a person.
    """
    suggestions = Suggestions(programme)

    def context(**more):
        around = {"action": link_action, "by_link": True} if link_action else {}
        return form_context(request, programme) | around | more

    def opened():
        # The text is taken to be in the language of the page, until the form says otherwise.
        values = filled_in or {"initial": {"language": request.LANGUAGE_CODE}}
        return EventForms.opened(suggestions, draft, contact=True, **values)

    def send(draft, forms):
        if not link_action and not proof_of_work.is_given(request.POST, draft):
            confirm = proof_of_work.confirmation(request.POST, draft)
            return form_page(request, suggestions, forms, **context(confirm=confirm))
        if not _is_within_limit(request):
            refused = context(refusal=_too_many(), status=429)
            return form_page(request, suggestions, forms, **refused)
        return _offer(request, programme, draft, forms.contact.contact)

    def keep(draft, forms):
        return _store_unsent(request, programme, draft, forms.contact.contact)

    ways = {"opened": opened, "send": send, "keep": keep, "context": context}
    before = sent_with(programme, request.POST.get("form_key", ""))
    return handle(request, suggestions, **ways, besides=before, contact=True)


def form_context(request, programme) -> dict:
    """The context of the form of an event that is not stored yet."""
    late = programme.submissions_until and programme.submissions_until < timezone.localdate()
    district = [request.LANGUAGE_CODE, programme.district.slug]
    place = [*district, programme.slug]
    return {
        "action": reverse("submit-to", args=place),
        "is_late": late,
        "may_keep": True,
        "solution": unsent.said(request).get(proof_of_work.FIELD, ""),
        "challenge_url": reverse("challenge", args=district),
        "check_url": reverse("check", args=place),
        "paste_url": reverse("paste", args=place),
        "form_key": unsent.said(request).get("form_key") or fresh_key(),
        "further": further.in_form(request),
        STATE_READ: unsent.said(request).get(STATE_READ, ""),
    }


def _is_within_limit(request) -> bool:
    here = client_address.of(request)
    return rate_limits.allow("submit", here, at_most=PER_HOUR, seconds=3600)


def _offer(request, programme, draft, contact):
    """Offer it once, however often the same form is sent."""
    key, now = request.POST.get("form_key", ""), timezone.now()
    _submission, token = offer_once(programme, draft, key=key, contact=contact, by=PARTNER, at=now)
    further.sent(request, programme, contact)
    return redirect(page("receipt", request, token))


def _store_unsent(request, programme, draft, contact):
    """Store it unsent; the link to go on is shown, and comes by mail. Once, as `_offer`."""
    key, now = request.POST.get("form_key", ""), timezone.now()
    _submission, token = offer_once(
        programme, draft, key=key, contact=contact, by=PARTNER, at=now, unsent=True
    )
    further.sent(request, programme, contact)
    return redirect(f"{page('edit-submission', request, token)}?done=keep")


def _too_many():
    return _(
        "Very many events came from your network within an hour. Please wait a while and press "
        "“Send” again: everything you have typed is still here."
    )
