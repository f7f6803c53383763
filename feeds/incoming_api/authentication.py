"""Who asks: a partner's program, by `Authorization: Bearer kk_…` (RFC 6750 2.1)."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission

from programme.credentials import api_tokens
from programme.models.token import SUBMIT

REALM = 'Bearer realm="Kreiskalender"'


class BearerToken(BaseAuthentication):
    """`request.auth` is the valid ApiToken. A token in the address or in a form is not looked at:
    addresses stand in logs.
    """

    def authenticate(self, request):
        kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.casefold() != "bearer":
            return None
        token = api_tokens.find(secret.strip(), at=timezone.now())
        if token is None:
            raise AuthenticationFailed(_("This token is unknown, has ended or was revoked."))
        return None, token

    def authenticate_header(self, request):
        """RFC 6750 3: a reason only where a token was shown."""
        shown = "Authorization" in request.headers
        return f'{REALM}, error="invalid_token"' if shown else REALM


class MaySubmit(BasePermission):
    """401 without a token, 403 for one that was issued for something else."""

    def has_permission(self, request, view):
        return request.auth is not None and SUBMIT in request.auth.scopes
