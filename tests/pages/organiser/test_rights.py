"""Every address of the desk and of its imports, for everybody who may knock there."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from calendar_site.pages.organiser import urls
from calendar_site.pages.shared.imports import urls as import_urls
from feeds import editions
from feeds.models.job import Job
from programme.actors import SYSTEM
from programme.credentials import api_tokens, edit_links
from programme.importing import sources
from programme.models.edition import Edition
from programme.models.journal import Entry
from programme.models.submission import Revision, Submission
from programme.models.token import ApiToken
from tests import cast
from tests.pages.organiser.pressing import buttons, notice, page, press
from tests.pictured import shown

GET, POST = "get", "post"
READ, DONE, REFUSED = 200, 302, 403


@dataclass(frozen=True)
class Door:
    """How one asks, and what an editor and an organiser are answered."""

    how: str
    editor: int
    organiser: int
    of: str = ""  # what the address names besides the district

    def args(self, world):
        return [world[self.of]] if self.of else []


NUMBER, PROGRAMME, JOB = "number", "programme", "job"
DESK = {
    "desk": Door(GET, READ, READ),
    "desk-events": Door(GET, READ, READ),
    "desk-new": Door(GET, DONE, DONE),
    "desk-new-in": Door(GET, READ, READ, PROGRAMME),
    "desk-prints": Door(GET, READ, READ),
    "desk-proof": Door(POST, DONE, DONE, PROGRAMME),
    "desk-release": Door(POST, REFUSED, DONE, PROGRAMME),
    "desk-job": Door(GET, READ, READ, JOB),
    "desk-retry": Door(POST, REFUSED, DONE, JOB),
    "desk-file": Door(GET, 404, 404, JOB),  # not made yet
    "desk-tokens": Door(GET, REFUSED, READ),
    "desk-token-revoke": Door(POST, REFUSED, DONE, "token"),
    "desk-people-second-factor": Door(GET, REFUSED, READ),
    "desk-stored": Door(GET, REFUSED, READ),
    "desk-stored-file": Door(POST, REFUSED, DONE),  # nobody is named
    "desk-stored-erase": Door(POST, REFUSED, DONE),
    "desk-submission": Door(GET, READ, READ, NUMBER),
    "desk-edit": Door(GET, READ, READ, NUMBER),
    "desk-picture": Door(GET, READ, READ, NUMBER),
    "desk-picture-remove": Door(POST, DONE, DONE, NUMBER),
    "desk-accept": Door(POST, REFUSED, DONE, NUMBER),
    "desk-send-back": Door(POST, REFUSED, DONE, NUMBER),
    "desk-decline": Door(POST, REFUSED, DONE, NUMBER),
    "desk-reopen": Door(POST, REFUSED, 409, NUMBER),  # nothing was decided yet
    "desk-comment": Door(POST, DONE, DONE, NUMBER),
    "desk-answer": Door(POST, READ, READ, NUMBER),  # nothing is asked
    "desk-report": Door(POST, REFUSED, 409, NUMBER),  # nothing is announced yet
    "desk-undo-report": Door(POST, REFUSED, 409, NUMBER),  # nothing was reported
    "desk-move": Door(POST, REFUSED, 409, NUMBER),
    "desk-withdraw": Door(POST, REFUSED, DONE, NUMBER),
    "desk-link": Door(POST, REFUSED, DONE, NUMBER),
    "desk-remove": Door(POST, REFUSED, 409, NUMBER),  # nothing is printed
    "desk-end-link": Door(POST, REFUSED, DONE, NUMBER),
}
IMPORTS = {
    "import-mine": Door(GET, REFUSED, READ),
    "import-attempt": Door(GET, REFUSED, READ, "intake"),
    "import-source": Door(POST, REFUSED, DONE, "source"),
}
OPEN = {"import", "import-template"}  # to everybody
NOT_POSSIBLE = {"desk-reopen", "desk-report", "desk-move", "desk-remove"}
WORDS = "question reason comment withdraw_reason"


@pytest.fixture
def world(week):
    """Something for each address."""
    edition = editions.release(week, by=SYSTEM, at=cast.AT)
    club = week.district.partners.create(name="Verein", slug="verein")
    token, _secret = api_tokens.issue(club, name="Website", by=SYSTEM, at=cast.AT)
    source, _token = sources.add(week, kind="file", at=cast.AT, is_verified=True)
    submission = cast.offered(week)
    return {
        NUMBER: submission.number,
        PROGRAMME: week.slug,
        JOB: edition.jobs.get().uid,
        "token": token.public_id,
        "source": source.pk,
        "intake": source.intakes.create(at=cast.AT).pk,
        "form": {"version": submission.version} | dict.fromkeys(WORDS.split(), "Deshalb."),
        "link": edit_links.to_submission(submission, at=cast.AT),
    }


def ask(client, name, door, world):
    middle = ["desk"] if name in IMPORTS else []
    address = reverse(name, args=["en", "nord", *middle, *door.args(world)])
    return address, getattr(client, door.how)(address, world["form"] if door.how == POST else {})


def state():
    rows = [Submission, Revision, Entry, Edition, Job, ApiToken]
    return [list(model.objects.order_by("pk").values()) for model in rows]


def names(patterns):
    for each in patterns:
        yield from names(each.url_patterns) if hasattr(each, "url_patterns") else [each.name]


def test_every_address_has_its_row():
    assert set(names(urls.urlpatterns)) == set(DESK)
    assert set(names(import_urls.urlpatterns)) == set(IMPORTS) | OPEN


@pytest.mark.parametrize("path", ["desk/{}%00/", "desk/{}%00/edit/", "ikw-2026/print/1/a.pdf%00"])
def test_a_nul_in_an_address_names_nothing(client, world, aylin, path):
    """PostgreSQL cannot be asked for it."""
    client.force_login(aylin)
    assert client.get(f"/en/nord/{path.format(world[NUMBER])}").status_code == 404


every_door = pytest.mark.parametrize("name", list(DESK | IMPORTS))


@every_door
def test_nobody_and_a_partner_with_a_link_are_asked_to_log_in(client, world, name):
    before, door = state(), (DESK | IMPORTS)[name]
    for _knocks in ("nobody", "a partner"):
        address, answer = ask(client, name, door, world)
        if door.how == GET:
            assert answer["Location"] == f"/account/login/?next={address}"
        else:
            assert answer.status_code == REFUSED
            assert 'autocomplete="username"' in answer.content.decode()
        assert client.get(f"/en/nord/submit/edit/{world['link']}/").status_code == READ
    assert state() == before


@every_door
def test_the_organiser_of_another_district_finds_nothing(client, world, chiara, name):
    before = state()
    client.force_login(chiara)
    assert ask(client, name, (DESK | IMPORTS)[name], world)[1].status_code == 404
    assert state() == before


@every_door
def test_an_editor_may_do_this(client, world, emil, name):
    before, door = state(), (DESK | IMPORTS)[name]
    client.force_login(emil)
    answer = ask(client, name, door, world)[1]
    assert answer.status_code == door.editor
    if door.editor == REFUSED:
        assert "Your role here does not include this" in answer.content.decode()
        assert state() == before


@every_door
def test_an_organiser_may_do_this(client, world, aylin, name):
    door = (DESK | IMPORTS)[name]
    client.force_login(aylin)
    answer = ask(client, name, door, world)[1]
    assert answer.status_code == door.organiser
    if name in NOT_POSSIBLE:
        assert notice(answer) == "Nothing was decided yet That is not possible in this state."


def test_nobody_issues_a_token_but_an_organiser(client, week, emil, aylin):
    week.district.partners.create(name="Verein Miteinander", slug="miteinander")
    said = {"organisation": "Verein Miteinander", "name": "Website", "life": "366"}
    client.force_login(emil)
    assert client.post("/en/nord/desk/tokens/", said).status_code == 403
    assert not ApiToken.objects.exists()
    client.force_login(aylin)
    assert client.post("/en/nord/desk/tokens/", said).status_code == 302
    assert ApiToken.objects.count() == 1


@pytest.fixture
def editor(client, emil):
    client.force_login(emil)
    return client


def test_an_editor_sees_only_what_an_editor_may_do(editor, week, aylin):
    waiting = page(editor, cast.offered(week))
    assert buttons(waiting) == {"comment", "logout"}
    html = waiting.content.decode()
    assert "Organisers and deputies of your office decide." in html
    assert "You work here as an editor" in html
    assert "/desk/tokens/" not in html
    assert "import/desk/" not in html
    public = cast.accepted(week, aylin, title="Öffentlich").submission
    assert buttons(page(editor, public)) == {"comment", "logout"}
    prints = editor.get("/en/nord/desk/print/")
    assert buttons(prints) == {"proof", "logout"}
    assert (
        "Organisers and deputies of your office release print editions." in prints.content.decode()
    )


def test_an_organiser_is_told_nothing_of_roles(desk, week):
    html = page(desk, cast.offered(week)).content.decode()
    assert "as an editor" not in html
    assert "of your office decide" not in html


def test_what_an_editor_corrects_waits_while_the_old_text_stays_public(editor, week, aylin):
    event = cast.accepted(week, aylin)
    address = reverse("desk-edit", args=["en", "nord", event.submission.number])
    form = editor.get(address)
    answer = press(editor, form, "edit", title="Besserer Titel")
    assert answer["Location"].endswith(f"{event.submission.number}/?done=edit")
    event.submission.refresh_from_db()
    assert event.submission.state == "changed"
    assert event.texts.get().title == "Offener Stammtisch"
    assert "To the decision" not in answer.content.decode()


def test_a_remark_is_in_the_history_and_in_no_other_place(editor, client, week, aylin):
    submission = cast.accepted(week, aylin).submission
    link = edit_links.to_submission(submission, at=cast.AT)
    answer = press(editor, page(editor, submission), "comment", comment="Bitte beim Verein fragen.")
    assert answer["Location"].endswith("?done=comment")
    entry = Entry.objects.get(verb="comment")
    assert (entry.reason, entry.user.get_username()) == ("Bitte beim Verein fragen.", "emil")
    html = page(editor, submission, "?done=comment").content.decode()
    assert "Bitte beim Verein fragen." in html
    assert "remark for the office" in html
    theirs = Client().get(f"/en/nord/submit/edit/{link}/").content.decode()
    assert "Offener Stammtisch" in theirs
    assert "fragen." not in theirs


def test_an_empty_remark_says_so_and_writes_nothing(editor, week):
    submission = cast.offered(week)
    answer = press(editor, page(editor, submission), "comment", comment="  ")
    assert notice(answer) == "Nothing was decided yet Please write your remark."
    assert not Entry.objects.filter(verb="comment").exists()


def test_a_public_picture_is_taken_down_by_organisers(editor, week, aylin, emil):
    event = shown(week, aylin)
    address = reverse("desk-picture", args=["en", "nord", event.submission.number])
    html = editor.get(address).content.decode()
    assert "Organisers and deputies of your office can take the picture off the website." in html
    assert "picture/remove/" not in html
    assert editor.post(f"{address}remove/").status_code == 403
    event.refresh_from_db()
    assert event.picture is not None
