"""Findings and preview while the form is filled in. Nothing is stored."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.finding_fields import field_of
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.pages.partner.submit.offer_form import programme_or_404
from calendar_site.pages.shared import preview
from calendar_site.serving import client_address
from calendar_site.tenancy import of_district
from programme import rate_limits
from programme.checks import all_checks, date_contradictions
from programme.checks.finding import run_checks
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import Clock
from programme.stated.written_dates import StatedDay

# A whole office may type at once; beyond that the page stays without live findings.
PER_MINUTE = 240
OF_DAYS = (
    date_contradictions.possible,
    date_contradictions.weekday,
    date_contradictions.inside_programme,
)


@csrf_exempt  # it changes nothing, and pages behind a link have no such token
@require_POST
@of_district
@never_cache
def check(request, district, programme):
    """Two parts of a page, `data-part` findings and preview; 204 where there is too much to do."""
    if request.headers.get("Sec-Fetch-Site", "none") == "cross-site":
        return HttpResponseForbidden()
    minute = f"{client_address.of(request)} {timezone.now():%H%M}"
    if not rate_limits.allow("check", minute, at_most=PER_MINUTE, seconds=60):
        return HttpResponse(status=204)
    suggestions = Suggestions(programme_or_404(district, programme))
    forms = EventForms.sent(suggestions, request.POST, unfinished=True)
    if not forms.is_valid():
        remarks = [*_errors(forms), *_days(forms, suggestions.programme)]
        return render(request, "partner/live.html", {"findings": remarks})
    draft = tidied(forms.draft)
    found = all_checks.so_far(draft, suggestions.programme)
    context = {
        "findings": [
            *_understood(forms),
            *(_remark(field_of(forms, each.field), each.message) for each in found),
        ],
        "event": preview.card(draft, district) if draft.title else None,
        "line": preview.line(draft, district),
    }
    return render(request, "partner/live.html", context)


@dataclass(frozen=True)
class Remark:
    """What is to be said, and the name of the field of the page which it is `about`."""

    about: str
    words: Any


def _remark(field, words) -> Remark:
    form, name = field
    return Remark(form.add_prefix(name) if name in form.fields else "", words)


def _understood(forms) -> list[Remark]:
    """How days and times were read that can be meant otherwise."""
    return [
        _remark((row, name), words) for row in forms.dates.filled for name, words in row.remarks
    ]


def _days(forms, programme) -> list[Remark]:
    """What is to be asked about days that could be read, beside an error elsewhere."""
    return [
        _remark((row, "day"), found.message)
        for row in forms.dates.forms
        if (day := getattr(row, "cleaned_data", {}).get("day")) and "day" not in row.errors
        for found in run_checks(EventDraft(whens=(_when(day),)), programme, OF_DAYS)
    ]


def _when(said: StatedDay) -> When:
    return When(starts_on=said.day, stated_weekday=said.weekday, clock=Clock.TO_FOLLOW.value)


def _errors(forms) -> list[Remark]:
    return [
        _remark((form, name), error)
        for form in forms.forms
        for name, errors in form.errors.items()
        for error in errors
    ]
