"""Answers that any cache may keep: public JSON with an ETag, without a cookie."""

import hashlib

import orjson
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from rest_framework.views import APIView

from feeds import caching
from feeds.api import parameters


class PublicView(APIView):
    """A view that speaks the language of `lang` and lets every site read its answers (CORS)."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        with translation.override(parameters.reader_language(request)):
            response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        return caching.readable_anywhere(response)

    def options(self, request, *args, **kwargs):
        """Tell a browser that it may ask, also with a condition (a CORS preflight)."""
        return caching.preflight()


def unchanged(request, tag: str) -> HttpResponse | None:
    """304 (or 412) for a client that holds the answer with this ETag (RFC 9110 13), else None."""
    response = get_conditional_response(request, etag=tag)
    return response and _cacheable(response, tag)


def json(body: bytes, tag: str) -> HttpResponse:
    """200 with these bytes."""
    return _cacheable(HttpResponse(body, content_type="application/json"), tag)


def small_list(request, rows: list) -> HttpResponse:
    """All rows on one page, in the shape of every list; the ETag comes from the bytes."""
    page = {"count": len(rows), "next": None, "previous": None, "results": rows}
    return whole(request, orjson.dumps(page))


def whole(request, body: bytes) -> HttpResponse:
    """200 or 304 by the bytes themselves, for answers that cost next to nothing."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return unchanged(request, tag) or json(body, tag)


def _cacheable(response, tag):
    if response.status_code in (200, 304):
        response["ETag"] = tag
        response["Cache-Control"] = caching.SHORTLY
    return response
