"""One copy of a picture as an answer. What is at its address never changes."""

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from programme.models.picture import Picture
from programme.pictures import storage

# Readers keep their copy; what stands between asks again after a minute: the picture may be gone.
FOR_EVERYBODY = "public, max-age=31536000, immutable, s-maxage=60"
FOR_ONE = "private, no-store"


def answer(request, picture: Picture, width: int, *, lasting: bool):
    """The file, 304 where the reader has it, 404 where there is no copy of this width.

    `lasting`: its reader may keep it for a year; else nobody may keep it.
    """
    path = storage.path(picture, width)
    if path is None:
        raise Http404("picture")
    tag = f'"{picture.uid}-{width}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=tag)
    if response is None:
        response = FileResponse(path.open("rb"), filename=path.name, content_type="image/webp")
    response["ETag"] = tag
    response["Cache-Control"] = FOR_EVERYBODY if lasting else FOR_ONE
    # An uploaded file is shown as a picture and runs no script.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
