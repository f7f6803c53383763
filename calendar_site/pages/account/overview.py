"""One's own account: who one is, where one works, and the ways to change how one logs in."""

from django.contrib.auth.decorators import login_required
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from calendar_site.pages.account.spoken import spoken
from calendar_site.serving.only_read import only_read
from calendar_site.show.second_factors import factors
from programme.models.membership import Membership


@only_read
@spoken
@login_required
def overview(request):
    offices = Membership.objects.current(timezone.localdate()).filter(user=request.user)
    rows = offices.select_related("district").order_by("district__name")
    context = {
        "offices": [_row(each, request.LANGUAGE_CODE) for each in rows],
        "factors": factors(request.user),
    }
    return TemplateResponse(request, "account/overview.html", context)


def _row(membership: Membership, lang: str) -> dict:
    district = membership.district
    spoken_there = district.page_languages
    address = [lang if lang in spoken_there else spoken_there[0], district.slug]
    return {
        "district": district,
        "role": membership.get_role_display(),
        "ends_on": membership.ends_on,
        "desk_url": reverse("desk", args=address),
    }
