"""One's own account in a real browser: an app, codes, passkeys and sessions, for everybody."""

import re

import pytest

from tests import attempts, cast, factors
from tests.accessibility import complaints
from tests.account_browser import by_password, press, show_again, with_authenticator

PHONE = {"width": 375, "height": 740}


@pytest.fixture
def aylin(transactional_db):
    person = cast.person("aylin", cast.district("nord", "16001"))
    factors.confirmed(person)
    attempts.forget_person(person)
    return person


@pytest.fixture
def page(chromium, aylin):
    context = chromium.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def log_in(page, live_url, lang="de", there="/account/"):
    page.goto(f"{live_url}/account/login/?lang={lang}&next={there}")
    by_password(page)


def set_up_app(page, live_url) -> str:
    page.goto(f"{live_url}/account/second-factor/totp/activate/")
    show_again(page)
    page.click("details summary")
    key = page.input_value("#secret")
    page.fill("[name=code]", factors.shown_by_app(key, later=-1))
    press(page, "code")
    page.wait_for_selector(".account__codes")
    return key


def test_an_app_then_a_recovery_code(page, live_url):
    log_in(page, live_url)
    key = set_up_app(page, live_url)
    codes = page.locator(".account__codes code").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as saved:
        page.click("a[download]")
    assert saved.value.suggested_filename == "wiederherstellungscodes-kreiskalender.txt"
    page.context.clear_cookies()
    for code in (factors.shown_by_app(key), codes[3]):
        log_in(page, live_url, there="/de/nord/desk/")
        page.wait_for_selector("[name=code]")
        assert page.locator(".kern-error, .summary").count() == 0
        page.fill("[name=code]", code)
        press(page, "code")
        page.wait_for_url(f"{live_url}/de/nord/desk/")
        page.context.clear_cookies()
    log_in(page, live_url)
    page.fill("[name=code]", codes[3])
    press(page, "code")
    page.wait_for_selector(".summary")
    assert "Dieser Code stimmt nicht." in page.locator(".summary").inner_text()


def test_a_passkey_logs_in_alone(page, live_url):
    tools, number = with_authenticator(page)
    log_in(page, live_url)
    page.goto(f"{live_url}/account/second-factor/webauthn/add/")
    show_again(page)
    page.fill("[name=name]", "Rechner im Amt")
    press(page, "credential")
    page.wait_for_selector(".account__codes")
    page.context.clear_cookies()
    page.goto(f"{live_url}/account/login/?next=/ar/nord/desk/")
    press(page, "credential")
    page.wait_for_url(f"{live_url}/ar/nord/desk/")
    page.goto(f"{live_url}/account/second-factor/webauthn/?lang=de")
    assert "Rechner im Amt" in page.inner_text("main")
    page.click("a[href$='/remove/']")
    show_again(page)
    page.locator("main form button").click()
    page.wait_for_url("**/webauthn/")
    assert "noch keinen Passkey" in page.inner_text("main")
    page.context.clear_cookies()
    page.goto(f"{live_url}/account/login/?lang=de")
    press(page, "credential")
    page.wait_for_selector(".messages")
    assert "Der Passkey wurde nicht angenommen." in page.inner_text(".messages")
    tools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": number})


def test_a_passkey_is_the_second_step_and_shows_who_one_is(page, live_url):
    with_authenticator(page)
    log_in(page, live_url)
    page.goto(f"{live_url}/account/second-factor/webauthn/add/")
    show_again(page)
    press(page, "credential")
    page.wait_for_selector(".account__codes")
    page.context.clear_cookies()
    log_in(page, live_url, there="/de/nord/desk/")
    page.wait_for_selector("[name=code]")
    press(page, "credential")
    page.wait_for_url(f"{live_url}/de/nord/desk/")
    page.goto(f"{live_url}/account/second-factor/webauthn/reauthenticate/?next=/account/email/")
    press(page, "credential")
    page.wait_for_url(f"{live_url}/account/email/")


