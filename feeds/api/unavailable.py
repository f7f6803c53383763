"""503 while the database cannot be asked, in the shape of all errors (docs/api.md)."""

from django.utils.translation import gettext_lazy as _
from drf_standardized_errors import handler
from rest_framework.exceptions import APIException

from programme.database_faults import RETRY_AFTER, is_unavailable


class Unavailable(APIException):
    """RFC 9110 15.6.4; `wait` becomes Retry-After."""

    status_code = 503
    default_code = "unavailable"
    default_detail = _("The data cannot be reached at the moment. Please ask again soon.")
    wait = RETRY_AFTER


class ExceptionHandler(handler.ExceptionHandler):
    """Tells a database that is away from a fault of the code."""

    def convert_unhandled_exceptions(self, exc: Exception) -> APIException:
        if is_unavailable(exc):
            return Unavailable()
        return super().convert_unhandled_exceptions(exc)
