"""At night: everything is rendered again and must come out as it is stored; old things go."""

import logging

from django.db import transaction
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
    told = contents.remembered(timezone.localdate()).filter(district=district)
    versions = dict(told.values_list("pk", "version"))
    pks = list(versions)
    return sum(
        _render_again({pk: versions[pk] for pk in pks[n : n + pieces.TOGETHER]}, district)
        for n in range(0, len(pks), pieces.TOGETHER)
    )


def _render_again(versions: dict[int, int], district: District) -> int:
    before = _current(versions, district)
    made = pieces.render(list(versions), district.page_languages, KINDS)
    drifted = [row for key, row in made.items() if before.get(key, row.digest) != row.digest]
    for row in drifted:
        logger.error("%s of event %s in %s has drifted", row.kind, row.event.uid, row.language)
    if drifted:
        _forget_html({row.event_id for row in drifted}, district)
    return len(drifted)


def _forget_html(events: set[int], district: District) -> None:
    """Pages and lists make theirs anew when they are read, and nobody keeps those of before."""
    with transaction.atomic():
        stored = Fragment.objects.filter(event__in=events)
        stored.exclude(kind__in=[kind.name for kind in KINDS]).delete()
        district.bump(timezone.now())


def _current(versions: dict[int, int], district: District) -> dict[pieces.Key, str]:
    """Digests of the stored pieces that ought to be right."""
    formats = {kind.name: pieces.cache_version(kind) for kind in KINDS}
    rows = Fragment.objects.filter(event__in=versions, language__in=district.page_languages)
    found = rows.values_list(*pieces.Key._fields, "event_version", "format_version", "digest")
    return {
        pieces.Key(*key): digest
        for *key, version, form, digest in found
        if version == versions[key[0]] and form == formats.get(key[2])
    }


def publish(district: District):
    """Put all feeds of the district on disk; the window of days moves with the day.

    Each is joined from its stored pieces: what has drifted since is in the files in the morning.
    """
    storing.publish(feed_files.scopes(district), anew=True)


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
