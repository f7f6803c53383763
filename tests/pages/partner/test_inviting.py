"""Invited again next year: one row for an address, by a tick, and gone by one press."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from programme import invitations, journal
from programme.actors import IMPORT, PARTNER
from programme.credentials import edit_links
from programme.importing import sources
from programme.models.invitation import Invitation
from programme.models.submission import Submission
from programme.submissions import submitting
from programme.submissions.contact import Contact
from tests import cast
from tests.pages.partner.filling import FORM, STAMMTISCH, blank, post, send
from worker import import_letters, outbox

EMAIL = "bruno@verein.example"
NOW = timezone.now
YES = 'name="wish" value="yes"'


def rows():
    return sorted(Invitation.objects.values_list("district__slug", "email", "language", "since"))


@pytest.mark.parametrize(("ticked", "count"), [({"invite_again": "on"}, 1), ({}, 0)])
def test_the_tick_keeps_one_address(client, week, time_machine, ticked, count):
    time_machine.move_to(cast.AT, tick=False)
    send(client, FORM, **STAMMTISCH | {"contact_email": "Bruno@Verein.example"} | ticked)
    send(client, FORM, **STAMMTISCH | {"title": "Noch eines"} | ticked)
    assert Submission.objects.count() == 2
    assert rows() == [("nord", EMAIL, "de", cast.AT)] * count


def test_the_form_says_how_long_and_keeps_the_tick(client, week):
    page = client.get(FORM).content.decode()
    assert "keeps your e-mail address until you say no, for 2 years at most" in page
    refused = post(client, FORM, blank(client, title="", invite_again="on"))
    box = re.search(r'<input[^>]*name="invite_again"[^>]*>', refused.content.decode())
    assert "checked" in box[0]
    assert rows() == []


def test_the_office_ticks_it_for_nobody(client, week, aylin):
    client.force_login(aylin)
    assert "invite_again" not in client.get("/en/nord/desk/new/ikw-2026/").content.decode()


@pytest.fixture
def addresses(week):
    """The page of one event and the page of all events of Bruno."""
    submission = cast.offered(week, at=NOW())
    edit = edit_links.to_submission(submission, at=NOW())
    mine = edit_links.to_partner(week.district, EMAIL, at=NOW())
    return {"edit": f"/en/nord/submit/edit/{edit}/", "mine": f"/en/nord/submit/mine/{mine}/"}


@pytest.mark.parametrize("page", ["edit", "mine"])
def test_yes_and_no_are_one_press_each(client, addresses, page):
    here = addresses[page]
    assert YES in client.get(here).content.decode()
    answer = client.post(f"{here}invite/", {"wish": "yes"})
    assert answer["Location"].endswith("#invite")
    assert [row[:3] for row in rows()] == [("nord", EMAIL, "en")]
    shown = client.get(here).content.decode()
    assert "Do not invite me any more" in shown
    assert YES not in shown
    client.post(f"{here}invite/", {"wish": "?"})
    assert len(rows()) == 1
    for _twice in range(2):
        client.post(f"{here}invite/", {"wish": "no"})
        assert rows() == []


def test_opening_a_link_says_neither_yes_nor_no(client, addresses):
    for here in addresses.values():
        assert client.get(f"{here}invite/")["Location"] == here
    assert rows() == []


def test_every_yes_begins_the_time_anew(nord, sued):
    for district in (nord, sued):
        invitations.ask(district, EMAIL, "de", at=cast.AT)
    later = cast.AT + timedelta(days=9)
    invitations.ask(nord, " Bruno@verein.example", "ar", at=later)
    assert rows() == [("nord", EMAIL, "ar", later), ("sued", EMAIL, "de", cast.AT)]
    invitations.end(nord, EMAIL)
    assert [row[0] for row in rows()] == ["sued"]


@pytest.mark.parametrize("again", [True, False])
def test_each_letter_has_the_way_to_take_it_back(week, again):
    contact = Contact(email=EMAIL, invite_again=again)
    submitting.offer(week, cast.draft(), contact=contact, by=PARTNER, at=NOW())
    edit_links.request(week.district, EMAIL, "de", at=NOW())
    outbox.work()
    texts = [letter.body for letter in mail.outbox]
    assert len(texts) == 2
    assert ["wieder eingeladen werden" in text for text in texts] == [again, again]
    assert [("/#invite" in text) for text in texts] == [again, False]


@pytest.mark.parametrize("again", [True, False])
def test_so_has_the_letter_about_an_import(week, again):
    source, _token = sources.add(
        week, kind="calendar", url="https://verein.example/a.ics", email=EMAIL, at=NOW()
    )
    if again:
        invitations.ask(week.district, EMAIL, "de", at=NOW())
    entry = journal.record(
        "import_paused",
        district=week.district,
        programme=week,
        data={"source": source.pk, "intake": None},
        by=IMPORT,
        at=NOW(),
    )
    import_letters.on_import(entry)
    (letter,) = mail.outbox
    assert ("wieder eingeladen werden" in letter.body) is again
