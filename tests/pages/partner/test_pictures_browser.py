"""The page of a picture in a real browser on a small phone: with and without JavaScript."""

import pytest
from django.utils import timezone

from programme import rate_limits
from programme.credentials import edit_links
from programme.models.submission import Submission
from programme.pictures import picture_facts, picture_verbs
from tests import cast, pictured
from tests.accessibility import complaints
from tests.programme.pictures import drawing

PHONE = {"width": 375, "height": 740}
SEEN = "image => image.decode().then(() => image.naturalWidth)"


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def phone(request, chromium, live_url):
    context = chromium.new_context(viewport=PHONE, java_script_enabled=request.param)
    page = context.new_page()
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("console", lambda line: line.type == "error" and page.trouble.append(line.text))
    yield page
    context.close()


@pytest.fixture
def tab(chromium, live_url):
    context = chromium.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def offered(week):
    rate_limits.reset("picture", "127.0.0.1")
    return cast.offered(week)


@pytest.fixture
def address(live_url, offered):
    token = edit_links.to_submission(offered, at=timezone.now())
    return lambda lang="en": f"{live_url}/{lang}/nord/submit/edit/{token}/picture/"


def photo(name="tanz.jpg", body=None):
    return {"name": name, "mimeType": "image/jpeg", "buffer": body or drawing.photo()}


def test_a_picture_by_thumb(phone, address, offered):
    """From the event's page: one file, two texts, two choices."""
    phone.goto(address().removesuffix("picture/"))
    phone.locator("a[href$='/picture/']").click()
    phone.locator("input[type=file]").set_input_files(photo())
    phone.locator("[name=alt_de]").fill("Frauen und Männer tanzen im Kreis auf dem Marktplatz.")
    phone.locator("[name=author]").fill("Bruno Beispiel")
    phone.locator("input[name=licence][value=own]").check()
    phone.locator("input[name=people][value=agreed]").check()
    phone.locator(".submit__send button").click()
    phone.wait_for_url("**/picture/?done=saved")
    assert phone.locator("figure img").evaluate(SEEN) == 480
    offered.refresh_from_db()
    assert picture_facts.of(picture_verbs.of(offered)) == pictured.COMPLETE
    assert phone.trouble == []


def test_forgetting_something_costs_no_second_upload(phone, address, offered):
    phone.goto(address())
    phone.locator("input[type=file]").set_input_files(photo())
    phone.locator(".submit__send button").click()
    assert phone.locator(".summary li").count() == 4
    assert phone.locator("figure img").evaluate(SEEN) == 480
    phone.locator("[name=alt_de]").fill("Frauen und Männer tanzen im Kreis auf dem Marktplatz.")
    phone.locator("[name=author]").fill("Bruno Beispiel")
    phone.locator("input[name=licence][value=own]").check()
    phone.locator("input[name=people][value=agreed]").check()
    phone.locator(".submit__send button").click()
    phone.wait_for_url("**/picture/?done=saved")
    offered.refresh_from_db()
    assert picture_facts.of(picture_verbs.of(offered)) == pictured.COMPLETE


def test_removing_it(phone, address, offered):
    pictured.upload(offered, at=timezone.now())
    phone.goto(address())
    phone.get_by_text("Remove the picture", exact=True).click()
    phone.get_by_role("button", name="Remove it").click()
    phone.wait_for_url("**/picture/?done=removed")
    offered.refresh_from_db()
    assert picture_verbs.of(offered) is None


def test_what_is_too_heavy_is_said_before_it_is_sent(tab, address, settings):
    settings.PICTURE_MEGABYTES = 1
    tab.goto(address())
    warning = tab.locator("#too-heavy")
    tab.locator("input[type=file]").set_input_files(photo(body=bytes(1_000_001)))
    assert warning.inner_text() == "This file is larger than 1 MB. Please choose a smaller one."
    assert tab.locator("input[type=file]").evaluate("field => field.files.length") == 0
    assert tab.locator("[name=too_heavy]").is_enabled()
    tab.locator("input[type=file]").set_input_files(photo())
    assert warning.is_hidden()
    assert tab.locator("[name=too_heavy]").is_disabled()


@pytest.mark.parametrize("stage", ["empty", "refused", "incomplete", "complete", "closed"])
def test_everybody_can_use_it(tab, address, offered, stage):
    """axe finds nothing, and nothing sticks out of a small screen."""
    if stage in ("complete", "closed"):
        pictured.upload(offered, at=timezone.now())
    if stage == "closed":
        Submission.objects.update(state="withdrawn")
    for lang in ("de", "ar"):
        tab.goto(address(lang))
        if stage in ("refused", "incomplete"):
            body = b"%PDF-1.7" if stage == "refused" else None
            tab.locator("input[type=file]").set_input_files(photo(body=body))
            tab.locator(".submit__send button").click()
            tab.wait_for_selector(".summary")
        assert (lang, complaints(tab)) == (lang, [])


def test_the_keyboard_alone_suffices(tab, address, offered):
    tab.goto(address())
    tab.locator("input[type=file]").set_input_files(photo())
    tab.locator("input[type=file]").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.type("Frauen und Männer tanzen im Kreis auf dem Marktplatz.")
    tab.keyboard.press("Tab")  # what is a good description?
    tab.keyboard.press("Tab")
    tab.keyboard.type("Bruno Beispiel")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")  # another permission
    tab.keyboard.press("Tab")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")  # when must people agree?
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/picture/?done=saved")
    offered.refresh_from_db()
    assert picture_facts.of(picture_verbs.of(offered)) == pictured.COMPLETE
