"""Copied seasons are what Python would have made of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bench import loading
from programme.demo.bulk import make_events
from programme.models.event import Event
from programme.models.submission import Submission

COLUMNS = (
    *("slug", "category", "openness", "wheelchair", "is_free", "schedule", "rule", "period"),
    *("starts_on", "ends_on", "search", "version", "registration", "venue__name"),
    *("venue__town__name", "submission__state", "submission__origin_key", "submission__version"),
    *("submission__partner__name", "submission__latest__data__title"),
    "submission__accepted__data__title",
)
DATES = ("key", "starts_on", "ends_on", "start_time", "starts_at", "ends_at", "clock", "status")


def _told(programme):
    """All that is stored of its events but keys and the time at which it was."""
    return [
        (
            Event.everything.filter(pk=event.pk).values_list(*COLUMNS).get(),
            *(sorted(event.texts.values_list("language", "title", "summary", "is_original"))),
            sorted(event.organisers.values_list("name", flat=True)),
            sorted(event.audiences.values_list("code", flat=True)),
            sorted(event.features.values_list("code", flat=True)),
            sorted(event.occurrences.values_list(*DATES, "languages__language", "languages__mode")),
        )
        for event in Event.everything.filter(programme=programme).order_by("submission__pk")
    ]


@pytest.fixture
def equal(transactional_db, monkeypatch):
    """Two equal districts: a season of 25 is made, and copied once whole, once 12 of it."""
    monkeypatch.setattr(loading, "SEASON", 25)
    loading.load([79], districts=2, week=17)
    return [
        list(district.programmes.order_by("pk"))
        for district in loading.District.objects.order_by("pk")
    ]


def test_a_copied_season_is_as_if_it_had_been_made(equal):
    week, made, copied, less = equal[0]
    anew = loading._programme(made.district, "neu", "Kultur", copied.starts_on, 91)
    make_events(made.district, anew, 25, at=timezone.now() - timedelta(60))
    assert abs(copied.starts_on - made.starts_on) == timedelta(91)
    assert _told(copied) == _told(anew)
    assert [len(_told(one)) for one in (week, made, copied, less)] == [17, 25, 25, 12]


def test_a_copied_district_has_its_own_places_and_partners(equal):
    (week, made, *_), (other_week, other, *_) = equal
    assert _told(other_week) == _told(week)
    assert _told(other) == _told(made)
    events = Event.everything.filter(district=other.district)
    assert events.count() == 79 == events.filter(programme__district=other.district).count()
    assert not events.exclude(venue__district=other.district).exists()
    assert not events.exclude(organisers__district=other.district).exists()
    assert not events.exclude(submission__partner__district=other.district).exists()
    assert Event.everything.values("uid").distinct().count() == 2 * 79


def test_what_is_stored_after_copies_has_a_key_of_its_own(equal):
    last, now = Submission.objects.order_by("pk").last(), timezone.now()
    new = Submission(programme=last.programme, number="x", created_at=now, changed_at=now)
    new.save()
    assert new.pk > last.pk
