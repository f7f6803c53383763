"""The desk in a real browser: for everybody, in both directions, in the dark, on a small phone."""

import pytest

from programme.actors import PARTNER
from programme.drafts.event_draft import from_data
from programme.submissions import revising
from tests import cast
from tests.accessibility import complaints, violations

PHONE = {"width": 375, "height": 740}


@pytest.fixture
def cases(week, aylin):
    asked = cast.offered(week, whens=(cast.when(stated_weekday=1),), summary="Ruf an: 0171 2345678")
    changed = cast.accepted(week, aylin, title="Sommerfest").submission
    whens = from_data(changed.latest.data).whens
    new = cast.draft(title="Sommerfest im Park", summary="", whens=whens)
    revising.revise(changed, new, by=PARTNER, at=cast.AT)
    return {"asked": asked, "changed": changed}


def log_in(page, live_url, lang="de"):
    page.goto(f"{live_url}/account/login/?next=/{lang}/nord/desk/")
    page.locator("[name=username]").fill("aylin")
    page.locator("[name=password]").fill("geheim")
    page.locator("form.panel button[type=submit]").click()
    page.wait_for_url("**/desk/")


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_nobody_is_kept_out(chromium, live_url, cases, lang):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{live_url}/account/login/?next=/{lang}/nord/desk/")
    page.locator("form.panel button[type=submit]").click()
    page.wait_for_selector(".summary")
    assert complaints(page) == []
    log_in(page, live_url, lang)
    # What tests/pages/test_doors_browser.py does not open: pages with much to say.
    paths = ["?state=all", "?q=nichts", *(f"{case.number}/" for case in cases.values())]
    paths += [f"{cases['asked'].number}/edit/"]
    for path in paths:
        page.goto(f"{live_url}/{lang}/nord/desk/{path}")
        assert (path, complaints(page)) == (path, [])
    context.close()


def test_a_clear_case_takes_three_clicks_from_the_queue(chromium, live_url, week, aylin):
    cast.offered(week)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    log_in(page, live_url, "en")
    page.locator(".queue__title a").click()
    page.get_by_role("button", name="Accept", exact=True).click()
    page.wait_for_url("**?done=accept")
    assert "Accepted. It appears on the website" in page.locator("main").inner_text()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**?done=reopen")
    assert page.get_by_role("button", name="Accept", exact=True).is_visible()
    context.close()


def test_a_proof_shows_its_progress_without_reloading(chromium, live_url, week, aylin):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    trouble = []
    page.on("console", lambda line: line.type == "error" and trouble.append(line.text))
    log_in(page, live_url, "en")
    page.goto(f"{live_url}/en/nord/desk/print/")
    page.get_by_role("button", name="Make a proof").click()
    page.wait_for_selector("#job progress")
    week.jobs.update(state="failed", message="too much")
    page.wait_for_selector("#job .kern-alert--danger")
    assert "more time or memory" in page.locator("#job").inner_text()
    assert (trouble, violations(page)) == ([], [])
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector("#job progress")
    context.close()
