"""Login: in the language one came from; wrong guesses are slowed, offices are not locked out."""

import pytest
from django.test import Client

from tests import attempts


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Nor afterwards, for the tests of other files."""
    attempts.forget("aylin", "berta")
    yield
    attempts.forget("aylin", "berta")


def log_in(client, name="aylin", **more):
    said = {"username": name, "password": "geheim"} | more
    return client.post("/account/login/", said)


def test_whoever_logs_in_comes_to_the_own_desk(client, aylin, week):
    assert log_in(client)["Location"] == "/de/nord/desk/"
    assert client.get("/de/nord/desk/").status_code == 200


def test_one_comes_back_to_where_one_wanted_to_go(client, aylin, week):
    assert log_in(client, next="/en/nord/desk/print/")["Location"] == "/en/nord/desk/print/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_one_never_leaves_the_house(client, aylin, week, target):
    assert log_in(client, next=target)["Location"] == "/de/nord/desk/"


@pytest.mark.parametrize(
    ("query", "accepts", "lang", "direction"),
    [
        ("?next=/en/nord/desk/", "de", "en", "ltr"),
        ("?next=/ar/nord/desk/", "de", "ar", "rtl"),
        ("", "ar", "ar", "rtl"),
        ("", "fr,de;q=0.5", "de", "ltr"),
        ("?next=/xx/unknown/", "en", "en", "ltr"),
    ],
)
def test_the_page_speaks_the_language_one_came_from(client, nord, query, accepts, lang, direction):
    page = client.get(f"/account/login/{query}", headers={"Accept-Language": accepts})
    assert f'<html lang="{lang}" dir="{direction}">' in page.content.decode()


def test_a_wrong_password_says_so_and_keeps_the_name(client, aylin):
    page = log_in(client, password="falsch", next="/en/nord/desk/").content.decode()
    assert "User name or password is not right." in page
    assert "What you have typed is still here." not in page
    assert 'value="aylin"' in page
    assert "falsch" not in page


def test_guessing_is_stopped_for_this_name_and_not_for_the_office(client, aylin, nord):
    for _ in range(attempts.AT_MOST):
        assert log_in(client, password="falsch").status_code == 200
    stopped = log_in(client, next="/en/nord/desk/")
    assert stopped.status_code == 429
    assert "Please wait a quarter of an hour" in stopped.content.decode()
    other = aylin.__class__.objects.create_user("berta", password="geheim")
    assert other.pk
    assert log_in(Client(), "berta").status_code == 302
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert log_in(elsewhere).status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client, aylin):
    for _ in range(3):
        for _ in range(attempts.AT_MOST - 1):
            log_in(client, password="falsch")
        assert log_in(client).status_code == 302


def test_the_login_needs_its_csrf_token(aylin):
    assert log_in(Client(enforce_csrf_checks=True)).status_code == 403


def test_logging_out_is_a_form(client, aylin, week):
    client.force_login(aylin)
    said = {"headers": {"Accept-Language": "en"}}
    looked = client.get("/account/logout/", **said).content.decode()
    assert "You are still logged in" in looked
    answer = client.post("/account/logout/", **said)
    there = "?next=%2Fen%2Fnord%2Fdesk%2F"  # so that the page stays in the frame of the district
    assert (answer.status_code, answer["Location"]) == (302, f"/account/logout/{there}")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert "You are logged out" in client.get("/account/logout/", **said).content.decode()
    assert client.get("/de/nord/desk/").status_code == 302


def test_every_spelling_of_a_name_is_counted_as_one(client, aylin):
    """Django's form reads ａylin as aylin (NFKC): each spelling had ten attempts of its own."""
    for name in ("ａylin", "aｙlin", " AYLIN", "aylin") * 3:
        answer = client.post("/account/login/", {"username": name, "password": "falsch"})
    assert answer.status_code == 429
    assert (
        client.post("/account/login/", {"username": "ayｌin", "password": "x"}).status_code == 429
    )


@pytest.mark.django_db
@pytest.mark.parametrize("there", ["desk", "9" * 40, "a\0b"])
def test_what_names_no_address_of_ours_breaks_no_logging_out(client, aylin, there):
    """It is no name of a view: a redirect takes it for an address, which nobody has."""
    client.force_login(aylin)
    answer = client.post("/account/logout/", {"next": there})
    assert (answer.status_code, "_auth_user_id" in client.session) == (302, False)
