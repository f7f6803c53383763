"""Attempts to sign in are counted in the cache, which the tests of a run share."""

from allauth.core import context
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.test import RequestFactory

from calendar_site.sign_in import limits, people

AT_MOST = 10  # guesses with a name at one address (settings.ACCOUNT_RATE_LIMITS)
LETTERS = 5
OF_A_PERSON = ("reauthenticate", "change_password", "manage_email")  # allauth's, of who is inside


def forget(*names: str, at: str = "127.0.0.1") -> None:
    """Set back what was counted for these names at this address, and for the address."""
    request = RequestFactory(REMOTE_ADDR=at).post("/")
    for name in names:
        key = limits.by_name_and_address(request, name)
        for action in settings.ACCOUNT_RATE_LIMITS:
            _forget(request, action, key=key)


def forget_person(user, at: str = "127.0.0.1") -> None:
    """The same for everything by which this person signs in, and for what is done inside."""
    forget(*people.names_of(user), at=at)
    for action in OF_A_PERSON:
        _forget(RequestFactory(REMOTE_ADDR=at).post("/"), action, user=user)


def _forget(request, action, **who):
    for rate in ratelimit.get_rates(app="allauth.account", action=action):
        with context.request_context(request):
            where = {"app": "allauth.account", "action": action, "rate": rate} | who
            cache.delete(ratelimit.get_cache_key(request, **where))
