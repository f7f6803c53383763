"""Pages that a link from a letter opens: the secret is in the address and must not leave it."""

from functools import wraps

from django.http import Http404, HttpResponseForbidden
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from calendar_site.show.frame import frame
from calendar_site.show.office import reach
from calendar_site.tenancy import of_district
from programme.credentials import edit_links
from programme.models.link import Link


def by_link(view):
    """Give `view(request, submission, token)` the submission of a valid edit link, else 404."""
    return _behind(Link.Purpose.EDIT, lambda link: link.submission)(view)


def by_partner_link(view):
    """Give `view(request, link, token)` a valid link to all events of one address, else 404."""
    return _behind(Link.Purpose.PARTNER, lambda link: link)(view)


def _behind(purpose, opened):
    """Guard views whose secret stands in the address; they are given `opened(link)`.

    Whoever knows the secret address may send its forms: it protects them as a CSRF token would,
    so that these pages set no cookie. (Under `no-referrer` browsers send `Origin: null`, which
    Django's own check refuses.) A form on another site that got hold of it is refused all the same.
    """

    def guarded(view):
        @csrf_exempt
        @never_cache
        @of_district
        @wraps(view)
        def inside(request, district, token, **kwargs):
            if request.headers.get("Sec-Fetch-Site", "none") == "cross-site" and _writes(request):
                return private(HttpResponseForbidden())
            link = edit_links.find(token, purpose, at=timezone.now())
            if link is None or link.district_id != district.pk:
                return private(_unknown(request, district))
            try:
                response = view(request, opened(link), token, **kwargs)
            except Http404:
                response = _unknown(request, district)
            return private(response)

        return inside

    return guarded


def _writes(request):
    return request.method not in ("GET", "HEAD")


def private(response):
    """Nothing of this page is indexed or told to the next page."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _unknown(request, district):
    """The same page for a wrong, an ended and another district's link."""
    context = {
        "frame": frame(request, district, section="submit"),
        "district": district,
        "office": reach(district),
    }
    return render(request, "partner/unknown_link.html", context, status=404)


def page(name: str, request, token: str) -> str:
    """The address of a page of an edit link."""
    return reverse(name, args=[request.LANGUAGE_CODE, request.district.slug, token])
