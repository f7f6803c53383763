"""Pages: cut by the database, linked to their neighbours, and never more than there are."""

import pytest

from feeds.documents.event_document import DOCUMENT
from feeds.pieces import pieces
from programme.models.event import Event
from tests import cast


@pytest.fixture
def five(week, aylin):
    for n in range(5):
        cast.accepted(week, aylin, title=f"Treffen {n}", is_free=True)


def slugs(page):
    return [row["slug"] for row in page["results"]]


def test_pages_follow_their_links_to_the_end(five, ask):
    address, seen, previous = "events/?district=nord&page_size=2&free=1&lang=en", [], []
    while address:
        page = ask(address).json()
        seen.append(slugs(page))
        previous.append(page["previous"])
        address = page["next"] and page["next"].removeprefix("http://localhost:8000/api/v1/")
    assert seen == [["treffen-0", "treffen-1"], ["treffen-2", "treffen-3"], ["treffen-4"]]
    start = "http://localhost:8000/api/v1/events/?district=nord&free=1&lang=en&page_size=2&page="
    assert previous == [None, f"{start}1", f"{start}2"]


def test_links_never_repeat_what_a_proxy_or_a_stranger_said(five, client):
    answer = client.get("/api/v1/events/?district=nord&page_size=2", headers={"host": "127.0.0.1"})
    next_page = "http://localhost:8000/api/v1/events/?district=nord&page_size=2&page=2"
    assert answer.json()["next"] == next_page


def test_a_full_last_page_has_no_next(five, ask):
    page = ask("events/?district=nord&page_size=5").json()
    assert (page["count"], len(page["results"]), page["next"]) == (5, 5, None)


@pytest.mark.parametrize("page", ["2", "999999999"])
def test_a_page_after_the_last_is_not_found(five, ask, page):
    answer = ask(f"events/?district=nord&page={page}")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (404, "not_found")


@pytest.mark.parametrize(("size", "rows"), [("1", 1), ("4", 4), ("200", 5), ("", 5)])
def test_page_size_is_kept(five, ask, size, rows):
    assert len(ask(f"events/?district=nord&page_size={size}").json()["results"]) == rows


@pytest.mark.parametrize("name", ["page", "page_size"])
@pytest.mark.parametrize(
    "value", ["0", "-1", "x", "1.5", "1_0", "٣", "99999999999999999999", "%00"]
)
def test_what_is_no_number_is_named(week, ask, name, value):
    answer = ask(f"events/?district=nord&{name}={value}")
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, name)


def test_a_page_of_more_than_200_is_refused(week, ask):
    answer = ask("events/?district=nord&page_size=201")
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, "page_size")


def test_a_slice_of_events_gives_its_own_pieces_in_order(five, django_assert_num_queries):
    wanted = Event.objects.order_by("-pk")[1:3]
    pieces(Event.objects.all(), "de", DOCUMENT)
    with django_assert_num_queries(1):
        found = pieces(wanted, "de", DOCUMENT)
    assert [piece.event_id for piece in found] == [event.pk for event in wanted]


def test_events_of_a_programme_that_is_not_public_are_not_counted(five, nord, aylin, ask):
    hidden = cast.programme(nord, slug="geheim")
    cast.accepted(hidden, aylin, title="Geheimes")
    assert ask("events/?district=nord").json()["count"] == 6
    nord.programmes.filter(slug="geheim").update(is_public=False)
    assert ask("events/?district=nord").json()["count"] == 5
    nord.programmes.update(is_public=False)
    assert ask("events/?district=nord").json()["count"] == 0


@pytest.mark.parametrize("question", ["", "&free=1"])
def test_who_turns_pages_is_counted_for_once(
    five, nord, ask, question, settings, tmp_path, django_assert_num_queries
):
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": backend, "LOCATION": str(tmp_path)}}
    address = f"events/?district=nord{question}&page_size=2&page="
    assert ask(f"events/?district=nord{question}").json()["count"] == 5  # makes the documents
    nord.bump(cast.AT)
    for page, queries in ("1", 3), ("2", 2), ("3", 2):  # district, count, this page
        with django_assert_num_queries(queries):
            assert ask(f"{address}{page}").json()["count"] == 5
    Event.objects.filter(slug="treffen-0").update(openness="invited")
    nord.bump(cast.AT)
    assert ask(f"{address}1").json()["count"] == 4
