"""Calendar feeds at /feeds/: of a district, of a programme, of one event; free filters as a query.

A feed without a query is read from its file, if the file was made from what the district says now,
or while the database cannot be asked; everything else is joined from stored pieces on the way out.
"""

from functools import wraps

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from feeds import caching, feed_files
from feeds.ical import calendar, contents, responses
from programme.database_faults import is_unavailable
from programme.events.selection import BadSelection, parse
from programme.models.district import District
from programme.models.programme import Programme

HIDE, MARK = "hide", "mark"


def in_language(view):
    """The district of the address, and messages in its language; 404 for those it does not have.

    Scripts of other sites may read it, also that there is none: a browser asks first whether they
    may (OPTIONS). What writes is answered 405, not asked for a token.
    """

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "OPTIONS"])
    @wraps(view)
    def inside(request, district, lang=settings.LANGUAGE_CODE, **names):
        if request.method == "OPTIONS":
            return caching.preflight()
        try:
            found = get_object_or_404(District, slug=district)
            if lang not in found.page_languages:
                raise Http404("language")
            with translation.override(lang):
                return view(request, found, lang, **names)
        except Http404:
            spoken = lang if lang in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
            with translation.override(spoken):
                return responses.missing()

    return inside


def even_without_database(view):
    """The file as it lies, while the database does not answer: programs drop a feed that fails."""

    @wraps(view)
    def inside(request, district, lang=settings.LANGUAGE_CODE, programme=""):
        try:
            names = {"programme": programme} if programme else {}
            return view(request, district=district, lang=lang, **names)
        except DatabaseError as error:
            subject = Programme(slug=programme) if programme else None
            scope = feed_files.Scope(District(slug=district), subject, lang)
            before = None if request.GET else feed_files.stored(scope.path)
            if before is None or not is_unavailable(error):
                raise
            return _send_file(request, before, scope)

    return inside


@even_without_database
@in_language
def of_district(request, district, language):
    return _feed(request, district, None, language)


@even_without_database
@in_language
def of_programme(request, district, language, programme):
    found = get_object_or_404(district.programmes, slug=programme, is_public=True)
    return _feed(request, district, found, language)


@in_language
def of_event(request, district, language, programme, event):
    """One event to follow; with `?download=1` as a file to keep. Also one that was taken back, for
    as long as feeds tell it."""
    found = get_object_or_404(
        contents.remembered(timezone.localdate()),
        district=district,
        programme__slug=programme,
        slug=event,
    )
    is_kept = request.GET.get("download") == "1"
    made = calendar.single(found, language, is_kept=is_kept)
    return _send(request, made.body, made.newest, f"{event}.ics", is_download=is_kept)


def _feed(request, district, programme, language):
    try:
        asked = _requested_feed(request, district, programme, language)
    except BadSelection as problem:
        return responses.refused(problem.parameter, problem.message)
    today = timezone.localdate()
    scope = feed_files.Scope(district, programme, language)
    before = feed_files.stored(scope.path) if asked.is_plain else None
    if before and before.key == calendar.key(asked, today):
        return _send_file(request, before, scope)
    made = calendar.make(asked, today)
    # A filter also changes when an event leaves it, of which no piece of its own tells.
    newest = made.newest if asked.is_plain else max(made.newest, district.stamped_at)
    return _send(request, made.body, newest, _filename(scope), before)


def _send_file(request, stored, scope):
    answer = responses.Answer(stored.sha256, stored.modified, stored.read, _filename(scope))
    return responses.send(request, answer)


def _filename(scope) -> str:
    return scope.path.replace("/", "-")


def _send(request, body, newest, filename, before=None, *, is_download=False):
    sha256 = feed_files.digest(body)

    def read(*, zipped):
        return feed_files.zipped(body) if zipped else body

    moment = feed_files.moved(sha256, newest, before)
    answer = responses.Answer(sha256, moment, read, filename, is_download)
    return responses.send(request, answer)


def _requested_feed(request, district, programme: Programme | None, language):
    """The feed that the query names; raises BadSelection for an unknown parameter or value."""
    cancelled = request.GET.get("cancelled", MARK)
    if cancelled not in (HIDE, MARK):
        raise BadSelection("cancelled", _("Please say mark or hide."))
    selection = parse(request.GET, district, also=("cancelled",))
    if programme and selection.programme not in ("", programme.slug):
        raise BadSelection("programme", _("This filter does not exist."))
    return contents.Asked(district, programme, language, selection, cancelled == HIDE)
