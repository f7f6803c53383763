"""The index of a programme is made once for a state, and never served for another."""

import zlib

import pytest
from django.db import connection

from calendar_site.pages.public.programme.asked import ask
from calendar_site.pages.public.programme.days import Plan
from programme.actors import PARTNER, SYSTEM
from programme.demo import bulk
from programme.events import publishing
from programme.events.index import stored_index
from programme.events.index.stored_bytes import CHECKSUM, FORMAT, SIZE, number_of
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
    # A look, seven to make it, a look at the state, three to store.
    with django_assert_num_queries(12):
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


def test_an_edit_elsewhere_leaves_it_as_it_is(week, aylin, index, django_assert_num_queries):
    cast.accepted(week, aylin)
    made, body = index(), bytes(StoredIndex.objects.get().body)
    other = cast.programme(week.district, slug="kino")
    cast.accepted(other, aylin)
    programme = fresh(week)
    stored_index.kept.clear()
    # A look, two to compare, a look at the state, three to store, of which one is of the index.
    with django_assert_num_queries(7) as asked:
        assert stored_index.index_of(programme) == made
    assert not any("body" in query["sql"] for query in asked.captured_queries[1:])
    (row,) = StoredIndex.objects.all()
    assert (row.state, bytes(row.body)) == (programme.district.public_state, body)


def test_after_an_edit_only_that_event_is_read(week, aylin, index, django_assert_num_queries):
    events = [cast.accepted(week, aylin) for _ in range(3)]
    index()
    publishing.touch(events[:1], district=week.district, by=SYSTEM, at=cast.AT)
    programme = fresh(week)
    stored_index.kept.clear()
    with django_assert_num_queries(13):
        found = stored_index.index_of(programme)
    assert found.event_count == 3
    stored_index.kept.clear()
    StoredIndex.objects.all().delete()
    assert stored_index.index_of(programme) == found


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
    """Without its last sets and its details, and packed again."""
    begin = CHECKSUM + SIZE
    whole = zlib.decompress(body[begin : begin + int.from_bytes(body[CHECKSUM:begin], "little")])
    return body[:CHECKSUM] + summed(whole[:-24])[CHECKSUM:]


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
    stored = len(packed).to_bytes(SIZE, "little") + packed
    return zlib.crc32(stored).to_bytes(CHECKSUM, "little") + stored


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
        stored = stored_index._Stored.of(programme)
        _index, row = stored_index._made(programme, stored)
        stored_index._store_if_possible(row, stored)
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
