"""By whom attempts are counted: by the visitor's address, and by a name together with it.

Nobody can use up somebody else's attempts: the same name from another address is counted apart.
How many there are stands in settings.ACCOUNT_RATE_LIMITS: "guess_from" by address, "guess" by name
and address, "letter" for what is mailed. allauth's own count of failures is not used: it stops the
second factor of a person for everybody, whoever has tried it.
"""

import unicodedata
from hashlib import blake2b
from ipaddress import IPv6Address

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.core.internal import ratelimit
from django.conf import settings

from calendar_site.serving import client_address

# fd00::/8 is for private use (RFC 4193). allauth counts IPv6 by /64, so what differs stands there.
PRIVATE, BITS_BEHIND = 0xFD, 64
COUNTED = "allauth.account"


def pseudonym(request) -> str:
    """An invented address that stands for the visitor's: the same each time, and it tells nothing.

    allauth counts by it and stores it with each session; the visitor's own is stored nowhere.
    """
    address, secret = client_address.of(request), settings.SECRET_KEY.encode()[:64]
    digest = blake2b(address.encode(), key=secret, digest_size=7).digest()
    return str(IPv6Address(int.from_bytes(bytes([PRIVATE]) + digest) << BITS_BEHIND))


def counted(name: str) -> str:
    """The name under which attempts are counted: every spelling that signs in is one (NFKC, as
    Django's form reads it)."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:254]


def by_name_and_address(request, name: str) -> str:
    return f"{counted(name)} {pseudonym(request)}"


def require_guess(request, name: str) -> ratelimit.RateLimitUsage:
    """Count a guess of a password or a code; ValidationError where it is too many.

    What was counted is given back (`rollback`) where the guess was right.
    """
    key, usage = by_name_and_address(request, name), ratelimit.RateLimitUsage(usage=[])
    for action in ("guess_from", "guess"):
        more = ratelimit.consume(request, app=COUNTED, action=action, key=key)
        if not more:
            raise get_adapter().validation_error("too_many_login_attempts")
        usage.usage += more.usage
    return usage


def forget_guesses(request, *names: str) -> None:
    """The right password makes the wrong ones before it good, at this address."""
    for name in names:
        key = by_name_and_address(request, name)
        ratelimit.clear(request, app=COUNTED, action="guess", key=key)


def require_letter(email: str) -> None:
    """Count a letter that somebody asks for; ValidationError where it is too many (`letter`)."""
    key = by_name_and_address(context.request, email)
    if not ratelimit.consume(context.request, app=COUNTED, action="letter", key=key):
        raise get_adapter().validation_error("too_many_login_attempts")


def may_keep(request) -> bool:
    """Whether somebody who is not signed in may leave a text in a session; each time is counted."""
    return bool(ratelimit.consume(request, app=COUNTED, action="kept"))
