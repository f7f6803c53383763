"""Links: found by their token, never by their digest; they end, and can be revoked."""

from datetime import timedelta

import pytest

from programme import access
from programme.actors import IMPORT, PARTNER, organiser
from programme.credentials import edit_links
from programme.models.journal import Entry
from programme.models.link import Link
from programme.submissions import submitting
from tests import cast


@pytest.fixture
def sent(week):
    return submitting.offer(week, cast.draft(), contact=cast.BRUNO, by=PARTNER, at=cast.AT)


def test_the_edit_link_leads_to_its_submission(sent):
    submission, token = sent
    found = edit_links.find(token, "edit", at=cast.AT + timedelta(days=4000))
    assert list(edit_links.submissions(found)) == [submission]


def test_only_a_digest_is_kept(sent):
    _, token = sent
    (row,) = Link.objects.values()
    assert token not in str(row)
    assert edit_links.find(row["digest"], "edit", at=cast.AT) is None


def test_only_its_own_office_hands_a_link_out(sent, aylin, chiara):
    submission, first = sent
    token = edit_links.hand_out(submission, by=organiser(aylin), at=cast.AT)
    opened = [edit_links.find(each, "edit", at=cast.AT).submission for each in (first, token)]
    assert opened == [submission, submission]
    for by in (organiser(chiara), PARTNER):
        with pytest.raises(access.Forbidden):
            edit_links.hand_out(submission, by=by, at=cast.AT)


@pytest.mark.parametrize("token", ["", "x", "é" * 50, "\x00"])
def test_a_wrong_token_finds_nothing(sent, token):
    assert edit_links.find(token, "edit", at=cast.AT) is None


def renewed():
    return list(Entry.objects.filter(verb="link_renewed").values_list("actor", "data", "reason"))


@pytest.mark.parametrize("who", ["partner", "office"])
def test_a_renewed_link_ends_with_all_older_ones_and_those_of_others_stay(sent, week, aylin, who):
    submission, token = sent
    tokens = [token, edit_links.to_submission(submission, at=cast.AT)]
    other = edit_links.to_submission(cast.offered(week), at=cast.AT)
    mine = edit_links.to_partner(week.district, cast.BRUNO.email, at=cast.AT)
    by = PARTNER if who == "partner" else organiser(aylin)
    edit_links.renew(submission, by=by, at=cast.AT)
    assert [edit_links.find(each, "edit", at=cast.AT) for each in tokens] == [None, None]
    assert edit_links.find(other, "edit", at=cast.AT)
    assert edit_links.find(mine, "partner", at=cast.AT)
    assert renewed() == [(by.kind, {}, "")]


def test_another_office_and_an_import_may_not_renew_a_link(sent, chiara):
    submission, token = sent
    for by in (organiser(chiara), IMPORT):
        with pytest.raises(access.Forbidden):
            edit_links.renew(submission, by=by, at=cast.AT)
    assert edit_links.find(token, "edit", at=cast.AT)
    assert renewed() == []


def test_nobody_without_an_address_ends_the_own_link_but_the_office_may(week, aylin):
    submission, token = submitting.offer(week, cast.draft(), by=PARTNER, at=cast.AT)
    with pytest.raises(edit_links.Unreachable):
        edit_links.renew(submission, by=PARTNER, at=cast.AT)
    assert edit_links.find(token, "edit", at=cast.AT)
    edit_links.renew(submission, by=organiser(aylin), at=cast.AT)
    assert edit_links.find(token, "edit", at=cast.AT) is None


def test_a_renewed_partner_link_ends_every_link_it_could_have_opened(week, sued, sent):
    _, edit = sent
    elsewhere = cast.programme(sued)
    foreign = edit_links.to_submission(cast.offered(elsewhere), at=cast.AT)
    there = edit_links.to_partner(sued, cast.BRUNO.email, at=cast.AT)
    mine = [edit_links.to_partner(week.district, cast.BRUNO.email, at=cast.AT) for _ in range(2)]
    link = edit_links.find(mine[0], "partner", at=cast.AT)
    edit_links.renew_all(link, language="ar", at=cast.AT)
    assert [edit_links.find(each, "partner", at=cast.AT) for each in mine] == [None, None]
    assert edit_links.find(edit, "edit", at=cast.AT) is None
    assert edit_links.find(foreign, "edit", at=cast.AT)
    assert edit_links.find(there, "partner", at=cast.AT)
    (line,) = Entry.objects.filter(verb="link_requested")
    assert (line.submission, line.data) == (sent[0], {"language": "ar"})


def test_a_partner_link_stays_where_no_letter_could_replace_it(week):
    token = edit_links.to_partner(week.district, "nobody@verein.example", at=cast.AT)
    link = edit_links.find(token, "partner", at=cast.AT)
    with pytest.raises(edit_links.Unreachable):
        edit_links.renew_all(link, language="de", at=cast.AT)
    assert edit_links.find(token, "partner", at=cast.AT) == link


def test_a_partner_link_shows_what_came_from_its_address_in_its_district(week, sued, sent):
    cast.offered(week, title="Zweites")
    submitting.offer(cast.programme(sued), cast.draft(), contact=cast.BRUNO, by=PARTNER, at=cast.AT)
    token = edit_links.to_partner(week.district, " BRUNO@verein.example", at=cast.AT)
    found = edit_links.find(token, "partner", at=cast.AT)
    assert edit_links.submissions(found).count() == 2
    assert edit_links.find(token, "edit", at=cast.AT) is None
    assert edit_links.find(token, "partner", at=cast.AT + timedelta(days=91)) is None
