"""A password is changed, set or reset; other sessions end, one's own does not."""

import re

import pytest
from django.core import mail
from django.test import Client

from programme.models.journal import Entry
from tests import factors
from worker import people_letters

NEW = dict.fromkeys(("password1", "password2"), "drei Worte im Wind")


@pytest.fixture
def reset_link(client, aylin):
    """The path of the link that was mailed."""
    factors.confirmed(aylin)

    def ask() -> str:
        mail.outbox.clear()
        client.post("/account/password/reset/", {"email": "aylin@amt.example"})
        people_letters.on_asked(Entry.objects.filter(data__letter="reset_link").latest("pk"))
        return re.search(r"/account/password/reset/key/[^\s>?]+", mail.outbox[0].body)[0]

    return ask


def chosen(client, link, **said):
    return client.post(client.get(link)["Location"], NEW | said)


def test_a_change_ends_every_other_session(client, aylin):
    other = factors.elsewhere(aylin)
    client.force_login(aylin)
    said = {"oldpassword": "geheim"} | NEW
    assert client.post("/account/password/change/", said)["Location"] == "/account/"
    there = client.get("/account/").content.decode()
    assert "The new password counts. Everywhere else you are logged out." in there
    assert other.get("/account/")["Location"] == "/account/login/?next=/account/"
    aylin.refresh_from_db()
    assert aylin.check_password(NEW["password1"])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"oldpassword": "falsch"}, "This is not your present password."),
        ({"oldpassword": ""}, "Please write your present password."),
        ({"password2": "anders"}, "The two are not alike."),
        ({"password1": "kurz", "password2": "kurz"}, "This password is too short."),
        (dict.fromkeys(("password1", "password2"), "password1"), "too common"),
    ],
)
def test_what_is_wrong_is_said_and_no_password_comes_back(client, aylin, said, words):
    client.force_login(aylin)
    sent = {"oldpassword": "geheim"} | NEW | said
    page = client.post("/account/password/change/", sent).content.decode()
    assert words in page
    assert [value for value in sent.values() if value and f'value="{value}"' in page] == []
    assert "At least 8 characters." in page
    aylin.refresh_from_db()
    assert aylin.check_password("geheim")


@pytest.mark.django_db
def test_a_link_works_once(client, aylin, reset_link):
    other, link = factors.elsewhere(aylin), reset_link()
    assert chosen(client, link)["Location"] == "/account/password/reset/key/done/"
    assert other.get("/account/").status_code == 302
    page = Client().get(f"{link}?lang=en").content.decode()
    assert "The link is not valid any more" in page
    assert 'href="/account/password/reset/?lang=en"' in page


@pytest.mark.django_db
def test_a_link_ends_after_an_hour(client, aylin, reset_link, time_machine):
    time_machine.move_to("2026-08-01 11:00:00+02:00", tick=False)
    link = reset_link()
    time_machine.move_to("2026-08-01 11:59:00+02:00", tick=False)
    form = client.get(link)
    assert form.status_code == 302
    time_machine.move_to("2026-08-01 12:01:00+02:00", tick=False)
    late = client.post(form["Location"], NEW).content.decode()
    assert "The link is not valid any more" in late
    aylin.refresh_from_db()
    assert aylin.check_password("geheim")


@pytest.mark.django_db
def test_the_secret_stays_in_the_letter(client, aylin, reset_link):
    link = reset_link()
    form = client.get(client.get(link)["Location"])
    assert form["Referrer-Policy"] == "strict-origin"
    assert link.rpartition("-")[2].strip("/") not in form.content.decode()


@pytest.mark.django_db
def test_an_unknown_address_looks_the_same(client, aylin):
    factors.confirmed(aylin)
    for path, there in (
        ("password/reset/", "/account/password/reset/done/"),
        ("login/code/", "/account/login/code/confirm/"),
    ):
        pages = []
        for email in ("aylin@amt.example", "niemand@amt.example"):
            browser = Client()
            answer = browser.post(f"/account/{path}", {"email": email})
            assert answer["Location"] == there
            pages.append(browser.get(there).content.decode().replace(email, ""))
        alike = [re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page) for page in pages]
        assert alike[0] == alike[1]
