"""People in a real browser: invited, joined, changed and gone, on a small phone."""

import re

import pytest
from django.core import mail

from tests.accessibility import complaints
from tests.pages.organiser.test_browser import PHONE, log_in
from worker import outbox


@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_somebody_is_invited_joins_and_goes(chromium, live_url, week, aylin, lang):
    office, guest = chromium.new_context(viewport=PHONE), chromium.new_context(viewport=PHONE)
    page, phone = office.new_page(), guest.new_page()
    log_in(page, live_url, lang)
    page.locator(f"a[href='/{lang}/nord/desk/people/']").click()
    page.locator("#invite > summary").click()
    page.locator("#invite button[type=submit]").click()
    page.wait_for_selector(".summary")
    assert complaints(page) == []
    page.locator("[name=email]").fill("dilek@nord.example")
    page.locator("[name=role][value=editor]").check()
    page.locator("[name=ends_on]").fill("31.12.2026")
    page.locator("#invite button[type=submit]").click()
    page.wait_for_url("**?done=invited")
    assert complaints(page) == []

    outbox.work()
    (letter,) = mail.outbox
    phone.goto(re.search(r"http\S+/join/\S+", letter.body)[0])
    assert complaints(phone) == []
    phone.locator("[name=password]").fill("kurz")
    phone.locator("form.panel button[type=submit]").click()
    phone.wait_for_selector(".summary")
    assert complaints(phone) == []
    phone.locator("[name=password]").fill("ein gutes Passwort")
    phone.locator("form.panel button[type=submit]").click()
    phone.wait_for_url(f"**/{lang}/nord/desk/")

    page.goto(f"{live_url}/{lang}/nord/desk/people/")
    page.get_by_role("link", name="dilek").click()
    page.wait_for_url(re.compile(r".*/people/\d+/"))
    assert complaints(page) == []
    page.locator("form[action$='/end/'] button").click()
    page.wait_for_url("**?done=ended**")
    assert complaints(page) == []
    phone.reload()
    assert phone.url.startswith(f"{live_url}/account/login/")
    phone.goto(f"{live_url}/{lang}/nord/desk/people/leave/")
    assert phone.url.startswith(f"{live_url}/account/login/")
    page.goto(f"{live_url}/{lang}/nord/desk/people/leave/")
    assert complaints(page) == []
    office.close()
    guest.close()
