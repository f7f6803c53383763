"""Every state of the form is for everybody: axe finds nothing, and nothing sticks out.

Each by light and in the dark, at 375 and 320 pixels, from the left and from the right.
"""

import pytest

from tests.accessibility import COLOURS, complaints, outline, overflow, violations
from tests.pages.partner.filling import STAMMTISCH

LETTER = """ABGESAGT: Kinoabend am 28.9.2026, 19 bis ca. 21 Uhr
Ort: Bürgerhaus, Hauptstraße 5, 99999 Neustadt
Bei Regen: Turnhalle
Veranstalter: Verein Miteinander
Eintritt: 5 €
Anmeldung erforderlich unter anmeldung@verein.example
Sprachen: Deutsch, Arabisch
Nur für geladene Gäste
Wir zeigen einen Film.
"""


@pytest.fixture(params=["de", "ar"])
def page(request, chromium, live_url, week):
    week.district.fundings.create(code="leben", name="Demokratie leben", sentence="x")
    context = chromium.new_context(viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.address = f"{live_url}/{request.param}/nord/submit/"
    page.goto(page.address)
    yield page
    context.close()


def send(page):
    page.locator(".submit__send button").first.click()


def fill(page, **changes):
    said = STAMMTISCH | {name.replace("__", "-"): text for name, text in changes.items()}
    for name, text in said.items():
        field = page.locator(f"[name='{name}']")
        if name == "category":
            field.select_option(text)
        elif name == "openness":
            page.locator(f"[name=openness][value={text}]").check()
        elif name != "language":
            field.fill(text)


def choose(page, rhythm):
    page.locator(f"[name=rhythm][value={rhythm}]").check()


def of_dates(page):
    page.locator("button[name=add][value=dates]").click()


def of_a_series(page):
    choose(page, "series")
    page.locator("[name=repeat]").select_option("weekly 1")


def of_a_series_by_month(page):
    choose(page, "series")
    page.locator("[name=repeat]").select_option(index=3)


def of_an_exhibition(page):
    choose(page, "period")
    page.locator("button[name=add][value=hours]").click()


def with_the_calendar(page):
    page.locator(".picker__button").first.click()
    page.locator(".days").wait_for()


def with_errors_in_every_fold(page):
    fill(page, title="A" * 300, dates__0__start="x")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    for name in ("deadline", "age_min", "dates-0-last_day", "places", "not_on"):
        page.evaluate("name => document.getElementsByName(name)[0].value = 'x'", name)
    for name in ("website", "registration_email", "registration_url"):
        page.locator(f"[name={name}]").fill("kein Ort")
    send(page)
    page.locator(".summary:focus").wait_for()


def with_an_empty_form_sent(page):
    send(page)
    page.locator(".summary:focus").wait_for()


def of_an_exhibition_with_errors(page):
    choose(page, "period")
    with_an_empty_form_sent(page)


def with_a_question(page):
    fill(page, dates__0__day="Di 28.9.2026")
    send(page)
    page.locator(".summary--ask").wait_for()


def with_a_remark(page):
    fill(page, dates__0__day="Di 28.9.2026")
    page.locator(".remark").first.wait_for()


def with_what_was_kept(page):
    fill(page)
    page.wait_for_timeout(500)
    page.reload()
    page.locator("[data-kept]").wait_for()


def after_a_paste(page):
    page.goto(page.locator(".paste a").evaluate("link => link.href"))
    page.locator("textarea[name=text]").fill(LETTER)
    page.locator("main form button[type=submit]").last.click()
    page.locator(".understood").wait_for()
    page.locator(".live .preview").wait_for()


STATES = [
    *(of_dates, of_a_series, of_a_series_by_month, of_an_exhibition, with_the_calendar),
    *(with_errors_in_every_fold, with_an_empty_form_sent, of_an_exhibition_with_errors),
    *(with_a_question, with_a_remark, with_what_was_kept, after_a_paste),
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_state_is_for_everybody(page, state):
    state(page)
    assert complaints(page) + outline(page) == []


def test_a_closed_fold_that_is_filled_is_for_everybody(page):
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    for name in ("price", "registration_text", "dates-0-remark", "end_place", "wishes"):
        page.locator(f"[name='{name}']").fill("Am Bahnhof")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = false))")
    page.locator(".quiet__said:not([hidden])").first.wait_for()
    found = violations(page) + overflow(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 740})
    assert found + violations(page, COLOURS) + overflow(page) == []
