"""Signing in and one's own account: for offices only; partners and readers need no account.

Every address is one of allauth's, drawn in the district's frame and language.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from allauth.account import urls as account
from allauth.mfa import urls as mfa
from allauth.usersessions import urls as usersessions
from django.urls import URLPattern, URLResolver, include, path

from calendar_site.pages.account import entrance
from calendar_site.pages.account.noted import NOTED
from calendar_site.pages.account.spoken import spoken

OURS = {"account_login": entrance.login, "account_logout": entrance.logout} | NOTED
# An organiser invites; nobody opens an account.
NEVER = {"account_signup"}


def dressed(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """The same addresses and names, with the views of this house where it has them."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield URLResolver(each.pattern, list(dressed(each.url_patterns)))
        elif each.name not in NEVER:
            yield URLPattern(each.pattern, _view(each), each.default_args, each.name)


def _view(each: URLPattern) -> Callable[..., Any]:
    return OURS.get(each.name or "") or spoken(each.callback)


urlpatterns = [
    *dressed(account.urlpatterns),
    path("second-factor/", include(list(dressed(mfa.urlpatterns)))),
    path("sessions/", include(list(dressed(usersessions.urlpatterns)))),
]
