"""What went wrong, in the language of the address, with a way to go on."""

import sys

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils import translation

from calendar_site.serving import unsent
from calendar_site.serving.only_read import only_read
from calendar_site.show.frame import frame
from calendar_site.tenancy import is_spoken
from programme.database_faults import RETRY_AFTER, is_unavailable

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def not_found(request, exception):
    return _error_page(request, "404.html", 404)


def bad_request(request, exception):
    if isinstance(exception, TOO_LARGE):
        return _too_large(request)
    return _error_page(request, "400.html", 400)


@only_read
def too_large(request, there):
    """What a proxy says that has refused a form sent to the address `there`."""
    request.path_info = f"/{there}"
    return _too_large(request)


def _too_large(request):
    return _error_page(request, "413.html", 413, shows=False)


def forbidden(request, exception):
    return _error_page(request, "403.html", 403)


def without_token(request, reason=""):
    """The page of the form once more, with what was typed and a new token; nothing is done.

    What a page of another site sends is refused without being shown.
    """
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    match = request.resolver_match
    if not is_ours or not reason.startswith("CSRF ") or match is None:
        return _error_page(request, "403.html", 403, shows=False)
    unsent.hold(request, unsent.STALE)
    response = match.func(request, *match.args, **match.kwargs)
    if hasattr(response, "render"):
        response.render()
    if response.status_code != 200:
        return response if response.status_code == 403 else forbidden(request, None)
    response.status_code = 403
    return response


def server_error(request):
    """Asks no database: it may be what is broken. 503 where asking again may help.

    Django calls it while it handles the exception, wherever that was raised.
    """
    with translation.override(_spoken(request)):
        _show_what_was_typed(request)
        context = {"request": request}
        if is_unavailable(sys.exception()):
            headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
            said = loader.render_to_string("503.html", context)
            return HttpResponse(said, status=503, headers=headers)
        return HttpResponseServerError(loader.render_to_string("500.html", context))


def bad_selection(request, district, programme, problem):
    """400 for a `BadSelection`, with the way to the unfiltered programme."""
    context = {
        "frame": frame(request, district, section="programme", programme=programme),
        "problem": problem,
    }
    return render(request, "400.html", context, status=400)


def _show_what_was_typed(request):
    if request.method == "POST":
        unsent.hold(request, unsent.FAILED)


def _error_page(request, template, status, *, shows=True):
    if shows:
        _show_what_was_typed(request)
    district, lang = getattr(request, "district", None), _spoken(request)
    if district and lang not in district.page_languages:
        lang = district.page_languages[0]
    with translation.override(lang):
        request.LANGUAGE_CODE = lang
        context = {"frame": frame(request, district)} if district else {}
        return render(request, template, context, status=status)


def _spoken(request) -> str:
    """The language of the address, else what the reader's browser asks for."""
    first = request.path_info.strip("/").partition("/")[0]
    return first if is_spoken(first) else translation.get_language_from_request(request)
