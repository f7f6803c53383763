"""A 304 response has no Content-Length: Django's CommonMiddleware would set it to 0."""


class NoLengthMiddleware:
    """RFC 9110 8.6: in a 304 it would be the length of the 200 response, so it is left out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 304:
            response.headers.pop("Content-Length", None)
        return response
