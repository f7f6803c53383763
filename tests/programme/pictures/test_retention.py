"""Pictures and their files go when nobody needs them any more, and never before."""

import os
from datetime import timedelta

import pytest

from programme import retention
from programme.actors import PARTNER, organiser
from programme.checks import all_checks
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.picture import Picture
from programme.models.submission import Submission
from programme.pictures import storage
from programme.submissions import moderation, submitting
from tests import cast
from tests.pictured import accept, files, upload


@pytest.fixture
def offered(week):
    return cast.offered(week)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` what follows a commit happens at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.parametrize("close", ["decline", "withdraw"])
def test_pictures_of_closed_submissions_go_after_a_month(offered, aylin, committed, close):
    picture = upload(offered)
    if close == "decline":
        moderation.decline(offered, by=organiser(aylin), at=cast.AT, reason="Nein")
    else:
        submitting.withdraw(offered, by=PARTNER, at=cast.AT)
    with committed():
        retention.run(at=cast.AT + timedelta(days=29))
    assert files() == {picture.uid}
    with committed():
        retention.run(at=cast.AT + timedelta(days=31))
    assert files() == set()
    draft = from_data(offered.latest.data)
    hint = all_checks.findings(draft, offered.programme, besides=offered)
    assert [each.code for each in hint if each.field == "picture"] == ["picture_gone"]


def test_pictures_of_an_event_that_stands_stay(offered, aylin, committed):
    picture = upload(offered)
    accept(offered, aylin)
    with committed():
        found = retention.run(at=cast.AT + timedelta(days=400))
    assert (found["pictures"], found["picture_files"], files()) == (0, 0, {picture.uid})


def age(uid, days):
    folder = storage.folder(uid)
    then = (cast.AT - timedelta(days=days)).timestamp()
    os.utime(folder, (then, then))


def test_files_go_with_a_deleted_submission(offered, aylin):
    picture = upload(offered)
    accept(offered, aylin)
    Submission.objects.all().delete()
    assert (Event.everything.count(), Picture.objects.count()) == (0, 0)
    age(picture.uid, 2)
    assert retention.run(at=cast.AT)["picture_files"] == 1
    assert files() == set()


def test_files_that_still_wait_for_their_row_stay(offered):
    folder = storage.folder("0" * 32)
    folder.mkdir(parents=True)
    age("0" * 32, 0.5)
    assert retention.run(at=cast.AT)["picture_files"] == 0
    assert files() == {"0" * 32}


def test_drafts_that_nobody_sent_go_with_their_files(week):
    submission, _ = submitting.keep(week, cast.draft(), by=PARTNER, at=cast.AT)
    picture = upload(submission)
    age(picture.uid, 0)
    found = retention.run(at=cast.AT + timedelta(days=31))
    assert (found["drafts"], found["picture_files"], files()) == (1, 1, set())
