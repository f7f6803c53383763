"""Links in letters about an account, as allauth makes them, from the moment they were asked for.

The same letter holds the same link, however often it is sent; nothing of it is stored.
"""

from datetime import datetime
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core import signing

from programme.credentials.password_resets import PasswordResetTokens


def password_reset(user: Any, *, at: datetime) -> str:
    """Works for settings.PASSWORD_RESET_TIMEOUT seconds after `at`, and until it was used."""
    key = _TokenOf(at).make_token(user)
    return f"{settings.SITE_URL}/account/password/reset/key/{user_pk_to_url_str(user)}-{key}/"


def email_confirmation(address: int, *, at: datetime) -> str:
    """Confirms the address of this row, for allauth's EMAIL_CONFIRMATION_EXPIRE_DAYS after `at`."""
    key = _SignerOf(at).sign_object(address)
    return f"{settings.SITE_URL}/account/confirm-email/{key}/"


class _TokenOf(PasswordResetTokens):
    def __init__(self, at: datetime):
        super().__init__()
        self.at = at

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.at.timestamp())  # naive, as Django's


class _SignerOf(signing.TimestampSigner):
    def __init__(self, at: datetime):
        super().__init__(salt=app_settings.SALT)
        self.at = at

    def timestamp(self) -> str:
        return signing.b62_encode(int(self.at.timestamp()))
