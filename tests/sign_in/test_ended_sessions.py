"""Access ends at once: half a login with it, and nothing that strangers do holds it up."""

import os
import re

import pytest
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from calendar_site.serving import unsent
from calendar_site.sign_in import limits
from programme.models import session
from programme.models.session import Session, SessionStore
from programme.people.sessions import end_sessions
from tests import factors
from tests.sign_in.test_journal_of_sign_ins import app_code, letter, post, sign_in, with_app

DESK = "/de/nord/desk/people/"
SECOND = "second-factor/authenticate/"
NEW = {"password1": "Regenschirm-7", "password2": "Regenschirm-7"}


def sealed(text="Bitte nicht vergessen") -> str:
    page = Client().post(DESK, {"email": text}).content.decode()
    found = re.search(r'name="unsent" value="([^"]+)"', page)
    return found[1] if found else ""


def test_the_name_of_half_a_login_in_a_session_is_allauths():
    assert session.HALF_WAY == LOGIN_SESSION_KEY


def test_sessions_of_others_cost_nothing(person, emil, django_assert_num_queries):
    with_app(person)
    half, whole = Client(), factors.elsewhere(person)
    sign_in(half)
    Client().force_login(emil)
    assert sorted(Session.objects.values_list("person", flat=True)) == [
        person.pk,
        person.pk,
        emil.pk,
    ]
    with django_assert_num_queries(4):
        assert end_sessions(person) == 2
    assert list(Session.objects.values_list("person", flat=True)) == [emil.pk]
    assert whole.get("/account/").status_code == 302


def test_who_does_not_come_in_leaves_nothing_in_a_session(person):
    post(Client(), "login/", unsent=sealed(), username="aylin", password="falsch")
    assert "vergessen" not in str([row.get_decoded() for row in Session.objects.all()])


def test_it_waits_in_a_session_as_often_as_one_address_may(person):
    field, at = sealed(), {"REMOTE_ADDR": "203.0.113.60"}
    request = Client(**at).get("/account/login/").wsgi_request
    request.method = "POST"
    _forget_kept(request)
    asked = {"email": "aylin@nord.example", "unsent": field}
    Client(**at).post("/account/password/reset/", asked)
    assert "vergessen" in str([row.get_decoded() for row in Session.objects.all()])
    Session.objects.all().delete()
    while limits.may_keep(request):
        pass
    Client(**at).post("/account/logout/", asked)
    assert not Session.objects.exists()
    _forget_kept(request)


def _forget_kept(request):
    key = limits.ratelimit.get_cache_key(
        request,
        app=limits.COUNTED,
        action="kept",
        rate=limits.ratelimit.parse_rate("60/h/ip"),
    )
    cache.delete(key)


def test_what_is_too_much_for_the_login_stands_on_the_page(nord):
    text = os.urandom(unsent.LONGEST).hex()
    page = Client(headers={"Accept-Language": "en"}).post(DESK, {"email": text}).content.decode()
    assert 'name="unsent"' not in page
    assert text in page
    assert "is kept and will be in its field" not in page


def by_the_page(person):
    post(factors.afresh(Client(), person), "password/change/", oldpassword="geheim", **NEW)


def by_a_link(person):
    post(Client(), "password/reset/", email=person.email)
    link = re.search(r"http\S+/account/(\S+reset/key/[^\s?]+)", letter())[1]
    client = Client()
    client.post(client.get(f"/account/{link}")["Location"], NEW)


def everywhere_else(person):
    post(factors.afresh(Client(), person), "sessions/")


@pytest.mark.parametrize("way", [by_the_page, by_a_link, everywhere_else])
def test_half_a_login_ends_with_the_others(person, way):
    with_app(person)
    thief = Client()
    sign_in(thief)
    way(person)
    post(thief, SECOND, code=app_code())
    assert "_auth_user_id" not in thief.session


@pytest.mark.django_db
@pytest.mark.parametrize("key", [7, 36, 279])
def test_half_a_login_names_its_person_as_allauth_writes_it(key):
    half_way = {LOGIN_SESSION_KEY: {"user_pk": user_pk_to_url_str(User(pk=key))}}
    assert SessionStore().create_model_instance(half_way).person == key
