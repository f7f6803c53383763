"""The JSON document of an event, as it is stored, read back."""

import json

from django.utils import translation

from feeds.documents import event_document
from feeds.pieces import pieces
from programme.models.event import Event


def document(event, language="de"):
    events = Event.objects.filter(pk=event.pk)
    (piece,) = pieces(events, language, event_document.DOCUMENT)
    return json.loads(bytes(piece.body))


def in_german(words, *said):
    with translation.override("de"):
        return words(*said)
