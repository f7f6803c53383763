"""Headers that every answer carries on top of what Django's own SecurityMiddleware sends."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# The pages use no device, sensor or payment.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


def content_security_policy(directives: dict[str, list[str]]) -> str:
    """The header's value for a policy in the shape of Django 6's SECURE_CSP."""
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


class SecurityHeaders:
    """Sends one constant policy; a view that needs another sets the header itself."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = content_security_policy(settings.SECURE_CSP)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
