"""A submission as its partner's program sees it: nothing of others, no internal contact."""

from datetime import UTC

from django.conf import settings
from rest_framework import serializers

from feeds import feed_files
from feeds.documents.event_document import page_language
from feeds.incoming_api import finding_json
from feeds.incoming_api.draft_json import part
from programme.checks import all_checks
from programme.credentials import api_tokens
from programme.drafts.event_draft import EventDraft, from_data, to_data
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.states import State

# The states in which the partner or the office may still answer a finding.
ASKED = (State.SUBMITTED, State.RETURNED, State.CHANGED)
DECISIONS = ("accept", "send_back", "decline", "refuse_change")
NEEDS = ("programme__district", "latest")


class DecisionSerializer(serializers.Serializer):
    verb = serializers.ChoiceField(DECISIONS)
    at = serializers.DateTimeField()
    reason = serializers.CharField(help_text="What the office writes to you.")
    # DRF collects the fields of a class and takes them off it; the types of its base do not say so.
    fields = serializers.DictField(  # type: ignore[assignment]
        child=serializers.CharField(), help_text="Path of a field: what is asked there."
    )


class LinksSerializer(serializers.Serializer):
    self = serializers.URLField()
    event = serializers.URLField(
        allow_null=True, help_text="The page; null unless it is accepted and public."
    )
    document = serializers.URLField(allow_null=True, help_text="The event in the public API.")
    calendar = serializers.URLField(allow_null=True, help_text="The event as a calendar file.")


class ListedSubmissionSerializer(serializers.Serializer):
    """A submission without its findings: the checks read what else happens, for each one anew."""

    id = serializers.CharField(help_text="The number of the receipt.")
    external_id = serializers.CharField(allow_null=True)
    programme = serializers.CharField()
    state = serializers.ChoiceField(State.values)
    version = serializers.IntegerField(help_text="Grows with each change; also the ETag.")
    created = serializers.DateTimeField()
    modified = serializers.DateTimeField()
    decision = DecisionSerializer(allow_null=True, help_text="The last one of the office.")
    links = LinksSerializer()
    draft = part(EventDraft)(help_text="The newest version, with the keys of its dates.")


class SubmissionSerializer(ListedSubmissionSerializer):
    """One submission, with what the checks have to ask."""

    findings = finding_json.FindingSerializer(
        many=True, help_text="What is open; empty once it is decided."
    )


class SubmissionsSerializer(serializers.Serializer):
    count = serializers.IntegerField(help_text="Of all pages together.")
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ListedSubmissionSerializer(many=True)


def one(submission: Submission, language: str) -> dict:
    """A submission (with NEEDS) and its open findings; see `several`."""
    return several([submission], language)[0] | {"findings": _open(submission)}


def several(submissions, language: str) -> list[dict]:
    """Submissions (with NEEDS) as data, without findings; in the active language.

    `language` is that of the addresses.
    """
    keys = [submission.pk for submission in submissions]
    events = {row.submission_id: row for row in Event.objects.filter(submission__in=keys)}
    rows = Entry.objects.filter(submission__in=keys, verb__in=DECISIONS).order_by("pk")
    decisions = {row.submission_id: row for row in rows}
    return [
        _as_data(row, events.get(row.pk), decisions.get(row.pk), language) for row in submissions
    ]


def _as_data(submission, event, decision, language):
    return {
        "id": submission.number,
        "external_id": api_tokens.external_id(submission) or None,
        "programme": submission.programme.slug,
        "state": str(submission.state),
        "version": submission.version,
        "created": _instant(submission.created_at),
        "modified": _instant(submission.changed_at),
        "decision": decision and _decision(decision),
        "links": _links(submission, event, language),
        "draft": to_data(from_data(submission.latest.data)),
    }


def _open(submission) -> list[dict]:
    if submission.state not in ASKED:
        return []
    draft = from_data(submission.latest.data)
    found = all_checks.findings(draft, submission.programme, besides=submission)
    return list(map(finding_json.as_data, found))


def _decision(entry):
    return {
        "verb": entry.verb,
        "at": _instant(entry.at),
        "reason": entry.reason,
        "fields": entry.data.get("fields", {}),
    }


def _links(submission, event, language):
    links = {"self": address(submission), "event": None, "document": None, "calendar": None}
    if event:
        district, programme = submission.programme.district, submission.programme
        spoken = page_language(district, language)
        own = f"{district.slug}/{programme.slug}/{event.slug}"
        links |= {
            "event": f"{settings.SITE_URL}/{spoken}/{own}/",
            "document": f"{settings.SITE_URL}/api/v1/events/{event.uid}/",
            "calendar": f"{settings.SITE_URL}/feeds/{own}{feed_files.suffix(spoken)}.ics",
        }
    return links


def address(submission: Submission) -> str:
    return f"{settings.SITE_URL}/api/v1/submissions/{submission.number}/"


def _instant(moment) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
