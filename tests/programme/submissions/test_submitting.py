"""What the database itself holds true about submissions."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from programme.actors import PARTNER
from programme.models.event import Event
from programme.models.submission import Revision, Submission
from programme.submissions import submitting
from tests import cast


def bring(programme, origin, key):
    return submitting.keep(
        programme, cast.draft(), by=PARTNER, at=cast.AT, origin=origin, origin_key=key
    )[0]


def test_an_origin_brings_each_key_once_to_a_programme(week):
    bring(week, "feed", "abc")
    with pytest.raises(IntegrityError), transaction.atomic():
        bring(week, "feed", "abc")
    bring(week, "demo", "abc")
    bring(week, "form", "")
    bring(week, "form", "")
    assert Submission.objects.filter(origin_key="abc").count() == 2


def test_a_programme_goes_with_all_that_was_accepted_in_it(week, aylin):
    cast.accepted(week, aylin)
    week.delete()
    rows = (Submission.objects.count(), Revision.objects.count(), Event.everything.count())
    assert rows == (0, 0, 0)


def test_a_revision_does_not_go_alone(week):
    submission = cast.offered(week)
    with pytest.raises(RestrictedError):
        submission.latest.delete()
