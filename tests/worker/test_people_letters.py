"""Letters about an account: codes, links and changes, in the page's language, never too late."""

import re
from datetime import timedelta

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from programme.credentials import sign_in_codes
from programme.models.journal import Entry
from programme.models.membership import Membership
from programme.people import account_letters
from worker import account_links, handlers, people_letters


@pytest.fixture
def address(aylin, nord):
    return EmailAddress.objects.create(
        user=aylin, email="aylin@nord.example", verified=True, primary=True
    )


def ask(address, letter, *, language="en", ago=timedelta(0), nonce=""):
    account_letters.ask(
        address.user,
        letter,
        address=address.pk,
        language=language,
        at=timezone.now() - ago,
        nonce=nonce,
    )
    return Entry.objects.filter(verb="letter_asked").last()


def sent(entry):
    """What the handlers of this line mail, also a second time."""
    mail.outbox.clear()
    Entry.objects.filter(pk=entry.pk).update(handled_at=None)
    for handle in handlers.HANDLERS[entry.verb]:
        handle(entry)
    return mail.outbox


@pytest.mark.parametrize("letter", people_letters.LETTERS)
@pytest.mark.parametrize(
    ("language", "hello"),
    [("de", "Guten Tag,"), ("en", "Hello,"), ("ar", "مرحبًا"), ("xx", "Guten")],
)
def test_each_letter_speaks_the_language_of_the_page(address, letter, language, hello):
    (mailed,) = sent(ask(address, letter, language=language, nonce="n"))
    assert mailed.to == ["aylin@nord.example"]
    assert hello in mailed.body
    assert "aylin" in mailed.body
    assert "Landkreis Nord" in mailed.body


def test_a_code_is_that_of_its_nonce_and_the_line_does_not_say_it(address):
    code = sign_in_codes.fresh()
    entry = ask(address, "sign_in_code", nonce=code.nonce)
    assert set(entry.data) == {"letter", "language", "address", "nonce"}
    (mailed,) = sent(entry)
    assert code in mailed.body
    assert code not in str(entry.data)


def test_the_same_letter_holds_the_same_link_and_allauth_takes_it(address, aylin):
    entry = ask(address, "reset_link", ago=timedelta(minutes=59))
    bodies = {sent(entry)[0].body for _ in range(2)}
    (body,) = bodies
    key = re.search(r"/password/reset/key/\w+?-([^\s/]+)/", body)[1]
    assert default_token_generator.check_token(aylin, key)
    late = account_links.password_reset(aylin, at=timezone.now() - timedelta(minutes=61))
    assert not default_token_generator.check_token(aylin, re.search(r"/\w+?-([^/]+)/$", late)[1])


def test_a_link_confirms_an_address_for_three_days(address):
    EmailAddress.objects.update(verified=False)
    entry = ask(address, "email_confirmation")
    (body,) = {sent(entry)[0].body for _ in range(2)}
    key = re.search(r"/confirm-email/([^/]+)/", body)[1]
    assert EmailConfirmationHMAC.from_key(key).email_address == address
    late = account_links.email_confirmation(address.pk, at=timezone.now() - timedelta(days=3.1))
    assert EmailConfirmationHMAC.from_key(late.rsplit("/", 2)[1]) is None


def test_links_lead_to_the_addresses_of_the_pages(address, aylin, settings):
    for link, name in [
        (account_links.password_reset(aylin, at=timezone.now()), "account_reset_password_from_key"),
        (account_links.email_confirmation(address.pk, at=timezone.now()), "account_confirm_email"),
    ]:
        path = link.removeprefix(settings.SITE_URL)
        said = path.strip("/").rsplit("/", 1)[1]
        words = {"key": said}
        if name == "account_reset_password_from_key":
            words = dict(zip(("uidb36", "key"), said.split("-", 1), strict=True))
        assert reverse(name, kwargs=words) == path


@pytest.mark.parametrize(
    ("letter", "minutes"),
    [("sign_in_code", 16), ("again_code", 16), ("reset_link", 61), ("password_changed", 2881)],
)
def test_what_would_come_too_late_is_not_sent(address, letter, minutes):
    assert sent(ask(address, letter, nonce="n", ago=timedelta(minutes=minutes))) == []
    assert len(sent(ask(address, letter, nonce="n", ago=timedelta(minutes=minutes - 2)))) == 1


def test_an_address_that_is_not_the_persons_any_more_gets_nothing(address, aylin):
    entry = ask(address, "reset_link")
    EmailAddress.objects.all().delete()
    assert sent(entry) == []
    entry = ask(EmailAddress.objects.create(user=aylin, email="a@b.example"), "reset_link")
    aylin.is_active = False
    aylin.save()
    assert sent(Entry.objects.get(pk=entry.pk)) == []


def test_without_an_office_nothing_is_asked_for(address, caplog):
    Membership.objects.update(ended_at=timezone.now())
    assert ask(address, "reset_link") is None
    assert "without an office" in caplog.text
    assert "aylin" not in caplog.text
