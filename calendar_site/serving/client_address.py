"""Where a request comes from."""

from django.conf import settings


def of(request) -> str:
    """The last address that a known proxy names, else that of the connection."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "")
        return forwarded.rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]
    return request.META["REMOTE_ADDR"]
