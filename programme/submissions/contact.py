"""The person behind a submission."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom the office asks; never public."""

    name: str = ""
    email: str = ""
    phone: str = ""
    invite_again: bool = False  # next year: programme.invitations


NO_CONTACT = Contact()
