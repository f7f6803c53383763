"""A page belongs to one district and speaks one language: both are read from its address."""

from functools import wraps

from django.conf import settings
from django.http import Http404
from django.utils import translation

from programme import district_lookup


def is_spoken(code: str) -> bool:
    """Whether there are pages in this language."""
    return code in dict(settings.LANGUAGES)


def of_district(view, find=district_lookup.whole):
    """Give `view(request, district, …)` the district of the address, in the address's language.

    Unknown districts and languages are 404, and so is a NUL, which no name of anything holds and
    PostgreSQL cannot be asked for. `request.district` and `request.LANGUAGE_CODE` are
    set for templates. `find` looks the district up (programme/district_lookup.py).
    """

    @wraps(view)
    def inside(request, lang, district, **kwargs):
        if not is_spoken(lang):
            raise Http404("language")
        if "\0" in request.path:
            raise Http404("NUL")
        with translation.override(lang):
            found = find(district)
            if found is None:
                raise Http404("district")
            if lang not in found.page_languages:
                raise Http404("language")
            request.district, request.LANGUAGE_CODE = found, lang
            return view(request, found, **kwargs)

    return inside
