"""From the day on which a district requires a second factor, nobody without one comes to its desk.

Before, the desk says from when. Whoever comes too late sets one up, and goes on where they were.
"""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from calendar_site.serving import unsent
from calendar_site.show.frame import frame
from programme.people import second_factor

BACK = "back"  # of the session: where one goes on once it is set up


def refusal(request, district):
    """The page that says what is needed (403), or None. Asks the database only where it matters.

    `request.second_factor_from` is then the day to come, for those who still have none.
    """
    request.second_factor_from = None
    if district.second_factor_from is None:
        return None
    if second_factor.has_one(request.user):
        request.session.pop(BACK, None)
        return None
    if second_factor.is_required(district, timezone.localdate()):
        return _page(request, district)
    request.second_factor_from = district.second_factor_from
    return None


def would_stop(request, district) -> bool:
    """Whether the next page is the one that says what is needed."""
    required = second_factor.is_required(district, timezone.localdate())
    return required and not second_factor.has_one(request.user)


def _page(request, district):
    """What was sent is kept in the session, and comes back at its address."""
    path = request.get_full_path()
    if request.method == "POST":
        unsent.hold(request, unsent.FACTOR)
    if held := getattr(request, "unsent", None):
        held.why, path = unsent.FACTOR, unsent.keep(request, held)
    request.session[BACK] = path
    leave = reverse("desk-people-leave", args=[request.LANGUAGE_CODE, district.slug])
    outer = frame(request, district, section="desk")
    context = {"frame": outer, "path": path, "leave_url": leave}
    return render(request, "shared/second_factor_needed.html", context, status=403)
