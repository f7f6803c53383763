"""The partner's days, in a real browser on a phone: by thumb, interrupted, with a lost link."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.submission import Submission
from tests import cast
from tests.accessibility import complaints

pytestmark = pytest.mark.django_db(transaction=True)


class Thumb:
    """Counts what somebody touches and what they fill in."""

    def __init__(self, page):
        self.page, self.touched, self.filled = page, 0, 0

    def type(self, name, text):
        self.page.fill(f"[name='{name}']", text)
        self.touched, self.filled = self.touched + 1, self.filled + 1

    def choose(self, name, value):
        self.page.select_option(f"select[name='{name}']", value)
        self.touched, self.filled = self.touched + 1, self.filled + 1

    def tap(self, selector):
        self.page.locator(selector).first.click()
        self.touched += 1

    def print(self, what):
        print(f"{what}: {self.touched} interactions, {self.filled} fields")


def required(thumb, week):
    thumb.type("title", "Zwiebelkuchen für alle")
    thumb.type("summary", "Wir backen zusammen.")
    thumb.choose("category", "kochen")
    thumb.type("dates-0-day", (week.starts_on + timedelta(5)).isoformat())
    thumb.type("dates-0-start", "18")
    thumb.type("name", "Bürgerhaus")
    thumb.type("town", "Neustadt")
    thumb.type("organiser", "Verein Miteinander")
    thumb.tap("input[name=openness][value=public]")
    thumb.type("contact_email", "bruno@verein.example")


def only():
    return from_data(Submission.objects.get().latest.data)


def letters(folder):
    found = sorted(folder.iterdir()) if folder.exists() else []
    return [message_from_bytes(path.read_bytes(), policy=default) for path in found]


def test_by_thumb_with_the_preview_and_then_a_second_one(live_url, world, page):
    trouble = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda line: line.type == "error" and trouble.append(line.text))
    page.goto(f"{live_url}/en/nord/submit/")
    first = Thumb(page)
    required(first, world)
    page.wait_for_selector("[data-part=preview] .preview")
    page.wait_for_function("document.querySelector('[name=altcha]').value")
    assert complaints(page) == []
    first.tap(".submit__send button")
    page.wait_for_url("**/receipt/")
    second = Thumb(page)
    second.tap("a[href$='/another/']")
    second.type("title", "Lesung")
    second.type("summary", "Es liest jemand.")
    second.type("dates-0-day", (world.starts_on + timedelta(6)).isoformat())
    second.tap(".submit__send button")
    page.wait_for_url("**/receipt/")
    first.print("first event")
    second.print("second event")
    assert (first.touched <= 12, second.touched <= 5) == (True, True)
    assert Submission.objects.count() == 2
    assert trouble == []


def test_an_interrupted_entry_comes_back(live_url, world, page):
    address = f"{live_url}/de/nord/submit/"
    page.goto(address)
    thumb = Thumb(page)
    required(thumb, world)
    thumb.tap("button[name=add][value=dates]")
    thumb.type("dates-1-day", (world.starts_on + timedelta(7)).isoformat())
    thumb.type("dates-1-start", "19")
    page.wait_for_timeout(500)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "Zwiebelkuchen" in kept
    assert ("confirm_address" in kept, "csrf" in kept, "form_key" in kept) == (False,) * 3

    page.goto("about:blank")
    page.goto(address)
    assert page.locator("[data-kept]").is_visible()
    assert page.input_value("[name=title]") == "Zwiebelkuchen für alle"
    assert page.input_value("[name='dates-1-start']") == "19"
    assert page.is_checked("[name=openness][value=public]")
    assert complaints(page) == []
    page.locator(".submit__send button").first.click()
    page.wait_for_url("**/receipt/")
    assert len(only().whens) == 2

    page.goto(address)
    assert page.locator("[data-kept]").is_hidden()
    assert page.input_value("[name=title]") == ""
    page.fill("[name=title]", "Ein anderer Abend")
    page.wait_for_timeout(500)
    page.reload()
    assert page.input_value("[name=title]") == "Ein anderer Abend"
    page.locator("[data-kept] button").click()
    page.wait_for_function("document.querySelector('[name=title]').value === ''")


def test_a_pasted_invitation_becomes_an_event(live_url, world, page):
    day = world.starts_on + timedelta(5)
    page.goto(f"{live_url}/en/nord/submit/")
    page.get_by_role("link", name="I have a text already").click()
    assert complaints(page) == []
    page.fill(
        "[name=text]",
        f"Einladung zum Abend der Begegnung\n\nWann: {day.day}.{day.month}.{day.year}, 18 Uhr\n"
        "Wo: Bürgerhaus, Hauptstraße 5, 99999 Neustadt\nVeranstalter: Verein Miteinander\n"
        "Eintritt frei\n\nWir singen Lieder aus vielen Ländern und essen zusammen.\n",
    )
    page.get_by_role("button", name="Fill in the form").click()
    page.wait_for_selector("#understood")
    assert complaints(page) == []
    thumb = Thumb(page)
    if not page.input_value("[name=category]"):
        thumb.choose("category", "fest")
    thumb.tap("input[name=openness][value=public]")
    thumb.type("contact_email", "bruno@verein.example")
    thumb.tap(".submit__send button")
    page.wait_for_url("**/receipt/")
    thumb.print("pasted invitation")
    assert (only().title, only().is_free, only().whens[0].starts_on) == (
        "Abend der Begegnung",
        True,
        day,
    )


def test_a_lost_link_comes_by_mail_then_text_and_dates_change(
    live_url, world, page, worker_process, tmp_path
):
    aylin = world.district.memberships.get().user
    days = [world.starts_on + timedelta(n) for n in (7, 14, 21)]
    cast.accepted(world, aylin, whens=tuple(map(cast.when, days)))
    worker_process.start(EMAIL_URL=f"filemail:///{tmp_path / 'mail'}")
    page.goto(f"{live_url}/en/nord/submit/link/")
    assert complaints(page) == []
    page.fill("[name=email]", "bruno@verein.example")
    page.get_by_role("button", name="Send me the link").click()
    page.get_by_text("If we know the address").wait_for()

    def link():
        bodies = [letter.get_content() for letter in letters(tmp_path / "mail")]
        return next((m[0] for body in bodies if (m := re.search(r"http\S+/mine/\S+", body))), None)

    worker_process.wait_until(link)
    page.goto(link())
    assert complaints(page) == []
    page.get_by_role("button", name="Change or cancel").click()
    page.wait_for_url("**/edit/**")
    page.fill("[name=title]", "Stammtisch für alle")
    page.locator(".submit__send button").click()
    page.wait_for_url("**done=change")
    assert Submission.objects.get().state == "changed"
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"
    page.get_by_text("Cancel, postpone or mark as full").click()
    page.check("[name='report-status'][value=cancelled]")
    keys = [row.key for row in Event.objects.get().occurrences.order_by("key")]
    page.check(f"[name='report-keys'][value='{keys[1]}']")
    page.get_by_role("button", name="Next: how it will read").first.click()
    assert complaints(page) == []
    page.get_by_role("button", name="Tell everybody now").click()
    page.wait_for_url("**done=report")
    page.get_by_text("Moved to another day").click()
    assert complaints(page) == []
    page.check(f"[name='move-key'][value='{keys[2]}']")
    page.fill("[name='move-start']", "20")
    page.get_by_role("button", name="Next: how it will read").last.click()
    page.get_by_role("button", name="Tell everybody now").click()
    page.wait_for_url("**done=report")
    rows = Event.objects.get().occurrences.order_by("key")
    assert [row.status for row in rows] == ["scheduled", "cancelled", "moved"]


def test_without_javascript_an_entry_is_kept_and_sent_later(live_url, world, chromium):
    context = chromium.new_context(
        viewport={"width": 375, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{live_url}/en/nord/submit/")
    page.fill("[name=title]", "Lesung")
    page.fill("[name=contact_email]", "bruno@verein.example")
    page.get_by_role("button", name="Keep it for later").click()
    page.get_by_text("Kept, not sent yet.").wait_for()
    assert Submission.objects.get().state == "draft"
    page.fill("[name=summary]", "Es liest jemand.")
    page.select_option("select[name=category]", "vortrag")
    page.fill("[name='dates-0-day']", (world.starts_on + timedelta(5)).isoformat())
    page.fill("[name='dates-0-start']", "19")
    page.fill("[name=town]", "Neustadt")
    page.fill("[name=organiser]", "Verein")
    page.check("[name=openness][value=public]")
    page.locator(".submit__send button").first.click()
    page.wait_for_url("**done=change")
    assert (Submission.objects.get().state, only().title) == ("submitted", "Lesung")
    context.close()


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_nobody_is_kept_out(live_url, world, chromium, lang):
    """Every new page at 320 pixels; the page of an Arabic reader runs from right to left."""
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    for path in ("submit/", "submit/link/", "submit/ikw/paste/"):
        page.goto(f"{live_url}/{lang}/nord/{path}")
        assert page.evaluate("document.dir") == ("rtl" if lang == "ar" else "ltr")
        assert (path, complaints(page)) == (path, [])
    context.close()
