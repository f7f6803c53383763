"""The page that shows the API: from our own files only, under the policy of every page."""

import re

import pytest
from django.contrib.staticfiles import finders

from tests import cast


def test_the_start_leads_to_the_page(client):
    answer = client.get("/api/v1/")
    assert (answer.status_code, answer["Location"]) == (302, "docs/")


def test_the_page_has_no_inline_code_and_no_cookie(client):
    answer = client.get("/api/v1/docs/")
    page = answer.content.decode()
    assert (answer.status_code, answer.cookies) == (200, {})
    assert "Vary" not in answer
    assert re.findall(r"<style|style=|\son\w+=|<script>", page) == []
    assert [
        address for address in re.findall(r'(?:src|href)="([^"]*)"', page) if "//" in address
    ] == []


def test_all_its_files_are_there(client):
    page = client.get("/api/v1/docs/").content.decode()
    files = re.findall(r'"/static/([^"]*)"', page)
    assert len(files) == 4
    assert [name for name in files if finders.find(name) is None] == []


@pytest.mark.django_db(transaction=True)
def test_in_a_browser_it_shows_every_address_and_breaks_no_rule(chromium, live_url):
    cast.programme(cast.district("nord", "16001"))
    page = chromium.new_page()
    complaints, asked = [], []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_url}/api/v1/docs/")
    page.wait_for_selector(".opblock")
    shown = page.locator(".opblock-summary-path").all_inner_texts()
    page.locator("#operations-districts-districts .opblock-summary-control").click()
    page.locator(".try-out__btn").click()
    page.locator(".execute").click()
    answered = page.locator(".live-responses-table .response-col_status").nth(1).inner_text()
    page.close()
    assert answered.strip() == "200"
    assert len(shown) == 17
    assert complaints == []
    assert [url for url in asked if not url.startswith((live_url, "data:"))] == []
