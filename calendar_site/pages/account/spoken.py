"""Pages of the account have no district and no language in their address: both are remembered.

What counts, in this order: `lang` in the address, the page one wants to see (`next`), where one
worked last (in the session of who has one), the browser's language.
"""

from functools import wraps

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from calendar_site.serving import unsent
from calendar_site.show.frame import frame, language
from calendar_site.tenancy import is_spoken
from programme.models.district import District

PLACE = "place"  # of the session: language and district
OWN = ("account_login", "account_logout")


def spoken(view):
    """`view` in the language and the frame of a district; drawn while the language is spoken."""

    @wraps(view)
    def inside(request, *args, **kwargs):
        lang, district = _place(request)
        _remember(request, lang, district)
        _come_back(request)
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            response = view(request, *args, **kwargs)
            if not hasattr(response, "render") or response.is_rendered:
                return response
            around = {"frame": _frame(request, district), "carried": carried(request)}
            response.context_data = (response.context_data or {}) | around
            return response.render()

    return inside


def wanted_page(request) -> str:
    """The address that one wants to see."""
    held = getattr(request, "unsent", None)
    if held and held.path.partition("?")[0] not in map(reverse, OWN):
        return held.path
    return unsent.said(request).get("next", request.GET.get("next", ""))


def carried(request) -> str:
    """What the form of the login carries, sealed: what an office's form sent, or this one did."""
    held = getattr(request, "unsent", None)
    if held and held.path.partition("?")[0] != reverse("account_login"):
        return unsent.sealed(held)
    return unsent.said(request).get(unsent.FIELD, "")


def _come_back(request):
    """What an office's form sent waits in the session, and the login leads to where it belongs."""
    if request.method != "POST" or not (sealed := request.POST.get(unsent.FIELD)):
        return
    if back := unsent.remember(request, sealed):
        request.POST = request.POST.copy()
        request.POST["next"] = back


def _place(request) -> tuple[str, District | None]:
    """Language and district of the page that one wants to see, else of the last one."""
    words = wanted_page(request).strip("/").split("/")
    kept = request.session.get(PLACE) if request.session.session_key else None
    slug = words[1] if len(words) > 1 else kept[1] if kept else ""
    district = District.objects.filter(slug=slug).first() if slug else None
    found = (request.GET.get("lang", ""), words[0], kept[0] if kept else "")
    asked = translation.get_language_from_request(request)
    lang = next(filter(is_spoken, found), asked)
    if district and lang not in district.page_languages:
        lang = district.page_languages[0]
    return lang, district


def _remember(request, lang: str, district: District | None):
    place = [lang, district.slug if district else ""]
    if request.session.session_key and request.session.get(PLACE) != place:
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
