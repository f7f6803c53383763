"""Removing an event from everything: where it was printed, when it is taken back or later."""

import pytest

from feeds import editions
from programme.actors import organiser
from programme.models.edition import Edition
from programme.models.event import Event
from tests import cast
from tests.pages.organiser.pressing import buttons, page, press


@pytest.fixture
def printed(week, aylin):
    """An event that stands in the first edition."""
    event = cast.accepted(week, aylin)
    editions.release(week, by=organiser(aylin), at=cast.AT)
    return event


def told() -> bool:
    return "Stammtisch" in str(Edition.objects.get().snapshots)


def test_of_a_public_event_it_is_offered_with_the_ways_to_take_it_back(desk, printed):
    html = page(desk, printed.submission).content.decode()
    assert "remove" not in buttons(page(desk, printed.submission))
    assert html.count('name="everywhere"') == 2


def test_what_was_not_printed_can_be_removed_from_nothing(desk, week, aylin):
    event = cast.accepted(week, aylin)
    assert b'name="everywhere"' not in page(desk, event.submission).content


@pytest.mark.parametrize("everywhere", [[], ["1"]])
@pytest.mark.parametrize("action", ["withdraw", "reopen"])
def test_it_is_removed_with_the_same_step_where_that_is_wished(desk, printed, action, everywhere):
    typed = {"withdraw_reason": "Die Adresse ist geheim."} if action == "withdraw" else {}
    shown = page(desk, printed.submission)
    assert press(desk, shown, action, everywhere=everywhere, **typed).status_code == 302
    assert Event.everything.get().left_at
    assert told() is not bool(everywhere)


def test_it_can_be_removed_later_too_and_only_once(desk, printed):
    press(desk, page(desk, printed.submission), "withdraw", withdraw_reason="Nein.")
    answer = press(desk, page(desk, printed.submission), "remove")
    assert (answer.status_code, told()) == (302, False)
    after = desk.get(answer["Location"])
    assert "Removed. The booklets are made anew without it." in after.content.decode()
    assert "removed from what was printed" in after.content.decode()
    assert "remove" not in buttons(after)


def test_a_public_event_is_not_removed(desk, printed):
    submission = printed.submission
    address = f"/en/nord/desk/{submission.number}/remove/"
    assert desk.post(address, {"version": submission.version}).status_code == 409
    assert told()


def test_an_editor_may_not(client, printed, nord):
    editor = cast.person("emil", nord)
    editor.memberships.update(role="editor")
    press_as = page(client, printed.submission)
    assert press_as.status_code != 200
    client.force_login(editor)
    assert b'name="everywhere"' not in page(client, printed.submission).content
