"""Pages that a link from a letter opens: the secret is in the address and must not leave it."""

from functools import wraps

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from calendar_site.pages.shared import secret_address
from calendar_site.serving.freshness import always_fresh
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

    The secret address protects its forms as a CSRF token would, so that these pages set no cookie.
    (Under `no-referrer` browsers send `Origin: null`, which Django's own check refuses.) A form on
    another site that got hold of it is refused all the same.
    """

    def guarded(view):
        @csrf_exempt
        @always_fresh
        @of_district
        @wraps(view)
        def inside(request, district, token, **kwargs):
            if refused := secret_address.refusal(request):
                return refused
            link = edit_links.find(token, purpose, at=timezone.now())
            if link is None or link.district_id != district.pk:
                return secret_address.unknown_link(request, district)
            try:
                response = view(request, opened(link), token, **kwargs)
            except Http404:
                return secret_address.unknown_link(request, district)
            return secret_address.private(response)

        return inside

    return guarded


def page(name: str, request, token: str) -> str:
    """The address of a page of an edit link."""
    return reverse(name, args=[request.LANGUAGE_CODE, request.district.slug, token])
