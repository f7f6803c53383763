"""Submitting, reading and changing: the list of a token's submissions, and one of them."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response

from feeds.incoming_api import finding_json, openapi, parameters, submission_json
from feeds.incoming_api.refusals import Taken, wrong
from feeds.incoming_api.request_bodies import ChangedSubmission, NewSubmission, merged
from feeds.incoming_api.views import PartnerView, as_response
from programme.actors import PARTNER
from programme.credentials import api_tokens
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import from_data, to_data
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.states import State
from programme.submissions import open_programmes, revising, submitting
from programme.submissions.contact import Contact


class Pages(PageNumberPagination):
    """Twenty to a page; the neighbours' addresses are those under which the site is known."""

    page_size, page_size_query_param, max_page_size = 20, "page_size", 50

    def get_page_size(self, request):
        """400 for what is no number or too many."""
        said = request.GET.get(self.page_size_query_param) or str(self.page_size)
        if not re.fullmatch(r"[1-9]\d?", said, re.ASCII) or int(said) > self.max_page_size:
            message = _("Please give a number from 1 to {most}.")
            raise wrong("page_size", format_lazy(message, most=self.max_page_size))
        return int(said)

    def get_next_link(self):
        return _on_site(super().get_next_link())

    def get_previous_link(self):
        return _on_site(super().get_previous_link())


def _on_site(link):
    """The same page under the public address of the site; None stays None."""
    parts = urlsplit(link or "")
    return link and f"{settings.SITE_URL}{parts.path}?{parts.query}"


class Submissions(PartnerView):
    @openapi.LISTED
    def get(self, request):
        """What came with a token of your organisation, last changed first."""
        parameters.only(request, "programme", "state", "external_id", "page", "page_size")
        pages = Pages()
        rows = pages.paginate_queryset(self._chosen(request), request, view=self)
        return pages.get_paginated_response(submission_json.several(rows, self.language))

    def _chosen(self, request) -> QuerySet[Submission]:
        rows = api_tokens.submissions(self.token).select_related(*submission_json.NEEDS)
        said = {name: request.GET.get(name, "") for name in ("programme", "state", "external_id")}
        if said["state"] and said["state"] not in State.values:
            raise wrong("state", _("There is no such state."))
        if not "".join(said.values()).isprintable():
            return rows.none()
        fields = {
            "programme__slug": said["programme"],
            "state": said["state"],
            "origin_key": api_tokens.origin_key(self.token, said["external_id"]),
        }
        return rows.filter(**{name: value for name, value in fields.items() if value})

    @openapi.CREATED
    def post(self, request):
        """Submit an event. It waits for a decision; nothing is public before."""
        parameters.only(request, "dry_run")
        said = self.read(NewSubmission)
        programme = _open(self.token, said["programme"])
        draft = _without_other_pictures(tidied(said["draft"]))
        if parameters.dry_run(request):
            return Response(finding_json.checked(draft, programme))
        return self.answered_once(lambda: self._offered(said, programme, draft))

    def _offered(self, said, programme, draft):
        token = self.token
        contact = said.get("contact") or Contact(email=token.contact_email)
        remark = finding_json.remark(draft, programme, said.get("confirmed"))
        key = api_tokens.origin_key(token, said.get("external_id", ""))
        try:
            submission, _link = submitting.offer(
                programme,
                draft,
                contact=contact,
                by=PARTNER,
                at=self.at,
                origin=api_tokens.ORIGIN,
                origin_key=key,
                partner=token.partner,
                remark=remark,
            )
        except IntegrityError:
            earlier = programme.submissions.filter(origin=api_tokens.ORIGIN, origin_key=key)
            if key and (found := earlier.first()):
                raise Taken(found.number) from None
            raise
        return self.one(submission, status=201)


def _without_other_pictures(draft, own=""):
    """Pictures come by the form alone, and stay; naming another one is a mistake."""
    if draft.picture not in ("", own):
        raise wrong("picture", _("There is no such picture here."), code="unknown")
    return draft


def _open(token, slug: str) -> Programme:
    """The programme of the token's district, 400 for one that takes no events today."""
    district = token.partner.district
    for programme in open_programmes.open_programmes(district, timezone.localdate()):
        if programme.slug == slug:
            programme.district = district
            return programme
    known = slug.isprintable() and district.programmes.filter(slug=slug, is_public=True).exists()
    message = _("This programme takes no events now.") if known else _("It is not known here.")
    raise wrong("programme", message, code="closed" if known else "unknown")


class OneSubmission(PartnerView):
    @openapi.SHOWN
    def get(self, request, number):
        """One submission with its state, what is open, and its addresses."""
        parameters.only(request)
        return as_response(self.one(parameters.submission(self.token, number)))

    @openapi.REPLACED
    def put(self, request, number):
        """A new version of the whole draft. An accepted one stays public while it waits."""
        submission = self._newest(request, number)
        return self._revised(submission, self.read(ChangedSubmission))

    @openapi.PATCHED
    def patch(self, request, number):
        """The same with some fields (RFC 7396): objects are merged, lists replaced."""
        submission = self._newest(request, number)
        patched = merged(to_data(from_data(submission.latest.data)), request.data)
        return self._revised(submission, self.read(ChangedSubmission, patched))

    def _newest(self, request, number):
        """The submission, if the program has read its newest version or only wants checks."""
        parameters.only(request, "dry_run")
        submission = parameters.submission(self.token, number)
        if not parameters.dry_run(request):
            parameters.require_newest(request, submission.version, must=True)
        return submission

    def _revised(self, submission, said):
        _same(submission, said)
        own = from_data(submission.latest.data).picture
        draft, programme = _without_other_pictures(tidied(said["draft"]), own), submission.programme
        if parameters.dry_run(self.request):
            return Response(finding_json.checked(draft, programme, besides=submission))
        confirmed = said.get("confirmed")
        remark = finding_json.remark(draft, programme, confirmed, besides=submission)
        revising.revise(submission, draft, by=PARTNER, at=self.at, remark=remark)
        return as_response(self.one(submission))


def _same(submission, said):
    """A submission stays in its programme and keeps its name."""
    stored = {
        "programme": submission.programme.slug,
        "external_id": api_tokens.external_id(submission),
    }
    for name, value in stored.items():
        if said.get(name, value) != value:
            raise wrong(name, _("This cannot be changed."), code="immutable")
