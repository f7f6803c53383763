"""Pages of the account have no district and no language in their address: both are remembered.

What counts, in this order: `lang` in the address, the page one wants to see (`next`), where one
worked last (in the session of who has one), the browser's language.
"""

from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from calendar_site.pages.account import refusals
from calendar_site.pages.shared.second_factor_needed import BACK
from calendar_site.serving import unsent
from calendar_site.show.frame import frame, language
from calendar_site.tenancy import is_spoken
from programme.models.district import District

PLACE = "place"  # of the session: language and district


def spoken(view):
    """`view` in the language and the frame of a district; drawn while the language is spoken."""

    @wraps(view)
    def inside(request, *args, **kwargs):
        lang, district = _place(request)
        _come_back(request)
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            try:
                response = view(request, *args, **kwargs)
            except ReauthenticationRequired:
                response = _confirm_first(request)
            _remember(request, lang, district)
            if hasattr(response, "render") and not response.is_rendered:
                _dress(request, response, district)
            add_never_cache_headers(response)
            return response

    return inside


def _dress(request, response, district: District | None):
    refusals.mark(response)
    ways = {"carried": carried(request), "next": goes_on(request), "back": _back(request)}
    around = {"frame": _frame(request, district)} | ways
    response.context_data = (response.context_data or {}) | around
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


def wanted_page(request) -> str:
    """The address that one wants to see."""
    held = getattr(request, "unsent", None)
    if held and not _is_own(held.path):
        return held.path
    return unsent.said(request).get("next", request.GET.get("next", ""))


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
    if held and (not _is_own(held.path) or held.path.partition("?")[0] != request.path):
        return {}
    said: dict[str, str] = unsent.take(request) or {}
    return {name: said[name] for name in names if name in said}


def carried(request) -> str:
    """What the form of the login carries, sealed: what an office's form sent, or this one did."""
    held = getattr(request, "unsent", None)
    if held and not _is_own(held.path):
        return unsent.sealed(held)
    return unsent.said(request).get(unsent.FIELD, "")


def _is_own(path: str) -> bool:
    return path.startswith(reverse("account"))


def _come_back(request):
    """What an office's form sent waits in the session, and the login leads to where it belongs."""
    if request.method != "POST":
        return
    unsent.forget_here(request)
    if back := unsent.remember(request, request.POST.get(unsent.FIELD, "")):
        request.POST = request.POST.copy()
        request.POST["next"] = back


def _place(request) -> tuple[str, District | None]:
    """Language and district of the page that one wants to see, else of the last one."""
    words = wanted_page(request).strip("/").split("/")
    last = request.session.get(PLACE) if request.session.session_key else None
    slug = words[1] if len(words) > 1 and is_spoken(words[0]) else last[1] if last else ""
    district = District.objects.filter(slug=slug).first() if slug and "\0" not in slug else None
    found = (request.GET.get("lang", ""), words[0], last[0] if last else "")
    asked = translation.get_language_from_request(request)
    lang = next(filter(is_spoken, found), asked)
    if district and lang not in district.page_languages:
        lang = district.page_languages[0]
    return lang, district


def _remember(request, lang: str, district: District | None):
    place = [lang, district.slug if district else ""]
    if not request.session.is_empty() and request.session.get(PLACE) != place:
        request.session[PLACE] = place


def _frame(request, district: District | None) -> dict:
    """The district's, or that of a page for all districts; in each language at this address."""
    codes = district.page_languages if district else dict(settings.LANGUAGES)
    around = {"languages": [_in(request, code) for code in codes]}
    if district is None:
        return around
    desk = reverse("desk", args=[request.LANGUAGE_CODE, district.slug])
    return frame(request, district, section="desk") | around | {"desk_url": desk}


def _in(request, code: str) -> dict:
    query = {"lang": code} | ({"next": there} if (there := wanted_page(request)) else {})
    return language(code, f"{request.path}?{urlencode(query)}", request.LANGUAGE_CODE)
