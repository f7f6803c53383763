"""A language that is chosen while signed out is kept on every way in, and so is the district."""

import re

import pytest
from django.core import mail

from calendar_site.show import demo_letters
from programme.models.journal import Entry
from tests import factors
from tests.forms.controls import controls
from tests.pages.posts import World
from worker import people_letters

NEW = dict.fromkeys(("password1", "password2"), "drei Worte im Wind")
CHOSEN = "?lang=ar&next=%2Fde%2Fnord%2Fdesk%2F"  # a page in German, then the link to Arabic


@pytest.fixture
def aylin(aylin):
    factors.confirmed(aylin)
    return aylin


def shown(client, address, **more) -> str:
    """The page at an address, which speaks Arabic in the frame of Nord."""
    page = client.get(address, follow=True, **more).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "/ar/nord/imprint/" in page
    return page


def sent(client, address, page, **said):
    """The form of the page, with what it carries."""
    carried = {name: text for name, text in controls(page).items() if name in ("lang", "next")}
    return client.post(address, carried | said)


def mailed(kind) -> str:
    mail.outbox.clear()
    people_letters.on_asked(Entry.objects.filter(data__letter=kind).latest("pk"))
    return mail.outbox[0].body


def link(page, path) -> str:
    main = page.partition("<main")[2]
    return re.search(rf'href="({path}[^"]*)"', main)[1].replace("&amp;", "&")


@pytest.mark.django_db
@pytest.mark.parametrize("query", [CHOSEN, "?lang=ar&next=%2Far%2Fnord%2Fdesk%2F"])
def test_by_password(client, aylin, query):
    page = shown(client, f"/account/login/{query}")
    said = {"username": "aylin", "password": "geheim"}
    assert sent(client, "/account/login/", page, **said)["Location"] == "/ar/nord/desk/"


@pytest.mark.django_db
def test_without_a_page_to_go_to(client, aylin):
    page = client.get("/account/login/?lang=ar").content.decode()
    said = {"username": "aylin", "password": "geheim"}
    assert sent(client, "/account/login/", page, **said)["Location"] == "/ar/nord/desk/"


@pytest.mark.django_db
def test_by_password_and_second_step(client, aylin):
    factors.app(aylin)
    page = shown(client, f"/account/login/{CHOSEN}")
    said = {"username": "aylin", "password": "geheim"}
    there = sent(client, "/account/login/", page, **said)["Location"]
    page = shown(client, there)
    code = factors.shown_by_app(factors.KEY)
    assert sent(client, there, page, code=code)["Location"] == "/ar/nord/desk/"


@pytest.mark.django_db
def test_by_a_mailed_code(client, aylin):
    page = shown(client, f"/account/login/{CHOSEN}")
    ask = link(page, "/account/login/code/")
    there = sent(client, ask, shown(client, ask), email="aylin@amt.example")["Location"]
    page = shown(client, there)
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mailed("sign_in_code"), re.M)[1]
    assert sent(client, there, page, code=code)["Location"] == "/ar/nord/desk/"


@pytest.mark.django_db
def test_with_a_forgotten_password(client, aylin):
    page = shown(client, f"/account/login/{CHOSEN}")
    ask = link(page, "/account/password/reset/")
    done = sent(client, ask, shown(client, ask), email="aylin@amt.example")["Location"]
    assert "/account/password/reset/done/" in done
    shown(client, link(shown(client, done), "/account/password/reset/"))
    from_letter = re.search(r"/account/password/reset/key/\S+", mailed("reset_link"))[0]
    client.cookies.clear()  # another browser opens the letter
    form = client.get(from_letter)["Location"]
    ended = sent(client, form, shown(client, form), **NEW)["Location"]
    login = link(shown(client, ended), "/account/login/")
    shown(client, login)


@pytest.mark.django_db
def test_a_broken_off_login_begins_again_in_its_language(client, aylin):
    page = shown(client, f"/account/login/code/{CHOSEN}")
    shown(client, sent(client, "/account/login/another-way/", page)["Location"])


def test_what_was_typed_comes_back_in_another_language(client, week, aylin):
    """It was written on a page in English, and the login's language was changed."""
    address = World(week, aylin).address("desk-comment")
    page = controls(client.post(address, {"comment": "Ein langer Satz."}).content.decode()).dict()
    said = page | {"username": "aylin", "password": "geheim", "lang": "ar"}
    there = client.post("/account/login/", said)["Location"]
    assert there == address.replace("/en/", "/ar/") + "?unsent=1"
    assert "Ein langer Satz." in client.get(there).content.decode()


@pytest.mark.parametrize("path", ["", "email/", "second-factor/", "sessions/"])
def test_ones_own_office_is_the_frame_where_nothing_says_another(client, aylin, path):
    factors.afresh(client, aylin)
    page = client.get(f"/account/{path}").content.decode()
    assert "/nord/imprint/" in page


@pytest.mark.django_db
def test_for_nobody_the_page_leads_to_all_districts_and_to_the_demos_letters(client, settings):
    settings.DEMO, settings.EMAIL_BACKEND = True, demo_letters.FILES
    page = client.get("/account/login/").content.decode()
    assert ('class="brand" href="/"' in page, demo_letters.address("en") in page) == (True, True)
