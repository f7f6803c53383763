"""Feeds whose filters are alike share one SQL: it gives what the query set of each gives."""

from datetime import date

import pytest

from feeds import pieces
from feeds.ical import contents, known_filters
from feeds.ical.contents import Asked
from feeds.ical.vevent import VEVENT
from programme.drafts.event_draft import Languages
from programme.events.selection import Selection
from programme.models.event import Event
from tests import cast

TODAY = date(2026, 9, 1)
WHEELCHAIR, AUDIENCE = ("wheelchair",), ("familien",)
# Alike in pairs, each of which finds something else.
PAIRS = [
    ({"category": ("fest",)}, {"category": ("film",)}),
    ({"category": ("fest", "musik")}, {"category": ("film", "musik")}),
    ({"town": ("neustadt",)}, {"town": ("altdorf",)}),
    ({"programme": "ikw-2026", "audience": AUDIENCE}, {"programme": "x", "audience": AUDIENCE}),
    ({"language": ("de",)}, {"language": ("ar",)}),
    ({"audience": ("familien",)}, {"audience": ("kinder",)}),
    ({"partner": ("club",)}, {"partner": ("nobody",)}),
    ({"access": WHEELCHAIR, "town": ("neustadt",)}, {"access": WHEELCHAIR, "town": ("x",)}),
]  # fmt: skip


@pytest.fixture
def told(week, aylin):
    """Gives the contents of a feed of this selection."""
    cast.accepted(week, aylin, wheelchair="yes", languages=Languages(spoken=("de",)))
    cast.accepted(week, aylin, category="film", audiences=("familien",))
    other = cast.programme(week.district, slug="andere")
    cast.accepted(other, aylin)
    partner = Event.objects.filter(organisers__isnull=False).values_list("organisers__slug")[0][0]
    there = Event.objects.values_list("venue__town__slug", flat=True)[0]

    def make(selection):
        named = {"club": partner, "neustadt": there}
        found = {
            name: tuple(named.get(each, each) for each in value) if type(value) is tuple else value
            for name, value in selection.items()
        }
        asked = Asked(week.district, None, "de", Selection(**found))
        return contents.contents(asked, TODAY)

    return make


@pytest.mark.parametrize("pair", PAIRS)
def test_it_gives_what_the_query_set_gives(told, pair):
    found = []
    for selection in (*pair, *pair):
        of = told(selection)
        rows = list(known_filters.rows(of, "de"))
        assert rows == list(pieces.rows_of(of.events, "de", VEVENT))
        found.append([row[0] for row in rows])
    assert found[:2] == found[2:]
    assert found[0] != found[1]


@pytest.mark.parametrize("selection", [{"q": "stammtisch"}, {"day": cast.when().starts_on}])
def test_words_and_days_are_asked_as_they_are(told, selection):
    of = told(selection)
    rows = list(known_filters.rows(of, "de", 1))
    assert rows == list(pieces.rows_of(of.events[:1], "de", VEVENT))
    assert len(rows) == 1


def test_no_more_are_read_than_are_wanted(told):
    of = told({"category": ("fest", "film")})
    assert [len(list(known_filters.rows(of, "de", most))) for most in (1, 2, 3, 4)] == [1, 2, 3, 3]


def test_filters_that_are_alike_are_worked_out_once(told, django_assert_num_queries):
    known_filters._question.cache_clear()
    for category in ("fest", "film", "musik"):
        of = told({"category": (category,)})
        with django_assert_num_queries(1):
            list(known_filters.rows(of, "de"))
    assert known_filters._question.cache_info().misses == 1
