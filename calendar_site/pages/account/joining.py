"""Join an office by the link of an invitation. Opening it changes nothing, as mail scanners do."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from calendar_site.forms.joining import TAKEN, NewPersonForm, ReturningForm
from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.pages.shared import secret_address
from calendar_site.serving import unsent
from calendar_site.serving.freshness import always_fresh
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from calendar_site.tenancy import of_district
from programme.models.membership import OfficeInvitation
from programme.people import inviting, joining, logins
from programme.wording import roles

# How somebody joins: with the login one is signed in with, a new one, or that of former times.
# "elsewhere" is signed in as somebody else, "known" has a login and is not signed in, "here" works
# in this office already, "locked" is a login that no invitation opens again.
SIGNED_IN, NEW, RETURNING = "signed_in", "new", "returning"
ELSEWHERE, KNOWN, HERE, LOCKED = "elsewhere", "known", "here", "locked"
FORMS = {NEW: NewPersonForm, RETURNING: ReturningForm}


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # the secret address protects its form (pages/partner/link_pages.py says why)
@always_fresh
@of_district
def join(request, district, token):
    """The page of an open invitation, or why the link leads nowhere (404 or 410)."""
    if refused := secret_address.refusal(request):
        return refused
    try:
        invitation = inviting.find(token, at=timezone.now())
        if invitation.district_id != district.pk:
            raise inviting.NotOpen("unknown")
        answer = (
            _act(request, invitation) if request.method == "POST" else _page(request, invitation)
        )
    except inviting.NotOpen as closed:
        answer = _closed(request, district, closed.why)
    return secret_address.private(answer)


def _way(request, invitation: OfficeInvitation) -> str:
    owner = logins.owner(invitation.email)
    if inviting.works_here(owner, invitation.district, timezone.now()):
        return HERE
    if request.user.is_authenticated:
        return SIGNED_IN if request.user == owner else ELSEWHERE
    if owner is None:
        return NEW
    if owner.is_active:
        return KNOWN
    return RETURNING if joining.may_return(owner) else LOCKED


def _act(request, invitation):
    """Join, or log out somebody else first. A button that does not fit any more does nothing."""
    if "log_out" in request.POST:
        get_adapter().logout(request)
        return redirect(request.path)
    try:
        return _joining(request, invitation)
    except (joining.NotYours, inviting.AlreadyHere):  # somebody was faster: the page as it is now
        invitation.refresh_from_db()
        inviting.require_open(invitation, timezone.now())  # with this very link, perhaps
        unsent.hold(request, unsent.FAILED)
        return _page(request, invitation, status=409)


def _joining(request, invitation):
    way = _way(request, invitation)
    if way in FORMS:
        return _with_form(request, invitation, way)
    if way != SIGNED_IN:
        raise joining.NotYours
    joining.as_signed_in(invitation, request.user, at=timezone.now())
    return redirect(_desk(request))


def _with_form(request, invitation, way: str):
    form = FORMS[way](request.POST)
    if form.is_valid() and (user := _joined(invitation, way, form)):
        login = Login(user=user, redirect_url=_desk(request))
        return perform_password_login(request, {"username": user.get_username()}, login)
    return _page(request, invitation, form=form)


def _joined(invitation, way: str, form):
    """The person who has joined; None where the name is somebody else's, as the form says then."""
    join = joining.as_new if way == NEW else joining.as_returning
    try:
        return join(invitation, at=timezone.now(), **form.cleaned_data)
    except joining.NameTaken:
        form.add_error("username", TAKEN)
    return None


def _desk(request) -> str:
    return reverse("desk", args=[request.LANGUAGE_CODE, request.district.slug])


def _page(request, invitation, *, form=None, status=200):
    way, by, district = _way(request, invitation), invitation.invited_by, invitation.district
    if form is None and way in FORMS:
        form = opened_or_sent(FORMS[way], None, unsent.take(request))
        form.initial.setdefault("username", logins.suggested_name(invitation.email))
    owner = logins.owner(invitation.email)
    context = {
        "frame": frame(request, district, section="desk"),
        "district": district,
        "invitation": invitation,
        "inviter": (by.get_full_name() or by.get_username()) if by else "",
        "role": roles.name(invitation.role),
        "may": roles.may(invitation.role),
        "way": way,
        "form": form,
        "owner": owner.get_username() if owner else "",
        "login_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
        "desk_url": _desk(request),
        "works_until": inviting.works_until(invitation),
    }
    return render(request, "account/join.html", context, status=status)


def _closed(request, district, why: str):
    """Why the link leads nowhere, and whom to ask; what was typed is given back."""
    if request.method == "POST":
        unsent.hold(request, unsent.FAILED)
    context = {
        "frame": frame(request, district, section="desk"),
        "district": district,
        "office": contact_details(district),
        "why": why,
        "desk_url": _desk(request),
    }
    status = 404 if why == "unknown" else 410
    return render(request, "account/join_closed.html", context, status=status)
