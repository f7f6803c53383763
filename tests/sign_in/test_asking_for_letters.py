"""Whoever asks for a code or a link learns nothing, waits for no mail server, and floods nobody."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programme.models.journal import Entry
from tests import attempts

KNOWN, UNKNOWN, PENDING = "aylin@nord.example", "niemand@nord.example", "neu@nord.example"
PAGES = {"/account/password/reset/": "reset_link", "/account/login/code/": "sign_in_code"}
SENT = {"reset_link": 1}  # a second one within two minutes is not sent


@pytest.fixture(autouse=True)
def addresses(aylin):
    aylin.email = KNOWN
    aylin.save()
    EmailAddress.objects.create(user=aylin, email=KNOWN, verified=True, primary=True)
    EmailAddress.objects.create(user=aylin, email=PENDING)
    names = (KNOWN, UNKNOWN, PENDING, "x@strasse.example")
    attempts.forget(*names)
    attempts.forget(KNOWN, at="203.0.113.9")
    yield
    attempts.forget(*names)


def ask(page, email, client=None):
    """What is answered, without the session, and how many questions the database was asked."""
    client = client or Client()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.post(page, {"email": email})
    return (answer.status_code, answer.get("Location"), answer.content), len(asked)


def letters():
    return [row.data["letter"] for row in Entry.objects.filter(verb="letter_asked")]


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_address_is_answered_as_a_known_one(page):
    known, much = ask(page, KNOWN)
    unknown, as_much = ask(page, UNKNOWN)
    assert (known[0], known) == (302, unknown)
    assert abs(much - as_much) <= 6
    assert letters() == [PAGES[page]]
    assert mail.outbox == []


@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_nobody_confirmed_is_no_way_in(page):
    """Whoever mistyped the new address has given it to a stranger."""
    assert ask(page, PENDING)[0][0] == 302
    assert letters() == []


@pytest.mark.parametrize("page", PAGES)
def test_letters_are_counted_by_name_and_address(page):
    for _ in range(attempts.LETTERS):
        assert ask(page, KNOWN)[0][0] == 302
    refused = Client().post(page, {"email": KNOWN.upper()}, headers={"Accept-Language": "en"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    assert "Please wait a quarter of an hour" in refused.content.decode()
    assert len(letters()) == SENT.get(PAGES[page], attempts.LETTERS)
    assert ask(page, KNOWN, Client(REMOTE_ADDR="203.0.113.9"))[0][0] == 302
    assert len(letters()) == SENT.get(PAGES[page], attempts.LETTERS + 1)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "hostile", ["a\0b@c.example", "x" * 250 + "@c.example", "a@b@c", "<a>", ""]
)
def test_what_is_no_address_is_refused(page, hostile):
    assert ask(page, hostile)[0][0] == 200
    assert letters() == []


def test_who_has_no_office_gets_no_letter_and_the_same_answer(django_user_model):
    django_user_model.objects.create_superuser("admin", email="x@strasse.example")
    known, _ = ask("/account/password/reset/", KNOWN)
    assert ask("/account/password/reset/", "x@strasse.example")[0] == known
    assert letters() == ["reset_link"]


@pytest.mark.parametrize(
    ("lang", "said"), [("de", "Zu viele"), ("en", "Too many attempts"), ("ar", "محاولات")]
)
def test_too_many_from_one_address_is_a_page_in_the_language(lang, said):
    """Whatever names somebody thinks of: the address alone is counted too."""
    client = Client(REMOTE_ADDR=f"203.0.113.{10 + len(said)}")
    for number in range(21):
        answer = client.post(
            "/account/password/reset/",
            {"email": f"n{number}@nord.example"},
            headers={"Accept-Language": lang},
        )
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    page = answer.content.decode()
    assert (f'lang="{lang}"' in page, said in page) == (True, True)
