"""The index of a programme is made once for a state, and never served for another."""

import zlib

import pytest
from django.db import connection

from calendar_site.pages.public.programme.asked import ask
from calendar_site.pages.public.programme.days import Plan
from programme.actors import PARTNER
from programme.demo import bulk
from programme.events.index import stored_index
from programme.events.index.stored_bytes import CHECKSUM, FORMAT, number_of
from programme.events.selection import Selection
from programme.models.district import District
from programme.models.programme import Programme
from programme.models.stored_index import StoredIndex
from programme.submissions import submitting
from tests import cast
from tests.serving.faults import read_only


@pytest.fixture
def index(week):
    """The index as a process finds it that keeps nothing yet."""

    def inside():
        stored_index.kept.clear()
        return stored_index.index_of(fresh(week))

    return inside


def fresh(week) -> Programme:
    return Programme.objects.select_related("district").get(pk=week.pk)


@pytest.mark.parametrize("number", [1, 3, 100])
def test_it_is_asked_of_the_process_then_of_the_store_then_made(
    week, number, django_assert_num_queries
):
    bulk.make_events(week.district, week, number, at=cast.AT)
    programme = fresh(week)
    with django_assert_num_queries(
        11
    ):  # a look, six to make it, a look at the state, three to store
        made = stored_index.index_of(programme)
    assert made.event_count == number
    with django_assert_num_queries(0):
        assert stored_index.index_of(programme) is made
    stored_index.kept.clear()
    with django_assert_num_queries(1):
        assert stored_index.index_of(programme) == made
    with django_assert_num_queries(1):
        stored_index.store_index(programme)


def test_an_edit_is_in_it_at_once(week, aylin, index):
    event = cast.accepted(week, aylin)
    assert index().event_count == 1
    cast.accepted(week, aylin)
    assert stored_index.index_of(fresh(week)).event_count == 2
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert stored_index.index_of(fresh(week)).event_count == 1
    (row,) = StoredIndex.objects.all()
    state = District.objects.get(pk=week.district_id).public_state
    assert (row.state, row.event_count) == (state, 1)


def test_of_another_state_or_format_it_is_made_anew(week, aylin, index):
    cast.accepted(week, aylin)
    index()
    for changes in ({"state": "1.0"}, {"format_version": FORMAT + 1}):
        StoredIndex.objects.update(event_count=7, **changes)
        assert index().event_count == 1
        assert StoredIndex.objects.get().event_count == 1


def test_another_release_has_another_number(tmp_path):
    code = tmp_path / "standing.py"
    numbers = []
    for text in ("A = 1", "A = 2", "A = 1"):
        code.write_text(text)
        numbers.append(number_of(tmp_path))
    assert numbers[0] == numbers[2] != numbers[1]
    assert 0 < FORMAT < 2**31


def cut(body):
    """Without its last columns, and packed again."""
    whole = zlib.decompress(body[CHECKSUM:])
    return body[:CHECKSUM] + zlib.compress(whole[:-24])


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: b"",
        lambda body: b"damaged",
        lambda body: body[:-1],
        cut,
        lambda body: zlib.compress(b"[]\n"),
        lambda body: summed(b"[]\n"),
        lambda body: summed(b"null\n"),
        lambda body: summed(b'{"events":"x","layers":3}\n'),
        lambda body: summed(b"[" * 200_000),
    ],
    ids=["nothing", "words", "short", "cut", "no sum", "list", "null", "column", "deep"],
)
def test_what_is_damaged_is_made_anew(week, aylin, index, damage):
    cast.accepted(week, aylin)
    made = index()
    StoredIndex.objects.update(event_count=7, body=damage(bytes(StoredIndex.objects.get().body)))
    assert index() == made
    assert StoredIndex.objects.get().event_count == 1


def summed(text):
    packed = zlib.compress(text)
    return zlib.crc32(packed).to_bytes(CHECKSUM, "little") + packed


def test_no_reader_waits_while_it_is_stored(week, index):
    """The store may wait for a lock of the database; all pages of the process would with it."""
    held = []

    def look(execute, sql, *rest):
        if sql.startswith("INSERT"):
            held.append(stored_index._making.locked())
        return execute(sql, *rest)

    with connection.execute_wrapper(look):
        index()
    assert held == [False]


def test_what_is_made_while_something_is_published_is_not_kept(week, aylin, index):
    old = fresh(week)
    cast.accepted(week, aylin)
    assert stored_index.index_of(old).event_count == 1
    assert not StoredIndex.objects.exists()
    assert stored_index.kept.get(old) is None


@pytest.mark.django_db(transaction=True)
def test_it_answers_where_nothing_can_be_stored(week, aylin, index):
    cast.accepted(week, aylin)
    with read_only():
        assert index().event_count == 1
    assert not StoredIndex.objects.exists()
    assert stored_index.kept.get(fresh(week)).event_count == 1


def test_another_process_may_have_stored_it_meanwhile(week, aylin):
    cast.accepted(week, aylin)
    programme = fresh(week)
    for _process in range(2):
        _index, row = stored_index._made(programme)
        stored_index._store_if_possible(row)
    assert StoredIndex.objects.get().event_count == 1


def test_of_a_programme_that_is_not_public_none_stays(week, aylin, index):
    """When it is opened, no state of its district may have changed."""
    cast.accepted(week, aylin)
    index()
    Programme.objects.update(is_public=False)
    stored_index.store_index(fresh(week))
    assert not StoredIndex.objects.exists()


def test_it_goes_with_its_programme(week, index):
    index()
    week.delete()
    assert not StoredIndex.objects.exists()


def test_a_process_keeps_no_more_than_it_may(nord, week):
    other = cast.programme(nord, slug="kino")
    kept = stored_index.Kept(most=100)
    one, two = stored_index.index_of(week), stored_index.index_of(other)
    kept.put(week, one, 60)
    kept.put(other, two, 40)
    assert (kept.get(week), kept.get(other)) == (one, two)
    kept.put(other, two, 50)
    assert (kept.get(week), kept.get(other)) == (None, two)
    kept.put(week, one, 500)
    assert (kept.get(week), kept.get(other)) == (one, None)


def test_another_district_has_another(week, sued, chiara, aylin):
    """The same programme elsewhere: neither its events nor its towns are told."""
    other = cast.programme(sued)
    cast.accepted(other, chiara)
    asked = ask(fresh(week), Selection(programme=week.slug))
    assert (Plan(asked).event_count, asked.index.facets.names["town"]) == (0, {})


def test_events_are_counted_once_for_a_state(week, aylin, index, django_assert_num_queries):
    cast.accepted(week, aylin)
    programme = fresh(week)
    with django_assert_num_queries(1):  # nothing is stored: they are counted
        assert stored_index.event_count(programme) == 1
    assert index().event_count == 1
    with django_assert_num_queries(0):
        assert stored_index.event_count(programme) == 1
    stored_index.kept.clear()
    with django_assert_num_queries(1):
        assert stored_index.event_count(programme) == 1
    cast.accepted(week, aylin)
    assert stored_index.event_count(fresh(week)) == 2
