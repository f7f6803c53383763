"""What comes while somebody types: it stands beside its field and moves nothing that is pressed."""

import pytest

from tests.pages.partner.filling import STAMMTISCH

PHONE, DESK = {"width": 375, "height": 740}, {"width": 1280, "height": 900}
SEND = ".submit__send .kern-btn--primary"
WRONG_DAY = "Di 28.9.2026"  # it is a Monday
TOPS = """names => names.map(
    name => document.querySelector(`[name="${name}"]`).getBoundingClientRect().top
)"""


class HeldBack:
    """Answers of the check that come when the test says so."""

    def __init__(self, page):
        self.asked, self.page = [], page
        page.route("**/check/", lambda route: self.asked.append(route))

    def wait(self):
        while not self.asked:
            self.page.wait_for_timeout(50)

    def answer(self):
        """All that were asked for; and what the page does with them is done."""
        for route in self.asked:
            route.fallback()
        self.asked.clear()
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(300)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request, chromium, live_url, week):
    context = chromium.new_context(viewport=request.param)
    yield context.new_page()
    context.close()


def fill(page, live_url, **changes):
    page.goto(f"{live_url}/de/nord/submit/")
    for name, text in (STAMMTISCH | changes).items():
        field = page.locator(f"[name='{name}']")
        if name == "category":
            field.select_option(text)
        elif name == "openness":
            page.locator(f"[name=openness][value={text}]").check()
        elif name != "language":
            field.fill(text)


def middle(page, selector):
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_answer_between_down_and_up_takes_no_press_away(page, live_url):
    """The answer of the check came between pressing and letting go, and the press went nowhere."""
    held = HeldBack(page)
    fill(page, live_url, **{"dates-0-day": WRONG_DAY})
    page.locator(SEND).scroll_into_view_if_needed()
    held.wait()
    page.mouse.move(*middle(page, SEND))
    page.mouse.down()
    held.answer()
    page.mouse.up()
    page.locator(".summary--ask").wait_for()


@pytest.mark.parametrize("pressed", [SEND, "[name=contact_email]"])
def test_an_answer_moves_nothing_under_the_finger(page, live_url, pressed):
    """What stands above grows and shrinks again; what one aims at stays where it is."""
    held = HeldBack(page)
    fill(page, live_url, **{"dates-0-day": WRONG_DAY})
    page.locator(pressed).scroll_into_view_if_needed()
    held.wait()
    before = middle(page, pressed)
    held.answer()
    assert middle(page, pressed) == pytest.approx(before, abs=1)


def test_a_remark_stands_under_its_field_and_goes_when_it_is_mended(page, live_url):
    fill(page, live_url, **{"dates-0-day": WRONG_DAY})
    remark = page.locator(".remark")
    remark.wait_for()
    day = page.locator("[name='dates-0-day']")
    assert remark.get_attribute("id") in day.get_attribute("aria-describedby").split()
    assert "Welcher Tag ist gemeint" in remark.inner_text()
    assert page.locator("[data-spoken]").inner_text() == remark.inner_text()
    below = remark.bounding_box()["y"] - day.bounding_box()["y"] - day.bounding_box()["height"]
    assert 0 <= below < 20
    day.fill("28.9.2026")
    remark.wait_for(state="detached")
    assert day.get_attribute("aria-describedby") is None


@pytest.mark.parametrize(("written", "page_in"), [("de", "ar"), ("ar", "de")])
def test_the_language_that_was_written_stays_when_the_page_changes_its_own(
    page, live_url, written, page_in
):
    page.goto(f"{live_url}/{written}/nord/submit/")
    page.locator("[name=title]").fill("Fest")
    page.wait_for_timeout(400)
    page.locator(f".languages a[lang={page_in}]").first.click()
    page.locator(f"html[lang={page_in}] [data-kept]").wait_for()
    assert page.locator("[name=title]").input_value() == "Fest"
    assert page.locator("[name=language]").input_value() == written


def test_what_is_folded_away_is_remarked_at_its_fold(page, live_url):
    fill(page, live_url, title="Abgesagt: Fest")
    remark = page.locator("#dates details + .remark")
    remark.wait_for()
    assert "Abgesagt" in remark.inner_text()
    fold = page.locator("#dates details:has(+ .remark)")
    assert fold.locator("[name='dates-0-status']").count() == 1
    told = fold.locator("summary").first.get_attribute("aria-describedby")
    assert told == remark.get_attribute("id")


def test_an_error_leaves_the_order_of_the_fields(page, live_url):
    fill(page, live_url, **{"dates-0-start": "abends", "dates-0-end": "22"})
    page.locator(SEND).click()
    page.locator(".summary").first.wait_for()
    names = ["dates-0-day", "dates-0-start", "dates-0-end"]
    tops = page.evaluate(TOPS, names)  # at once: the page scrolls to what is wrong
    assert tops == sorted(tops)
