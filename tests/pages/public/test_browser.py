"""The public pages in a real browser: accessible, at home in every width, asking nobody else."""

import gzip
from datetime import date, time, timedelta
from urllib.parse import urlsplit

import pytest

from feeds import editions
from programme.actors import PARTNER, SYSTEM
from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Rule, Text
from programme.drafts.reports import ALL
from programme.models.event import EventText
from programme.submissions import reporting, submitting
from tests import cast
from tests.accessibility import complaints, outline, overflow

# Bytes of a first view; Arabic brings its own font.
LIMITS = {"de": 65_000, "ar": 90_000}
# The lines of a page's head that the circles lie on.
COVERED = """() => {
  const art = document.querySelector(".head__art").getBoundingClientRect();
  const [x, y, radius] = [art.x + art.width / 2, art.y + art.height / 2, art.width / 2];
  const covered = [];
  for (const element of document.querySelectorAll(".head .wrap > *")) {
    const range = document.createRange();
    range.selectNodeContents(element);
    for (const line of range.getClientRects()) {
      const beside = Math.max(line.left - x, x - line.right, 0);
      const above = Math.max(line.top - y, y - line.bottom, 0);
      if (Math.hypot(beside, above) < radius - 4) covered.push(element.textContent);
    }
  }
  return covered;
}"""
PAGES = {
    "/?lang={lang}": 200,
    "/{lang}/nord/": 200,
    "/{lang}/nord/ikw-2026/": 200,
    "/{lang}/nord/ikw-2026/?free=1&interpretation=ar": 200,
    "/{lang}/nord/ikw-2026/?town=atlantis": 400,
    "/{lang}/nord/ikw-2026/?day=2026-10-01": 200,
    "/{lang}/nord/ikw-2026/kurs/": 200,
    "/{lang}/nord/ikw-2026/ausstellung/": 200,
    "/{lang}/nord/ikw-2026/weg/": 410,
    "/{lang}/nord/ikw-2026/print/": 200,
    "/{lang}/nord/imprint/": 200,
    "/{lang}/nord/privacy/": 200,
    "/{lang}/nord/accessibility/": 200,
    "/{lang}/nord/nichts/": 404,
}


@pytest.fixture
def lively(transactional_db, nord_and_week):
    """A programme with everything that can stand in one."""
    week, aylin = nord_and_week
    monday = date(2026, 9, 28)
    cast.accepted(
        week,
        aylin,
        title="Kurs",
        whens=(
            cast.when(monday, end_time=time(20), note="Im Saal"),
            cast.when(monday + timedelta(1), place=Place(name="Rathaus", town="Altstadt")),
            cast.when(monday + timedelta(9), languages=Languages(spoken=("ar",))),
        ),
        languages=Languages(spoken=("de",), interpreted=("ar",), signed=("gsg",)),
        translations=(Text(language="ar", title="دورة", summary="للجميع"),),
        is_free=True,
        wheelchair="yes",
        features=("childcare", "women_only"),
        audiences=("familien", "frauen"),
        registration=Registration(need="required", text="Bitte anrufen: 000 123"),
        website="https://verein.example/kurs",
    )
    hours = (Hours(weekdays=(0, 1, 2), opens=time(9), closes=time(16)),)
    period = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 10, 9), hours=hours)
    cast.accepted(week, aylin, title="Ausstellung", whens=(), period=period)
    rule = Rule(
        freq="weekly",
        weekdays=(0,),
        starts_on=monday,
        until=date(2026, 11, 2),
        start_time=time(16),
    )
    cast.accepted(week, aylin, title="Café", whens=(), rule=rule)
    off = cast.accepted(week, aylin, title="Abgesagtes")
    reporting.report(off.submission, "cancelled", keys=ALL, by=PARTNER, at=cast.AT)
    editions.release(week, by=SYSTEM, at=cast.AT)
    gone = cast.accepted(week, aylin, title="Weg")
    submitting.withdraw(gone.submission, by=PARTNER, at=cast.AT)


@pytest.fixture
def nord_and_week(transactional_db):
    nord = cast.district(
        "nord", "16001", office="Amt", email="amt@nord.example", phone="000 1", colour="#c8451b"
    )
    week = cast.programme(nord, about={"de": "Alle sind eingeladen."})
    cast.programme(nord, slug="ikw-2025", starts_on=date(2025, 9, 20), ends_on=date(2025, 9, 30))
    return week, cast.person("aylin", nord)


@pytest.fixture
def sheet(chromium, live_url):
    """A browser page of some width that notes every address it asks for."""
    contexts = []

    def inside(width=1280, **options):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.trouble = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.trouble.append(str(error)))
        page.on("console", lambda line: _note(page, line))
        return page

    yield inside
    for context in contexts:
        context.close()


def _note(page, line):
    # A page that says 400, 404 or 410 is noted by the browser as a failed request of ours.
    if line.type == "error" and "status of 4" not in line.text:
        page.trouble.append(line.text)


