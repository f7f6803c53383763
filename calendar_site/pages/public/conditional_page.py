"""The decorator of all public pages of a district."""

from functools import wraps

from django.views.decorators.gzip import gzip_page

from calendar_site.serving import conditional_responses
from calendar_site.serving.only_read import only_read
from calendar_site.tenancy import of_district


def public_page(view):
    """`view(request, district, …)` in the language of the address: read-only, the same for all.

    It is compressed here, because nothing in it is secret and not every installation has a proxy.
    A page which has not changed since the reader's last visit is 304 after one query.
    """
    conditional = of_district(conditional_responses.public_response(view))

    @only_read
    @gzip_page
    @wraps(view)
    def inside(request, lang, district, **kwargs):
        return conditional(request, lang=lang, district=district, **kwargs)

    return inside
