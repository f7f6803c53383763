"""Links: found by their token, never by their digest; they end, and can be revoked."""

from datetime import timedelta

import pytest

from programme import access, links, submitting
from programme.actors import IMPORT, PARTNER, organiser
from programme.models.journal import Entry
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


def renewed():
    return list(Entry.objects.filter(verb="link_renewed").values_list("actor", "data", "reason"))


@pytest.mark.parametrize("who", ["partner", "office"])
def test_a_renewed_link_ends_with_all_older_ones_and_those_of_others_stay(sent, week, aylin, who):
    submission, token = sent
    tokens = [token, links.to_submission(submission, at=cast.AT)]
    other = links.to_submission(cast.offered(week), at=cast.AT)
    mine = links.to_partner(week.district, cast.BRUNO.email, at=cast.AT)
    by = PARTNER if who == "partner" else organiser(aylin)
    links.renew(submission, by=by, at=cast.AT)
    assert [links.find(each, "edit", at=cast.AT) for each in tokens] == [None, None]
    assert links.find(other, "edit", at=cast.AT)
    assert links.find(mine, "partner", at=cast.AT)
    assert renewed() == [(by.kind, {}, "")]


def test_another_office_and_an_import_may_not_renew_a_link(sent, chiara):
    submission, token = sent
    for by in (organiser(chiara), IMPORT):
        with pytest.raises(access.Forbidden):
            links.renew(submission, by=by, at=cast.AT)
    assert links.find(token, "edit", at=cast.AT)
    assert renewed() == []


def test_nobody_without_an_address_ends_the_own_link_but_the_office_may(week, aylin):
    submission, token = submitting.offer(week, cast.draft(), by=PARTNER, at=cast.AT)
    with pytest.raises(links.Unreachable):
        links.renew(submission, by=PARTNER, at=cast.AT)
    assert links.find(token, "edit", at=cast.AT)
    links.renew(submission, by=organiser(aylin), at=cast.AT)
    assert links.find(token, "edit", at=cast.AT) is None


def test_a_renewed_partner_link_ends_every_link_it_could_have_opened(week, sued, sent):
    _, edit = sent
    elsewhere = cast.programme(sued)
    foreign = links.to_submission(cast.offered(elsewhere), at=cast.AT)
    there = links.to_partner(sued, cast.BRUNO.email, at=cast.AT)
    mine = [links.to_partner(week.district, cast.BRUNO.email, at=cast.AT) for _ in range(2)]
    link = links.find(mine[0], "partner", at=cast.AT)
    links.renew_all(link, language="ar", at=cast.AT)
    assert [links.find(each, "partner", at=cast.AT) for each in mine] == [None, None]
    assert links.find(edit, "edit", at=cast.AT) is None
    assert links.find(foreign, "edit", at=cast.AT)
    assert links.find(there, "partner", at=cast.AT)
    (line,) = Entry.objects.filter(verb="link_requested")
    assert (line.submission, line.data) == (sent[0], {"language": "ar"})


def test_a_partner_link_stays_where_no_letter_could_replace_it(week):
    token = links.to_partner(week.district, "nobody@verein.example", at=cast.AT)
    link = links.find(token, "partner", at=cast.AT)
    with pytest.raises(links.Unreachable):
        links.renew_all(link, language="de", at=cast.AT)
    assert links.find(token, "partner", at=cast.AT) == link


def test_a_partner_link_shows_what_came_from_its_address_in_its_district(week, sued, sent):
    cast.offered(week, title="Zweites")
    submitting.offer(cast.programme(sued), cast.draft(), contact=cast.BRUNO, by=PARTNER, at=cast.AT)
    token = links.to_partner(week.district, " BRUNO@verein.example", at=cast.AT)
    found = links.find(token, "partner", at=cast.AT)
    assert links.submissions(found).count() == 2
    assert links.find(token, "edit", at=cast.AT) is None
    assert links.find(token, "partner", at=cast.AT + timedelta(days=91)) is None
