"""Who uses the import, and what they may see: the public, partners with a link, the office."""

from dataclasses import dataclass
from functools import wraps

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from calendar_site.pages.account.entrance import log_in_first
from calendar_site.pages.shared import office_role, secret_address
from calendar_site.serving import unsent
from calendar_site.serving.freshness import always_fresh
from calendar_site.tenancy import of_district
from programme import mail_addresses
from programme.credentials import edit_links
from programme.importing import sources
from programme.models.district import District
from programme.models.link import Link
from programme.models.source import Intake, Source
from programme.models.submission import Submission

DESK = "desk"


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """`token` stands in the address. A calendar is followed for a visitor who `is_verified`.

    `submission` is that of an edit link: it says whose address asks, and opens no source.
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
        """The sources that the visitor may see and answer."""
        rows = Source.objects.filter(district=self.district)
        if self.is_desk:
            return rows
        if self.source:
            return rows.filter(pk=self.source.pk)
        return (
            mail_addresses.rows_of(rows, "email", self.email) if self.is_verified else rows.none()
        )

    @property
    def intakes(self):
        rows = Intake.objects.filter(source__in=self.sources)
        return rows.select_related("source__programme__district")

    def address(self, request, name, *args) -> str:
        """The address of one of the visitor's pages."""
        return reverse(name, args=[request.LANGUAGE_CODE, self.district.slug, self.token, *args])


def for_visitor(view):
    """Give `view(request, visitor, …)` the visitor of the token in the address, else 404.

    A secret address protects its own forms (docs/decisions/0008); the office is known by its
    session, so its forms carry a CSRF token as everywhere.
    """

    @csrf_exempt
    @always_fresh
    @of_district
    @wraps(view)
    def inside(request, district, token, **kwargs):
        if token == DESK:
            return _at_desk(request, district, view, kwargs)
        if refused := secret_address.refusal(request):
            return refused
        visitor = _visitor(district, token)
        if visitor is None:
            return secret_address.unknown_link(request, district)
        try:
            return secret_address.private(view(request, visitor, **kwargs))
        except Http404:
            return secret_address.unknown_link(request, district)

    return inside


def _at_desk(request, district, view, kwargs):
    if not request.user.is_authenticated:
        return log_in_first(request)
    if refused := office_role.enter(request, district):
        return refused
    if "import" not in request.rights:
        return office_role.refused(request, "import")
    visitor = Visitor(district=district, token=DESK, is_verified=True, is_desk=True)
    unsent.forget(request)
    return csrf_protect(lambda request: view(request, visitor, **kwargs))(request)


def _visitor(district: District, token: str) -> Visitor | None:
    """Behind the token: a source of its own, all of one mail address, or one submission."""
    now = timezone.now()
    if source := sources.by_token(token, at=now):
        found = Visitor(district=source.district, email=source.email, source=source, token=token)
    elif link := edit_links.find(token, Link.Purpose.PARTNER, at=now):
        found = Visitor(district=link.district, email=link.email, is_verified=True, token=token)
    elif (link := edit_links.find(token, Link.Purpose.EDIT, at=now)) and (said := link.submission):
        found = Visitor(
            district=link.district, email=said.contact_email, submission=said, token=token
        )
    else:
        return None
    return found if found.district == district else None
