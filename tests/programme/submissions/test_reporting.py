"""A report is about dates that are announced; who sends a submission may be known."""

import pytest

from programme.actors import PARTNER
from programme.models.event import Occurrence
from programme.submissions import submitting
from tests import cast


def test_a_report_about_an_unknown_date_changes_nothing(week, aylin):
    submission = cast.accepted(week, aylin).submission
    with pytest.raises(ValueError, match="20260101"):
        submitting.report(
            submission, "cancelled", keys={"20260101", "20260928T1800"}, by=PARTNER, at=cast.AT
        )
    assert submission.revisions.count() == 1
    assert list(Occurrence.objects.values_list("status", flat=True)) == ["scheduled"]


def test_a_known_partner_counts_more_than_a_named_one(week, nord):
    named = nord.partners.create(name="Verein Miteinander", slug="miteinander")
    known = nord.partners.create(name="Bibliothek", slug="bibliothek")
    offer = {"by": PARTNER, "at": cast.AT}
    assert submitting.offer(week, cast.draft(), **offer)[0].partner == named
    sent = submitting.offer(week, cast.draft(), partner=known, remark="Stimmt so.", **offer)[0]
    assert (sent.partner, sent.latest.remark) == (known, "Stimmt so.")
