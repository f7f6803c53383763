"""The form in a real browser on a small phone: with and without JavaScript, and for everybody."""

import pytest
from django.utils import timezone

from programme.actors import PARTNER
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.drafts.reports import ALL
from programme.models.submission import Submission
from programme.submissions import reporting
from tests import cast
from tests.accessibility import complaints

PHONE = {"width": 375, "height": 740}


class Thumb:
    """Somebody on a phone: counts what they touch and what they fill in."""

    def __init__(self, page):
        self.page, self.touched, self.filled = page, 0, 0

    def tap(self, selector):
        self.page.locator(selector).first.click()
        self.touched += 1

    def type(self, name, text):
        self.page.locator(f"[name='{name}']").fill(text)
        self.touched += 1
        self.filled += 1

    def choose(self, name, value):
        self.page.locator(f"select[name='{name}']").select_option(value)
        self.touched += 1
        self.filled += 1

    @property
    def counts(self):
        return self.touched, self.filled


@pytest.fixture(params=[True, False], ids=["with-js", "without-js"])
def phone(request, chromium, live_url):
    context = chromium.new_context(viewport=PHONE, java_script_enabled=request.param)
    page = context.new_page()
    page.has_script = request.param
    page.trouble = []
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("console", lambda line: line.type == "error" and page.trouble.append(line.text))
    yield page
    context.close()


def test_submitting_by_thumb(phone, live_url, week):
    """Ten touches for the first event (eleven without JavaScript), five for the second."""
    phone.goto(f"{live_url}/de/nord/submit/")
    thumb = Thumb(phone)
    thumb.type("title", "Offener Stammtisch")
    thumb.type("summary", "Ein Abend zum Kennenlernen.")
    thumb.choose("category", "fest")
    thumb.type("dates-0-day", "Mo 28.9.")
    thumb.type("dates-0-start", "18")
    thumb.type("name", "Mehrgenerationenhaus")
    thumb.type("town", "Neustadt")
    thumb.type("organiser", "Verein Miteinander")
    thumb.type("contact_email", "bruno@verein.example")
    thumb.tap(".submit__send button")
    if not phone.has_script:
        thumb.tap(".summary--ask button")
    phone.wait_for_url("**/receipt/")
    assert thumb.counts == (10 if phone.has_script else 11, 9)
    assert Submission.objects.get().number in phone.locator("main").inner_text()

    second = Thumb(phone)
    second.tap("a[href$='/another/']")
    second.type("title", "Lesung")
    second.type("summary", "Es liest jemand.")
    second.type("dates-0-day", "5.10.")
    second.tap(".submit__send button")
    phone.wait_for_url("**/receipt/")
    assert second.counts == (5, 3)
    assert Submission.objects.count() == 2
    assert phone.trouble == []


@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_the_empty_form_is_four_screens_on_a_phone(phone, live_url, week, settings, lang):
    """Also where it says most: in a demo, of a programme with a closing day and a national week."""
    settings.DEMO = True
    week.submissions_until, week.national_starts_on = week.starts_on, week.starts_on
    week.title = "Interkulturelle Woche 2026"
    week.save()
    phone.goto(f"{live_url}/{lang}/nord/submit/")
    assert phone.evaluate("document.documentElement.scrollHeight") <= 4 * PHONE["height"]


RHYTHMS = {"dates": "dates", "series": "dates series", "period": "period"}


@pytest.mark.parametrize(("chosen", "shown"), RHYTHMS.items(), ids=RHYTHMS)
def test_the_part_of_the_chosen_rhythm_shows_alone(phone, live_url, week, chosen, shown):
    phone.goto(f"{live_url}/de/nord/submit/")
    phone.locator(f"[name=rhythm][value={chosen}]").check()
    for name in ("dates", "series", "period"):
        part = phone.locator(f".rhythm__{name}")
        assert (name, part.is_visible()) == (name, name in shown.split())


def test_what_is_written_and_not_chosen_any_more_is_seen_or_not_sent(phone, live_url, week):
    """With JavaScript the part is left out; without it stays in sight, for it is sent."""
    phone.goto(f"{live_url}/de/nord/submit/")
    phone.locator("[name=rhythm][value=series]").check()
    phone.locator("[name=repeat]").select_option("weekly 1")
    phone.locator("[name=rhythm][value=dates]").check()
    sent = "new FormData(document.querySelector('form.submit')).has('repeat')"
    part = phone.locator(".rhythm__series")
    assert (part.is_visible(), phone.evaluate(sent)) == ((not phone.has_script),) * 2


def test_two_dates_and_a_question_by_thumb(phone, live_url, week):
    phone.goto(f"{live_url}/en/nord/submit/")
    thumb = Thumb(phone)
    for name, text in {
        "title": "Kochen",
        "summary": "Zusammen kochen.",
        "dates-0-day": "Di 28.9.2026",
        "dates-0-start": "17",
        "town": "Neustadt",
        "organiser": "Verein",
        "contact_email": "bruno@verein.example",
    }.items():
        thumb.type(name, text)
    thumb.choose("category", "kochen")
    thumb.tap("input[name=openness][value=public]")
    thumb.tap("button[name=add][value=dates]")
    thumb.type("dates-1-day", "5.10.2026")
    thumb.type("dates-1-start", "17")
    thumb.tap(".submit__send button")
    phone.wait_for_selector(".summary--ask")
    assert "Which day is meant?" in phone.locator(".summary--ask").inner_text()
    thumb.tap(".summary--ask input[value='2026-09-29']")
    thumb.tap(".summary--ask button")
    if not phone.has_script:
        thumb.tap("[aria-labelledby=confirm] button")
    phone.wait_for_url("**/receipt/")
    days = [when.starts_on.isoformat() for when in from_data(_latest()).whens]
    assert days == ["2026-09-29", "2026-10-05"]
    assert phone.trouble == []


