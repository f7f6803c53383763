"""Many events at once in a real browser: by thumb, by keyboard, without scripts, for everybody."""

import time

import pytest
from django.utils import timezone

from feeds.incoming import pulling
from programme.credentials import edit_links
from programme.models.source import Source
from programme.models.submission import Submission
from tests.accessibility import complaints
from tests.feeds.incoming.web_server import WebServer
from tests.pages.partner.bringing import SAMPLES

PHONE = {"width": 375, "height": 740}


class Hand:
    """Somebody at a small screen: counts what they touch."""

    def __init__(self, page):
        self.page, self.touched, self.began = page, 0, time.monotonic()

    def tap(self, selector):
        self.page.locator(selector).first.click()
        self.touched += 1

    def type(self, name, text):
        self.page.locator(f"[name='{name}']").fill(text)
        self.touched += 1

    def file(self, name):
        self.page.locator("[name=file]").set_input_files(SAMPLES / name)
        self.touched += 1


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def phone(request, chromium, live_url):
    context = chromium.new_context(viewport=PHONE, java_script_enabled=request.param)
    page = context.new_page()
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("console", lambda line: line.type == "error" and page.trouble.append(line.text))
    yield page
    context.close()


@pytest.mark.parametrize("name", ["zwoelf.ics", "zwoelf.csv"])
def test_twelve_events_in_six_touches(phone, live_url, week, name, capsys):
    """A person needs some ten seconds for each touch, and a minute to read: under five minutes."""
    phone.goto(f"{live_url}/de/nord/submit/import/")
    hand = Hand(phone)
    hand.file(name)
    hand.type("organiser", "Verein Miteinander")
    hand.tap("input[name=openness][value=public]")
    hand.type("contact_email", "bruno@verein.example")
    hand.tap(".submit__send button")
    phone.wait_for_selector(".import__row")
    assert phone.locator(".import__row").count() == 12
    assert phone.locator("input[name=take]:checked").count() == 12
    hand.tap(".submit__send button[value=confirm]")
    phone.wait_for_selector(".counts")
    assert phone.locator(".counts li").first.inner_text().startswith("12")
    seconds = time.monotonic() - hand.began
    with capsys.disabled():
        print(f"\n  twelve events from {name}: {hand.touched} touches, {seconds:.1f} s of waiting")
    assert (hand.touched, Submission.objects.count()) == (6, 12)
    assert hand.touched * 10 + 60 + seconds < 300
    assert phone.trouble == []


def test_the_second_time_with_a_link_takes_three(chromium, live_url, week, capsys):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    token = edit_links.to_partner(week.district, "bruno@verein.example", at=timezone.now())
    address = f"{live_url}/de/nord/submit/import/{token}/"
    page.goto(address)
    page.locator("[name=file]").set_input_files(SAMPLES / "zwoelf.ics")
    page.locator("[name=organiser]").fill("Verein Miteinander")
    page.locator("input[name=openness][value=public]").click()
    page.locator(".submit__send button").click()
    page.wait_for_selector(".import__row")
    page.locator("button[value=confirm]").click()
    page.wait_for_selector(".counts")
    page.goto(address)
    hand = Hand(page)
    hand.file("zwoelf.ics")
    hand.tap(".submit__send button")
    page.wait_for_selector(".quiet summary")
    assert page.locator("h1").inner_text() == "Nichts Neues gefunden"
    hand.tap(".submit__send button")
    page.wait_for_selector(".brought")
    with capsys.disabled():
        print(f"\n  the same calendar again: {hand.touched} touches")
    assert (hand.touched, Submission.objects.count()) == (3, 12)
    context.close()


