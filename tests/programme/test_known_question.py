"""A question whose SQL is worked out once gives what the query set gives, for other values too."""

from datetime import date

import pytest
from django.db.models import F

from programme.known_question import NUMBER, KnownQuestion
from programme.models.event import Event
from programme.models.programme import Programme
from tests import cast


@pytest.fixture
def worlds(week, sued, aylin):
    """A programme with two events, one with none."""
    for _ in range(2):
        cast.accepted(week, aylin)
    return week, cast.programme(sued)


def _public(programme, first, slug):
    rows = Event.objects.filter(programme=programme, programme__starts_on__lte=first)
    rows = rows.exclude(slug=slug).order_by("pk").select_related("programme")
    return rows.annotate(title=F("programme__title")).only("slug", "programme__slug")


def _told(events):
    return [(event, event.slug, event.programme.slug, event.title) for event in events]


def test_it_gives_what_the_query_set_gives_in_one_query(worlds, django_assert_num_queries):
    asked, (week, other) = KnownQuestion(_public, NUMBER, date.min, "a slug"), worlds
    slug = Event.objects.filter(programme=week).order_by("pk")[0].slug
    for values in [
        (week.pk, week.starts_on, slug),
        (week.pk, week.starts_on, ""),
        (other.pk, week.starts_on, ""),
    ]:
        expected = _told(_public(*values))
        with django_assert_num_queries(1):
            found = _told(asked(*values))
        assert found == expected
    assert len(_told(asked(week.pk, week.starts_on, ""))) == 2


def test_plain_values_are_given_as_they_are(worlds):
    def build(slug):
        return Programme.objects.filter(slug=slug).values_list("pk", "starts_on")

    week = worlds[0]
    assert set(KnownQuestion(build, "a slug")(week.slug)) == set(build(week.slug)) != set()


def test_a_value_that_does_not_stand_in_the_sql_is_refused(worlds):
    asked = KnownQuestion(lambda slug: Programme.objects.filter(slug__startswith=slug), "a slug")
    with pytest.raises(ValueError, match="a slug"):
        asked(worlds[0].slug)
