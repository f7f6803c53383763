"""Signing in and one's own account: for offices only; partners and readers need no account.

Every address is one of allauth's, drawn in the district's frame and language.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from allauth.account import urls as account
from allauth.mfa import urls as mfa
from allauth.usersessions import urls as usersessions
from django.urls import URLPattern, URLResolver, include, path

from calendar_site.pages.account import (
    codes,
    email,
    entrance,
    passkeys,
    passwords,
    second_factor,
    sessions,
)
from calendar_site.pages.account.noted import NOTED
from calendar_site.pages.account.overview import overview
from calendar_site.pages.account.spoken import spoken
from calendar_site.serving.only_read import only_read

OURS = {
    "account_login": entrance.login,
    "account_logout": entrance.logout,
    "account_inactive": entrance.inactive,
    "account_request_login_code": codes.request,
    "account_confirm_login_code": codes.confirm,
    "account_request_reauthentication_code": codes.request_once_more,
    "account_confirm_reauthentication_code": codes.confirm_once_more,
    "account_email": email.email,
    "account_confirm_email": email.from_link,
    "account_reset_password": passwords.reset,
    "account_reset_password_from_key": passwords.from_link,
    "mfa_index": second_factor.index,
    "mfa_authenticate": second_factor.authenticate,
    "mfa_deactivate_totp": second_factor.remove_app,
    "mfa_view_recovery_codes": second_factor.codes,
    "mfa_generate_recovery_codes": second_factor.generate,
    "mfa_download_recovery_codes": second_factor.download,
    "mfa_login_webauthn": passkeys.login,
    "mfa_reauthenticate_webauthn": passkeys.once_more,
    "mfa_add_webauthn": passkeys.add,
    "mfa_edit_webauthn": passkeys.rename,
    "mfa_remove_webauthn": passkeys.remove,
    "usersessions_list": sessions.listed,
} | NOTED
TAKE_NO_FORM = {
    "account_inactive",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "mfa_list_webauthn",
}
# An organiser invites, nobody opens an account; and no login waits for an address to be confirmed.
NEVER = {"account_signup", "account_email_verification_sent"}


def dressed(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """The same addresses and names, with the views of this house where it has them."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield URLResolver(each.pattern, list(dressed(each.url_patterns)))
        elif each.name not in NEVER:
            yield URLPattern(each.pattern, _view(each), each.default_args, each.name)


def _view(each: URLPattern) -> Callable[..., Any]:
    view = OURS.get(each.name or "") or spoken(each.callback)
    return only_read(view) if each.name in TAKE_NO_FORM else view


urlpatterns = [
    path("", overview, name="account"),
    path("login/another-way/", entrance.another_way, name="account_another_way"),
    *dressed(account.urlpatterns),
    path("second-factor/", include(list(dressed(mfa.urlpatterns)))),
    path("sessions/", include(list(dressed(usersessions.urlpatterns)))),
]
