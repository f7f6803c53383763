"""Ask for a lost link by mail; the page never says whether it knows an address."""

from django.db import DatabaseError
from django.shortcuts import redirect, render
from django.utils import timezone

from calendar_site.forms.lost_link import LostLinkForm
from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.serving import client_address, unsent
from calendar_site.serving.freshness import always_fresh
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from calendar_site.tenancy import of_district
from programme import journal, mail_addresses, rate_limits
from programme.credentials import edit_links

HOUR = 3600
PER_ADDRESS, PER_NETWORK = 3, 60  # in an hour; a whole office may share one network


@of_district
@always_fresh
def show(request, district):
    """One field. Whatever is asked, and however often, the answer is the same."""
    form = opened_or_sent(LostLinkForm, request.POST or None, unsent.take(request))
    if request.method == "POST" and form.is_valid():
        _request(request, district, form.cleaned_data["email"])
        return redirect(f"{request.path}?done=sent")
    done = request.GET.get("done") if request.method == "GET" else ""
    context = {
        "frame": frame(request, district, section="submit"),
        "district": district,
        "office": contact_details(district),
        "form": form,
        "sent": done == "sent",
        "renewed": done == "renewed",
    }
    return render(request, "partner/lost.html", context)


def _request(request, district, email):
    """A few letters an hour go to one address; the rest is left out silently.

    So is a second letter for one press, and for one more while the first is on its way; where it
    could not be asked for, the next press does it.
    """
    here = client_address.of(request)
    person = f"{district.pk} {mail_addresses.key(email)}"
    limits = (
        ("link-again", person, 1, int(journal.AGAIN.total_seconds())),
        ("link-network", here, PER_NETWORK, HOUR),
        ("link-address", person, PER_ADDRESS, HOUR),
    )
    if all(rate_limits.allow(name, who, at_most=n, seconds=s) for name, who, n, s in limits):
        try:
            edit_links.request(district, email, request.LANGUAGE_CODE, at=timezone.now())
        except DatabaseError:
            rate_limits.reset("link-again", person)
            raise
