"""What is stored of one person, in a real browser: on a small phone, for everybody, on paper."""

import json

import pytest
from django.contrib.auth import get_user_model

from tests import cast
from tests.accessibility import complaints
from tests.pages.organiser.test_browser import PHONE, log_in


@pytest.fixture
def stored(week, aylin, emil):
    cast.offered(week, wishes="Ein Raum mit Küche.")
    cast.accepted(week, aylin, title="Fest", public_contact="Bruno, bruno@verein.example")
    get_user_model().objects.filter(pk=emil.pk).update(email="emil@amt.example")


@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_it_is_asked_saved_and_erased(chromium, live_url, stored, lang):
    context = chromium.new_context(viewport=PHONE, accept_downloads=True)
    page = context.new_page()
    log_in(page, live_url, lang)
    page.goto(f"{live_url}/{lang}/nord/desk/people/")
    page.locator(f"main a[href='/{lang}/nord/desk/people/stored/']").click()
    assert complaints(page) == []
    ask(page, "bruno")
    page.wait_for_selector(".summary")
    assert complaints(page) == []
    ask(page, "emil@amt.example")
    page.wait_for_selector(".record")
    assert complaints(page) == []
    ask(page, cast.BRUNO.email)
    page.wait_for_selector("[name=email][type=hidden]", state="attached")
    assert complaints(page) == []
    page.reload()
    assert page.locator(".record").count() == 1
    with page.expect_download() as saved:
        page.locator("form[action$='/file/'] button").click()
    assert cast.BRUNO.email not in saved.value.suggested_filename
    assert set(json.loads(saved.value.path().read_text())) == {"districts"}
    page.locator("form[action$='/erase/'] button").click()
    page.wait_for_selector("#erased")
    assert complaints(page) == []
    assert page.url == f"{live_url}/{lang}/nord/desk/people/stored/"
    context.close()


def ask(page, email):
    page.locator("#id_email").fill(email)
    page.locator("form.form button[type=submit]").click()


def test_on_paper_there_is_the_answer_alone(chromium, live_url, stored):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, live_url)
    page.goto(f"{live_url}/de/nord/desk/people/stored/")
    ask(page, cast.BRUNO.email)
    page.wait_for_selector(".record")
    page.wait_for_load_state()
    page.emulate_media(media="print")
    seen = page.locator("main").inner_text()
    assert "Landkreis Nord" in seen
    assert "Ein Raum mit Küche." in seen
    assert page.locator("main button:visible, main nav:visible").count() == 0
    page.close()
