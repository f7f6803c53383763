"""Letters through a real mail server: once each, with the same link when one must go out again."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from programme import journal
from programme.actors import PARTNER
from programme.credentials import edit_links
from programme.models.journal import Entry
from programme.models.link import Link
from programme.submissions import submitting
from tests import cast
from tests.at_once import at_once
from tools.mail_sink import MailSink, serving
from worker import handlers, letters, notices, outbox

NOW = timezone.now
TOGETHER = {"touched", "published", "taken_back"}


@pytest.fixture
def sink(settings):
    """The mail server of this test."""
    settings.EMAIL_BACKEND = "worker.mail_server.MailServer"
    settings.EMAIL_TIMEOUT = 10
    with serving(MailSink()) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        yield sink


def offered(week, address, at=None):
    contact = submitting.Contact(name="Bruno", email=address)
    return submitting.offer(week, cast.draft(), contact=contact, by=PARTNER, at=at or NOW())[0]


def addresses(sink):
    return [letter["To"] for letter in sink.letters]


def token(letter):
    return re.search(r"/submit/(?:edit|mine)/([^/\s]+)/", letter.get_content())[1]


def again():
    Entry.objects.update(claimed_until=None)
    return outbox.work()


def test_a_letter_is_marked_for_machines(week, sink):
    cast.offered(week, at=NOW())
    outbox.work()
    (letter,) = sink.letters
    line = Entry.objects.get(verb="submit")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert (
        letter["Message-ID"]
        == f"<entry-{line.pk}.{int(line.at.timestamp())}@kreiskalender.example>"
    )


def test_a_letter_that_goes_out_twice_is_the_same_letter(week, sink):
    """As after a worker that died between the server's yes and its own note of it."""
    submission = cast.offered(week, at=NOW())
    edit_links.request(week.district, cast.BRUNO.email, "de", at=NOW())
    outbox.work()
    links = Link.objects.count()
    Entry.objects.update(handled_at=None)
    outbox.work()
    assert len(sink.letters) == 4
    assert {letter["Message-ID"] for letter in sink.letters[:2]} == {
        letter["Message-ID"] for letter in sink.letters[2:]
    }
    first, mine = (token(letter) for letter in sink.letters[:2])
    assert [token(letter) for letter in sink.letters[2:]] == [first, mine]
    assert Link.objects.count() == links
    opened = edit_links.submissions(edit_links.find(first, "edit", at=NOW()))
    assert list(opened) == [submission]
    assert first not in str(list(Link.objects.values_list()) + list(Entry.objects.values_list()))


def test_a_link_that_was_ended_does_not_come_back_with_its_letter(week, sink):
    submission = cast.offered(week, at=NOW())
    outbox.work()
    edit_links.renew(submission, by=PARTNER, at=NOW())
    Entry.objects.filter(verb="submit").update(handled_at=None)
    outbox.work()
    old, *rest = (token(letter) for letter in sink.letters)
    assert [each == old for each in rest] == [True, False]
    assert edit_links.find(old, "edit", at=NOW()) is None
    assert edit_links.find(rest[1], "edit", at=NOW()) is not None


def test_another_key_gives_another_link(week, settings):
    line = journal.record("submit", district=week.district, by=PARTNER, at=NOW())
    give = lambda: edit_links.to_partner(week.district, "a@b.example", at=NOW(), letter=line)  # noqa: E731
    before = give()
    assert give() == before
    settings.SECRET_KEY = "another one"
    assert give() != before


def test_an_address_that_is_refused_holds_up_nobody_and_the_office_is_told(week, sink, caplog):
    sink.answer = lambda address: "550 no such user" if address.startswith("wrong") else None
    submission = offered(week, "wrong@verein.example")
    offered(week, "right@verein.example")
    outbox.work()
    assert addresses(sink) == ["right@verein.example"]
    told = submission.entries.get(verb="undelivered")
    assert (told.actor, told.data) == ("system", {"letter": "submit", "code": 550})
    assert list(Entry.objects.open()) == []
    assert again() == 0
    assert "wrong@" not in caplog.text + str(list(Entry.objects.values_list()))


