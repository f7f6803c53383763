"""What belongs to rows is fetched as prefetch_related does it, and asked no more."""

import pytest
from django.db.models import prefetch_related_objects

from feeds.documents.event_document import DOCUMENT
from feeds.ical.vevent import VEVENT
from feeds.relations import fetched
from programme.demo.bulk import make_events
from programme.models.event import Event
from tests import cast

NEEDS = dict.fromkeys((*VEVENT.needs, *DOCUMENT.needs))
MANY = ("texts", "organisers", "audiences", "features", "fundings", "past_facets")


@pytest.fixture
def keys(nord, week):
    make_events(nord, week, 12, at=cast.AT)
    return [event.pk for event in Event.everything.all()]


def told(event):
    """All that belongs to it, without a question where it has been fetched."""
    dates = [
        (date, date.event, date.venue, date.venue and date.venue.town, date.previous_venue)
        + tuple(date.languages.all())
        for date in event.occurrences.all()
    ]
    many = [list(getattr(event, name).all()) for name in MANY]
    texts = [(text.title, text.event) for text in event.texts.all()]
    return event, event.category, event.picture, event.venue, dates, many, texts


def test_it_is_what_prefetch_related_gives(keys, django_assert_num_queries):
    fetched(Event, keys, NEEDS)
    with django_assert_num_queries(9):
        found = fetched(Event, keys, NEEDS)
    with django_assert_num_queries(0):
        mine = [told(event) for event in found]
    usual = list(Event.everything.filter(pk__in=keys))
    prefetch_related_objects(usual, *NEEDS)
    assert mine == [told(event) for event in usual]
    assert any(many[1] for *_, many, _texts in mine)
    assert any(dates for *_, dates, _many, _texts in mine)


def test_who_asks_further_is_told_of_these_rows_only(keys):
    for event in fetched(Event, keys, ["texts"]):
        assert event.texts.filter(is_original=True).count() == 1
        assert {text.event_id for text in event.texts.exclude(title="")} == {event.pk}


def test_nothing_is_asked_of_no_rows(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert fetched(Event, [], NEEDS) == []


def test_a_path_to_many_by_way_of_one_is_refused():
    with pytest.raises(ValueError, match="programme__events"):
        fetched(Event, [1], ["programme__events"])
