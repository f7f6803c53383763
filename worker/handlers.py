"""What follows from a journal line: its verb names the handlers.

A handler may run twice for the same line (a worker can die at any point), so it must do no harm
then, and it raises when its work is not done: the line is tried again later. A step for many lines
names those whose own part has failed; when it raises, it has failed for all of them.
"""

import logging
from collections.abc import Callable, Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from feeds import feed_files, pieces
from feeds.documents.event_document import DOCUMENT
from feeds.ical import storing
from feeds.ical.vevent import VEVENT
from feeds.models.fragment import Fragment
from programme.events.index import stored_index
from programme.known_rows import KnownRows
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.picture import Picture
from programme.models.programme import Programme
from programme.pictures import storage
from worker import import_letters, notices, office_letters, people_letters, printing, pulls

logger = logging.getLogger(__name__)

KINDS = (VEVENT, DOCUMENT)


Failed = dict[int, Exception]  # by the key of the line


class NotRendered(Exception):
    """An event could not be turned into a piece; the log says why."""


def render_pieces(entries: list[Entry]) -> Failed:
    """Make what readers need of these events, in all languages of their districts or that they
    have; nothing of what was never public, or whose programme is not, stays in store."""
    languages = {row.event_id: row.district.page_languages for row in entries if row.event_id}
    told = dict(_told(languages))
    if gone := languages.keys() - told.keys():
        Fragment.objects.filter(event__in=gone).delete()
    missing = pieces.complete({pk: languages[pk] for pk in told}, told, KINDS)
    first = {key.event_id: key for key in reversed(missing)}
    # Pages make their own of the new version when they are read; words that are gone go at once.
    if older := _older(told.keys() - first.keys()):
        Fragment.objects.filter(pk__in=older, event_version__lt=F("event__version")).delete()
    return {
        row.pk: NotRendered(f"{first[row.event_id].kind} {first[row.event_id].language}")
        for row in entries
        if row.event_id in first
    }


# Of those of these events that readers are told of, their versions.
_told = KnownRows(
    lambda keys: Event.everything.filter(pk__in=keys).remembered().values_list("pk", "version")
)


def _of_before(keys: list[int]) -> QuerySet[Fragment, int]:
    rows = Fragment.objects.filter(event__in=keys, event_version__lt=F("event__version"))
    return rows.values_list("pk", flat=True)


_older = KnownRows(_of_before)


def withhold(entries: list[Entry]) -> Failed:
    """What was public and is no more leaves the proofs; pictures lie where they belong."""
    failed = _each(_left_or_pictured({row.event_id for row in entries if row.event_id}), _withhold)
    return {row.pk: failed[row.event_id] for row in entries if row.event_id in failed}


def _concerned(keys: list[int]) -> QuerySet[Event]:
    pictures = Picture.objects.filter(submission=OuterRef("submission"))
    events = Event.everything.filter(Q(left_at__isnull=False) | Exists(pictures), pk__in=keys)
    return events.select_related("programme", "submission")


_left_or_pictured = KnownRows(_concerned)


def _withhold(event: Event) -> None:
    storage.settle(list(event.submission.pictures.values_list("uid", flat=True)))
    if event.left_at:
        printing.renew_proofs(event.programme)


def _each(events: Iterable[Event], act: Callable[[Event], None]) -> Failed:
    """Do it for every event; what went wrong, by the event's key."""
    failed: Failed = {}
    for event in events:
        try:
            act(event)
        except Exception as problem:
            logger.exception("%s of event %s", act.__name__, event.uid)
            failed[event.pk] = problem
    return failed


def publish_feeds(entries: list[Entry]) -> None:
    """Put the feeds of these lines' districts and programmes on disk, each once."""
    districts = {entry.district_id: entry.district for entry in entries}
    programmes = {entry.programme_id for entry in entries}
    for district in districts.values():
        storing.publish(
            scope
            for scope in feed_files.scopes(district)
            if scope.programme is None or scope.programme.pk in programmes
        )


def store_indexes(entries: list[Entry]) -> None:
    """What the pages of these lines' programmes ask of all events, before a reader does.

    Not where another line of the programme waits: it makes the index anew in a moment.
    """
    programmes = {entry.programme_id for entry in entries if entry.programme_id}
    for programme in _at_rest(programmes):
        stored_index.store_index(programme)


def _for_now(keys: list[int]) -> QuerySet[Programme]:
    waiting = Entry.objects.claimable().filter(verb__in=list(TOGETHER), programme=OuterRef("pk"))
    rows = Programme.objects.filter(~Exists(waiting), pk__in=keys)
    return rows.select_related("district")


_at_rest = KnownRows(_for_now)


# Verbs whose lines become letters.
LETTERS = (
    *notices.LETTERS,
    *import_letters.LETTERS,
    "link_requested",
    "invited",
    "letter_asked",
)

# verb -> what is done for each line
HANDLERS = {
    "print_requested": (printing.on_request,),
    "import_asked": (pulls.on_asked,),
    "import_confirmed": (pulls.on_confirmed,),
    "link_requested": (notices.on_link_request,),
    "invited": (office_letters.on_invited,),
    "letter_asked": (people_letters.on_asked,),
    **dict.fromkeys(notices.LETTERS, (notices.on_move,)),
    **dict.fromkeys(import_letters.LETTERS, (import_letters.on_import,)),
}

# verb -> what is done once for all lines with it that are worked on together, in this order
TOGETHER: dict[str, tuple[Callable[[list[Entry]], Failed | None], ...]] = {
    "published": (render_pieces, withhold, publish_feeds, store_indexes),
    "taken_back": (render_pieces, withhold, publish_feeds, store_indexes),
    "touched": (render_pieces, publish_feeds, store_indexes),
}
