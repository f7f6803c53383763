"""The first page: every district with its programme."""

from itertools import groupby

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from calendar_site.pages.public import theme
from calendar_site.serving import conditional_responses
from calendar_site.serving.only_read import only_read
from calendar_site.show import current_programme, demo_letters
from calendar_site.show.frame import language
from calendar_site.tenancy import is_spoken
from feeds.stamps import etag_of_all
from programme import district_lookup
from programme.known_question import KnownQuestion
from programme.models.programme import Programme
from programme.wording import timing

PHASES = {
    current_programme.RUNNING: lambda: _("On now"),
    current_programme.COMING: lambda: _("Coming up"),
    current_programme.PAST: lambda: _("Most recently"),
}
SHOWN = ("district_id", "pk", "title", "motto", "starts_on", "ends_on")

_programmes = KnownQuestion(
    lambda: (
        Programme.objects.filter(is_public=True)
        .order_by("district_id")
        .values_list(*SHOWN, named=True)
    )
)


@only_read
def show(request):
    """In the language of `?lang=`, else the one the reader's browser asks for; no cookie."""
    lang = request.GET.get("lang")
    if lang and not is_spoken(lang):
        raise Http404("language")
    request.LANGUAGE_CODE = lang or translation.get_language_from_request(request)
    districts = district_lookup.every()
    shown = [(row.name, row.colour) for row in districts]
    tag = etag_of_all(districts, request.LANGUAGE_CODE, timezone.localdate(), *shown)
    with translation.override(request.LANGUAGE_CODE):
        response = conditional_responses.respond(request, tag, lambda: _page(request, districts))
    if not lang:
        patch_vary_headers(response, ["Accept-Language"])
    return response


@only_read
def in_language(request, lang):
    """`/de/` is the first page in German."""
    if not is_spoken(lang):
        raise Http404("language")
    return redirect(f"{reverse('districts')}?lang={lang}")


def _page(request, districts):
    return render(
        request,
        "public/districts.html",
        {
            "frame": first_page(request),
            "tiles": _tiles(districts, request.LANGUAGE_CODE),
            "theme_url": theme.all_districts_url(districts),
        },
    )


def first_page(request) -> dict:
    """The context `frame` of pages that speak for all districts."""
    return {
        "home_url": reverse("districts"),
        "post_url": demo_letters.address(request.LANGUAGE_CODE),
        "languages": [
            language(code, f"{reverse('districts')}?lang={code}", request.LANGUAGE_CODE)
            for code, _name in settings.LANGUAGES
        ],
    }


def _tiles(districts, lang):
    groups = groupby(_programmes(), lambda row: row.district_id)
    by_district = {pk: list(rows) for pk, rows in groups}
    today = timezone.localdate()
    return [_tile(row, by_district.get(row.pk, []), lang, today) for row in districts]


def _tile(district, programmes, lang, today):
    current = current_programme.current(programmes, today)
    spoken = lang if lang in district.page_languages else district.page_languages[0]
    tile = {
        "title": district.name,
        "land": district.get_land_display(),
        "url": reverse("district", args=[spoken, district.slug]),
        "slug": district.slug,
    }
    if current:
        programme = current.programme
        tile |= {
            "phase": PHASES[current.phase](),
            "programme": programme.title,
            "motto": programme.motto,
            "period": timing.span(programme.starts_on, programme.ends_on),
        }
    return tile
