"""Two addresses are one person's only where the network takes them for one."""

import pytest

from programme import invitations, mail_addresses
from programme.actors import PARTNER
from programme.credentials import edit_links
from programme.models.journal import Entry
from programme.models.link import Link
from programme.submissions import submitting
from programme.submissions.contact import Contact
from tests import cast

ONE = [
    ("Info@Verein.example", "info@verein.example"),
    (" info@verein.example ", "info@verein.example"),
    ("j@Müller.example", "j@xn--mller-kva.example"),
    ("j@MÜLLER.example", "j@müller.example"),
    ("j@müller.example", "J@XN--MLLER-KVA.example"),
    ("info@ｖerein.example", "info@verein.example"),
]
TWO = [
    ("info@fußball.example", "info@fussball.example"),
    ("info@vereın.example", "info@verein.example"),
    ("ınfo@verein.example", "info@verein.example"),
    ("inſo@verein.example", "inso@verein.example"),
]


def offered(week, email):
    contact = Contact(email=email)
    return submitting.offer(week, cast.draft(), contact=contact, by=PARTNER, at=cast.AT)[0]


def opened(district, email):
    token = edit_links.to_partner(district, email, at=cast.AT)
    link = edit_links.find(token, Link.Purpose.PARTNER, at=cast.AT)
    return set(edit_links.submissions(link))


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_person(first, second):
    assert mail_addresses.key(first) == mail_addresses.key(second)


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second"), ONE)
def test_a_link_opens_what_the_same_address_has_offered(week, first, second):
    mine = offered(week, second)
    assert opened(week.district, first) == {mine}


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second"), [*TWO, *(pair[::-1] for pair in TWO)])
def test_nobody_is_taken_for_a_neighbour(week, first, second):
    """With the link one could change and withdraw that person's events."""
    theirs = offered(week, second)
    assert opened(week.district, first) == set()
    edit_links.request(week.district, first, "de", at=cast.AT)
    assert Entry.objects.filter(verb="link_requested", submission=theirs).count() == 0
    mine = offered(week, first)
    assert opened(week.district, first) == {mine}
    invitations.ask(week.district, second, "de", at=cast.AT)
    invitations.end(week.district, first)
    assert invitations.is_asked(week.district, second)
    assert not invitations.is_asked(week.district, first)


@pytest.mark.django_db
@pytest.mark.parametrize("empty", ["", " ", "info", "@"])
def test_what_is_no_address_is_nobody_s(week, empty):
    offered(week, "")
    rows = type(offered(week, "info@verein.example")).objects.all()
    assert list(mail_addresses.rows_of(rows, "contact_email", empty)) == []
