"""Conditional responses: a public page that has not changed costs one small look-up and no body."""

from functools import wraps

from django.utils import timezone
from django.utils.cache import get_conditional_response

from calendar_site.serving.page_cache import cached
from feeds import caching
from feeds.stamps import etag


def public_response(view):
    """For a view below `tenancy.of_district` (which sets request.district).

    The page depends on the district's stamp, the address and the day alone, on no cookie and no
    person, so that any cache may keep it, and this process does.
    """

    @wraps(view)
    def inside(request, *args, **kwargs):
        tag = page_etag(request)
        return respond(
            request, tag, lambda: cached(request, tag, lambda: view(request, *args, **kwargs))
        )

    return inside


def page_etag(request, *also) -> str:
    """The ETag of a district's page, which may depend on `also` besides (see `public_response`)."""
    address, today = request.get_full_path(), timezone.localdate()
    return etag(request.district, address, request.LANGUAGE_CODE, today, *also)


def respond(request, tag: str, make):
    """304 where the reader has what `tag` names, else what `make()` answers."""
    response = get_conditional_response(request, etag=tag) or make()
    if response.status_code in (200, 304):
        response["ETag"] = tag
        response["Cache-Control"] = caching.SHORTLY
    return response
