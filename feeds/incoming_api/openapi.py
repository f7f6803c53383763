"""This door in the OpenAPI schema: who may enter, what each address takes, answers and refuses."""

from typing import Final

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerExtension
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers

from feeds.incoming_api import examples, request_bodies, submission_json
from feeds.incoming_api.draft_json import Part
from feeds.incoming_api.finding_json import ChecksSerializer
from programme.states import State

PATH: Final = OpenApiParameter.PATH
HEADER: Final = OpenApiParameter.HEADER


class Bearer(OpenApiAuthenticationExtension):
    target_class = "feeds.incoming_api.authentication.BearerToken"
    name = "partnerToken"

    def get_security_definition(self, auto_schema):
        about = "A token of your organisation, `kk_…`; the office of the district issues it."
        return {"type": "http", "scheme": "bearer", "description": about}


class Closed(OpenApiSerializerExtension):
    """A request has no other fields. Parts of a draft stand in answers too, which may get more."""

    target_class = "feeds.incoming_api.strict_fields.Object"
    match_subclasses = True

    def map_serializer(self, auto_schema, direction):
        found = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        closed = {} if isinstance(self.target, Part) else {"additionalProperties": False}
        return found | closed


class RefusalErrorSerializer(serializers.Serializer):
    code = serializers.CharField()
    detail = serializers.CharField(help_text="For people, in the language of `lang`.")
    attr = serializers.CharField(
        allow_null=True, help_text="The field, such as `whens.0.starts_on`."
    )


class RefusalSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="validation_error or client_error")
    # DRF collects the fields of a class and takes them off it; the types of its base do not say so.
    errors = RefusalErrorSerializer(many=True)  # type: ignore[assignment]


def _refused(about):
    return OpenApiResponse(RefusalSerializer, about)


# status -> when; the codes stand in back quotes.
REFUSALS = {
    400: _refused(
        "Not JSON (`parse_error`); a field of the wrong type (`invalid`, `required`, `null`, "
        "`invalid_choice`, …) or unknown (`unknown_field`); or an error of the checks: `missing`, "
        "`unknown`, `twice`, `too_long`, `too_many`, `impossible_year`, `impossible_age`, "
        "`end_before_start`, `not_an_address`; for `programme` also `closed`."
    ),
    401: _refused("`not_authenticated` without a token, `authentication_failed` with a wrong one."),
    403: _refused("`permission_denied`: the token was issued for something else."),
    404: _refused("`not_found`: not there, or another organisation's."),
    409: _refused(
        "`not_allowed` in its state; `overtaken` by somebody else at the same moment; on POST of a "
        "new one `external_id_taken`."
    ),
    411: _refused("`length_required`: a chunked request has no Content-Length."),
    412: _refused("`precondition_failed`: `If-Match` names an older version."),
    413: _refused("`too_large`: more than 256 KB."),
    415: _refused("`unsupported_media_type`: not `application/json`."),
    422: _refused("`idempotency_key_reused` for another request."),
    428: _refused("`precondition_required`: please send `If-Match`."),
    429: _refused("`throttled`: more than 600 requests in an hour; see `Retry-After`."),
}
LANG = OpenApiParameter(
    "lang",
    {
        "type": "string",
        "enum": [code for code, _name in settings.LANGUAGES],
        "default": settings.LANGUAGE_CODE,
    },
    description="Language of messages.",
)
NUMBER = OpenApiParameter("number", str, PATH, description="`id` of the submission.")
DRY_RUN = OpenApiParameter(
    "dry_run", bool, description="Only the checks: nothing is stored, and the answer is 200."
)
KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    HEADER,
    description="Of your choice, at most 255 characters. For 48 hours the same request with the "
    "same key is answered again and not done again.",
)


def _if_match(*, must):
    about = "`ETag` of the version that you read, or `*`."
    return OpenApiParameter("If-Match", str, HEADER, required=must, description=about)


def _responses(found, *codes):
    return {**found, **{code: REFUSALS[code] for code in sorted({400, 401, 403, 429, *codes})}}


def _checks(found):
    return {200: OpenApiResponse(ChecksSerializer, "`dry_run`: the checks alone."), **found}


LISTED = extend_schema(
    operation_id="submissions",
    summary="Your submissions",
    parameters=[
        OpenApiParameter("programme", str, description="Slug."),
        OpenApiParameter("state", {"type": "string", "enum": State.values}),
        OpenApiParameter("external_id", str),
        OpenApiParameter("page", {"type": "integer", "minimum": 1, "default": 1}),
        OpenApiParameter(
            "page_size", {"type": "integer", "minimum": 1, "maximum": 50, "default": 20}
        ),
        LANG,
    ],
    responses=_responses({200: submission_json.SubmissionsSerializer}, 404),
)
CREATED = extend_schema(
    operation_id="submit",
    summary="Submit an event",
    parameters=[DRY_RUN, KEY, LANG],
    request=request_bodies.NewSubmission,
    responses=_responses(
        _checks({201: submission_json.SubmissionSerializer}), 409, 411, 413, 415, 422
    ),
    examples=[
        OpenApiExample("An evening", examples.NEW, request_only=True),
        OpenApiExample("A series", examples.SERIES, request_only=True),
        OpenApiExample("Submitted", examples.SHOWN, response_only=True, status_codes=["201"]),
        OpenApiExample("Checked", examples.CHECKED, response_only=True, status_codes=["200"]),
        OpenApiExample("Refused", examples.REFUSED, response_only=True, status_codes=["400"]),
    ],
)
SHOWN = extend_schema(
    operation_id="submission",
    summary="One of your submissions",
    parameters=[NUMBER, LANG],
    responses=_responses({200: submission_json.SubmissionSerializer}, 404),
    examples=[OpenApiExample("Submitted", examples.SHOWN, response_only=True)],
)


def _revised(operation_id, summary, body, example):
    answer = {
        200: OpenApiResponse(submission_json.SubmissionSerializer, "With `dry_run`: as for POST.")
    }
    return extend_schema(
        operation_id=operation_id,
        summary=summary,
        parameters=[NUMBER, _if_match(must=True), DRY_RUN, LANG],
        request=body,
        responses=_responses(answer, 404, 409, 411, 412, 413, 415, 428),
        examples=[OpenApiExample("A later start", example, request_only=True)],
    )


REPLACED = _revised(
    "resubmit", "Send a new version", request_bodies.ChangedSubmission, examples.NEW
)
PATCHED = _revised("amend", "Change some fields", request_bodies.ChangedSubmission, examples.PATCH)


def _act(operation_id, summary, body, example, **more):
    return extend_schema(
        operation_id=operation_id,
        summary=summary,
        parameters=[NUMBER, _if_match(must=False), KEY, LANG],
        request=body,
        responses=_responses(
            {200: submission_json.SubmissionSerializer}, 404, 409, 411, 412, 413, 415, 422
        ),
        examples=[
            OpenApiExample(name, said, request_only=True)
            for name, said in {summary: example, **more}.items()
        ],
    )


REPORTED = _act(
    "report",
    "Report about dates",
    request_bodies.ReportBody,
    examples.REPORT,
    **{"Report about all dates": examples.REPORT_ALL},
)
RELOCATED = _act(
    "relocate",
    "Move one date",
    request_bodies.RelocateBody,
    examples.RELOCATE,
    **{"Move one date to a new place": examples.RELOCATE_ELSEWHERE},
)
WITHDRAWN = _act(
    "withdraw", "Withdraw a submission", request_bodies.WithdrawBody, examples.WITHDRAW
)
