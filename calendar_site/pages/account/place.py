"""Language and district of pages that have neither in their address.

What counts, in this order: `lang` in the address or the form, the page one wants to see (`next`),
where one worked last (in the session of who has one), one's own office, the browser's language.
"""

from urllib.parse import parse_qsl

from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from calendar_site.pages.public.districts import first_page
from calendar_site.serving import unsent
from calendar_site.show.frame import frame, language
from calendar_site.tenancy import is_spoken
from programme import access
from programme.models.district import District

PLACE = "place"  # of the session: language and district


def is_own(path: str) -> bool:
    """Whether it is a page of the account."""
    return path.startswith(reverse("account"))


def wanted_page(request) -> str:
    """The address that one wants to see."""
    held = getattr(request, "unsent", None)
    if held and not is_own(held.path):
        return held.path
    return unsent.said(request).get("next", request.GET.get("next", ""))


def chosen_language(request) -> str:
    """The one that was asked for; empty where none was."""
    held = getattr(request, "unsent", None)
    sent = {} if held and not is_own(held.path) else unsent.said(request)
    return next(filter(is_spoken, (request.GET.get("lang", ""), sent.get("lang", ""))), "")


def place(request) -> tuple[str, District | None]:
    words = wanted_page(request).strip("/").split("/")
    last = request.session.get(PLACE) if request.session.session_key else None
    slug = words[1] if len(words) > 1 and is_spoken(words[0]) else last[1] if last else ""
    district = _called(slug) or access.desks(request.user).first()
    found = (chosen_language(request), words[0], last[0] if last else "")
    asked = translation.get_language_from_request(request)
    lang = next(filter(is_spoken, found), asked)
    if district and lang not in district.page_languages:
        lang = district.page_languages[0]
    return lang, district


def _called(slug: str) -> District | None:
    return District.objects.filter(slug=slug).first() if slug and "\0" not in slug else None


def remember(request, lang: str, district: District | None):
    here = [lang, district.slug if district else ""]
    if not request.session.is_empty() and request.session.get(PLACE) != here:
        request.session[PLACE] = here


def said(request, there: str) -> dict[str, str]:
    """What links and forms of these pages carry, for who has no session; nothing leads out."""
    is_ours = url_has_allowed_host_and_scheme(there, allowed_hosts=None)
    all_of_it = {"lang": chosen_language(request), "next": there if is_ours else ""}
    return {name: text for name, text in all_of_it.items() if text}


def with_query(url: str, query: dict[str, str]) -> str:
    return f"{url}?{urlencode(query)}" if query else url


def lead_on(request, response, lang: str, district: District | None):
    """A redirect to another page of the account carries it too; one to the office speaks `lang`."""
    url, _, query = response["Location"].partition("?")
    if not is_own(url):
        response["Location"] = _in_language(response["Location"], lang, district)
    elif not request.user.is_authenticated:
        there = dict(parse_qsl(query))
        carried = said(request, wanted_page(request))
        if not (carried or there) and district and request.session.is_empty():  # just logged out
            carried = {"next": reverse("desk", args=[lang, district.slug])}
        if carried.keys() - there.keys():
            response["Location"] = with_query(url, carried | there)


def _in_language(url: str, lang: str, district: District | None) -> str:
    words = url.split("/")
    if district and len(words) > 2 and is_spoken(words[1]) and words[2] == district.slug:
        words[1] = lang
    return "/".join(words)


def around(request, district: District | None) -> dict:
    """The frame: the district's, or that of a page for all districts; each language is here."""
    if district is None:
        codes, context = None, first_page(request)
    else:
        desk = reverse("desk", args=[request.LANGUAGE_CODE, district.slug])
        codes = district.page_languages
        context = frame(request, district, section="desk") | {"desk_url": desk}
    codes = codes or [each["code"] for each in context["languages"]]
    return context | {"languages": [_here_in(request, code) for code in codes]}


def _here_in(request, code: str) -> dict:
    query = {"lang": code} | ({"next": there} if (there := wanted_page(request)) else {})
    return language(code, with_query(request.path, query), request.LANGUAGE_CODE)
