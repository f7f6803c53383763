"""Whether everybody in the office needs a second factor, from when, and who has none yet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.forms.second_factor import SecondFactorForm
from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.pages.organiser.people.at_person import at_person, to_people
from calendar_site.pages.shared import office_role, second_factor_needed
from calendar_site.serving import unsent
from calendar_site.serving.unsent import acts_only
from programme.models.membership import Membership
from programme.people import second_factor
from programme.states import Overtaken


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def show(request, district):
    """The form with the day; the button "not required any more" names none."""
    office_role.require(request, "settings")
    if request.method != "POST":
        return _page(request, district, opened(request, district))
    form, day = SecondFactorForm(request.POST), None
    if "end" not in request.POST:
        if not form.is_valid():
            return _page(request, district, form)
        day = form.cleaned_data["first_day"]
    second_factor.require(district, day, by=request.by, at=timezone.now())
    if second_factor_needed.would_stop(request, district):
        messages.success(request, _saved(day))
    return redirect(address(request, "desk-people-second-factor") + "?done=saved")


@acts_only("desk-people-one")
@at_person
def forget(request, row):
    """Remove that of a colleague who lost it. One's own is on the page of the account."""
    try:
        second_factor.forget(row, by=request.by, at=timezone.now())
    except second_factor.Own:
        return redirect("mfa_index")
    except second_factor.OrganisesElsewhere:
        return to_people(request, "elsewhere", row)
    except Overtaken:
        return to_people(request, "over", row)
    return to_people(request, "forgotten", row)


def _saved(day) -> str:
    text = _("Saved: everybody needs a second factor from {day} on.")
    return text.format(day=date_format(day))


def opened(request, district) -> SecondFactorForm:
    """The form with the day that holds, or with what came back."""
    form = opened_or_sent(SecondFactorForm, None, unsent.take(request))
    if district.second_factor_from:
        form.initial.setdefault("first_day", district.second_factor_from)
    return form


def about(request, district) -> dict:
    """What organiser/people/second_factor.html shows besides the form."""
    today = timezone.localdate()
    people = Membership.objects.current(today).filter(district=district).select_related("user")
    with_one = second_factor.those_with_one(each.user for each in people)
    return {
        "action": address(request, "desk-people-second-factor"),
        "first_day": district.second_factor_from,
        "holds": second_factor.is_required(district, today),
        "lacks_own": request.user.pk not in with_one,
        "without": [each.user for each in people if each.user_id not in with_one],
    }


def _page(request, district, form):
    return render(
        request,
        "organiser/people/second_factor_page.html",
        desk_context(request, "people")
        | {
            "form": form,
            "second_factor": about(request, district),
            "done": request.GET.get("done", ""),
        },
    )
