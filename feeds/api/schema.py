"""The API describes itself: OpenAPI 3.1 as JSON, and a page to read and try it."""

from functools import cache

from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound

from feeds import caching
from feeds.api import parameters, responses


@cache
def schema() -> dict:
    """The OpenAPI description of everything below /api/v1/, in English."""
    with translation.override("en"):
        return SchemaGenerator().get_schema(request=None, public=True)


@cache
def _schema_bytes() -> bytes:
    return OpenApiJsonRenderer2().render(schema(), renderer_context={})


@cache
def _schema_tag() -> str:
    return responses.tag_of(_schema_bytes())


class Schema(responses.PublicView):
    @extend_schema(exclude=True)
    def get(self, request):
        parameters.only(request)
        return responses.whole(request, _schema_bytes())

    def known_tag(self, request, **names):
        return None if request.GET else _schema_tag()


class Nowhere(responses.PublicView):
    """Addresses below /api/v1/ that do not exist answer in JSON too."""

    @extend_schema(exclude=True)
    def get(self, request, **_):
        raise NotFound


@csrf_exempt
@require_safe
def docs(request):
    """Swagger UI from our own files: no inline code, nothing from elsewhere, no cookie."""
    response = render(request, "feeds/api_docs.html")
    response["Cache-Control"] = caching.SHORTLY
    return response
