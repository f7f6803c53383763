"""A person of a district's office at a page: in which role, and what is left to other roles."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from calendar_site.pages.shared import second_factor_needed
from calendar_site.serving import unsent
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from programme import access
from programme.actors import organiser
from programme.models.membership import Role
from programme.wording.lists import joined

# What each right is for, as the page says it that tells who has it.
FOR = {
    "correct": _("Entering and correcting events"),
    "comment": _("Leaving remarks for the office"),
    "report": _("Cancelling, moving and withdrawing events"),
    "decide": _("Deciding on submissions"),
    "hand_out_link": _("Handing out edit links"),
    "renew_link": _("Ending edit links"),
    "import": _("Bringing many events at once"),
    "proof": _("Making proofs for print"),
    "release": _("Releasing print editions"),
    "tokens": _("API access"),
    "people": _("Who works in the office, and what is stored of people"),
    "settings": _("What holds for the whole district"),
}
# What somebody is told on every page of the desk; who may do everything there is told nothing.
AS = {
    access.EDITOR: _(
        "You work here as an editor: you correct and comment. Organisers and deputies decide, tell "
        "the public, release print editions and hand out access."
    ),
    access.READER: _(
        "You work here as a reader: you see the desk without closed events and without contacts, "
        "and you change nothing."
    ),
}


def enter(request, district):
    """Let the person in as `request.by` with `request.rights`; else the page that says what lacks.

    404 for strangers. Whoever worked here is told since when it is over (403), and may copy there
    what was typed before.
    """
    refused = enter_without_factor(request, district)
    return refused or second_factor_needed.refusal(request, district)


def enter_without_factor(request, district):
    """The same where a second factor is not asked for."""
    role = access.role(request.user, district)
    if not role:
        if day := access.last_day(request.user, district):
            return _over(request, district, day)
        unsent.withhold(request)
        raise Http404("desk")
    request.by = organiser(request.user, role)
    request.rights = access.rights(role)
    request.second_factor_from = None
    return None


def _over(request, district, day):
    """403: the access has ended, and whom to ask."""
    if request.method == "POST":
        unsent.hold(request, unsent.FAILED)
    unsent.said(request)
    context = {
        "frame": frame(request, district, section="desk"),
        "district": district,
        "office": contact_details(district),
        "day": day,
    }
    return render(request, "shared/access_ended.html", context, status=403)


def require(request, right):
    """Raise access.Forbidden where the role has not this right."""
    if right not in request.rights:
        raise access.Forbidden(right)


def said(request):
    """What the role of this person is, in a sentence; empty where it needs none."""
    return AS.get(request.by.role, "")


def refused(request, right):
    """403: what is asked here, which roles do it, and in which role this person works here."""
    if request.method == "POST":
        unsent.hold(request, unsent.FAILED)
    desk = reverse("desk", args=[request.LANGUAGE_CODE, request.district.slug])
    outer = frame(request, request.district, section="desk")
    having = joined(role.label for role in Role if role in access.RIGHTS[right])
    context = {
        "frame": outer | {"desk_url": desk},
        "district": request.district,
        "desk_section": "",
        "rights": request.rights,
        "what": FOR[right],
        "having": having,
        "role": Role(request.by.role).label,
        "role_words": said(request),
    }
    return render(request, "shared/not_in_role.html", context, status=403)
