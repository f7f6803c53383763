"""Why a request is refused, each reason with its status and its code."""

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError

from programme.checks.finding import ERROR


class Conflict(APIException):
    """What the submission is now does not allow it (RFC 9110 15.5.10)."""

    status_code = 409
    default_code = "not_allowed"
    default_detail = _("In its present state this is not possible; read the submission again.")


class Overtaken(APIException):
    status_code = 409
    default_code = "overtaken"
    default_detail = _("Somebody changed the submission at the same moment; read it again.")


class Taken(APIException):
    """The organisation has submitted something under this external_id."""

    status_code = 409

    def __init__(self, number: str):
        message = _("You have submitted this already; it is {number}. Change that one.")
        detail = ErrorDetail(str(message).format(number=number), code="external_id_taken")
        super().__init__({"external_id": [detail]})


class Unmeasured(APIException):
    """RFC 9110 15.5.12. Behind WSGI a content of unknown length would read as empty."""

    status_code = 411
    default_code = "length_required"
    default_detail = _("Please send Content-Length instead of a chunked request.")


class Stale(APIException):
    """RFC 9110 15.5.13"""

    status_code = 412
    default_code = "precondition_failed"
    default_detail = _("This is not the newest version; read the submission again.")


class TooLarge(APIException):
    status_code = 413
    default_code = "too_large"
    default_detail = _("At most 256 KB can be sent at once.")


class KeyReused(APIException):
    status_code = 422
    default_code = "idempotency_key_reused"
    default_detail = _("This Idempotency-Key belongs to another request.")


class Unconditional(APIException):
    """RFC 6585 3"""

    status_code = 428
    default_code = "precondition_required"
    default_detail = _("Please send If-Match with the ETag of the version that you changed.")


def wrong(field: str, message, code="invalid") -> ValidationError:
    """400 at one field."""
    return ValidationError({field: [ErrorDetail(str(message), code=code)]})


def refused(findings) -> ValidationError:
    """400 with what the checks call an error, each at its field and with its own code."""
    found: dict[str, list[ErrorDetail]] = {}
    for finding in findings:
        if finding.severity == ERROR:
            detail = ErrorDetail(str(finding.message), code=finding.code)
            found.setdefault(finding.field, []).append(detail)
    return ValidationError(found)
