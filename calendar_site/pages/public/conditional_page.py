"""The decorator of all public pages of a district."""

from functools import wraps

from calendar_site.serving import conditional_responses
from calendar_site.serving.only_read import only_read
from calendar_site.tenancy import of_district
from programme import district_lookup


def public_page(view):
    """`view(request, district, …)` in the language of the address: read-only, the same for all.

    A page which has not changed since the reader's last visit is 304 after one query; what was made
    is kept, compressed, for all readers (feeds/kept_answers.py).
    """
    answer = conditional_responses.public_response(view)
    conditional = of_district(answer, district_lookup.by_slug)

    @only_read
    @wraps(view)
    def inside(request, lang, district, **kwargs):
        return conditional(request, lang=lang, district=district, **kwargs)

    return inside
