"""What stands around every page of a district: its name, its menu, its languages, its colour."""

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils import timezone

from calendar_site.show import current_programme, demo_letters
from programme.models.district import District
from programme.models.programme import Programme


def frame(
    request,
    district: District,
    *,
    section="",
    programme: Programme | None = None,
    subscribes=False,
) -> dict:
    """The context `frame` of templates/base.html.

    Without `programme` the district's current one is looked up (one query). The page in other
    languages keeps its query string. `subscribes` says that the page has a way to subscribe of its
    own (parts/subscribe.html): to what it shows, with the filter that is chosen.
    """
    if programme is None:
        current = current_programme.current(
            district.programmes.filter(is_public=True), timezone.localdate()
        )
        programme = current.programme if current else None
    place = {"lang": request.LANGUAGE_CODE, "district": district.slug}
    home = reverse("district", kwargs=place)
    programme_url = f"{home}{programme.slug}/" if programme else ""
    ended = (
        programme
        and current_programme.phase(programme, timezone.localdate()) == current_programme.PAST
    )
    whole = home if ended else programme_url or home
    return {
        "district": district.name,
        "land": district.get_land_display(),
        "home_url": home,
        "programme_url": programme_url,
        "submit_url": f"{home}submit/",
        "subscribe_url": "#subscribe" if subscribes else f"{whole}#subscribe",
        "section": section,
        "languages": languages(request, district.page_languages),
        "theme_url": theme_url(district, request.LANGUAGE_CODE),
        "post_url": demo_letters.address(request.LANGUAGE_CODE),
        "imprint_url": reverse("imprint", kwargs=place),
        "privacy_url": reverse("privacy", kwargs=place),
        "accessibility_url": reverse("accessibility", kwargs=place),
    }


def languages(request, codes, *, with_query=True) -> list[dict]:
    """This page in each of the languages, by changing the first word of its address.

    The query string stays in them, unless it is left out (`with_query`).
    """
    root, spoken = get_script_prefix(), request.LANGUAGE_CODE
    whole = request.get_full_path()
    address = whole if with_query else whole.partition("?")[0]
    rest = address.removeprefix(f"{root}{spoken}/")
    return [language(code, f"{root}{code}/{rest}", spoken) for code in codes]


def language(code: str, url: str, spoken: str) -> dict:
    """A row of templates/parts/languages.html: the page at `url`, under its language's own name."""
    names = dict(settings.LANGUAGES)
    return {"code": code, "name": names[code], "url": url, "current": code == spoken}


def theme_url(district: District, lang: str) -> str:
    """The address changes with the colour, so that a cache may keep the sheet for ever."""
    path = reverse("theme", kwargs={"lang": lang, "district": district.slug})
    return f"{path}?v={district.colour.removeprefix('#')}"