def test_what_the_server_cannot_take_now_is_tried_again_later(week, sink, caplog):
    answers = ["451 busy", None]
    sink.answer = lambda address: answers.pop(0)
    cast.offered(week, at=NOW())
    outbox.work()
    line = Entry.objects.get(verb="submit")
    assert (line.handled_at, line.error) == (None, "NotSent: SMTPRecipientsRefused 451")
    assert line.claimed_until > NOW()
    assert outbox.work() == 0
    again()
    assert addresses(sink) == ["bruno@verein.example"]
    line.refresh_from_db()
    assert (line.attempts, line.error) == (2, "")
    assert "bruno@" not in caplog.text


def test_a_letter_that_was_tried_for_two_days_is_given_up_and_told(week, sink):
    submission = cast.offered(week, at=NOW() - timedelta(days=3))
    Entry.objects.update(attempts=7)
    outbox.work()
    assert sink.letters == []
    assert submission.entries.get(verb="undelivered").data == {"letter": "submit", "code": None}


def test_an_old_letter_that_nobody_tried_to_send_is_no_news(week, sink):
    cast.offered(week, at=NOW() - timedelta(days=3))
    outbox.work()
    assert sink.letters == []
    assert not Entry.objects.filter(verb="undelivered").exists()


def test_a_mail_server_that_is_away_is_waited_for(week, sink, settings):
    cast.offered(week, at=NOW())
    settings.EMAIL_PORT = 1
    outbox.work()
    line = Entry.objects.get(verb="submit")
    assert line.error.startswith("ConnectionRefusedError")
    settings.EMAIL_PORT = sink.port
    again()
    assert addresses(sink) == ["bruno@verein.example"]


def test_no_letter_shares_its_line_with_other_work():
    """A step that fails afterwards would send it again."""
    verbs = handlers.LETTERS
    assert [verb for verb in verbs if len(handlers.HANDLERS[verb]) > 1] == []
    assert set(verbs) & set(handlers.TOGETHER) == set()


def test_a_feed_that_fails_repeats_no_letter(week, sink, aylin, monkeypatch):
    def fails(entries):
        raise OSError("no space left")

    monkeypatch.setattr(handlers, "TOGETHER", dict.fromkeys(TOGETHER, (fails,)))
    monkeypatch.setattr(outbox, "TOGETHER", handlers.TOGETHER)
    cast.accepted(week, aylin, at=NOW())
    for _ in range(3):
        again()
    assert [letter["Message-ID"] for letter in sink.letters] == sorted(
        {letter["Message-ID"] for letter in sink.letters}
    )
    assert len(sink.letters) == 2  # the receipt and the yes
    assert list(Entry.objects.open().values_list("verb", flat=True)) == ["published"]


def test_a_line_that_somebody_else_holds_by_now_sends_nothing(week, sink):
    cast.offered(week, at=NOW())
    (mine,) = journal.claim([Entry.objects.get(verb="submit").pk])
    Entry.objects.update(claimed_until=NOW() - timedelta(minutes=1))
    journal.claim([mine.pk])
    with pytest.raises(letters.Overtaken):
        notices.on_move(mine)
    journal.fail(mine, "Overtaken")
    assert sink.letters == []
    mine.refresh_from_db()
    assert mine.error == ""


@pytest.mark.django_db(transaction=True)
def test_a_server_that_takes_longer_than_the_lease_gets_each_letter_once(sink, settings):
    """Two workers, a lease of a second, two seconds for each letter."""
    settings.JOURNAL_LEASE, sink.slow = 1, 2
    week = cast.programme(cast.district("nord", "16001"))
    for number in range(6):
        offered(week, f"partner{number}@verein.example")

    at_once(outbox.work, outbox.work)
    assert sorted(addresses(sink)) == [f"partner{number}@verein.example" for number in range(6)]
    assert list(Entry.objects.open()) == []


def test_a_server_that_looks_at_a_letter_for_long_gets_it_once(week, sink, settings):
    """It has the letter: who breaks off would send it again, every hour for two days."""
    settings.EMAIL_TIMEOUT, sink.slow = 1, 3
    offered(week, "bruno@verein.example")
    outbox.work()
    assert not Entry.objects.open().exists()
    assert again() == 0
    assert addresses(sink) == ["bruno@verein.example"]


def test_when_its_time_is_up_no_further_line_is_begun(week, sink, monkeypatch):
    monkeypatch.setattr(outbox, "LONGEST", 0)
    cast.offered(week, at=NOW())
    assert (outbox.work(), sink.letters, mail.outbox) == (0, [], [])
    assert Entry.objects.claimable().exists()
