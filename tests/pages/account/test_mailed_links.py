"""Links that were mailed, in a real browser: its forms say where they come from, or are refused."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from tests import attempts, cast, factors
from worker import account_links

NEW = "drei Worte im Wind"


@pytest.fixture
def aylin(transactional_db):
    person = cast.person("aylin", cast.district("nord", "16001"))
    factors.confirmed(person)
    attempts.forget_person(person)
    return person


@pytest.fixture(params=[True, False], ids=["JavaScript", "no JavaScript"])
def page(chromium, request):
    context = chromium.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def press(page) -> None:
    page.locator("main form button[type=submit]:visible").first.click()


@pytest.mark.usefixtures("live_url")
def test_a_new_password_is_chosen(page, aylin):
    page.goto(f"{account_links.password_reset(aylin, at=timezone.now())}?lang=de")
    for name in ("password1", "password2"):
        page.fill(f"[name={name}]", NEW)
    press(page)
    page.wait_for_url(re.compile(r"/account/password/reset/key/done/"))
    assert page.inner_text("h1") == "Das neue Passwort gilt"
    aylin.refresh_from_db()
    assert aylin.check_password(NEW)


@pytest.mark.usefixtures("live_url")
def test_a_new_address_is_confirmed(page, aylin):
    row = EmailAddress.objects.create(user=aylin, email="neu@amt.example")
    page.goto(f"{account_links.email_confirmation(row.pk, at=timezone.now())}?lang=de")
    press(page)
    page.wait_for_url(re.compile(r"/account/login/"))
    aylin.refresh_from_db()
    assert aylin.email == "neu@amt.example"
