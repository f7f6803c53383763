"""Access to the desk: people of the district's own office, each with the rights of the role."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from calendar_site.pages.account.entrance import log_in_first
from calendar_site.pages.shared import office_role
from calendar_site.serving import unsent
from calendar_site.serving.freshness import always_fresh
from calendar_site.show.frame import frame
from calendar_site.tenancy import of_district
from programme import access
from programme.models.submission import Submission


def at_desk(view):
    """`view(request, district, …)` for people of the office; 404 for other users.

    Without a login the login page comes first, with what was typed. `request.by` is the actor,
    `request.rights` is what the person may do; a page that says why answers what is forbidden, or
    that a second factor is needed, with 403.
    """
    return _at_desk(view, office_role.enter)


def at_exit(view):
    """The same for whoever goes: also without the second factor that everybody needs here."""
    return _at_desk(view, office_role.enter_without_factor)


def _at_desk(view, enter):
    @always_fresh
    @of_district
    @wraps(view)
    def inside(request, district, **kwargs):
        if not request.user.is_authenticated:
            return log_in_first(request)
        if refused := enter(request, district):
            return refused
        unsent.forget(request)
        if any("\0" in value for value in request.GET.values()):  # PostgreSQL cannot be asked
            raise Http404("NUL")
        try:
            return view(request, district, **kwargs)
        except access.Forbidden as missing:
            return office_role.refused(request, *missing.args)

    return inside


def at_submission(view):
    """The same for `view(request, submission, …)`: a submission of this office."""

    @at_desk
    @wraps(view)
    def inside(request, district, number, **kwargs):
        return view(request, find(request, district, number), **kwargs)

    return inside


def find(request, district, number) -> Submission:
    """The submission of that number with its versions, or 404."""
    rows = access.submissions(request.user, district).select_related(
        "programme", "partner", "latest", "accepted"
    )
    found = get_object_or_404(rows, number=number)
    found.programme.district = district
    return found


def address(request, name, *args) -> str:
    """The address of a page of this desk."""
    return reverse(name, args=[request.LANGUAGE_CODE, request.district.slug, *args])


def desk_context(request, section) -> dict:
    """The context of every page of the desk: the frame, which section is open, what one may do."""
    outer = frame(request, request.district, section="desk")
    return {
        "frame": outer | {"desk_url": address(request, "desk")},
        "district": request.district,
        "desk_section": section,
        "rights": request.rights,
        "role_words": office_role.said(request),
    }
