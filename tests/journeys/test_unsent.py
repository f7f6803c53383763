"""What was typed survives the end of a login, deleted cookies and a broken line, in a browser."""

import re

import pytest
from django.utils import timezone

from programme.credentials import edit_links
from tests import cast
from tests.accessibility import complaints

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Ein langer Grund, den niemand zweimal schreibt."


@pytest.fixture
def waiting(world):
    return cast.offered(world, whens=(cast.when(world.starts_on),))


def log_in(page):
    page.fill("[name=username]", "aylin")
    page.fill("[name=password]", "geheim")
    page.click("form.panel button[type=submit]")


def write_reason(page, reason=REASON):
    page.click("summary:has-text('Ablehnen'), summary:has-text('رفض')")
    page.fill("[name=reason]", reason)


def send_into_nothing(page, button):
    """Press it while the line is broken, and go back."""
    page.wait_for_timeout(1500)  # Chromium notes a second later what was typed
    page.context.set_offline(True)
    page.click(button)
    page.wait_for_url(re.compile("chrome-error"))
    page.context.set_offline(False)
    page.go_back()


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_the_reason_is_there_after_the_login(page, live_url, waiting, lang):
    desk = f"{live_url}/{lang}/nord/desk/{waiting.number}/"
    page.goto(desk)
    log_in(page)
    page.wait_for_url(desk)
    write_reason(page)
    page.context.clear_cookies(name="sessionid")
    page.click("form[action$='/decline/'] button")
    page.wait_for_selector("#unsent")
    assert complaints(page) == []
    log_in(page)
    page.wait_for_selector("#unsent")
    assert re.search(r"/decline/\?unsent=1$", page.url)
    assert page.input_value("[name=reason]") == REASON
    assert page.is_visible("[name=reason]")
    assert complaints(page) == []
    page.click("form[action$='/decline/'] button")
    page.wait_for_url(f"{desk}?done=decline")
    waiting.refresh_from_db()
    assert (waiting.state, waiting.entries.get(verb="decline").reason) == ("declined", REASON)


def test_after_a_broken_line_back_shows_the_form_as_it_was(page, live_url, waiting):
    desk = f"{live_url}/de/nord/desk/{waiting.number}/"
    page.goto(desk)
    log_in(page)
    page.wait_for_url(desk)
    write_reason(page)
    send_into_nothing(page, "form[action$='/decline/'] button")
    page.wait_for_selector("[name=reason]")
    assert page.input_value("[name=reason]") == REASON
    assert page.is_hidden("[name=question]")


def test_a_choice_is_found_again_too(page, live_url, world, django_user_model):
    aylin = django_user_model.objects.get(username="aylin")
    public = cast.accepted(world, aylin, whens=(cast.when(world.starts_on),)).submission
    token = edit_links.to_submission(public, at=timezone.now())
    page.goto(f"{live_url}/de/nord/submit/edit/{token}/")
    page.locator("details:has(> form[action$='/move/']) > summary").click()
    page.select_option("[name=move-finish]", "open")
    send_into_nothing(page, "form[action$='/move/'] button[type=submit]")
    page.wait_for_selector("[name=move-finish]")
    assert page.input_value("[name=move-finish]") == "open"
    assert page.is_hidden("[name=report-note]")


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_a_partner_finds_the_word_of_a_report_again(page, live_url, world, django_user_model, lang):
    """Text and date lie in a folded part of the page; a move's place in a part of that part."""
    aylin = django_user_model.objects.get(username="aylin")
    public = cast.accepted(world, aylin, whens=(cast.when(world.starts_on),)).submission
    token = edit_links.to_submission(public, at=timezone.now())
    page.goto(f"{live_url}/{lang}/nord/submit/edit/{token}/")
    page.locator("details:has(> form[action$='/move/']) > summary").click()
    page.locator("form[action$='/move/'] details:has([name=move-name]) > summary").click()
    page.fill("[name=move-name]", "Stadthalle")
    send_into_nothing(page, "form[action$='/move/'] button[type=submit]")
    page.wait_for_selector("[name=move-name]")
    assert page.input_value("[name=move-name]") == "Stadthalle"
    assert page.is_hidden("[name=report-note]")
