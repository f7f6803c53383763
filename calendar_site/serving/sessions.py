"""Sessions in the database, of which a page that is only read may lose the last change."""

import logging

from django.contrib.sessions import middleware
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError
from django.utils.cache import patch_vary_headers

from programme.database_faults import is_unavailable

logger = logging.getLogger(__name__)
SAFE = ("GET", "HEAD", "OPTIONS")


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's; an answer to a question stands although its session could not be saved.

    What is shown once is then shown once more; what somebody does (a login) fails as a whole.
    """

    def process_response(self, request, response):
        try:
            return super().process_response(request, response)
        except (SessionInterrupted, DatabaseError) as error:
            fault = _fault(error)
            if fault is None or not is_unavailable(fault):
                raise
            if request.method not in SAFE:
                raise fault from None
            logger.warning("A session could not be saved: %s", type(fault).__name__)
            patch_vary_headers(response, ["Cookie"])
            return response


def _fault(error: BaseException | None) -> DatabaseError | None:
    """What the database said; Django takes every such word for a session that was deleted."""
    while error is not None and not isinstance(error, DatabaseError):
        error = error.__context__
    return error
