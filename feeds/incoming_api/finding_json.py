"""What the checks have to say, as data in the reader's language."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework import serializers

from programme.checks import all_checks
from programme.checks.finding import ERROR, HINT, QUESTION, Finding
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme


class CandidateSerializer(serializers.Serializer):
    value = serializers.CharField(help_text="Put it at the finding's field.")
    # DRF collects the fields of a class and takes them off it; the types of its base do not say so.
    label = serializers.CharField()  # type: ignore[assignment]


class FindingSerializer(serializers.Serializer):
    key = serializers.CharField(help_text="Code and field; what `confirmed` takes.")
    code = serializers.CharField()
    field = serializers.CharField(help_text="Path in the draft, such as `whens.0.starts_on`.")
    severity = serializers.ChoiceField(
        [ERROR, QUESTION, HINT],
        help_text="An error refuses; a question is asked before anything is accepted.",
    )
    message = serializers.CharField()
    candidates = CandidateSerializer(many=True, help_text="What may be meant.")


class ChecksSerializer(serializers.Serializer):
    """The answer to `dry_run`."""

    valid = serializers.BooleanField(help_text="Without errors: it would be taken.")
    findings = FindingSerializer(many=True)


def as_data(finding: Finding) -> dict:
    """As `FindingSerializer` declares it."""
    return {
        "key": finding.key,
        "code": finding.code,
        "field": finding.field,
        "severity": finding.severity,
        "message": str(finding.message),
        "candidates": [
            {"value": str(row.value), "label": str(row.label)} for row in finding.candidates
        ],
    }


def checked(draft: EventDraft, programme: Programme, *, besides=None) -> dict:
    """All checks of a draft, and whether it would be taken."""
    found = all_checks.findings(draft, programme, besides=besides)
    errors = any(finding.severity == ERROR for finding in found)
    return {"valid": not errors, "findings": list(map(as_data, found))}


def remark(draft: EventDraft, programme: Programme, confirmed, *, besides=None) -> str:
    """The open questions that the partner confirms, in German for the office.

    A key counts only if the checks ask this question: `confirmed` carries no free text to the
    office.
    """
    if not confirmed:
        return ""
    found = all_checks.findings(draft, programme, besides=besides)
    said = {finding.key: finding for finding in found if finding.severity == QUESTION}
    with translation.override(settings.LANGUAGE_CODE):
        asked = [said[key].message for key in dict.fromkeys(confirmed) if key in said]
        return "\n".join(_("Confirmed: {question}").format(question=each) for each in asked)
