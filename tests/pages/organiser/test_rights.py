"""What the people of an office may do, as their pages show it; tests/doors.py has every address."""

import pytest
from django.test import Client
from django.urls import reverse

from calendar_site.pages.shared import office_role
from programme import access
from programme.credentials import edit_links
from programme.models.journal import Entry
from programme.models.token import ApiToken
from tests import cast
from tests.pages.organiser.pressing import buttons, notice, page, press
from tests.pictured import shown


@pytest.mark.parametrize("path", ["desk/{}%00/", "desk/{}%00/edit/", "ikw-2026/print/1/a.pdf%00"])
def test_a_nul_in_an_address_names_nothing(desk, week, path):
    """PostgreSQL cannot be asked for it."""
    assert desk.get(f"/en/nord/{path.format(cast.offered(week).number)}").status_code == 404


def test_every_right_to_do_something_has_words_for_who_lacks_it():
    assert office_role.FOR.keys() == {right for right in access.RIGHTS if right[:3] != "see"}


@pytest.mark.parametrize("action", ["reopen", "report", "move", "remove"])
def test_what_this_state_does_not_take_says_so(desk, week, action):
    submission = cast.offered(week)
    address = reverse(f"desk-{action}", args=["en", "nord", submission.number])
    answer = desk.post(address, {"version": submission.version})
    assert answer.status_code == 409
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
