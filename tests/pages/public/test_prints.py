"""Released files, and what has changed since."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from feeds import editions
from feeds.models.job import Job
from programme.actors import PARTNER, SYSTEM
from programme.drafts.reports import ALL
from programme.submissions import reporting, revising, submitting
from tests import cast

PRINT = "/en/nord/ikw-2026/print/"
NAME = "interkulturelle-woche-2026-landkreis-nord-de-a5.pdf"
RELEASED = datetime(2026, 8, 21, 8, 0, tzinfo=UTC)


def make(edition, settings, **changes):
    """The file of an edition's job, as the worker leaves it."""
    (job,) = edition.jobs.all()
    path = f"nord/ikw-2026/edition-{edition.number}/{NAME}"
    file = Path(settings.PRINTS_ROOT) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"%PDF-1.7 " + b"x" * 2040)
    fields = {"path": path, "size": 2049, "pages": 24, "digest": "d" * 64, "state": "done"}
    Job.objects.filter(pk=job.pk).update(**(fields | changes))
    return file


@pytest.fixture
def edition(week, aylin):
    cast.accepted(week, aylin, title="Treff")
    cast.accepted(week, aylin, title="Film")
    cast.accepted(week, aylin, title="Kurs")
    cast.accepted(week, aylin, title="Fest")
    return editions.release(week, by=SYSTEM, at=RELEASED)


def test_before_a_release_it_says_so(read, week):
    assert read(PRINT).one(class_="empty").texts("h2") == ["There is no booklet yet"]


def test_a_job_that_is_not_done_is_not_offered(read, edition):
    assert read(PRINT).one(class_="empty").texts("h2") == ["There is no booklet yet"]


def test_a_proof_is_for_the_office_only(read, week, settings, client):
    job = editions.proof(week, by=SYSTEM, at=RELEASED)
    Job.objects.filter(pk=job.pk).update(path=f"nord/ikw-2026/proof/{NAME}", state="done")
    assert read(PRINT).one(class_="empty").texts("h2") == ["There is no booklet yet"]
    assert client.get(f"{PRINT}0/{NAME}").status_code == 404


def test_a_released_file_with_language_pages_and_size(read, edition, settings):
    make(edition, settings)
    page = read(PRINT)
    section = page.one("section", **{"aria-labelledby": "edition-1"})
    assert section.text == "Booklet As of 21 August 2026 German – Deutsch PDF, 24 pages, 2 kB"
    assert section.one("bdi").attrs == {"lang": "de"}
    assert list(section.links().values()) == [f"{PRINT}1/{NAME}"]


def test_a_file_made_anew_says_so_beside_its_day(read, client, week, edition, settings):
    event = week.events.get(slug="film")
    submitting.withdraw(event.submission, by=PARTNER, at=RELEASED)
    event.refresh_from_db()
    removed = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
    assert editions.remove(event, by=SYSTEM, at=removed) == [1]
    make(edition, settings)
    assert read(PRINT).one("section", **{"aria-labelledby": "edition-1"}).texts("p") == [
        "As of 21 August 2026 · cleaned on 3 September 2026"
    ]
    german = client.get(PRINT.replace("/en/", "/de/")).content.decode()
    assert "Stand: 21. August 2026 · bereinigt am 3. September 2026</p>" in german


def test_the_last_good_file_stays_when_a_later_attempt_fails(read, edition, settings):
    make(edition, settings, state="failed")
    assert len(list(read(PRINT).all("li", class_="file"))) == 1


def test_the_file_is_sent_under_a_name_that_tells(client, edition, settings):
    file = make(edition, settings)
    answer = client.get(f"{PRINT}1/{NAME}")
    assert b"".join(answer.streaming_content) == file.read_bytes()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{NAME}"'
    assert answer["Content-Length"] == "2049"
    assert answer["ETag"] == f'"{"d" * 64}"'


@pytest.mark.parametrize("header", ["If-None-Match", "If-Modified-Since"])
def test_a_file_one_has_is_not_sent_again(client, edition, settings, header):
    make(edition, settings)
    before = client.get(f"{PRINT}1/{NAME}")
    tag = {"If-None-Match": before["ETag"], "If-Modified-Since": before["Last-Modified"]}[header]
    answer = client.get(f"{PRINT}1/{NAME}", headers={header: tag})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("path", ["1/other.pdf", f"2/{NAME}", "1/%2e%2e", "1/..%2f..%2fx.pdf"])
def test_other_files_are_not_found(client, edition, settings, path):
    make(edition, settings)
    assert client.get(f"{PRINT}{path}").status_code == 404


def test_a_file_that_lies_elsewhere_is_not_sent(client, edition, settings, tmp_path):
    make(edition, settings, path=f"../../../{tmp_path}/{NAME}")
    (tmp_path / NAME).write_bytes(b"secret")
    assert client.get(f"{PRINT}1/{NAME}").status_code == 404


def test_a_file_that_was_lost_is_not_found(client, edition, settings):
    make(edition, settings).unlink()
    assert client.get(f"{PRINT}1/{NAME}").status_code == 404


def test_another_district_has_none_of_it(client, edition, settings, sued):
    make(edition, settings)
    cast.programme(sued)
    assert client.get(f"/en/sued/ikw-2026/print/1/{NAME}").status_code == 404


def test_what_has_changed_since_cancelled_first(read, edition, week, aylin):
    later = datetime(2026, 9, 1, tzinfo=UTC)
    events = {event.slug: event for event in week.events.all()}
    reporting.report(events["treff"].submission, "cancelled", keys=ALL, by=PARTNER, at=later)
    submitting.withdraw(events["film"].submission, by=PARTNER, at=later)
    reporting.report(events["kurs"].submission, "full", keys=ALL, by=PARTNER, at=later)
    cast.accepted(week, aylin, title="Neues", at=later)
    changes = read(PRINT).one("ul", class_="changes")
    assert changes.texts("li") == [
        "Cancelled Treff Monday, 28 September 2026 · 18:00",
        "Dropped Monday, 28 September, 18:00",
        "Changed Kurs Monday, 28 September 2026 · 18:00",
        "New Neues Monday, 28 September 2026 · 18:00",
    ]
    assert list(changes.links()) == ["Treff", "Kurs", "Neues"]


def test_a_change_that_waits_for_a_decision_is_no_change(read, edition, week):
    event = week.events.get(slug="treff")
    draft = cast.draft(title="Treff", whens=(cast.when(date(2026, 9, 29)),))
    revising.revise(event.submission, draft, by=PARTNER, at=RELEASED)
    assert list(read(PRINT).all("ul", class_="changes")) == []


def test_the_page_changes_with_the_file_though_the_stamp_does_not(client, edition, settings):
    tag = client.get(PRINT)["ETag"]
    assert client.get(PRINT, headers={"If-None-Match": tag}).status_code == 304
    make(edition, settings)
    assert client.get(PRINT, headers={"If-None-Match": tag}).status_code == 200
