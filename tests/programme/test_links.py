"""Links: found by their token, never by their digest; they end, and can be revoked."""

from datetime import timedelta

import pytest

from programme import links, submitting
from programme.actors import PARTNER
from programme.models.link import Link
from tests import cast


@pytest.fixture
def sent(week):
    return submitting.offer(week, cast.draft(), contact=cast.BRUNO, by=PARTNER, at=cast.AT)


def test_the_edit_link_leads_to_its_submission(sent):
    submission, token = sent
    found = links.find(token, "edit", at=cast.AT + timedelta(days=4000))
    assert list(links.submissions(found)) == [submission]


def test_only_a_digest_is_kept(sent):
    _, token = sent
    (row,) = Link.objects.values()
    assert token not in str(row)
    assert links.find(row["digest"], "edit", at=cast.AT) is None


@pytest.mark.parametrize("token", ["", "x", "é" * 50, "\x00"])
def test_a_wrong_token_finds_nothing(sent, token):
    assert links.find(token, "edit", at=cast.AT) is None


def test_a_revoked_link_ends(sent):
    submission, token = sent
    links.revoke(submission, at=cast.AT)
    assert links.find(token, "edit", at=cast.AT) is None


def test_a_partner_link_shows_what_came_from_its_address_in_its_district(week, sued, sent):
    cast.offered(week, title="Zweites")
    submitting.offer(cast.programme(sued), cast.draft(), contact=cast.BRUNO, by=PARTNER, at=cast.AT)
    token = links.to_partner(week.district, " BRUNO@verein.example", at=cast.AT)
    found = links.find(token, "partner", at=cast.AT)
    assert links.submissions(found).count() == 2
    assert links.find(token, "edit", at=cast.AT) is None
    assert links.find(token, "partner", at=cast.AT + timedelta(days=91)) is None
