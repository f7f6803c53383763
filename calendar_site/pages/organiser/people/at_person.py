"""Pages about one person of the office, for those who have the right "people"."""

from functools import wraps

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from calendar_site.pages.organiser.desk import address, at_desk
from calendar_site.pages.shared import office_role
from programme.models.membership import Membership


def at_person(view):
    """`view(request, row)` with the access of somebody who works here; 404 for strangers.

    So is one of a login that whoever runs the server has closed: it is not ended, and can be. Of
    whoever has gone meanwhile the page of people tells.
    """

    @at_desk
    @wraps(view)
    def inside(request, district, person):
        office_role.require(request, "people")
        rows = Membership.objects.select_related("user", "district")
        row = get_object_or_404(rows, district=district, pk=person)
        if row.ended_at or (row.ends_on and row.ends_on < timezone.localdate()):
            return to_people(request, "over", row)
        return view(request, row)

    return inside


def to_people(request, done: str, row: Membership):
    """Back to the page of people, which says what was done to whom."""
    return redirect(address(request, "desk-people") + f"?done={done}&person={row.pk}")
