"""The page behind the link of an invitation: opening it changes nothing, its form joins."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from programme.actors import organiser
from programme.models.journal import Entry
from programme.models.membership import Membership, OfficeInvitation
from programme.people import inviting, joining, logins, memberships
from tests import cast, factors
from tests.forms.controls import controls

WORD = "ein gutes Passwort"


@pytest.fixture(autouse=True)
def summer(time_machine):
    time_machine.move_to("2026-08-01 11:00:00+02:00", tick=False)


@pytest.fixture
def link(nord, aylin):
    """Invite to Nord; the address of the page."""

    def invite(email="dilek@nord.example", **said):
        fields = {"role": "editor", "ends_on": None, "language": "en"} | said
        now = timezone.now()
        inviting.invite(nord, email, by=organiser(aylin), at=now, **fields)
        _made, token = inviting.link(nord.entries.filter(verb="invited").latest("pk"), at=now)
        return f"/en/nord/join/{token}/"

    return invite


def text(response) -> str:
    found = re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2])
    return " ".join(found.split())


def written():
    models = (User, Membership, OfficeInvitation, Entry)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_opening_the_link_changes_nothing_and_says_what_it_is(client, link):
    address = link(role="deputy", ends_on=date(2026, 12, 31))
    before = written()
    for method in (client.get, client.head, client.get):
        answer = method(address)
        assert answer.status_code == 200
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-cache" in answer["Cache-Control"]
        assert not answer.cookies
    assert written() == before
    said = text(client.get(address))
    assert "aylin invites you to the office of Landkreis Nord ." in said
    assert "Your role: Deputy Everything about events, print and API access" in said
    assert "Your access ends by itself after 31 December 2026." in said
    assert "The link works once, until 8 August 2026, 11:00." in said
    assert controls(client.get(address).content.decode())["username"] == "dilek"


def test_a_new_person_joins_and_stands_at_the_desk(client, link, nord):
    address = link()
    answer = client.post(address, {"username": "dilek", "password": WORD})
    assert answer["Location"] == "/en/nord/desk/"
    assert client.get("/en/nord/desk/").status_code == 200
    dilek = User.objects.get(username="dilek")
    assert dilek.memberships.get().role == "editor"
    assert logins.owner("dilek@nord.example") == dilek
    again = Client().post("/account/login/", {"username": "dilek@nord.example", "password": WORD})
    assert again["Location"] == "/de/nord/desk/"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"username": ""}, "Please choose a user name."),
        ({"username": "Aylin"}, "Somebody else has this user name."),
        ({"username": "a@b.example"}, "Only letters, digits"),
        ({"username": "a b"}, "Only letters, digits"),
        ({"username": "x" * 151}, "151"),
        ({"username": "x\x00y"}, "Only letters, digits"),
        ({"password": ""}, "Please choose a password."),
        ({"password": "kurz"}, "too short"),
        ({"password": "password123"}, "too common"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_done(client, link, said, error):
    address, before = link(), None
    before = written()
    answer = client.post(address, {"username": "dilek", "password": WORD} | said)
    assert answer.status_code == 200
    assert error in text(answer)
    assert WORD not in answer.content.decode()
    assert written() == before


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [
        ("used", 410, "This invitation has been used The link works once. If it was you"),
        ("over", 410, "This invitation is over The link worked for a week."),
        ("revoked", 410, "This invitation was withdrawn The office took it back"),
        ("ended", 410, "This invitation was withdrawn The office took it back"),
        ("wrong", 404, "This invitation does not work The link may be incomplete"),
        ("district", 404, "This invitation does not work The link may be incomplete"),
    ],
)
def test_a_link_that_leads_nowhere_says_what_to_do(
    client, link, nord, sued, aylin, how, status, words, time_machine
):
    type(nord).objects.update(email="office@nord.example")
    address, now = link(), timezone.now()
    made = OfficeInvitation.objects.get()
    if how == "used":
        joining.as_new(made, username="dilek", password=WORD, at=now)
    elif how == "over":
        time_machine.move_to(now + timedelta(days=7), tick=False)
    elif how == "revoked":
        inviting.revoke(made, by=organiser(aylin), at=now)
    elif how == "ended":
        boss = cast.person("boss", nord)
        row = aylin.memberships.get()
        memberships.end(row, by=organiser(boss), at=now)
    elif how == "wrong":
        address = f"{address[:-2]}x/"
    else:
        address = address.replace("/nord/", "/sued/")
    for answer in (client.get(address), client.post(address, {"username": "x", "password": WORD})):
        assert answer.status_code == status
        assert words in text(answer)
        assert "office@" in answer.content.decode()
        assert answer["Referrer-Policy"] == "no-referrer"
    assert User.objects.filter(username="x").count() == 0


def test_who_has_a_login_signs_in_first_and_comes_back(client, link, nord, chiara):
    logins.note_address(chiara, "chiara@sued.example")
    address = link("Chiara@Sued.example")
    page = client.get(address)
    assert "You have a login with this e-mail address already." in text(page)
    assert client.post(address, {"username": "c", "password": WORD}).status_code == 409
    login = re.search(r'href="(/account/login/\?next=[^"]+)"', page.content.decode())[1]
    fields = controls(client.get(login).content.decode()).dict()
    back = client.post("/account/login/", fields | {"username": "chiara", "password": "geheim"})
    assert back["Location"] == address
    page = client.get(address)
    assert "You are logged in as chiara and join with this login." in text(page)
    assert client.post(address)["Location"] == "/en/nord/desk/"
    assert nord.memberships.get(user=chiara).role == "editor"
    assert client.get("/en/nord/desk/").status_code == 200


def test_somebody_else_is_told_and_can_log_out(client, link, nord, emil):
    client.force_login(emil)
    address, before = link(), written()
    page = client.get(address)
    assert "You are logged in as emil , but the invitation went to another" in text(page)
    assert client.post(address, {"username": "dilek", "password": WORD}).status_code == 409
    assert written() == before
    assert client.post(address, {"log_out": "yes"})["Location"] == address
    assert controls(client.get(address).content.decode())["username"] == "dilek"


def test_who_had_left_comes_back_with_a_new_password(client, link, nord, aylin, emil):
    logins.note_address(emil, "emil@nord.example")
    memberships.end(emil.memberships.get(), by=organiser(aylin), at=timezone.now())
    address = link("emil@nord.example", role="reader")
    assert "You have worked here before as emil" in text(client.get(address))
    answer = client.post(address, {"password": WORD})
    assert answer["Location"] == "/en/nord/desk/"
    assert client.get("/en/nord/desk/").status_code == 200
    emil.refresh_from_db()
    assert emil.check_password(WORD)


def test_who_needs_a_second_factor_is_asked_for_it_after_joining(client, link, nord, emil):
    """Whoever has one shows it before the login is over; others set one up before the desk."""
    nord.second_factor_from = date(2026, 8, 1)
    nord.save(update_fields=["second_factor_from"])
    client.post(link(), {"username": "dilek", "password": WORD})
    assert client.get("/en/nord/desk/").status_code == 403
    logins.note_address(emil, "emil@nord.example")
    secret = factors.give_app(emil)
    boss = organiser(cast.person("boss", nord))
    memberships.end(emil.memberships.get(), by=boss, at=timezone.now())
    guest = Client()
    answer = guest.post(link("emil@nord.example"), {"password": WORD})
    assert answer["Location"].startswith("/account/second-factor/authenticate/")
    assert guest.get("/en/nord/desk/").status_code == 302
    answer = guest.post(answer["Location"], {"code": factors.shown_by_app(secret)})
    assert answer["Location"] == "/en/nord/desk/"
    assert guest.get("/en/nord/desk/").status_code == 200


def test_who_works_here_by_now_is_told(client, link, nord, chiara):
    logins.note_address(chiara, "chiara@sued.example")
    address = link("chiara@sued.example")
    Membership.objects.create(district=nord, user=chiara)
    client.force_login(chiara)
    assert "You work in this office already" in text(client.get(address))
    assert client.post(address).status_code == 409
    assert nord.memberships.get(user=chiara).role == "organiser"


def test_a_form_of_another_site_is_refused(client, link):
    address = link()
    evil = {"Sec-Fetch-Site": "cross-site"}
    answer = client.post(address, {"username": "evil", "password": WORD}, headers=evil)
    assert (answer.status_code, User.objects.filter(username="evil").count()) == (403, 0)


def test_without_a_token_of_a_page_the_secret_address_suffices(link):
    """Under `no-referrer` a browser sends `Origin: null`."""
    strict = Client(enforce_csrf_checks=True)
    said = {"username": "dilek", "password": WORD}
    answer = strict.post(link(), said, headers={"Origin": "null"})
    assert answer["Location"] == "/en/nord/desk/"


def test_a_login_that_was_closed_is_opened_by_no_link(client, link, chiara):
    User.objects.filter(pk=chiara.pk).update(email="chiara@sued.example", is_active=False)
    address = link("chiara@sued.example")
    told = "no invitation opens it. Please ask whoever runs this calendar."
    assert told in text(client.get(address))
    answer = client.post(address, {"password": WORD})
    assert (answer.status_code, told in text(answer)) == (409, True)
    assert not User.objects.get(pk=chiara.pk).is_active
