"""Puts a feed on disk, so that readers are answered without asking the database for its events."""

from django.utils import timezone

from feeds import feed_files
from feeds.ical import calendar
from feeds.ical.contents import Asked
from programme.models.district import District


def publish(scope: feed_files.Scope) -> bool:
    """Make the feed of `scope` anew and replace its file if the bytes changed; says whether.

    The district's stamp is read before its events: what changes meanwhile makes the file outdated,
    never wrong.
    """
    with feed_files.lock(scope.path):
        district = District.objects.get(pk=scope.district.pk)
        asked = Asked(district, scope.programme, scope.language)
        today = timezone.localdate()
        made = calendar.make(asked, today)
        key = calendar.key(asked, today)
        return feed_files.publish(scope.path, made.body, key=key, newest=made.newest)
