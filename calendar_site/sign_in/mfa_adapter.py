"""Second factors by allauth: what is secret in them is stored encrypted."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from calendar_site.serving import sealed
from programme.people import second_factor

ERRORS = {
    "incorrect_code": _("This code is not right. Please use the one that is shown now."),
    "cannot_delete_authenticator": _(
        "Your office requires a second factor. Please set up another one first; "
        "then you can remove this one."
    ),
    "cannot_generate_recovery_codes": _("Please set up an app or a passkey first."),
}


class MFAAdapter(DefaultMFAAdapter):
    """Keys of apps and seeds of recovery codes are encrypted with SECRET_KEY (Fernet)."""

    error_messages = DefaultMFAAdapter.error_messages | ERRORS

    def generate_authenticator_name(self, user, type):
        """Numbered, for who gives a passkey no name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of a person whose office requires one today."""
        user, today = authenticator.user, timezone.localdate()
        return second_factor.has_another(
            user, authenticator.pk
        ) or not second_factor.is_required_of(user, today)

    def encrypt(self, text: str) -> str:
        return sealed.cipher(__name__).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises cryptography.fernet.InvalidToken where no SECRET_KEY of ours fits."""
        return sealed.cipher(__name__).decrypt(encrypted_text.encode()).decode()
