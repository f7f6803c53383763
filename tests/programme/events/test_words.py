"""Words are found by an index as they are found by reading every text."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from programme.events import words
from programme.models.event import Event
from programme.plain_text import fold
from tests import cast
from tests.examples import examples

pytestmark = pytest.mark.django_db

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
some = st.sampled_from(
    ["a", "ß", "ue", "übung", "100%", "a_b", "\\", '"', "'", "''", "NOT", "x*", "الموسيقى", "te st"]
)
word = some | st.text(letters, min_size=1, max_size=12)


@pytest.fixture(scope="module")
def three(once_per_file):
    week = cast.programme(cast.district("nord", "16001"))
    aylin = cast.person("aylin", week.district)
    return [cast.accepted(week, aylin, title=f"Abend {n}").pk for n in range(3)]


@given(st.tuples(word, word, word), word)
@example(("x" * 10_000, "x" * 9_999, "x" * 99 + "y"), "x" * 10_000)
@example(("Telefon ℡", "tel", "TEL"), "tel")
@example(("abc", "ab c", "a%c"), "%")
@settings(
    max_examples=examples(100),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_index_finds_what_reading_finds(three, texts, asked):
    for key, text in zip(three, texts, strict=True):
        around = f"{asked}{text}" if key == three[0] else f"{text} ende"
        Event.everything.filter(pk=key).update(search=around)
    for one in {asked, fold(asked)} - {""}:
        read = set(Event.everything.filter(search__contains=one).values_list("pk", flat=True))
        found = set(Event.everything.filter(words.having(one)).values_list("pk", flat=True))
        assert found == read


def test_what_is_said_anew_or_removed_is_found_no_more(three):
    event = Event.everything.get(pk=three[0])
    Event.everything.filter(pk=event.pk).update(search="lampionumzug")

    def found(asked):
        return list(Event.everything.filter(words.having(asked)))

    assert found("lampion") == [event]
    Event.everything.filter(pk=event.pk).update(search="sternsingen")
    assert (found("lampion"), found("sternsing")) == ([], [event])
    event.delete()
    assert found("sternsing") == []


def test_the_database_has_the_index(db):
    """A migration that rebuilds the events on SQLite has to make it anew: words.make_index."""
    if connection.vendor == "postgresql":
        asked = "SELECT count(*) FROM pg_indexes WHERE indexname = 'event_words'"
    else:
        asked = words.IS_KEPT
    with connection.cursor() as cursor:
        cursor.execute(asked)
        assert cursor.fetchone()[0] == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the index of SQLite")
def test_an_index_that_is_missing_is_not_asked_and_is_made_of_what_is_there(three):
    event = Event.everything.get(pk=three[0])
    Event.everything.filter(pk=event.pk).update(search="lampionumzug")
    with connection.cursor() as cursor:
        words.drop_index(cursor)
        assert list(Event.everything.filter(words.having("lampion"))) == [event]
        words.make_index(cursor)
    assert list(Event.everything.filter(words.having("lampion"))) == [event]
