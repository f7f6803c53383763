"""Districts of a thousand and of ten thousand events, with pieces and feed files made."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from bench.table import say
from feeds import feed_files, pieces
from feeds.documents.event_document import DOCUMENT
from feeds.ical import storing
from feeds.ical.vevent import VEVENT
from programme.checks import all_checks
from programme.demo.bulk import make_events
from programme.drafts.event_draft import from_data
from programme.models.district import District
from programme.models.programme import Programme
from programme.models.venue import Town

AT = datetime(2026, 8, 1, tzinfo=UTC)
TOWNS = ("Altdorf", "Bergstadt", "Mittelfeld", "Neuhausen", "Talheim")


def district(count: int) -> Programme:
    """A district of its own with `count` public events in one programme of twelve weeks."""
    made = District.objects.create(
        slug=f"kreis-{count}", name=f"Kreis {count}", land="TH", ags=f"{count:05}"
    )
    for name in TOWNS:
        Town.objects.create(district=made, name=name, slug=name.lower())
    programme = Programme.objects.create(
        district=made,
        slug="ikw",
        title="Interkulturelle Woche",
        year=2026,
        starts_on=date(2026, 9, 7),
        ends_on=date(2026, 11, 30),
        national_starts_on=date(2026, 9, 27),
        national_ends_on=date(2026, 10, 4),
    )
    started = time.perf_counter()
    make_events(made, programme, count, at=AT)
    say(f"{count} events made in {time.perf_counter() - started:.1f} s")
    return programme


def cpu(work) -> float:
    """CPU seconds of this process for one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def rebuild(programme) -> float:
    """CPU seconds to render every event's calendar entry anew, in one language."""
    keys = list(programme.events.values_list("pk", flat=True))
    return cpu(lambda: pieces.render(keys, ["de"], [VEVENT]))


def join(programme) -> float:
    """CPU seconds to publish the programme's feed from stored pieces."""
    Path(settings.FEEDS_ROOT).mkdir(parents=True, exist_ok=True)
    return cpu(lambda: storing.publish(feed_files.Scope(programme.district, programme, "de")))


def edit(programme) -> float:
    """CPU seconds to render one changed event and publish the feed again."""
    event = programme.events.order_by("pk").first()
    type(event).everything.filter(pk=event.pk).update(
        version=event.version + 1, changed_at=timezone.now()
    )
    programme.district.bump(timezone.now())

    def work():
        pieces.render([event.pk], ["de"], [VEVENT])
        storing.publish(feed_files.Scope(programme.district, programme, "de"))

    return cpu(work)


def documents(programme):
    keys = list(programme.events.values_list("pk", flat=True))
    pieces.render(keys, ["de"], [DOCUMENT])


def asking(programme) -> float:
    """CPU seconds of all checks of one more draft, clashes and duplicates among all events."""
    event = programme.events.select_related("submission__latest").order_by("pk").first()
    draft = from_data(event.submission.latest.data)
    all_checks.findings(draft, programme)  # calendars of feasts are read once
    return cpu(lambda: [all_checks.findings(draft, programme) for _ in range(5)]) / 5
