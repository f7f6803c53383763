"""A page belongs to one district and speaks one language: both are read from its address."""

from functools import wraps

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import translation

from programme.models.district import District

SPOKEN = dict(settings.LANGUAGES)


def page_languages(district: District) -> list[str]:
    """Languages of the pages of this district: what it wants and what the product speaks."""
    return [code for code in district.languages if code in SPOKEN] or ["de"]


def of_district(view):
    """Give `view(request, district, …)` the district of the address, in the address's language.

    Unknown districts and languages are 404. `request.district` and `request.LANGUAGE_CODE` are
    set for templates.
    """

    @wraps(view)
    def inside(request, lang, district, **kwargs):
        if lang not in SPOKEN:
            raise Http404("language")
        with translation.override(lang):
            found = get_object_or_404(District, slug=district)
            if lang not in page_languages(found):
                raise Http404("language")
            request.district, request.LANGUAGE_CODE = found, lang
            return view(request, found, **kwargs)

    return inside
