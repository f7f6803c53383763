"""Which letters allauth asks for, as lines of the journal: no page waits for a mail server."""

from datetime import timedelta

from allauth.account.internal.flows.manage_email import sync_user_email_address
from django.utils import timezone, translation

from calendar_site.sign_in import people
from programme.credentials.sign_in_codes import SignInCode
from programme.models.journal import Entry
from programme.people import account_letters

MOMENT = timedelta(minutes=2)


def ask(user, letter: str, *, email: str = "", code: SignInCode | None = None) -> None:
    """A letter to this address of the person, else to the main one; none where it is not theirs.

    An address that nobody has confirmed yet gets no way in, unless it is the account's own.
    """
    sync_user_email_address(user)
    rows = user.emailaddress_set.order_by("-primary", "-verified", "pk")
    usable = [row for row in rows if row.verified or row.email == user.email.lower()]
    found = [row for row in usable if not email or row.email == email.lower()]
    if found:
        _write(user, letter, found[0], nonce=code.nonce if code else "")
    else:
        account_letters.ask_nobody(at=timezone.now())


def is_on_its_way(user, letter: str) -> bool:
    """Whether the person was sent the same a moment ago."""
    asked = Entry.objects.filter(verb="letter_asked", user=user, at__gt=timezone.now() - MOMENT)
    return asked.filter(data__letter=letter).exists()


def code(request, email: str, code: SignInCode, is_again: bool) -> None:
    """The code with which one signs in, or proves that it is still oneself (`is_again`)."""
    if is_again:
        ask(request.user, "again_code", email=email, code=code)
    elif users := people.by_email(email):
        ask(users[0], "sign_in_code", email=email, code=code)


def confirmation(address) -> None:
    """To the new address a link that confirms it; the one that counts until then hears of it."""
    _write(address.user, "email_confirmation", address)
    others = address.user.emailaddress_set.exclude(pk=address.pk)
    if old := others.filter(verified=True).order_by("-primary", "pk").first():
        _write(address.user, "email_change_asked", old)


def _write(user, letter, address, nonce: str = "") -> None:
    account_letters.ask(
        user,
        letter,
        address=address.pk,
        language=translation.get_language() or "",
        at=timezone.now(),
        nonce=nonce,
    )
