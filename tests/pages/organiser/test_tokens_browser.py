"""API tokens in a real browser: for everybody, in both directions, on a small phone."""

import re

import pytest

from tests.accessibility import complaints
from tests.pages.organiser.test_browser import PHONE, log_in


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_a_token_is_issued_and_revoked(chromium, live_url, week, aylin, lang):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    log_in(page, live_url, lang)
    page.locator(f"a[href='/{lang}/nord/desk/tokens/']").click()
    page.locator("form.form button[type=submit]").click()
    page.wait_for_selector(".summary")
    assert complaints(page) == []
    page.locator("[name=organisation]").fill("Verein Miteinander")
    page.locator("[name=is_new]").check()
    page.locator("[name=name]").fill("Website")
    page.locator("form.form button[type=submit]").click()
    secret = page.locator("#secret").input_value()
    assert re.fullmatch(r"kk_[2-9A-Z]{8}_[\w-]{43}", secret)
    assert complaints(page) == []
    page.locator("details.quiet button").click()
    page.wait_for_url("**?done=revoked")
    assert page.locator("#secret").count() == 0
    assert complaints(page) == []
    context.close()
