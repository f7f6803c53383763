"""Puts feeds on disk, so that readers are answered without asking the database for their events."""

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import groupby

from django.utils import timezone

from feeds import feed_files
from feeds.feed_files import Scope
from feeds.ical import calendar, contents
from feeds.ical.bearable import Candidates
from feeds.ical.contents import Asked
from programme.models.district import District


def publish(scopes: Iterable[Scope], *, anew: bool = False) -> list[str]:
    """Make the feeds of these scopes anew and replace the files whose bytes changed; their paths.

    What one subject tells is asked once for all languages that stand together. What has not changed
    is taken from the file of before; with `anew`, all is read from its stored piece.
    """
    changed: list[str] = []
    for _subject, several in groupby(scopes, key=lambda scope: (scope.district, scope.programme)):
        changed += _publish(sorted(several, key=lambda scope: scope.path), anew)
    return changed


def _publish(scopes: list[Scope], anew: bool) -> list[str]:
    """The district's stamp is read before its events: what changes meanwhile makes the files
    outdated, never wrong. All are locked before, in the order of their paths: nobody waits in a
    circle, and no older list of events comes after a newer one."""
    with ExitStack() as locks:
        for scope in scopes:
            locks.enter_context(feed_files.lock(scope.path))
        district, today = District.objects.get(pk=scopes[0].district.pk), timezone.localdate()
        asked = [Asked(district, scope.programme, scope.language) for scope in scopes]
        among = Candidates(contents.contents(asked[0], today))
        key = calendar.key(asked[0], today)
        return [
            scope.path
            for scope, each in zip(scopes, asked, strict=True)
            if _is_new(scope.path, each, among, key, anew)
        ]


def _is_new(path: str, asked: Asked, among: Candidates, key: str, anew: bool) -> bool:
    before = feed_files.lying(path)
    made = calendar.of_file(asked, among, None if anew else before)
    return feed_files.publish(
        path, made.body, key=key, newest=made.newest, parts=made.parts, before=before
    )
