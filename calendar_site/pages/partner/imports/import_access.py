"""Who stands before the import, and what they may see: partners by a link, anybody, the office."""

from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseForbidden
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from calendar_site.pages.partner.link_pages import private
from calendar_site.show.frame import frame
from calendar_site.show.office import reach
from calendar_site.tenancy import of_district
from programme import access
from programme.credentials import edit_links
from programme.importing import sources
from programme.models.district import District
from programme.models.link import Link
from programme.models.source import Intake, Source
from programme.models.submission import Submission

DESK = "desk"


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """`token` stands in the address. Only who is `is_verified` may have a calendar followed.

    `submission` is that of an edit link: it says who asks, and opens no source.
    """

    district: District
    token: str = ""
    email: str = ""
    is_verified: bool = False
    is_desk: bool = False
    source: Source | None = None
    submission: Submission | None = None

    @property
    def sources(self):
        """The sources that this person may see and answer."""
        rows = Source.objects.filter(district=self.district)
        if self.is_desk:
            return rows
        if self.source:
            return rows.filter(pk=self.source.pk)
        return rows.filter(email__iexact=self.email) if self.is_verified else rows.none()

    @property
    def intakes(self):
        rows = Intake.objects.filter(source__in=self.sources)
        return rows.select_related("source__programme__district")

    def address(self, request, name, *args) -> str:
        """The address of a page behind this door."""
        return reverse(name, args=[request.LANGUAGE_CODE, self.district.slug, self.token, *args])


def by_door(view):
    """Give `view(request, door, …)` the door of the token in the address, else 404.

    Who knows a secret address may send its forms (see pages.partner.addresses); the office is
    known by its session, so its forms carry a CSRF token as everywhere.
    """

    @csrf_exempt
    @never_cache
    @of_district
    @wraps(view)
    def inside(request, district, token, **kwargs):
        if token == DESK:
            return _at_desk(request, district, view, kwargs)
        if request.headers.get("Sec-Fetch-Site", "none") == "cross-site" and _writes(request):
            return private(HttpResponseForbidden())
        door = _door(district, token)
        if door is None:
            return private(_unknown(request, district))
        try:
            return private(view(request, door, **kwargs))
        except Http404:
            return private(_unknown(request, district))

    return inside


def _at_desk(request, district, view, kwargs):
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("login"))
    if not access.is_organiser(request.user, district):
        raise Http404("desk")
    door = Visitor(district=district, token=DESK, is_verified=True, is_desk=True)
    return csrf_protect(lambda request: view(request, door, **kwargs))(request)


def _door(district: District, token: str) -> Visitor | None:
    """Behind the token: a source of its own, all of one mail address, or one submission."""
    now = timezone.now()
    if source := sources.by_token(token, at=now):
        found = Visitor(district=source.district, email=source.email, source=source, token=token)
    elif link := edit_links.find(token, Link.Purpose.PARTNER, at=now):
        found = Visitor(district=link.district, email=link.email, is_verified=True, token=token)
    elif link := edit_links.find(token, Link.Purpose.EDIT, at=now):
        said = link.submission
        found = Visitor(
            district=link.district, email=said.contact_email, submission=said, token=token
        )
    else:
        return None
    return found if found.district == district else None


def _writes(request):
    return request.method not in ("GET", "HEAD")


def _unknown(request, district):
    context = {
        "frame": frame(request, district, section="submit"),
        "district": district,
        "office": reach(district),
    }
    return render(request, "partner/unknown_link.html", context, status=404)
