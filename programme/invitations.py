"""Who wants to be invited again: an address of its own, kept longer than the contact of an event.

Given by consent (Art. 6(1)(a) GDPR) and taken back as easily (Art. 7(3)): by a button on every page
that a link in a letter opens.
"""

from datetime import datetime

from programme import mail_addresses
from programme.models.district import District
from programme.models.invitation import Invitation


def ask(district: District, email: str, language: str, *, at: datetime) -> None:
    """Keep the address, one row for each district; every yes begins its time anew."""
    Invitation.objects.update_or_create(
        district=district,
        email=mail_addresses.key(email),
        defaults={"language": language, "since": at},
    )


def end(district: District, email: str) -> None:
    """The no: nothing is kept of it. Twice does nothing more."""
    Invitation.objects.filter(district=district, email=mail_addresses.key(email)).delete()


def is_asked(district: District, email: str) -> bool:
    """Whether this address wants to be invited by the district."""
    return Invitation.objects.filter(district=district, email=mail_addresses.key(email)).exists()
