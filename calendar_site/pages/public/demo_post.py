"""What this demo has mailed, for everybody who tries it: its links are the way into most pages."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from calendar_site.pages.public.districts import first_page
from calendar_site.serving.freshness import always_fresh
from calendar_site.serving.only_read import only_read
from calendar_site.show import demo_letters
from calendar_site.show.frame import languages
from calendar_site.tenancy import is_spoken
from programme.demo import last_quarter
from programme.models.district import District


@only_read
@always_fresh
def show(request, lang):
    """Newest first. Where no demo runs, or where letters really go out, there is no such page."""
    if not (demo_letters.are_shown() and is_spoken(lang)):
        raise Http404("post")
    request.LANGUAGE_CODE = lang
    with translation.override(lang):
        return render(
            request,
            "public/demo_post.html",
            {
                "frame": first_page(request)
                | {"languages": languages(request, [code for code, _name in settings.LANGUAGES])},
                "letters": demo_letters.newest(),
                "most": demo_letters.MOST,
                "known": _known(lang),
            },
        )


def _known(lang: str) -> dict | None:
    """An address that the demo knows, and where the link to all its events is asked for."""
    district = District.objects.filter(slug=last_quarter.DISTRICT).first()
    if district is None:
        return None
    spoken = lang if lang in district.page_languages else district.page_languages[0]
    return {
        "email": last_quarter.EMAIL,
        "url": reverse("lost-link", args=[spoken, district.slug]),
    }
