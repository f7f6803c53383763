"""Events with the closed ones, and print."""

import re
from pathlib import Path

import pytest

from feeds.models.job import Job
from tests import cast
from tests.pages.organiser.pressing import buttons, press
from tests.pages.organiser.test_queue import tabs, titles


@pytest.fixture
def events(week, aylin):
    titles = ["Sommerfest", "Filmabend", "Projekttag", "Empfang", "Hausrunde"]
    kinds = ["public", "public", "school", "invited", "residents"]
    for title, openness in zip(titles, kinds, strict=True):
        cast.accepted(week, aylin, title=title, openness=openness)


def test_closed_events_are_counted_and_listed(desk, events):
    page = desk.get("/en/nord/desk/events/")
    assert tabs(page) == {
        "All": 5,
        "open to everybody": 2,
        "only for residents of the house": 1,
        "by invitation only": 1,
        "only for one school or day-care centre": 1,
    }
    assert len(titles(page)) == 5
    assert titles(desk.get("/en/nord/desk/events/?openness=school")) == ["Projekttag"]
    assert titles(desk.get("/en/nord/desk/events/?q=empfang")) == ["Empfang"]


def test_many_events_cost_as_much_as_a_few(desk, week, aylin, django_assert_num_queries):
    for n in range(1, 7):
        cast.accepted(week, aylin, title=f"Nummer {n} {'x' * n * 3}", organisers=(f"Verein {n}",))
        if n in (1, 3, 6):
            with django_assert_num_queries(16):
                assert len(titles(desk.get("/en/nord/desk/events/"))) == n


def test_a_proof_is_asked_for_and_its_progress_shown(desk, events):
    shelf = desk.get("/en/nord/desk/print/")
    assert buttons(shelf) == {"logout", "proof", "release"}
    answer = press(desk, shelf, "proof", language="ar")
    job = Job.objects.get()
    assert (job.language, job.edition, job.state) == ("ar", None, "queued")
    assert answer["Location"] == f"/en/nord/desk/print/{job.uid}/"
    page = desk.get(answer["Location"]).content.decode()
    assert f'hx-get="/en/nord/desk/print/{job.uid}/"' in page
    assert '<meta http-equiv="refresh" content="4">' in page
    part = desk.get(answer["Location"], headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section") or "<html" not in part
    job.state, job.message = "failed", "too much"
    job.save()
    failed = desk.get(answer["Location"])
    assert "more time or memory" in failed.content.decode()
    assert "hx-get" not in failed.content.decode()
    press(desk, failed, "retry")
    job.refresh_from_db()
    assert job.state == "queued"


def test_an_edition_is_released_with_its_languages(desk, events, week):
    answer = press(desk, desk.get("/en/nord/desk/print/"), "release", languages=["de", "en", "xx"])
    edition = week.editions.get()
    assert edition.number == 1
    assert list(edition.jobs.order_by("pk").values_list("language", flat=True)) == ["de", "en"]
    assert answer.status_code == 302
    assert "Release edition 2" in desk.get("/en/nord/desk/print/").content.decode()


@pytest.mark.parametrize(
    ("language", "state", "message", "words"),
    [
        ("en", "failed", "interrupted", "The work was cut off several times"),
        ("de", "failed", "interrupted", "Die Arbeit wurde mehrmals abgebrochen"),
        ("de", "failed", "internal error", "Ein Fehler auf unserer Seite."),
        ("de", "running", "typesetting", "Die Seiten werden gesetzt."),
        ("de", "failed", "too much", "mehr Zeit oder Speicher"),
        ("de", "failed", "unprintable", "Bitte machen Sie einen neuen Probedruck"),
        ("ar", "failed", "too much", "احتاج الكتيّب"),
        # What an older version stored: the typesetter's own words, for nobody but the log.
        ("de", "failed", "feeds.print.typeset failed", "Ein Fehler auf unserer Seite."),
    ],
)
def test_a_job_says_in_the_offices_words_how_it_goes(desk, week, language, state, message, words):
    press(desk, desk.get("/en/nord/desk/print/"), "proof")
    Job.objects.update(state=state, message=message)
    page = desk.get(f"/{language}/nord/desk/print/{Job.objects.get().uid}/")
    assert words in page.content.decode()


def test_a_proof_is_for_the_own_office_only(desk, week, settings, client, chiara):
    press(desk, desk.get("/en/nord/desk/print/"), "proof")
    job = Job.objects.get()
    address = f"/en/nord/desk/print/{job.uid}/file/"
    assert desk.get(address).status_code == 404
    path = Path(settings.PRINTS_ROOT) / "nord" / "proof.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.7 proof")
    Job.objects.update(path="nord/proof.pdf", state="done", pages=8, size=14)
    response = desk.get(address)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 proof"
    assert response["Content-Type"] == "application/pdf"
    assert re.search(r"8 pages", desk.get("/en/nord/desk/print/").content.decode())
    client.force_login(chiara)
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("code", ["xx", "uk"])
def test_a_language_that_these_pages_do_not_speak_is_404(desk, week, code):
    assert desk.post("/en/nord/desk/print/ikw-2026/proof/", {"language": code}).status_code == 404
    assert desk.post("/en/nord/desk/print/geheim/proof/").status_code == 404
    assert Job.objects.count() == 0


def test_a_file_says_what_it_does_not_say_whole(desk, week, aylin):
    event = cast.accepted(week, aylin)
    job = Job.objects.create(
        programme=week,
        kind="booklet",
        state="done",
        asked_at=cast.AT,
        findings=[{"event": str(event.uid), "kind": "shortened"}],
    )
    html = desk.get(f"/en/nord/desk/print/{job.uid}/").content.decode()
    assert "Offener Stammtisch</bdi></a>: shortened; the booklet says where the rest is" in html
