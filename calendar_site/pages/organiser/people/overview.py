"""Who works in the office: everybody, the open invitations, who left, and what happened."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calendar_site.forms.mail_address import UNMAILABLE
from calendar_site.forms.people import PAST, InviteForm
from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.pages.organiser.people import lines
from calendar_site.pages.shared import office_role
from calendar_site.serving import unsent
from calendar_site.serving.unsent import acts_only
from calendar_site.show import periods
from programme.models.journal import Entry
from programme.models.membership import Role
from programme.people import former, inviting, last_day, listing
from programme.wording import roles

SHOWN = 10  # lines of the journal; the others are in a fold
LONGEST_KEY = 18  # digits; what is longer is no key of a database


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def show(request, district):
    """The page; its form invites somebody."""
    office_role.require(request, "people")
    if request.method != "POST":
        return _page(request, district, _opened(request, district))
    form = InviteForm(request.POST, spoken=district.page_languages)
    if form.is_valid() and (done := _invited(request, district, form)):
        return redirect(address(request, "desk-people") + f"?done={done}")
    return _page(request, district, form)


@acts_only("desk-people", without="invitation")
@at_desk
def revoke(request, district, invitation):
    """End an invitation; its link leads nowhere any more."""
    office_role.require(request, "people")
    found = get_object_or_404(district.office_invitations, pk=invitation)
    inviting.revoke(found, by=request.by, at=timezone.now())
    return redirect(address(request, "desk-people") + f"?done=revoked&invitation={found.pk}")


@acts_only("desk-people", without="invitation")
@at_desk
def again(request, district, invitation):
    """The same invitation once more, with a new link for another week."""
    office_role.require(request, "people")
    found = get_object_or_404(district.office_invitations, pk=invitation)
    said = {"email": found.email, "role": found.role, "ends_on": found.ends_on}
    form = InviteForm(said | {"language": found.language}, spoken=district.page_languages)
    if form.is_valid() and (done := _invited(request, district, form)):
        return redirect(address(request, "desk-people") + f"?done={done}")
    return _page(request, district, form, status=409)


def _opened(request, district) -> InviteForm:
    """The empty form, with what came back, or for somebody who had left."""
    here = request.path == address(request, "desk-people")
    typed = unsent.take(request) if here else None
    form = opened_or_sent(InviteForm, None, typed, spoken=district.page_languages)
    form.initial.setdefault("language", request.LANGUAGE_CODE)
    if gone := _named(request, district.memberships.select_related("user"), "again"):
        form.initial.setdefault("email", gone.user.email)
        form.initial.setdefault("role", gone.role)
    return form


def _named(request, rows, name: str):
    """The row whose key the address gives, if it gives one of ours."""
    key = request.GET.get(name, "")
    is_key = key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY
    return rows.filter(pk=key).first() if is_key else None


def _invited(request, district, form) -> str:
    """Invite, and say whether a first link ended; or say at its field why that is not possible."""
    now = timezone.now()
    older = inviting.open_of(district, form.cleaned_data["email"], at=now)
    try:
        made = inviting.invite(district, by=request.by, at=now, **form.cleaned_data)
    except inviting.AlreadyHere:
        form.add_error(
            "email", _("Somebody with this address works here already; see the list above.")
        )
    except inviting.Unmailable:
        form.add_error("email", UNMAILABLE)
    except last_day.Past:
        form.add_error("ends_on", PAST)
    if form.errors:
        return ""
    if made == older:
        return "sent"
    return "again" if older else "invited"


def _page(request, district, form, status=200):
    now, today = timezone.now(), timezone.localdate()
    people = listing.names(district)
    changes = [lines.line(entry, people) for entry in listing.changes(district)]
    waiting = inviting.waiting(district, now).select_related("invited_by")
    return render(
        request,
        "organiser/people/page.html",
        desk_context(request, "people")
        | {
            "form": form,
            "action": address(request, "desk-people"),
            "working": [_row(request, row) for row in listing.working(district, today)],
            "invitations": _invitations(request, district, waiting),
            "left": [_row(request, row) for row in listing.left(district, today)],
            "kept": periods.words(former.MEMBERSHIPS),
            "roles": [{"name": role.label, "may": roles.MAY[role]} for role in Role],
            "lines": {"new": changes[:SHOWN], "older": changes[SHOWN:]},
            "sign_ins": [lines.line(entry, people) for entry in listing.sign_ins(district)],
            "done": request.GET.get("done", ""),
            "gone": _named(request, district.memberships.select_related("user"), "person"),
            "withdrawn": _withdrawn(request, district),
        },
        status=status,
    )


def _withdrawn(request, district) -> dict | None:
    """The invitation that was just revoked, with the way to send it again."""
    revoked = district.office_invitations.exclude(revoked_at=None)
    found = _named(request, revoked, "invitation")
    return found and _invitation(request, found, set())


def _row(request, row) -> dict:
    here = address(request, "desk-people")
    return {
        "name": row.user.get_full_name() or row.user.get_username(),
        "membership": row,
        "role": roles.name(row.role),
        "url": address(request, "desk-people-one", row.pk),
        "again_url": f"{here}?again={row.pk}#invite",
        "is_me": row.user == request.user,
        "has_second_factor": row.has_second_factor,
        "over": row.ended_at or row.ends_on,
    }


def _invitations(request, district, waiting) -> list[dict]:
    failed = Entry.objects.filter(Q(district=district), verb="undelivered", data__letter="invited")
    undelivered = {line.data.get("invitation") for line in failed}
    return [_invitation(request, each, undelivered) for each in waiting]


def _invitation(request, invitation, undelivered) -> dict:
    by = invitation.invited_by
    return {
        "invitation": invitation,
        "works_until": inviting.works_until(invitation),
        "role": roles.name(invitation.role),
        "by": (by.get_full_name() or by.get_username()) if by else "",
        "is_undelivered": invitation.pk in undelivered,
        "revoke_url": address(request, "desk-people-revoke", invitation.pk),
        "again_url": address(request, "desk-people-again", invitation.pk),
    }
