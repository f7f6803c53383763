"""An event that came on paper or by phone, entered by the office for its partner."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.pages.shared import office_role
from calendar_site.pages.shared.form_page import handle
from calendar_site.serving import unsent
from calendar_site.serving.only_read import only_read
from programme.submissions.offer_once import fresh_key, offer_once, sent_with

OFFICE = "office"  # where such submissions come from


@only_read
@at_desk
def choose(request, district):
    """The programme, among them those that are closed to partners."""
    office_role.require(request, "correct")
    rows = list(district.programmes.order_by("-starts_on"))
    if len(rows) == 1:
        return redirect(address(request, "desk-new-in", rows[0].slug))
    tiles = [
        {"title": row.title, "text": row.motto, "url": address(request, "desk-new-in", row.slug)}
        for row in rows
    ]
    return render(request, "organiser/choose.html", desk_context(request, "new") | {"tiles": tiles})


@at_desk
def offer(request, district, programme):
    """The partner's form; address and short text may be missing."""
    office_role.require(request, "correct")
    found = get_object_or_404(district.programmes, slug=programme)
    found.district = district
    suggestions = Suggestions(found, staff=True)

    def opened():
        return EventForms.opened(suggestions, contact=True)

    def send(draft, forms):
        contact = forms.contact.contact
        submission, _token = offer_once(
            found,
            draft,
            key=request.POST.get("form_key", ""),
            contact=contact,
            by=request.by,
            at=timezone.now(),
            origin=OFFICE,
        )
        return redirect(address(request, "desk-submission", submission.number) + "?done=offer")

    ways = {"opened": opened, "send": send, "context": partial(_context, request, found)}
    before = sent_with(found, request.POST.get("form_key", ""), origin=OFFICE)
    return handle(request, suggestions, **ways, besides=before, contact=True)


def _context(request, programme):
    action = address(request, "desk-new-in", programme.slug)
    key = unsent.said(request).get("form_key") or fresh_key()
    return desk_context(request, "new") | {"action": action, "on_behalf": True, "form_key": key}
