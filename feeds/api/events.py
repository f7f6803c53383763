"""Events: stored documents, joined as bytes."""

import uuid
from urllib.parse import parse_qsl

import orjson
from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound

from feeds.api import openapi_parameters, paging, parameters, responses
from feeds.api.lists import EventsSerializer
from feeds.api.serializers import EventSerializer
from feeds.documents.event_document import DOCUMENT
from feeds.pieces import cache_version, pieces
from feeds.stamps import etag
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
        district, language = parameters.district(request), parameters.language(request)
        tag = etag(district, cache_version(DOCUMENT), request.get_full_path())
        return responses.unchanged(request, tag) or responses.json(
            _page(request, district, language), tag
        )


def _page(request, district, language) -> bytes:
    chosen = parameters.selection(request, district, also=OWN)
    page = paging.requested_page(request, _question(district, chosen, language))
    events = chosen.events(district)
    count = events.count()
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
        language, event = parameters.language(request), _event(request, uid)
        tag = etag(event.district, cache_version(DOCUMENT), request.get_full_path())
        return responses.unchanged(request, tag) or responses.json(_body(event, language), tag)


def _event(request, uid) -> Event:
    found = Event.objects.select_related("district")
    if request.GET.get("district"):
        found = found.filter(district=parameters.district(request))
    event = found.filter(uid=_uuid(uid)).first()
    if event is None:
        raise _unknown()
    return event


def _unknown() -> NotFound:
    return NotFound(_("There is no public event with this UID."))


def _uuid(text) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise _unknown() from None


def _body(event, language) -> bytes:
    language = parameters.text_language(event.district, language)
    for piece in pieces(Event.objects.filter(pk=event.pk), language, DOCUMENT):
        return bytes(piece.body)
    raise _unknown()  # taken back a moment ago
