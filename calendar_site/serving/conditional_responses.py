"""Conditional responses: a public page that has not changed costs one small look-up and no body."""

from functools import wraps

from django.conf import settings
from django.utils import timezone

from feeds import kept_answers, standing_answers
from feeds.stamps import etag, question

PLAIN = {"content-type"}
# Who has just decided something looks at the page of it: a copy of half a minute ago would tell
# them that it did not work.
ASK_FIRST = "private, no-cache"


def public_response(view):
    """For a view below `tenancy.of_district` (which sets request.district).

    The page depends on the district's stamp, the address and the day alone, on no cookie and no
    person, so that any cache may keep it, and this process does.
    """

    @wraps(view)
    def inside(request, *args, **kwargs):
        tag = page_etag(request)
        answer = respond(request, tag, lambda: view(request, *args, **kwargs))
        return standing_answers.noted(answer, request.district, tag)

    return inside


def page_etag(request, *also) -> str:
    """The ETag of a district's page, which may depend on `also` besides (see `public_response`)."""
    address, today = request.get_full_path(), timezone.localdate()
    return etag(request.district, address, request.LANGUAGE_CODE, today, *also)


def respond(request, tag: str, make):
    """304 where the reader has what `tag` names, else the kept page, else what `make()` answers.

    A request with a cookie (an organiser's login) is given no copy and leaves none. Nor does a page
    leave one whose links repeat what asks nothing: the campaign of a mail, the number of a click.
    """
    known = kept_answers.known if request.COOKIES else kept_answers.found
    response = known(request, tag)
    if response is None:
        made = make()
        response = kept_answers.sent(request, tag, made, keeps=_is_same_for_all(request, made))
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        response["Cache-Control"] = ASK_FIRST
    return response


def _is_same_for_all(request, response) -> bool:
    """Whether the page used neither session nor CSRF token nor cookie, says only its type, and asks
    at an address without a click's own words."""
    return (
        not request.COOKIES
        and question(request) == request.get_full_path()
        and {name.lower() for name in response.headers} == PLAIN
        and not response.cookies
        and not request.session.accessed
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
