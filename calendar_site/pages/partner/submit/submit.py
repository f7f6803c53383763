"""Submit an event: one page, no account, works without JavaScript."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from calendar_site.pages.partner.submit.offer_form import offer_form, programme_or_404
from calendar_site.serving.freshness import always_fresh
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from calendar_site.tenancy import of_district
from programme.submissions.open_programmes import open_programmes


@of_district
@always_fresh
def choose(request, district):
    """The form at once where one programme is open; else a choice, or when to come again."""
    found = open_programmes(district, timezone.localdate())
    for programme in found:
        programme.district = district
    if len(found) == 1:
        return offer_form(request, found[0])
    if request.method == "POST":
        raise Http404("closed")
    context = {
        "frame": frame(request, district, section="submit"),
        "tiles": [_tile(request, programme) for programme in found],
        "district": district,
        "office": contact_details(district),
    }
    return render(request, "shared/choose.html", context)


@of_district
@always_fresh
def offer(request, district, programme):
    """The form of one programme."""
    return offer_form(request, programme_or_404(district, programme))


def _tile(request, programme) -> dict:
    place = [request.LANGUAGE_CODE, programme.district.slug, programme.slug]
    return {
        "title": programme.title,
        "text": programme.motto,
        "url": reverse("submit-to", args=place),
    }
