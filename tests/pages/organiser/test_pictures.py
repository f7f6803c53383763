"""The office sees a picture before anybody else does, and can look after it."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programme import rate_limits
from programme.actors import PARTNER
from programme.models.event import Event
from programme.pictures import picture_facts, picture_verbs
from tests import cast, pictured
from tests.accessibility import complaints
from tests.pages.public.reading import page as tree
from tests.programme.pictures import drawing

SAID = {
    "alt_de": "Frauen und Männer tanzen im Kreis auf dem Marktplatz.",
    "author": "Bruno Beispiel",
    "licence": "own",
    "people": "agreed",
}


@pytest.fixture
def submission(week):
    rate_limits.reset("picture", "127.0.0.1")
    return cast.offered(week)


@pytest.fixture
def address(submission):
    return f"/en/nord/desk/{submission.number}/"


def shown(response) -> list[str]:
    (section,) = tree(response.content.decode()).all("section", id="picture")
    return [image.attrs["src"] for image in section.all("img")]


def test_a_picture_that_waits_is_there_to_look_at(desk, submission, address):
    picture = pictured.upload(submission)
    assert shown(desk.get(address)) == [picture.address(480)]
    assert desk.get(picture.address(480)).status_code == 200
    page = tree(desk.get(address).content.decode()).text
    assert f"Described as: {SAID['alt_de']}" in page


def test_without_a_picture_the_page_says_so(desk, submission, address):
    response = desk.get(address)
    assert shown(response) == []
    assert "There is no picture." in response.content.decode()


def test_old_and_new_stand_side_by_side(desk, submission, address, aylin):
    first = pictured.upload(submission)
    pictured.accept(submission, aylin)
    second = pictured.upload(submission, drawing.photo(drawing.BLUE))
    assert shown(desk.get(address)) == [first.address(480), second.address(480)]


def test_another_file_with_the_same_words_is_a_difference(desk, submission, address, aylin):
    pictured.upload(submission)
    pictured.accept(submission, aylin)
    later = cast.AT.replace(hour=10)
    pictured.upload(submission, drawing.photo(drawing.BLUE), at=later)
    page = tree(desk.get(address).content.decode()).text
    assert "File of 1 August 2026, 11:00" in page
    assert "File of 1 August 2026, 12:00" in page


def test_other_words_for_the_same_file_keep_its_time(submission):
    first = pictured.upload(submission)
    said = replace(pictured.COMPLETE, author="Aylin Beispiel")
    second = picture_verbs.describe(submission, said, by=PARTNER, at=cast.AT.replace(hour=20))
    assert second.uploaded_at == first.uploaded_at


def test_the_office_uploads_for_the_partner(desk, submission, address):
    file = SimpleUploadedFile("tanz.jpg", drawing.photo())
    answer = desk.post(f"{address}picture/", SAID | {"file": file})
    assert (answer.status_code, answer["Location"]) == (302, f"{address}picture/?done=saved")
    submission.refresh_from_db()
    assert picture_facts.of(picture_verbs.of(submission)) == pictured.COMPLETE
    assert submission.latest.actor == "organiser"
    page = tree(desk.get(answer["Location"]).content.decode())
    image = page.one("figure").one("img").attrs["src"]
    assert desk.get(image).status_code == 200
    assert page.links()["Back to the event"] == address


def test_the_office_takes_a_picture_down(desk, submission, address, aylin):
    pictured.upload(submission)
    pictured.accept(submission, aylin)
    answer = desk.post(f"{address}picture/remove/")
    assert answer["Location"] == f"{address}picture/?done=removed"
    assert Event.objects.get().picture is None


@pytest.mark.parametrize("path", ["picture/", "picture/remove/"])
def test_only_the_own_office(client, submission, address, chiara, path):
    pictured.upload(submission)
    asked = client.post(address + path)
    assert (asked.status_code, "You were logged out" in asked.content.decode()) == (403, True)
    client.force_login(chiara)
    assert client.post(address + path).status_code == 404
    submission.refresh_from_db()
    assert picture_verbs.of(submission) is not None


@pytest.mark.parametrize("path", ["picture/", "picture/remove/"])
def test_forms_carry_a_token(submission, address, aylin, path):
    pictured.upload(submission)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(aylin)
    assert strict.post(address + path, SAID).status_code == 403
    token = strict.get(f"{address}picture/").cookies["csrftoken"].value
    data = SAID | {"csrfmiddlewaretoken": token}
    assert strict.post(address + path, data).status_code == 302


def test_the_desk_with_a_picture_is_for_everybody(chromium, live_url, week, aylin):
    submission = cast.offered(week)
    pictured.upload(submission)
    pictured.accept(submission, aylin)
    pictured.upload(submission, drawing.photo(drawing.BLUE))
    client = Client()
    client.force_login(aylin)
    context = chromium.new_context(viewport={"width": 375, "height": 740})
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_url}])
    page = context.new_page()
    for path in ("", "picture/"):
        page.goto(f"{live_url}/en/nord/desk/{submission.number}/{path}")
        loaded = "images => images.map(image => image.naturalWidth > 0)"
        assert page.locator("figure img").evaluate_all(loaded) == [True] * (1 if path else 2)
        assert complaints(page) == []
    context.close()
