"""An answer of 304 says nothing of its length: Django's CommonMiddleware would say 0."""


class NoLengthMiddleware:
    """RFC 9110 8.6: in a 304 it would be that of the whole answer, so it is left out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 304:
            response.headers.pop("Content-Length", None)
        return response
