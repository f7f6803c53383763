"""Events: stored documents, joined as bytes."""

import uuid
from urllib.parse import parse_qsl

import orjson
from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound

from feeds.api import counting, openapi_parameters, paging, parameters, responses
from feeds.api.lists import EventsSerializer
from feeds.api.serializers import EventSerializer
from feeds.documents.event_document import DOCUMENT
from feeds.pieces import cache_version, pieces
from feeds.stamps import etag, question
from programme import district_lookup
from programme.models.event import Event

OWN = ("district", "lang", "page", "page_size")


class EventList(responses.PublicView):
    @extend_schema(
        operation_id="events",
        summary="Public events of a district that answer a question",
        parameters=[*openapi_parameters.EVENTS, *openapi_parameters.PAGING],
        responses={200: EventsSerializer, **openapi_parameters.ERRORS},
    )
    def get(self, request):
        """Ordered by first day. Values of one filter are alternatives; different ones all hold."""
        district = self.district or parameters.district(request)
        return responses.json(_page(request, district, parameters.language(request)))

    def known_tag(self, request, **names):
        self.district = parameters.named_district(request)
        return self.district and _tag(self.district, request)


def _tag(district, request) -> str:
    return etag(district, cache_version(DOCUMENT), question(request))


def _page(request, district, language) -> bytes:
    chosen = parameters.selection(request, district, also=OWN)
    page = paging.requested_page(request, _question(district, chosen, language))
    events = chosen.events(district)
    count = counting.count(district, chosen, events)
    language = parameters.text_language(district, language)
    found = pieces(page.cut(events, count), language, DOCUMENT)
    after, before = page.neighbours(count)
    head = orjson.dumps({"count": count, "next": after, "previous": before})
    return head[:-1] + b',"results":[' + b",".join(piece.body for piece in found) + b"]}"


def _question(district, chosen, language) -> list:
    spoken = [("lang", language)] if language != settings.LANGUAGE_CODE else []
    return [("district", district.slug), *parse_qsl(chosen.to_query()), *spoken]


class EventDetail(responses.PublicView):
    @extend_schema(
        operation_id="event",
        summary="One public event",
        parameters=[
            openapi_parameters.UID,
            openapi_parameters.IN_DISTRICT,
            openapi_parameters.LANG,
        ],
        responses={200: EventSerializer, **openapi_parameters.ERRORS},
    )
    def get(self, request, uid):
        """The UID stays the same for ever. With `district`, only an event of that district."""
        parameters.only(request, "district", "lang")
        language = parameters.language(request)
        if request.GET.get("district"):
            parameters.district(request)  # 404 for an unknown one
        if self.district is None:
            raise _unknown()
        return responses.json(_body(self.district, _uuid(uid), language))

    def known_tag(self, request, **names):
        number = _uuid(names["uid"])
        found = district_lookup.of_event(number) if number else None
        if found and request.GET.get("district", "").strip() in ("", found.slug):
            self.district = found
            return _tag(found, request)
        return None


def _unknown() -> NotFound:
    return NotFound(_("There is no public event with this UID."))


def _uuid(text) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _body(district, uid, language) -> bytes:
    language = parameters.text_language(district, language)
    for piece in pieces(Event.objects.filter(uid=uid), language, DOCUMENT):
        return bytes(piece.body)
    raise _unknown()  # taken back a moment ago
