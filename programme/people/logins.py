"""Whose login a mail address is, and which user names are free."""

import unicodedata

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from programme import mail_addresses
from programme.regular_expressions import expression

LONGEST_NAME = 30
_NO_NAME = expression(r"[^\w.-]+")


def owner(email: str) -> User | None:
    """Who signs in with this address: who has proved it, else who was entered with it.

    Of several who were entered with it, one that is not closed.
    """
    proved = EmailAddress.objects.filter(verified=True).select_related("user")
    if found := mail_addresses.rows_of(proved, "email", email).first():
        person: User = found.user
        return person
    return mail_addresses.rows_of(User.objects.order_by("-is_active", "pk"), "email", email).first()


def address(user: User) -> str:
    """Where letters to this person go: the address that is entered, else one that was proved."""
    if user.email:
        return user.email
    theirs = EmailAddress.objects.filter(user=user).order_by("-verified", "-primary", "pk")
    return theirs.values_list("email", flat=True).first() or ""


def addresses(user: User) -> set[str]:
    """Every address of this person, as mail_addresses.key compares them."""
    more = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return {mail_addresses.key(said) for said in (user.email, user.username, *more) if "@" in said}


def is_taken(name: str) -> bool:
    """Whether somebody has this user name, in capitals or not (so a login finds it too)."""
    return User.objects.filter(username__iexact=unicodedata.normalize("NFKC", name)).exists()


def suggested_name(email: str) -> str:
    """A free user name for a new person, from what stands before the @."""
    said = unicodedata.normalize("NFKC", email.rpartition("@")[0]).lower()
    name = _NO_NAME.sub("-", said).strip("-.")[:LONGEST_NAME] or "person"
    if not is_taken(name):
        return name
    return next(f"{name}{n}" for n in range(2, 10_000) if not is_taken(f"{name}{n}"))


def note_address(user: User, email: str) -> None:
    """The person has proved this address; it is the one for letters where there is no other."""
    address = mail_addresses.small(email)
    theirs = EmailAddress.objects.filter(user=user)
    is_first = not theirs.filter(primary=True).exists()
    if not mail_addresses.rows_of(theirs, "email", address).update(verified=True):
        EmailAddress.objects.create(user=user, email=address, verified=True, primary=is_first)
    if is_first:
        user.email = address
        user.save(update_fields=["email"])
