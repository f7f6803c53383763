"""What waits, oldest first; and everything else by state, programme and text."""

import re
from datetime import timedelta

import pytest

from programme.actors import organiser
from programme.submissions import moderation
from tests import cast


def titles(response) -> list[str]:
    found = re.findall(r'queue__title"><a[^>]*>(.*?)</a>', response.content.decode())
    return [title.strip() for title in found]


def tabs(response) -> dict[str, int]:
    found = re.findall(
        r'<a class="chip"[^>]*>([^<]+)<span class="tabs__count">(\d+)', response.content.decode()
    )
    return {name.strip(): int(count) for name, count in found}


def test_an_empty_desk_says_so(desk, week):
    assert "Nothing waits for you" in desk.get("/en/nord/desk/").content.decode()


def test_the_oldest_comes_first(desk, week):
    cast.offered(week, title="Zweite", at=cast.AT + timedelta(hours=1))
    cast.offered(week, title="Erste")
    cast.offered(week, title="Dritte", at=cast.AT + timedelta(hours=2))
    assert titles(desk.get("/en/nord/desk/")) == ["Erste", "Zweite", "Dritte"]


def test_each_state_has_its_count_and_its_list(desk, week, aylin):
    by = {"by": organiser(aylin), "at": cast.AT}
    cast.offered(week, title="Wartet")
    cast.accepted(week, aylin, title="Angenommen")
    moderation.send_back(cast.offered(week, title="Gefragt"), reason="?", **by)
    moderation.decline(cast.offered(week, title="Abgelehnt"), reason="Nein.", **by)
    page = desk.get("/en/nord/desk/")
    assert tabs(page) == {
        "To decide": 1,
        "Asked back": 1,
        "Accepted": 1,
        "Declined": 1,
        "Withdrawn": 0,
        "Not sent": 0,
        "All": 4,
    }
    assert titles(page) == ["Wartet"]
    assert titles(desk.get("/en/nord/desk/?state=returned")) == ["Gefragt"]
    assert titles(desk.get("/en/nord/desk/?state=declined")) == ["Abgelehnt"]
    assert set(titles(desk.get("/en/nord/desk/?state=all"))) == {
        "Wartet",
        "Angenommen",
        "Gefragt",
        "Abgelehnt",
    }


def test_questions_are_counted_and_the_first_is_shown_in_the_row(desk, week):
    cast.offered(week, whens=(cast.when(stated_weekday=3),), summary="Kommt um 20 Uhr!")
    page = desk.get("/en/nord/desk/").content.decode()
    assert "2 questions" in page
    asked = re.findall(r'queue__asked">(.*?)</p>', page)
    assert asked == ["28 September 2026 is a Monday, but Thursday is written. Which day is meant?"]


@pytest.mark.parametrize("word", ["kochen", "KOCHEN", "NOR-2026", "miteinander", "bruno"])
def test_a_submission_is_found_by_title_number_organiser_and_contact(desk, week, word):
    submission = cast.offered(week, title="Interkulturelles Kochen")
    assert titles(desk.get("/en/nord/desk/", {"q": word})) == ["Interkulturelles Kochen"]
    assert titles(desk.get("/en/nord/desk/", {"q": submission.number})) != []
    assert titles(desk.get("/en/nord/desk/", {"q": f"{word} geheim"})) == []


def test_the_list_is_paged(desk, week, monkeypatch):
    monkeypatch.setattr("calendar_site.pages.organiser.queue.PER_PAGE", 2)
    for n in range(3):
        cast.offered(week, title=f"Abend {n}", at=cast.AT + timedelta(minutes=n))
    assert titles(desk.get("/en/nord/desk/")) == ["Abend 0", "Abend 1"]
    assert titles(desk.get("/en/nord/desk/?page=2")) == ["Abend 2"]
    assert titles(desk.get("/en/nord/desk/?page=99")) == ["Abend 2"]


def test_a_long_queue_costs_as_much_as_a_short_one(desk, week, django_assert_num_queries):
    desk.get("/en/nord/desk/")
    made = 0
    for count in (1, 3, 30):
        for n in range(made, count):
            cast.offered(week, title=f"Abend {n}", organisers=(f"Verein {n}",))
        made = count
        with django_assert_num_queries(10):
            assert len(titles(desk.get("/en/nord/desk/"))) == count


@pytest.mark.parametrize("name", ["q", "programme"])
@pytest.mark.parametrize("path", ["", "events/"])
def test_what_no_database_can_be_asked_is_not_found(desk, week, path, name):
    assert desk.get(f"/en/nord/desk/{path}?{name}=%00").status_code == 404


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("form", "the form"),
        ("import", "a calendar or a table"),
        ("demo", "the examples of this demo"),
    ],
)
def test_the_desk_says_in_words_how_an_event_came(desk, week, origin, words):
    submission = cast.offered(week)
    type(submission).objects.filter(pk=submission.pk).update(origin=origin)
    page = desk.get(f"/en/nord/desk/{submission.number}/").content.decode()
    assert f"Came by: {words}</p>" in page


@pytest.mark.parametrize("path", ["", "events/"])
def test_no_word_of_a_search_is_cut_off_silently(desk, week, aylin, path):
    cast.accepted(week, aylin, title="Sommerfest")
    asked = f"/en/nord/desk/{path}?state=all&q="
    assert titles(desk.get(asked + "+".join(["e"] * 100))) == ["Sommerfest"]
    missed = desk.get(asked + "+".join(["e"] * 99) + "+xy")
    assert titles(missed) == []
    words = "e " * 100 + "xy"
    refused = desk.get(asked + words)
    html = refused.content.decode()
    assert (refused.status_code, titles(refused)) == (200, [])
    assert "Please shorten this text: it has 202 characters, 200 fit." in html
    assert f'value="{words}"' in html
    assert "Nothing was looked for yet" in html
    assert tabs(refused)["All"] == 1
    assert "Nothing found" not in html
    assert "Nothing found" in missed.content.decode()


def test_what_waits_too_is_one_press_away(desk, week):
    first, second = cast.offered(week, title="Kochabend"), cast.offered(week, title="Kochabend")
    page = desk.get(f"/en/nord/desk/{second.number}/").content.decode()
    assert f'<a href="/en/nord/desk/{first.number}/">Look at {first.number}</a>' in page
