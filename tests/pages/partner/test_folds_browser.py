"""Folded parts of the form in a real browser: nothing that somebody wrote is out of sight."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def page(chromium, live_url, week):
    context = chromium.new_context(viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto(f"{live_url}/en/nord/submit/")
    yield page
    context.close()


def fold(page, name):
    """Press the folds in which a field lies, from the outside in."""
    for each in page.locator(f"details:has([name='{name}']) > summary").all():
        each.click()


@pytest.mark.parametrize("name", ["dates-0-remark", "end_place", "wishes"])
def test_an_entry_that_was_kept_is_seen_in_a_fold_of_a_fold(page, name):
    fold(page, name)
    page.locator(f"[name='{name}']").fill("Am Bahnhof")
    page.wait_for_timeout(500)
    page.reload()
    page.locator("[data-kept]").wait_for()
    field = page.locator(f"[name='{name}']")
    assert (field.input_value(), field.is_visible()) == ("Am Bahnhof", True)


def test_a_closed_fold_tells_what_is_filled_in(page):
    costs = page.locator("details:has([name=price])")
    said = costs.locator("> summary .quiet__said")
    assert said.is_hidden()
    fold(page, "price")
    page.locator("[name=price]").fill("3 €")
    page.locator("[name=is_free][value=no]").check()
    fold(page, "price")
    expect(said).to_have_text("Filled in: it costs something · 3 €")
    fold(page, "price")
    page.locator("[name=price]").fill("")
    fold(page, "price")
    expect(said).to_have_text("Filled in: it costs something")


def test_an_error_leads_to_its_field_also_when_its_fold_was_closed(page):
    fold(page, "registration_email")
    page.locator("[name=registration_email]").fill("nobody")
    page.locator(".submit__send button").first.click()
    page.locator(".summary:focus").wait_for()
    field = page.locator("[name=registration_email]")
    assert field.is_visible()
    fold(page, "registration_email")
    assert field.is_hidden()
    page.locator(".summary a", has_text="By e-mail").click()
    assert field.is_visible()
    assert page.evaluate("document.activeElement.name") == "registration_email"
