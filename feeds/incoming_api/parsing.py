"""Reading a request: JSON as RFC 8259 means it, not too much of it, and JSON back."""

import json

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ParseError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser

from feeds.incoming_api.refusals import TooLarge

LARGEST = 256 * 1024  # bytes
DEEPEST = 20  # a draft has five levels


class StrictJSON(BaseParser):
    """UTF-8 without NaN and without a name that occurs twice, of which one would be lost."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise TooLarge
        try:
            found = json.loads(raw.decode(), parse_constant=_refuse, object_pairs_hook=_unique)
        except (ValueError, RecursionError):
            raise ParseError(_("This is not JSON, or a name occurs twice in it.")) from None
        if _is_deep(found):
            raise ParseError(_("This is nested too deeply."))
        return found


def _is_deep(data) -> bool:
    level = [data]
    for _n in range(DEEPEST):
        level = [child for part in level for child in _children(part)]
    return bool(level)


def _children(part):
    if isinstance(part, dict):
        return part.values()
    return part if isinstance(part, list) else ()


def _refuse(constant):
    raise ValueError(constant)


def _unique(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


class JSONOnly(BaseContentNegotiation):
    """Another content type than JSON is 415; the answer is JSON whatever Accept says."""

    def select_parser(self, request, parsers):
        sent = request.content_type.partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == sent), None)

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type
