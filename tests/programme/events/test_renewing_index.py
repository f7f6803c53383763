"""An index that is renewed after edits is the one that all rows would make."""

import json

import pytest
from django.db.models import F
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from programme.demo import bulk
from programme.events.index import renewing
from programme.events.index.renewing import current_index
from programme.models.event import Event
from programme.models.partner import Partner
from programme.models.venue import Town, Venue
from programme.models.vocabulary import Audience, Category, Feature
from tests import cast
from tests.examples import examples
from tests.programme.events.random_programmes import Writer, programmes, some_events

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def writer(once_per_file):
    return Writer(cast.district("west", "16099"))


some_edits = st.lists(
    st.tuples(st.sampled_from(("again", "again", "gone", "closed", "new")), some_events),
    max_size=4,
)


def edit(writer, programme, edits) -> None:
    """Of the events of the programme in their order; there may be more edits than events."""
    events = list(programme.events(manager="everything").order_by("pk"))
    for kind, said in edits:
        if kind == "new" or not events:
            writer.write_one(programme, said)
        elif kind == "again":
            writer.write_again(events.pop(), said)
        elif kind == "gone":
            events.pop().submission.delete()
        else:
            closed = Event.everything.filter(pk=events.pop().pk)
            closed.update(openness="school", version=F("version") + 1)


@settings(
    max_examples=examples(100),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(programmes, st.lists(some_edits, min_size=1, max_size=3))
def test_it_equals_what_is_made_of_all_rows(writer, events, several):
    programme = writer.write(events)
    index = current_index(programme)
    for edits in several:
        edit(writer, programme, edits)
        index, anew = current_index(programme, index), current_index(programme)
        assert index == anew
        for name in ("begins", "goes_on"):
            days = [getattr(each.facets.days, name) for each in (index, anew)]
            assert list(days[0]) == list(days[1])
        for facet in ("town", "category", "partner", "has"):
            options = [each.facets.options(facet) for each in (index, anew)]
            assert list(options[0]) == list(options[1])


@pytest.mark.parametrize("number", [1, 3, 100])
def test_only_what_has_changed_is_read(week, number, django_assert_num_queries):
    events = bulk.make_events(week.district, week, number, at=cast.AT)
    with django_assert_num_queries(7):
        index = current_index(week)
    with django_assert_num_queries(2):
        assert current_index(week, index) is index
    Event.everything.filter(pk=events[0].pk).update(version=F("version") + 1, is_free=None)
    with django_assert_num_queries(8):
        renewed = current_index(week, index)
    assert renewed == current_index(week) != index


def test_of_many_edits_all_is_made_anew(week, monkeypatch, django_assert_num_queries):
    bulk.make_events(week.district, week, 3, at=cast.AT)
    index = current_index(week)
    monkeypatch.setattr(renewing, "MOST", 2)
    week.events.update(version=F("version") + 1)
    with django_assert_num_queries(8):
        renewed = current_index(week, index)
    assert renewed == current_index(week) != index


@pytest.mark.parametrize(
    "change",
    [
        lambda event: Town.objects.update(name="Neudorf"),
        lambda event: Town.objects.filter(pk=event.venue.town_id).update(slug="neudorf"),
        lambda event: Venue.objects.update(town=None),
        lambda event: Partner.objects.update(name="Chor"),
        lambda event: Partner.objects.filter(pk=event.organisers.all()[0].pk).update(slug="chor"),
        lambda event: Partner.objects.filter(events=event).delete(),
        lambda event: Category.objects.update(labels={"de": "Anderes"}),
        lambda event: Category.objects.filter(events=event).update(code="anders"),
        lambda event: Audience.objects.filter(pk=event.audiences.all()[0].pk).update(code="anders"),
        lambda event: Feature.objects.filter(pk=event.features.all()[0].pk).update(code="anders"),
    ],
)
def test_what_events_name_may_change_without_them(week, change):
    event = bulk.make_events(week.district, week, 40, at=cast.AT).filter(
        venue__town__isnull=False, audiences__isnull=False, features__isnull=False
    )[0]
    index = current_index(week)
    change(event)
    assert current_index(week, index) == current_index(week) != index


def test_a_new_word_of_a_list_can_be_chosen(week):
    bulk.make_events(week.district, week, 1, at=cast.AT)
    index = current_index(week)
    Category.objects.create(code="anders", labels={"de": "Anderes"}, position=3)
    renewed = current_index(week, index)
    assert renewed == current_index(week) != index
    codes = list(Category.objects.values_list("code", flat=True))
    assert list(renewed.facets.words["category"]) == codes
    assert json.loads(renewed.facets.words["category"]["anders"]) == {"de": "Anderes"}


def test_a_new_place_makes_nothing_anew(week, django_assert_num_queries):
    bulk.make_events(week.district, week, 1, at=cast.AT)
    index = current_index(week)
    Town.objects.create(district=week.district, name="Neudorf", slug="neudorf")
    with django_assert_num_queries(2):
        assert current_index(week, index) is index
