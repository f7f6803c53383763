"""Puts feeds on disk, so that readers are answered without asking the database for their events."""

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import groupby

from django.utils import timezone

from feeds import feed_files
from feeds.feed_files import Scope
from feeds.ical import calendar
from feeds.ical.contents import Asked
from programme.models.district import District


def publish(scopes: Iterable[Scope]) -> list[str]:
    """Make the feeds of these scopes anew and replace the files whose bytes changed; their paths.

    What one subject tells is asked once for all languages that stand together.
    """
    changed: list[str] = []
    for _subject, several in groupby(scopes, key=lambda scope: (scope.district, scope.programme)):
        changed += _publish(sorted(several, key=lambda scope: scope.path))
    return changed


def _publish(scopes: list[Scope]) -> list[str]:
    """The district's stamp is read before its events: what changes meanwhile makes the files
    outdated, never wrong. All are locked before, in the order of their paths: nobody waits in a
    circle, and no older list of events comes after a newer one."""
    with ExitStack() as locks:
        for scope in scopes:
            locks.enter_context(feed_files.lock(scope.path))
        district = District.objects.get(pk=scopes[0].district.pk)
        asked = [Asked(district, scope.programme, scope.language) for scope in scopes]
        today = timezone.localdate()
        key = calendar.key(asked[0], today)
        return [
            scope.path
            for scope, made in zip(scopes, calendar.make_all(asked, today), strict=True)
            if feed_files.publish(scope.path, made.body, key=key, newest=made.newest)
        ]
