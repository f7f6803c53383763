"""No negotiation. Settings name it, so it imports nothing that reads them."""

from rest_framework.negotiation import BaseContentNegotiation


class AlwaysJSON(BaseContentNegotiation):
    """One answer per address, whatever Accept says: no Vary, so that caches keep one copy."""

    def select_parser(self, request, parsers):
        return next(iter(parsers), None)

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type
