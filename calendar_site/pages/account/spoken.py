"""Pages of the account in the language and the frame of a district (place.py says of which).

What was typed into an office's form before the login was over goes through them.
"""

from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from calendar_site.pages.account import refusals
from calendar_site.pages.account.place import (
    around,
    is_own,
    lead_on,
    place,
    remember,
    said,
    wanted_page,
    with_query,
)
from calendar_site.pages.shared.second_factor_needed import BACK
from calendar_site.serving import unsent
from calendar_site.show.office import contact_details
from calendar_site.sign_in import limits
from programme.models.district import District
from programme.people import second_factor

METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def spoken(view):
    """`view` in the language and the frame of a district; drawn while the language is spoken."""

    @wraps(view)
    def inside(request, *args, **kwargs):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        lang, district = place(request)
        typed = _come_back(request)
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            try:
                response = view(request, *args, **kwargs)
            except ReauthenticationRequired:
                response = _confirm_first(request)
            if typed and not _is_login_again(request, response):
                _wait(request, typed)
            remember(request, lang, district)
            if "Location" in response:
                lead_on(request, response, lang, district)
            if hasattr(response, "render") and not response.is_rendered:
                _dress(request, response, district)
            add_never_cache_headers(response)
            return response

    return inside


def _dress(request, response, district: District | None):
    refusals.mark(response)
    there = goes_on(request)
    goes_with = said(request, there)
    ways = {"said": goes_with, "query": with_query("", goes_with), "carried": carried(request)}
    back = _back(request)
    ways |= {"next": there, "back": back}
    frame = {
        "frame": around(request, district),
        "district": district,
        "office": contact_details(district) if district else None,
        "has_factor": bool(back) and second_factor.has_one(request.user),
    }
    response.context_data = (response.context_data or {}) | frame | ways
    response.render()


def _back(request) -> str:
    """The page that one could not open without a second factor."""
    return request.session.get(BACK, "") if request.user.is_authenticated else ""


def _confirm_first(request):
    """The page on which one shows once more who one is; what was typed waits in the session.

    allauth would keep the whole request there: with the visitor's address, and with passwords.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.path, reverse("account_login"))
    methods = get_adapter().get_reauthentication_methods(request.user)
    if not methods:
        raise PermissionDenied("no password, no letter and no second factor")
    return redirect_to_login(unsent.put_aside(request), methods[0]["url"])


def goes_on(request) -> str:
    """The same; while one logs in, also what waits in the session to come back."""
    if there := wanted_page(request):
        return there
    return "" if request.user.is_authenticated else unsent.address_of_waiting(request)


def kept(request, *names: str) -> dict[str, str]:
    """What comes back into these fields of this page's form, which could not be taken.

    An office's form may stand at the same address, where the login comes first: its text is copied.
    """
    held = getattr(request, "unsent", None)
    if held and (not is_own(held.path) or held.path.partition("?")[0] != request.path):
        return {}
    typed: dict[str, str] = unsent.take(request) or {}
    return {name: typed[name] for name in names if name in typed}


def carried(request) -> str:
    """What the form of the login carries, sealed: what an office's form sent, or this one did."""
    held = getattr(request, "unsent", None)
    if held and not is_own(held.path):
        return unsent.sealed(held)
    return unsent.said(request).get(unsent.FIELD, "")


def _come_back(request) -> dict | None:
    """What an office's form sent and the login's carries; the login leads to where it belongs."""
    if request.method != "POST":
        return None
    unsent.forget_here(request)
    typed = unsent.opened(request.POST.get(unsent.FIELD, ""))
    if typed:
        request.POST = request.POST.copy()
        request.POST["next"] = unsent.address_of(typed)
    return typed


def _is_login_again(request, response) -> bool:
    """Whether it is the login form once more, which carries on what was typed by itself."""
    return "Location" not in response and request.path == reverse("account_login")


def _wait(request, typed: dict):
    """It waits in the session, which anybody could fill: that is counted before one is in."""
    if request.user.is_authenticated or limits.may_keep(request):
        unsent.remember(request, typed)