def _latest():
    return Submission.objects.get().latest.data


def test_enter_sends_and_does_not_add_a_date(phone, live_url, week):
    phone.goto(f"{live_url}/en/nord/submit/")
    phone.locator("[name=title]").fill("Fest")
    phone.locator("[name=title]").press("Enter")
    phone.wait_for_selector(".summary")
    assert "Please check your entries" in phone.locator(".summary").inner_text()
    assert phone.locator("[name='dates-1-day']").count() == 0


def test_a_date_is_added_and_removed_at_once(chromium, live_url, week):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{live_url}/en/nord/submit/")
    page.locator("button[name=add][value=dates]").click()
    page.locator("[name='dates-1-day']").fill("5.10.2026")
    assert page.evaluate("document.activeElement.name") == "dates-1-day"
    page.locator("#dates-1 button[name=remove]").click()
    assert page.locator("#dates-1").is_hidden()
    assert page.locator("[name='dates-1-day']").input_value() == ""
    assert page.url == f"{live_url}/en/nord/submit/"
    context.close()


def pages_of_a_partner(week, aylin):
    """Of an event that is public: its page has everything that one can tell or take back."""
    submission = cast.accepted(week, aylin, whens=(cast.when(stated_weekday=1),)).submission
    reporting.report(submission, "full", keys=ALL, by=PARTNER, at=timezone.now())
    token = edit_links.to_submission(submission, at=timezone.now())
    mine = edit_links.to_partner(week.district, cast.BRUNO.email, at=timezone.now())
    return {
        "form": "submit/",
        "edit": f"submit/edit/{token}/",
        "receipt": f"submit/edit/{token}/receipt/",
        "unknown": f"submit/edit/{'x' * 43}/",
        "mine": f"submit/mine/{mine}/",
    }


def path_to_edit(week) -> str:
    submission = week.submissions.get(state="accepted")
    return f"submit/edit/{edit_links.to_submission(submission, at=timezone.now())}/"


def tell(page, name, **said):
    """Fill one of the small forms and go to its second step, which has the focus."""
    form = page.locator(f"form[action$='/{name}/']").last
    form.evaluate("form => form.closest('details').open = true")
    form.evaluate("form => form.querySelectorAll('details').forEach(each => each.open = true)")
    for field, value in said.items():
        control = form.locator(f"[name='{field}']")
        if control.first.get_attribute("type") == "radio":
            form.locator(f"[name='{field}'][value='{value}']").check()
        else:
            control.fill(value)
    form.locator("button[type=submit]").click()
    page.locator(".summary--ask:focus").wait_for()


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_nobody_is_kept_out(chromium, live_url, week, aylin, lang):
    """axe finds nothing and nothing sticks out, also when there is much to complain about."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    for name, path in pages_of_a_partner(week, aylin).items():
        page.goto(f"{live_url}/{lang}/nord/{path}")
        assert (name, complaints(page)) == (name, [])
    page.goto(f"{live_url}/{lang}/nord/{path_to_edit(week)}")
    tell(page, "report", **{"report-status": "cancelled", "report-note": "krank"})
    assert complaints(page) == []
    tell(page, "move", **{"move-name": "Stadthalle", "move-start": "19"})
    assert complaints(page) == []
    page.locator(".summary--ask button").click()
    page.wait_for_url("**/?done=report")
    assert complaints(page) == []
    page.goto(f"{live_url}/{lang}/nord/submit/")
    page.locator(".submit__send button").first.click()
    page.locator(".summary:focus").wait_for()
    for name, text in {"title": "A" * 300, "dates-0-day": "Di 31.9.", "dates-0-start": "x"}.items():
        page.locator(f"[name='{name}']").fill(text)
    page.locator(".submit__send button").first.click()
    page.wait_for_selector(".summary")
    assert complaints(page) == []
    context.close()


def tab_to(page, name):
    for _ in range(40):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no tab leads to {name}")


def test_the_keyboard_alone_suffices(chromium, live_url, week):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{live_url}/de/nord/submit/")
    page.locator("[name=title]").focus()
    for name, keys in {
        "title": "Fest",
        "summary": "Ein Fest.",
        "category": "f",
        "dates-0-day": "28.9.",
        "dates-0-start": "15",
        "name": "Markt",
        "town": "Neustadt",
        "organiser": "Verein",
    }.items():
        tab_to(page, name)
        page.keyboard.type(keys)
    tab_to(page, "openness")
    page.keyboard.press("Space")
    tab_to(page, "contact_email")
    page.keyboard.type("bruno@verein.example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipt/")
    draft = from_data(_latest())
    assert (draft.title, draft.place.town, draft.openness) == ("Fest", "Neustadt", "public")
    context.close()


def test_the_counter_counts_as_the_server_does(phone, live_url, week):
    phone.goto(f"{live_url}/de/nord/submit/")
    if not phone.has_script:
        assert phone.locator(".counter").first.is_hidden()
        return
    field = phone.locator("textarea[name=description]")
    for fold in phone.locator("details:has(textarea[name=description]) > summary").all():
        fold.click()
    counter = phone.locator(f"[data-counter='{field.get_attribute('id')}']")
    most = int(counter.get_attribute("data-max"))
    field.fill("  " + "a" * (most + 1234) + " \n\n ")
    assert counter.inner_text() == "Zu viel (Zeichen): 1.234"
