"""Answers that any cache may keep: public JSON with an ETag, without a cookie."""

import hashlib

import orjson
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils import translation
from rest_framework.views import APIView

from feeds import caching, kept_answers, standing_answers
from feeds.api import parameters
from programme.models.district import District


class PublicView(APIView):
    """A view that speaks the language of `lang` and lets every site read its answers (CORS)."""

    # The schema quotes the lines above. What is kept, and 304, needs neither that language nor the
    # rest of the framework: `known_tag` is asked first.

    http_method_names = ["get", "head", "options"]
    district: District | None = None  # as `known_tag` has found it
    _fault: DatabaseError | None = None

    def known_tag(self, request, **names) -> str | None:
        """The ETag of the answer where one question tells it; None where `get` has to be asked.

        A wrong question needs no notice here: no answer was ever kept or named for it.
        """
        return None

    def dispatch(self, request, *args, **kwargs):
        response = self._answer(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        return caching.readable_anywhere(response)

    def _answer(self, request, *args, **kwargs):
        tag = self._tag(request, **kwargs)
        if tag and (known := kept_answers.found(request, tag)):
            return self._noted(known, tag)
        with translation.override(parameters.reader_language(request)):
            made = super().dispatch(request, *args, **kwargs)
        if tag and isinstance(made, HttpResponse) and not made.has_header("ETag"):
            return self._noted(kept_answers.sent(request, tag, made), tag)
        return made

    def _noted(self, answer: HttpResponse, tag: str) -> HttpResponse:
        """What depends on a district stands with it."""
        return standing_answers.noted(answer, self.district, tag) if self.district else answer

    def _tag(self, request, **names) -> str | None:
        if request.method not in ("GET", "HEAD"):
            return None
        try:
            return self.known_tag(request, **names)
        except DatabaseError as error:
            self._fault = error
            return None

    def initial(self, request, *args, **kwargs):
        """What the database has said already is told like all errors, without asking it again."""
        super().initial(request, *args, **kwargs)
        if self._fault:
            raise self._fault

    def options(self, request, *args, **kwargs):
        """Tell a browser that it may ask, also with a condition (a CORS preflight)."""
        return caching.preflight()


def json(body: bytes) -> HttpResponse:
    """200 with these bytes."""
    return HttpResponse(body, content_type="application/json")


def small_list(request, rows: list) -> HttpResponse:
    """All rows on one page, in the shape of every list; the ETag comes from the bytes."""
    page = {"count": len(rows), "next": None, "previous": None, "results": rows}
    return whole(request, orjson.dumps(page))


def whole(request, body: bytes) -> HttpResponse:
    """200 or 304 by the bytes themselves, for answers that cost next to nothing."""
    tag = tag_of(body)
    return kept_answers.found(request, tag) or kept_answers.sent(request, tag, json(body))


def tag_of(body: bytes) -> str:
    """A strong ETag for these bytes."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'
