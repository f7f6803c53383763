"""Puts feeds on disk, so that readers are answered without asking the database for their events."""

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import groupby

from django.utils import timezone

from feeds import feed_files
from feeds.feed_files import Scope
from feeds.ical import calendar, contents
from feeds.ical.candidates import Candidates
from feeds.ical.contents import Asked
from feeds.ical.sources import Changed, File
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District


def publish(scopes: Iterable[Scope], *, anew: bool = False) -> list[str]:
    """Make the feeds of these scopes anew and replace the files whose bytes changed; their paths.

    What one subject tells is asked once for all languages that stand together, and what has changed
    once for all subjects of a district. What has not changed is taken from the file of before; with
    `anew`, all is read from its stored piece.
    """
    files: list[str] = []
    for _district, of_district in groupby(scopes, key=lambda scope: scope.district):
        those = list(of_district)
        changed = Changed({scope.language for scope in those})
        for _subject, several in groupby(those, key=lambda scope: scope.programme):
            files += _publish(sorted(several, key=lambda scope: scope.path), changed, anew)
    return files


def _publish(scopes: list[Scope], changed: Changed, anew: bool) -> list[str]:
    """The district's stamp is read before its events: what changes meanwhile makes the files
    outdated, never wrong. All are locked before, in the order of their paths: nobody waits in a
    circle, and no older list of events comes after a newer one."""
    with ExitStack() as locks:
        for scope in scopes:
            locks.enter_context(feed_files.lock(scope.path))
        (district,), today = _read(scopes[0].district.pk), timezone.localdate()
        asked = [Asked(district, scope.programme, scope.language) for scope in scopes]
        among = Candidates(contents.contents(asked[0], today))
        key = calendar.key(asked[0], today)
        return [
            scope.path
            for scope, each in zip(scopes, asked, strict=True)
            if _is_new(scope.path, each, among, changed, key, anew)
        ]


_read = KnownQuestion(lambda pk: District.objects.filter(pk=pk), NUMBER)


def _is_new(
    path: str, asked: Asked, among: Candidates, changed: Changed, key: str, anew: bool
) -> bool:
    before = feed_files.lying(path)
    source = File(asked.language, None if anew else before, changed)
    made = calendar.of_file(asked, among, source)
    return feed_files.publish(
        path, made.body, key=key, newest=made.newest, parts=made.parts, before=before
    )
