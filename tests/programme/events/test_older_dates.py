"""What the migrations of dates give to events that were published before them."""

from importlib import import_module

from django.apps import apps

from programme.actors import PARTNER
from programme.drafts.event_draft import Place
from programme.models.event import Occurrence
from programme.submissions import reporting
from tests import cast

NAMES = (
    "key",
    "is_elsewhere",
    "venue",
    "room",
    "place_note",
    "is_online",
    "previous_on",
    "previous_time",
    "previous_venue",
)


def dates() -> list:
    return list(Occurrence.objects.order_by("event", "key").values(*NAMES))


def migrate(name: str) -> None:
    import_module(f"programme.migrations.{name}").forwards(apps, None)


def test_a_date_that_was_elsewhere_gets_all_of_its_place(week, aylin):
    cast.accepted(
        week,
        aylin,
        whens=(
            cast.when(place=Place(online=True)),
            cast.when(cast.date(2026, 9, 29), place=Place(room="Keller")),
            cast.when(cast.date(2026, 9, 30), place=Place(name="Rathaus", town="Altstadt")),
            cast.when(cast.date(2026, 10, 1)),
        ),
    )
    before = dates()
    blank = {"is_elsewhere": False, "room": "", "place_note": "", "is_online": False}
    Occurrence.objects.update(**blank)
    Occurrence.objects.filter(key="20260929T1800").update(venue=None)
    migrate("0013_place_of_a_date")
    assert dates() == before


def test_a_date_that_had_moved_gets_what_it_was(week, aylin):
    other = cast.accepted(
        week, aylin, title="Anderes", place=Place(name="Rathaus", town="Altstadt")
    )
    event = cast.accepted(week, aylin, whens=(cast.when(), cast.when(cast.date(2026, 10, 1))))
    change, place = {"starts_on": cast.date(2026, 9, 29)}, Place(venue=other.venue.slug)
    reporting.relocate(
        event.submission, "20260928T1800", change, place=place, by=PARTNER, at=cast.AT
    )
    before = dates()
    Occurrence.objects.update(previous_on=None, previous_time=None, previous_venue=None)
    migrate("0014_moved_dates_remember")
    assert dates() == before
