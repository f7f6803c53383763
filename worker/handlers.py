"""What follows from a journal line: its verb names the handlers.

A handler may run twice for the same line (a worker can die at any point), so it must do no harm
then, and it raises when its work is not done: the line is tried again later.
"""

from django.db.models import F

from feeds import feed_files, pieces
from feeds.documents.event_document import DOCUMENT
from feeds.ical import storing
from feeds.ical.vevent import VEVENT
from feeds.models.fragment import Fragment
from programme.events import stored_index
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.programme import Programme
from programme.pictures import storage
from worker import import_letters, notices, office_letters, people_letters, printing, pulls

KINDS = (VEVENT, DOCUMENT)


class NotRendered(Exception):
    """An event could not be turned into a piece; the log says why."""


def render_pieces(entry: Entry):
    """Make what readers need of the event, in all languages of its district or that it has."""
    event = entry.event_id
    if event is None:
        return
    if not Event.everything.filter(pk=event).remembered().exists():
        # Never public, or its programme is not: nothing of it stays in store.
        Fragment.objects.filter(event_id=event).delete()
        return
    for key in pieces.complete({event: entry.district.page_languages}, KINDS):
        raise NotRendered(f"{key.kind} {key.language}")
    # Pages make their own of the new version when they are read; words that are gone go at once.
    Fragment.objects.filter(event_id=event, event_version__lt=F("event__version")).delete()


def withhold(entry: Entry):
    """What was public and is no more leaves the proofs; pictures lie where they belong."""
    if entry.event_id is None:
        return
    event = Event.everything.get(pk=entry.event_id)
    storage.settle(list(event.submission.pictures.values_list("uid", flat=True)))
    if event.left_at:
        printing.renew_proofs(event.programme)


def publish_feeds(entries: list[Entry]):
    """Put the feeds of these lines' districts and programmes on disk, each once."""
    districts = {entry.district_id: entry.district for entry in entries}
    programmes = {entry.programme_id for entry in entries}
    for district in districts.values():
        for scope in feed_files.scopes(district):
            if scope.programme is None or scope.programme.pk in programmes:
                storing.publish(scope)


def store_indexes(entries: list[Entry]):
    """What the pages of these lines' programmes ask of all events, before a reader does."""
    programmes = Programme.objects.filter(pk__in={entry.programme_id for entry in entries})
    for programme in programmes.select_related("district"):
        stored_index.store_index(programme)


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
    "published": (render_pieces, withhold),
    "taken_back": (render_pieces, withhold),
    "touched": (render_pieces,),
    "print_requested": (printing.on_request,),
    "import_asked": (pulls.on_asked,),
    "import_confirmed": (pulls.on_confirmed,),
    "link_requested": (notices.on_link_request,),
    "invited": (office_letters.on_invited,),
    "letter_asked": (people_letters.on_asked,),
    **dict.fromkeys(notices.LETTERS, (notices.on_move,)),
    **dict.fromkeys(import_letters.LETTERS, (import_letters.on_import,)),
}

# verb -> what is done once for all lines with it that are worked on together
TOGETHER = {
    "published": (publish_feeds, store_indexes),
    "taken_back": (publish_feeds, store_indexes),
    "touched": (publish_feeds, store_indexes),
}
