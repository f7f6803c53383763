"""At night: everything is rendered again and must come out as it is stored; old things go."""

import logging

from django.db.models import F
from django.utils import timezone

from feeds import feed_files, pieces
from feeds.ical import contents, storing
from feeds.models.fragment import Fragment
from programme.actors import SYSTEM
from programme.events import publishing
from programme.models.district import District
from programme.models.event import Event
from worker.handlers import KINDS

logger = logging.getLogger(__name__)


def renew(district: District):
    """What is found and told follows a corrected register of places, and a new release."""
    publishing.renew(district, by=SYSTEM, at=timezone.now())


def render_again(district: District) -> int:
    """Render all events anew; gives how many pieces came out other than stored (see the log).

    All are as stored unless something changed behind the journal's back: a row edited by hand, a
    translation, a library.
    """
    told = list(contents.remembered(timezone.localdate()).filter(district=district))
    return sum(
        _render_again(told, language, kind)
        for language in district.page_languages
        for kind in KINDS
    )


def _render_again(events, language, kind) -> int:
    before = _current(events, language, kind)
    made = pieces.render([event.pk for event in events], language, kind)
    drifted = [pk for pk in before if pk in made and made[pk].digest != before[pk]]
    for event in events:
        if event.pk in drifted:
            logger.error("%s of event %s in %s has drifted", kind.name, event.uid, language)
    return len(drifted)


def _current(events, language, kind) -> dict[int, str]:
    """Digests of the stored pieces that ought to be right."""
    versions = {event.pk: event.version for event in events}
    rows = Fragment.objects.filter(
        event__in=versions,
        language=language,
        kind=kind.name,
        format_version=pieces.cache_version(kind),
    )
    found = rows.values_list("event", "event_version", "digest")
    return {pk: digest for pk, version, digest in found if version == versions[pk]}


def publish(district: District):
    """Put all feeds of the district on disk; the window of days moves with the day."""
    for scope in feed_files.scopes(district):
        storing.publish(scope)


def forget(district: District):
    """Remove pieces of events that no feed tells any more, and what an older version has left.

    A reader's process may store a piece after the worker has stored that of the next version.
    """
    told = contents.remembered(timezone.localdate()).filter(district=district)
    gone = Event.everything.filter(district=district).exclude(pk__in=told.values("pk"))
    Fragment.objects.filter(event__in=gone.values("pk")).delete()
    older = Fragment.objects.filter(event__district=district, event_version__lt=F("event__version"))
    older.delete()


def remove_files() -> list[str]:
    """Remove feeds of programmes, districts and languages that are not there any more."""
    known = {
        scope.path for district in District.objects.all() for scope in feed_files.scopes(district)
    }
    return feed_files.remove_strangers(known)
