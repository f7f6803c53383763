"""Leave the office oneself: everybody may, but the last organiser; without a second factor too."""

from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from calendar_site.pages.organiser.desk import address, at_exit, desk_context
from calendar_site.pages.organiser.people.person import end_form, kept_tokens, last_organiser
from calendar_site.serving import unsent
from programme.models.membership import Membership
from programme.people import memberships


@require_http_methods(["GET", "HEAD", "POST"])
@at_exit
def leave(request, district):
    """What ends, and the button; afterwards one is logged out everywhere."""
    row = Membership.objects.select_related("user", "district").get(
        district=district, user=request.user
    )
    issued = memberships.issued(row, timezone.now())
    if request.method != "POST":
        unsent.take(request)
        stays = memberships.is_needed(row, timezone.now())
        return _page(request, issued, notice=last_organiser() if stays else None)
    try:
        memberships.end(row, keep=kept_tokens(request), by=request.by, at=timezone.now())
    except memberships.LastOrganiser:
        return _page(request, issued, notice=last_organiser(), status=409)
    logout(request)
    home = reverse("district", args=[request.LANGUAGE_CODE, district.slug])
    return redirect(f"{reverse('account_logout')}?{urlencode({'left': '1', 'next': home})}")


def _page(request, issued, *, notice=None, status=200):
    chooses = "people" in request.rights
    return render(
        request,
        "organiser/people/leave.html",
        desk_context(request, "people")
        | {
            "notice": notice,
            "failed": status != 200,
            "end_form": end_form(request, issued, own=True) if chooses else None,
            "ending": [] if chooses else list(issued),
            "action": address(request, "desk-people-leave"),
            "back_url": address(request, "desk"),
            "people_url": address(request, "desk-people") if chooses else "",
        },
        status=status,
    )
