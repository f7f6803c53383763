"""The desk is for the people of the district's own office; for all others it does not exist."""

import pytest
from django.test import Client

from programme.models.submission import Submission
from tests import cast

PAGES = ["", "events/", "new/", "new/ikw-2026/", "print/", "{number}/", "{number}/edit/"]
ACTIONS = ["accept", "send-back", "decline", "reopen", "answer", "report", "withdraw"]
ACTIONS += ["link", "end-link"]


@pytest.fixture
def submission(week):
    return cast.offered(week)


def at(submission, page):
    return f"/en/nord/desk/{page.format(number=submission.number)}"


@pytest.mark.parametrize("page", PAGES)
def test_members_come_in(desk, submission, page):
    response = desk.get(at(submission, page), follow=True)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache, max-age=0"


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_asked_to_log_in(client, submission, page):
    address = at(submission, page)
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (
        302,
        f"/account/login/?next={address}",
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_office_of_another_district_finds_nothing(client, submission, chiara, page):
    client.force_login(chiara)
    assert client.get(at(submission, page)).status_code == 404


def test_somebody_without_an_office_finds_nothing(client, submission, django_user_model):
    client.force_login(django_user_model.objects.create_user("dora"))
    assert client.get(at(submission, "")).status_code == 404


def test_one_sees_nothing_of_another_district_through_the_own_desk(desk, sued, chiara):
    foreign = cast.offered(cast.programme(sued), title="Fremdes Geheimnis")
    assert desk.get(f"/en/nord/desk/{foreign.number}/").status_code == 404
    assert desk.post(f"/en/nord/desk/{foreign.number}/accept/").status_code == 404
    for page in ("", "?state=all", "events/", "print/"):
        assert "Geheimnis" not in desk.get(f"/en/nord/desk/{page}").content.decode()


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_is_a_form_of_the_own_office(client, submission, aylin, chiara, action):
    address = at(submission, f"{{number}}/{action}/")
    asked = client.post(address)
    assert (asked.status_code, "You were logged out" in asked.content.decode()) == (403, True)
    client.force_login(chiara)
    assert client.post(address).status_code == 404
    client.force_login(aylin)
    assert client.get(address)["Location"] == at(submission, "{number}/")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(aylin)
    assert strict.post(address, {"version": submission.version}).status_code == 403
    submission.refresh_from_db()
    assert submission.state == "submitted"
    assert Submission.objects.count() == 1


def test_a_number_that_does_not_exist_is_404(desk, week):
    assert desk.get("/en/nord/desk/NOR-2026-XXXXX/").status_code == 404
    assert desk.get("/en/nord/desk/?state=geheim").status_code == 404
    assert desk.get("/en/nord/desk/?programme=geheim").status_code == 404
    assert desk.get("/en/nord/desk/events/?openness=geheim").status_code == 404
