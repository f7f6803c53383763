"""Submit an event: one page, no account, works without JavaScript."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.partner.submit.repeating import (
    another_like,
    contact_fields,
    next_programme,
)
from calendar_site.pages.shared.form_page import form_page, handle
from calendar_site.serving import client_address, proof_of_work
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from calendar_site.tenancy import of_district
from programme import rate_limits
from programme.actors import PARTNER
from programme.drafts import copying
from programme.drafts.event_draft import from_data
from programme.submissions import submitting
from programme.submissions.offer_once import fresh_key, offer_once
from programme.submissions.open_programmes import open_programmes

# Generous: a whole office, a school or a mobile network may share one address.
PER_HOUR = 120


@of_district
@never_cache
def choose(request, district):
    """The form at once where one programme is open; else a choice, or when to come again."""
    found = open_programmes(district, timezone.localdate())
    if len(found) == 1:
        return _offer(request, _in(district, found[0]))
    lang = request.LANGUAGE_CODE
    tiles = [
        {"title": row.title, "text": row.motto, "url": reverse("submit-to", args=_args(lang, row))}
        for row in (_in(district, row) for row in found)
    ]
    context = {"frame": frame(request, district, section="submit"), "tiles": tiles}
    return render(
        request,
        "partner/choose.html",
        context | {"district": district, "office": contact_details(district)},
    )


@of_district
@never_cache
def offer(request, district, programme):
    """The form of one programme."""
    return _offer(request, programme_or_404(district, programme))


@by_link
def another(request, submission, token):
    """A second event: kind, time, organiser, place, access and contact are there already.

    The form is sent to this page: behind `no-referrer` Django's CSRF check refuses the other one
    (see link_pages.by_link).
    """
    programme = submission.programme
    if programme not in open_programmes(programme.district, timezone.localdate()):
        return redirect("submit", request.LANGUAGE_CODE, programme.district.slug)
    draft, more = another_like(submission)
    here = {"action": page("submit-another", request, token), "by_link": True}
    return _offer(request, programme, draft, more, here)


@by_link
def again(request, submission, token):
    """The same event in the programme that takes events now, every day moved by whole weeks."""
    old = submission.programme
    new_one = next_programme(submission)
    if new_one is None:
        raise Http404("closed")
    draft = copying.for_programme(from_data(submission.latest.data), old, new_one)
    here = {"action": page("submit-again", request, token), "by_link": True}
    return _offer(
        request, _in(old.district, new_one), draft, {"people": contact_fields(submission)}, here
    )


def programme_or_404(district, slug):
    """The programme of an address, if it takes events today; else 404."""
    found = get_object_or_404(district.programmes, slug=slug, is_public=True)
    if found not in open_programmes(district, timezone.localdate()):
        raise Http404("closed")
    return _in(district, found)


def _offer(request, programme, draft=None, more=None, here=None):
    suggestions = Suggestions(programme)

    def context():
        return new_form(request, programme) | (here or {})

    def opened():
        more_said = more or {"initial": _written(request)}
        return EventForms.opened(suggestions, draft, contact=True, **more_said)

    def send(draft, forms):
        if not here and not proof_of_work.is_given(request.POST, draft):
            again = context() | {"confirm": proof_of_work.confirmation(request.POST, draft)}
            return form_page(request, suggestions, forms, **again)
        if rate_limits.allow("submit", client_address.of(request), at_most=PER_HOUR, seconds=3600):
            return _sent(request, programme, draft, forms.contact.contact)
        again = context() | {"refusal": _too_many(), "status": 429}
        return form_page(request, suggestions, forms, **again)

    def keep(draft, forms):
        return _kept(request, programme, draft, forms.contact.contact)

    ways = {"opened": opened, "send": send, "keep": keep, "context": context}
    return handle(request, suggestions, **ways, contact=True)


def _kept(request, programme, draft, contact):
    """Store it unsent; the link to go on is shown, and comes by mail."""
    _submission, token = submitting.keep(
        programme, draft, contact=contact, by=PARTNER, at=timezone.now()
    )
    return redirect(f"{page('edit-submission', request, token)}?done=keep")


def _sent(request, programme, draft, contact):
    """Offer it once, however often the same form is sent."""
    key, now = request.POST.get("form_key", ""), timezone.now()
    _submission, token = offer_once(programme, draft, key=key, contact=contact, by=PARTNER, at=now)
    return redirect(page("receipt", request, token))


def new_form(request, programme) -> dict:
    """The context of the form of an event that is not stored yet."""
    late = programme.submissions_until and programme.submissions_until < timezone.localdate()
    return {
        "action": reverse("submit-to", args=_args(request.LANGUAGE_CODE, programme)),
        "is_late": late,
        "may_keep": True,
        "solution": request.POST.get(proof_of_work.FIELD, ""),
        "challenge_url": reverse(
            "challenge", args=[request.LANGUAGE_CODE, programme.district.slug]
        ),
        "check_url": reverse("check", args=_args(request.LANGUAGE_CODE, programme)),
        "paste_url": reverse("paste", args=_args(request.LANGUAGE_CODE, programme)),
        "form_key": request.POST.get("form_key") or fresh_key(),
    }


def _args(lang, programme):
    return [lang, programme.district.slug, programme.slug]


def _in(district, programme):
    programme.district = district
    return programme


def _written(request) -> dict:
    """The text is taken to be in the language of the page, until the form says otherwise."""
    return {"language": request.LANGUAGE_CODE}


def _too_many():
    return _(
        "Very many events came from your network within an hour. Please wait a while and press "
        "“Send” again: everything you have typed is still here."
    )
