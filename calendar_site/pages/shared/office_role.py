"""A person of a district's office at a page: by which role, and what is left to organisers."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from calendar_site.pages.shared import second_factor_needed
from calendar_site.serving import unsent
from calendar_site.show.frame import frame
from programme import access
from programme.actors import organiser


def enter(request, district):
    """Let the person in as `request.by` with `request.rights`; else the page that says what lacks.

    404 for one of another office. Whoever worked in this one may copy there what was typed before.
    """
    role = access.role(request.user, district)
    if not role:
        if access.has_worked(request.user, district):
            unsent.said(request)
        else:
            unsent.withhold(request)
        raise Http404("desk")
    request.by = organiser(request.user, role)
    request.rights = access.rights(role)
    return second_factor_needed.refusal(request, district)


def require(request, right):
    """Raise access.Forbidden where the role has not this right."""
    if right not in request.rights:
        raise access.Forbidden(right)


def for_organisers(request):
    """403 for an editor: who does what is asked here, and what an editor may do."""
    if request.method == "POST":
        unsent.hold(request, unsent.FAILED)
    desk = reverse("desk", args=[request.LANGUAGE_CODE, request.district.slug])
    outer = frame(request, request.district, section="desk")
    context = {"frame": outer | {"desk_url": desk}}
    return render(request, "shared/for_organisers.html", context, status=403)