def test_a_browser_without_passkeys_and_a_refusal_say_so(chromium, page, live_url):
    page.goto(f"{live_url}/account/login/?lang=de")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')) }")
    press(page, "credential")
    page.wait_for_selector(".passkey__failed:not(:empty)")
    assert "Bitte versuchen Sie es noch einmal" in page.inner_text(".passkey__failed")
    assert complaints(page) == []
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{live_url}/account/login/?lang=de")
    assert "Ein Passkey braucht JavaScript" in plain.inner_text("main")
    assert not plain.locator("form.passkey button").is_visible()
    context.close()


def test_one_session_is_ended_and_then_all_others(page, chromium, live_url, aylin):
    others = [chromium.new_context(), chromium.new_context()]
    tabs = [context.new_page() for context in others]
    for tab in (*tabs, page):
        log_in(tab, live_url)
        tab.wait_for_url(f"{live_url}/account/")
    page.goto(f"{live_url}/account/sessions/")
    assert page.locator(".account__rows > li").count() == 3
    press(page, "session")
    page.wait_for_selector(".messages")
    assert page.locator(".account__rows > li").count() == 2
    ended = [tab.goto(f"{live_url}/account/").url for tab in tabs]
    assert sum("/login/" in url for url in ended) == 1
    page.locator("main form:not(:has([name=session])) button").click()
    page.wait_for_function("document.querySelectorAll('.account__rows > li').length === 1")
    assert all("/login/" in tab.goto(f"{live_url}/account/").url for tab in tabs)
    for context in others:
        context.close()


OUTSIDE = ["login/", "login/code/", "password/reset/", "password/reset/done/", "inactive/"]
OUTSIDE += ["logout/", "password/reset/key/1-x/", "password/reset/key/done/", "confirm-email/x/"]
INSIDE = ["", "password/change/", "email/", "logout/", "sessions/", "second-factor/"]
INSIDE += ["reauthenticate/", "reauthenticate/code/", "second-factor/reauthenticate/"]
INSIDE += ["second-factor/webauthn/reauthenticate/", "second-factor/totp/deactivate/"]
INSIDE += ["second-factor/webauthn/", "second-factor/webauthn/add/"]
INSIDE += ["second-factor/recovery-codes/", "second-factor/recovery-codes/generate/"]
HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => +each.tagName[1])"


def wrong_with(page, address) -> list[str]:
    page.goto(address)
    if not re.search(r"/account/", page.url):
        return [f"leads to {page.url}"]
    levels = page.evaluate(HEADINGS)
    steps = [after - before for before, after in zip(levels, levels[1:], strict=False)]
    found = complaints(page)
    if levels.count(1) != 1 or levels[0] != 1 or any(step > 1 for step in steps):
        found.append(f"headings {levels}")
    return [f"{address}: {each}" for each in found]


@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_nobody_is_kept_out(page, live_url, aylin, lang):
    found = []
    for path in OUTSIDE:
        found += wrong_with(page, f"{live_url}/account/{path}?lang={lang}")
    page.goto(f"{live_url}/account/login/code/?lang={lang}")
    page.fill("[name=email]", "niemand@amt.example")
    press(page, "email")
    found += wrong_with(page, f"{live_url}/account/login/code/confirm/?lang={lang}")
    page.context.clear_cookies()
    log_in(page, live_url, lang)
    page.wait_for_url(f"{live_url}/account/")
    found += wrong_with(page, f"{live_url}/account/second-factor/?lang={lang}")
    page.goto(f"{live_url}/account/second-factor/totp/activate/?lang={lang}")
    show_again(page)
    found += wrong_with(page, f"{live_url}/account/second-factor/totp/activate/?lang={lang}")
    factors.all_of(aylin)
    key = factors.passkey(aylin, "مفتاح").pk
    one = [f"second-factor/webauthn/keys/{key}/{what}/" for what in ("edit", "remove")]
    for path in INSIDE + one:
        found += wrong_with(page, f"{live_url}/account/{path}?lang={lang}")
    page.context.clear_cookies()
    log_in(page, live_url, lang)
    found += wrong_with(page, f"{live_url}/account/second-factor/authenticate/?lang={lang}")
    assert found == []
