"""One person of the office: another role, another last day, or the end of the access."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calendar_site.forms.people import PAST, EndForm, RoleForm
from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.pages.organiser.desk import address, desk_context
from calendar_site.pages.organiser.people.at_person import at_person, to_people
from calendar_site.serving import unsent
from calendar_site.serving.unsent import acts_only
from programme.people import last_day, logins, memberships, second_factor
from programme.states import Overtaken
from programme.wording import roles


@require_http_methods(["GET", "HEAD", "POST"])
@at_person
def show(request, row):
    """The person with the form for role and last day, and the one that ends the access."""
    if request.method != "POST":
        return _page(request, row, _opened(request, row))
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form)
    if notice := _refusal(request, row, form):
        row.refresh_from_db()
        return _page(request, row, form, notice=notice, status=409)
    if form.errors:
        return _page(request, row, form)
    return to_people(request, "changed", row)


@acts_only("desk-people-one")
@at_person
def end(request, row):
    """End the access at once, with sessions and the tokens that have a tick."""
    try:
        memberships.end(row, keep=kept_tokens(request), by=request.by, at=timezone.now())
    except memberships.LastOrganiser:
        return _page(request, row, _form(row), notice=last_organiser(), status=409)
    return to_people(request, "ended", row)


def kept_tokens(request) -> set[str]:
    """Those that the page showed and that have no tick any more."""
    said = unsent.said(request)
    return set(said.getlist("keys")) - set(said.getlist("tokens"))


def end_form(request, issued, *, own=False) -> EndForm | None:
    """The tokens with their ticks; None where the person handed out none."""
    rows = list(issued)
    return EndForm(issued=rows, kept=kept_tokens(request), own=own) if rows else None


def _refusal(request, row, form) -> dict | None:
    """Change the access; or say why that is not possible."""
    seen = request.POST.get("seen", "")
    try:
        memberships.change(row, seen=seen, by=request.by, at=timezone.now(), **form.cleaned_data)
    except memberships.LastOrganiser:
        return last_organiser()
    except Overtaken:
        return _overtaken(row)
    except last_day.Past:
        form.add_error("ends_on", PAST)
    return None


def last_organiser() -> dict:
    """Why somebody stays, and what to do first."""
    return {
        "title": _("Somebody must organise the district"),
        "text": _(
            "This is the last organiser without a last day. Please make somebody else organiser "
            "first."
        ),
    }


def _overtaken(row) -> dict:
    row.refresh_from_db()
    text = _(
        "Somebody else has changed this access in the meantime: {role} now. What you chose is "
        "still here; please check it and save again."
    )
    return {"title": _("Nothing was saved"), "text": text.format(role=roles.name(row.role))}


def _form(row) -> RoleForm:
    return RoleForm(initial={"role": row.role, "ends_on": row.ends_on})


def _opened(request, row) -> RoleForm:
    if request.path != address(request, "desk-people-one", row.pk):
        unsent.take(request)
        return _form(row)
    form = opened_or_sent(RoleForm, None, unsent.take(request))
    for name, value in _form(row).initial.items():
        form.initial.setdefault(name, value)
    return form


def _page(request, row, form, *, notice=None, status=200):
    kept = unsent.said(request)
    return render(
        request,
        "organiser/people/person.html",
        desk_context(request, "people")
        | {
            "form": form,
            "end_form": end_form(request, memberships.issued(row, timezone.now())),
            "membership": row,
            "name": row.user.get_full_name() or row.user.get_username(),
            "email": logins.address(row.user),
            "role": roles.name(row.role),
            "seen": kept.get("seen") if kept and not notice else memberships.as_seen(row),
            "is_me": row.user == request.user,
            "has_second_factor": second_factor.has_one(row.user),
            "organises_elsewhere": second_factor.organises_elsewhere(row, at=timezone.now()),
            "notice": notice,
            "action": address(request, "desk-people-one", row.pk),
            "people_url": address(request, "desk-people"),
            "leave_url": address(request, "desk-people-leave"),
        },
        status=status,
    )
