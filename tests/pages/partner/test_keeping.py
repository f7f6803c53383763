"""An unfinished entry can be kept without JavaScript, and gone on with by its link."""

import pytest
from django.core import mail
from django.utils import timezone

from programme.drafts.event_draft import from_data
from programme.models.journal import Entry
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, post, send, typed
from worker import notices

BEGUN = {"language": "de", "title": "Fest", "contact_email": "bruno@verein.example"}


def letters():
    mail.outbox.clear()
    for entry in Entry.objects.open().filter(verb__in=notices.LETTERS).order_by("pk"):
        notices.on_move(entry)
        Entry.objects.filter(pk=entry.pk).update(handled_at=timezone.now())
    return [letter.subject for letter in mail.outbox]


def only():
    submission = Submission.objects.get()
    return submission.state, from_data(submission.latest.data).title


@pytest.fixture
def kept(client, address):
    return send(client, address, **BEGUN, keep="1")["Location"]


def test_an_unfinished_form_is_kept_and_not_sent(client, kept):
    assert only() == ("draft", "Fest")
    page = client.get(kept).content.decode()
    assert "Kept, not sent yet." in page
    assert f"{kept.partition('?')[0]}</a>" in page


def test_it_is_told_once_by_mail(client, kept):
    assert len(letters()) == 1
    send(client, kept.partition("?")[0], title="Großes Fest", keep="1")
    assert only() == ("draft", "Großes Fest")
    assert letters() == []


def test_it_is_finished_and_sent_by_its_link(client, kept):
    link = kept.partition("?")[0]
    missing = post(client, link, typed(client.get(link)))
    assert "Please say when the event takes place." in missing.content.decode()
    answers = {name: value for name, value in STAMMTISCH.items() if name != "contact_email"}
    assert send(client, link, **answers).status_code == 302
    assert only() == ("submitted", "Offener Stammtisch")


def test_a_complete_draft_is_sent_unchanged(client, address):
    link = send(client, address, **STAMMTISCH, keep="1")["Location"].partition("?")[0]
    assert only() == ("draft", "Offener Stammtisch")
    assert send(client, link).status_code == 302
    assert only() == ("submitted", "Offener Stammtisch")


def test_what_cannot_be_read_is_told_and_nothing_is_dropped(client, address):
    wrong = BEGUN | {"dates-0-day": "31.9.", "dates-0-start": "abends"}
    page = send(client, address, **wrong, keep="1")
    text = page.content.decode()
    assert "There is no such day" in text
    assert "is not a time" in text
    assert "Please give the event a title." not in text
    assert Submission.objects.count() == 0
    only_time = send(client, address, **BEGUN, keep="1", dates__0__start="18")
    assert "Please write the day." in only_time.content.decode()


def test_without_an_address_nothing_is_kept(client, address):
    page = send(client, address, **BEGUN | {"contact_email": ""}, keep="1")
    assert "Please write your e-mail address" in page.content.decode()
    assert Submission.objects.count() == 0


def test_what_was_sent_cannot_become_a_draft_again(client, address):
    link = send(client, address, **STAMMTISCH)["Location"].removesuffix("receipt/")
    assert 'name="keep"' not in client.get(link).content.decode()
    assert send(client, link, title="Neu", keep="1").status_code == 302
    assert only() == ("submitted", "Neu")


def test_an_offer_sends_one_letter(client, address):
    send(client, address, **STAMMTISCH)
    assert len(letters()) == 1


def test_what_was_kept_elsewhere_meanwhile_is_not_written_over(client, kept):
    link = kept.partition("?")[0]
    old = client.get(link)
    send(client, link, title="Großes Fest", keep="1")
    late = client.post(link, typed(old, title="Kleines Fest", keep="1"))
    assert (late.status_code, typed(late)["title"]) == (409, "Kleines Fest")
    assert only() == ("draft", "Großes Fest")