def test_a_followed_calendar_shows_itself_when_it_is_there(phone, live_url, week, settings):
    server = WebServer()
    settings.IMPORT_TRUSTED_HOSTS = [f"127.0.0.1:{server.port}"]
    server("/a.ics", (SAMPLES / "zwoelf.ics").read_bytes())
    token = edit_links.to_partner(week.district, "bruno@verein.example", at=timezone.now())
    phone.goto(f"{live_url}/de/nord/submit/import/{token}/")
    hand = Hand(phone)
    hand.type("url", server.url("/a.ics"))
    hand.type("organiser", "Verein Miteinander")
    hand.tap("input[name=openness][value=public]")
    hand.tap(".submit__send button")
    phone.wait_for_selector("#job")
    source = pulling.claim(Source.objects.get().pk)
    pulling.pull(source, at=timezone.now())
    server.stop()
    if not phone.evaluate("typeof window.htmx === 'object'"):
        phone.locator("#job a").click()
    phone.wait_for_selector(".import__row")
    assert phone.locator("input[name=follow]").is_checked()
    hand.tap("button[value=confirm]")
    phone.wait_for_selector("button[value=pause]")
    assert Source.objects.get().state == "followed"
    assert phone.trouble == []


def pages(week):
    """Every page of an import, with good and with bad news."""
    token = edit_links.to_partner(week.district, "bruno@verein.example", at=timezone.now())
    mine = f"submit/import/{token}/"
    found = {"start": "submit/import/", "mine": mine}
    for intake in Source.objects.get().intakes.all():
        found[f"{intake.state} {intake.pk}"] = f"{mine}{intake.pk}/"
    return found


@pytest.fixture
def attempts(chromium, live_url, week, tmp_path):
    """Attempts in every state, as people leave them behind."""
    token = edit_links.to_partner(week.district, "bruno@verein.example", at=timezone.now())
    context = chromium.new_context()
    page = context.new_page()
    changed = tmp_path / "changed.ics"
    text = (SAMPLES / "nextcloud.ics").read_text().replace("Kunst im", "Kunst am und im")
    changed.write_text(text.replace("b0001", "b0099").replace("Nacht der", "Tag der"))
    names = ["nextcloud.ics", "liste-cp1252-semikolon.csv", "typo3.ics"]
    for file in (*(SAMPLES / name for name in names), changed):
        page.goto(f"{live_url}/de/nord/submit/import/{token}/")
        page.locator("[name=file]").set_input_files(file)
        page.locator("[name=organiser]").fill("Verein Miteinander")
        page.locator("input[name=openness][value=public]").click()
        page.locator(".submit__send button").click()
        page.wait_for_selector(".import__row")
        if file.name == "nextcloud.ics":
            page.locator("button[value=confirm]").click()
            page.wait_for_selector(".counts")
    context.close()
    problems = [{"code": "web_page", "severity": "error", "column": "", "values": {}}]
    for state in ("waiting", "failed", "discarded"):
        Source.objects.get().intakes.create(at=timezone.now(), state=state, problems=problems)


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_nobody_is_kept_out(chromium, live_url, week, attempts, lang):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    found = pages(week)
    states = [name.split()[0] for name in found]
    assert sorted(states[2:]) == ["discarded", "done", "failed", *["preview"] * 3, "waiting"]
    for name, path in found.items():
        page.goto(f"{live_url}/{lang}/nord/{path}")
        assert (name, complaints(page)) == (name, [])
    page.goto(f"{live_url}/{lang}/nord/submit/import/")
    page.locator(".submit__send button").click()
    page.wait_for_selector(".summary:focus")
    assert complaints(page) == []
    context.close()


def test_the_keyboard_alone_suffices(chromium, live_url, week):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{live_url}/de/nord/submit/import/")
    page.locator("[name=file]").set_input_files(SAMPLES / "typo3.ics")
    page.locator("[name=file]").focus()
    _to(page, "organiser")
    page.keyboard.type("Landratsamt")
    _to(page, "openness")
    page.keyboard.press("Space")
    _to(page, "place")
    page.keyboard.type("Neustadt")
    _to(page, "contact_email")
    page.keyboard.type("bruno@verein.example")
    page.keyboard.press("Enter")
    page.wait_for_selector(".import__row")
    for n in (1, 2):
        _to(page, f"kind-{n}")
        page.keyboard.press("ArrowDown")
    _to(page, "take")  # the third one is not wanted
    page.keyboard.press("Space")
    _to(page, "wish")
    page.keyboard.press("Enter")
    page.wait_for_selector(".counts li")
    assert Submission.objects.count() == 2
    context.close()


def _to(page, name):
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"{name} cannot be reached")
