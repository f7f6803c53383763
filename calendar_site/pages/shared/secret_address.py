"""Pages whose address holds a secret: it stays in the address, and others' forms are refused."""

from django.http import HttpResponse
from django.shortcuts import render

from calendar_site.serving import unsent
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details

READING = ("GET", "HEAD")


def refusal(request) -> HttpResponse | None:
    """403 for a form that a page of another site sends; None for everything else."""
    if request.method in READING or request.headers.get("Sec-Fetch-Site") != "cross-site":
        return None
    return private(render(request, "403.html", status=403))


def private_form(response):
    """The same, for a form that Django's CSRF protection checks: it needs to hear the origin.

    With "no-referrer" a browser sends `Origin: null`, which is refused.
    """
    return private(response, policy="strict-origin")


def unknown_link(request, district):
    """404; the same page for a wrong, an ended and another district's link."""
    if request.method == "POST":
        unsent.hold(request, unsent.FAILED)
    context = {
        "frame": frame(request, district, section="submit"),
        "district": district,
        "office": contact_details(district),
    }
    return private(render(request, "shared/unknown_link.html", context, status=404))


def private(response, *, policy="no-referrer"):
    """Search engines leave the page out, and the browser tells its address to no other page."""
    response["Referrer-Policy"] = policy
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
