"""What the account's pages say where Django or allauth would say it in another language."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from programme import access
from programme.actors import organiser
from programme.people import memberships
from tests import attempts, factors
from tests.forms.controls import controls
from tests.pages.posts import World

LATIN = re.compile(r"[A-Za-zÄÖÜäöüß]{4,}")
SAID = [
    ("/account/password/change/", {"oldpassword": "x", "password1": "a", "password2": "b"}),
    ("/account/password/change/", {"oldpassword": "", "password1": "", "password2": ""}),
    ("/account/password/change/", dict.fromkeys(["password1", "password2"], "password1")),
    ("/account/password/change/", dict.fromkeys(["password1", "password2"], "a\0b")),
    ("/account/email/", {"email": "x", "action_add": "1"}),
    ("/account/email/", {"email": "", "action_add": "1"}),
    ("/account/email/", {"email": "a\0b@amt.example", "action_add": "1"}),
    ("/account/email/", {"email": f"{'x' * 300}@amt.example", "action_add": "1"}),
    ("/account/email/", {"email": "aylin@amt.example", "action_add": "1"}),
    ("/account/second-factor/totp/activate/", {"code": ""}),
    ("/account/second-factor/totp/activate/", {"code": "9" * 50}),
    ("/account/second-factor/webauthn/add/", {"name": "x" * 500, "credential": ""}),
]
OUTSIDE = [
    ("/account/login/", {"username": "", "password": ""}),
    ("/account/login/", {"username": "aylin", "password": "falsch"}),
    ("/account/login/", {"username": "a\0b", "password": "a\0b"}),
    ("/account/login/code/", {"email": ""}),
    ("/account/login/code/", {"email": "x"}),
    ("/account/password/reset/", {"email": "x" * 400}),
]


def errors(page: str) -> list[str]:
    """What the box above the form says of its fields."""
    box = re.search(r'class="summary panel".*?<ul>(.*?)</ul>', page, re.DOTALL)
    said = re.sub(r"<[^>]+>|name@example\.org", " ", box[1]) if box else ""
    return [line.strip() for line in said.splitlines() if line.strip()]


def wrong(page: str) -> list[str]:
    said = errors(page)
    return [line for line in said if LATIN.search(line)] if said else ["no error is said"]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "said"), SAID)
def test_every_error_is_in_arabic(client, aylin, address, said):
    factors.confirmed(aylin)
    factors.afresh(client, aylin)
    assert wrong(client.post(f"{address}?lang=ar", said).content.decode()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "said"), OUTSIDE)
def test_every_error_of_the_entrance_is_in_arabic(client, aylin, address, said):
    assert wrong(client.post(f"{address}?lang=ar", said).content.decode()) == []


def test_whose_access_has_ended_copies_the_words_and_hears_whom_to_ask(client, week, aylin, emil):
    week.district.__class__.objects.update(email="office@nord.example")
    world, now = World(week, aylin), timezone.now()
    client.force_login(emil)
    memberships.end(emil.memberships.get(), by=organiser(aylin), at=now)
    page = client.post(world.address("desk-comment"), {"comment": "Ein langer Satz."})
    said = controls(page.content.decode()).dict() | {"username": "emil", "password": "geheim"}
    attempts.forget("emil")
    ended = client.post("/account/login/", said)
    page = client.get(ended["Location"]).content.decode()
    assert "<h1>Your access has ended</h1>" in page
    assert "Ein langer Satz." in re.search(r"<textarea.*?</textarea>", page, re.DOTALL)[0]
    assert ("office@" in page, "/en/nord/imprint/" in page) == (True, True)
    alone = Client().get("/account/inactive/").content.decode()
    assert ("<textarea" in alone, 'href="/"' in alone) == (False, True)


def test_who_leaves_hears_it_in_the_frame_of_the_district(client, nord, emil):
    assert emil.memberships.get().role == access.EDITOR
    client.force_login(emil)
    page = client.post("/en/nord/desk/people/leave/", follow=True).content.decode()
    assert "<h1>Your access has ended</h1>" in page
    assert "/en/nord/imprint/" in page


def test_the_way_back_is_told_by_what_there_is(client, week, aylin):
    nord = week.district
    nord.second_factor_from = timezone.localdate()
    nord.save()
    factors.afresh(client, aylin)
    client.post(World(week, aylin).address("desk-comment"), {"comment": "Ein langer Satz."})
    assert (
        "As soon as you have a second factor:"
        in client.get("/account/second-factor/").content.decode()
    )
    factors.app(aylin)
    page = client.get("/account/second-factor/").content.decode()
    assert "Your second factor is set up." in page
    there = re.search(r'Your second factor is set up\. <a href="([^"]+)"', page)[1]
    back = client.get(there, follow=True).content.decode()
    assert "A second factor was needed first" in back
    assert "Ein langer Satz." in back
