"""What is stored of one person: asked by address or user name, given, erased.

The address comes by POST alone and is in no link. Each form carries the one of its own page, so
that a second tab about somebody else changes nothing.
"""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.forms.stored import StoredForm
from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.pages.organiser.stored import outlook, sections
from calendar_site.pages.shared import office_role
from calendar_site.serving import asked, unsent
from calendar_site.serving.unsent import acts_only
from programme import personal_data
from programme.people import traces


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def show(request, district):
    """The question, and its answer after a redirect: reading the page anew asks nothing twice."""
    office_role.require(request, "people")
    if request.method != "POST":
        form = opened_or_sent(StoredForm, None, unsent.take(request), district=district)
        return _page(request, district, form, asked.kept(request, district))
    asked.forget(request)
    if "close" in request.POST:
        return redirect(address(request, "desk-stored"))
    form = StoredForm(request.POST, district=district)
    if not form.is_valid():
        return _page(request, district, form, {})
    asked.put(request, district, {"address": form.cleaned_data["email"]})
    return redirect(address(request, "desk-stored"))


@acts_only("desk-people-one")
@at_desk
def of_person(request, district, person):
    """The answer for somebody of the office, also one who left; the address is in no link."""
    office_role.require(request, "people")
    row = get_object_or_404(district.memberships.select_related("user"), pk=person)
    asked.put(request, district, {"address": traces.called(row.user)})
    return redirect(address(request, "desk-stored"))


@acts_only("desk-stored")
@at_desk
def file(request, district):
    """The same as the page says, as data for programs."""
    office_role.require(request, "people")
    form = StoredForm(request.POST, district=district)
    if not form.is_valid():
        return redirect(address(request, "desk-stored"))
    said = personal_data.stored(form.cleaned_data["email"], [district])
    layout = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse({"districts": said}, json_dumps_params=layout)
    name = _("stored-{day}.json").format(day=timezone.localdate().isoformat())
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return _kept_nowhere(response)


@acts_only("desk-stored")
@at_desk
def erase(request, district):
    """Remove what may go; the page then says what went and what stays, without the address."""
    office_role.require(request, "people")
    form = StoredForm(request.POST, district=district)
    if form.is_valid():
        person = form.cleaned_data["email"]
        events = personal_data.events_staying(person, district)
        erased = personal_data.erase(person, [district], by=request.by, at=timezone.now())
        asked.put(request, district, {"erased": outlook.kept(erased, district, events)})
    return redirect(address(request, "desk-stored"))


def _page(request, district, form, kept):
    person, now = kept.get("address", ""), timezone.now()
    desk = address(request, "desk")
    context = {
        "form": form,
        "action": address(request, "desk-stored"),
        "people_url": address(request, "desk-people"),
        "person": person,
        "at": now,
    }
    if person:
        said = personal_data.stored(person, [district]).get(district.slug, {})
        context["sections"] = sections.of(said, person, district)
        before = personal_data.outlook(person, district, at=now)
        events = personal_data.events_staying(person, district)
        context["outlook"] = outlook.in_words(outlook.kept(before, district, events), desk)
    elif "erased" in kept:
        context["erased"] = outlook.in_words(kept["erased"], desk)
    response = render(request, "organiser/stored.html", desk_context(request, "people") | context)
    return _kept_nowhere(response) if kept else response


def _kept_nowhere(response):
    """No browser keeps what is told of somebody: "back" on a shared computer asks anew."""
    patch_cache_control(response, private=True, no_store=True)
    return response
