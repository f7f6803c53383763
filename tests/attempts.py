"""Attempts to sign in are counted in the cache, which the tests of a run share."""

from allauth.core import context
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.test import RequestFactory

from calendar_site.sign_in import limits

AT_MOST = 10  # failures of a name at one address (settings.ACCOUNT_RATE_LIMITS)


def forget(*names: str, at: str = "127.0.0.1") -> None:
    """Set back what was counted for these names at this address, and for the address."""
    request = RequestFactory(REMOTE_ADDR=at).post("/")
    for name in names:
        key = limits.by_name_and_address(request, name)
        for action in ("login", "login_failed", "letter", "reset_password", "request_login_code"):
            for rate in ratelimit.get_rates(app="allauth.account", action=action):
                where = {"app": "allauth.account", "action": action, "rate": rate, "key": key}
                cache.delete(_key(request, **where))


def _key(request, **where) -> str:

    with context.request_context(request):
        return ratelimit.get_cache_key(request, **where)