@pytest.mark.parametrize(("lang", "width"), [("de", 375), ("ar", 1280)])
def test_every_page_is_accessible_and_asks_nobody_else(sheet, live_url, lively, lang, width):
    page = sheet(width)
    for path, status in PAGES.items():
        answer = page.goto(live_url + path.format(lang=lang))
        assert (path, answer.status) == (path, status)
        assert (path, complaints(page) + outline(page)) == (path, [])
    assert page.trouble == []
    assert {urlsplit(url).netloc for url in page.asked} == {urlsplit(live_url).netloc}
    assert page.context.cookies() == []


def test_texts_without_blanks_break_no_page(sheet, live_url, lively):
    word, rtl = "Donaudampfschiff" * 625, "مرحبا" * 60
    EventText.objects.filter(title="Kurs").update(
        title=word[:200], summary=word[:500], description=f"{word} {rtl}"
    )
    page = sheet(width=320)
    for path in ("/en/nord/", "/en/nord/ikw-2026/", "/en/nord/ikw-2026/kurs/"):
        page.goto(live_url + path)
        assert (path, overflow(page)) == (path, [])


ALIGNED = "found => [getComputedStyle(found).direction, getComputedStyle(found).textAlign]"


def test_a_text_aligns_by_its_own_direction_and_a_title_with_its_neighbours(
    sheet, live_url, lively
):
    page = sheet()
    page.goto(f"{live_url}/ar/nord/ikw-2026/")
    card = page.locator(".card:has(.card__summary[lang=de])").first
    assert card.locator(".card__summary").evaluate(ALIGNED) == ["ltr", "start"]
    assert card.locator("h3 a").evaluate(ALIGNED) == ["ltr", "right"]
    page.goto(f"{live_url}/ar/nord/ikw-2026/ausstellung/")
    assert page.locator(".prose p").first.evaluate(ALIGNED) == ["ltr", "start"]


def test_filter_and_subscribe_work_without_javascript(sheet, live_url, lively):
    """Two taps from a filter to one's own calendar, and no more for a question in the form."""
    page = sheet(java_script_enabled=False)
    page.goto(f"{live_url}/en/nord/ikw-2026/")
    page.get_by_role("link", name="Free of charge").first.click()
    assert page.url == f"{live_url}/en/nord/ikw-2026/?free=1"
    subscribe = page.get_by_role("link", name="Subscribe", exact=True)
    netloc = urlsplit(live_url).netloc
    assert subscribe.get_attribute("href") == f"webcal://{netloc}/feeds/nord/ikw-2026.en.ics?free=1"
    page.get_by_text("More ways to search").click()
    page.get_by_label("Search for words").fill("kurs")
    page.get_by_role("button", name="Show events").click()
    assert page.url == f"{live_url}/en/nord/ikw-2026/?free=1&q=kurs"
    assert page.locator("article h3").all_inner_texts() == ["Kurs", "Kurs", "Kurs"]


def test_the_day_strip_leads_to_a_day_that_is_not_hidden_behind_it(sheet, live_url, lively):
    page = sheet(width=375)
    page.goto(f"{live_url}/en/nord/ikw-2026/")
    page.get_by_role("navigation", name="Days").get_by_role("link").last.click()
    strip = page.locator(".strip").bounding_box()
    heading = page.locator("#day-2026-10-07 h2").bounding_box()
    assert heading["y"] >= strip["y"] + strip["height"]
    assert heading["y"] < 800


def test_on_a_phone_the_programme_begins_on_the_first_screen(sheet, live_url, lively):
    """The head is two lines, nothing lies on its words, and an event is seen without scrolling."""
    page = sheet(width=375)
    for lang in ("de", "ar"):
        page.goto(f"{live_url}/{lang}/nord/ikw-2026/")
        assert page.locator(".top").bounding_box()["height"] < 120
        assert page.locator(".card").first.bounding_box()["y"] < 700
        assert page.evaluate(COVERED) == []


def test_a_first_view_weighs_less_than_100_kb_on_the_wire(sheet, live_url, nord_and_week):
    """Everything that a phone loads for forty events, compressed as the proxy does it."""
    week, aylin = nord_and_week
    for n in range(40):
        cast.accepted(
            week,
            aylin,
            title=f"Veranstaltung Nummer {n}",
            summary=f"Ein {n}. Abend zum Kennenlernen, mit Musik, Essen und Gesprächen. " * 4,
            whens=(cast.when(date(2026, 9, 21) + timedelta(n % 30)),),
            is_free=bool(n % 2),
            languages=Languages(spoken=("de",), interpreted=("ar", "uk")),
            audiences=("familien",),
        )
    for lang, limit in LIMITS.items():
        page, answers = sheet(width=375), []
        page.on("response", lambda answer, found=answers: found.append(answer))
        page.goto(f"{live_url}/{lang}/nord/ikw-2026/", wait_until="networkidle")
        assert page.locator("article").count() == 40
        assert answers[0].headers["content-encoding"] == "br"
        assert (lang, sum(map(_weight, answers)) < limit) == (lang, True)


def _weight(answer) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body))
