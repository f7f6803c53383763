"""The legal pages of a district: its own words, and what the product can say for it."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendar_site.pages.public.conditional_page import public_page
from calendar_site.show import feed_addresses, kept
from calendar_site.show.frame import frame
from calendar_site.show.office import contact_details
from programme import district_lookup

# Who enforces accessibility in a Land, as far as we have seen a source: (name, address).
ENFORCEMENT = {
    "TH": (
        "Landesbeauftragter für Menschen mit Behinderungen, Durchsetzungsstelle",
        "https://tlmb-thueringen.de/themen/barrierefreiheit/landesdurchsetzungsstelle",
    ),
}


@public_page
def imprint(request, district):
    return _page(request, district, "imprint", _("Imprint"))


@public_page
def privacy(request, district):
    return _page(request, district, "privacy", _("Privacy"))


@public_page
def accessibility(request, district):
    return _page(request, district, "accessibility", _("Accessibility"))


def _page(request, district, name, title):
    district.refresh_from_db(fields=district_lookup.TEXTS)
    place = [request.LANGUAGE_CODE, district.slug]
    enforcement = ENFORCEMENT.get(district.land)
    return render(
        request,
        f"public/{name}.html",
        {
            "frame": frame(request, district),
            "district": district,
            "title": title,
            "own": getattr(district, name),
            # A district writes its texts in LANGUAGE_CODE; on other pages that has to be said.
            "own_language": ""
            if get_language() == settings.LANGUAGE_CODE
            else settings.LANGUAGE_CODE,
            "office": contact_details(district),
            "enforcement": enforcement and {"name": enforcement[0], "url": enforcement[1]},
            "kept": list(kept.sentences()),
            "canonical": feed_addresses.absolute(reverse(name, args=place)),
        },
    )
