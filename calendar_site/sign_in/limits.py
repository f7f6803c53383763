"""By whom attempts are counted: by the visitor's address, and by a name together with it.

Nobody can use up somebody else's attempts: the same name from another address is counted apart.
How many there are stands in settings.ACCOUNT_RATE_LIMITS: "guess_from" by address, "guess" by name
and address, "letter" for what is mailed. Whoever is known counts as one person, by whatever name.
allauth's own count of failures is not used: it stops the second factor of a person for everybody,
whoever has tried it.

An office has one address for all, and so has a café. Who has used up "guess_from" there stops those
alone who never signed in at it: a person who has a session from there gets in with the right
password. A wrong one is then too many as any other, so that the answers tell nothing.

IPv6 is counted by the network of an office (/64) and, more generously, by that of a provider's
customer (/48), as somebody may own thousands of the first. A second factor counts by person and
address too, and by half a login wherever it is continued: ten wrong ones end that.
"""

import unicodedata
from contextlib import contextmanager
from hashlib import blake2b
from ipaddress import IPv6Address

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import ValidationError

from calendar_site.serving import client_address

# fd00::/8 is for private use (RFC 4193). allauth counts IPv6 by /64, so what differs stands there.
PRIVATE, BITS_BEHIND = 0xFD, 64
COUNTED = "allauth.account"


def pseudonym(request) -> str:
    """An invented address that stands for the visitor's: the same each time, and it tells nothing.

    allauth counts by it and stores it with each session; the visitor's own is stored nowhere.
    """
    digest = _digest(client_address.of(request))
    return str(IPv6Address(int.from_bytes(bytes([PRIVATE]) + digest) << BITS_BEHIND))


def _digest(address: str) -> bytes:
    secret = settings.SECRET_KEY.encode()[:64]
    return blake2b(address.encode(), key=secret, digest_size=7).digest()


def counted(name: str) -> str:
    """The name under which attempts are counted: every spelling that signs in is one (NFKC, as
    Django's form reads it)."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:254]


def by_name_and_address(request, name: str) -> str:
    return f"{counted(name)} {pseudonym(request)}"


@contextmanager
def guess(request, name: str, user=None):
    """Count a guess of a password or a code of `user`; ValidationError where it is too many.

    A guess that is right, so that nothing is raised inside, is given back. One that is wrong and
    over the limit of the address is told to be too many, so that nobody learns who is known here.
    """
    own = _consume(request, "guess", by_name_and_address(request, name))
    if own is None:
        raise too_many()
    here = [_consume(request, action, key) for action, key in _places(request)]
    is_over = None in here
    if is_over and not has_signed_in_here(request, user):
        raise too_many()
    try:
        yield
    except ValidationError:
        if is_over:
            raise too_many() from None
        raise
    for usage in (own, *here):
        if usage:
            usage.rollback()
    forget_guesses(request, name)


def too_many() -> ValidationError:
    return get_adapter().validation_error("too_many_login_attempts")


def has_signed_in_here(request, user) -> bool:
    """Whether there is a session of this person that was begun at this address."""
    there = UserSession.objects.filter(user=user, ip=pseudonym(request))
    return user is not None and there.exists()


def _places(request):
    """What is counted by address alone, and the wider network of an address of IPv6."""
    yield "guess_from", None
    if wide := client_address.wide_network_of(request):
        yield "guess_from_network", _digest(wide).hex()


def _consume(request, action: str, key: str | None = None) -> ratelimit.RateLimitUsage | None:
    return ratelimit.consume(request, app=COUNTED, action=action, key=key)


def require_half_login(request):
    """Count a wrong second factor of this half login, wherever it comes from."""
    if not _consume(request, "half_login", request.session.session_key or ""):
        raise too_many()


def forget_guesses(request, *names: str) -> None:
    """The right password makes the wrong ones before it good, at this address."""
    for name in names:
        key = by_name_and_address(request, name)
        ratelimit.clear(request, app=COUNTED, action="guess", key=key)


def require_letter(email: str) -> None:
    """Count a letter that somebody asks for; ValidationError where it is too many (`letter`)."""
    key = by_name_and_address(context.request, email)
    if not ratelimit.consume(context.request, app=COUNTED, action="letter", key=key):
        raise too_many()


def may_keep(request) -> bool:
    """Whether somebody who is not signed in may leave a text in a session; each time is counted."""
    return bool(ratelimit.consume(request, app=COUNTED, action="kept"))
