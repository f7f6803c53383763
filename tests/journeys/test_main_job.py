"""The main job: a club submits on its phone, the office accepts, the world can read it.

A real browser, a real server, a real worker process, the real database and broker.
"""

import io
from datetime import timedelta

import icalendar
import pikepdf
import pypdfium2
import pytest
import recurring_ical_events
import requests
from ical.calendar_stream import IcsCalendarStream

from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.submission import Submission

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Zwiebelkuchen für alle"


def submit(page, url, week, **changes):
    """Fill in the form and send it; stops where questions are asked."""
    day = week.starts_on + timedelta(5)
    answers = {
        "title": TITLE,
        "summary": "Wir backen zusammen und essen an einer langen Tafel.",
        "dates-0-day": day.isoformat(),
        "dates-0-start": "18",
        "name": "Bürgerhaus",
        "town": "Neustadt",
        "organiser": "Verein Miteinander",
        "contact_email": "bruno@verein.example",
    } | changes
    page.goto(f"{url}/en/nord/submit/")
    for name, value in answers.items():
        page.fill(f"[name='{name}']", value)
    choose(page, "category", "kochen")
    choose(page, "openness", "public")
    page.get_by_role("button", name="Send to the office").first.click()
    page.wait_for_url("**/receipt/")
    return day


def choose(page, name, value):
    """Whether it is drawn as a list or as buttons to choose one of."""
    field = page.locator(f"[name='{name}']").first
    if field.evaluate("element => element.tagName") == "SELECT":
        field.select_option(value)
    else:
        page.locator(f"[name='{name}'][value='{value}']").check(force=True)


def log_in(page, url, name="aylin"):
    page.goto(f"{url}/en/nord/desk/")
    page.fill("[name='username']", name)
    page.fill("[name='password']", "geheim")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()


def decide(page, url, number):
    page.goto(f"{url}/en/nord/desk/{number}/")
    page.get_by_role("button", name="Accept", exact=True).click()
    page.wait_for_load_state()


def readable(url) -> dict:
    """Where the title can be read by everybody, right now."""
    places = {
        "page": "/en/nord/ikw/",
        "district": "/en/nord/",
        "event": "/en/nord/ikw/zwiebelkuchen-fuer-alle/",
        "api": "/api/v1/events/?district=nord",
        "feed": "/feeds/nord/ikw.ics",
        "filtered feed": "/feeds/nord.ics?town=neustadt",
        "sitemap": "/sitemap/nord.xml",
    }
    return {name: _reads(url + path) for name, path in places.items()}


def _reads(address) -> bool:
    answer = requests.get(address, timeout=20)
    text = answer.content.decode().replace("\r\n ", "")
    return answer.ok and (TITLE in text or "zwiebelkuchen-fuer-alle" in text)


def test_from_the_form_to_page_api_feed_and_booklet(
    live_url, world, page, worker_process, settings
):
    worker_process.start()
    day = submit(page, live_url, world)
    submission = Submission.objects.get()
    assert submission.number in page.inner_text("main")
    assert not any(value for name, value in readable(live_url).items() if name != "filtered feed")

    log_in(page, live_url)
    decide(page, live_url, submission.number)
    assert all(readable(live_url).values()), readable(live_url)

    worker_process.wait_until(lambda: not Entry.objects.open().exists())
    file = settings.FEEDS_ROOT / "nord" / "ikw.ics"
    worker_process.wait_until(lambda: file.exists() and TITLE.encode() in file.read_bytes())
    served = requests.get(f"{live_url}/feeds/nord/ikw.ics", timeout=20)
    assert served.content == file.read_bytes()
    again = {"If-None-Match": served.headers["ETag"]}
    assert requests.get(served.url, headers=again, timeout=20).status_code == 304
    check_feed(served.content, day)
    check_api(live_url, day)
    check_booklet(page, live_url, worker_process)


def check_feed(content: bytes, day):
    """Three calendar engines read the same evening."""
    calendar = icalendar.Calendar.from_ical(content)
    (entry,) = calendar.walk("VEVENT")
    event = Event.objects.get()
    assert str(entry["UID"]) == f"{event.uid}@kreiskalender.example"
    assert (str(entry["SUMMARY"]), entry["DTSTART"].dt.date()) == (TITLE, day)
    assert entry["DTSTART"].dt.hour == 18
    (found,) = recurring_ical_events.of(calendar).between(day, day + timedelta(days=1))
    assert str(found["UID"]) == str(entry["UID"])
    (other,) = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert (other.summary, other.dtstart) == (TITLE, entry["DTSTART"].dt)


def check_api(url, day):
    answer = requests.get(f"{url}/api/v1/events/?district=nord&day={day}", timeout=20).json()
    (found,) = answer["results"]
    assert (found["title"], found["start_date"]) == (TITLE, day.isoformat())
    assert found["occurrences"][0]["time_text"] == "18 Uhr"
    assert "bruno@verein.example" not in str(answer)


def check_booklet(page, url, worker_process):
    page.goto(f"{url}/en/nord/desk/print/")
    page.get_by_text("Release edition 1").first.click()
    page.get_by_role("button", name="Release edition 1").click()
    page.wait_for_load_state()
    address = f"{url}/de/nord/ikw/print/"
    worker_process.wait_until(lambda: ".pdf" in requests.get(address, timeout=20).text, 60)
    page.goto(address)
    link = page.locator("a[href$='.pdf']").first.get_attribute("href")
    content = requests.get(url + link, timeout=20).content
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert (TITLE in text, "Bürgerhaus" in text, "18 Uhr" in text) == (True, True, True)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de"
        assert pdf.Root.Outlines.Count != 0


def test_a_letter_brings_number_and_link(live_url, world, page, worker_process, settings, tmp_path):
    letters = tmp_path / "mail"
    worker_process.start(EMAIL_URL=f"filemail:///{letters}")
    submit(page, live_url, world)
    number = Submission.objects.get().number

    def text():
        return "".join(path.read_text() for path in letters.glob("*")).replace("=\n", "")

    # The file is there before its words are.
    worker_process.wait_until(lambda: number in text() and "/submit/edit/" in text())


def test_the_office_of_another_district_sees_nothing(live_url, world, page, worker_process):
    worker_process.start()
    submit(page, live_url, world)
    log_in(page, live_url, "chiara")
    answer = page.goto(f"{live_url}/en/nord/desk/{Submission.objects.get().number}/")
    assert answer.status == 404
    assert TITLE not in page.inner_text("body")
