"""Calendar feeds at /feeds/: of a district, of a programme, of one event; free filters as a query.

A feed without a query is read from its file, if the file was made from what the district says now,
or while the database cannot be asked; everything else is joined from stored pieces on the way out,
and what answers a filter is kept (feeds/kept_answers.py).
"""

from dataclasses import replace
from datetime import datetime, time
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
from feeds.ical.vevent import VEVENT
from feeds.pieces import cache_version
from feeds.stamps import etag, question
from programme import district_lookup
from programme.database_faults import is_unavailable
from programme.events.selection import BadSelection, parse
from programme.models.district import District
from programme.models.programme import Programme

HIDE, MARK = "hide", "mark"


def in_language(view):
    """The district of the address, and messages in its language; 404 for those it does not have.

    So is a programme that is not public. Scripts of other sites may read it, also that there is
    none: a browser asks first whether they may (OPTIONS). What writes is answered 405, not asked
    for a token.
    """

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "OPTIONS"])
    @wraps(view)
    def inside(request, district, lang=settings.LANGUAGE_CODE, **names):
        if request.method == "OPTIONS":
            return caching.preflight()
        try:
            found = _district(district, names.get("programme"))
            if found is None or lang not in found.page_languages:
                raise Http404("district or language")
            with translation.override(lang):
                return view(request, found, lang, **names)
        except Http404:
            spoken = lang if lang in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
            with translation.override(spoken):
                return responses.missing()

    return inside


def _district(slug, programme):
    if programme is None:
        return district_lookup.by_slug(slug)
    return district_lookup.with_programme(slug, programme)


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
            return responses.of_file(request, before, _filename(scope))

    return inside


@even_without_database
@in_language
def of_district(request, district, language):
    return _feed(request, district, None, language)


@even_without_database
@in_language
def of_programme(request, district, language, programme):
    return _feed(request, district, programme, language)


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
    sha256 = feed_files.digest(made.body)
    state = responses.of_bytes(sha256, made.newest, f"{event}.ics", is_download=is_kept)
    return responses.unchanged(request, state) or responses.made(
        request, state, made.body, keeps=False
    )


def _feed(request, district, slug, language):
    """The feed of the district, or of its public programme `slug`."""
    today = timezone.localdate()
    subject = Programme(district=district, slug=slug) if slug else None
    scope = feed_files.Scope(district, subject, language)
    if not request.GET:
        return _plain(request, contents.Asked(district, subject, language), scope, today)
    try:
        if known := responses.found(request, _state(request, scope, today)):
            return known
        asked = _requested_feed(request, district, subject, language)
    except BadSelection as problem:
        return responses.refused(problem.parameter, problem.message)
    if asked.is_plain:
        return _plain(request, asked, scope, today)
    return _filtered(request, asked, scope, today)


def _filtered(request, asked, scope, today):
    """It need not be made for who knows no more than the time and asks rightly."""
    state = _state(request, scope, today)
    if known := responses.unchanged(request, state):
        return known
    made = calendar.make(_with_programme(asked), today)
    return responses.made(request, state, made.body, keeps=True)


def _state(request, scope, today) -> responses.State:
    """What a feed with a filter depends on: known before anything of it is read.

    It changes with the day, from which on other events are near, or told as taken back.
    """
    version = cache_version(VEVENT)
    tag = etag(scope.district, calendar.FORMAT, version, question(request), today)
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    modified = max(scope.district.stamped_at, midnight)
    return responses.State(tag, modified, _filename(scope), district=scope.district)


def _plain(request, asked, scope, today):
    """The stored file while it is current, else what it will be."""
    before = feed_files.stored(scope.path)
    if before and before.key == calendar.key(asked, today):
        return responses.of_file(request, before, _filename(scope))
    made = calendar.make(_with_programme(asked), today)
    sha256 = feed_files.digest(made.body)
    moment = feed_files.moved(sha256, made.newest, before)
    return responses.plain(request, responses.of_bytes(sha256, moment, _filename(scope)), made)


def _with_programme(asked):
    """With the programme's words, of which so far only the name was known."""
    if asked.programme is None:
        return asked
    public = asked.district.programmes.filter(is_public=True)
    return replace(asked, programme=get_object_or_404(public, slug=asked.programme.slug))


def _filename(scope) -> str:
    return scope.path.replace("/", "-")


def _requested_feed(request, district, programme: Programme | None, language):
    """The feed that the query names; raises BadSelection for an unknown parameter or value."""
    cancelled = request.GET.get("cancelled", MARK)
    if cancelled not in (HIDE, MARK):
        raise BadSelection("cancelled", _("Please say mark or hide."))
    selection = parse(request.GET, district, also=("cancelled",))
    if programme and selection.programme not in ("", programme.slug):
        raise BadSelection("programme", _("This filter does not exist."))
    return contents.Asked(district, programme, language, selection, cancelled == HIDE)
