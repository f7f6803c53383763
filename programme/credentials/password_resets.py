"""Links by which somebody chooses a new password: they end with the login itself."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator


class PasswordResetTokens(PasswordResetTokenGenerator):
    """A link dies by a new password, a sign-in (Django's), another address, and locking out.

    (allauth's own is the same but for the last; it cannot be imported while allauth imports this.)
    """

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        proved = EmailAddress.objects.filter(user_id=user.pk).values_list("email", flat=True)
        known = "|".join(sorted({*proved, *filter(None, [user.email])}))
        return f"{super()._make_hash_value(user, timestamp)}{known}{user.is_active}"
