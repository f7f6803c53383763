"""A mail address to which a letter is sent."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programme import mail_addresses

UNMAILABLE = _(
    "No e-mail can be sent to this address. Before the @ there are only letters from a to z, "
    "digits and signs such as a full stop. Please check what comes after it, too."
)


def require_mailable(address: str) -> None:
    """As a validator of a field."""
    if not mail_addresses.is_mailable(address):
        raise ValidationError(UNMAILABLE, code="unmailable")
