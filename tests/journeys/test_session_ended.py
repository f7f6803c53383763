"""A session ends while somebody writes; the words are in their field after each way in."""

import re

import pytest
from django.utils import timezone

from programme.models.district import District
from programme.models.journal import Entry
from programme.people import sessions
from tests import attempts, cast, factors
from tests.accessibility import complaints
from tests.account_browser import by_password, press, show_again, with_authenticator
from worker import people_letters

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Ein langer Grund, den niemand zweimal schreibt."


@pytest.fixture
def aylin(world, django_user_model):
    person = django_user_model.objects.get(username="aylin")
    factors.confirmed(person)
    attempts.forget_person(person)
    return person


@pytest.fixture
def desk(world, live_url, aylin):
    waiting = cast.offered(world, whens=(cast.when(world.starts_on),))
    return f"{live_url}/de/nord/desk/{waiting.number}/"


def write(page, desk):
    page.goto(desk)
    page.click("summary:has-text('Ablehnen')")
    page.fill("[name=reason]", REASON)


def send(page):
    page.click("form[action$='/decline/'] button")
    page.wait_for_selector("#unsent")
    assert page.input_value("#unsent-text").strip() == REASON


def is_back(page):
    page.wait_for_url(re.compile(r"/decline/\?unsent=1$"))
    assert page.input_value("[name=reason]") == REASON
    assert page.is_visible("[name=reason]")


def test_after_a_mailed_code(page, desk, aylin, mailoutbox):
    page.goto(desk)
    by_password(page)
    write(page, desk)
    sessions.end_sessions(aylin)
    send(page)
    page.click("button:has-text('Code')")
    page.fill("[name=email]", aylin.email)
    press(page, "email")
    page.wait_for_selector("[name=code]")
    people_letters.on_asked(Entry.objects.filter(verb="letter_asked").last())
    page.fill("[name=code]", re.search(r"^\w{4}-\w{4}$", mailoutbox[-1].body, re.M)[0])
    press(page, "code")
    is_back(page)


def test_on_the_day_of_the_second_factor_and_after_the_app(page, desk, world, aylin):
    page.goto(desk)
    by_password(page)
    write(page, desk)
    District.objects.filter(slug="nord").update(second_factor_from=timezone.localdate())
    send(page)
    assert complaints(page) == []
    page.click("a[href*='totp/activate']")
    show_again(page)
    page.click("details summary")
    key = page.input_value("#secret")
    page.fill("[name=code]", factors.shown_by_app(key))
    press(page, "code")
    page.wait_for_selector(".account__codes")
    assert complaints(page) == []
    page.click("a[href*='unsent=1']")
    is_back(page)
    write(page, desk)
    sessions.end_sessions(aylin)
    send(page)
    by_password(page)
    page.wait_for_selector("[name=code]")
    page.fill("[name=code]", factors.shown_by_app(key, later=1))
    press(page, "code")
    is_back(page)


def test_with_a_passkey_alone(page, desk, world, aylin):
    with_authenticator(page)
    District.objects.filter(slug="nord").update(second_factor_from=timezone.localdate())
    page.goto(desk)
    by_password(page)
    page.click("a[href*='webauthn/add']")
    show_again(page)
    page.locator("form[data-passkey=create] button:visible").click()
    page.wait_for_selector(".account__codes")
    write(page, desk)
    sessions.end_sessions(aylin)
    send(page)
    page.locator("form[data-passkey=get] button:visible").click()
    is_back(page)


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_the_day_is_set_and_asked_for_on_pages_for_everybody(page, live_url, world, aylin, lang):
    desk = f"{live_url}/{lang}/nord/desk/"
    page.goto(f"{desk}people/second-factor/")
    by_password(page)
    page.fill("[name=first_day]", "1.2.2099")
    press(page, "first_day")
    page.wait_for_selector(".kern-alert--success")
    assert complaints(page) == []
    page.goto(desk)
    assert complaints(page) == []
    page.goto(f"{desk}people/{aylin.memberships.get().pk}/")
    assert complaints(page) == []
    District.objects.filter(slug="nord").update(second_factor_from=timezone.localdate())
    page.goto(desk)
    page.wait_for_selector("a[href*='webauthn/add']")
    assert complaints(page) == []
