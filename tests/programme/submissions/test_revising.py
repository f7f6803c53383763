"""A new version from a page: only what was seen is written over, and only by something new."""

from dataclasses import replace

import pytest

from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import from_data
from programme.states import NotAllowed, Overtaken, State
from programme.submissions import moderation, revising, submitting
from tests import cast

BY = {"by": PARTNER, "at": cast.AT}


def said(submission):
    return from_data(submission.latest.data)


def test_something_new_is_the_next_version(week):
    submission = cast.offered(week)
    draft = replace(said(submission), title="Lesung")
    seen = str(submission.version)
    revision = revising.revise_as_seen(submission, draft, seen=seen, **BY)
    assert (revision.number, said(submission).title) == (2, "Lesung")


@pytest.mark.parametrize("seen", ["1", "", "x", "99"])
def test_what_was_not_seen_is_not_written_over(week, seen):
    submission = cast.offered(week)
    with pytest.raises(Overtaken):
        revising.revise_as_seen(
            submission, replace(said(submission), title="Lesung"), seen=seen, **BY
        )
    assert submission.revisions.count() == 1


def test_the_same_again_is_no_version(week, aylin):
    submission = cast.accepted(week, aylin).submission
    seen = str(submission.version)
    assert revising.revise_as_seen(submission, said(submission), seen=seen, **BY) is None
    submission.refresh_from_db()
    assert (submission.state, submission.revisions.count()) == (State.ACCEPTED, 1)


def test_the_same_again_answers_a_question(week, aylin):
    submission = cast.offered(week)
    moderation.send_back(submission, by=organiser(aylin), at=cast.AT, reason="Stimmt das?")
    seen = str(submission.version)
    assert revising.revise_as_seen(submission, said(submission), seen=seen, **BY).number == 2
    assert submission.state == State.SUBMITTED


def test_a_complete_draft_is_sent_unchanged(week):
    submission, _token = submitting.keep(week, cast.draft(), **BY)
    revising.revise_as_seen(submission, said(submission), seen=str(submission.version), **BY)
    assert submission.state == State.SUBMITTED


def test_what_was_declined_takes_no_version(week, aylin):
    submission = cast.offered(week)
    moderation.decline(submission, by=organiser(aylin), at=cast.AT, reason="Nein")
    draft, seen = replace(said(submission), title="Lesung"), str(submission.version)
    with pytest.raises(NotAllowed):
        revising.revise_as_seen(submission, draft, seen=seen, **BY)
    assert submission.revisions.count() == 1
